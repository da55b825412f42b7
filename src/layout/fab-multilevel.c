#include "fab-multilevel.h"

#include "fab-coarsen.h"
#include "fab-force.h"
#include "fab-pivots.h"
#include "fab-stress.h"

#include <math.h>
#include <string.h>

enum {
  COARSE_NODES = 150, /* small enough to be laid out as a whole */
  MAX_LEVELS = 24,
};

/* A coarsest graph with more stress than this has no shape that would fit on a page. */
static const double TANGLED = 0.1;

/* The coarsest graph by its stress. Returns: how much stress is left */
static double
place_coarsest (const FabLevel *level, FabJob *job, float *x, float *y)
{
  FabPairTable table;
  FabPivots pivots;

  if (!fab_pair_table_init (&table, &level->graph, job) || !fab_pivots_init (&pivots, &level->graph, 50, job))
    return 0;
  fab_pivots_place (&pivots, job, x, y);
  fab_stress_descend (&table, 30, 0.1 * (double)(table.longest * table.longest), 0.03, job, x, y);
  return fab_pair_table_stress (&table, x, y, NULL);
}

/* Every node starts where its parent stands, somewhat aside */
static void
prolong (const FabLevel *fine, const float *coarse_x, const float *coarse_y, float spread, FabRandom *random, float *x,
         float *y)
{
  for (int v = 0; v < fine->graph.n_nodes; v++) {
    x[v] = coarse_x[fine->parent[v]] + spread * (float)(fab_random_unit (random) - 0.5);
    y[v] = coarse_y[fine->parent[v]] + spread * (float)(fab_random_unit (random) - 0.5);
  }
}

static void
relax_level (const FabLevel *level, int depth, bool tangled, FabJob *job, float *x, float *y)
{
  FabForceOptions force = {
    .mass = level->mass,
    .weight = level->weight,
    .rounds = 120 + 20 * depth,
    .first_step = 0.5 * pow (1.3, depth),
    .far = tangled && depth > 0,
    .rescale = true,
  };

  fab_force_relax (&level->graph, &force, job, x, y);
}

void
fab_multilevel (const FabGraph *graph, FabJob *job, float *x, float *y)
{
  FabJobBlock *mark = fab_job_mark (job);
  size_t n = (size_t)graph->n_nodes;
  FabLevel levels[MAX_LEVELS];
  int depth = 0;
  bool tangled = false;
  float *coarse_x = fab_job_new (job, float, n + 1), *coarse_y = fab_job_new (job, float, n + 1);
  float *fine_x = fab_job_new (job, float, n + 1), *fine_y = fab_job_new (job, float, n + 1);

  levels[0] = (FabLevel){
    .graph = *graph,
    .mass = fab_job_new (job, float, n),
    .weight = fab_job_new (job, float, 2 * (size_t)graph->n_edges),
    .parent = fab_job_new (job, int, n),
  };
  for (size_t v = 0; fab_job_ok (job) && v < n; v++)
    levels[0].mass[v] = 1;
  for (size_t k = 0; fab_job_ok (job) && k < 2 * (size_t)graph->n_edges; k++)
    levels[0].weight[k] = 1;
  while (fab_job_ok (job) && depth + 1 < MAX_LEVELS && levels[depth].graph.n_nodes > COARSE_NODES &&
         fab_coarsen (&levels[depth], &levels[depth + 1], job))
    depth++;
  if (fab_job_ok (job))
    tangled = place_coarsest (&levels[depth], job, coarse_x, coarse_y) > TANGLED;
  for (; fab_job_ok (job) && depth >= 0; depth--) {
    size_t bytes = sizeof *x * (size_t)levels[depth].graph.n_nodes;

    FabJobRange range = fab_job_enter (job, pow (0.5, depth + 1), pow (0.5, depth));

    relax_level (&levels[depth], depth, tangled, job, coarse_x, coarse_y);
    fab_job_leave (job, range);
    if (depth == 0) {
      memcpy (x, coarse_x, bytes);
      memcpy (y, coarse_y, bytes);
      break;
    }
    prolong (&levels[depth - 1], coarse_x, coarse_y, 0.5f, &job->random, fine_x, fine_y);
    bytes = sizeof *x * (size_t)levels[depth - 1].graph.n_nodes;
    memcpy (coarse_x, fine_x, bytes);
    memcpy (coarse_y, fine_y, bytes);
  }
  fab_job_release (job, mark);
}
