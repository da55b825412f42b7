/* Pictures of maps, looked at pixel by pixel. */
#include "draw-fixture.h"

#include <math.h>
#include <string.h>

#define WIDTH  600
#define HEIGHT 400

static FabPalette palette;

static FabMapDrawOptions
plain_options (FabMapShow show)
{
  FabMapDrawOptions options;

  fab_map_draw_options_init (&options, &palette, WIDTH, HEIGHT);
  options.show = show | FAB_MAP_SHOW_BACKGROUND;
  return options;
}

static void
test_discs (void)
{
  g_autoptr (FabMapScene) scene = draw_fixture_pair ("", "");
  FabMapDrawOptions options = plain_options (0);
  cairo_surface_t *surface = draw_fixture_draw (scene, &options);

  g_assert_cmpfloat (draw_fixture_difference (draw_fixture_pixel (surface, 150, 200), palette.kinds[0]), <, 0.02);
  g_assert_cmpfloat (draw_fixture_difference (draw_fixture_pixel (surface, 450, 200), palette.kinds[3]), <, 0.02);
  g_assert_cmpfloat (draw_fixture_difference (draw_fixture_pixel (surface, 150, 200 - 17), palette.kinds[0]), <, 0.02);
  g_assert_cmpfloat (draw_fixture_difference (draw_fixture_pixel (surface, 150, 200 - 30), palette.background), <,
                     0.02);
  cairo_surface_destroy (surface);
}

static void
test_link (void)
{
  g_autoptr (FabMapScene) scene = draw_fixture_pair ("", "");
  FabMapDrawOptions options = plain_options (0);
  cairo_surface_t *surface = draw_fixture_draw (scene, &options);
  FabCurve curve;
  FabPoint p;

  fab_map_scene_get_curve (scene, 0, 1, &curve);
  p = fab_curve_at (&curve, 0.5);
  g_assert_cmpuint (draw_fixture_count_ink (surface, 300, 200 + (int)p.y - 4, 1, 9, palette.background), >=, 2);
  g_assert_cmpuint (draw_fixture_count_ink (surface, 300, 200 + (int)p.y - 60, 1, 50, palette.background), ==, 0);
  cairo_surface_destroy (surface);
}

