#include "fab-arrange.h"
#include "fab-layers.h"
#include "fab-limits.h"

#include <stdlib.h>

typedef struct {
  FabArrange arrange;
  FabLayers layers;
  double *at;     /* per point: its abscissa */
  double *half;   /* per point: half of its width, with the gap */
  double *wanted; /* scratch, per place of a layer */
  double *sum, *weight;
  int *run;
} Layered;

/* The abscissas of one layer that are nearest to what is wanted while keeping order and distances: least squares by
 * pooling adjacent violators (Barlow & others 1972). wanted[] has the needed distances already taken off. */
static void
pool_adjacent (Layered *layered, int n)
{
  int n_runs = 0;

  for (int k = 0; k < n; k++) {
    layered->sum[n_runs] = layered->wanted[k];
    layered->weight[n_runs] = 1;
    layered->run[n_runs++] = 1;
    while (n_runs > 1 && layered->sum[n_runs - 2] / layered->weight[n_runs - 2] >
                             layered->sum[n_runs - 1] / layered->weight[n_runs - 1]) {
      n_runs--;
      layered->sum[n_runs - 1] += layered->sum[n_runs];
      layered->weight[n_runs - 1] += layered->weight[n_runs];
      layered->run[n_runs - 1] += layered->run[n_runs];
    }
  }
  for (int r = 0, k = 0; r < n_runs; r++)
    for (int i = 0; i < layered->run[r]; i++)
      layered->wanted[k++] = layered->sum[r] / layered->weight[r];
}

/* Where a point's ties in the other layers would have it */
static double
pull_of (const Layered *layered, int point, int step)
{
  const FabGraph *ties = &layered->layers.ties;
  double sum = 0;
  int n = 0;

  for (int k = ties->offsets[point]; k < ties->offsets[point + 1]; k++) {
    int other = ties->neighbours[k];

    if (step != 0 && layered->layers.layer[other] != layered->layers.layer[point] - step)
      continue;
    sum += layered->at[other];
    n++;
  }
  return n > 0 ? sum / n : layered->at[point];
}

static void
settle_layer (Layered *layered, int l, int step)
{
  const FabLayers *layers = &layered->layers;
  int begin = layers->first[l], n = layers->first[l + 1] - begin;
  double offset = 0;

  for (int k = 0; k < n; k++) {
    int point = layers->order[begin + k];

    if (k > 0)
      offset += layered->half[layers->order[begin + k - 1]] + layered->half[point];
    layered->wanted[k] = pull_of (layered, point, step) - offset;
  }
  pool_adjacent (layered, n);
  offset = 0;
  for (int k = 0; k < n; k++) {
    int point = layers->order[begin + k];

    if (k > 0)
      offset += layered->half[layers->order[begin + k - 1]] + layered->half[point];
    layered->at[point] = layered->wanted[k] + offset;
  }
}

static void
place_across (Layered *layered)
{
  enum { SWEEPS = 10 };
  const FabLayers *layers = &layered->layers;

  for (int l = 0; l < layers->n_layers; l++) {
    double at = 0;

    for (int k = layers->first[l]; k < layers->first[l + 1]; k++) {
      at += layered->half[layers->order[k]];
      layered->at[layers->order[k]] = at;
      at += layered->half[layers->order[k]];
    }
    for (int k = layers->first[l]; k < layers->first[l + 1]; k++)
      layered->at[layers->order[k]] -= at / 2;
  }
  for (int sweep = 0; sweep < SWEEPS && fab_job_continues (&layered->arrange.job, 0.5 + 0.05 * sweep); sweep++) {
    int step = sweep >= SWEEPS - 2 ? 0 : sweep % 2 == 0 ? 1 : -1;

    for (int l = 0; l < layers->n_layers; l++)
      settle_layer (layered, step < 0 ? layers->n_layers - 1 - l : l, step);
  }
}

static void
place_down (Layered *layered)
{
  FabArrange *arrange = &layered->arrange;
  const FabLayers *layers = &layered->layers;
  FabPoint slot = fab_arrange_slot (arrange);
  double space = fmax (0.8 * slot.y, 0.25 * slot.x), at = 0;

  for (int l = 0; l < layers->n_layers; l++) {
    double height = 0;

    for (int k = layers->first[l]; k < layers->first[l + 1]; k++)
      if (layers->order[k] < layers->n_nodes)
        height =
            fmax (height, (double)(arrange->boxes[layers->order[k]].bottom - arrange->boxes[layers->order[k]].top));
    for (int k = layers->first[l]; k < layers->first[l + 1]; k++) {
      int v = layers->order[k];

      if (v >= layers->n_nodes)
        continue;
      arrange->x[v] = (float)layered->at[v] - (arrange->boxes[v].left + arrange->boxes[v].right) / 2;
      arrange->y[v] = (float)(at + height / 2) - (arrange->boxes[v].top + arrange->boxes[v].bottom) / 2;
    }
    at += height + space + (double)arrange->options->gap;
  }
}

static bool
layered_init (Layered *layered)
{
  FabArrange *arrange = &layered->arrange;
  FabJob *job = &arrange->job;
  size_t n = (size_t)layered->layers.n_points;
  FabPoint slot = fab_arrange_slot (arrange);

  layered->at = fab_job_new (job, double, n);
  layered->half = fab_job_new (job, double, n);
  layered->wanted = fab_job_new (job, double, n);
  layered->sum = fab_job_new (job, double, n);
  layered->weight = fab_job_new (job, double, n);
  layered->run = fab_job_new (job, int, n);
  for (size_t p = 0; fab_job_ok (job) && p < n; p++)
    if ((int)p < arrange->n) {
      FabBox box = arrange->boxes[p];

      layered->half[p] = 0.51 * ((double)(box.right - box.left) + (double)arrange->options->gap);
    } else {
      layered->half[p] = 0.1 * fmin (slot.x, slot.y);
    }
  return fab_job_ok (job);
}

/**
 * fab_layout_layered:
 * @arcs: (array length=n_arcs): pairs (from, to); loops and numbers out of range are left out
 *
 * Nodes in layers from top to bottom along the arcs: who carries what.
 */
FabLayoutStatus
fab_layout_layered (int n_nodes, int n_arcs, const int (*arcs)[2], const FabLayoutOptions *options, float *x, float *y)
{
  Layered layered = { 0 };
  FabArrange *arrange = &layered.arrange;

  if (fab_arrange_begin (arrange, n_nodes, n_arcs, options, x, y)) {
    FabJob *job = &arrange->job;
    FabJobRange range = fab_job_enter (job, 0, 0.5);

    fab_arrange_boxes (arrange, 0.3f * fab_arrange_link (options, 1));
    if (fab_layers_init (&layered.layers, n_nodes, n_arcs, arcs, job))
      fab_layers_order (&layered.layers, job);
    fab_job_leave (job, range);
    if (fab_job_ok (job) && layered_init (&layered)) {
      place_across (&layered);
      place_down (&layered);
      fab_arrange_settle (arrange);
    }
  }
  return fab_arrange_finish (arrange, x, y);
}
