#include "fab-arrange.h"
#include "fab-components.h"
#include "fab-force.h"
#include "fab-limits.h"
#include "fab-organic.h"
#include "fab-overlaps.h"
#include "fab-pack.h"
#include "fab-pins.h"
#include "fab-relayout.h"

#include <string.h>

typedef struct {
  FabArrange arrange;
  FabComponents components;
  float *local_x, *local_y; /* of one component */
  FabBox *local_boxes;
  unsigned char *local_stays;
  float link;
} Organic;

/* Turns a component so that it is wider than high: pages are, and so are names. */
static void
turn_wide (int n, float *x, float *y)
{
  double mx = 0, my = 0, xx = 0, xy = 0, yy = 0, angle;
  float c, s;

  for (int v = 0; v < n; v++) {
    mx += (double)x[v] / n;
    my += (double)y[v] / n;
  }
  for (int v = 0; v < n; v++) {
    double dx = (double)x[v] - mx, dy = (double)y[v] - my;

    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  angle = 0.5 * atan2 (2 * xy, xx - yy);
  c = (float)cos (angle);
  s = (float)sin (angle);
  for (int v = 0; v < n; v++) {
    float dx = x[v] - (float)mx, dy = y[v] - (float)my;

    x[v] = c * dx + s * dy;
    y[v] = c * dy - s * dx;
  }
}

static double
work_of (int n)
{
  return 1 + n * log (n + 1.0);
}

static void
store_component (Organic *organic, const FabComponent *component)
{
  for (int v = 0; v < component->graph.n_nodes; v++) {
    organic->arrange.x[component->nodes[v]] = organic->local_x[v];
    organic->arrange.y[component->nodes[v]] = organic->local_y[v];
  }
}

static void
lay_out_components (Organic *organic)
{
  FabJob *job = &organic->arrange.job;
  double work = 0, done = 0;

  for (int c = 0; c < organic->components.n; c++)
    work += work_of (organic->components.items[c].graph.n_nodes);
  for (int c = 0; c < organic->components.n && fab_job_ok (job); c++) {
    const FabComponent *component = &organic->components.items[c];
    int n = component->graph.n_nodes;
    FabJobRange range = fab_job_enter (job, done / work, (done + work_of (n)) / work);

    fab_organic_component (&component->graph, organic->arrange.options->mode, job, organic->local_x, organic->local_y);
    turn_wide (n, organic->local_x, organic->local_y);
    store_component (organic, component);
    done += work_of (n);
    fab_job_leave (job, range);
  }
}

/* The area of the components' pictures, in square links */
static double
picture_area (const Organic *organic)
{
  double area = 0;

  for (int c = 0; c < organic->components.n; c++) {
    const FabComponent *component = &organic->components.items[c];
    FabBox box = { 0, 0, 0, 0 };

    for (int v = 0; v < component->graph.n_nodes; v++) {
      float x = organic->arrange.x[component->nodes[v]], y = organic->arrange.y[component->nodes[v]];

      if (v == 0)
        box = (FabBox){ x, y, x, y };
      box = (FabBox){ fab_min (box.left, x), fab_min (box.top, y), fab_max (box.right, x), fab_max (box.bottom, y) };
    }
    area += (1.0 + (double)(box.right - box.left)) * (1.0 + (double)(box.bottom - box.top));
  }
  return area;
}

/* A link is as long as wanted; else so long that the boxes fill about a sixth of the picture. */
static float
choose_link (const Organic *organic)
{
  const FabArrange *arrange = &organic->arrange;
  const FabLayoutOptions *options = arrange->options;
  double filled = 0;

  if (fab_arrange_link (options, 0) > 0)
    return options->link_length;
  for (int v = 0; v < arrange->n; v++) {
    FabBox box = arrange->boxes[v];

    filled += ((double)(box.right - box.left) + (double)options->gap) *
              ((double)(box.bottom - box.top) + (double)options->gap);
  }
  return filled > 0 ? (float)sqrt (6 * filled / picture_area (organic)) : 1;
}

/* Chooses how long a link is, and how large a node without a box: no two nodes shall seem one. */
static void
choose_sizes (Organic *organic)
{
  FabArrange *arrange = &organic->arrange;

  fab_arrange_boxes (arrange, 0);
  organic->link = choose_link (organic);
  fab_arrange_boxes (arrange, 0.13f * organic->link * (float)sqrt (picture_area (organic) / arrange->n));
}

static bool
fit_to_pins (Organic *organic, const FabComponent *component)
{
  FabArrange *arrange = &organic->arrange;
  int n = component->graph.n_nodes;
  bool any = false;
  float *at_x = fab_job_new (&arrange->job, float, n), *at_y = fab_job_new (&arrange->job, float, n);
  FabForceOptions force = { .pinned = organic->local_stays, .rounds = 40, .first_step = 0.2 };

  for (int v = 0; fab_job_ok (&arrange->job) && v < n; v++) {
    int node = component->nodes[v];

    organic->local_stays[v] = fab_arrange_is_pinned (arrange, node);
    any = any || organic->local_stays[v];
    if (organic->local_stays[v]) {
      at_x[v] = arrange->old_x[node] / organic->link;
      at_y[v] = arrange->old_y[node] / organic->link;
    }
  }
  if (!any)
    return false;
  fab_pins_fit (n, organic->local_stays, at_x, at_y, organic->local_x, organic->local_y);
  if (arrange->options->mode == FAB_LAYOUT_READING)
    fab_force_relax (&component->graph, &force, &arrange->job, organic->local_x, organic->local_y);
  return true;
}

/* Brings a component to its size, its pins to their places and its boxes apart. */
static void
finish_component (Organic *organic, const FabComponent *component)
{
  FabArrange *arrange = &organic->arrange;
  FabJob *job = &arrange->job;
  int n = component->graph.n_nodes;
  bool pinned, with_boxes = arrange->options->boxes != NULL || arrange->options->mode == FAB_LAYOUT_READING;

  for (int v = 0; v < n; v++) {
    organic->local_x[v] = arrange->x[component->nodes[v]];
    organic->local_y[v] = arrange->y[component->nodes[v]];
    organic->local_boxes[v] = arrange->boxes[component->nodes[v]];
  }
  pinned = arrange->any_pins && fit_to_pins (organic, component);
  for (int v = 0; v < n; v++) {
    organic->local_x[v] *= organic->link;
    organic->local_y[v] *= organic->link;
  }
  if (with_boxes)
    fab_overlaps_remove (n, organic->local_boxes, pinned ? organic->local_stays : NULL, arrange->options->gap, job,
                         organic->local_x, organic->local_y);
  store_component (organic, component);
}

static void
lay_out (Organic *organic)
{
  FabArrange *arrange = &organic->arrange;
  FabJob *job = &arrange->job;
  FabJobRange range = fab_job_enter (job, 0, 0.9);

  lay_out_components (organic);
  fab_job_leave (job, range);
  if (!fab_job_ok (job))
    return;
  choose_sizes (organic);
  range = fab_job_enter (job, 0.9, 1);
  for (int c = 0; c < organic->components.n && fab_job_ok (job); c++)
    finish_component (organic, &organic->components.items[c]);
  fab_job_leave (job, range);
  fab_pack (&organic->components, arrange->boxes, arrange->any_pins ? arrange->stays : NULL,
            0.5f * arrange->options->gap + 0.25f * organic->link, fab_arrange_aspect (arrange), job, arrange->x,
            arrange->y);
  if (!fab_job_ok (job))
    return;
  if (arrange->any_pins)
    fab_arrange_settle (arrange); /* components with pins may have come upon each other */
  else
    fab_arrange_centre (arrange);
}

static bool
any_placed (const FabArrange *arrange)
{
  for (int v = 0; v < arrange->n; v++)
    if (arrange->placed[v])
      return true;
  return false;
}

static bool
organic_init (Organic *organic, const FabGraph *graph)
{
  FabJob *job = &organic->arrange.job;
  size_t n = (size_t)graph->n_nodes;

  organic->local_x = fab_job_new (job, float, n + 1);
  organic->local_y = fab_job_new (job, float, n + 1);
  organic->local_boxes = fab_job_new (job, FabBox, n);
  organic->local_stays = fab_job_new (job, unsigned char, n);
  return fab_job_ok (job) && fab_components_init (&organic->components, graph, job);
}

/**
 * fab_layout_organic:
 * @graph: the nodes and links
 * @options: see #FabLayoutOptions
 * @x: (inout) (array): n_nodes positions; read where nodes are pinned or positions kept
 * @y: (inout) (array): n_nodes positions
 *
 * Lays a graph out so that its structure shows. Components stand side by side, single nodes in a block, boxes don't
 * overlap. With keep_positions only what has no finite position is laid out, near its neighbours.
 */
FabLayoutStatus
fab_layout_organic (const FabGraph *graph, const FabLayoutOptions *options, float *x, float *y)
{
  Organic organic = { 0 };
  FabArrange *arrange = &organic.arrange;

  if (fab_arrange_begin (arrange, graph->n_nodes, graph->n_edges, options, x, y)) {
    if (options->keep_positions && any_placed (arrange))
      fab_relayout (arrange, graph);
    else if (organic_init (&organic, graph))
      lay_out (&organic);
  }
  return fab_arrange_finish (arrange, x, y);
}