/* What is written into pixels is what cairo draws, but for the colours of a few pixels along the edges. */
static void
test_same_as_cairo (void)
{
  g_autoptr (FabMapScene) scene = draw_fixture_star (9);
  FabMapDrawOptions options = plain_options (0);
  cairo_surface_t *written, *drawn = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_surface_t *recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (recording);
  g_autoptr (FabMapPainter) painter = fab_map_painter_new ();
  double sum = 0;

  options.zoom = 0.6;
  written = draw_fixture_draw (scene, &options);
  fab_map_painter_draw (painter, cr, scene, &options);
  cairo_destroy (cr);
  cr = cairo_create (drawn);
  cairo_set_source_surface (cr, recording, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      sum += draw_fixture_difference (draw_fixture_pixel (written, x, y), draw_fixture_pixel (drawn, x, y));
  g_assert_cmpuint (draw_fixture_count_ink (drawn, 0, 0, WIDTH, HEIGHT, palette.background), >, 3000);
  g_assert_cmpfloat (sum / (WIDTH * HEIGHT), <, 0.002);
  cairo_surface_destroy (written);
  cairo_surface_destroy (drawn);
  cairo_surface_destroy (recording);
}

static void
test_label (void)
{
  g_autoptr (FabMapScene) scene = draw_fixture_pair ("Ville", "");
  FabMapDrawOptions options = plain_options (FAB_MAP_SHOW_LABELS);
  cairo_surface_t *with = draw_fixture_draw (scene, &options), *without;
  guint ink;

  options.show &= ~FAB_MAP_SHOW_LABELS;
  without = draw_fixture_draw (scene, &options);
  ink = draw_fixture_count_ink (with, 0, 0, 300, HEIGHT, palette.background);
  g_assert_cmpuint (ink, >, draw_fixture_count_ink (without, 0, 0, 300, HEIGHT, palette.background) + 40);
  cairo_surface_destroy (with);
  cairo_surface_destroy (without);
}

/* However small the map is drawn, who wants text twice as large gets it. */
static void
test_large_label (void)
{
  g_autoptr (FabMapScene) scene = draw_fixture_pair ("Ville", "");
  FabMapDrawOptions options = plain_options (FAB_MAP_SHOW_LABELS);
  guint ink[2];

  options.zoom = 0.2;
  for (guint i = 0; i < 2; i++) {
    cairo_surface_t *surface;

    options.text_scale = i + 1;
    surface = draw_fixture_draw (scene, &options);
    ink[i] = draw_fixture_count_ink (surface, 0, 0, WIDTH, HEIGHT, palette.background);
    cairo_surface_destroy (surface);
  }
  g_assert_cmpuint (2 * ink[1], >, 3 * ink[0]);
}

/* If '<b>&amp;</b>' was read as markup, it would be as short as '&'. */
static void
test_markup (void)
{
  g_autoptr (FabMapScene) markup = draw_fixture_pair ("<b>&amp;</b>", "");
  g_autoptr (FabMapScene) sign = draw_fixture_pair ("&", "");
  FabMapDrawOptions options = plain_options (FAB_MAP_SHOW_LABELS);
  cairo_surface_t *a = draw_fixture_draw (markup, &options), *b = draw_fixture_draw (sign, &options);

  g_assert_cmpuint (draw_fixture_count_ink (a, 0, 0, 300, HEIGHT, palette.background), >,
                    draw_fixture_count_ink (b, 0, 0, 300, HEIGHT, palette.background) + 100);
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
}

static void
test_long_name (void)
{
  g_autofree char *word = g_strnfill (10000, 'w');
  g_autoptr (GString) words = g_string_new (NULL);
  const char *names[3] = { word, NULL, "\xc3\xc3 not UTF-8 \xff" };

  for (int i = 0; i < 2500; i++)
    g_string_append (words, "été ");
  names[1] = words->str;
  for (int i = 0; i < 3; i++) {
    g_autoptr (FabMapScene) scene = draw_fixture_pair (names[i], "B");
    FabMapDrawOptions options = plain_options (FAB_MAP_SHOW_LABELS);
    cairo_surface_t *surface = draw_fixture_draw (scene, &options);

    /* Three lines of about a dozen letters, and no more. */
    g_assert_cmpuint (draw_fixture_count_ink (surface, 0, 0, WIDTH, 100, palette.background), ==, 0);
    g_assert_cmpuint (draw_fixture_count_ink (surface, 0, 300, WIDTH, 100, palette.background), ==, 0);
    g_assert_cmpuint (draw_fixture_count_ink (surface, 130, 100, 200, 200, palette.background), >, 900);
    cairo_surface_destroy (surface);
  }
}

static void
test_none_and_one (void)
{
  g_autoptr (FabMapScene) none = fab_map_scene_builder_end (fab_map_scene_builder_new ());
  FabMapSceneBuilder *builder = fab_map_scene_builder_new ();
  g_autoptr (FabMapScene) one = NULL;
  FabMapDrawOptions options = plain_options (FAB_MAP_SHOW_PICTURE);
  cairo_surface_t *surface;

  fab_map_draw_options_fit (&options, none, 20);
  surface = draw_fixture_draw (none, &options);
  g_assert_cmpuint (draw_fixture_count_ink (surface, 0, 0, WIDTH, HEIGHT, palette.background), ==, 0);
  cairo_surface_destroy (surface);

  draw_fixture_add_node (builder, "Seul", 5000, -7000, 2);
  one = fab_map_scene_builder_end (builder);
  fab_map_draw_options_fit (&options, one, 20);
  surface = draw_fixture_draw (one, &options);
  g_assert_cmpuint (draw_fixture_count_ink (surface, 200, 100, 380, 200, palette.background), >, 1000);
  cairo_surface_destroy (surface);
}

static void
test_parallel_links (void)
{
  FabMapSceneBuilder *builder = fab_map_scene_builder_new ();
  g_autoptr (FabMapScene) scene = NULL;
  FabMapDrawOptions options = plain_options (0);
  cairo_surface_t *surface;

  draw_fixture_add_styles (builder);
  draw_fixture_add_node (builder, "", -150, 0, 0);
  draw_fixture_add_node (builder, "", 150, 0, 3);
  for (int i = 0; i < 500; i++)
    draw_fixture_add_edge (builder, i % 2, 1 - i % 2, i % 3);
  draw_fixture_add_edge (builder, 0, 0, 1);
  draw_fixture_add_edge (builder, 0, 0, 0);
  scene = fab_map_scene_builder_end (builder);
  surface = draw_fixture_draw (scene, &options);
  /* Four bundles, as one of the three kinds has two directions, which don't fill the picture. */
  g_assert_cmpuint (fab_map_scene_get_edge (scene, 0)->fan_count, ==, 4);
  g_assert_cmpuint (fab_map_scene_get_bundle_size (scene, 0), ==, 167);
  g_assert_cmpuint (fab_map_scene_get_bundle_size (scene, 1), ==, 84);
  g_assert_cmpuint (fab_map_scene_get_bundle_size (scene, 500), ==, 1);
  g_assert_cmpuint (draw_fixture_count_ink (surface, 300, 100, 1, 200, palette.background), >, 20);
  g_assert_cmpuint (draw_fixture_count_ink (surface, 300, 0, 1, 100, palette.background), ==, 0);
  g_assert_cmpuint (draw_fixture_count_ink (surface, 300, 300, 1, 100, palette.background), ==, 0);
  cairo_surface_destroy (surface);
}

/* What is fitted into a picture has its fans and loops in it. */
static void
test_fit_fans (void)
{
  FabMapSceneBuilder *builder = fab_map_scene_builder_new ();
  g_autoptr (FabMapScene) scene = NULL;
  FabMapDrawOptions options = plain_options (0);
  cairo_surface_t *surface;

  draw_fixture_add_styles (builder);
  draw_fixture_add_node (builder, "", -150, 0, 0);
  draw_fixture_add_node (builder, "", 150, 0, 3);
  for (int i = 0; i < 12; i++)
    draw_fixture_add_edge (builder, 0, 1, 0);
  for (int i = 0; i < 50; i++)
    draw_fixture_add_edge (builder, 0, 0, i % 3);
  scene = fab_map_scene_builder_end (builder);
  fab_map_draw_options_fit (&options, scene, 12);
  surface = draw_fixture_draw (scene, &options);
  g_assert_cmpuint (draw_fixture_count_ink (surface, 0, 0, WIDTH, HEIGHT, palette.background), >, 1000);
  g_assert_cmpuint (draw_fixture_count_ink (surface, 0, 0, WIDTH, 6, palette.background), ==, 0);
  g_assert_cmpuint (draw_fixture_count_ink (surface, 0, HEIGHT - 6, WIDTH, 6, palette.background), ==, 0);
  g_assert_cmpuint (draw_fixture_count_ink (surface, 0, 0, 6, HEIGHT, palette.background), ==, 0);
  cairo_surface_destroy (surface);
}

static void
test_states (void)
{
  g_autoptr (FabMapScene) scene = draw_fixture_pair ("A", "B");
  guint8 nodes[2] = { FAB_MAP_FADED, FAB_MAP_HIDDEN }, edges[1] = { 0 };
  FabMapDrawOptions options = plain_options (FAB_MAP_SHOW_LABELS);
  FabColor faded = fab_color_mix (palette.background, palette.kinds[0], 0.15f);
  cairo_surface_t *surface;

  options.node_states = nodes;
  options.edge_states = edges;
  surface = draw_fixture_draw (scene, &options);
  g_assert_cmpfloat (draw_fixture_difference (draw_fixture_pixel (surface, 150, 200), faded), <, 0.02);
  /* Neither the hidden actor, nor its name, nor its link */
  g_assert_cmpuint (draw_fixture_count_ink (surface, 230, 0, 370, HEIGHT, palette.background), ==, 0);
  cairo_surface_destroy (surface);

  nodes[0] = FAB_MAP_SELECTED;
  nodes[1] = FAB_MAP_HOVERED;
  edges[0] = FAB_MAP_SELECTED;
  options.show |= FAB_MAP_SHOW_EDGE_LABELS | FAB_MAP_SHOW_PINS;
  surface = draw_fixture_draw (scene, &options);
  g_assert_cmpfloat (draw_fixture_difference (draw_fixture_pixel (surface, 150, 200 - 24), palette.accent), <, 0.1);
  cairo_surface_destroy (surface);
}

/* The name of an actor whom the filter keeps is written, also in a crowd of dimmed ones. */
static void
test_dimmed_crowd (void)
{
  FabMapSceneBuilder *builder = fab_map_scene_builder_new ();
  g_autoptr (FabMapScene) scene = NULL;
  FabMapDrawOptions options = plain_options (FAB_MAP_SHOW_LABELS);
  guint8 states[10] = { 0 };
  guint before;
  cairo_surface_t *surface;

  draw_fixture_add_styles (builder);
  draw_fixture_add_node (builder, "MMMMMMMM", 0, 0, 0);
  for (guint i = 0; i < 9; i++)
    draw_fixture_add_node (builder, "", 48 * cos (i * G_PI * 2 / 9), 48 * sin (i * G_PI * 2 / 9), 1);
  scene = fab_map_scene_builder_end (builder);
  surface = draw_fixture_draw (scene, &options);
  before = draw_fixture_count_dark (surface, 0, 0, WIDTH, HEIGHT);
  cairo_surface_destroy (surface);
  memset (&states[1], FAB_MAP_FADED, 9);
  options.node_states = states;
  surface = draw_fixture_draw (scene, &options);
  g_assert_cmpuint (draw_fixture_count_dark (surface, 0, 0, WIDTH, HEIGHT), >, before + 60);
  cairo_surface_destroy (surface);
}

/* What a link is about is legible on whatever it lies, and covers no name that it need not cover. */
static void
test_edge_label (gconstpointer data)
{
  FabMapSceneBuilder *builder = fab_map_scene_builder_new ();
  g_autoptr (FabMapScene) scene = NULL;
  FabMapDrawOptions options = plain_options (FAB_MAP_SHOW_LABELS | FAB_MAP_SHOW_EDGE_LABELS);
  guint8 states[1] = { FAB_MAP_HOVERED };
  FabPalette own;
  guint before;
  cairo_surface_t *surface;

  fab_palette_init (&own, GPOINTER_TO_INT (data));
  g_assert_cmpfloat (fab_color_contrast (own.foreground, own.background), >=, 4.5);
  draw_fixture_add_styles (builder);
  draw_fixture_add_node (builder, "", -250, 0, 0);
  draw_fixture_add_node (builder, "", 250, 0, 0);
  draw_fixture_add_node (builder, "MMMMMMMMMM", -25, 5, 1);
  draw_fixture_add_edge (builder, 0, 1, 0);
  scene = fab_map_scene_builder_end (builder);
  surface = draw_fixture_draw (scene, &options);
  before = draw_fixture_count_dark (surface, 0, 0, WIDTH, HEIGHT);
  cairo_surface_destroy (surface);
  options.edge_states = states;
  surface = draw_fixture_draw (scene, &options);
  g_assert_cmpuint (draw_fixture_count_dark (surface, 0, 0, WIDTH, HEIGHT), >, before + 40);
  cairo_surface_destroy (surface);
}

static void
test_anonymous (void)
{
  g_autoptr (FabMapScene) a = draw_fixture_pair ("Optim'ism", "Biocoop");
  g_autoptr (FabMapScene) b = draw_fixture_pair ("Another name", "And one more");
  FabMapDrawOptions options = plain_options (FAB_MAP_SHOW_LABELS | FAB_MAP_ANONYMOUS);
  cairo_surface_t *first = draw_fixture_draw (a, &options), *second = draw_fixture_draw (b, &options);

  g_assert_cmpmem (cairo_image_surface_get_data (first), WIDTH * HEIGHT * 4, cairo_image_surface_get_data (second),
                   WIDTH * HEIGHT * 4);
  cairo_surface_destroy (first);
  cairo_surface_destroy (second);
}

/* The whole map with its names is in the picture, and no disc below the legend. */
static void
test_fit (void)
{
  g_autoptr (FabMapScene) scene = draw_fixture_star (12);
  const double sizes[][2] = { { 600, 400 }, { 1600, 900 }, { 500, 900 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    FabMapDrawOptions options = plain_options (FAB_MAP_SHOW_PICTURE & ~FAB_MAP_SHOW_LEGEND);
    int width = sizes[i][0], height = sizes[i][1];
    cairo_surface_t *surface;

    options.width = width;
    options.height = height;
    fab_map_draw_options_fit (&options, scene, 16);
    surface = draw_fixture_draw (scene, &options);
    g_assert_cmpuint (draw_fixture_count_ink (surface, 0, 0, 6, height, palette.background), ==, 0);
    g_assert_cmpuint (draw_fixture_count_ink (surface, width - 6, 0, 6, height, palette.background), ==, 0);
    g_assert_cmpuint (draw_fixture_count_ink (surface, 0, 0, width, 6, palette.background), ==, 0);
    g_assert_cmpuint (draw_fixture_count_ink (surface, 0, height - 6, width, 6, palette.background), ==, 0);
    cairo_surface_destroy (surface);
  }
}

/* Two territories of eight actors each, side by side or one in the other's midst. */
static FabMapScene *
make_territories (gboolean mixed)
{
  FabMapSceneBuilder *builder = fab_map_scene_builder_new ();

  for (guint g = 0; g < 2; g++)
    fab_map_scene_builder_add_group (builder, &(FabMapGroup){ .key = g + 1, .name = "", .color = g });
  for (guint i = 0; i < 16; i++) {
    FabMapNode node = {
      .key = i + 1, .label = "", .x = (i % 4) * 100 - 150.0, .y = i / 4 * 80 - 120.0, .radius = 8, .placed = TRUE
    };

    node.group = mixed ? (i + i / 4) % 2 : i % 4 / 2;
    fab_map_scene_builder_add_node (builder, &node);
  }
  return fab_map_scene_builder_end (builder);
}

/* A territory whose actors stand together has a hull; where they stand among others it would say nothing. */
/* On paper the legend takes the shape that leaves most to the map. */
static void
test_paper_legend (void)
{
  g_autoptr (FabMapScene) scene = draw_fixture_star (40);
  FabMapDrawOptions screen = plain_options (FAB_MAP_SHOW_PICTURE), paper;

  screen.width = 780;
  screen.height = 480;
  paper = screen;
  paper.min_font = 8;
  screen.min_font = 8;
  screen.legend_columns = 2;
  fab_map_draw_options_fit (&screen, scene, 12);
  fab_map_draw_options_fit (&paper, scene, 12);
  g_assert_cmpfloat (paper.zoom, >=, screen.zoom);
  g_assert_cmpuint (paper.legend_columns, !=, 2);
}

static void
test_hulls (void)
{
  for (int mixed = 0; mixed < 2; mixed++) {
    g_autoptr (FabMapScene) scene = make_territories (mixed);
    FabMapDrawOptions options = plain_options (FAB_MAP_SHOW_HULLS);
    cairo_surface_t *surface = draw_fixture_draw (scene, &options);
    double tint =
        draw_fixture_difference (draw_fixture_pixel (surface, WIDTH / 2 - 100, HEIGHT / 2), palette.background);

    if (mixed)
      g_assert_cmpfloat (tint, ==, 0);
    else
      g_assert_cmpfloat (tint, >, 0.01);
    cairo_surface_destroy (surface);
  }
}

static void
test_view (void)
{
  FabMapDrawOptions options = plain_options (0);
  FabPoint p;

  options.zoom = 2.5;
  options.center_x = 40;
  options.center_y = -70;
  p = fab_map_from_scene (&options, 40, -70);
  g_assert_cmpfloat (p.x, ==, WIDTH / 2);
  g_assert_cmpfloat (p.y, ==, HEIGHT / 2);
  p = fab_map_to_scene (&options, 12, 34);
  p = fab_map_from_scene (&options, p.x, p.y);
  g_assert_cmpfloat_with_epsilon (p.x, 12, 1e-9);
  g_assert_cmpfloat_with_epsilon (p.y, 34, 1e-9);
}

/* Zooming in and out never leaves the painter with something stale; the extremes draw, too. */
static void
test_zooms (void)
{
  g_autoptr (FabMapScene) scene = draw_fixture_star (30);
  g_autoptr (FabMapPainter) painter = fab_map_painter_new ();
  const double zooms[] = { 1, 0.001, 0.05, 0.5, 3, 40, 2000, 1 };
  FabMapDrawOptions options = plain_options (FAB_MAP_SHOW_PICTURE);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT), *fresh;
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++) {
    options.zoom = zooms[i];
    options.quick = i % 2;
    options.palette = &palette;
    fab_map_painter_draw (painter, cr, scene, &options);
  }
  options.quick = FALSE;
  fab_map_painter_draw (painter, cr, scene, &options);
  cairo_surface_flush (surface);
  fresh = draw_fixture_draw (scene, &options);
  g_assert_cmpmem (cairo_image_surface_get_data (surface), WIDTH * HEIGHT * 4, cairo_image_surface_get_data (fresh),
                   WIDTH * HEIGHT * 4);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  cairo_surface_destroy (fresh);
}

