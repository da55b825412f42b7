#include "fab-force.h"

#include "fab-kernels.h"
#include "fab-quadtree.h"

#include <math.h>

enum {
  EXACT_NODES = 900 /* up to here meeting all others is faster than the tree */
};

static const float REPULSION = 0.2f;
static const float OPENNESS = 1.0f;

typedef struct {
  const FabGraph *graph;
  const FabForceOptions *options;
  float *x, *y, *fx, *fy;
  float *mass;
  FabRepulsion repulsion;
  FabQuadtree tree;
} Relaxation;

static void
add_repulsion (Relaxation *relaxation)
{
  int n = relaxation->graph->n_nodes;
  float *fx = relaxation->fx, *fy = relaxation->fy;

  if (n > EXACT_NODES) {
    fab_quadtree_build (&relaxation->tree, relaxation->x, relaxation->y, relaxation->mass);
    fab_quadtree_repel (&relaxation->tree, relaxation->repulsion, OPENNESS, fx, fy);
  }
  for (int v = 0; v < n; v++) {
    float force[2] = { fx[v], fy[v] };

    if (n <= EXACT_NODES)
      relaxation->repulsion (n, relaxation->x, relaxation->y, relaxation->mass, relaxation->x[v], relaxation->y[v],
                             force);
    fx[v] = REPULSION * relaxation->mass[v] * force[0];
    fy[v] = REPULSION * relaxation->mass[v] * force[1];
  }
}

static void
add_attraction (Relaxation *relaxation)
{
  const FabGraph *graph = relaxation->graph;
  const float *x = relaxation->x, *y = relaxation->y;

  for (int v = 0; v < graph->n_nodes; v++) {
    float ax = 0, ay = 0;

    for (int k = graph->offsets[v]; k < graph->offsets[v + 1]; k++) {
      int w = graph->neighbours[k];
      float dx = x[w] - x[v], dy = y[w] - y[v];
      float pull = sqrtf (dx * dx + dy * dy);

      if (graph->lengths != NULL) {
        float square = graph->lengths[k] * graph->lengths[k];

        pull /= square * square;
      }
      if (relaxation->options->weight != NULL)
        pull *= relaxation->options->weight[k];
      ax += pull * dx;
      ay += pull * dy;
    }
    relaxation->fx[v] += ax;
    relaxation->fy[v] += ay;
  }
}

/* Moves each node along its force, at most a step. Returns: the sum of the squared forces */
static double
move_nodes (Relaxation *relaxation, double step)
{
  double energy = 0;

  for (int v = 0; v < relaxation->graph->n_nodes; v++) {
    double fx = (double)(relaxation->fx[v] / relaxation->mass[v]),
           fy = (double)(relaxation->fy[v] / relaxation->mass[v]);
    double force = sqrt (fx * fx + fy * fy);

    if (relaxation->options->pinned != NULL && relaxation->options->pinned[v])
      continue;
    energy += force * force;
    if (force > 0) {
      double move = fmin (force, step) / force;

      relaxation->x[v] += (float)(fx * move);
      relaxation->y[v] += (float)(fy * move);
    }
  }
  return energy;
}

/* Adaptive cooling (Hu 2005): the step grows after five rounds of progress, and shrinks after each round without. */
static void
run_rounds (Relaxation *relaxation, FabJob *job)
{
  const double cooling = 0.9;
  double step = relaxation->options->first_step;
  double last_energy = INFINITY;
  int progress = 0;
  int rounds = relaxation->options->rounds;

  for (int round = 0; round < rounds && step > 1e-3; round++) {
    double energy;

    if (round % 8 == 0 && !fab_job_continues (job, (double)round / rounds))
      return;
    add_repulsion (relaxation);
    add_attraction (relaxation);
    energy = move_nodes (relaxation, step);
    if (energy >= last_energy) {
      progress = 0;
      step *= cooling;
    } else if (++progress >= 5) {
      progress = 0;
      step /= cooling;
    }
    last_energy = energy;
  }
}

/* Scales the picture so that neither repulsion nor attraction would want it larger or smaller as a whole: the sum of
 * position × force (the virial) falls with the inverse of the scale for the one (or stays, for far repulsion), and grows with its cube for the other. */
static void
rescale (Relaxation *relaxation)
{
  int n = relaxation->graph->n_nodes;
  double outward = 0, inward = 0, scale;

  add_repulsion (relaxation);
  for (int v = 0; v < n; v++) {
    outward += (double)(relaxation->x[v] * relaxation->fx[v]) + (double)(relaxation->y[v] * relaxation->fy[v]);
    relaxation->fx[v] = relaxation->fy[v] = 0;
  }
  add_attraction (relaxation);
  for (int v = 0; v < n; v++)
    inward -= (double)(relaxation->x[v] * relaxation->fx[v]) + (double)(relaxation->y[v] * relaxation->fy[v]);
  scale = outward > 0 && inward > 0 ? pow (outward / inward, relaxation->options->far ? 1.0 / 3 : 0.25) : 1;
  for (int v = 0; v < n; v++) {
    relaxation->x[v] *= (float)scale;
    relaxation->y[v] *= (float)scale;
  }
}

void
fab_force_relax (const FabGraph *graph, const FabForceOptions *options, FabJob *job, float *x, float *y)
{
  int n = graph->n_nodes;
  FabJobBlock *mark = fab_job_mark (job);
  Relaxation relaxation = {
    .graph = graph,
    .options = options,
    .x = x,
    .y = y,
    .repulsion = options->far ? fab_kernel_repel_far : fab_kernel_repel,
    .fx = fab_job_new (job, float, n),
    .fy = fab_job_new (job, float, n),
    .mass = fab_job_new (job, float, n),
  };

  if (fab_job_ok (job) && n > 1 && (n <= EXACT_NODES || fab_quadtree_init (&relaxation.tree, n, job))) {
    for (int v = 0; v < n; v++)
      relaxation.mass[v] = options->mass != NULL ? options->mass[v] : 1;
    if (options->rescale)
      rescale (&relaxation);
    run_rounds (&relaxation, job);
  }
  fab_job_release (job, mark);
}
