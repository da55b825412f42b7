/* fab-force.h: springs along links, repulsion between all: neighbours together, few crossings */
#pragma once

#include "fab-job.h"

typedef struct {
  const float *mass;           /* per node, or NULL: 1 each */
  const float *weight;         /* per neighbour in the graph's order, or NULL: 1 each */
  const unsigned char *pinned; /* per node: stays; or NULL */
  int rounds;
  double first_step; /* how far a node may go in the first round, in links */
  bool far;          /* repulsion 0.2 / distance instead: unravels tangled graphs better, but crowds trees */
  bool rescale;      /* first scale the whole picture to where the forces balance */
} FabForceOptions;

/* Improves x, y by rounds of repulsion 0.2 / distance² and attraction distance² (of links of ordinary length 1). */
void fab_force_relax (const FabGraph *graph, const FabForceOptions *options, FabJob *job, float *x, float *y);
