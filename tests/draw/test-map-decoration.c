/* What colours, sizes, rings, shapes and lines say, and that the legend says it too: on the demo project and on small ones. */
#include "draw-fixture.h"
#include "fab-demo.h"
#include "fab-drawing.h"
#include "fab-map-arrange.h"
#include "fab-map-legend-rows.h"
#include "fab-map-source.h"
#include "fab-map-states.h"
#include "fab-test.h"

#include <math.h>
#include <string.h>

typedef struct {
  char *folder;
  FabStore *store;
  FabPalette palette;
  GArray *places; /* of FabPoint: of each actor, once they were laid out */
} Fixture;

static void
set_up (Fixture *self, gconstpointer demo)
{
  g_autoptr (GError) error = NULL;

  self->folder = fab_test_make_folder ();
  self->store = fab_test_new_store (self->folder);
  self->places = g_array_new (FALSE, FALSE, sizeof (FabPoint));
  fab_palette_init (&self->palette, FALSE);
  if (demo == NULL)
    return;
  fab_store_begin_baseline (self->store);
  fab_demo_fill (self->store, &error);
  g_assert_no_error (error);
  fab_store_commit (self->store, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_array_unref (self->places);
  g_object_unref (self->store);
  fab_test_remove_folder (self->folder);
  g_free (self->folder);
}

static void
lay_out (Fixture *self, FabMapScene *scene)
{
  FabMapArrangeOptions options = { .seed = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (FabMapScene) arranged = fab_map_arrange (scene, &options, NULL, &error);

  g_assert_no_error (error);
  for (guint v = 0; v < fab_map_scene_get_n_nodes (arranged); v++) {
    FabPoint place = { fab_map_scene_get_node (arranged, v)->x, fab_map_scene_get_node (arranged, v)->y };

    g_array_append_val (self->places, place);
  }
}

/* Everybody stands in the same place whatever the decoration. */
static FabMapScene *
make_scene (Fixture *self, const char *decoration)
{
  FabMapSceneOptions options = { 0 };
  g_autoptr (FabMapScene) scene = NULL;
  g_autoptr (GError) error = NULL;

  fab_map_decoration_parse (decoration, &options.decoration, &error);
  g_assert_no_error (error);
  scene = fab_map_scene_new_from_store (self->store, &options);
  if (self->places->len == 0)
    lay_out (self, scene);
  return fab_map_scene_placed (scene, (FabPoint *)self->places->data);
}

static GArray *
list_rows (Fixture *self, FabMapScene *scene, const guint8 *node_states)
{
  FabMapDrawOptions options;

  fab_map_draw_options_init (&options, &self->palette, 1600, 1000);
  options.node_states = node_states;
  return fab_map_list_legend_rows (scene, &options);
}

static const FabLegendRow *
find_row (GArray *rows, const char *text)
{
  for (guint i = 0; i < rows->len; i++)
    if (strcmp (g_array_index (rows, FabLegendRow, i).text, text) == 0)
      return &g_array_index (rows, FabLegendRow, i);
  return NULL;
}

/* ---- Values ---- */

static void
add_actor (Fixture *self, const char *name, const char *theme)
{
  g_autoptr (GError) error = NULL;

  fab_store_insert (self->store, FAB_TABLE_ACTOR, &error, FAB_ACTOR_NAME, FAB_TEXT (name), FAB_ACTOR_KIND,
                    FAB_TEXT ("company"), FAB_ACTOR_THEME, FAB_TEXT (theme), -1);
  g_assert_no_error (error);
}

/* Accents and case don't make two themes of one; the least frequent of many are "Other"; no theme is "Not said". */
static void
test_themes (Fixture *self, gconstpointer unused)
{
  g_autoptr (FabMapScene) scene = NULL;
  g_autoptr (GArray) rows = NULL;

  fab_store_begin (self->store, "Added");
  add_actor (self, "a", "Énergie");
  add_actor (self, "b", "energie ");
  add_actor (self, "c", "ÉNERGIE");
  add_actor (self, "d", NULL);
  add_actor (self, "e", "  ");
  for (guint i = 0; i < 24; i++) {
    g_autofree char *name = g_strdup_printf ("%u", i), *theme = g_strdup_printf ("Theme %02u", i / 2);

    add_actor (self, name, theme);
  }
  g_assert_true (fab_store_commit (self->store, NULL));
  scene = make_scene (self, "color=theme");
  rows = list_rows (self, scene, NULL);
  g_assert_cmpuint (find_row (rows, "Énergie")->count, ==, 3);
  g_assert_cmpuint (find_row (rows, "Not said")->count, ==, 2);
  /* Nine themes of 24 actors have colours: Énergie and eight of two actors each. */
  g_assert_cmpuint (find_row (rows, "Other")->count, ==, 8);
  g_assert_nonnull (find_row (rows, "Theme 07"));
  g_assert_null (find_row (rows, "Theme 08"));
  g_assert_nonnull (find_row (rows, "Colour: theme"));
}

/* Hidden actors are not in the legend. */
static void
test_hidden (Fixture *self, gconstpointer unused)
{
  g_autoptr (FabMapScene) scene = make_scene (self, "");
  guint n = fab_map_scene_get_n_nodes (scene);
  g_autofree guint8 *states = g_new0 (guint8, n);
  g_autoptr (FabMapFilter) filter = fab_map_filter_parse ("kind=company", NULL);
  g_autoptr (FabMapMatch) match = fab_map_filter_apply (filter, self->store);
  g_autofree guint8 *edges = g_new0 (guint8, fab_map_scene_get_n_edges (scene));
  g_autoptr (GArray) all = list_rows (self, scene, NULL), rows = NULL;

  fab_map_states_apply_match (scene, match, TRUE, states, edges);
  rows = list_rows (self, scene, states);
  g_assert_nonnull (find_row (all, "Company"));
  g_assert_nonnull (find_row (all, "Local authority"));
  g_assert_cmpuint (find_row (rows, "Company")->count, ==, find_row (all, "Company")->count);
  g_assert_null (find_row (rows, "Local authority"));
  fab_map_states_apply_match (scene, match, FALSE, states, edges);
  for (guint v = 0; v < n; v++)
    g_assert_cmpuint (states[v], ==, fab_map_scene_get_node (scene, v)->kind == 3 ? 0 : FAB_MAP_FADED);
}

/* Icons stand where the kind is said, and have rows of their own where it is not. */
static void
test_icons (Fixture *self, gconstpointer unused)
{
  static const struct {
    const char *decoration;
    const char *heading; /* over the rows with icons */
  } cases[] = { { "", "Colour: kind" },
                { "color=theme", "Icon: kind" },
                { "color=theme shape=kind", "Shape: kind" },
                { "shape=kind", "Colour, shape: kind" },
                { "color=theme icon=none", NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (FabMapScene) scene = make_scene (self, cases[i].decoration);
    g_autoptr (GArray) rows = list_rows (self, scene, NULL);
    const FabLegendRow *heading = NULL;
    guint n_icons = 0;

    for (guint r = 0; r < rows->len; r++) {
      const FabLegendRow *row = &g_array_index (rows, FabLegendRow, r);

      if (row->type == FAB_LEGEND_HEADING)
        heading = row;
      if (row->type != FAB_LEGEND_ACTOR || row->icon == FAB_MAP_NONE)
        continue;
      n_icons++;
      g_assert_cmpstr (heading->text, ==, cases[i].heading);
    }
    g_assert_true ((n_icons > 0) == (cases[i].heading != NULL));
  }
}

static void
test_measures (Fixture *self, gconstpointer unused)
{
  g_autoptr (GHashTable) circles = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) brokerage = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (FabRecord) a = g_list_model_get_item (fab_store_get_list (self->store, FAB_TABLE_ACTOR), 0);
  g_autoptr (FabRecord) b = g_list_model_get_item (fab_store_get_list (self->store, FAB_TABLE_ACTOR), 1);
  gint64 keys[] = { fab_record_get_key (a), fab_record_get_key (b) };
  double shares[] = { 1, NAN };
  FabMapSceneOptions options = { .circles = circles, .brokerage = brokerage };
  g_autoptr (FabMapScene) scene = NULL;
  const FabMapNode *nodes[2];

  for (guint i = 0; i < 2; i++) {
    g_hash_table_insert (circles, &keys[i], GUINT_TO_POINTER (i));
    g_hash_table_insert (brokerage, &keys[i], &shares[i]);
  }
  fab_map_decoration_parse ("color=circle size=brokerage", &options.decoration, NULL);
  scene = fab_map_scene_new_from_store (self->store, &options);
  for (guint i = 0; i < 2; i++)
    nodes[i] = fab_map_scene_get_node (scene, fab_map_scene_find_node (scene, keys[i]));
  g_assert_cmpfloat (nodes[0]->radius, ==, 34);
  g_assert_cmpfloat (nodes[1]->radius, ==, 9);
  g_assert_cmpuint (nodes[0]->color, !=, nodes[1]->color);
  g_assert_cmpuint (nodes[1]->color, <, FAB_N_KIND_COLORS);
  for (guint v = 0; v < fab_map_scene_get_n_nodes (scene); v++) {
    const FabMapNode *node = fab_map_scene_get_node (scene, v);

    if (node != nodes[0] && node != nodes[1])
      g_assert_cmpuint (node->color, ==, FAB_TONE_UNSAID);
  }
}

/* Names are kinds with numbers, and two actors of a kind have two. */
static void
test_aliases (Fixture *self, gconstpointer unused)
{
  g_autoptr (FabMapScene) scene = make_scene (self, "");
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint v = 0; v < fab_map_scene_get_n_nodes (scene); v++) {
    const FabMapNode *node = fab_map_scene_get_node (scene, v);

    g_assert_true (g_hash_table_add (seen, (gpointer)node->alias));
    g_assert_null (strstr (node->alias, node->label));
    g_assert_null (strchr (node->alias, ','));
  }
  g_assert_true (g_hash_table_contains (seen, "Association 3"));
}

/* ---- Every choice ---- */

static void
check_legend (FabMapScene *scene, const FabMapDrawOptions *options)
{
  FabBox legend;
  double scale = fab_map_zoom_to_scale (options->zoom);

  g_assert_true (fab_map_measure_legend (scene, options, &legend));
  g_assert_cmpfloat (legend.left, >=, 0);
  g_assert_cmpfloat (legend.top, >=, 0);
  g_assert_cmpfloat (legend.right, <=, options->width);
  g_assert_cmpfloat (legend.bottom, <=, options->height);
  for (guint v = 0; v < fab_map_scene_get_n_nodes (scene); v++) {
    const FabMapNode *node = fab_map_scene_get_node (scene, v);
    FabPoint p = fab_map_from_scene (options, node->x, node->y);
    double reach = fab_map_node_reach (node) * scale;
    FabBox box = { p.x - reach, p.y - reach, p.x + reach, p.y + reach };

    g_assert_false (fab_box_meets (box, legend));
    g_assert_cmpfloat (box.left, >=, 0);
    g_assert_cmpfloat (box.top, >=, 0);
    g_assert_cmpfloat (box.right, <=, options->width);
    g_assert_cmpfloat (box.bottom, <=, options->height);
  }
}

/* Drawn and explained, on every paper: the legend is whole, covers nobody, and nobody is cut. */
static void
check_decoration (Fixture *self, const char *decoration)
{
  static const double sizes[][2] = { { 782, 440 }, { 535, 730 } }; /* A4 */
  g_autoptr (FabMapScene) scene = make_scene (self, decoration);
  FabMapDrawOptions options;
  cairo_surface_t *surface;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    fab_map_draw_options_init (&options, &self->palette, sizes[i][0], sizes[i][1]);
    options.min_font = 8;
    fab_map_draw_options_fit (&options, scene, 12);
    check_legend (scene, &options);
  }
  fab_map_draw_options_init (&options, &self->palette, 100, 100);
  fab_map_draw_options_fit_picture (&options, scene, 12);
  check_legend (scene, &options);
  g_assert_cmpfloat (options.zoom, >, 0.8);
  surface = draw_fixture_draw (scene, &options);
  g_assert_cmpuint (draw_fixture_count_ink (surface, 0, 0, options.width, 4, self->palette.background), ==, 0);
  cairo_surface_destroy (surface);
}

