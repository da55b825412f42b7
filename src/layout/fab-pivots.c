#include "fab-pivots.h"

#include "fab-hops.h"

#include "fab-limits.h"

/* One node, drawn with a probability that grows with its distance to the nearest pivot so far */
static int
draw_pivot (const float *nearest, int n, FabRandom *random)
{
  double sum = 0, mark;

  for (int v = 0; v < n; v++)
    sum += (double)nearest[v];
  mark = fab_random_unit (random) * sum;
  for (int v = 0; v < n; v++) {
    mark -= (double)nearest[v];
    if (mark < 0)
      return v;
  }
  return fab_random_below (random, n);
}

bool
fab_pivots_init (FabPivots *pivots, const FabGraph *graph, int n_pivots, FabJob *job)
{
  int n = graph->n_nodes;
  int pivot = fab_random_below (&job->random, n);
  float *nearest;
  FabSearch search;

  *pivots = (FabPivots){ .n_nodes = n, .n_pivots = n_pivots < n ? n_pivots : n };
  pivots->nodes = fab_job_new (job, int, pivots->n_pivots);
  pivots->distance = fab_job_new (job, float, (size_t)pivots->n_pivots *(size_t)n);
  nearest = fab_job_new (job, float, n);
  if (!fab_search_init (&search, graph, job))
    return false;
  for (int v = 0; v < n; v++)
    nearest[v] = INFINITY;
  for (int p = 0; p < pivots->n_pivots; p++) {
    float *distance = pivots->distance + (size_t)p * (size_t)n;

    pivots->nodes[p] = pivot;
    fab_search_from (&search, graph, pivot, distance);
    for (int v = 0; v < n; v++)
      nearest[v] = fab_min (nearest[v], distance[v]);
    pivot = draw_pivot (nearest, n, &job->random);
  }
  return fab_job_ok (job);
}

/* Squares the distances and takes the means of rows and columns out (double centring). */
static void
centre_squares (const FabPivots *pivots, int k, double *centred, double *row_mean)
{
  int n = pivots->n_nodes;
  double mean = 0;

  for (int p = 0; p < k; p++) {
    double column = 0;

    for (int v = 0; v < n; v++) {
      double d = (double)pivots->distance[(size_t)p * (size_t)n + (size_t)v];

      centred[(size_t)p * (size_t)n + (size_t)v] = d * d;
      row_mean[v] += d * d / k;
      column += d * d / n;
    }
    for (int v = 0; v < n; v++)
      centred[(size_t)p * (size_t)n + (size_t)v] -= column;
    mean += column / k;
  }
  for (int p = 0; p < k; p++)
    for (int v = 0; v < n; v++) {
      double *c = &centred[(size_t)p * (size_t)n + (size_t)v];

      *c = -0.5 * (*c - row_mean[v] + mean);
    }
}

static void
multiply_transposed (const double *centred, int n, int k, double *product)
{
  for (int p = 0; p < k; p++)
    for (int q = p; q < k; q++) {
      const double *a = centred + (size_t)p * (size_t)n, *b = centred + (size_t)q * (size_t)n;
      double sum = 0;

      for (int v = 0; v < n; v++)
        sum += a[v] * b[v];
      product[p * k + q] = product[q * k + p] = sum;
    }
}

/* The strongest eigenvector of a symmetric k × k matrix, at right angles to @other (or NULL), by power iteration */
static void
strongest_axis (const double *matrix, int k, const double *other, double *axis, double *image, FabRandom *random)
{
  enum { STEPS = 30 };

  for (int p = 0; p < k; p++)
    axis[p] = fab_random_unit (random) - 0.5;
  for (int step = 0; step < STEPS; step++) {
    double along = 0, length = 0;

    for (int p = 0; other != NULL && p < k; p++)
      along += axis[p] * other[p];
    for (int p = 0; other != NULL && p < k; p++)
      axis[p] -= along * other[p];
    for (int p = 0; p < k; p++) {
      image[p] = 0;
      for (int q = 0; q < k; q++)
        image[p] += matrix[p * k + q] * axis[q];
      length += image[p] * image[p];
    }
    for (int p = 0; p < k && length > 0; p++)
      axis[p] = image[p] / sqrt (length);
  }
}

static void
project (const double *centred, int n, int k, const double *axis, float *out)
{
  for (int v = 0; v < n; v++) {
    double sum = 0;

    for (int p = 0; p < k; p++)
      sum += centred[(size_t)p * (size_t)n + (size_t)v] * axis[p];
    out[v] = (float)sum;
  }
}

/* Scales to the distances from the pivots; shakes, so that twins part. */
static void
scale_to_distances (const FabPivots *pivots, int k, FabRandom *random, float *x, float *y)
{
  double sum = 0, squares = 0, scale;
  int n = pivots->n_nodes;

  for (int p = 0; p < k; p++)
    for (int v = 0; v < n; v++) {
      float d = pivots->distance[(size_t)p * (size_t)n + (size_t)v];
      int pivot = pivots->nodes[p];

      if (d > 0) {
        double ratio = hypot ((double)(x[v] - x[pivot]), (double)(y[v] - y[pivot])) / (double)d;

        sum += ratio;
        squares += ratio * ratio;
      }
    }
  scale = squares > 0 ? sum / squares : 1;
  for (int v = 0; v < n; v++) {
    x[v] = (float)(scale * (double)x[v] + 0.2 * (fab_random_unit (random) - 0.5));
    y[v] = (float)(scale * (double)y[v] + 0.2 * (fab_random_unit (random) - 0.5));
  }
}

/* Pivot MDS (Brandes & Pich 2006) */
void
fab_pivots_place (const FabPivots *pivots, FabJob *job, float *x, float *y)
{
  int n = pivots->n_nodes;
  int k = pivots->n_pivots < 50 ? pivots->n_pivots : 50;
  FabJobBlock *mark = fab_job_mark (job);
  double *centred = fab_job_new (job, double, (size_t)k *(size_t)n);
  double *row_mean = fab_job_new (job, double, n);
  double *product = fab_job_new (job, double, k *k);
  double *first = fab_job_new (job, double, 3 * k);

  if (fab_job_ok (job)) {
    double *second = first + k, *image = second + k;

    centre_squares (pivots, k, centred, row_mean);
    multiply_transposed (centred, n, k, product);
    strongest_axis (product, k, NULL, first, image, &job->random);
    strongest_axis (product, k, first, second, image, &job->random);
    project (centred, n, k, first, x);
    project (centred, n, k, second, y);
    scale_to_distances (pivots, k, &job->random, x, y);
  }
  fab_job_release (job, mark);
}
