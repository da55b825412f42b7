#include "fab-coarsen.h"

#include <string.h>

/* The neighbour that is still alone and tied most strongly for its mass (light nodes first: clusters grow evenly) */
static int
best_partner (const FabLevel *level, int node)
{
  const FabGraph *graph = &level->graph;
  int best = -1;
  float best_worth = -1;

  for (int k = graph->offsets[node]; k < graph->offsets[node + 1]; k++) {
    int other = graph->neighbours[k];
    float worth = level->weight[k] / level->mass[other];

    if (level->parent[other] < 0 && worth > best_worth) {
      best_worth = worth;
      best = other;
    }
  }
  return best;
}

/* Joins the lone neighbours of a hub with each other: leaves of a star have nobody else. Returns: the next free number */
static int
join_twins (FabLevel *level, int hub, int n_coarse)
{
  const FabGraph *graph = &level->graph;
  int waiting = -1;

  for (int k = graph->offsets[hub]; k < graph->offsets[hub + 1]; k++) {
    int other = graph->neighbours[k];

    if (level->parent[other] >= 0)
      continue;
    if (waiting < 0) {
      waiting = other;
    } else {
      level->parent[waiting] = level->parent[other] = n_coarse++;
      waiting = -1;
    }
  }
  return n_coarse;
}

/* Heavy-edge matching (Karypis & Kumar 1998), with two-hop matching for what it leaves alone. Returns: coarse nodes */
static int
match_nodes (FabLevel *level, const int *order)
{
  int n = level->graph.n_nodes, n_coarse = 0;

  for (int v = 0; v < n; v++)
    level->parent[v] = -1;
  for (int k = 0; k < n; k++) {
    int node = order[k];
    int partner = level->parent[node] < 0 ? best_partner (level, node) : -1;

    if (partner >= 0)
      level->parent[node] = level->parent[partner] = n_coarse++;
  }
  for (int v = 0; v < n; v++)
    n_coarse = join_twins (level, v, n_coarse);
  for (int v = 0; v < n; v++)
    if (level->parent[v] < 0)
      level->parent[v] = n_coarse++;
  return n_coarse;
}

/* Scratch for adding up the links of one coarse node */
typedef struct {
  const FabLevel *fine;
  int *children; /* fine nodes, those of one coarse node together */
  int *first;    /* per coarse node: where its children begin */
  int *place;    /* per coarse node: where its link from the current node is, if that is not before its links */
} Gathering;

static void
sort_children (Gathering *gathering, int n_coarse)
{
  const FabLevel *fine = gathering->fine;
  int n = fine->graph.n_nodes;

  for (int v = 0; v < n; v++)
    gathering->first[fine->parent[v] + 1]++;
  for (int c = 0; c < n_coarse; c++)
    gathering->first[c + 1] += gathering->first[c];
  for (int v = n - 1; v >= 0; v--)
    gathering->children[--gathering->first[fine->parent[v] + 1]] = v;
  /* first[c + 1] now is where c begins: shift back */
  for (int c = 0; c < n_coarse; c++)
    gathering->first[c] = gathering->first[c + 1];
  gathering->first[n_coarse] = n;
}

/* Adds the links of one child to those of its coarse node. Returns: the end of the coarse links */
static int
gather_links (Gathering *gathering, FabLevel *coarse, int node, int child, int end)
{
  const FabGraph *graph = &gathering->fine->graph;
  int begin = coarse->graph.offsets[node];

  for (int k = graph->offsets[child]; k < graph->offsets[child + 1]; k++) {
    int other = gathering->fine->parent[graph->neighbours[k]];
    int place = gathering->place[other];

    if (other == node)
      continue;
    if (place < begin || place >= end || coarse->graph.neighbours[place] != other) {
      place = gathering->place[other] = end++;
      coarse->graph.neighbours[place] = other;
      coarse->weight[place] = 0;
    }
    coarse->weight[place] += gathering->fine->weight[k];
  }
  return end;
}

static void
gather (Gathering *gathering, FabLevel *coarse)
{
  int n_coarse = coarse->graph.n_nodes, end = 0;

  sort_children (gathering, n_coarse);
  for (int c = 0; c < n_coarse; c++) {
    coarse->graph.offsets[c] = end;
    for (int k = gathering->first[c]; k < gathering->first[c + 1]; k++) {
      coarse->mass[c] += gathering->fine->mass[gathering->children[k]];
      end = gather_links (gathering, coarse, c, gathering->children[k], end);
    }
  }
  coarse->graph.offsets[n_coarse] = end;
  coarse->graph.n_edges = end / 2;
}

bool
fab_coarsen (FabLevel *fine, FabLevel *coarse, FabJob *job)
{
  size_t n = (size_t)fine->graph.n_nodes, n_ends = 2 * (size_t)fine->graph.n_edges;
  int *order = fab_job_new (job, int, n);
  int n_coarse;

  if (order == NULL)
    return false;
  for (size_t v = 0; v < n; v++)
    order[v] = (int)v;
  fab_random_shuffle (&job->random, (int)n, order);
  n_coarse = match_nodes (fine, order);
  if (n_coarse > 0.9 * (double)n)
    return false;
  *coarse = (FabLevel){
    .graph = { .n_nodes = n_coarse,
               .offsets = fab_job_new (job, int, n_coarse + 1),
               .neighbours = fab_job_new (job, int, n_ends) },
    .mass = fab_job_new (job, float, n_coarse),
    .weight = fab_job_new (job, float, n_ends),
    .parent = fab_job_new (job, int, n_coarse),
  };
  {
    Gathering gathering = {
      .fine = fine,
      .children = order,
      .first = fab_job_new (job, int, n_coarse + 2),
      .place = fab_job_new (job, int, n_coarse),
    };

    if (fab_job_ok (job))
      gather (&gathering, coarse);
  }
  return fab_job_ok (job);
}
