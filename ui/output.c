#include "ui/output.h"
#include <errno.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include "src/text/text.h"

static void put_cluster(FILE *stream, Charset charset, const Cluster *cluster)
{
    char shown[32];
    if (cluster->width == 0)
        return;
    if (charset == CHARSET_UTF8) {
        fwrite(cluster->shown.data, 1, cluster->shown.length, stream);
        return;
    }
    charset_show(charset, cluster->shown, cluster->width, shown);
    fwrite(shown, 1, strlen(shown), stream);
}

// Plain ASCII is most of what is printed and needs no look at clusters.
static size_t plain_length(Str text)
{
    size_t length = 0;
    while (length < text.length && text.data[length] >= ' ' && text.data[length] < 0x7F)
        length++;
    // Marks may follow the last letter.
    return length < text.length && length > 0 ? length - 1 : length;
}

static void put_text(FILE *stream, Charset charset, Str text)
{
    while (text.length > 0) {
        Cluster cluster;
        size_t plain = plain_length(text);
        fwrite(text.data, 1, plain, stream);
        text = str_from(text, plain);
        if (text.length > 0 && text.data[0] == '\t') {
            fputc(' ', stream);
            text = str_from(text, 1);
        } else if (text.length > 0 && text_next(&text, &cluster)) {
            put_cluster(stream, charset, &cluster);
        }
    }
}

static void put_lines(FILE *stream, Charset charset, Str text)
{
    Str line;
    if (text.length == 0)
        fputc('\n', stream);
    while (str_next(&text, '\n', &line)) {
        put_text(stream, charset, line);
        fputc('\n', stream);
    }
}

void output_line(Output *output, Str text)
{
    if (output->failure)
        return;
    put_lines(stdout, output->charset, text);
    if (ferror(stdout))
        output->failure = errno;
}

void output_part(Output *output, Str text)
{
    if (output->failure)
        return;
    put_text(stdout, output->charset, text);
    if (ferror(stdout))
        output->failure = errno;
}

void output_flush(Output *output)
{
    if (fflush(stdout) != 0 && !output->failure)
        output->failure = errno;
}

void output_raw(Output *output, Str text)
{
    Str line;
    if (output->failure)
        return;
    if (!isatty(STDOUT_FILENO)) {
        fwrite(text.data, 1, text.length, stdout);
    } else {
        bool is_whole = str_ends(text, str("\n"));
        while (str_next(&text, '\n', &line)) {
            put_text(stdout, output->charset, line);
            if (text.length > 0 || is_whole)
                fputc('\n', stdout);
        }
    }
    if (ferror(stdout))
        output->failure = errno;
}

void output_error(const Output *output, Str text)
{
    fflush(stdout);
    put_lines(stderr, output->charset, text);
}

bool output_close(Output *output)
{
    if (fflush(stdout) != 0 && !output->failure)
        output->failure = errno;
    if (!output->failure || output->failure == EPIPE)
        return true;
    char sentence[256];
    snprintf(sentence, sizeof sentence, "moot: not everything could be printed: %s",
             strerror(output->failure));
    output_error(output, str(sentence));
    return false;
}

int output_columns(void)
{
    struct winsize size;
    enum { USUAL = 80 };
    if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
        return USUAL;
    return size.ws_col > 0 ? size.ws_col : USUAL;
}
