/* fab-quality.h: how readable a picture is, to choose the best of several */
#pragma once

#include "fab-job.h"

/* The links of a graph, each once */
typedef struct {
  int n;
  int (*ends)[2];
} FabLinks;

bool fab_links_init (FabLinks *links, const FabGraph *graph, FabJob *job);

/* Pairs of links that cross */
long fab_quality_crossings (const FabLinks *links, FabJob *job, const float *x, const float *y);

/* Nodes that a foreign link passes at less than @reach */
long fab_quality_nodes_on_links (const FabLinks *links, int n_nodes, float reach, const float *x, const float *y);
