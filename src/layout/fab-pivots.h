/* fab-pivots.h: distances from some nodes that stand for all, and a first picture drawn from them */
#pragma once

#include "fab-job.h"

typedef struct {
  int n_nodes;
  int n_pivots;
  int *nodes;      /* n_pivots */
  float *distance; /* n_pivots × n_nodes */
} FabPivots;

/* Draws pivots of a connected graph: far from those drawn before with more probability. The strictly farthest ones
 * would all be leaves at the rim of a social network. */
bool fab_pivots_init (FabPivots *pivots, const FabGraph *graph, int n_pivots, FabJob *job);

/* A first picture from the distances to (at most 50 of) the pivots, scaled to them. */
void fab_pivots_place (const FabPivots *pivots, FabJob *job, float *x, float *y);
