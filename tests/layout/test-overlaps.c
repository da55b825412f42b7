#include "layout-sample.h"

#include "fab-random.h"

#include <glib.h>
#include <math.h>

static void
scatter (int n, float width, uint64_t seed, float *x, float *y)
{
  FabRandom random = { seed };

  for (int v = 0; v < n; v++) {
    x[v] = width * (float)fab_random_unit (&random);
    y[v] = 0.6f * width * (float)fab_random_unit (&random);
  }
}

static void
test_none_left (void)
{
  const int sizes[] = { 2, 10, 100, 1000 };
  const float widths[] = { 0, 1, 300, 3000 };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (guint w = 0; w < G_N_ELEMENTS (widths); w++) {
      int n = sizes[s];
      g_autofree FabBox *boxes = sample_boxes (n);
      g_autofree float *x = g_new (float, n), *y = g_new (float, n);

      scatter (n, widths[w], 1, x, y);
      g_assert_cmpint (fab_layout_remove_overlaps (n, boxes, NULL, 5, x, y), ==, FAB_LAYOUT_DONE);
      g_assert_true (sample_all_finite (n, x, y));
      g_assert_cmpint (sample_count_overlaps (n, boxes, 4.9f, x, y), ==, 0);
    }
}

static void
test_leaves_apart (void)
{
  const FabBox boxes[] = { { -10, -10, 10, 10 }, { -10, -10, 10, 10 } };
  float x[] = { 0, 26 }, y[] = { 3, 4 };

  g_assert_cmpint (fab_layout_remove_overlaps (2, boxes, NULL, 5, x, y), ==, FAB_LAYOUT_DONE);
  g_assert_cmpfloat (x[0], ==, 0);
  g_assert_cmpfloat (x[1], ==, 26);
  g_assert_cmpfloat (y[1], ==, 4);
}

static void
test_pins (void)
{
  enum { N = 200 };
  g_autofree FabBox *boxes = sample_boxes (N);
  g_autofree float *x = g_new (float, N), *y = g_new (float, N);
  unsigned char pinned[N] = { 0 };

  scatter (N, 900, 2, x, y);
  for (int v = 0; v < N; v += 10) {
    pinned[v] = 1;
    x[v] = (float)v * 10;
    y[v] = 40;
  }
  for (int v = 0; v < N; v += 10)
    boxes[v] = (FabBox){ -20, -20, 20, 20 };
  g_assert_cmpint (fab_layout_remove_overlaps (N, boxes, pinned, 5, x, y), ==, FAB_LAYOUT_DONE);
  g_assert_cmpint (sample_count_overlaps (N, boxes, 4.9f, x, y), ==, 0);
  for (int v = 0; v < N; v += 10)
    g_assert_cmpfloat (x[v], ==, (float)v * 10);
}

/* What was left of something else mostly still is. */
static void
test_keeps_shape (void)
{
  enum { N = 150 };
  g_autofree FabBox *boxes = sample_boxes (N);
  float x[N], y[N], old_x[N], old_y[N];
  int same = 0, all = 0;

  scatter (N, 600, 3, x, y);
  for (int v = 0; v < N; v++) {
    old_x[v] = x[v];
    old_y[v] = y[v];
  }
  g_assert_cmpint (fab_layout_remove_overlaps (N, boxes, NULL, 5, x, y), ==, FAB_LAYOUT_DONE);
  for (int v = 0; v < N; v++)
    for (int w = 0; w < v; w++) {
      same += ((old_x[v] < old_x[w]) == (x[v] < x[w])) + ((old_y[v] < old_y[w]) == (y[v] < y[w]));
      all += 2;
    }
  g_assert_cmpfloat ((double)same / all, >, 0.9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/overlaps/none-left", test_none_left);
  g_test_add_func ("/layout/overlaps/leaves-apart", test_leaves_apart);
  g_test_add_func ("/layout/overlaps/pins", test_pins);
  g_test_add_func ("/layout/overlaps/keeps-shape", test_keeps_shape);
  return g_test_run ();
}