/* A part of a picture is drawn through a clip, and nothing outside it changes. */
static void
test_clip (void)
{
  g_autoptr (FabMapScene) scene = draw_fixture_star (8);
  g_autoptr (FabMapPainter) painter = fab_map_painter_new ();
  FabMapDrawOptions options = plain_options (FAB_MAP_SHOW_PICTURE);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  cairo_rectangle (cr, 200, 100, 200, 200);
  cairo_clip (cr);
  fab_map_painter_draw (painter, cr, scene, &options);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++) {
      gboolean inside = x >= 200 && x < 400 && y >= 100 && y < 300;

      g_assert_cmpfloat (draw_fixture_pixel (surface, x, y).alpha, ==, inside ? 1 : 0);
    }
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fab_palette_init (&palette, FALSE);
  g_test_add_func ("/map-painter/discs", test_discs);
  g_test_add_func ("/map-painter/link", test_link);
  g_test_add_func ("/map-painter/same-as-cairo", test_same_as_cairo);
  g_test_add_func ("/map-painter/label", test_label);
  g_test_add_func ("/map-painter/large-label", test_large_label);
  g_test_add_func ("/map-painter/markup", test_markup);
  g_test_add_func ("/map-painter/long-name", test_long_name);
  g_test_add_func ("/map-painter/none-and-one", test_none_and_one);
  g_test_add_func ("/map-painter/parallel-links", test_parallel_links);
  g_test_add_func ("/map-painter/fit-fans", test_fit_fans);
  g_test_add_func ("/map-painter/states", test_states);
  g_test_add_func ("/map-painter/dimmed-crowd", test_dimmed_crowd);
  g_test_add_data_func ("/map-painter/edge-label/light", GINT_TO_POINTER (FALSE), test_edge_label);
  g_test_add_data_func ("/map-painter/edge-label/dark", GINT_TO_POINTER (TRUE), test_edge_label);
  g_test_add_func ("/map-painter/anonymous", test_anonymous);
  g_test_add_func ("/map-painter/fit", test_fit);
  g_test_add_func ("/map-painter/paper-legend", test_paper_legend);
  g_test_add_func ("/map-painter/hulls", test_hulls);
  g_test_add_func ("/map-painter/view", test_view);
  g_test_add_func ("/map-painter/zooms", test_zooms);
  g_test_add_func ("/map-painter/clip", test_clip);
  return g_test_run ();
}
