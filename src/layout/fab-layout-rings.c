#include "fab-layout.h"

#include "fab-job.h"

#include <math.h>
#include <stdlib.h>

/* Nodes on rings around the centre. A ring is as wide as what stands on it needs, and never touches the one inside it. */

/** One node on its way to a place. */
typedef struct {
  int node;
  int ring;
  int sector;
  int degree;
} Seat;

static float
reach_of (const FabLayoutOptions *options, int node)
{
  const FabBox *box = options->boxes != NULL ? &options->boxes[node] : NULL;
  float unit = options->link_length > 0 ? options->link_length / 4 : 0.25f;

  if (box == NULL)
    return unit;
  return hypotf (fmaxf (-box->left, box->right), fmaxf (-box->top, box->bottom)) + options->gap / 2;
}

static int
class_or_last (int class)
{
  return class < 0 ? 0x7fffffff : class;
}

static int
compare_seats (const void *a, const void *b)
{
  const Seat *x = a, *y = b;

  if (x->ring != y->ring)
    return x->ring < y->ring ? -1 : 1;
  if (x->sector != y->sector)
    return x->sector < y->sector ? -1 : 1;
  return x->node - y->node;
}

static int
compare_by_sector (const void *a, const void *b)
{
  const Seat *x = a, *y = b;

  if (x->sector != y->sector)
    return x->sector < y->sector ? -1 : 1;
  if (x->degree != y->degree)
    return y->degree - x->degree;
  return x->node - y->node;
}

/* The radius of a ring that begins outside @inner and has room for @seats on an arc of @angle. */
static double
ring_radius (const Seat *seats, int n, double angle, double inner, const FabLayoutOptions *options, double *half_width)
{
  double length = 0;

  *half_width = 0;
  for (int i = 0; i < n; i++) {
    double reach = reach_of (options, seats[i].node);

    length += 2 * reach;
    *half_width = fmax (*half_width, reach);
  }
  return fmax (inner + *half_width, length / angle);
}

/* Spreads @seats over the arc, each with the room that it needs. */
static void
seat_on_arc (const Seat *seats, int n, double from, double angle, double radius, const FabLayoutOptions *options, float *x, float *y)
{
  double total = 0, at = 0;

  for (int i = 0; i < n; i++)
    total += 2 * reach_of (options, seats[i].node);
  for (int i = 0; i < n; i++) {
    double reach = reach_of (options, seats[i].node);
    double theta = from + angle * (at + reach) / total;

    at += 2 * reach;
    if (options->pinned != NULL && options->pinned[seats[i].node])
      continue;
    x[seats[i].node] = (float) (radius * cos (theta));
    y[seats[i].node] = (float) (radius * sin (theta));
  }
}

static FabLayoutStatus
check (const FabGraph *graph)
{
  return graph->n_nodes > FAB_LAYOUT_MAX_NODES ? FAB_LAYOUT_TOO_LARGE : FAB_LAYOUT_DONE;
}

/** fab_layout_concentric: see the header */
FabLayoutStatus
fab_layout_concentric (const FabGraph *graph, const int *ring, const int *sector, const FabLayoutOptions *options, float *x, float *y)
{
  int n = graph->n_nodes;
  double inner = 0;
  FabJob job;
  Seat *seats;

  if (check (graph) != FAB_LAYOUT_DONE)
    return check (graph);
  fab_job_init (&job, options);
  seats = fab_job_new (&job, Seat, n + 1);
  if (seats == NULL)
    return fab_job_finish (&job);
  for (int v = 0; v < n; v++)
    seats[v] = (Seat) { v, class_or_last (ring[v]), sector != NULL ? class_or_last (sector[v]) : 0, 0 };
  qsort (seats, n, sizeof *seats, compare_seats);
  for (int first = 0, end; first < n; first = end) {
    double half, radius;

    for (end = first + 1; end < n && seats[end].ring == seats[first].ring;)
      end++;
    radius = ring_radius (seats + first, end - first, 2 * M_PI, inner, options, &half);
    if (first == 0 && end == 1)
      radius = 0;
    seat_on_arc (seats + first, end - first, -M_PI / 2, 2 * M_PI, radius, options, x, y);
    inner = radius + half;
  }
  return fab_job_finish (&job);
}

/* How many of @seats, from the first, fit on a ring of @radius over @angle; at least one. */
static int
count_fitting (const Seat *seats, int n, double angle, double radius, const FabLayoutOptions *options)
{
  double length = 0;

  for (int i = 0; i < n; i++) {
    length += 2 * reach_of (options, seats[i].node);
    if (i > 0 && length > angle * radius)
      return i;
  }
  return n;
}

/* Fills one sector from the centre outwards. */
static void
fill_sector (const Seat *seats, int n, double from, double angle, double start, const FabLayoutOptions *options, float *x, float *y)
{
  double inner = start;

  for (int first = 0; first < n;) {
    double half = 0, radius = inner + reach_of (options, seats[first].node);
    int count = count_fitting (seats + first, n - first, angle, radius, options);

    radius = ring_radius (seats + first, count, angle, inner, options, &half);
    seat_on_arc (seats + first, count, from, angle, radius, options, x, y);
    inner = radius + half;
    first += count;
  }
}

/** fab_layout_sectors: see the header */
FabLayoutStatus
fab_layout_sectors (const FabGraph *graph, const int *kind, const FabLayoutOptions *options, float *x, float *y)
{
  int n = graph->n_nodes, n_sectors = 0;
  double at = -M_PI / 2, unit = options->link_length > 0 ? options->link_length : 1;
  FabJob job;
  Seat *seats;

  if (check (graph) != FAB_LAYOUT_DONE)
    return check (graph);
  fab_job_init (&job, options);
  seats = fab_job_new (&job, Seat, n + 1);
  if (seats == NULL)
    return fab_job_finish (&job);
  for (int v = 0; v < n; v++)
    seats[v] = (Seat) { v, 0, class_or_last (kind[v]), graph->offsets[v + 1] - graph->offsets[v] };
  qsort (seats, n, sizeof *seats, compare_by_sector);
  for (int i = 0; i < n; i++)
    n_sectors += i == 0 || seats[i].sector != seats[i - 1].sector;
  for (int first = 0, end; first < n; first = end) {
    double share, pause = n_sectors > 1 ? 0.06 : 0;

    for (end = first + 1; end < n && seats[end].sector == seats[first].sector;)
      end++;
    /* Half of the circle is shared evenly, so that a kind of one or two keeps some room; half by numbers. */
    share = 2 * M_PI * (0.5 / n_sectors + 0.5 * (end - first) / n);
    fill_sector (seats + first, end - first, at + pause / 2, share - pause, unit / 2, options, x, y);
    at += share;
  }
  return fab_job_finish (&job);
}
