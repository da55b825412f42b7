#include "fab-geometry.h"

#include <math.h>
#include <stddef.h>

static FabPoint
mix (FabPoint a, FabPoint b, double t)
{
  return (FabPoint) { a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t };
}

static double
distance (FabPoint a, FabPoint b)
{
  return hypot (b.x - a.x, b.y - a.y);
}

/* Positive where c lies to one side of the line from a to b, negative on the other, 0 on it. */
static double
side (FabPoint a, FabPoint b, FabPoint c)
{
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static bool
box_has (FabPoint a, FabPoint b, FabPoint p)
{
  return fmin (a.x, b.x) <= p.x && p.x <= fmax (a.x, b.x) && fmin (a.y, b.y) <= p.y && p.y <= fmax (a.y, b.y);
}

/** fab_segments_cross: whether the segments share a point, their ends included */
bool
fab_segments_cross (FabPoint a, FabPoint b, FabPoint p, FabPoint q)
{
  double s1 = side (a, b, p), s2 = side (a, b, q), s3 = side (p, q, a), s4 = side (p, q, b);

  if (((s1 > 0 && s2 < 0) || (s1 < 0 && s2 > 0)) && ((s3 > 0 && s4 < 0) || (s3 < 0 && s4 > 0)))
    return true;
  return (s1 == 0 && box_has (a, b, p)) || (s2 == 0 && box_has (a, b, q)) || (s3 == 0 && box_has (p, q, a)) ||
         (s4 == 0 && box_has (p, q, b));
}

/** fab_segment_distance: from p to the nearest point of the segment */
double
fab_segment_distance (FabPoint a, FabPoint b, FabPoint p)
{
  double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
  double t = square > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / square : 0;

  return distance (mix (a, b, fmin (1, fmax (0, t))), p);
}

bool
fab_segment_meets_disc (FabPoint a, FabPoint b, FabPoint centre, double radius)
{
  return fab_segment_distance (a, b, centre) <= radius;
}

/* One of the four limits of the clipping after Liang & Barsky, "A New Concept and Method for Line Clipping", 1984. */
static bool
clip (double p, double q, double *from, double *to)
{
  if (p == 0)
    return q >= 0;
  if (p < 0)
    *from = fmax (*from, q / p);
  else
    *to = fmin (*to, q / p);
  return *from <= *to;
}

bool
fab_segment_meets_box (FabPoint a, FabPoint b, FabBox box)
{
  double from = 0, to = 1, dx = b.x - a.x, dy = b.y - a.y;

  return clip (-dx, a.x - box.left, &from, &to) && clip (dx, box.right - a.x, &from, &to) && clip (-dy, a.y - box.top, &from, &to) &&
         clip (dy, box.bottom - a.y, &from, &to);
}

FabPoint
fab_disc_rim (FabPoint centre, double radius, FabPoint target)
{
  double length = distance (centre, target);

  return length > 0 ? mix (centre, target, radius / length) : (FabPoint) { centre.x + radius, centre.y };
}

FabPoint
fab_box_rim (FabPoint centre, FabBox box, FabPoint target)
{
  double dx = target.x - centre.x, dy = target.y - centre.y;
  double tx = dx > 0 ? (box.right - centre.x) / dx : dx < 0 ? (box.left - centre.x) / dx : INFINITY;
  double ty = dy > 0 ? (box.bottom - centre.y) / dy : dy < 0 ? (box.top - centre.y) / dy : INFINITY;
  double t = fmin (tx, ty);

  return isfinite (t) ? mix (centre, target, fmax (0, t)) : (FabPoint) { box.right, centre.y };
}

double
fab_fan_offset (int index, int count, double spacing, bool reversed)
{
  double offset = (index - (count - 1) / 2.0) * spacing;

  return reversed ? -offset : offset;
}

/* Half of the control point's offset is the curve's. */
FabCurve
fab_curve_bent (FabPoint a, FabPoint b, double offset)
{
  double length = distance (a, b);
  FabPoint c = mix (a, b, 0.5);

  if (length > 0) {
    c.x += 2 * offset * (b.y - a.y) / length;
    c.y -= 2 * offset * (b.x - a.x) / length;
  }
  return (FabCurve) { a, c, b };
}

FabPoint
fab_curve_at (const FabCurve *curve, double t)
{
  return mix (mix (curve->a, curve->c, t), mix (curve->c, curve->b, t), t);
}

/** fab_curve_tangent: the direction at @t, of length 1; along the chord where the curve has none */
FabPoint
fab_curve_tangent (const FabCurve *curve, double t)
{
  FabPoint from = mix (curve->a, curve->c, t), to = mix (curve->c, curve->b, t);
  double length = distance (from, to);

  if (length == 0) {
    from = curve->a;
    to = curve->b;
    length = distance (from, to);
  }
  return length > 0 ? (FabPoint) { (to.x - from.x) / length, (to.y - from.y) / length } : (FabPoint) { 1, 0 };
}

/** fab_curve_distance: from p to the curve, taken as sixteen chords; @t_nearest: (out) (nullable): where that is */
double
fab_curve_distance (const FabCurve *curve, FabPoint p, double *t_nearest)
{
  enum { CHORDS = 16 };
  double best = INFINITY, at = 0;
  FabPoint from = curve->a;

  for (int i = 1; i <= CHORDS; i++) {
    FabPoint to = fab_curve_at (curve, (double) i / CHORDS);
    double d = fab_segment_distance (from, to, p);

    if (d < best) {
      best = d;
      at = (i - 0.5) / CHORDS;
    }
    from = to;
  }
  if (t_nearest != NULL)
    *t_nearest = at;
  return best;
}

/* The extreme of one coordinate lies at the ends, or where its derivative is 0. */
static void
extend (double a, double c, double b, double *low, double *high)
{
  double denominator = a - 2 * c + b, t = denominator != 0 ? (a - c) / denominator : -1;

  *low = fmin (a, b);
  *high = fmax (a, b);
  if (t > 0 && t < 1) {
    double extreme = (1 - t) * (1 - t) * a + 2 * t * (1 - t) * c + t * t * b;

    *low = fmin (*low, extreme);
    *high = fmax (*high, extreme);
  }
}

FabBox
fab_curve_bounds (const FabCurve *curve)
{
  double x0, x1, y0, y1;

  extend (curve->a.x, curve->c.x, curve->b.x, &x0, &x1);
  extend (curve->a.y, curve->c.y, curve->b.y, &y0, &y1);
  return (FabBox) { x0, y0, x1, y1 };
}

/** fab_curve_part: the same curve between two of its parameters (de Casteljau) */
FabCurve
fab_curve_part (const FabCurve *curve, double from, double to)
{
  FabPoint along_first = mix (curve->a, curve->c, from), along_second = mix (curve->c, curve->b, from);

  return (FabCurve) { fab_curve_at (curve, from), mix (along_first, along_second, to), fab_curve_at (curve, to) };
}

/* Where the curve leaves the disc around its start (or enters that around its end), by halving. */
static double
find_rim (const FabCurve *curve, FabPoint centre, double radius, bool at_end)
{
  double inside = at_end ? 1 : 0, outside = 0.5;

  if (distance (fab_curve_at (curve, outside), centre) < radius)
    return outside;
  for (int i = 0; i < 24; i++) {
    double middle = (inside + outside) / 2;

    if (distance (fab_curve_at (curve, middle), centre) < radius)
      inside = middle;
    else
      outside = middle;
  }
  return outside;
}

FabCurve
fab_curve_between_discs (const FabCurve *curve, double radius_a, double radius_b)
{
  return fab_curve_part (curve, find_rim (curve, curve->a, radius_a, false), find_rim (curve, curve->b, radius_b, true));
}

void
fab_loop_curves (FabPoint centre, double radius, int index, FabCurve curves[2])
{
  double reach = radius * (2.4 + 0.9 * index), diagonal = radius * 0.7071;
  FabPoint start = { centre.x + radius * 0.2588, centre.y - radius * 0.9659 };
  FabPoint end = { centre.x + radius * 0.9659, centre.y - radius * 0.2588 };
  FabPoint tip = { centre.x + diagonal + reach * 0.6, centre.y - diagonal - reach * 0.6 };

  curves[0] = (FabCurve) { start, { centre.x + radius * 0.25, centre.y - radius - reach }, tip };
  curves[1] = (FabCurve) { tip, { centre.x + radius + reach, centre.y - radius * 0.25 }, end };
}
