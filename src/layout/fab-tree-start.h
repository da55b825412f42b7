/* fab-tree-start.h: where the nodes of a tree may stand before forces relax it: no two links cross */
#pragma once

#include "fab-job.h"

/* Whether a connected graph has no cycle */
static inline bool
fab_graph_is_tree (const FabGraph *graph)
{
  return graph->n_edges == graph->n_nodes - 1;
}

/* Places a connected tree on rings around its middle, each branch in a sector as wide as it has ends. */
void fab_tree_start (const FabGraph *graph, FabJob *job, float *x, float *y);
