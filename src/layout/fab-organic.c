#include "fab-organic.h"

#include "fab-force.h"
#include "fab-hubs.h"
#include "fab-multilevel.h"
#include "fab-pivots.h"
#include "fab-quality.h"
#include "fab-sparse-stress.h"
#include "fab-stress.h"
#include "fab-tree-start.h"

#include <math.h>
#include <string.h>

enum {
  PAIR_NODES = 12000, /* up to here all pairs of nodes are looked at */
  COUNTED_LINKS = 5000,
  PAIR_LENGTHS = 2500, /* the same where links have lengths of their own, which makes distances costly */
  LEVELS_NODES = 2500, /* beyond, a picture for reading is made from coarse to fine, once */
};

/* The best of several pictures of one connected graph */
typedef struct {
  const FabGraph *graph;
  FabJob *job;
  FabPairTable table;
  FabLinks links;
  float *try_x, *try_y;
  float *x, *y;
  double least; /* the score of the picture in x, y */
} Choice;

/* The more nodes, the fewer rounds are needed, and the fewer can be paid for. */
static int
descent_steps (int n)
{
  return n <= 1000 ? 30 : n <= 3000 ? 20 : n <= 6000 ? 15 : 6;
}

static void
keep_better (Choice *choice, double score)
{
  size_t bytes = sizeof *choice->x * (size_t)choice->graph->n_nodes;

  if (!fab_job_ok (choice->job) || score >= choice->least)
    return;
  choice->least = score;
  memcpy (choice->x, choice->try_x, bytes);
  memcpy (choice->y, choice->try_y, bytes);
}

static void
descend_from_pivots (Choice *choice, const FabGraph *graph, const FabPairTable *table, int steps)
{
  FabJob *job = choice->job;
  FabJobBlock *mark = fab_job_mark (job);
  FabPivots pivots;

  if (fab_pivots_init (&pivots, graph, 50, job))
    fab_pivots_place (&pivots, job, choice->try_x, choice->try_y);
  fab_job_release (job, mark);
  if (fab_job_ok (job))
    fab_stress_descend (table, steps, 0.1 * (double)(table->longest * table->longest), 0.03, job, choice->try_x,
                        choice->try_y);
}

static void
lay_out_faithfully (Choice *choice)
{
  int n = choice->graph->n_nodes;
  int starts = n <= 60 ? 3 : 1;

  for (int start = 0; start < starts && fab_job_ok (choice->job); start++) {
    descend_from_pivots (choice, choice->graph, &choice->table, descent_steps (n));
    keep_better (choice, fab_pair_table_stress (&choice->table, choice->try_x, choice->try_y, NULL));
  }
}

/* Low is good: few crossings, little stress, few nodes that seem to be on a link that isn't theirs */
static double
unreadability (Choice *choice)
{
  const float *x = choice->try_x, *y = choice->try_y;
  int n = choice->graph->n_nodes;
  double crossings = (double)fab_quality_crossings (&choice->links, choice->job, x, y);
  double on_links = (double)fab_quality_nodes_on_links (&choice->links, n, 0.1f, x, y);
  double stress = fab_pair_table_stress (&choice->table, x, y, NULL);

  return log (crossings + 0.02 * choice->links.n + 1) + log (stress + 1e-3) + 0.3 * log (on_links / n + 0.1);
}

/* From a tree's picture without crossings, in steps so short that few links come to cross */
static void
unfold_tree (Choice *choice)
{
  FabForceOptions force = { .rounds = 300, .first_step = 0.1, .rescale = true };

  fab_tree_start (choice->graph, choice->job, choice->try_x, choice->try_y);
  fab_force_relax (choice->graph, &force, choice->job, choice->try_x, choice->try_y);
}

/* Brings a picture with links of other lengths to the size of the others, so that components go together. */
static void
scale_like_best (Choice *choice)
{
  double wanted, given;

  fab_pair_table_stress (&choice->table, choice->x, choice->y, &wanted);
  fab_pair_table_stress (&choice->table, choice->try_x, choice->try_y, &given);
  if (!(wanted > 0) || !(given > 0))
    return;
  for (int v = 0; v < choice->graph->n_nodes; v++) {
    choice->try_x[v] *= (float)(given / wanted);
    choice->try_y[v] *= (float)(given / wanted);
  }
}

