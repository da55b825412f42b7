#include "fab-components.h"
#include "fab-organic.h"
#include "fab-overlaps.h"
#include "fab-pack.h"

#include "fab-number.h"
#include <string.h>

typedef struct {
  const FabGraph *graph;
  const FabLayoutOptions *options;
  FabJob job;
  FabComponents components;
  float *x, *y;             /* of all nodes */
  float *local_x, *local_y; /* of one component */
  FabBox *boxes;
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
lay_out_components (Organic *organic)
{
  double work = 0, done = 0;

  for (int c = 0; c < organic->components.n; c++)
    work += work_of (organic->components.items[c].graph.n_nodes);
  for (int c = 0; c < organic->components.n && fab_job_ok (&organic->job); c++) {
    const FabComponent *component = &organic->components.items[c];
    int n = component->graph.n_nodes;
    FabJobRange range = fab_job_enter (&organic->job, done / work, (done + work_of (n)) / work);

    fab_organic_component (&component->graph, organic->options->mode, &organic->job, organic->local_x,
                           organic->local_y);
    turn_wide (n, organic->local_x, organic->local_y);
    for (int v = 0; v < n; v++) {
      organic->x[component->nodes[v]] = organic->local_x[v];
      organic->y[component->nodes[v]] = organic->local_y[v];
    }
    done += work_of (n);
    fab_job_leave (&organic->job, range);
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
      float x = organic->x[component->nodes[v]], y = organic->y[component->nodes[v]];

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
  const FabLayoutOptions *options = organic->options;
  double filled = 0;

  if (options->link_length > 0 && isfinite (options->link_length))
    return options->link_length;
  for (int v = 0; options->boxes != NULL && v < organic->graph->n_nodes; v++)
    filled += ((double)(options->boxes[v].right - options->boxes[v].left) + (double)options->gap) *
              ((double)(options->boxes[v].bottom - options->boxes[v].top) + (double)options->gap);
  return filled > 0 ? (float)sqrt (6 * filled / picture_area (organic)) : 1;
}

/* Nodes without boxes get small ones: no two nodes shall seem one. */
static void
choose_boxes (Organic *organic)
{
  int n = organic->graph->n_nodes;
  float half = 0.13f * organic->link * (float)sqrt (picture_area (organic) / n);

  for (int v = 0; v < n; v++)
    organic->boxes[v] =
        organic->options->boxes != NULL ? organic->options->boxes[v] : (FabBox){ -half, -half, half, half };
}

static void
scale_components (Organic *organic)
{
  for (int v = 0; v < organic->graph->n_nodes; v++) {
    organic->x[v] *= organic->link;
    organic->y[v] *= organic->link;
  }
}

static void
part_components (Organic *organic, FabBox *local_boxes)
{
  for (int c = 0; c < organic->components.n && fab_job_ok (&organic->job); c++) {
    const FabComponent *component = &organic->components.items[c];
    int n = component->graph.n_nodes;

    for (int v = 0; v < n; v++) {
      organic->local_x[v] = organic->x[component->nodes[v]] * organic->link;
      organic->local_y[v] = organic->y[component->nodes[v]] * organic->link;
      local_boxes[v] = organic->boxes[component->nodes[v]];
    }
    fab_overlaps_remove (n, local_boxes, NULL, organic->options->gap, &organic->job, organic->local_x,
                         organic->local_y);
    for (int v = 0; v < n; v++) {
      organic->x[component->nodes[v]] = organic->local_x[v];
      organic->y[component->nodes[v]] = organic->local_y[v];
    }
  }
}

static void
centre (int n, const FabBox *boxes, float *x, float *y)
{
  FabBox all = fab_box_moved (boxes[0], x[0], y[0]);
  float dx, dy;

  for (int v = 1; v < n; v++) {
    FabBox box = fab_box_moved (boxes[v], x[v], y[v]);

    all = (FabBox){ fab_min (all.left, box.left), fab_min (all.top, box.top), fab_max (all.right, box.right),
                    fab_max (all.bottom, box.bottom) };
  }
  dx = (all.left + all.right) / 2;
  dy = (all.top + all.bottom) / 2;
  for (int v = 0; v < n; v++) {
    x[v] -= dx;
    y[v] -= dy;
  }
}

static void
lay_out (Organic *organic)
{
  FabJob *job = &organic->job;
  int n = organic->graph->n_nodes;
  FabBox *local_boxes = fab_job_new (job, FabBox, n);
  FabJobRange range = fab_job_enter (job, 0, 0.9);
  double aspect = organic->options->aspect > 0 ? organic->options->aspect : 1.4;

  lay_out_components (organic);
  fab_job_leave (job, range);
  if (!fab_job_ok (job))
    return;
  organic->link = choose_link (organic);
  choose_boxes (organic);
  range = fab_job_enter (job, 0.9, 1);
  if (organic->options->boxes != NULL || organic->options->mode == FAB_LAYOUT_READING)
    part_components (organic, local_boxes);
  else
    scale_components (organic);
  fab_job_leave (job, range);
  fab_pack (&organic->components, organic->boxes, NULL, 0.5f * organic->options->gap + 0.25f * organic->link, aspect,
            job, organic->x, organic->y);
  centre (n, organic->boxes, organic->x, organic->y);
}

/**
 * fab_layout_organic:
 * @graph: the nodes and links
 * @options: see #FabLayoutOptions
 * @x: (inout) (array): n_nodes positions
 * @y: (inout) (array): n_nodes positions
 *
 * Lays a graph out so that its structure shows. Components stand side by side, single nodes in a block, boxes don't
 * overlap.
 */
FabLayoutStatus
fab_layout_organic (const FabGraph *graph, const FabLayoutOptions *options, float *x, float *y)
{
  Organic organic = { .graph = graph, .options = options };
  FabJob *job = &organic.job;
  size_t n = (size_t)graph->n_nodes;

  if (graph->n_nodes > FAB_LAYOUT_MAX_NODES || graph->n_edges > FAB_LAYOUT_MAX_EDGES)
    return FAB_LAYOUT_TOO_LARGE;
  if (n == 0)
    return FAB_LAYOUT_DONE;
  fab_job_init (job, options);
  organic.x = fab_job_new (job, float, n);
  organic.y = fab_job_new (job, float, n);
  organic.local_x = fab_job_new (job, float, n);
  organic.local_y = fab_job_new (job, float, n);
  organic.boxes = fab_job_new (job, FabBox, n);
  if (fab_job_ok (job) && fab_components_init (&organic.components, graph, job))
    lay_out (&organic);
  if (fab_job_ok (job)) {
    memcpy (x, organic.x, n * sizeof *x);
    memcpy (y, organic.y, n * sizeof *y);
  }
  return fab_job_finish (job);
}
