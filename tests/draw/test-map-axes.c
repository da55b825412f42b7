/* The influence × interest picture: found where actors stand by both, and only there. */
#include "draw-fixture.h"
#include "fab-map-arrange.h"
#include "fab-map-axes.h"

static FabPalette palette;

/* Sixteen actors of every influence and interest, and two of which nothing is said. */
static FabMapScene *
make_scene (void)
{
  FabMapSceneBuilder *builder = fab_map_scene_builder_new ();

  draw_fixture_add_styles (builder);
  for (guint i = 0; i < 18; i++) {
    FabMapNode node = { .key = i + 1,
                        .label = "Actor",
                        .radius = 10,
                        .group = FAB_MAP_NONE,
                        .influence = i < 16 ? (int)(i % 4) * 3 : -1,
                        .interest = i < 16 ? (int)(i / 4) * 3 : -1,
                        .reach = -1 };

    fab_map_scene_builder_add_node (builder, &node);
  }
  for (guint i = 0; i < 17; i++)
    draw_fixture_add_edge (builder, i, (i * 7 + 3) % 18, 0);
  return fab_map_scene_builder_end (builder);
}

static FabMapScene *
arrange (FabMapLayout layout)
{
  g_autoptr (FabMapScene) scene = make_scene ();

  return draw_fixture_arrange (scene, layout);
}

static gboolean
stands_in (const double *lines, int level, double at)
{
  return at > lines[level] && at < lines[level + 1];
}

static void
test_found (void)
{
  g_autoptr (FabMapScene) scene = arrange (FAB_MAP_LAYOUT_CELLS);
  FabMapAxes axes;

  g_assert_true (fab_map_axes_find (scene, &axes));
  for (guint v = 0; v < 16; v++) {
    const FabMapNode *node = fab_map_scene_get_node (scene, v);

    g_assert_true (stands_in (axes.columns, fab_map_level (node->interest), node->x));
    g_assert_true (stands_in (axes.rows, 2 - fab_map_level (node->influence), node->y));
  }
  g_assert_cmpfloat (axes.unknown.left, >, axes.columns[FAB_MAP_N_LEVELS - 1]);
}

static void
test_other_layouts (void)
{
  const FabMapLayout others[] = { FAB_MAP_LAYOUT_READING, FAB_MAP_LAYOUT_FAITHFUL, FAB_MAP_LAYOUT_CONCENTRIC,
                                  FAB_MAP_LAYOUT_INFLUENCE_RINGS, FAB_MAP_LAYOUT_LAYERS };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++) {
    g_autoptr (FabMapScene) scene = arrange (others[i]);
    FabMapAxes axes;

    g_assert_false (fab_map_axes_find (scene, &axes));
  }
}

/* One actor moved elsewhere leaves the picture what it is; with half of them elsewhere it is another. */
static void
test_moved (void)
{
  g_autoptr (FabMapScene) scene = arrange (FAB_MAP_LAYOUT_CELLS);
  guint nodes[8];
  FabPoint places[8];

  for (guint n = 1; n <= 8; n += 7) {
    g_autoptr (FabMapScene) moved = NULL;
    FabMapAxes axes;

    for (guint i = 0; i < n; i++) {
      nodes[i] = i;
      places[i] =
          (FabPoint){ fab_map_scene_get_node (scene, 15 - i)->x + 1, fab_map_scene_get_node (scene, 15 - i)->y + 1 };
    }
    moved = fab_map_scene_moved (scene, n, nodes, places);
    g_assert_cmpint (fab_map_axes_find (moved, &axes), ==, n == 1);
  }
}

/* The frame and what is written around it are in the picture. */
static void
test_fit (void)
{
  g_autoptr (FabMapScene) scene = arrange (FAB_MAP_LAYOUT_CELLS);
  FabMapDrawOptions options;
  cairo_surface_t *surface;

  fab_map_draw_options_init (&options, &palette, 900, 600);
  options.show &= ~FAB_MAP_SHOW_LEGEND;
  fab_map_draw_options_fit (&options, scene, 16);
  surface = draw_fixture_draw (scene, &options);
  g_assert_cmpuint (draw_fixture_count_ink (surface, 0, 0, 900, 4, palette.background), ==, 0);
  g_assert_cmpuint (draw_fixture_count_ink (surface, 0, 596, 900, 4, palette.background), ==, 0);
  g_assert_cmpuint (draw_fixture_count_ink (surface, 0, 0, 4, 600, palette.background), ==, 0);
  g_assert_cmpuint (draw_fixture_count_ink (surface, 0, 0, 900, 600, palette.background), >, 5000);
  cairo_surface_destroy (surface);
}