/* A picture in which hubs stand among the others without pulling them together. While forces act their links are only
 * so much longer that they pull about as much as the others at this distance: what hangs on nothing else shall not fly
 * away. */
static void
relax_around_hubs (Choice *choice, const FabGraph *loose)
{
  const FabForceOptions force = { .rounds = 150, .first_step = 0.5 };
  FabPairTable table;

  if (!fab_pair_table_init (&table, loose, choice->job))
    return;
  descend_from_pivots (choice, loose, &table, descent_steps (loose->n_nodes));
  for (int k = 0; k < 2 * loose->n_edges; k++)
    loose->lengths[k] = sqrtf (loose->lengths[k]);
  fab_force_relax (loose, &force, choice->job, choice->try_x, choice->try_y);
  scale_like_best (choice);
}

/* Tries long links, and in a small graph longer ones too, for the hubs, if there are any. */
static void
try_around_hubs (Choice *choice)
{
  static const float reaches[] = { 0.4f, 1 }, reach_of_many = 0.5f;
  bool few = choice->graph->n_nodes <= 300;

  for (int k = 0; k < (few ? 2 : 1); k++) {
    FabJobBlock *mark = fab_job_mark (choice->job);
    FabGraph loose;

    if (fab_hubs_loosen (choice->graph, few ? reaches[k] : reach_of_many, choice->job, &loose)) {
      relax_around_hubs (choice, &loose);
      keep_better (choice, unreadability (choice));
    }
    fab_job_release (choice->job, mark);
  }
}

/* One picture by forces: from the one with least stress, or from coarse to fine */
static void
relax_once (Choice *choice, bool from_coarse)
{
  FabForceOptions force = { .rounds = 150, .first_step = 0.5 };

  if (from_coarse) {
    fab_multilevel (choice->graph, choice->job, choice->try_x, choice->try_y);
  } else {
    descend_from_pivots (choice, choice->graph, &choice->table, 12);
    fab_force_relax (choice->graph, &force, choice->job, choice->try_x, choice->try_y);
  }
}

static int
reading_starts (int n)
{
  return n <= 50 ? 8 : n <= 150 ? 5 : n <= 300 ? 3 : 2;
}

static void
lay_out_for_reading (Choice *choice)
{
  /* counting the crossings of very many links would take longer than laying out */
  bool is_tree = fab_graph_is_tree (choice->graph);
  int starts = choice->graph->n_edges > COUNTED_LINKS ? 1 : reading_starts (choice->graph->n_nodes) + is_tree;

  if (!fab_links_init (&choice->links, choice->graph, choice->job))
    return;
  for (int start = 0; start < starts && fab_job_ok (choice->job); start++) {
    FabJobRange range = fab_job_enter (choice->job, (double)start / starts, (start + 1.0) / starts);

    if (is_tree && start == starts - 1)
      unfold_tree (choice);
    else
      relax_once (choice, start % 2 == 1);
    fab_job_leave (choice->job, range);
    keep_better (choice, starts > 1 ? unreadability (choice) : 0);
  }
  if (starts > 1)
    try_around_hubs (choice);
}

static void
choose (const FabGraph *graph, FabLayoutMode mode, FabJob *job, float *x, float *y)
{
  size_t n_seats = (size_t)graph->n_nodes + 1;
  Choice choice = {
    .graph = graph,
    .job = job,
    .try_x = fab_job_new (job, float, n_seats),
    .try_y = fab_job_new (job, float, n_seats),
    .x = x,
    .y = y,
    .least = INFINITY,
  };

  if (!fab_job_ok (job) || !fab_pair_table_init (&choice.table, graph, job))
    return;
  if (mode == FAB_LAYOUT_FAITHFUL)
    lay_out_faithfully (&choice);
  else
    lay_out_for_reading (&choice);
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
  } else if (graph->n_nodes > (graph->lengths != NULL ? PAIR_LENGTHS : PAIR_NODES)) {
    fab_sparse_stress (graph, job, x, y);
  } else if (graph->n_nodes > 2) {
    choose (graph, mode, job, x, y);
  }
  fab_job_release (job, mark);
}
