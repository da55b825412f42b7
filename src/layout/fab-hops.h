/* fab-hops.h: how many steps, or how much length, lies between nodes */
#pragma once

#include "fab-job.h"

/* What one search from a node needs beside its result. */
typedef struct {
  int *queue; /* n_nodes */
  int *heap;  /* n_nodes; weighted graphs only */
  int *slot;  /* n_nodes; weighted graphs only: where in the heap a node is, -1: not yet, -2: done */
} FabSearch;

bool fab_search_init (FabSearch *search, const FabGraph *graph, FabJob *job);

/* Distances from @source in links (or the sum of their lengths); unreachable nodes get -1.
 * Returns: how many nodes were reached */
int fab_search_from (FabSearch *search, const FabGraph *graph, int source, float *distance);
