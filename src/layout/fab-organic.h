/* fab-organic.h: one connected graph laid out, in links */
#pragma once

#include "fab-job.h"

/* Lays out a connected graph; x and y (n_nodes floats) receive positions in links, anywhere. */
void fab_organic_component (const FabGraph *graph, FabLayoutMode mode, FabJob *job, float *x, float *y);
