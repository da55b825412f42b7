#include "fab-organic.h"

#include "fab-force.h"
#include "fab-multilevel.h"
#include "fab-pivots.h"
#include "fab-stress.h"

#include <math.h>
#include <string.h>

enum {
  PAIR_NODES = 12000, /* up to here all pairs are looked at */
  LEVELS_NODES = 3000, /* beyond, a picture for reading is made from coarse to fine */
  SMALL_NODES = 300,  /* up to here several starts are tried */
};

/* The more nodes, the fewer rounds are needed, and the fewer can be paid for. */
static int
descent_steps (int n)
{
  return n <= 1000 ? 30 : n <= 3000 ? 20 : n <= 6000 ? 15 : 8;
}

static double
try_start (const FabGraph *graph, const FabPairTable *table, FabJob *job, float *x, float *y)
{
  FabJobBlock *mark = fab_job_mark (job);
  FabPivots pivots;

  if (fab_pivots_init (&pivots, graph, 50, job))
    fab_pivots_place (&pivots, job, x, y);
  fab_job_release (job, mark);
  if (fab_job_ok (job))
    fab_stress_descend (table, descent_steps (graph->n_nodes), 0.1 * (double)(table->longest * table->longest), 0.03,
                        job, x, y);
  return fab_pair_table_stress (table, x, y, NULL);
}

static void
lay_out_faithfully (const FabGraph *graph, FabJob *job, float *x, float *y)
{
  FabPairTable table;
  int n = graph->n_nodes;
  int starts = n <= 60 ? 3 : 1;
  double best = INFINITY;
  float *try_x = fab_job_new (job, float, n + 1), *try_y = fab_job_new (job, float, n + 1);

  if (!fab_job_ok (job) || !fab_pair_table_init (&table, graph, job))
    return;
  for (int start = 0; start < starts && fab_job_ok (job); start++) {
    double stress = try_start (graph, &table, job, try_x, try_y);

    if (stress < best) {
      best = stress;
      memcpy (x, try_x, sizeof *x * (size_t)n);
      memcpy (y, try_y, sizeof *y * (size_t)n);
    }
  }
}

void
fab_organic_component (const FabGraph *graph, FabLayoutMode mode, FabJob *job, float *x, float *y)
{
  FabJobBlock *mark = fab_job_mark (job);

  x[0] = y[0] = 0;
  if (graph->n_nodes == 2) {
    x[1] = graph->lengths != NULL ? graph->lengths[0] : 1;
    y[1] = 0;
  } else if (graph->n_nodes > 2 && mode == FAB_LAYOUT_READING && graph->n_nodes > LEVELS_NODES) {
    fab_multilevel (graph, job, x, y);
  } else if (graph->n_nodes > 2) {
    lay_out_faithfully (graph, job, x, y);
    if (mode == FAB_LAYOUT_READING && fab_job_ok (job)) {
      FabForceOptions force = { .rounds = 150, .first_step = 0.5 };

      fab_force_relax (graph, &force, job, x, y);
    }
  }
  fab_job_release (job, mark);
}
