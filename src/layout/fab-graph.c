#include "fab-graph.h"

#include <stdlib.h>
#include <string.h>

static int
compare_edges (const void *a, const void *b)
{
  const int *x = a, *y = b;

  return x[0] != y[0] ? (x[0] > y[0]) - (x[0] < y[0]) : (x[1] > y[1]) - (x[1] < y[1]);
}

/* Copies the edges that are neither loops nor out of range, lower end first, sorted, each once. Returns how many. */
static int
clean_edges (int n_nodes, int n_edges, const int (*edges)[2], int (*clean)[2])
{
  int n = 0, kept = 0;

  for (int e = 0; e < n_edges; e++) {
    int u = edges[e][0], v = edges[e][1];

    if (u == v || u < 0 || v < 0 || u >= n_nodes || v >= n_nodes)
      continue;
    clean[n][0] = u < v ? u : v;
    clean[n][1] = u < v ? v : u;
    n++;
  }
  qsort (clean, n, sizeof *clean, compare_edges);
  for (int e = 0; e < n; e++)
    if (e == 0 || compare_edges (clean[e], clean[kept - 1]) != 0)
      memmove (clean[kept++], clean[e], sizeof *clean);
  return kept;
}

/**
 * fab_graph_new:
 * @edges: (array length=n_edges): pairs of node numbers from 0; loops, repetitions and numbers out of range are left out
 *
 * Returns: (transfer full) (nullable): the graph, or %NULL when memory is short
 */
FabGraph *
fab_graph_new (int n_nodes, int n_edges, const int (*edges)[2])
{
  FabGraph *graph = calloc (1, sizeof *graph);
  int (*clean)[2] = malloc (sizeof *clean * (n_edges > 0 ? n_edges : 1));
  int *fill = malloc (sizeof *fill * (n_nodes > 0 ? n_nodes : 1));

  if (graph != NULL && clean != NULL && fill != NULL) {
    graph->n_nodes = n_nodes;
    graph->n_edges = clean_edges (n_nodes, n_edges, edges, clean);
    graph->offsets = calloc ((size_t) n_nodes + 1, sizeof *graph->offsets);
    graph->neighbours = calloc (graph->n_edges > 0 ? 2 * (size_t) graph->n_edges : 1, sizeof *graph->neighbours);
  }
  if (graph == NULL || graph->offsets == NULL || graph->neighbours == NULL) {
    fab_graph_free (graph);
    free (clean);
    free (fill);
    return NULL;
  }
  for (int e = 0; e < graph->n_edges; e++) {
    graph->offsets[clean[e][0] + 1]++;
    graph->offsets[clean[e][1] + 1]++;
  }
  for (int v = 0; v < n_nodes; v++)
    graph->offsets[v + 1] += graph->offsets[v];
  memcpy (fill, graph->offsets, (size_t) n_nodes * sizeof *fill);
  for (int e = 0; e < graph->n_edges; e++) {
    graph->neighbours[fill[clean[e][0]]++] = clean[e][1];
    graph->neighbours[fill[clean[e][1]]++] = clean[e][0];
  }
  free (clean);
  free (fill);
  return graph;
}

/** fab_graph_free: frees a graph; %NULL is fine */
void
fab_graph_free (FabGraph *graph)
{
  if (graph == NULL)
    return;
  free (graph->offsets);
  free (graph->neighbours);
  free (graph);
}
