/* fab-geometry.h: what painters and pointers ask of discs, boxes, lines and curves */
#pragma once

#include "fab-box.h"

/** A quadratic Bézier curve from a to b, pulled towards c. A straight line has c halfway. */
typedef struct {
  FabPoint a, c, b;
} FabCurve;

bool fab_segments_cross (FabPoint a, FabPoint b, FabPoint p, FabPoint q);
double fab_segment_distance (FabPoint a, FabPoint b, FabPoint p);
bool fab_segment_meets_disc (FabPoint a, FabPoint b, FabPoint centre, double radius);
bool fab_segment_meets_box (FabPoint a, FabPoint b, FabBox box);

/* Where a line from the centre towards @target leaves the disc or the box around @centre. */
FabPoint fab_disc_rim (FabPoint centre, double radius, FabPoint target);
FabPoint fab_box_rim (FabPoint centre, FabBox box, FabPoint target);

/* Sideways offset of the middle of link @index of @count between two nodes: 0 for a single link, else a fan of both
 * sides. Positive is to the left of the way from the lower to the higher node: use @reversed for a link drawn from the
 * higher one. */
double fab_fan_offset (int index, int count, double spacing, bool reversed);

/* The curve from a to b whose middle lies @offset to the left of the straight line. */
FabCurve fab_curve_bent (FabPoint a, FabPoint b, double offset);
FabPoint fab_curve_at (const FabCurve *curve, double t);
FabPoint fab_curve_tangent (const FabCurve *curve, double t);
double fab_curve_distance (const FabCurve *curve, FabPoint p, double *t_nearest);
FabBox fab_curve_bounds (const FabCurve *curve);
FabCurve fab_curve_part (const FabCurve *curve, double from, double to);

/* The part of the curve between the rims of two discs around its ends. */
FabCurve fab_curve_between_discs (const FabCurve *curve, double radius_a, double radius_b);

/* A link from a node to itself: a loop above the disc, as two curves. */
void fab_loop_curves (FabPoint centre, double radius, int index, FabCurve curves[2]);
