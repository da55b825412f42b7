#include "fab-geometry.h"

#include <glib.h>
#include <math.h>

#define assert_near(a, b) g_assert_cmpfloat_with_epsilon ((a), (b), 1e-6)

static FabPoint
at (double x, double y)
{
  return (FabPoint){ x, y };
}

static void
test_segments (void)
{
  g_assert_true (fab_segments_cross (at (0, 0), at (10, 10), at (0, 10), at (10, 0)));
  g_assert_false (fab_segments_cross (at (0, 0), at (10, 10), at (20, 0), at (30, 10)));
  g_assert_false (fab_segments_cross (at (0, 0), at (4, 4), at (0, 10), at (10, 0)));
  g_assert_true (fab_segments_cross (at (0, 0), at (5, 5), at (0, 10), at (10, 0))); /* touching */
  g_assert_true (fab_segments_cross (at (0, 0), at (10, 0), at (5, 0), at (15, 0))); /* along */
  g_assert_false (fab_segments_cross (at (0, 0), at (4, 0), at (5, 0), at (15, 0)));
  assert_near (fab_segment_distance (at (0, 0), at (10, 0), at (5, 3)), 3);
  assert_near (fab_segment_distance (at (0, 0), at (10, 0), at (13, 4)), 5);
  assert_near (fab_segment_distance (at (2, 2), at (2, 2), at (5, 6)), 5);
  g_assert_true (fab_segment_meets_disc (at (0, 0), at (10, 0), at (5, 3), 3));
  g_assert_false (fab_segment_meets_disc (at (0, 0), at (10, 0), at (5, 3), 2.9));
}

static void
test_segment_and_box (void)
{
  const FabBox box = { 2, 2, 6, 4 };

  g_assert_true (fab_segment_meets_box (at (0, 0), at (10, 10), box));
  g_assert_true (fab_segment_meets_box (at (3, 3), at (4, 3), box));
  g_assert_true (fab_segment_meets_box (at (0, 3), at (10, 3), box));
  g_assert_false (fab_segment_meets_box (at (0, 5), at (10, 5), box));
  g_assert_false (fab_segment_meets_box (at (0, 3), at (1, 3), box));
  g_assert_false (fab_segment_meets_box (at (5, 0), at (8, 3), box));
}

static void
test_rims (void)
{
  const FabBox box = { -10, -5, 10, 20 };
  FabPoint p = fab_disc_rim (at (1, 1), 5, at (4, 5));

  assert_near (p.x, 4);
  assert_near (p.y, 5);
  p = fab_disc_rim (at (1, 1), 5, at (1, 1));
  assert_near (p.x, 6);
  p = fab_box_rim (at (100, 100), box, at (200, 100));
  assert_near (p.x, 110);
  assert_near (p.y, 100);
  p = fab_box_rim (at (100, 100), box, at (100, 300));
  assert_near (p.y, 120);
  p = fab_box_rim (at (100, 100), box, at (90, 90));
  assert_near (p.x, 95);
  assert_near (p.y, 95);
  g_assert_true (isfinite (fab_box_rim (at (0, 0), box, at (0, 0)).x));
}

static void
test_fan (void)
{
  assert_near (fab_fan_offset (0, 1, 8, false), 0);
  assert_near (fab_fan_offset (0, 2, 8, false), -4);
  assert_near (fab_fan_offset (1, 2, 8, false), 4);
  /* a link drawn the other way round bends to the same side of the page */
  assert_near (fab_fan_offset (1, 2, 8, true), -4);
  {
    FabCurve forth = fab_curve_bent (at (0, 0), at (10, 0), fab_fan_offset (1, 2, 8, false));
    FabCurve back = fab_curve_bent (at (10, 0), at (0, 0), fab_fan_offset (1, 2, 8, true));

    assert_near (fab_curve_at (&forth, 0.5).y, fab_curve_at (&back, 0.5).y);
    assert_near (fab_curve_at (&forth, 0.5).y, -4);
  }
}

static void
test_curve (void)
{
  FabCurve curve = fab_curve_bent (at (0, 0), at (100, 0), 20);
  FabBox bounds = fab_curve_bounds (&curve);
  FabCurve part = fab_curve_part (&curve, 0.25, 0.75);
  double t;

  assert_near (fab_curve_at (&curve, 0.5).x, 50);
  assert_near (fab_curve_at (&curve, 0.5).y, -20);
  assert_near (fab_curve_tangent (&curve, 0.5).x, 1);
  assert_near ((double)bounds.top, -20);
  assert_near ((double)bounds.right, 100);
  assert_near (fab_curve_at (&part, 0).x, fab_curve_at (&curve, 0.25).x);
  assert_near (fab_curve_at (&part, 0.5).y, fab_curve_at (&curve, 0.5).y);
  assert_near (fab_curve_distance (&curve, at (50, -33), &t), 13);
  assert_near (t, 0.5);
  assert_near (fab_curve_distance (&curve, at (-3, 4), NULL), 5);
}

static void
test_between_discs (void)
{
  FabCurve curve = fab_curve_bent (at (0, 0), at (100, 0), 20);
  FabCurve part = fab_curve_between_discs (&curve, 10, 30);

  assert_near (hypot (part.a.x, part.a.y), 10);
  assert_near (hypot (part.b.x - 100, part.b.y), 30);
  part = fab_curve_between_discs (&curve, 500, 500);
  g_assert_true (isfinite (part.a.x) && isfinite (part.b.y));
}

static void
test_loop (void)
{
  FabCurve curves[2];

  fab_loop_curves (at (10, 10), 5, 0, curves);
  assert_near (hypot (curves[0].a.x - 10, curves[0].a.y - 10), 5);
  assert_near (hypot (curves[1].b.x - 10, curves[1].b.y - 10), 5);
  assert_near (curves[0].b.x, curves[1].a.x);
  g_assert_cmpfloat (curves[0].b.y, <, 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/geometry/segments", test_segments);
  g_test_add_func ("/layout/geometry/segment-and-box", test_segment_and_box);
  g_test_add_func ("/layout/geometry/rims", test_rims);
  g_test_add_func ("/layout/geometry/fan", test_fan);
  g_test_add_func ("/layout/geometry/curve", test_curve);
  g_test_add_func ("/layout/geometry/between-discs", test_between_discs);
  g_test_add_func ("/layout/geometry/loop", test_loop);
  return g_test_run ();
}
