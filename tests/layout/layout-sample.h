/* layout-sample.h: small graphs and measures for the tests of the layouts */
#pragma once

#include "fab-layout.h"

FabGraph *sample_path (int n);
FabGraph *sample_star (int n);

/* A tree whose nodes have @branches children each, as far as n goes */
FabGraph *sample_tree (int n, int branches);

/* A hub tied to all others, which stand in a ring */
FabGraph *sample_wheel (int n);

FabGraph *sample_grid (int width, int height);

/* n nodes, each tied to two earlier ones drawn by lot; every @apart-th node starts a component (0: never) */
FabGraph *sample_random (int n, int apart, uint64_t seed);

/* Boxes like those of discs with names below: of different width, asymmetrical */
FabBox *sample_boxes (int n);

int sample_count_overlaps (int n, const FabBox *boxes, float gap, const float *x, const float *y);
bool sample_all_finite (int n, const float *x, const float *y);

/* Mean squared relative error of the distances, by steps, once the picture is scaled as well as can be */
double sample_stress (const FabGraph *graph, const float *x, const float *y);

double sample_diagonal (int n, const float *x, const float *y);
