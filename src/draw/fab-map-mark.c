#include "fab-map-mark.h"

#include <math.h>

#define MAX_CORNERS 16

/** A polygon that sees all of its rim from its centre. */
typedef struct {
  guint n;          /* 0: a disc */
  double reach;     /* how far it goes to the sides or up and down, for what must keep clear of it */
  double icon_side; /* of the square in which an icon has room */
  FabPoint corners[MAX_CORNERS];
} Outline;

/* Clockwise on the page, from the top. */
static const Outline outlines[FAB_MAP_N_MARKS] = {
  [FAB_MAP_MARK_DISC] = { 0, 1, 1.12, { { 0 } } },
  [FAB_MAP_MARK_SQUARE] = { 4, 1, 1.16, { { -0.9, -0.9 }, { 0.9, -0.9 }, { 0.9, 0.9 }, { -0.9, 0.9 } } },
  [FAB_MAP_MARK_DIAMOND] = { 4, 1.24, 0.96, { { 0, -1.24 }, { 1.24, 0 }, { 0, 1.24 }, { -1.24, 0 } } },
  [FAB_MAP_MARK_TRIANGLE] = { 3, 1.22, 0.82, { { 0, -1.4 }, { 1.2124, 0.7 }, { -1.2124, 0.7 } } },
  [FAB_MAP_MARK_HEXAGON] = { 6,
                             1.05,
                             1.08,
                             { { -0.55, -0.9526 },
                               { 0.55, -0.9526 },
                               { 1.1, 0 },
                               { 0.55, 0.9526 },
                               { -0.55, 0.9526 },
                               { -1.1, 0 } } },
  [FAB_MAP_MARK_PENTAGON] = { 5,
                              1.1,
                              1.0,
                              { { 0, -1.14 },
                                { 1.0842, -0.3523 },
                                { 0.6701, 0.9223 },
                                { -0.6701, 0.9223 },
                                { -1.0842, -0.3523 } } },
  [FAB_MAP_MARK_CROSS] = { 12,
                           1.1,
                           0.94,
                           { { -0.5, -1.1 },
                             { 0.5, -1.1 },
                             { 0.5, -0.5 },
                             { 1.1, -0.5 },
                             { 1.1, 0.5 },
                             { 0.5, 0.5 },
                             { 0.5, 1.1 },
                             { -0.5, 1.1 },
                             { -0.5, 0.5 },
                             { -1.1, 0.5 },
                             { -1.1, -0.5 },
                             { -0.5, -0.5 } } },
  [FAB_MAP_MARK_STAR] = { 10,
                          1.24,
                          0.86,
                          { { 0, -1.34 },
                            { 0.4556, -0.6271 },
                            { 1.2744, -0.4141 },
                            { 0.7371, 0.2395 },
                            { 0.7876, 1.0841 },
                            { 0, 0.775 },
                            { -0.7876, 1.0841 },
                            { -0.7371, 0.2395 },
                            { -1.2744, -0.4141 },
                            { -0.4556, -0.6271 } } },
  [FAB_MAP_MARK_WEDGE] = { 3, 1.22, 0.82, { { 0, 1.4 }, { -1.2124, -0.7 }, { 1.2124, -0.7 } } },
  [FAB_MAP_MARK_PLATE] = { 4, 1.2, 1.0, { { -1.24, -0.66 }, { 1.24, -0.66 }, { 1.24, 0.66 }, { -1.24, 0.66 } } },
};

static const Outline *
get_outline (FabMapMark mark)
{
  return &outlines[mark < FAB_MAP_N_MARKS ? mark : FAB_MAP_MARK_DISC];
}

/** fab_map_mark_get_reach: how far a shape of radius 1 goes beside, above and below its centre; its corners may go a little further */
double
fab_map_mark_get_reach (FabMapMark mark)
{
  return get_outline (mark)->reach;
}

/** fab_map_mark_get_icon_side: the side of the square that an icon in a shape of radius 1 fills */
double
fab_map_mark_get_icon_side (FabMapMark mark)
{
  return get_outline (mark)->icon_side;
}

/* How far along the ray from 0, 0 through dx, dy the side from a to b is; 0 where it is not met. */
static double
meet_side (FabPoint a, FabPoint b, double dx, double dy)
{
  double sx = b.x - a.x, sy = b.y - a.y, cross = dx * sy - dy * sx, along, share;

  if (fabs (cross) < 1e-12)
    return 0;
  along = (a.x * sy - a.y * sx) / cross;
  share = (a.x * dy - a.y * dx) / cross;
  return along > 0 && share >= -1e-9 && share <= 1 + 1e-9 ? along : 0;
}

/**
 * fab_map_mark_get_rim:
 * @dx: a direction from the centre, of any length but 0
 *
 * Returns: how far away the rim of a shape of radius 1 is in that direction
 */
double
fab_map_mark_get_rim (FabMapMark mark, double dx, double dy)
{
  const Outline *outline = get_outline (mark);
  double length = hypot (dx, dy), rim = 0;

  if (outline->n == 0 || !(length > 1e-12))
    return 1;
  for (guint i = 0; i < outline->n; i++)
    rim = MAX (rim, meet_side (outline->corners[i], outline->corners[(i + 1) % outline->n], dx / length, dy / length));
  return rim > 0 ? rim : 1;
}

/** fab_map_mark_path: adds the shape around x, y to the context's path */
void
fab_map_mark_path (cairo_t *cr, FabMapMark mark, double x, double y, double radius)
{
  const Outline *outline = get_outline (mark);

  cairo_new_sub_path (cr);
  if (outline->n == 0)
    cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  for (guint i = 0; i < outline->n; i++)
    cairo_line_to (cr, x + radius * outline->corners[i].x, y + radius * outline->corners[i].y);
  cairo_close_path (cr);
}

/* The rim towards where the curve leaves it: looked for twice, because that depends on the rim. */
static double
find_rim (const FabCurve *curve, gboolean at_end, FabMapMark mark, double radius)
{
  FabPoint centre = at_end ? curve->b : curve->a;
  double total = hypot (curve->b.x - curve->a.x, curve->b.y - curve->a.y), rim = radius;

  for (int i = 0; mark != FAB_MAP_MARK_DISC && total > 0 && i < 3; i++) {
    double share = MIN (rim / total, 0.5);
    FabPoint p = fab_curve_at (curve, at_end ? 1 - share : share);

    rim = radius * fab_map_mark_get_rim (mark, p.x - centre.x, p.y - centre.y);
  }
  return rim;
}

/**
 * fab_map_mark_cut_curve:
 * @curve: from centre to centre
 *
 * Returns: the part of it between the two shapes
 */
FabCurve
fab_map_mark_cut_curve (const FabCurve *curve, FabMapMark mark_a, double radius_a, FabMapMark mark_b, double radius_b)
{
  return fab_curve_between_discs (curve, find_rim (curve, FALSE, mark_a, radius_a),
                                  find_rim (curve, TRUE, mark_b, radius_b));
}
