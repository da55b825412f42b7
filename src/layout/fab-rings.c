#include "fab-rings.h"

#include <math.h>

double
fab_rings_step (FabPoint size, double radius, double angle)
{
  double across = size.x / fmax (fabs (sin (angle)), 1e-6), along = size.y / fmax (fabs (cos (angle)), 1e-6);

  /* the chord is shorter than the arc: a little more than the straight distance */
  return 1.02 * fmin (fmin (across, along), hypot (size.x, size.y)) / fmax (radius, 1e-6);
}

double
fab_rings_extent (const FabPoint *sizes, int n, double radius, double angle)
{
  double at = angle;

  for (int k = 0; k < n; k++) {
    double half = fab_rings_step (sizes[k], radius, at) / 2;

    at += half + fab_rings_step (sizes[k], radius, at + half) / 2;
  }
  return at - angle;
}

double
fab_rings_radius (const FabPoint *sizes, int n, double from, double to, double least)
{
  double low = least, high = fmax (least, 1e-3);

  if (n == 0 || fab_rings_extent (sizes, n, high, from) <= to - from)
    return least;
  while (fab_rings_extent (sizes, n, high, from) > to - from)
    high *= 2;
  for (int step = 0; step < 30; step++) {
    double middle = (low + high) / 2;

    if (fab_rings_extent (sizes, n, middle, from) > to - from)
      low = middle;
    else
      high = middle;
  }
  return high;
}

FabPoint
fab_rings_size (const FabArrange *arrange, int node)
{
  FabBox box = arrange->boxes[node];
  float gap = arrange->options->gap;

  return (FabPoint){ (double)(box.right - box.left + gap), (double)(box.bottom - box.top + gap) };
}

void
fab_rings_put (FabArrange *arrange, const int *nodes, int n, double radius, double from, double to)
{
  double used = 0, at = from, slack;

  for (int pass = 0; pass < 2; pass++) {
    slack = pass == 1 && n > 0 ? fmax (0, to - from - used) / n : 0;
    at = from;
    for (int k = 0; k < n; k++) {
      FabPoint size = fab_rings_size (arrange, nodes[k]);
      FabBox box = arrange->boxes[nodes[k]];
      double half = fab_rings_step (size, radius, at) / 2, place = at + half + slack / 2;

      arrange->x[nodes[k]] = (float)(radius * cos (place)) - (box.left + box.right) / 2;
      arrange->y[nodes[k]] = (float)(radius * sin (place)) - (box.top + box.bottom) / 2;
      at = place + slack / 2 + fab_rings_step (size, radius, place) / 2;
    }
    used = at - from;
  }
}
