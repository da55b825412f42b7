#include "fab-quality.h"

#include "fab-kernels.h"
#include "fab-limits.h"

#include <stdlib.h>

typedef struct {
  float left, right, top, bottom;
  int a, b;
} Segment;

bool
fab_links_init (FabLinks *links, const FabGraph *graph, FabJob *job)
{
  *links = (FabLinks){ .ends = fab_job_alloc (job, (size_t)graph->n_edges + 1, sizeof *links->ends) };
  for (int v = 0; links->ends != NULL && v < graph->n_nodes; v++)
    for (int k = graph->offsets[v]; k < graph->offsets[v + 1]; k++)
      if (graph->neighbours[k] > v) {
        links->ends[links->n][0] = v;
        links->ends[links->n++][1] = graph->neighbours[k];
      }
  return links->ends != NULL;
}

static int
compare_left (const void *a, const void *b)
{
  const Segment *s = a, *t = b;

  if (s->left != t->left)
    return s->left < t->left ? -1 : 1;
  return s->a != t->a ? (s->a > t->a) - (s->a < t->a) : (s->b > t->b) - (s->b < t->b);
}

/* On which side of the line from a to b point c lies, by the sign */
static float
side (const float *x, const float *y, int a, int b, int c)
{
  return (x[b] - x[a]) * (y[c] - y[a]) - (y[b] - y[a]) * (x[c] - x[a]);
}

static bool
cross (const Segment *s, const Segment *t, const float *x, const float *y)
{
  if (t->bottom < s->top || t->top > s->bottom || s->a == t->a || s->a == t->b || s->b == t->a || s->b == t->b)
    return false;
  return side (x, y, s->a, s->b, t->a) * side (x, y, s->a, s->b, t->b) < 0 &&
         side (x, y, t->a, t->b, s->a) * side (x, y, t->a, t->b, s->b) < 0;
}

long
fab_quality_crossings (const FabLinks *links, FabJob *job, const float *x, const float *y)
{
  FabJobBlock *mark = fab_job_mark (job);
  Segment *segments = fab_job_new (job, Segment, links->n + 1);
  long count = 0;

  for (int e = 0; segments != NULL && e < links->n; e++) {
    int a = links->ends[e][0], b = links->ends[e][1];

    segments[e] =
        (Segment){ fab_min (x[a], x[b]), fab_max (x[a], x[b]), fab_min (y[a], y[b]), fab_max (y[a], y[b]), a, b };
  }
  if (segments != NULL)
    qsort (segments, (size_t)links->n, sizeof *segments, compare_left);
  for (int s = 0; segments != NULL && s < links->n; s++)
    for (int t = s + 1; t < links->n && segments[t].left <= segments[s].right; t++)
      count += cross (&segments[s], &segments[t], x, y);
  fab_job_release (job, mark);
  return count;
}

long
fab_quality_nodes_on_links (const FabLinks *links, int n_nodes, float reach, const float *x, const float *y)
{
  long count = 0;

  for (int e = 0; e < links->n; e++) {
    int a = links->ends[e][0], b = links->ends[e][1];

    /* both ends are counted too */
    count += fab_kernel_count_near (n_nodes, x, y, x[a], y[a], x[b], y[b], reach) - 2;
  }
  return count;
}
