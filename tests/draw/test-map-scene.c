/* Scenes: what they hold, what is where, what is derived from them. */
#include "draw-fixture.h"
#include "fab-map-scene-private.h"

#include <math.h>

static void
test_build (void)
{
  g_autoptr (FabMapScene) scene = draw_fixture_star (5);
  guint n;
  const guint *edges = fab_map_scene_get_node_edges (scene, 0, &n);
  gint64 key = fab_map_scene_get_node (scene, 3)->key;

  g_assert_cmpuint (fab_map_scene_get_n_nodes (scene), ==, 6);
  g_assert_cmpuint (fab_map_scene_get_n_edges (scene), ==, 5);
  g_assert_cmpuint (n, ==, 5);
  g_assert_cmpuint (edges[4], ==, 4);
  edges = fab_map_scene_get_node_edges (scene, 5, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (edges[0], ==, 4);
  g_assert_cmpuint (fab_map_scene_find_node (scene, key), ==, 3);
  g_assert_cmpuint (fab_map_scene_find_node (scene, -1), ==, FAB_MAP_NONE);
  g_assert_cmpuint (fab_map_scene_find_edge (scene, fab_map_scene_get_edge (scene, 2)->key), ==, 2);
}

static void
test_empty (void)
{
  g_autoptr (FabMapScene) scene = fab_map_scene_builder_end (fab_map_scene_builder_new ());
  g_autoptr (FabMapScene) moved = fab_map_scene_placed (scene, NULL);
  g_autoptr (GArray) found = fab_map_scene_nodes_in_box (scene, (FabBox){ -1e6f, -1e6f, 1e6f, 1e6f });
  FabBox bounds;

  g_assert_false (fab_map_scene_get_bounds (moved, &bounds));
  g_assert_cmpuint (fab_map_scene_hit_node (scene, 0, 0, 1), ==, FAB_MAP_NONE);
  g_assert_cmpuint (fab_map_scene_hit_edge (scene, 0, 0, 1), ==, FAB_MAP_NONE);
  g_assert_cmpuint (found->len, ==, 0);
}

/* Numbers that are no places: the node waits to be laid out. */
static void
test_bad_places (void)
{
  const double bad[] = { NAN, INFINITY, -INFINITY, 1e308 };
  g_autoptr (FabMapSceneBuilder) unused = fab_map_scene_builder_new ();
  FabMapSceneBuilder *builder = fab_map_scene_builder_new ();
  g_autoptr (FabMapScene) scene = NULL, moved = NULL;
  FabBox bounds;

  draw_fixture_add_node (unused, "given up", 0, 0, 0);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    draw_fixture_add_node (builder, "somewhere", bad[i], 5, 0);
  scene = fab_map_scene_builder_end (builder);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (fab_map_scene_get_node (scene, i)->placed);
  g_assert_false (fab_map_scene_get_bounds (scene, &bounds));
  g_assert_cmpuint (fab_map_scene_hit_node (scene, 0, 0, 1), ==, FAB_MAP_NONE);
  moved = fab_map_scene_moved (scene, 1, (guint[]){ 0 }, (FabPoint[]){ { NAN, 0 } });
  g_assert_false (fab_map_scene_get_node (moved, 0)->placed);
}

static void
test_moved (void)
{
  g_autoptr (FabMapScene) scene = draw_fixture_pair ("A", "B");
  g_autoptr (FabMapScene) moved = fab_map_scene_moved (scene, 1, (guint[]){ 1 }, (FabPoint[]){ { 40, 90 } });
  g_autoptr (FabMapScene) between = fab_map_scene_between (scene, moved, 0.5);

  g_assert_cmpfloat (fab_map_scene_get_node (scene, 1)->x, ==, 150);
  g_assert_cmpfloat (fab_map_scene_get_node (moved, 1)->x, ==, 40);
  g_assert_cmpfloat (fab_map_scene_get_node (moved, 0)->x, ==, -150);
  g_assert_cmpfloat (fab_map_scene_get_node (between, 1)->y, ==, 45);
  g_assert_cmpuint (fab_map_scene_hit_node (moved, 40, 90, 1), ==, 1);
  g_assert_cmpuint (fab_map_scene_hit_node (moved, 150, 0, 1), ==, FAB_MAP_NONE);
}

static void
test_hit_node (void)
{
  g_autoptr (FabMapScene) scene = draw_fixture_pair ("A", "B");

  g_assert_cmpuint (fab_map_scene_hit_node (scene, -150, 0, 1), ==, 0);
  g_assert_cmpuint (fab_map_scene_hit_node (scene, 150 + 19, 0, 1), ==, 1);
  g_assert_cmpuint (fab_map_scene_hit_node (scene, 150 + 22, 0, 1), ==, 1);
  g_assert_cmpuint (fab_map_scene_hit_node (scene, 150 + 30, 0, 1), ==, FAB_MAP_NONE);
  /* Far out, the same few pixels are many units. */
  g_assert_cmpuint (fab_map_scene_hit_node (scene, 150 + 30, 0, 0.2), ==, 1);
  g_assert_cmpuint (fab_map_scene_hit_rim (scene, 150, 0, 1), ==, FAB_MAP_NONE);
  g_assert_cmpuint (fab_map_scene_hit_rim (scene, 150 + 24, 0, 1), ==, 1);
}

static void
test_hit_edge (void)
{
  g_autoptr (FabMapScene) scene = draw_fixture_pair ("A", "B");
  FabCurve curve;
  FabPoint middle;

  g_assert_true (fab_map_scene_get_curve (scene, 0, 1, &curve));
  middle = fab_curve_at (&curve, 0.5);
  g_assert_cmpuint (fab_map_scene_hit_edge (scene, middle.x, middle.y, 1), ==, 0);
  g_assert_cmpuint (fab_map_scene_hit_edge (scene, middle.x, middle.y + 5, 1), ==, 0);
  g_assert_cmpuint (fab_map_scene_hit_edge (scene, middle.x, middle.y + 12, 1), ==, FAB_MAP_NONE);
  /* From rim to rim */
  g_assert_cmpfloat_with_epsilon (hypot (curve.a.x + 150, curve.a.y), 20, 0.5);
  g_assert_cmpfloat_with_epsilon (hypot (curve.b.x - 150, curve.b.y), 20, 0.5);
}

static void
test_near (void)
{
  g_autoptr (FabMapScene) scene = draw_fixture_pair ("A", "B");
  const guint8 nodes[] = { 0, FAB_MAP_HIDDEN }, edges[] = { FAB_MAP_HIDDEN };

  g_assert_cmpuint (fab_map_scene_near_node (scene, 150 + 35, 0, 1, 18, NULL), ==, 1);
  g_assert_cmpuint (fab_map_scene_near_node (scene, 150 + 45, 0, 1, 18, NULL), ==, FAB_MAP_NONE);
  /* Whoever is hidden takes nothing from somebody farther away. */
  g_assert_cmpuint (fab_map_scene_near_node (scene, 10, 0, 1, 200, NULL), ==, 1);
  g_assert_cmpuint (fab_map_scene_near_node (scene, 10, 0, 1, 200, nodes), ==, 0);
  g_assert_cmpuint (fab_map_scene_near_edge (scene, 0, 10, 1, 40, NULL), ==, 0);
  g_assert_cmpuint (fab_map_scene_near_edge (scene, 0, 10, 1, 40, edges), ==, FAB_MAP_NONE);
}

static void
test_fan (void)
{
  FabMapSceneBuilder *builder = fab_map_scene_builder_new ();
  g_autoptr (FabMapScene) scene = NULL;
  double seen[3];

  draw_fixture_add_styles (builder);
  draw_fixture_add_node (builder, "A", -150, 0, 0);
  draw_fixture_add_node (builder, "B", 150, 0, 0);
  draw_fixture_add_edge (builder, 0, 1, 0);
  draw_fixture_add_edge (builder, 1, 0, 1);
  draw_fixture_add_edge (builder, 0, 1, 2);
  scene = fab_map_scene_builder_end (builder);
  for (guint e = 0; e < 3; e++) {
    FabCurve curve;

    g_assert_cmpuint (fab_map_scene_get_edge (scene, e)->fan_count, ==, 3);
    g_assert_true (fab_map_scene_get_curve (scene, e, 1, &curve));
    seen[e] = fab_curve_at (&curve, 0.5).y;
    g_assert_cmpuint (fab_map_scene_hit_edge (scene, 0, seen[e], 1), ==, e);
  }
  g_assert_cmpfloat (fabs (seen[0] - seen[1]), >, 8);
  g_assert_cmpfloat (fabs (seen[1] - seen[2]), >, 8);
  g_assert_cmpfloat (fabs (seen[0] - seen[2]), >, 8);
}

static void
test_loop (void)
{
  FabMapSceneBuilder *builder = fab_map_scene_builder_new ();
  g_autoptr (FabMapScene) scene = NULL;
  FabCurve curve, loop[2];
  guint n;

  draw_fixture_add_styles (builder);
  draw_fixture_add_node (builder, "A", 0, 0, 0);
  draw_fixture_add_edge (builder, 0, 0, 1);
  scene = fab_map_scene_builder_end (builder);
  fab_map_scene_get_node_edges (scene, 0, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_false (fab_map_scene_get_curve (scene, 0, 1, &curve));
  fab_loop_curves ((FabPoint){ 0, 0 }, 20, 0, loop);
  g_assert_cmpuint (fab_map_scene_hit_edge (scene, loop[0].b.x, loop[0].b.y, 1), ==, 0);
}

static void
test_lasso (void)
{
  g_autoptr (FabMapScene) scene = draw_fixture_pair ("A", "B");
  const FabPoint around_b[] = { { 100, -50 }, { 250, -40 }, { 200, 60 }, { 110, 50 } };
  g_autoptr (GArray) lasso = fab_map_scene_nodes_in_polygon (scene, 4, around_b);
  g_autoptr (GArray) line = fab_map_scene_nodes_in_polygon (scene, 2, around_b);
  g_autoptr (GArray) box = fab_map_scene_nodes_in_box (scene, (FabBox){ -200, -10, 0, 10 });

  g_assert_cmpuint (lasso->len, ==, 1);
  g_assert_cmpuint (g_array_index (lasso, guint, 0), ==, 1);
  g_assert_cmpuint (line->len, ==, 0);
  g_assert_cmpuint (box->len, ==, 1);
  g_assert_cmpuint (g_array_index (box, guint, 0), ==, 0);
}

static void
test_spotlight (void)
{
  g_autoptr (FabMapScene) scene = draw_fixture_star (4);
  guint8 nodes[5] = { 0 }, edges[4] = { 0 };

  nodes[2] = FAB_MAP_SELECTED | FAB_MAP_FADED;
  fab_map_states_spotlight (scene, 2, 1, nodes, edges);
  g_assert_cmpuint (nodes[0], ==, 0);
  g_assert_cmpuint (nodes[1], ==, FAB_MAP_FADED);
  g_assert_cmpuint (nodes[2], ==, FAB_MAP_SELECTED);
  g_assert_cmpuint (edges[0], ==, FAB_MAP_FADED);
  g_assert_cmpuint (edges[1], ==, 0);
  fab_map_states_spotlight (scene, 2, 2, nodes, edges);
  g_assert_cmpuint (nodes[1], ==, 0);
  g_assert_cmpuint (edges[0], ==, 0);
  fab_map_states_spotlight (scene, FAB_MAP_NONE, 1, nodes, edges);
  g_assert_cmpuint (nodes[4] | edges[3], ==, 0);
}

/* However small the picture, the largest are larger than the others. */
static void
test_smallest_discs (void)
{
  FabMapNode small = { .radius = 9 }, large = { .radius = 34 };
  double zoom = 0.03, r = fab_map_node_radius (&small, zoom) * zoom;

  g_assert_cmpfloat (r, >=, 2);
  g_assert_cmpfloat (fab_map_node_radius (&large, zoom) * zoom, >, 2.5 * r);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-scene/build", test_build);
  g_test_add_func ("/map-scene/empty", test_empty);
  g_test_add_func ("/map-scene/bad-places", test_bad_places);
  g_test_add_func ("/map-scene/moved", test_moved);
  g_test_add_func ("/map-scene/hit-node", test_hit_node);
  g_test_add_func ("/map-scene/hit-edge", test_hit_edge);
  g_test_add_func ("/map-scene/near", test_near);
  g_test_add_func ("/map-scene/fan", test_fan);
  g_test_add_func ("/map-scene/loop", test_loop);
  g_test_add_func ("/map-scene/lasso", test_lasso);
  g_test_add_func ("/map-scene/spotlight", test_spotlight);
  g_test_add_func ("/map-scene/smallest-discs", test_smallest_discs);
  return g_test_run ();
}
