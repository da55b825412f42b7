/* fab-stress.h: pictures in which distance on the page is the distance in the graph */
#pragma once

#include "fab-pair-table.h"

/* Improves x, y (n_seats floats each, some first picture) by @steps rounds over all pairs. */
void fab_stress_descend (const FabPairTable *table, int steps, double first_rate, double last_rate, FabJob *job,
                         float *x, float *y);
