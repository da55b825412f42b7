/* fab-map-mark.h: the shapes that stand for actors: discs and what is not round
 *
 * A shape is given around 0, 0 for a radius of 1: it has about the area of the disc of that radius, so that two shapes of one size weigh the same.
 */
#pragma once

#include "fab-geometry.h"

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  FAB_MAP_MARK_DISC,
  FAB_MAP_MARK_SQUARE,
  FAB_MAP_MARK_DIAMOND,
  FAB_MAP_MARK_TRIANGLE,
  FAB_MAP_MARK_HEXAGON,
  FAB_MAP_MARK_PENTAGON,
  FAB_MAP_MARK_CROSS,
  FAB_MAP_MARK_STAR,
  FAB_MAP_MARK_WEDGE, /* a triangle that points down */
  FAB_MAP_MARK_PLATE, /* broader than high */
  FAB_MAP_N_MARKS,
} FabMapMark;

double fab_map_mark_get_reach (FabMapMark mark);
double fab_map_mark_get_icon_side (FabMapMark mark);
double fab_map_mark_get_rim (FabMapMark mark, double dx, double dy);
void fab_map_mark_path (cairo_t *cr, FabMapMark mark, double x, double y, double radius);

/* The part of a curve outside of the shapes around its ends. */
FabCurve
fab_map_mark_cut_curve (const FabCurve *curve, FabMapMark mark_a, double radius_a, FabMapMark mark_b, double radius_b);

G_END_DECLS
