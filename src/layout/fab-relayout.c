#include "fab-relayout.h"

#include "fab-components.h"
#include "fab-force.h"
#include "fab-limits.h"
#include "fab-organic.h"
#include "fab-overlaps.h"
#include "fab-pack.h"
#include "fab-room.h"

#include <stdlib.h>

typedef struct {
  FabArrange *arrange;
  const FabGraph *graph;
  FabJob *job;
  float link;     /* length of an ordinary link in the old picture */
  bool *has;      /* which nodes have a place by now */
  float *numbers; /* scratch: as many as nodes or links */
} Relayout;

static int
compare_floats (const void *a, const void *b)
{
  float x = *(const float *)a, y = *(const float *)b;

  return (x > y) - (x < y);
}

/* The median length of the links that were there; as wanted, or 1, where there was none */
static float
usual_link (Relayout *relayout)
{
  const FabGraph *graph = relayout->graph;
  FabArrange *arrange = relayout->arrange;
  int n = 0;

  for (int v = 0; v < graph->n_nodes; v++)
    for (int k = graph->offsets[v]; k < graph->offsets[v + 1]; k++) {
      int w = graph->neighbours[k];

      if (w > v && relayout->has[v] && relayout->has[w])
        relayout->numbers[n++] = fab_length (arrange->x[v] - arrange->x[w], arrange->y[v] - arrange->y[w]) /
                                 (graph->lengths != NULL ? graph->lengths[k] : 1);
    }
  if (n > 0) {
    qsort (relayout->numbers, (size_t)n, sizeof (float), compare_floats);
    if (relayout->numbers[n / 2] > 0)
      return relayout->numbers[n / 2];
  }
  if (fab_arrange_link (arrange->options, 0) > 0)
    return arrange->options->link_length;
  {
    FabPoint slot = fab_arrange_slot (arrange);

    return slot.x + slot.y > 0 ? (float)(slot.x + slot.y) : 1;
  }
}

/* Half the side of a node without a box: somewhat less than what the first layout kept free, so that nothing moves */
static float
usual_half (const FabArrange *arrange)
{
  float left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;
  int n = 0;

  for (int v = 0; v < arrange->n; v++)
    if (arrange->placed[v]) {
      left = fab_min (left, arrange->x[v]);
      right = fab_max (right, arrange->x[v]);
      top = fab_min (top, arrange->y[v]);
      bottom = fab_max (bottom, arrange->y[v]);
      n++;
    }
  if (arrange->options->mode == FAB_LAYOUT_FAITHFUL || n == 0)
    return 0;
  return 0.08f * sqrtf ((right - left) * (bottom - top) / (float)n);
}

/* The direction from a node that is farthest from the directions of all its neighbours that have a place */
static float
widest_gap (Relayout *relayout, int node)
{
  const FabGraph *graph = relayout->graph;
  FabArrange *arrange = relayout->arrange;
  float *angles = relayout->numbers;
  float best = -1, direction = 2.399963f * (float)node; /* the golden angle: no two alike */
  int n = 0;

  for (int k = graph->offsets[node]; k < graph->offsets[node + 1]; k++) {
    int other = graph->neighbours[k];

    if (relayout->has[other])
      angles[n++] = atan2f (arrange->y[other] - arrange->y[node], arrange->x[other] - arrange->x[node]);
  }
  if (n > 0)
    qsort (angles, (size_t)n, sizeof *angles, compare_floats);
  for (int k = 0; k < n; k++) {
    float gap = (k + 1 < n ? angles[k + 1] : angles[0] + 2 * (float)M_PI) - angles[k];

    if (gap > best) {
      best = gap;
      direction = angles[k] + gap / 2;
    }
  }
  return direction;
}

/* Beside its only neighbour with a place, or amid its several ones */
static void
place_near_neighbours (Relayout *relayout, int node)
{
  const FabGraph *graph = relayout->graph;
  FabArrange *arrange = relayout->arrange;
  float x = 0, y = 0, angle, reach = 0.3f;
  int n = 0, only = -1;

  for (int k = graph->offsets[node]; k < graph->offsets[node + 1]; k++) {
    int other = graph->neighbours[k];

    if (!relayout->has[other])
      continue;
    x += arrange->x[other];
    y += arrange->y[other];
    only = other;
    n++;
  }
  angle = 2.399963f * (float)node;
  if (n == 1) {
    angle = widest_gap (relayout, only);
    reach = 1;
  }
  arrange->x[node] = x / (float)n + reach * relayout->link * cosf (angle);
  arrange->y[node] = y / (float)n + reach * relayout->link * sinf (angle);
  relayout->has[node] = true;
}

