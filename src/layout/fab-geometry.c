#include "fab-geometry.h"

#include <math.h>

/* Positive where c is to the right of the way from a to b (y points down) */
static double
turn (FabPoint a, FabPoint b, FabPoint c)
{
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static bool
between (FabPoint a, FabPoint b, FabPoint p)
{
  return fmin (a.x, b.x) <= p.x && p.x <= fmax (a.x, b.x) && fmin (a.y, b.y) <= p.y && p.y <= fmax (a.y, b.y);
}

/**
 * fab_segments_cross:
 *
 * Returns: whether the closed segments a–b and p–q have a point in common
 */
bool
fab_segments_cross (FabPoint a, FabPoint b, FabPoint p, FabPoint q)
{
  double p_side = turn (a, b, p), q_side = turn (a, b, q), a_side = turn (p, q, a), b_side = turn (p, q, b);

  if (((p_side > 0 && q_side < 0) || (p_side < 0 && q_side > 0)) &&
      ((a_side > 0 && b_side < 0) || (a_side < 0 && b_side > 0)))
    return true;
  return (p_side == 0 && between (a, b, p)) || (q_side == 0 && between (a, b, q)) ||
         (a_side == 0 && between (p, q, a)) || (b_side == 0 && between (p, q, b));
}

/** fab_segment_distance: Returns: how far @p is from the segment a–b */
double
fab_segment_distance (FabPoint a, FabPoint b, FabPoint p)
{
  double dx = b.x - a.x, dy = b.y - a.y;
  double square = dx * dx + dy * dy;
  double along = square > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / square : 0;

  along = fmin (fmax (along, 0), 1);
  return hypot (p.x - a.x - along * dx, p.y - a.y - along * dy);
}

/** fab_segment_meets_disc: Returns: whether the segment a–b touches the disc */
bool
fab_segment_meets_disc (FabPoint a, FabPoint b, FabPoint centre, double radius)
{
  return fab_segment_distance (a, b, centre) <= radius;
}

/* Narrows the part from … to of a segment to where start + t × way is between low and high. */
static bool
clip (double start, double way, double low, double high, double *from, double *to)
{
  double enter, leave;

  if (way == 0)
    return low <= start && start <= high;
  enter = ((way > 0 ? low : high) - start) / way;
  leave = ((way > 0 ? high : low) - start) / way;
  *from = fmax (*from, enter);
  *to = fmin (*to, leave);
  return *from <= *to;
}

/**
 * fab_segment_meets_box:
 *
 * Clips the segment to the box (Liang & Barsky 1984).
 *
 * Returns: whether the segment a–b touches the box
 */
bool
fab_segment_meets_box (FabPoint a, FabPoint b, FabBox box)
{
  double from = 0, to = 1;

  return clip (a.x, b.x - a.x, (double)box.left, (double)box.right, &from, &to) &&
         clip (a.y, b.y - a.y, (double)box.top, (double)box.bottom, &from, &to);
}

/**
 * fab_disc_rim:
 *
 * Returns: where the way from the centre towards @target leaves the disc (its right end when @target is the centre)
 */
FabPoint
fab_disc_rim (FabPoint centre, double radius, FabPoint target)
{
  double dx = target.x - centre.x, dy = target.y - centre.y;
  double length = hypot (dx, dy);

  if (length == 0)
    return (FabPoint){ centre.x + radius, centre.y };
  return (FabPoint){ centre.x + dx * radius / length, centre.y + dy * radius / length };
}

/**
 * fab_box_rim:
 * @box: relative to @centre, which it holds
 *
 * Returns: where the way from the centre towards @target leaves the box
 */
FabPoint
fab_box_rim (FabPoint centre, FabBox box, FabPoint target)
{
  double dx = target.x - centre.x, dy = target.y - centre.y;
  double across = dx > 0 ? (double)box.right / dx : dx < 0 ? (double)box.left / dx : INFINITY;
  double along = dy > 0 ? (double)box.bottom / dy : dy < 0 ? (double)box.top / dy : INFINITY;
  double t = fmin (across, along);

  if (!isfinite (t))
    return (FabPoint){ centre.x + (double)box.right, centre.y };
  return (FabPoint){ centre.x + t * dx, centre.y + t * dy };
}

/**
 * fab_fan_offset:
 * @index: which of the links between two nodes, from 0
 * @count: how many there are
 * @spacing: distance of neighbouring ones, at the middle
 * @reversed: whether this one is drawn from the higher-numbered node to the lower
 *
 * Parallel and opposite links between two nodes fan out: their middles stand @spacing apart, evenly on both sides of
 * the straight line.
 *
 * Returns: the offset to give to fab_curve_bent()
 */
double
fab_fan_offset (int index, int count, double spacing, bool reversed)
{
  double offset = (index - (count - 1) / 2.0) * spacing;

  return reversed ? -offset : offset;
}
