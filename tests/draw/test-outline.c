/* Soft hulls: around what they should be around. */
#include "fab-outline.h"

#include <math.h>

static gboolean
holds (GPtrArray *outlines, double x, double y)
{
  gboolean inside = FALSE;

  for (guint o = 0; o < outlines->len; o++) {
    GArray *outline = g_ptr_array_index (outlines, o);

    for (guint i = 0, j = outline->len - 1; i < outline->len; j = i++) {
      FabPoint a = g_array_index (outline, FabPoint, i), b = g_array_index (outline, FabPoint, j);

      if ((a.y > y) != (b.y > y) && x < (b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x)
        inside = !inside;
    }
  }
  return inside;
}

static void
test_one (void)
{
  FabDisc disc = { 1000, -300, 20 };
  g_autoptr (GPtrArray) outlines = fab_outline_around (1, &disc, 100, 30);
  GArray *outline;

  g_assert_cmpuint (outlines->len, ==, 1);
  outline = g_ptr_array_index (outlines, 0);
  for (guint i = 0; i < outline->len; i++) {
    FabPoint p = g_array_index (outline, FabPoint, i);

    g_assert_cmpfloat_with_epsilon (hypot (p.x - 1000, p.y + 300), 50, 7);
  }
}

static void
test_none (void)
{
  g_autoptr (GPtrArray) outlines = fab_outline_around (0, NULL, 100, 30);

  g_assert_cmpuint (outlines->len, ==, 0);
}

/* Three sides of a square: all discs and the way between them are inside, the wide bay is not. */
static void
test_bay (void)
{
  FabDisc discs[20];
  g_autoptr (GPtrArray) outlines = NULL;
  guint n = 0;

  for (int i = 0; i < 7; i++)
    discs[n++] = (FabDisc){ i * 150, 0, 20 };
  for (int i = 1; i < 6; i++)
    discs[n++] = (FabDisc){ 0, i * 150, 20 };
  for (int i = 1; i < 6; i++)
    discs[n++] = (FabDisc){ 900, i * 150, 20 };
  outlines = fab_outline_around (n, discs, 120, 30);
  g_assert_cmpuint (outlines->len, ==, 1);
  for (guint i = 0; i < n; i++)
    g_assert_true (holds (outlines, discs[i].x, discs[i].y));
  g_assert_true (holds (outlines, 75, 0));
  g_assert_false (holds (outlines, 450, 500));
  g_assert_false (holds (outlines, 450, -80));
}

/* What is far off is an island, and the larger piece comes first. */
static void
test_island (void)
{
  const FabDisc discs[] = { { 0, 0, 20 }, { 5000, 0, 20 }, { 5150, 60, 20 }, { 5080, 180, 20 } };
  g_autoptr (GPtrArray) outlines = fab_outline_around (4, discs, 120, 30);
  GArray *first;

  g_assert_cmpuint (outlines->len, ==, 2);
  first = g_ptr_array_index (outlines, 0);
  g_assert_cmpfloat (g_array_index (first, FabPoint, 0).x, >, 4000);
  g_assert_true (holds (outlines, 0, 0));
  g_assert_false (holds (outlines, 2500, 0));
}

/* Many discs in the same place, and very far apart. */
static void
test_extremes (void)
{
  FabDisc discs[500];
  const FabDisc apart[] = { { -1e6, -1e6, 5 }, { 1e6, 1e6, 5 } };
  g_autoptr (GPtrArray) same = NULL, far = fab_outline_around (2, apart, 120, 30);

  for (int i = 0; i < 500; i++)
    discs[i] = (FabDisc){ 7, 7, 12 };
  same = fab_outline_around (500, discs, 120, 30);
  g_assert_cmpuint (same->len, ==, 1);
  g_assert_cmpuint (far->len, <=, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outline/one", test_one);
  g_test_add_func ("/outline/none", test_none);
  g_test_add_func ("/outline/bay", test_bay);
  g_test_add_func ("/outline/island", test_island);
  g_test_add_func ("/outline/extremes", test_extremes);
  return g_test_run ();
}