/* Goes out from the nodes that have a place, so that chains of new nodes are reached one after another. */
static void
place_tied (Relayout *relayout)
{
  const FabGraph *graph = relayout->graph;
  int *queue = fab_job_new (relayout->job, int, graph->n_nodes);
  int head = 0, tail = 0;

  if (queue == NULL)
    return;
  for (int v = 0; v < graph->n_nodes; v++)
    if (relayout->has[v])
      queue[tail++] = v;
  while (head < tail) {
    int node = queue[head++];

    for (int k = graph->offsets[node]; k < graph->offsets[node + 1]; k++) {
      int other = graph->neighbours[k];

      if (!relayout->has[other]) {
        place_near_neighbours (relayout, other);
        queue[tail++] = other;
      }
    }
  }
}

/* Lets the new nodes that have a place find a better one among the old, which stay. */
static void
relax_tied (Relayout *relayout)
{
  FabJob *job = relayout->job;
  FabArrange *arrange = relayout->arrange;
  int n = 0;
  int *nodes = fab_job_new (job, int, arrange->n);
  float *x = fab_job_new (job, float, arrange->n), *y = fab_job_new (job, float, arrange->n);
  unsigned char *stays = fab_job_new (job, unsigned char, arrange->n);
  FabForceOptions force = { .pinned = stays, .rounds = 40, .first_step = 0.2 };
  FabComponent part;

  for (int v = 0; fab_job_ok (job) && v < arrange->n; v++)
    if (relayout->has[v]) {
      x[n] = arrange->x[v] / relayout->link;
      y[n] = arrange->y[v] / relayout->link;
      stays[n] = arrange->placed[v];
      nodes[n++] = v;
    }
  if (!fab_job_ok (job) || n == 0 || !fab_component_init (&part, relayout->graph, nodes, n, job))
    return;
  fab_force_relax (&part.graph, &force, job, x, y);
  for (int k = 0; k < n; k++)
    if (!stays[k]) {
      arrange->x[nodes[k]] = x[k] * relayout->link;
      arrange->y[nodes[k]] = y[k] * relayout->link;
    }
}

/* Components that are wholly new are laid out by themselves; packing finds their place, but for a few single nodes. */
static void
place_new_components (Relayout *relayout)
{
  FabArrange *arrange = relayout->arrange;
  FabJob *job = relayout->job;
  float margin = 0.5f * arrange->options->gap + 0.25f * relayout->link;
  float *x = fab_job_new (job, float, arrange->n + 1), *y = fab_job_new (job, float, arrange->n + 1);
  unsigned char *stays = fab_job_new (job, unsigned char, arrange->n);
  FabComponents components;

  if (!fab_job_ok (job) || !fab_components_init (&components, relayout->graph, job))
    return;
  fab_room_place_singles (arrange, relayout->graph, relayout->has, margin);
  for (int c = 0; c < components.n && fab_job_ok (job); c++) {
    const FabComponent *component = &components.items[c];

    if (relayout->has[component->nodes[0]])
      continue;
    fab_organic_component (&component->graph, arrange->options->mode, job, x, y);
    for (int v = 0; v < component->graph.n_nodes; v++) {
      arrange->x[component->nodes[v]] = x[v] * relayout->link;
      arrange->y[component->nodes[v]] = y[v] * relayout->link;
    }
  }
  for (int v = 0; v < arrange->n; v++)
    stays[v] = relayout->has[v];
  if (fab_job_ok (job))
    fab_pack (&components, arrange->boxes, stays, margin, fab_arrange_aspect (arrange), job, arrange->x, arrange->y);
  for (int v = 0; v < arrange->n && fab_job_ok (job); v++)
    if (arrange->placed[v]) { /* packing works in cells: back to the very place */
      arrange->x[v] = arrange->old_x[v];
      arrange->y[v] = arrange->old_y[v];
    }
}

void
fab_relayout (FabArrange *arrange, const FabGraph *graph)
{
  FabJob *job = &arrange->job;
  Relayout relayout = {
    .arrange = arrange,
    .graph = graph,
    .job = job,
    .has = fab_job_new (job, bool, graph->n_nodes),
    .numbers = fab_job_new (job, float, (size_t)graph->n_nodes + (size_t)graph->n_edges),
  };

  if (!fab_job_ok (job))
    return;
  for (int v = 0; v < graph->n_nodes; v++) {
    relayout.has[v] = arrange->placed[v];
    arrange->x[v] = arrange->placed[v] ? arrange->old_x[v] : 0;
    arrange->y[v] = arrange->placed[v] ? arrange->old_y[v] : 0;
  }
  fab_arrange_boxes (arrange, 0);
  relayout.link = usual_link (&relayout);
  if (arrange->options->boxes == NULL)
    fab_arrange_boxes (arrange, usual_half (arrange));
  place_tied (&relayout);
  relax_tied (&relayout);
  if (fab_job_ok (job))
    place_new_components (&relayout);
  if (fab_job_ok (job))
    /* where boxes overlap, all may move, but only as far as it takes */
    fab_overlaps_remove (arrange->n, arrange->boxes, arrange->stays, arrange->options->gap, job, arrange->x,
                         arrange->y);
}
