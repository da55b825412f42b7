#include "layout-sample.h"

#include "fab-random.h"

#include <glib.h>
#include <math.h>

FabGraph *
sample_path (int n)
{
  g_autofree int (*edges)[2] = g_malloc_n (n, sizeof *edges);

  for (int v = 0; v + 1 < n; v++) {
    edges[v][0] = v;
    edges[v][1] = v + 1;
  }
  return fab_graph_new (n, MAX (n - 1, 0), (const int (*)[2])edges);
}

FabGraph *
sample_star (int n)
{
  g_autofree int (*edges)[2] = g_malloc_n (n, sizeof *edges);

  for (int v = 1; v < n; v++) {
    edges[v - 1][0] = 0;
    edges[v - 1][1] = v;
  }
  return fab_graph_new (n, MAX (n - 1, 0), (const int (*)[2])edges);
}

FabGraph *
sample_tree (int n, int branches)
{
  g_autofree int (*edges)[2] = g_malloc_n (n, sizeof *edges);

  for (int v = 1; v < n; v++) {
    edges[v - 1][0] = (v - 1) / branches;
    edges[v - 1][1] = v;
  }
  return fab_graph_new (n, MAX (n - 1, 0), (const int (*)[2])edges);
}

FabGraph *
sample_wheel (int n)
{
  g_autofree int (*edges)[2] = g_malloc_n (2 * n, sizeof *edges);

  for (int v = 1; v < n; v++) {
    edges[2 * v - 2][0] = 0;
    edges[2 * v - 2][1] = v;
    edges[2 * v - 1][0] = v;
    edges[2 * v - 1][1] = v + 1 < n ? v + 1 : 1;
  }
  return fab_graph_new (n, 2 * n - 2, (const int (*)[2])edges);
}

FabGraph *
sample_grid (int width, int height)
{
  g_autofree int (*edges)[2] = g_malloc_n (2 * width * height, sizeof *edges);
  int n = 0;

  for (int v = 0; v < width * height; v++) {
    if (v % width + 1 < width) {
      edges[n][0] = v;
      edges[n++][1] = v + 1;
    }
    if (v / width + 1 < height) {
      edges[n][0] = v;
      edges[n++][1] = v + width;
    }
  }
  return fab_graph_new (width * height, n, (const int (*)[2])edges);
}

FabGraph *
sample_random (int n, int apart, uint64_t seed)
{
  g_autofree int (*edges)[2] = g_malloc_n (2 * n, sizeof *edges);
  FabRandom random = { seed };
  int n_edges = 0, first = 0;

  for (int v = 1; v < n; v++) {
    if (apart > 0 && v % apart == 0) {
      first = v;
      continue;
    }
    for (int k = 0; k < 2; k++) {
      edges[n_edges][0] = first + fab_random_below (&random, v - first);
      edges[n_edges++][1] = v;
    }
  }
  return fab_graph_new (n, n_edges, (const int (*)[2])edges);
}

FabBox *
sample_boxes (int n)
{
  FabBox *boxes = g_new (FabBox, n);

  for (int v = 0; v < n; v++) {
    float half = 20 + (float)(v * 37 % 60);

    boxes[v] = (FabBox){ -half, -10, half, 28 };
  }
  return boxes;
}

int
sample_count_overlaps (int n, const FabBox *boxes, float gap, const float *x, const float *y)
{
  int count = 0;

  for (int i = 0; i < n; i++) {
    FabBox box = fab_box_moved (boxes[i], x[i], y[i]);
    FabBox wide = { box.left - gap, box.top - gap, box.right + gap, box.bottom + gap };

    for (int j = 0; j < i; j++)
      count += fab_box_meets (wide, fab_box_moved (boxes[j], x[j], y[j]));
  }
  return count;
}

bool
sample_all_finite (int n, const float *x, const float *y)
{
  for (int v = 0; v < n; v++)
    if (!isfinite (x[v]) || !isfinite (y[v]))
      return false;
  return true;
}

double
sample_stress (const FabGraph *graph, const float *x, const float *y)
{
  int n = graph->n_nodes;
  g_autofree int *hops = g_new (int, n), *queue = g_new (int, n);
  double sum = 0, squares = 0;
  int pairs = 0;

  for (int s = 0; s < n; s++) {
    int head = 0, tail = 0;

    for (int v = 0; v < n; v++)
      hops[v] = -1;
    hops[s] = 0;
    queue[tail++] = s;
    while (head < tail) {
      int v = queue[head++];

      for (int k = graph->offsets[v]; k < graph->offsets[v + 1]; k++)
        if (hops[graph->neighbours[k]] < 0) {
          hops[graph->neighbours[k]] = hops[v] + 1;
          queue[tail++] = graph->neighbours[k];
        }
    }
    for (int k = 1; k < tail; k++) {
      int v = queue[k];
      double ratio = hypot ((double)(x[s] - x[v]), (double)(y[s] - y[v])) / hops[v];

      if (v < s)
        continue;
      sum += ratio;
      squares += ratio * ratio;
      pairs++;
    }
  }
  return squares > 0 ? 1 - sum / squares * sum / pairs : 1;
}

double
sample_diagonal (int n, const float *x, const float *y)
{
  float left = INFINITY, right = -INFINITY, top = INFINITY, bottom = -INFINITY;

  for (int v = 0; v < n; v++) {
    left = fminf (left, x[v]);
    right = fmaxf (right, x[v]);
    top = fminf (top, y[v]);
    bottom = fmaxf (bottom, y[v]);
  }
  return hypot ((double)(right - left), (double)(bottom - top));
}
