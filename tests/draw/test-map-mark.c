/* Shapes of actors: where their rims are, where links end, what the pointer hits. */
#include "draw-fixture.h"
#include "fab-map-mark.h"

#include <math.h>

static void
test_rims (void)
{
  for (int m = 0; m < FAB_MAP_N_MARKS; m++) {
    double area = 0, most = 0;

    for (int i = 0; i < 720; i++) {
      double angle = i * G_PI / 360, rim = fab_map_mark_get_rim (m, 5 * cos (angle), 5 * sin (angle));

      g_assert_cmpfloat (rim, >, 0.4);
      g_assert_cmpfloat (rim, <, 1.5);
      area += rim * rim / 720;
      most = MAX (most, fabs (rim * cos (angle)));
    }
    /* About as heavy as the disc, and as wide as it says. */
    g_assert_cmpfloat (area, >, 0.7);
    g_assert_cmpfloat (area, <, 1.2);
    g_assert_cmpfloat (most, <=, fab_map_mark_get_reach (m) + 0.05);
    g_assert_cmpfloat (fab_map_mark_get_rim (m, 0, 0), ==, 1);
  }
  g_assert_cmpfloat (fab_map_mark_get_rim (FAB_MAP_MARK_DISC, 3, -4), ==, 1);
  g_assert_cmpfloat_with_epsilon (fab_map_mark_get_rim (FAB_MAP_MARK_DIAMOND, 0, -2), 1.24, 1e-9);
  g_assert_cmpfloat_with_epsilon (fab_map_mark_get_rim (FAB_MAP_MARK_SQUARE, 1, 1), 0.9 * sqrt (2), 1e-9);
}

/* What is drawn is what the rim says. */
static void
test_paths (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);

  for (int m = 0; m < FAB_MAP_N_MARKS; m++) {
    cairo_new_path (cr);
    fab_map_mark_path (cr, m, 100, 50, 20);
    for (int i = 0; i < 360; i++) {
      double angle = i * G_PI / 180 + 0.003, rim = 20 * fab_map_mark_get_rim (m, cos (angle), sin (angle));

      g_assert_true (cairo_in_fill (cr, 100 + (rim - 0.4) * cos (angle), 50 + (rim - 0.4) * sin (angle)));
      g_assert_false (cairo_in_fill (cr, 100 + (rim + 0.4) * cos (angle), 50 + (rim + 0.4) * sin (angle)));
    }
  }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* A link ends on the rim, whichever way it comes. */
static void
test_ends (void)
{
  for (int m = 0; m < FAB_MAP_N_MARKS; m++)
    for (int i = 0; i < 24; i++) {
      double angle = i * G_PI / 12 + 0.1;
      FabCurve curve =
          fab_curve_bent ((FabPoint){ 10, 20 }, (FabPoint){ 10 + 300 * cos (angle), 20 + 300 * sin (angle) }, 15);
      FabCurve cut = fab_map_mark_cut_curve (&curve, m, 30, FAB_MAP_MARK_DISC, 12);
      double dx = cut.a.x - 10, dy = cut.a.y - 20;

      g_assert_cmpfloat_with_epsilon (hypot (dx, dy), 30 * fab_map_mark_get_rim (m, dx, dy), 1.2);
      g_assert_cmpfloat_with_epsilon (hypot (cut.b.x - curve.b.x, cut.b.y - curve.b.y), 12, 0.3);
    }
}

static FabMapScene *
make_one (FabMapMark mark)
{
  FabMapSceneBuilder *builder = fab_map_scene_builder_new ();
  FabMapNode node = { .key = 1, .label = "", .radius = 20, .group = FAB_MAP_NONE, .placed = TRUE, .mark = mark };

  fab_map_scene_builder_add_node (builder, &node);
  return fab_map_scene_builder_end (builder);
}

static void
test_hits (void)
{
  g_autoptr (FabMapScene) disc = make_one (FAB_MAP_MARK_DISC), diamond = make_one (FAB_MAP_MARK_DIAMOND);
  g_autoptr (FabMapScene) square = make_one (FAB_MAP_MARK_SQUARE);

  g_assert_cmpuint (fab_map_scene_hit_node (diamond, 0, -24, 1), ==, 0);
  g_assert_cmpuint (fab_map_scene_hit_node (disc, 0, -24, 1), ==, FAB_MAP_NONE);
  g_assert_cmpuint (fab_map_scene_hit_node (square, 17.5, 17.5, 1), ==, 0);
  g_assert_cmpuint (fab_map_scene_hit_node (diamond, 17.5, 17.5, 1), ==, FAB_MAP_NONE);
  g_assert_cmpuint (fab_map_scene_hit_rim (diamond, 0, -29, 1), ==, 0);
}

/* Each shape is drawn with its own outline, as image and as path. */
static void
test_drawn (void)
{
  FabPalette palette;

  fab_palette_init (&palette, FALSE);
  for (int m = 0; m < FAB_MAP_N_MARKS; m++) {
    g_autoptr (FabMapScene) scene = make_one (m);
    FabMapDrawOptions options;
    cairo_surface_t *surface;
    double corner = 20 * fab_map_mark_get_rim (m, 1, -1) / sqrt (2);

    fab_map_draw_options_init (&options, &palette, 100, 100);
    options.show = FAB_MAP_SHOW_BACKGROUND;
    surface = draw_fixture_draw (scene, &options);
    g_assert_cmpfloat (
        draw_fixture_difference (draw_fixture_pixel (surface, 50 + corner - 2, 50 - corner + 2), palette.kinds[0]), <,
        0.1);
    g_assert_cmpfloat (
        draw_fixture_difference (draw_fixture_pixel (surface, 50 + corner + 3, 50 - corner - 3), palette.background), <,
        0.1);
    cairo_surface_destroy (surface);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-mark/rims", test_rims);
  g_test_add_func ("/map-mark/paths", test_paths);
  g_test_add_func ("/map-mark/ends", test_ends);
  g_test_add_func ("/map-mark/hits", test_hits);
  g_test_add_func ("/map-mark/drawn", test_drawn);
  return g_test_run ();
}
