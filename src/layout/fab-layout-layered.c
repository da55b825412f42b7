#include "fab-arrange.h"
#include "fab-layers.h"
#include "fab-limits.h"
#include "fab-pack.h"

#include <stdlib.h>

/* One connected part: points are its nodes, counted anew, and then the bends of its arcs. */
typedef struct {
  FabArrange *arrange;
  const int *nodes; /* which node of the whole each is */
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
  for (int sweep = 0; sweep < SWEEPS && fab_job_continues (&layered->arrange->job, 0.5 + 0.05 * sweep); sweep++) {
    int step = sweep >= SWEEPS - 2 ? 0 : sweep % 2 == 0 ? 1 : -1;

    for (int l = 0; l < layers->n_layers; l++)
      settle_layer (layered, step < 0 ? layers->n_layers - 1 - l : l, step);
  }
}

static void
place_layer (Layered *layered, int l, double *at)
{
  FabArrange *arrange = layered->arrange;
  const FabLayers *layers = &layered->layers;
  double height = 0;

  for (int k = layers->first[l]; k < layers->first[l + 1]; k++)
    if (layers->order[k] < layers->n_nodes) {
      FabBox box = arrange->boxes[layered->nodes[layers->order[k]]];

      height = fmax (height, (double)(box.bottom - box.top));
    }
  for (int k = layers->first[l]; k < layers->first[l + 1]; k++)
    if (layers->order[k] < layers->n_nodes) {
      int v = layered->nodes[layers->order[k]];
      FabBox box = arrange->boxes[v];

      arrange->x[v] = (float)layered->at[layers->order[k]] - (box.left + box.right) / 2;
      arrange->y[v] = (float)(*at + height / 2) - (box.top + box.bottom) / 2;
    }
  *at += height;
}

static void
place_down (Layered *layered)
{
  FabPoint slot = fab_arrange_slot (layered->arrange);
  double space = fmax (0.8 * slot.y, 0.25 * slot.x) + (double)layered->arrange->options->gap, at = 0;

  for (int l = 0; l < layered->layers.n_layers; l++, at += space)
    place_layer (layered, l, &at);
}

static bool
layered_init (Layered *layered)
{
  FabArrange *arrange = layered->arrange;
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
    if ((int)p < layered->layers.n_nodes) {
      FabBox box = arrange->boxes[layered->nodes[p]];

      layered->half[p] = 0.51 * ((double)(box.right - box.left) + (double)arrange->options->gap);
    } else {
      layered->half[p] = 0.1 * fmin (slot.x, slot.y);
    }
  return fab_job_ok (job);
}

static bool
place_component (FabArrange *arrange, const FabComponent *component, int n_arcs, const int (*arcs)[2])
{
  FabJob *job = &arrange->job;
  FabJobBlock *mark = fab_job_mark (job);
  Layered layered = { .arrange = arrange, .nodes = component->nodes };

  if (fab_layers_init (&layered.layers, component->graph.n_nodes, n_arcs, arcs, job))
    fab_layers_order (&layered.layers, job);
  if (fab_job_ok (job) && layered_init (&layered)) {
    place_across (&layered);
    place_down (&layered);
  }
  fab_job_release (job, mark);
  return fab_job_ok (job);
}

/* The arcs whose nodes are both of the component, by their numbers in it; @local is -1 for all other nodes. */
static int
gather_arcs (const int *local, int n_nodes, int n_arcs, const int (*arcs)[2], int (*found)[2])
{
  int n = 0;

  for (int i = 0; i < n_arcs; i++) {
    int a = arcs[i][0], b = arcs[i][1];

    if (a < 0 || b < 0 || a >= n_nodes || b >= n_nodes || local[a] < 0 || local[b] < 0)
      continue;
    found[n][0] = local[a];
    found[n++][1] = local[b];
  }
  return n;
}

static void
place_components (FabArrange *arrange, const FabComponents *components, int n_arcs, const int (*arcs)[2])
{
  FabJob *job = &arrange->job;
  int *local = fab_job_new (job, int, arrange->n);
  int (*found)[2] = fab_job_alloc (job, (size_t)n_arcs + 1, sizeof *found);

  for (int v = 0; fab_job_ok (job) && v < arrange->n; v++)
    local[v] = -1;
  for (int c = 0; fab_job_ok (job) && c < components->n; c++) {
    const FabComponent *component = &components->items[c];
    FabJobRange range = fab_job_enter (job, (double)c / components->n, (double)(c + 1) / components->n);
    int n = 0;

    for (int k = 0; k < component->graph.n_nodes; k++)
      local[component->nodes[k]] = k;
    if (component->graph.n_nodes > 1)
      n = gather_arcs (local, arrange->n, n_arcs, arcs, found);
    place_component (arrange, component, n, (const int (*)[2])found);
    for (int k = 0; k < component->graph.n_nodes; k++)
      local[component->nodes[k]] = -1;
    fab_job_leave (job, range);
  }
}

/**
 * fab_layout_layered:
 * @arcs: (array length=n_arcs): pairs (from, to); loops and numbers out of range are left out
 *
 * Nodes in layers from top to bottom along the arcs: who carries what. Parts that no arc ties stand side by side, and nodes
 * without an arc in a block.
 */
FabLayoutStatus
fab_layout_layered (int n_nodes, int n_arcs, const int (*arcs)[2], const FabLayoutOptions *options, float *x, float *y)
{
  FabArrange arrange;
  FabGraph *graph = NULL;

  if (fab_arrange_begin (&arrange, n_nodes, n_arcs, options, x, y)) {
    FabComponents components;

    graph = fab_graph_new (n_nodes, n_arcs, arcs);
    if (graph == NULL)
      arrange.job.status = FAB_LAYOUT_NO_MEMORY;
    fab_arrange_boxes (&arrange, 0.3f * fab_arrange_link (options, 1));
    if (fab_job_ok (&arrange.job) && fab_components_init (&components, graph, &arrange.job))
      place_components (&arrange, &components, n_arcs, arcs);
    if (fab_job_ok (&arrange.job))
      fab_pack (&components, arrange.boxes, arrange.stays, 2 * options->gap, fab_arrange_aspect (&arrange),
                &arrange.job, arrange.x, arrange.y);
    if (fab_job_ok (&arrange.job))
      fab_arrange_settle (&arrange);
  }
  fab_graph_free (graph);
  return fab_arrange_finish (&arrange, x, y);
}