/* The card stands beside the fields and what is written around them. */
static void
test_legend (void)
{
  g_autoptr (FabMapScene) scene = arrange (FAB_MAP_LAYOUT_CELLS);
  const double heights[] = { 500, 1100 };

  for (guint i = 0; i < G_N_ELEMENTS (heights); i++) {
    FabMapDrawOptions options;
    FabMapAxes axes;
    FabBox legend, frame;
    FabPoint a, b;

    fab_map_draw_options_init (&options, &palette, 780, heights[i]);
    options.min_font = 8;
    fab_map_draw_options_fit (&options, scene, 12);
    g_assert_true (fab_map_axes_find (scene, &axes));
    g_assert_true (fab_map_measure_legend (scene, &options, &legend));
    frame = fab_map_axes_bounds (&axes, &options);
    a = fab_map_from_scene (&options, frame.left, frame.top);
    b = fab_map_from_scene (&options, frame.right, frame.bottom);
    g_assert_false (fab_box_meets (legend, (FabBox){ a.x, a.y, b.x, b.y }));
  }
}

static void
frame_init (FabMapFrame *frame, cairo_t *cr, FabMapScene *scene, const FabMapDrawOptions *options)
{
  *frame = (FabMapFrame){ .cr = cr,
                          .scene = scene,
                          .options = options,
                          .palette = options->palette,
                          .zoom = options->zoom,
                          .scale = fab_map_zoom_to_scale (options->zoom),
                          .x = options->width / 2 - options->center_x * options->zoom,
                          .y = options->height / 2 - options->center_y * options->zoom,
                          .pixels_per_unit = 1,
                          .hulls = g_ptr_array_new (),
                          .marks = g_array_new (FALSE, FALSE, sizeof (FabBox)) };
}

/* Small as the picture is, no name lies on a word of the axes. */
static void
test_names (void)
{
  g_autoptr (FabMapScene) scene = arrange (FAB_MAP_LAYOUT_CELLS);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 460, 340);
  cairo_t *cr = cairo_create (surface);
  FabMapLabels *labels = fab_map_labels_new ();
  FabMapDrawOptions options;
  FabMapFrame frame;
  FabMapAxes axes;
  guint n_written = 0;

  fab_map_draw_options_init (&options, &palette, 460, 340);
  options.show &= ~FAB_MAP_SHOW_LEGEND;
  fab_map_draw_options_fit (&options, scene, 12);
  frame_init (&frame, cr, scene, &options);
  g_assert_true (fab_map_axes_find (scene, &axes));
  fab_map_axes_list_marks (&frame, &axes, frame.marks);
  g_assert_cmpuint (frame.marks->len, >=, 12);
  fab_map_draw_labels (&frame, labels);
  for (guint i = 0; i < fab_map_labels_get_n (labels); i++) {
    guint node;
    FabBox box;

    if (!fab_map_labels_get_box (labels, &frame, i, &node, &box))
      continue;
    n_written++;
    for (guint m = 0; m < frame.marks->len; m++) {
      FabBox mark = g_array_index (frame.marks, FabBox, m);

      /* Room is kept by discs: their corners are free. */
      mark = (FabBox){ mark.left + 3, mark.top + 3, mark.right - 3, mark.bottom - 3 };
      g_assert_false (fab_box_meets (box, mark));
    }
  }
  g_assert_cmpuint (n_written, >, 4);
  fab_map_labels_free (labels);
  g_ptr_array_unref (frame.hulls);
  g_array_unref (frame.marks);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fab_palette_init (&palette, FALSE);
  g_test_add_func ("/map-axes/found", test_found);
  g_test_add_func ("/map-axes/other-layouts", test_other_layouts);
  g_test_add_func ("/map-axes/moved", test_moved);
  g_test_add_func ("/map-axes/fit", test_fit);
  g_test_add_func ("/map-axes/legend", test_legend);
  g_test_add_func ("/map-axes/names", test_names);
  return g_test_run ();
}
