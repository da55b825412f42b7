#include "layout-files.h"

#include <stdio.h>
#include <stdlib.h>

/** layout_read_graph: (transfer full) (nullable): %NULL where there is no such file, or no graph in it */
FabGraph *
layout_read_graph (const char *path)
{
  FILE *file = fopen (path, "r");
  char line[200];
  int n = -1, m = 0, n_edges = 0, a, b;
  int (*edges)[2] = NULL;
  FabGraph *graph = NULL;

  while (file != NULL && fgets (line, sizeof line, file) != NULL) {
    if (*line == '#' || sscanf (line, "%d %d", &a, &b) != 2)
      continue;
    if (n < 0) {
      n = a;
      m = b;
      edges = calloc ((size_t)m + 1, sizeof *edges);
    } else if (edges != NULL && n_edges < m) {
      edges[n_edges][0] = a;
      edges[n_edges++][1] = b;
    }
  }
  if (edges != NULL)
    graph = fab_graph_new (n, n_edges, (const int (*)[2])edges);
  free (edges);
  if (file != NULL)
    fclose (file);
  return graph;
}
