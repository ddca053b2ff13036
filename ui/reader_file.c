#include "ui/reader_file.h"
#include <errno.h>
#include <string.h>
#include <unistd.h>
#include "src/base/file.h"

static bool refuse_in_kiosk(Error *error)
{
    return error_set(error, "A kiosk writes and reads no files of its readers");
}

static const char *folder_of(const App *app, Str path)
{
    size_t end = path.length;
    while (end > 0 && path.data[end - 1] != '/')
        end--;
    return arena_str(app->frame, end > 0 ? str_part(path, 0, end) : str(".")).data;
}

// Whether owner and mode allow what was denied: then it was the sandbox, which access()
// does not ask.
static bool was_sandbox(const App *app, const char *place, int wanted,
                        const Error *error)
{
    return app->is_confined && access(place, wanted) == 0 &&
           str_ends(str(error->text), str(strerror(EACCES)));
}

bool reader_file_read(const App *app, Str path, size_t limit, Str *content,
                      Error *error)
{
    const char *name = arena_str(app->frame, path).data;
    if (app->is_kiosk)
        return refuse_in_kiosk(error);
    if (file_read(name, limit, app->frame, content, error))
        return true;
    if (was_sandbox(app, name, R_OK, error))
        return error_set(error,
                         "%s: moot reads only the current folder and those of the "
                         "files it was started with; put it there, or name it then",
                         name);
    return false;
}

bool reader_file_write(const App *app, Str path, Str content, Error *error)
{
    const char *name = arena_str(app->frame, path).data;
    if (app->is_kiosk)
        return refuse_in_kiosk(error);
    if (file_write_private(name, content, error))
        return true;
    if (was_sandbox(app, folder_of(app, path), W_OK, error))
        return error_set(error,
                         "%s: moot writes only in the current folder and below it; "
                         "give a name there",
                         name);
    return false;
}
