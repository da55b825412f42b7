#include "fab-arrange.h"
#include "fab-components.h"
#include "fab-limits.h"
#include "fab-organic.h"
#include "fab-overlaps.h"
#include "fab-pack.h"

#include <stdlib.h>

/* Each group is laid out by itself; the groups then are nodes of a graph of their own, tied by the links between them;
 * last, each group turns so that its bridges point to the other groups. */

typedef struct {
  FabArrange arrange;
  const FabGraph *graph;
  int n_groups;
  int *group; /* per node, without holes */
  int *nodes; /* those of one group together */
  int *first; /* n_groups + 1 */
  float link;
  float *group_x, *group_y; /* middles */
  FabBox *outline;          /* per group, relative to its middle, without its margin */
} Groups;

/* Numbers the groups that have nodes from 0, the nodes without a group as one more, and sorts the nodes by group. */
static void
number_groups (Groups *groups, const int *group, FabJob *job)
{
  int n = groups->arrange.n, most = 0;
  int *number;

  for (int v = 0; v < n; v++)
    most = group[v] > most && group[v] < 4 * FAB_LAYOUT_MAX_NODES ? group[v] : most;
  number = fab_job_new (job, int, (size_t)most + 2);
  for (int v = 0; number != NULL && v < n; v++) {
    int *slot = &number[group[v] < 0 || group[v] > most ? most + 1 : group[v]];

    if (*slot == 0)
      *slot = ++groups->n_groups;
    groups->group[v] = *slot - 1;
    groups->first[groups->group[v] + 1]++;
  }
  for (int g = 0; g < groups->n_groups; g++)
    groups->first[g + 1] += groups->first[g];
  for (int v = n - 1; v >= 0; v--)
    groups->nodes[--groups->first[groups->group[v] + 1]] = v;
  for (int g = 0; g < groups->n_groups; g++)
    groups->first[g] = groups->first[g + 1];
  groups->first[groups->n_groups] = n;
}

static FabBox
measure_group (const Groups *groups, int g)
{
  const FabArrange *arrange = &groups->arrange;
  FabBox all = { 0, 0, 0, 0 };

  for (int k = groups->first[g]; k < groups->first[g + 1]; k++) {
    int v = groups->nodes[k];
    FabBox box = fab_box_moved (arrange->boxes[v], arrange->x[v], arrange->y[v]);

    all = k == groups->first[g] ? box
                                : (FabBox){ fab_min (all.left, box.left), fab_min (all.top, box.top),
                                            fab_max (all.right, box.right), fab_max (all.bottom, box.bottom) };
  }
  return all;
}

static void
move_group (Groups *groups, int g, float dx, float dy)
{
  for (int k = groups->first[g]; k < groups->first[g + 1]; k++) {
    groups->arrange.x[groups->nodes[k]] += dx;
    groups->arrange.y[groups->nodes[k]] += dy;
  }
}

/* Lays one group out around the origin, in the caller's unit, its components packed, without regard to its boxes. */
static void
lay_out_group (Groups *groups, int g, FabBox *boxes, float *x, float *y)
{
  FabArrange *arrange = &groups->arrange;
  FabJob *job = &arrange->job;
  FabJobBlock *mark = fab_job_mark (job);
  int n = groups->first[g + 1] - groups->first[g];
  const int *nodes = groups->nodes + groups->first[g];
  FabComponent whole;
  FabLayoutOptions options = { .mode = arrange->options->mode,
                               .seed = arrange->options->seed,
                               .boxes = boxes,
                               .link_length = groups->link,
                               .gap = arrange->options->gap,
                               .aspect = 1.2 };

  for (int k = 0; k < n; k++)
    boxes[k] = arrange->boxes[nodes[k]];
  if (fab_component_init (&whole, groups->graph, nodes, n, job))
    job->status = fab_layout_organic (&whole.graph, &options, x, y);
  for (int k = 0; k < n; k++) {
    arrange->x[nodes[k]] = x[k];
    arrange->y[nodes[k]] = y[k];
  }
  fab_job_release (job, mark);
}

/* The graph of the groups, with a link between any two that are tied */
static FabGraph *
tie_groups (Groups *groups, FabJob *job)
{
  const FabGraph *graph = groups->graph;
  int n_ties = 0;
  int (*ties)[2] = fab_job_alloc (job, (size_t)graph->n_edges + (size_t)groups->n_groups, sizeof *ties);

  for (int v = 0; ties != NULL && v < graph->n_nodes; v++)
    for (int k = graph->offsets[v]; k < graph->offsets[v + 1]; k++) {
      int w = graph->neighbours[k];

      if (w > v && groups->group[v] != groups->group[w]) {
        ties[n_ties][0] = groups->group[v];
        ties[n_ties++][1] = groups->group[w];
      }
    }
  if (ties == NULL)
    return NULL;
  return fab_graph_new (groups->n_groups, n_ties, (const int (*)[2])ties);
}

/* Places the groups' middles: organic, each as large as its outline, with room between for the bridges. */
static void
place_groups (Groups *groups)
{
  FabArrange *arrange = &groups->arrange;
  FabJob *job = &arrange->job;
  FabGraph *quotient = tie_groups (groups, job);
  FabLayoutOptions options = {
    .mode = FAB_LAYOUT_FAITHFUL,
    .seed = arrange->options->seed,
    .boxes = groups->outline,
    .gap = arrange->options->gap + 0.8f * groups->link,
    .aspect = arrange->options->aspect,
  };
  double size = 0;

  if (quotient == NULL) {
    job->status = FAB_LAYOUT_NO_MEMORY;
    return;
  }
  for (int g = 0; g < groups->n_groups; g++)
    size += (double)(groups->outline[g].right - groups->outline[g].left + groups->outline[g].bottom -
                     groups->outline[g].top);
  options.link_length = (float)fmax (size / (2.2 * groups->n_groups), 1e-3);
  job->status = fab_layout_organic (quotient, &options, groups->group_x, groups->group_y);
  fab_graph_free (quotient);
}

