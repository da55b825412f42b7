/* Rings: found where actors stand on them, by what they were laid out by, and only there. */
#include "draw-fixture.h"
#include "fab-map-arrange.h"
#include "fab-map-legend-rows.h"
#include "fab-map-rings.h"

#include <math.h>

#define N_ACTORS 40

static FabPalette palette;

/* Forty actors: a few with many links, some with two or three, and others with one; of every influence and scale, or of none. */
static FabMapScene *
make_scene (void)
{
  FabMapSceneBuilder *builder = fab_map_scene_builder_new ();

  draw_fixture_add_styles (builder);
  for (guint i = 0; i < N_ACTORS; i++) {
    FabMapNode node = { .key = i + 1,
                        .label = i % 3 == 0 ? "An actor of long name" : "Actor",
                        .radius = i < 4 ? 20 : 9,
                        .kind = i % 5,
                        .group = FAB_MAP_NONE,
                        .influence = (int)(i * 7 % 12) - 1,
                        .interest = (int)(i * 5 % 12) - 1,
                        .reach = (int)(i * 3 % 4) - 1 };

    fab_map_scene_builder_add_node (builder, &node);
  }
  for (guint i = 4; i < N_ACTORS; i++)
    draw_fixture_add_edge (builder, i, i % 4, 0);
  for (guint i = 4; i < 16; i++)
    draw_fixture_add_edge (builder, i, i + 1, 0);
  return fab_map_scene_builder_end (builder);
}

static FabMapScene *
arrange (FabMapLayout layout)
{
  g_autoptr (FabMapScene) scene = make_scene ();

  return draw_fixture_arrange (scene, layout);
}

static const struct {
  FabMapLayout layout;
  FabMapRingRule rule;
  guint n_rings;
} ringed[] = { { FAB_MAP_LAYOUT_CONCENTRIC, FAB_MAP_RINGS_LINKS, 3 },
               { FAB_MAP_LAYOUT_INFLUENCE_RINGS, FAB_MAP_RINGS_INFLUENCE, 4 },
               { FAB_MAP_LAYOUT_REACH_RINGS, FAB_MAP_RINGS_REACH, 4 } };

static void
test_found (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ringed); i++) {
    g_autoptr (FabMapScene) scene = arrange (ringed[i].layout);
    FabMapRings rings;
    guint n = 0;
    double last = 0;

    g_assert_true (fab_map_rings_find (scene, &rings));
    g_assert_cmpuint (rings.rule, ==, ringed[i].rule);
    for (guint r = 0; r < FAB_MAP_MAX_RINGS && rings.radii[r] > 0; r++, n++) {
      g_assert_cmpfloat (rings.radii[r], >, last);
      last = rings.radii[r];
    }
    g_assert_cmpuint (n, ==, ringed[i].n_rings);
  }
}

static void
test_other_layouts (void)
{
  const FabMapLayout others[] = { FAB_MAP_LAYOUT_READING, FAB_MAP_LAYOUT_FAITHFUL, FAB_MAP_LAYOUT_SECTORS,
                                  FAB_MAP_LAYOUT_GRID,    FAB_MAP_LAYOUT_CELLS,    FAB_MAP_LAYOUT_LAYERS };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++) {
    g_autoptr (FabMapScene) scene = arrange (others[i]);
    FabMapRings rings;

    g_assert_false (fab_map_rings_find (scene, &rings));
  }
}

/* Wherever the map is, a few actors moved leave the rings what they are; with many elsewhere there are none. */
static void
test_moved (void)
{
  g_autoptr (FabMapScene) scene = arrange (FAB_MAP_LAYOUT_CONCENTRIC);

  for (guint n_astray = 2; n_astray <= 20; n_astray += 18) {
    g_autoptr (FabMapScene) moved = NULL;
    guint nodes[N_ACTORS];
    FabPoint places[N_ACTORS];
    FabMapRings rings;

    for (guint v = 0; v < N_ACTORS; v++) {
      const FabMapNode *node = fab_map_scene_get_node (scene, v);
      double out = v >= N_ACTORS - n_astray ? 1 + v * 0.05 : 1;

      nodes[v] = v;
      places[v] = (FabPoint){ node->x * out + 500, node->y * out - 70 };
    }
    moved = fab_map_scene_moved (scene, N_ACTORS, nodes, places);
    g_assert_cmpint (fab_map_rings_find (moved, &rings), ==, n_astray == 2);
  }
}

/* The legend says what they are, and the circles are in the picture. */
static void
test_shown (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ringed); i++) {
    g_autoptr (FabMapScene) scene = arrange (ringed[i].layout);
    g_autoptr (GArray) rows = NULL;
    FabMapDrawOptions options;
    FabMapRings rings;
    FabPoint a, b;
    FabBox box;

    fab_map_draw_options_init (&options, &palette, 700, 500);
    fab_map_draw_options_fit (&options, scene, 12);
    rows = fab_map_list_legend_rows (scene, &options);
    g_assert_true (fab_map_rings_find (scene, &rings));
    g_assert_cmpstr (g_array_index (rows, FabLegendRow, rows->len - 1).text, ==, fab_map_rings_get_meaning (&rings));
    box = fab_map_rings_bounds (&rings);
    a = fab_map_from_scene (&options, box.left, box.top);
    b = fab_map_from_scene (&options, box.right, box.bottom);
    g_assert_true (a.x >= 0 && a.y >= 0 && b.x <= 700 && b.y <= 500);
    cairo_surface_destroy (draw_fixture_draw (scene, &options));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fab_palette_init (&palette, FALSE);
  g_test_add_func ("/map-rings/found", test_found);
  g_test_add_func ("/map-rings/other-layouts", test_other_layouts);
  g_test_add_func ("/map-rings/moved", test_moved);
  g_test_add_func ("/map-rings/shown", test_shown);
  return g_test_run ();
}
