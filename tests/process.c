#include "tests/process.h"
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
#include "src/base/file.h"
#include "tests/check.h"
#include "tests/folder.h"
#include "ui/cli.h"

ProcessRun process_run(Str folder, const char *words, Arena *arena)
{
    Error error;
    ProcessRun run = { 0 };
    char *argv[32] = { (char *)"moot" };
    int argc = 1;
    Str rest = str(words), word;
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        const char *out = folder_path(folder, "out", arena);
        const char *err = folder_path(folder, "error", arena);
        if (!freopen(out, "wb", stdout) || !freopen(err, "wb", stderr) ||
            chdir(folder.data) != 0)
            _exit(98);
        unsetenv("MOOT_LIBRARY");
        setenv("LC_ALL", "C.UTF-8", 1);
        while (str_next(&rest, ' ', &word)) {
            char *text = (char *)arena_str(arena, word).data;
            bool sets = argc == 1 && str_find(word, str("=")) > 0 && text[0] != '-';
            if (sets)
                putenv(text);
            else if (word.length > 0)
                argv[argc++] = text;
        }
        Arguments arguments;
        int status = cli_run(argc, argv, &arguments);
        if (status == CLI_OPEN) {
            printf("%zu paths, library %s, color %d, charset %d %d\n",
                   arguments.path_count, arguments.library ? arguments.library : "-",
                   arguments.term.color, arguments.term.has_charset,
                   (int)arguments.term.charset);
            status = PROCESS_OPENS;
        }
        fflush(NULL);
        _exit(status);
    }
    int state;
    assert_int_equal(waitpid(child, &state, 0), child);
    assert_true(WIFEXITED(state));
    run.status = WEXITSTATUS(state);
    assert_true(
        file_read(folder_path(folder, "out", arena), 1 << 27, arena, &run.out, &error));
    assert_true(file_read(folder_path(folder, "error", arena), 1 << 27, arena,
                          &run.error, &error));
    return run;
}
