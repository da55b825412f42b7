#include "fab-graph.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  int u, v; /* u < v */
  float length;
} Edge;

/* By ends, the shorter of two between the same ends first */
static int
compare_edges (const void *a, const void *b)
{
  const Edge *x = a, *y = b;

  if (x->u != y->u)
    return x->u < y->u ? -1 : 1;
  if (x->v != y->v)
    return x->v < y->v ? -1 : 1;
  return (x->length > y->length) - (x->length < y->length);
}

/* Lengths that no picture can show are brought into reach. */
static float
sane_length (float length)
{
  return isfinite (length) ? fminf (fmaxf (length, 0.1f), 10) : 1;
}

/* Copies the edges that are neither loops nor out of range, lower end first, sorted, each once. Returns: how many */
static int
clean_edges (int n_nodes, int n_edges, const int (*edges)[2], const float *lengths, Edge *clean)
{
  int n = 0, kept = 0;

  for (int e = 0; e < n_edges; e++) {
    int u = edges[e][0], v = edges[e][1];

    if (u == v || u < 0 || v < 0 || u >= n_nodes || v >= n_nodes)
      continue;
    clean[n++] = (Edge){ u < v ? u : v, u < v ? v : u, lengths != NULL ? sane_length (lengths[e]) : 1 };
  }
  if (n > 0)
    qsort (clean, (size_t)n, sizeof *clean, compare_edges);
  for (int e = 0; e < n; e++)
    if (e == 0 || clean[e].u != clean[kept - 1].u || clean[e].v != clean[kept - 1].v)
      clean[kept++] = clean[e];
  return kept;
}

/* Fills the arrays of a graph whose offsets are all zero. @fill: scratch for n_nodes numbers */
static void
fill_graph (FabGraph *graph, const Edge *edges, int *fill)
{
  for (int e = 0; e < graph->n_edges; e++) {
    graph->offsets[edges[e].u + 1]++;
    graph->offsets[edges[e].v + 1]++;
  }
  for (int v = 0; v < graph->n_nodes; v++) {
    graph->offsets[v + 1] += graph->offsets[v];
    fill[v] = graph->offsets[v];
  }
  for (int e = 0; e < graph->n_edges; e++) {
    int at_u = fill[edges[e].u]++, at_v = fill[edges[e].v]++;

    graph->neighbours[at_u] = edges[e].v;
    graph->neighbours[at_v] = edges[e].u;
    if (graph->lengths != NULL)
      graph->lengths[at_u] = graph->lengths[at_v] = edges[e].length;
  }
}

/**
 * fab_graph_new_with_lengths:
 * @edges: (array length=n_edges): pairs of node numbers from 0; loops, repetitions and numbers out of range are left out
 * @lengths: (nullable) (array length=n_edges): how long each link shall be, where 1 is ordinary (kept between 0.1 and
 *   10); of repeated links the shortest counts
 *
 * Returns: (transfer full) (nullable): the graph, or %NULL when memory is short
 */
FabGraph *
fab_graph_new_with_lengths (int n_nodes, int n_edges, const int (*edges)[2], const float *lengths)
{
  FabGraph *graph = calloc (1, sizeof *graph);
  Edge *clean = malloc (sizeof *clean * ((size_t)n_edges + 1));
  int *fill = malloc (sizeof *fill * ((size_t)n_nodes + 1));
  bool complete = false;

  if (graph != NULL && clean != NULL && fill != NULL) {
    graph->n_nodes = n_nodes;
    graph->n_edges = clean_edges (n_nodes, n_edges, edges, lengths, clean);
    graph->offsets = calloc ((size_t)n_nodes + 1, sizeof *graph->offsets);
    graph->neighbours = calloc (2 * (size_t)graph->n_edges + 1, sizeof *graph->neighbours);
    if (lengths != NULL)
      graph->lengths = calloc (2 * (size_t)graph->n_edges + 1, sizeof *graph->lengths);
    complete = graph->offsets != NULL && graph->neighbours != NULL && (lengths == NULL || graph->lengths != NULL);
  }
  if (complete) {
    fill_graph (graph, clean, fill);
  } else {
    fab_graph_free (graph);
    graph = NULL;
  }
  free (clean);
  free (fill);
  return graph;
}

/**
 * fab_graph_new:
 *
 * As fab_graph_new_with_lengths(), with links of one length.
 *
 * Returns: (transfer full) (nullable): the graph, or %NULL when memory is short
 */
FabGraph *
fab_graph_new (int n_nodes, int n_edges, const int (*edges)[2])
{
  return fab_graph_new_with_lengths (n_nodes, n_edges, edges, NULL);
}

/** fab_graph_free: frees a graph; %NULL is fine */
void
fab_graph_free (FabGraph *graph)
{
  if (graph == NULL)
    return;
  free (graph->offsets);
  free (graph->neighbours);
  free (graph->lengths);
  free (graph);
}
