#include "fab-pins.h"

#include <math.h>

typedef struct {
  double from_x, from_y, to_x, to_y; /* middles of the pinned nodes */
  double cosine, sine, mirror;       /* mirror: 1, or -1 where y is turned over first */
} Fit;

static Fit
middles (int n, const unsigned char *stays, const float *at_x, const float *at_y, const float *x, const float *y)
{
  Fit fit = { .cosine = 1, .mirror = 1 };
  int count = 0;

  for (int v = 0; v < n; v++)
    if (stays[v]) {
      fit.from_x += (double)x[v];
      fit.from_y += (double)y[v];
      fit.to_x += (double)at_x[v];
      fit.to_y += (double)at_y[v];
      count++;
    }
  fit.from_x /= fmax (count, 1);
  fit.from_y /= fmax (count, 1);
  fit.to_x /= fmax (count, 1);
  fit.to_y /= fmax (count, 1);
  return fit;
}

/* The turn, with or without mirroring, that brings the nodes nearest to their pins (Procrustes, Schönemann 1966) */
static Fit
best_fit (int n, const unsigned char *stays, const float *at_x, const float *at_y, const float *x, const float *y)
{
  Fit fit = middles (n, stays, at_x, at_y, x, y);
  double cosine[2] = { 0, 0 }, sine[2] = { 0, 0 }, length[2];
  int best;

  for (int v = 0; v < n; v++) {
    double ax = (double)x[v] - fit.from_x, ay = (double)y[v] - fit.from_y;
    double bx = (double)at_x[v] - fit.to_x, by = (double)at_y[v] - fit.to_y;

    for (int m = 0; m < 2 && stays[v]; m++) {
      double my = m == 0 ? ay : -ay;

      cosine[m] += ax * bx + my * by;
      sine[m] += ax * by - my * bx;
    }
  }
  length[0] = hypot (cosine[0], sine[0]);
  length[1] = hypot (cosine[1], sine[1]);
  best = length[1] > 1.0001 * length[0] ? 1 : 0;
  if (length[best] > 0) {
    fit.mirror = best == 0 ? 1 : -1;
    fit.cosine = cosine[best] / length[best];
    fit.sine = sine[best] / length[best];
  }
  return fit;
}

static void
apply (const Fit *fit, int n, float *x, float *y)
{
  for (int v = 0; v < n; v++) {
    double ax = (double)x[v] - fit->from_x, ay = fit->mirror * ((double)y[v] - fit->from_y);

    x[v] = (float)(fit->to_x + fit->cosine * ax - fit->sine * ay);
    y[v] = (float)(fit->to_y + fit->sine * ax + fit->cosine * ay);
  }
}

/* Free nodes move as the pins move, each pin counting by the inverse square of its distance (Shepard 1968). */
static void
follow_pins (int n, const unsigned char *stays, const float *at_x, const float *at_y, float *x, float *y)
{
  for (int v = 0; v < n; v++) {
    double sum_x = 0, sum_y = 0, sum = 0;

    if (stays[v])
      continue;
    for (int p = 0; p < n; p++)
      if (stays[p]) {
        double dx = (double)(x[v] - x[p]), dy = (double)(y[v] - y[p]);
        double weight = 1 / (dx * dx + dy * dy + 1e-3);

        sum_x += weight * (double)(at_x[p] - x[p]);
        sum_y += weight * (double)(at_y[p] - y[p]);
        sum += weight;
      }
    x[v] += (float)(sum_x / sum);
    y[v] += (float)(sum_y / sum);
  }
}

void
fab_pins_fit (int n, const unsigned char *stays, const float *at_x, const float *at_y, float *x, float *y)
{
  Fit fit = best_fit (n, stays, at_x, at_y, x, y);

  apply (&fit, n, x, y);
  follow_pins (n, stays, at_x, at_y, x, y);
  for (int v = 0; v < n; v++)
    if (stays[v]) {
      x[v] = at_x[v];
      y[v] = at_y[v];
    }
}
