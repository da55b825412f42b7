#include "fab-config.h"

#include "fab-cli-layout.h"

#include "fab-cli.h"
#include "fab-layout.h"
#include "fab-write.h"

#include <errno.h>
#include <glib.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
  DONE = 0,
  FAILED = 1,
  USAGE = 2,
  REFUSED = 3,
};

static int
complain (int status, const char *file, const char *what)
{
  g_printerr ("%s: %s\n", file, what);
  return status;
}

/* ---- The graph ---- */

/** A file read line by line. */
typedef struct {
  const char *path;
  FILE *file;
  guint line; /* the number of the last that was read */
  char buffer[200];
} Reader;

G_GNUC_PRINTF (2, 3) static int complain_of_line (const Reader *reader, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* Translators: a file, the number of a line in it, and what is wrong there */
  g_printerr (_ ("%1$s, line %2$u: %3$s\n"), reader->path, reader->line, what);
  return REFUSED;
}

/* Reads over what of a line had no room in the buffer. */
static void
skip_rest (Reader *reader)
{
  gsize length = strlen (reader->buffer);
  int c = length > 0 && reader->buffer[length - 1] == '\n' ? '\n' : 0;

  while (c != '\n' && c != EOF)
    c = fgetc (reader->file);
}

/* The next line that is neither blank nor a comment, without what it begins with; NULL at the end. Numbers have room in what is kept of it. */
static char *
next_line (Reader *reader)
{
  while (fgets (reader->buffer, sizeof reader->buffer, reader->file) != NULL) {
    gboolean marked = reader->line++ == 0 && g_str_has_prefix (reader->buffer, "\357\273\277");
    char *start = reader->buffer + (marked ? 3 : 0);

    skip_rest (reader);
    start += strspn (start, " \t\r\n");
    if (*start != '\0' && *start != '#' && *start != '%')
      return start;
  }
  return NULL;
}

static gboolean
parse_pair (const char *line, long *a, long *b)
{
  char *end;

  errno = 0;
  *a = strtol (line, &end, 10);
  if (end == line)
    return FALSE;
  line = end;
  *b = strtol (line, &end, 10);
  return end != line && errno == 0;
}

/* "N M" */
static int
read_size (Reader *reader, long *n, long *m)
{
  const char *line = next_line (reader);

  if (ferror (reader->file))
    return complain (FAILED, reader->path, g_strerror (errno));
  if (line == NULL)
    return complain (REFUSED, reader->path, _ ("the file is empty"));
  if (!parse_pair (line, n, m) || *n < 0 || *m < 0)
    return complain_of_line (reader, _ ("the first line must say how many nodes and how many links there are"));
  if (*n > FAB_LAYOUT_MAX_NODES || *m > FAB_LAYOUT_MAX_EDGES)
    return complain_of_line (reader, _ ("more than 50,000 nodes or 1,000,000 links can't be laid out"));
  return DONE;
}

/* M lines "u v", and no more. */
static int
read_links (Reader *reader, long n, long m, int (*edges)[2])
{
  long u, v;

  for (long e = 0; e < m; e++) {
    const char *line = next_line (reader);

    if (line == NULL)
      return complain_of_line (reader, _ ("the file ends after %1$ld of %2$ld links"), e, m);
    if (!parse_pair (line, &u, &v))
      return complain_of_line (reader, _ ("a link is two numbers of nodes"));
    if (u < 0 || v < 0 || u >= n || v >= n)
      return complain_of_line (reader, _ ("there is no node %1$ld: nodes are counted from 0 to %2$ld"),
                               u < 0 || u >= n ? u : v, n - 1);
    edges[e][0] = (int)u;
    edges[e][1] = (int)v;
  }
  if (next_line (reader) != NULL)
    return complain_of_line (reader, _ ("there are more links than the %ld announced"), m);
  return ferror (reader->file) ? complain (FAILED, reader->path, g_strerror (errno)) : DONE;
}

/* Returns: DONE, or another status after saying why */
static int
read_open (Reader *reader, FabGraph **graph)
{
  g_autofree int (*edges)[2] = NULL;
  long n, m;
  int status = read_size (reader, &n, &m);

  if (status != DONE)
    return status;
  edges = g_malloc_n (m + 1, sizeof *edges);
  status = read_links (reader, n, m, edges);
  if (status != DONE)
    return status;
  *graph = fab_graph_new ((int)n, (int)m, (const int (*)[2])edges);
  return *graph != NULL ? DONE : complain (FAILED, reader->path, g_strerror (ENOMEM));
}

