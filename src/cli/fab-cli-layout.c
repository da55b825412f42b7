#include "fab-config.h"

#include "fab-cli-layout.h"

#include "fab-layout.h"

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

/* The next line that is neither blank nor a comment, without its end. Lines of more than 200 bytes are cut. */
static char *
next_line (FILE *file, char *buffer, int size)
{
  while (fgets (buffer, size, file) != NULL) {
    char *start = buffer + strspn (buffer, " \t\r\n");

    if (*start != '\0' && *start != '#')
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

/* Reads "N M" and M lines "u v". Returns: DONE, or another status after saying why */
static int
read_graph (const char *path, FabGraph **graph)
{
  char buffer[200];
  char *line;
  long n, m, u, v;
  g_autofree int (*edges)[2] = NULL;
  FILE *file = fopen (path, "r");

  if (file == NULL)
    return complain (FAILED, path, g_strerror (errno));
  line = next_line (file, buffer, sizeof buffer);
  if (line == NULL || !parse_pair (line, &n, &m) || n < 0 || m < 0) {
    fclose (file);
    return complain (REFUSED, path, _ ("the first line must say how many nodes and how many links there are"));
  }
  if (n > FAB_LAYOUT_MAX_NODES || m > FAB_LAYOUT_MAX_EDGES) {
    fclose (file);
    return complain (REFUSED, path, _ ("more than 50,000 nodes or 1,000,000 links can't be laid out"));
  }
  edges = g_malloc_n (m + 1, sizeof *edges);
  for (long e = 0; e < m; e++) {
    line = next_line (file, buffer, sizeof buffer);
    if (line == NULL || !parse_pair (line, &u, &v) || u < 0 || v < 0 || u >= n || v >= n) {
      fclose (file);
      return complain (REFUSED, path,
                       line == NULL ? _ ("there are fewer links than announced")
                                    : _ ("a link names a node that doesn't exist"));
    }
    edges[e][0] = (int)u;
    edges[e][1] = (int)v;
  }
  fclose (file);
  *graph = fab_graph_new ((int)n, (int)m, (const int (*)[2])edges);
  return *graph != NULL ? DONE : complain (FAILED, path, g_strerror (ENOMEM));
}

static int
write_positions (const char *path, int n, const float *x, const float *y)
{
  FILE *file = fopen (path, "w");
  gboolean failed;

  if (file == NULL)
    return complain (FAILED, path, g_strerror (errno));
  for (int v = 0; v < n; v++) {
    char words[2][G_ASCII_DTOSTR_BUF_SIZE];

    g_ascii_formatd (words[0], sizeof words[0], "%.7g", (double)x[v]);
    g_ascii_formatd (words[1], sizeof words[1], "%.7g", (double)y[v]);
    fprintf (file, "%s %s\n", words[0], words[1]);
  }
  failed = ferror (file) != 0;
  if (fclose (file) != 0 || failed)
    return complain (FAILED, path, g_strerror (errno));
  return DONE;
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
  g_print ("%s\n", ms);
  return write_positions (out, graph->n_nodes, x, y);
}

static gboolean
parse_mode (const char *word, FabLayoutMode *mode)
{
  *mode = g_strcmp0 (word, "faithful") == 0 ? FAB_LAYOUT_FAITHFUL : FAB_LAYOUT_READING;
  return word == NULL || *mode == FAB_LAYOUT_FAITHFUL || g_str_equal (word, "reading");
}

/**
 * fab_cli_layout:
 * @argv: (array length=argc): the sub-command's name and what follows
 *
 * Lays out a graph given as text ("N M", then M lines "u v", numbers from 0, '#' starts a comment) and writes N lines
 * "x y". Prints the milliseconds of the layout alone.
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
  g_autoptr (GOptionContext) context = g_option_context_new (_ ("GRAPH"));
  g_autoptr (GError) error = NULL;
  FabGraph *graph = NULL;
  int status;

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _ ("Lay out a graph given as a list of links."));
  if (!g_option_context_parse (context, &argc, &argv, &error))
    return complain (USAGE, "layout", error->message);
  if (argc != 2 || out == NULL || !parse_mode (mode, &options.mode))
    return complain (USAGE, "layout", _ ("usage: layout GRAPH -o FILE [--mode faithful|reading] [--seed NUMBER]"));
  status = read_graph (argv[1], &graph);
  if (status != DONE)
    return status;
  options.seed = (guint64)seed;
  status = lay_out (graph, &options, out);
  fab_graph_free (graph);
  return status;
}
