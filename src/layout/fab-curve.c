#include "fab-geometry.h"

#include <math.h>
#include <stddef.h>

enum {
  PIECES = 16 /* straight pieces that stand for a curve before the nearest point is refined */
};

/**
 * fab_curve_bent:
 * @offset: how far to the left of the straight line (seen from a to b) the curve's middle is
 *
 * Returns: the curve from a to b
 */
FabCurve
fab_curve_bent (FabPoint a, FabPoint b, double offset)
{
  double dx = b.x - a.x, dy = b.y - a.y;
  double length = hypot (dx, dy);
  FabPoint middle = { (a.x + b.x) / 2, (a.y + b.y) / 2 };

  /* the curve comes half as far as what pulls it; left of (dx, dy) is (dy, -dx), as y points down */
  if (length > 0) {
    middle.x += 2 * offset * dy / length;
    middle.y -= 2 * offset * dx / length;
  }
  return (FabCurve){ a, middle, b };
}

/** fab_curve_at: Returns: the point of the curve at @t, from 0 (a) to 1 (b) */
FabPoint
fab_curve_at (const FabCurve *curve, double t)
{
  double s = 1 - t;

  return (FabPoint){
    s * s * curve->a.x + 2 * s * t * curve->c.x + t * t * curve->b.x,
    s * s * curve->a.y + 2 * s * t * curve->c.y + t * t * curve->b.y,
  };
}

/** fab_curve_tangent: Returns: the direction at @t, of length 1 (or 0 where the curve is a point) */
FabPoint
fab_curve_tangent (const FabCurve *curve, double t)
{
  double dx = (1 - t) * (curve->c.x - curve->a.x) + t * (curve->b.x - curve->c.x);
  double dy = (1 - t) * (curve->c.y - curve->a.y) + t * (curve->b.y - curve->c.y);
  double length = hypot (dx, dy);

  if (length == 0) {
    dx = curve->b.x - curve->a.x;
    dy = curve->b.y - curve->a.y;
    length = hypot (dx, dy);
  }
  return length > 0 ? (FabPoint){ dx / length, dy / length } : (FabPoint){ 0, 0 };
}

static double
distance_at (const FabCurve *curve, FabPoint p, double t)
{
  FabPoint at = fab_curve_at (curve, t);

  return hypot (p.x - at.x, p.y - at.y);
}

/**
 * fab_curve_distance:
 * @t_nearest: (out) (optional): where on the curve the nearest point is
 *
 * Finds the nearest of some points, then narrows its neighbourhood down by thirds.
 *
 * Returns: how far @p is from the curve
 */
double
fab_curve_distance (const FabCurve *curve, FabPoint p, double *t_nearest)
{
  int nearest = 0;
  double least = INFINITY, low, high;

  for (int k = 0; k <= PIECES; k++) {
    double distance = distance_at (curve, p, (double)k / PIECES);

    if (distance < least) {
      least = distance;
      nearest = k;
    }
  }
  low = fmax (0, (nearest - 1.0) / PIECES);
  high = fmin (1, (nearest + 1.0) / PIECES);
  for (int step = 0; step < 40; step++) {
    double t = low + (high - low) / 3, u = high - (high - low) / 3;

    if (distance_at (curve, p, t) < distance_at (curve, p, u))
      high = u;
    else
      low = t;
  }
  if (t_nearest != NULL)
    *t_nearest = (low + high) / 2;
  return distance_at (curve, p, (low + high) / 2);
}

static void
stretch_to_turn (double a, double c, double b, double *low, double *high)
{
  double bend = a - 2 * c + b;
  double t = bend != 0 ? (a - c) / bend : -1;

  *low = fmin (a, b);
  *high = fmax (a, b);
  if (t > 0 && t < 1) {
    double at = (1 - t) * (1 - t) * a + 2 * (1 - t) * t * c + t * t * b;

    *low = fmin (*low, at);
    *high = fmax (*high, at);
  }
}

/** fab_curve_bounds: Returns: the smallest box that holds the curve */
FabBox
fab_curve_bounds (const FabCurve *curve)
{
  double left, right, top, bottom;

  stretch_to_turn (curve->a.x, curve->c.x, curve->b.x, &left, &right);
  stretch_to_turn (curve->a.y, curve->c.y, curve->b.y, &top, &bottom);
  return (FabBox){ (float)left, (float)top, (float)right, (float)bottom };
}

/** fab_curve_part: Returns: the part of the curve between two parameters (de Casteljau) */
FabCurve
fab_curve_part (const FabCurve *curve, double from, double to)
{
  FabPoint a = fab_curve_at (curve, from), b = fab_curve_at (curve, to);
  /* the pulling point of the part: the curve's polar form at (from, to) */
  double s = (1 - from) * (1 - to), m = from * (1 - to) + to * (1 - from), e = from * to;
  FabPoint c = {
    s * curve->a.x + m * curve->c.x + e * curve->b.x,
    s * curve->a.y + m * curve->c.y + e * curve->b.y,
  };

  return (FabCurve){ a, c, b };
}

/* Where the curve leaves a disc around one of its ends, looked for by halving from that end to the middle */
static double
leaving (const FabCurve *curve, FabPoint centre, double radius, double inside, double outside)
{
  if (distance_at (curve, centre, outside) <= radius)
    return outside;
  for (int step = 0; step < 30; step++) {
    double t = (inside + outside) / 2;

    if (distance_at (curve, centre, t) < radius)
      inside = t;
    else
      outside = t;
  }
  return outside;
}

/**
 * fab_curve_between_discs:
 *
 * Returns: the part of the curve outside the discs around its ends; where they swallow it, a point near its middle
 */
FabCurve
fab_curve_between_discs (const FabCurve *curve, double radius_a, double radius_b)
{
  double from = radius_a > 0 ? leaving (curve, curve->a, radius_a, 0, 0.5) : 0;
  double to = radius_b > 0 ? leaving (curve, curve->b, radius_b, 1, 0.5) : 1;

  return fab_curve_part (curve, from, to);
}

/**
 * fab_loop_curves:
 * @index: which of the node's links to itself, from 0: each is wider than the one before
 * @curves: (out): two halves, which begin and end at the rim above the node
 */
void
fab_loop_curves (FabPoint centre, double radius, int index, FabCurve curves[2])
{
  double reach = radius * (1.1 + 0.5 * index);
  FabPoint left = fab_disc_rim (centre, radius, (FabPoint){ centre.x - 0.6, centre.y - 1 });
  FabPoint right = fab_disc_rim (centre, radius, (FabPoint){ centre.x + 0.6, centre.y - 1 });
  FabPoint top = { centre.x, centre.y - radius - reach };

  curves[0] = (FabCurve){ left, { centre.x - 1.3 * reach, top.y }, top };
  curves[1] = (FabCurve){ top, { centre.x + 1.3 * reach, top.y }, right };
}
