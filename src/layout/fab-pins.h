/* fab-pins.h: a picture fitted to nodes that stay where they are */
#pragma once

#include "fab-job.h"

/* Turns, mirrors and moves the picture of n nodes so that those with @stays come near (@at_x, @at_y), puts them there,
 * and lets the others follow their nearest ones. */
void fab_pins_fit (int n, const unsigned char *stays, const float *at_x, const float *at_y, float *x, float *y);
