/* fab-sparse-stress.h: pictures of low stress for graphs whose pairs are too many */
#pragma once

#include "fab-job.h"

/* Lays out a connected graph of any size: x and y receive positions in links. */
void fab_sparse_stress (const FabGraph *graph, FabJob *job, float *x, float *y);
