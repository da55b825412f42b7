#include "fab-layout.h"

#include "fab-components.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Each group is laid out by itself; then the groups, as large boxes tied by their bridges, are laid out like actors. */

typedef struct {
  int *nodes;
  int n;
  float *x, *y; /* inside the group */
  FabBox box;
} Group;

static int
compare_ints (const void *a, const void *b)
{
  return *(const int *) a - *(const int *) b;
}

/* The distinct values of @group, sorted. Returns: how many */
static int
list_values (const int *group, int n, int *values)
{
  int kept = 0;

  memcpy (values, group, sizeof *values * n);
  qsort (values, n, sizeof *values, compare_ints);
  for (int i = 0; i < n; i++)
    if (i == 0 || values[i] != values[kept - 1])
      values[kept++] = values[i];
  return kept;
}

static FabBox
bounds_of (const Group *group, const FabBox *boxes, float margin)
{
  FabBox all = { INFINITY, INFINITY, -INFINITY, -INFINITY };

  for (int i = 0; i < group->n; i++) {
    FabBox box = boxes != NULL ? boxes[group->nodes[i]] : (FabBox) { 0 };

    box = fab_box_moved (box, group->x[i], group->y[i]);
    all.left = fminf (all.left, box.left);
    all.top = fminf (all.top, box.top);
    all.right = fmaxf (all.right, box.right);
    all.bottom = fmaxf (all.bottom, box.bottom);
  }
  return (FabBox) { all.left - margin, all.top - margin, all.right + margin, all.bottom + margin };
}

static bool
lay_out_group (const FabGraph *graph, Group *group, const FabLayoutOptions *options, FabJob *job)
{
  FabLayoutOptions inner = *options;
  FabComponent component;
  FabBox *boxes = NULL;

  if (!fab_component_init (&component, graph, group->nodes, group->n, job))
    return false;
  group->nodes = component.nodes; /* it may number them anew */
  group->x = fab_job_new (job, float, group->n + 1);
  group->y = fab_job_new (job, float, group->n + 1);
  if (options->boxes != NULL)
    boxes = fab_job_new (job, FabBox, group->n + 1);
  if (!fab_job_ok (job))
    return false;
  for (int i = 0; boxes != NULL && i < group->n; i++)
    boxes[i] = options->boxes[group->nodes[i]];
  inner.boxes = boxes;
  inner.pinned = NULL;
  inner.keep_positions = false;
  inner.aspect = 1;
  job->status = fab_layout_organic (&component.graph, &inner, group->x, group->y);
  return fab_job_ok (job);
}

static bool
arrange_groups (const FabGraph *graph, Group *groups, int n_groups, const int *index, const FabLayoutOptions *options, FabJob *job,
                float *gx, float *gy)
{
  FabLayoutOptions outer = { .seed = options->seed, .gap = options->gap, .aspect = options->aspect };
  int (*ties)[2] = fab_job_alloc (job, graph->n_edges + 1, sizeof *ties);
  FabBox *boxes = fab_job_new (job, FabBox, n_groups + 1);
  FabGraph *meta;
  int n_ties = 0;

  if (!fab_job_ok (job))
    return false;
  for (int v = 0; v < graph->n_nodes; v++)
    for (int k = graph->offsets[v]; k < graph->offsets[v + 1]; k++)
      if (graph->neighbours[k] > v && index[v] != index[graph->neighbours[k]]) {
        ties[n_ties][0] = index[v];
        ties[n_ties++][1] = index[graph->neighbours[k]];
      }
  for (int g = 0; g < n_groups; g++)
    boxes[g] = groups[g].box;
  outer.boxes = boxes;
  meta = fab_graph_new (n_groups, n_ties, (const int (*)[2]) ties);
  job->status = meta != NULL ? fab_layout_organic (meta, &outer, gx, gy) : FAB_LAYOUT_NO_MEMORY;
  fab_graph_free (meta);
  return fab_job_ok (job);
}

static void
put_down (const Group *groups, int n_groups, const float *gx, const float *gy, const unsigned char *pinned, float *x, float *y)
{
  for (int g = 0; g < n_groups; g++)
    for (int i = 0; i < groups[g].n; i++) {
      int node = groups[g].nodes[i];

      if (pinned != NULL && pinned[node])
        continue;
      x[node] = groups[g].x[i] + gx[g];
      y[node] = groups[g].y[i] + gy[g];
    }
}

static bool
make_groups (const FabGraph *graph, const int *group, Group **groups, int *n_groups, int *index, FabJob *job)
{
  int n = graph->n_nodes, *values = fab_job_new (job, int, n + 1);

  if (values == NULL)
    return false;
  *n_groups = list_values (group, n, values);
  *groups = fab_job_new (job, Group, *n_groups + 1);
  if (*groups == NULL)
    return false;
  for (int v = 0; v < n; v++) {
    index[v] = (int) ((int *) bsearch (&group[v], values, *n_groups, sizeof *values, compare_ints) - values);
    (*groups)[index[v]].n++;
  }
  for (int g = 0; g < *n_groups; g++) {
    (*groups)[g].nodes = fab_job_new (job, int, (*groups)[g].n + 1);
    (*groups)[g].n = 0;
  }
  if (!fab_job_ok (job))
    return false;
  for (int v = 0; v < n; v++)
    (*groups)[index[v]].nodes[(*groups)[index[v]].n++] = v;
  return true;
}

/** fab_layout_groups: see the header */
FabLayoutStatus
fab_layout_groups (const FabGraph *graph, const int *group, const FabLayoutOptions *options, float *x, float *y)
{
  float margin = options->link_length > 0 ? options->link_length / 2 : 0.5f;
  Group *groups = NULL;
  int n_groups = 0, *index;
  float *gx, *gy;
  FabJob job;

  if (graph->n_nodes > FAB_LAYOUT_MAX_NODES)
    return FAB_LAYOUT_TOO_LARGE;
  fab_job_init (&job, options);
  index = fab_job_new (&job, int, graph->n_nodes + 1);
  if (index == NULL || graph->n_nodes == 0 || !make_groups (graph, group, &groups, &n_groups, index, &job))
    return fab_job_finish (&job);
  for (int g = 0; g < n_groups && lay_out_group (graph, &groups[g], options, &job); g++)
    groups[g].box = bounds_of (&groups[g], options->boxes, margin);
  gx = fab_job_new (&job, float, n_groups + 1);
  gy = fab_job_new (&job, float, n_groups + 1);
  if (fab_job_ok (&job) && arrange_groups (graph, groups, n_groups, index, options, &job, gx, gy))
    put_down (groups, n_groups, gx, gy, options->pinned, x, y);
  return fab_job_finish (&job);
}