static int
read_graph (const char *path, FabGraph **graph)
{
  gboolean is_standard = fab_cli_is_standard (path);
  Reader reader = { .path = is_standard ? _ ("standard input") : path };
  int status;

  reader.file = is_standard ? stdin : fopen (path, "r");
  if (reader.file == NULL)
    return complain (FAILED, path, g_strerror (errno));
  status = read_open (&reader, graph);
  if (!is_standard)
    fclose (reader.file);
  return status;
}

/* ---- The positions ---- */

static int
write_positions (const char *path, int n, const float *x, const float *y)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (int v = 0; v < n; v++) {
    char words[2][G_ASCII_DTOSTR_BUF_SIZE];

    g_ascii_formatd (words[0], sizeof words[0], "%.7g", (double)x[v]);
    g_ascii_formatd (words[1], sizeof words[1], "%.7g", (double)y[v]);
    g_string_append_printf (text, "%s %s\n", words[0], words[1]);
  }
  return fab_write_file (path, text->str, text->len, &error) ? DONE : complain (FAILED, "layout", error->message);
}

static int
lay_out (const FabGraph *graph, const FabLayoutOptions *options, const char *out)
{
  g_autofree float *x = g_new0 (float, graph->n_nodes + 1);
  g_autofree float *y = g_new0 (float, graph->n_nodes + 1);
  struct timespec begin, end;
  char ms[G_ASCII_DTOSTR_BUF_SIZE];
  FabLayoutStatus status;

  clock_gettime (CLOCK_MONOTONIC, &begin);
  status = fab_layout_organic (graph, options, x, y);
  clock_gettime (CLOCK_MONOTONIC, &end);
  if (status != FAB_LAYOUT_DONE)
    return complain (FAILED, out, g_strerror (ENOMEM));
  /* for programs to read, so with a point in any language */
  g_ascii_formatd (ms, sizeof ms, "%.3f",
                   (double)(end.tv_sec - begin.tv_sec) * 1e3 + (double)(end.tv_nsec - begin.tv_nsec) / 1e6);
  if (fab_write_is_stream (out))
    g_printerr ("%s\n", ms); /* which the positions may go to */
  else
    g_print ("%s\n", ms);
  return write_positions (out, graph->n_nodes, x, y);
}

static gboolean
parse_mode (const char *word, FabLayoutMode *mode)
{
  *mode = g_strcmp0 (word, "faithful") == 0 ? FAB_LAYOUT_FAITHFUL : FAB_LAYOUT_READING;
  return word == NULL || *mode == FAB_LAYOUT_FAITHFUL || g_str_equal (word, "reading");
}

/* What was typed, before any work. */
static int
check (const char *mode, FabLayoutMode *parsed, char **out)
{
  g_autoptr (GError) error = NULL;

  if (!parse_mode (mode, parsed)) {
    g_printerr (_ ("fabrique-cli layout: “%s” is no mode: name one of faithful, reading.\n"), mode);
    return USAGE;
  }
  if (*out == NULL) {
    g_printerr (_ ("fabrique-cli layout: say where to write the positions with -o.\n"));
    return USAGE;
  }
  fab_cli_name_output (out);
  return fab_write_check (*out, &error) ? DONE : complain (FAILED, "fabrique-cli", error->message);
}

/**
 * fab_cli_layout:
 * @argv: (array length=argc): the sub-command's name and what follows
 *
 * Lays out a graph given as text ("N M", then M lines "u v", numbers from 0; lines that begin with '#' or '%' are comments) and writes N
 * lines "x y". Prints the milliseconds of the layout alone.
 *
 * Returns: 0 done, 1 failed, 2 usage, 3 the data say no
 */
int
fab_cli_layout (int argc, char **argv)
{
  g_autofree char *out = NULL, *mode = NULL;
  gint64 seed = 1;
  FabLayoutOptions options = { 0 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_ ("Write the positions to FILE"), N_ ("FILE") },
    { "mode", 'm', 0, G_OPTION_ARG_STRING, &mode, N_ ("How to lay out: faithful or reading"), N_ ("MODE") },
    { "seed", 's', 0, G_OPTION_ARG_INT64, &seed, N_ ("Number that chance starts from"), N_ ("NUMBER") },
    G_OPTION_ENTRY_NULL,
  };
  FabGraph *graph = NULL;
  int status;

  if (!fab_cli_parse (&argc, &argv, entries, 1, &status))
    return status;
  status = check (mode, &options.mode, &out);
  if (status == DONE)
    status = read_graph (argv[1], &graph);
  if (status != DONE)
    return status;
  options.seed = (guint64)seed;
  status = lay_out (graph, &options, out);
  fab_graph_free (graph);
  return status;
}
