#include "fab-limits.h"
#include "fab-rings.h"

#include <stdlib.h>

typedef struct {
  int kind, degree, node;
} Seat;

typedef struct {
  FabArrange arrange;
  Seat *seats;
  int *nodes;
  FabPoint *sizes;
} Sectors;

/* By kind, those with most links first; below 0 last */
static int
compare_seats (const void *a, const void *b)
{
  const Seat *s = a, *t = b;

  if (s->kind != t->kind)
    return (unsigned)s->kind < (unsigned)t->kind ? -1 : 1;
  if (s->degree != t->degree)
    return s->degree > t->degree ? -1 : 1;
  return (s->node > t->node) - (s->node < t->node);
}

/* How many of the sizes fit on an arc */
static int
fitting (const FabPoint *sizes, int n, double radius, double from, double to)
{
  int count = n;

  while (count > 0 && fab_rings_extent (sizes, count, radius, from) > to - from)
    count--;
  return count;
}

/* Fills a sector arc by arc, from the centre outwards. */
static void
fill_sector (Sectors *sectors, int begin, int end, double from, double to, double gap)
{
  double radius = gap;

  for (int k = begin; k < end; k++) {
    sectors->nodes[k] = sectors->seats[k].node;
    sectors->sizes[k] = fab_rings_size (&sectors->arrange, sectors->nodes[k]);
  }
  while (begin < end) {
    int most = (int)fmin (end - begin, 8 + 8 * radius / fmax (gap, 1e-6));
    int count = fitting (sectors->sizes + begin, most, radius, from, to);

    fab_rings_put (&sectors->arrange, sectors->nodes + begin, count, radius, from, to);
    begin += count;
    radius += count > 0 ? gap : 0.25 * gap;
  }
}

static int
kind_end (const Sectors *sectors, int begin)
{
  int end = begin;

  while (end < sectors->arrange.n && sectors->seats[end].kind == sectors->seats[begin].kind)
    end++;
  return end;
}

static void
fill_sectors (Sectors *sectors)
{
  FabPoint slot = fab_arrange_slot (&sectors->arrange);
  double gap = fmax (1e-3, 0.5 * (slot.x + slot.y)), sum = 0, at = -M_PI / 2;
  int n = sectors->arrange.n, n_kinds = 0;

  for (int begin = 0; begin < n; begin = kind_end (sectors, begin)) {
    sum += sqrt (kind_end (sectors, begin) - begin);
    n_kinds++;
  }
  for (int begin = 0, end; begin < n && fab_job_continues (&sectors->arrange.job, (double)begin / n); begin = end) {
    double width, pad;

    end = kind_end (sectors, begin);
    width = 2 * M_PI * sqrt (end - begin) / sum;
    pad = n_kinds > 1 ? 0.06 * width : 0;
    fill_sector (sectors, begin, end, at + pad, at + width - pad, gap);
    at += width;
  }
}

/**
 * fab_layout_sectors:
 * @kind: (array): a class per node, below 0: none
 *
 * A sector for each kind, clockwise from the top; in it the nodes with most links are nearest to the centre.
 */
FabLayoutStatus
fab_layout_sectors (const FabGraph *graph, const int *kind, const FabLayoutOptions *options, float *x, float *y)
{
  Sectors sectors;
  FabArrange *arrange = &sectors.arrange;
  int n = graph->n_nodes;

  if (fab_arrange_begin (arrange, n, graph->n_edges, options, x, y)) {
    FabJob *job = &arrange->job;

    sectors.seats = fab_job_new (job, Seat, n);
    sectors.nodes = fab_job_new (job, int, n);
    sectors.sizes = fab_job_new (job, FabPoint, n);
    if (fab_job_ok (job)) {
      fab_arrange_boxes (arrange, 0.4f * fab_arrange_link (options, 1));
      for (int v = 0; v < n; v++)
        sectors.seats[v] = (Seat){ kind[v] < 0 ? -1 : kind[v], graph->offsets[v + 1] - graph->offsets[v], v };
      qsort (sectors.seats, (size_t)n, sizeof *sectors.seats, compare_seats);
      fill_sectors (&sectors);
      fab_arrange_settle (arrange);
    }
  }
  return fab_arrange_finish (arrange, x, y);
}
