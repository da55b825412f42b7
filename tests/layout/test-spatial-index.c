#include "fab-spatial-index.h"

#include "fab-random.h"

#include <glib.h>
#include <math.h>

enum { N = 2000 };

static FabBox
random_box (FabRandom *random)
{
  float x = 1000 * (float)fab_random_unit (random), y = 700 * (float)fab_random_unit (random);
  float size = fab_random_below (random, 50) == 0 ? 400 : 12;

  return (FabBox){ x, y, x + size * (float)fab_random_unit (random), y + size * (float)fab_random_unit (random) };
}

static bool
count_item (int item, void *data)
{
  int *counts = data;

  counts[item]++;
  return true;
}

/* The index finds what looking at every box finds, each once, also after some have moved. */
static void
test_like_looking_at_all (void)
{
  g_autofree FabBox *boxes = g_new (FabBox, N);
  FabRandom random = { 1 };
  FabSpatialIndex *index;

  for (int i = 0; i < N; i++)
    boxes[i] = random_box (&random);
  index = fab_spatial_index_new (N, boxes);
  for (int round = 0; round < 300; round++) {
    FabBox area = random_box (&random);
    float px = 1000 * (float)fab_random_unit (&random), py = 700 * (float)fab_random_unit (&random);
    g_autofree int *counts = g_new0 (int, N);
    int moved = fab_random_below (&random, N), top = -1;

    boxes[moved] = random_box (&random);
    if (round % 3 == 0) /* far out of the first area */
      boxes[moved].right += 5000, boxes[moved].left += 5000;
    g_assert_true (fab_spatial_index_move (index, moved, boxes[moved]));
    fab_spatial_index_visit (index, area, count_item, counts);
    for (int i = 0; i < N; i++) {
      bool touches = boxes[i].left <= area.right && area.left <= boxes[i].right && boxes[i].top <= area.bottom &&
                     area.top <= boxes[i].bottom;

      g_assert_cmpint (counts[i], ==, touches);
      if (fab_box_holds (boxes[i], px, py))
        top = i;
    }
    g_assert_cmpint (fab_spatial_index_top (index, px, py, 0), ==, top);
  }
  fab_spatial_index_free (index);
}

static void
test_nearest (void)
{
  const FabBox boxes[] = { { 0, 0, 10, 10 }, { 20, 0, 30, 10 }, { NAN, 0, 0, 0 } };
  FabSpatialIndex *index = fab_spatial_index_new (3, boxes);

  g_assert_cmpint (fab_spatial_index_nearest (index, 13, 5, 8), ==, 0);
  g_assert_cmpint (fab_spatial_index_nearest (index, 17, 5, 8), ==, 1);
  g_assert_cmpint (fab_spatial_index_nearest (index, 15, 50, 8), ==, -1);
  g_assert_true (fab_spatial_index_move (index, 7, (FabBox){ 14, 49, 16, 51 }));
  g_assert_cmpint (fab_spatial_index_nearest (index, 15, 55, 8), ==, 7);
  fab_spatial_index_free (index);
}

static void
test_empty (void)
{
  FabSpatialIndex *index = fab_spatial_index_new (0, NULL);

  g_assert_cmpint (fab_spatial_index_top (index, 0, 0, 5), ==, -1);
  g_assert_true (fab_spatial_index_move (index, 0, (FabBox){ 0, 0, 1, 1 }));
  g_assert_cmpint (fab_spatial_index_top (index, 0.5f, 0.5f, 0), ==, 0);
  fab_spatial_index_free (index);
  fab_spatial_index_free (NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/spatial-index/like-looking-at-all", test_like_looking_at_all);
  g_test_add_func ("/layout/spatial-index/nearest", test_nearest);
  g_test_add_func ("/layout/spatial-index/empty", test_empty);
  return g_test_run ();
}
