/* fab-graph.h: a graph as plain arrays, for the layout algorithms */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/** Compressed adjacency: the neighbours of node v are neighbours[offsets[v]] … neighbours[offsets[v + 1] - 1].
 * Undirected, without loops or parallel edges. */
typedef struct {
  int n_nodes;
  int n_edges;
  int *offsets;    /* n_nodes + 1 */
  int *neighbours; /* 2 * n_edges */
  float *lengths;  /* 2 * n_edges: wanted length of each link, in links of ordinary length; NULL: all are 1 */
} FabGraph;

FabGraph *fab_graph_new (int n_nodes, int n_edges, const int (*edges)[2]);
FabGraph *fab_graph_new_with_lengths (int n_nodes, int n_edges, const int (*edges)[2], const float *lengths);
void fab_graph_free (FabGraph *graph);