static void
test_all (Fixture *self, gconstpointer unused)
{
  for (guint aspect = 0; aspect < FAB_MAP_N_ASPECTS; aspect++)
    for (guint c = 1; c < fab_map_aspect_get_n_choices (aspect); c++) {
      g_autofree char *text =
          g_strdup_printf ("%s=%s", fab_map_aspect_get_code (aspect), fab_map_aspect_get_choice_code (aspect, c));

      check_decoration (self, text);
    }
  check_decoration (self, "color=theme ring=scale shape=kind link-color=date link-width=amount link-dash=date");
  check_decoration (self, "color=profile ring=award shape=scale size=staff icon=kind link-color=strength");
}

/* What all of a decoration's choices say is headed in the legend, unless they say nothing. */
static void
test_headings (Fixture *self, gconstpointer unused)
{
  g_autoptr (FabMapScene) scene =
      make_scene (self, "color=scale ring=profile shape=kind size=influence link-color=date link-dash=date");
  g_autoptr (GArray) rows = list_rows (self, scene, NULL);
  const char *const headings[] = { "Colour: scale",   "Ring: profile",         "Shape: kind",
                                   "Size: influence", "Colour of links: date", "Width of links: strength" };

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    g_assert_nonnull (find_row (rows, headings[i]));
  g_assert_nonnull (find_row (rows, "Over, or not begun"));
}

