#include "fab-limits.h"
#include "fab-rings.h"

#include <stdlib.h>

/* One node on its way to a ring: sorted by ring, sector, and the direction of its neighbours */
typedef struct {
  int ring, sector, node;
  double pull;
} Seat;

typedef struct {
  FabArrange arrange;
  const FabGraph *graph;
  int n_rings, n_sectors;
  Seat *seats;
  int *nodes; /* scratch */
  FabPoint *sizes;
  double *begins; /* n_sectors + 1 angles */
} Concentric;

/* Classes below 0 come after all others. Returns: how many classes there are */
static int
count_classes (int n, const int *class)
{
  int most = -1, none = 0;

  for (int v = 0; class != NULL && v < n; v++) {
    most = class[v] > most ? class[v] : most;
    none = none || class[v] < 0;
  }
  return most + 1 + none > 0 ? most + 1 + none : 1;
}

static int
class_of (const int *class, int node, int n_classes)
{
  if (class == NULL)
    return 0;
  return class[node] >= 0 ? class[node] : n_classes - 1;
}

static int
compare_seats (const void *a, const void *b)
{
  const Seat *s = a, *t = b;

  if (s->ring != t->ring)
    return s->ring < t->ring ? -1 : 1;
  if (s->sector != t->sector)
    return s->sector < t->sector ? -1 : 1;
  if (s->pull != t->pull)
    return s->pull < t->pull ? -1 : 1;
  return (s->node > t->node) - (s->node < t->node);
}

/* Sectors get angles by the square root of their nodes, so that small ones can still be read. They begin at the top. */
static void
share_angles (Concentric *concentric)
{
  double sum = 0, at = -M_PI / 2;
  double *share = concentric->begins;

  for (int k = 0; k < concentric->arrange.n; k++)
    share[concentric->seats[k].sector + 1]++;
  for (int s = 0; s < concentric->n_sectors; s++)
    sum += share[s + 1] = sqrt (share[s + 1]);
  share[0] = at;
  for (int s = 0; s < concentric->n_sectors; s++) {
    at += 2 * M_PI * share[s + 1] / sum;
    share[s + 1] = at;
  }
}

static int
run_end (const Concentric *concentric, int begin, bool same_sector)
{
  const Seat *seats = concentric->seats;
  int end = begin;

  while (end < concentric->arrange.n && seats[end].ring == seats[begin].ring &&
         (!same_sector || seats[end].sector == seats[begin].sector))
    end++;
  return end;
}

static void
sector_span (const Concentric *concentric, int sector, double *from, double *to)
{
  double pad = concentric->n_sectors > 1 ? 0.04 * (concentric->begins[sector + 1] - concentric->begins[sector]) : 0;

  *from = concentric->begins[sector] + pad;
  *to = concentric->begins[sector + 1] - pad;
}

/* The radius at which every sector of the ring has room */
static double
ring_radius (Concentric *concentric, int begin, int end, double least)
{
  double radius = least;

  for (int k = begin, next; k < end; k = next) {
    double from, to;

    next = run_end (concentric, k, true);
    for (int i = k; i < next; i++)
      concentric->sizes[i - k] = fab_rings_size (&concentric->arrange, concentric->seats[i].node);
    sector_span (concentric, concentric->seats[k].sector, &from, &to);
    radius = fab_rings_radius (concentric->sizes, next - k, from, to, radius);
  }
  return radius;
}

static void
put_ring (Concentric *concentric, int begin, int end, double radius)
{
  for (int k = begin, next; k < end; k = next) {
    double from, to;

    next = run_end (concentric, k, true);
    for (int i = k; i < next; i++)
      concentric->nodes[i - k] = concentric->seats[i].node;
    sector_span (concentric, concentric->seats[k].sector, &from, &to);
    fab_rings_put (&concentric->arrange, concentric->nodes, next - k, radius, from, to);
  }
}

static void
put_rings (Concentric *concentric)
{
  FabPoint slot = fab_arrange_slot (&concentric->arrange);
  double gap = 0.8 * (slot.x + slot.y), radius = 0;

  for (int begin = 0, end; begin < concentric->arrange.n; begin = end) {
    end = run_end (concentric, begin, false);
    if (begin == 0 && end == 1 && concentric->n_rings > 1) {
      concentric->arrange.x[concentric->seats[0].node] = concentric->arrange.y[concentric->seats[0].node] = 0;
      continue;
    }
    radius = ring_radius (concentric, begin, end, radius + gap);
    put_ring (concentric, begin, end, radius);
  }
}

/* Within its sector a node goes towards where its neighbours are: fewer crossings. */
static void
pull_to_neighbours (Concentric *concentric)
{
  const FabArrange *arrange = &concentric->arrange;
  const FabGraph *graph = concentric->graph;

  for (int k = 0; k < arrange->n; k++) {
    int v = concentric->seats[k].node;
    double middle =
        (concentric->begins[concentric->seats[k].sector] + concentric->begins[concentric->seats[k].sector + 1]) / 2;
    double x = 0, y = 0;

    for (int e = graph->offsets[v]; e < graph->offsets[v + 1]; e++) {
      x += (double)arrange->x[graph->neighbours[e]];
      y += (double)arrange->y[graph->neighbours[e]];
    }
    /* the angle as seen from the middle of the sector, so that it never jumps inside it */
    concentric->seats[k].pull = x == 0 && y == 0 ? 0 : remainder (atan2 (y, x) - middle, 2 * M_PI);
  }
}

/**
 * fab_layout_concentric:
 * @ring: (array): a class per node; 0 is the innermost
 * @sector: (nullable) (array): another class per node; 0 begins at the top, then clockwise
 *
 * Nodes on rings by one class, in sectors by another, near the direction of their neighbours.
 */
FabLayoutStatus
fab_layout_concentric (const FabGraph *graph, const int *ring, const int *sector, const FabLayoutOptions *options,
                       float *x, float *y)
{
  enum { SWEEPS = 4 };
  Concentric concentric = { .graph = graph };
  FabArrange *arrange = &concentric.arrange;
  int n = graph->n_nodes;

  if (fab_arrange_begin (arrange, n, graph->n_edges, options, x, y)) {
    FabJob *job = &arrange->job;

    concentric.n_rings = count_classes (n, ring);
    concentric.n_sectors = count_classes (n, sector);
    concentric.seats = fab_job_new (job, Seat, n);
    concentric.nodes = fab_job_new (job, int, n);
    concentric.sizes = fab_job_new (job, FabPoint, n);
    concentric.begins = fab_job_new (job, double, (size_t)concentric.n_sectors + 1);
    if (fab_job_ok (job)) {
      fab_arrange_boxes (arrange, 0.4f * fab_arrange_link (options, 1));
      for (int v = 0; v < n; v++)
        concentric.seats[v] =
            (Seat){ class_of (ring, v, concentric.n_rings), class_of (sector, v, concentric.n_sectors), v, 0 };
      share_angles (&concentric);
    }
    for (int sweep = 0; sweep < SWEEPS && fab_job_continues (job, (double)sweep / SWEEPS); sweep++) {
      qsort (concentric.seats, (size_t)n, sizeof *concentric.seats, compare_seats);
      put_rings (&concentric);
      pull_to_neighbours (&concentric);
    }
    fab_arrange_settle (arrange);
  }
  return fab_arrange_finish (arrange, x, y);
}
