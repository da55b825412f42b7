/* Counts the crossings of a picture: layout-judge GRAPH POSITIONS, for tests/bench/layout.py */
#include "fab-quality.h"
#include "layout-files.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool
read_positions (const char *path, int n, float *x, float *y)
{
  FILE *file = fopen (path, "r");
  int read = 0;

  while (file != NULL && read < n && fscanf (file, "%f %f", &x[read], &y[read]) == 2)
    read++;
  if (file != NULL)
    fclose (file);
  return read == n;
}

int
main (int argc, char **argv)
{
  const FabLayoutOptions options = { 0 };
  FabGraph *graph = argc == 3 ? layout_read_graph (argv[1]) : NULL;
  FabLinks links;
  FabJob job;
  float *x, *y;

  if (graph == NULL) {
    fprintf (stderr, "usage: layout-judge GRAPH POSITIONS\n");
    return 2;
  }
  fab_job_init (&job, &options);
  x = fab_job_new (&job, float, graph->n_nodes);
  y = fab_job_new (&job, float, graph->n_nodes);
  if (!fab_job_ok (&job) || !fab_links_init (&links, graph, &job) || !read_positions (argv[2], graph->n_nodes, x, y)) {
    fprintf (stderr, "%s: %s\n", argv[2], strerror (errno));
    return 1;
  }
  printf ("%ld\n", fab_quality_crossings (&links, &job, x, y));
  fab_job_finish (&job);
  fab_graph_free (graph);
  return 0;
}