/* Where a node stands in its group when the group is turned over sideways (across -1) or upside down (down -1): the
 * middles of the boxes are mirrored, so that what didn't overlap still doesn't. */
static FabPoint
turned (const FabArrange *arrange, int node, const int turn[2])
{
  FabBox box = arrange->boxes[node];
  float x = arrange->x[node], y = arrange->y[node];

  return (FabPoint){
    (double)(turn[0] > 0 ? x : -x - box.left - box.right),
    (double)(turn[1] > 0 ? y : -y - box.top - box.bottom),
  };
}

static double
bridges_length (const Groups *groups, int g, const int turn[2])
{
  const FabArrange *arrange = &groups->arrange;
  const FabGraph *graph = groups->graph;
  double sum = 0;

  for (int k = groups->first[g]; k < groups->first[g + 1]; k++) {
    int v = groups->nodes[k];
    FabPoint at = turned (arrange, v, turn);

    for (int e = graph->offsets[v]; e < graph->offsets[v + 1]; e++) {
      int w = graph->neighbours[e], h = groups->group[w];

      if (h != g)
        sum += hypot ((double)(groups->group_x[h] + arrange->x[w] - groups->group_x[g]) - at.x,
                      (double)(groups->group_y[h] + arrange->y[w] - groups->group_y[g]) - at.y);
    }
  }
  return sum;
}

/* Turns a group over so that its bridges are short. */
static void
turn_group (Groups *groups, int g)
{
  static const int turns[4][2] = { { 1, 1 }, { 1, -1 }, { -1, 1 }, { -1, -1 } };
  int best = 0;
  double least = INFINITY;

  for (int t = 0; t < 4; t++) {
    double length = bridges_length (groups, g, turns[t]);

    if (length < 0.999 * least) {
      least = length;
      best = t;
    }
  }
  for (int k = groups->first[g]; k < groups->first[g + 1]; k++) {
    int v = groups->nodes[k];
    FabPoint at = turned (&groups->arrange, v, turns[best]);

    groups->arrange.x[v] = (float)at.x;
    groups->arrange.y[v] = (float)at.y;
  }
}

/* Centres a group on its outline, whose size is noted. */
static void
settle_group (Groups *groups, int g)
{
  FabBox box = measure_group (groups, g);
  float w = (box.right - box.left) / 2, h = (box.bottom - box.top) / 2;

  move_group (groups, g, -(box.left + box.right) / 2, -(box.top + box.bottom) / 2);
  groups->outline[g] = (FabBox){ -w, -h, w, h };
}

static float
choose_link (const FabArrange *arrange)
{
  FabPoint slot = fab_arrange_slot (arrange);

  if (fab_arrange_link (arrange->options, 0) > 0)
    return arrange->options->link_length;
  return slot.x + slot.y > 0 ? (float)(0.8 * (slot.x + slot.y)) : 1;
}

static void
lay_out_groups (Groups *groups)
{
  FabArrange *arrange = &groups->arrange;
  FabJob *job = &arrange->job;
  float *x = fab_job_new (job, float, arrange->n), *y = fab_job_new (job, float, arrange->n);
  FabBox *boxes = fab_job_new (job, FabBox, arrange->n);

  for (int g = 0; g < groups->n_groups && fab_job_continues (job, 0.9 * g / groups->n_groups); g++) {
    lay_out_group (groups, g, boxes, x, y);
    settle_group (groups, g);
  }
  if (fab_job_ok (job))
    place_groups (groups);
  for (int pass = 0; pass < 2 && fab_job_ok (job); pass++)
    for (int g = 0; g < groups->n_groups; g++)
      turn_group (groups, g);
  for (int g = 0; g < groups->n_groups && fab_job_ok (job); g++)
    move_group (groups, g, groups->group_x[g], groups->group_y[g]);
  if (fab_job_ok (job))
    fab_arrange_settle (arrange);
}

/**
 * fab_layout_groups:
 * @group: (array): a group per node; below 0: none, which is one more group
 *
 * Groups side by side, each laid out by itself, those with ties between them near each other and turned to each other.
 */
FabLayoutStatus
fab_layout_groups (const FabGraph *graph, const int *group, const FabLayoutOptions *options, float *x, float *y)
{
  Groups groups = { .graph = graph };
  FabArrange *arrange = &groups.arrange;
  size_t n = (size_t)graph->n_nodes;

  if (fab_arrange_begin (arrange, graph->n_nodes, graph->n_edges, options, x, y)) {
    FabJob *job = &arrange->job;

    groups.group = fab_job_new (job, int, n);
    groups.nodes = fab_job_new (job, int, n);
    groups.first = fab_job_new (job, int, n + 2);
    groups.group_x = fab_job_new (job, float, n);
    groups.group_y = fab_job_new (job, float, n);
    groups.outline = fab_job_new (job, FabBox, n);
    if (fab_job_ok (job)) {
      fab_arrange_boxes (arrange, 0.2f * fab_arrange_link (options, 1));
      groups.link = choose_link (arrange);
      number_groups (&groups, group, job);
    }
    if (fab_job_ok (job))
      lay_out_groups (&groups);
  }
  return fab_arrange_finish (arrange, x, y);
}