/* Two tones of links that say something are never the same colour, nor is what nobody said. */
static void
test_link_tones (Fixture *self, gconstpointer unused)
{
  g_autoptr (FabMapScene) scene = make_scene (self, "link-color=strength");
  g_autoptr (GArray) rows = list_rows (self, scene, NULL);

  for (guint i = 0; i < rows->len; i++)
    for (guint j = 0; j < i; j++) {
      const FabLegendRow *p = &g_array_index (rows, FabLegendRow, i), *q = &g_array_index (rows, FabLegendRow, j);

      if (p->type == FAB_LEGEND_LINE && q->type == FAB_LEGEND_LINE && p->dash == q->dash)
        g_assert_cmpfloat (draw_fixture_difference (p->color, q->color), >, 0.08);
    }
}

/* A part of the map, as on the screen: the legend stands beside it. */
static void
test_as_shown (Fixture *self, gconstpointer unused)
{
  g_autoptr (FabMapScene) scene = make_scene (self, "");
  FabMapDrawOptions options;
  g_autoptr (FabDrawing) plain = NULL, drawing = NULL, sheet = NULL;
  g_autoptr (GBytes) png = NULL;
  FabPaper paper = { FAB_PAPER_A4, TRUE };

  fab_map_draw_options_init (&options, &self->palette, 800, 600);
  options.zoom = 2;
  plain = fab_drawing_new_map (scene, &options, NULL, NULL);
  options.as_shown = TRUE;
  drawing = fab_drawing_new_map (scene, &options, NULL, NULL);
  g_assert_cmpfloat (fab_drawing_get_width (plain), ==, 800);
  g_assert_cmpfloat (fab_drawing_get_width (drawing), >, 950);
  g_assert_cmpfloat (fab_drawing_get_height (drawing), ==, 600);
  sheet = fab_drawing_new_map (scene, &options, &paper, NULL);
  png = fab_export_to_bytes (sheet, FAB_EXPORT_PNG, 0, 1, NULL);
  g_assert_nonnull (png);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, demo, test) g_test_add (name, Fixture, GINT_TO_POINTER (demo), set_up, test, tear_down)
  ADD ("/map-decoration/themes", FALSE, test_themes);
  ADD ("/map-decoration/hidden", TRUE, test_hidden);
  ADD ("/map-decoration/icons", TRUE, test_icons);
  ADD ("/map-decoration/measures", TRUE, test_measures);
  ADD ("/map-decoration/aliases", TRUE, test_aliases);
  ADD ("/map-decoration/all", TRUE, test_all);
  ADD ("/map-decoration/headings", TRUE, test_headings);
  ADD ("/map-decoration/link-tones", TRUE, test_link_tones);
  ADD ("/map-decoration/as-shown", TRUE, test_as_shown);
  return g_test_run ();
}
