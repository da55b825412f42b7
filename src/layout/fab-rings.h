/* fab-rings.h: boxes in a row along an arc */
#pragma once

#include "fab-arrange.h"

/* How far apart on a circle of this radius the middles of neighbouring boxes of this size must stand at this angle: they
 * stand side by side at the top and the bottom, one above the other at the left and the right. */
double fab_rings_step (FabPoint size, double radius, double angle);

/* How wide an arc n boxes take from @angle on, in radians. @sizes: with the gap */
double fab_rings_extent (const FabPoint *sizes, int n, double radius, double angle);

/* The least radius, from @least on, at which n boxes fit between two angles */
double fab_rings_radius (const FabPoint *sizes, int n, double from, double to, double least);

/* Puts nodes between two angles of a circle, evenly. */
void fab_rings_put (FabArrange *arrange, const int *nodes, int n, double radius, double from, double to);

/* A node's box with the gap */
FabPoint fab_rings_size (const FabArrange *arrange, int node);
