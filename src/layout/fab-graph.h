/* fab-graph.h: a graph as plain arrays, for the layout algorithms */
#pragma once

#include <stddef.h>

/** Compressed adjacency: the neighbours of node v are neighbours[offsets[v]] … neighbours[offsets[v + 1] - 1].
 * Undirected, without loops or parallel edges. */
typedef struct {
  int n_nodes;
  int n_edges;
  int *offsets;    /* n_nodes + 1 */
  int *neighbours; /* 2 * n_edges */
} FabGraph;

FabGraph *fab_graph_new (int n_nodes, int n_edges, const int (*edges)[2]);
void fab_graph_free (FabGraph *graph);
