/* fab-pack.h: components side by side */
#pragma once

#include "fab-components.h"

/* Moves whole components (the single nodes into one block below) so that they stand tightly without meeting.
 * @boxes: a box for each node; @margin: room around each. Components with pinned nodes stay. */
void fab_pack (const FabComponents *components, const FabBox *boxes, const unsigned char *pinned, float margin,
               double aspect, FabJob *job, float *x, float *y);
