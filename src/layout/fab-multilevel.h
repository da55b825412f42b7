/* fab-multilevel.h: force pictures of large graphs, from coarse to fine */
#pragma once

#include "fab-job.h"

/* Lays out a connected graph of any size: x and y receive positions in links. */
void fab_multilevel (const FabGraph *graph, FabJob *job, float *x, float *y);
