/* fab-overlaps.h: boxes moved apart, for the steps of a layout */
#pragma once

#include "fab-job.h"

/* As fab_layout_remove_overlaps(), with the job's memory, chance and progress. */
void fab_overlaps_remove (int n, const FabBox *boxes, const unsigned char *pinned, float gap, FabJob *job, float *x,
                          float *y);
