/* Files: whole, of the right kind, with their text in them. */
#include "draw-fixture.h"
#include "fab-draw-text.h"
#include "fab-drawing.h"
#include "fab-error.h"
#include "fab-test.h"
#include "fab-tiles.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

static FabPalette palette;

static FabDrawing *
new_map (const char *name, FabPaperSize size)
{
  g_autoptr (FabMapScene) scene = draw_fixture_pair (name, "Biocoop");
  FabTitleBlock titles = { "Carte <des> acteurs & co", NULL, "Lorient", "3 nov. 2026", "Source : essai" };
  FabPaper paper = { size, TRUE };
  FabMapDrawOptions options;

  fab_map_draw_options_init (&options, &palette, 800, 600);
  return fab_drawing_new_map (scene, &options, &paper, &titles);
}

static char *export (FabDrawing *drawing, FabExportFormat format, gsize *size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = fab_export_to_bytes (drawing, format, 0, 1, &error);

  g_assert_no_error (error);
  *size = g_bytes_get_size (bytes);
  return g_strndup (g_bytes_get_data (bytes, NULL), *size);
}

/* ---- SVG ---- */

static void
count_element (GMarkupParseContext *context, const char *name, const char **names, const char **values, gpointer data,
               GError **error)
{
  GHashTable *counts = data;
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, name));

  g_hash_table_insert (counts, g_strdup (name), GUINT_TO_POINTER (n + 1));
}

static void
gather_text (GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  GString *all = g_hash_table_lookup (data, " text");

  g_string_append_len (all, text, length);
  g_string_append_c (all, '\n');
}

static void
test_svg (void)
{
  const GMarkupParser parser = { .start_element = count_element, .text = gather_text };
  g_autoptr (FabDrawing) drawing = new_map ("Optim'ism <b>&amp;</b>", FAB_PAPER_A3);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, counts, NULL);
  g_autoptr (GError) error = NULL;
  gsize size;
  g_autofree char *svg = export (drawing, FAB_EXPORT_SVG, &size);

  g_hash_table_insert (counts, g_strdup (" text"), text);
  g_assert_true (g_markup_parse_context_parse (context, svg, size, &error));
  g_assert_true (g_markup_parse_context_end_parse (context, &error));
  g_assert_no_error (error);
  /* All text is text, as typed; nothing is left of the marks. */
  g_assert_nonnull (strstr (text->str, "Optim'ism <b>&amp;</b>"));
  g_assert_nonnull (strstr (text->str, "Carte <des> acteurs & co"));
  g_assert_nonnull (strstr (text->str, "Source : essai"));
  g_assert_null (g_hash_table_lookup (counts, "image"));
  g_assert_null (g_hash_table_lookup (counts, "symbol"));
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (counts, "text")), >=, 6);
  g_assert_null (strstr (svg, "fab-text"));
}

/* A name of control characters and a long one, cut by an ellipsis. */
static void
draw_turned (cairo_t *cr, guint page, gpointer data)
{
  FabTextStyle style = { .size = 12, .width = 150, .lines = 1 };

  cairo_translate (cr, 37.712345, 183.345678);
  cairo_rotate (cr, -G_PI / 2);
  fab_text_draw (cr, "חנות Bio", &style, 0, 0, fab_color_from_rgb (0));
}

/* Text that is turned stays in its place; what is read from right to left is there as it is read, in the order of its letters. */
static void
test_svg_turned (void)
{
  g_autoptr (FabDrawing) drawing = fab_drawing_new (200, 200, 1, draw_turned, NULL, NULL);
  gsize size;
  g_autofree char *svg = export (drawing, FAB_EXPORT_SVG, &size);

  g_assert_nonnull (strstr (svg, "<text transform=\"matrix("));
  g_assert_nonnull (strstr (svg, " direction=\"rtl\""));
  g_assert_nonnull (strstr (svg, ">חנות Bio<"));
}

static void
test_svg_text (void)
{
  const GMarkupParser parser = { NULL };
  g_autofree char *word = g_strnfill (300, 'm');
  const char *names[] = { "a\x01\x02\x1f\tb", word };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (FabDrawing) drawing = new_map (names[i], FAB_PAPER_A4);
    g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, NULL, NULL);
    gsize size;
    g_autofree char *svg = export (drawing, FAB_EXPORT_SVG, &size);

    g_assert_true (g_markup_parse_context_parse (context, svg, size, NULL));
    g_assert_true (g_markup_parse_context_end_parse (context, NULL));
    for (gsize b = 0; b < size; b++)
      g_assert_true (svg[b] == '\n' || (guchar)svg[b] >= ' ');
    g_assert_true (i == 0 || strstr (svg, "…") != NULL);
  }
}

/* ---- PDF ---- */

static void
test_pdf (void)
{
  g_autoptr (FabDrawing) drawing = new_map ("Optim'ism", FAB_PAPER_A4);
  g_autofree char *folder = fab_test_make_folder (), *path = g_build_filename (folder, "map.pdf", NULL);
  g_autofree char *tool = g_find_program_in_path ("pdftotext"), *command = NULL, *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;
  g_autofree char *pdf = export (drawing, FAB_EXPORT_PDF, &size);

  g_assert_true (g_str_has_prefix (pdf, "%PDF-1."));
  g_assert_true (fab_export_to_file (drawing, path, FAB_EXPORT_PDF, 1, NULL, &error));
  if (tool == NULL) {
    g_test_skip ("pdftotext is not there");
  } else {
    command = g_strdup_printf ("%s -layout %s -", tool, path);
    g_assert_true (g_spawn_command_line_sync (command, &text, NULL, NULL, NULL));
    g_assert_nonnull (strstr (text, "Optim'ism"));
    g_assert_nonnull (strstr (text, "Carte <des> acteurs & co"));
    g_assert_nonnull (strstr (text, "3 nov. 2026"));
  }
  fab_test_remove_folder (folder);
}

/* ---- PNG ---- */

static void
test_png (void)
{
  g_autoptr (FabDrawing) drawing = new_map ("Optim'ism", FAB_PAPER_A4);
  g_autofree char *folder = fab_test_make_folder (), *path = g_build_filename (folder, "map.png", NULL);
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface;

  g_assert_true (fab_export_to_file (drawing, path, FAB_EXPORT_PNG, 2, NULL, &error));
  g_assert_no_error (error);
  surface = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, (int)floor (297 / 25.4 * 72 * 2));
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, (int)floor (210 / 25.4 * 72 * 2));
  g_assert_cmpfloat (draw_fixture_difference (draw_fixture_pixel (surface, 3, 3), palette.background), <, 0.01);
  g_assert_cmpuint (draw_fixture_count_ink (surface, 0, 0, 1600, 1100, palette.background), >, 5000);
  cairo_surface_destroy (surface);
  fab_test_remove_folder (folder);
}

static void
test_too_large (void)
{
  g_autoptr (FabDrawing) drawing = new_map ("A", FAB_PAPER_A0);
  const double scales[] = { 100, 1e300, 0, -1, NAN };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (fab_export_to_bytes (drawing, FAB_EXPORT_PNG, 0, scales[i], &error));
    g_assert_error (error, FAB_ERROR, FAB_ERROR_INVALID);
  }
}

/* ---- Files ---- */

static void
test_all_or_nothing (void)
{
  g_autoptr (FabDrawing) drawing = new_map ("A", FAB_PAPER_A4);
  g_autofree char *folder = fab_test_make_folder (), *path = g_build_filename (folder, "map.svg", NULL);
  g_autofree char *missing = g_build_filename (folder, "nowhere", "map.svg", NULL), *kept = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GDir *dir;

  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  g_cancellable_cancel (cancelled);
  g_assert_false (fab_export_to_file (drawing, path, FAB_EXPORT_SVG, 1, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (fab_export_to_file (drawing, missing, FAB_EXPORT_SVG, 1, NULL, &error));
  g_assert_nonnull (error);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "before");
  g_clear_error (&error);
  g_assert_true (fab_export_to_file (drawing, path, FAB_EXPORT_SVG, 1, NULL, &error));
  dir = g_dir_open (folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (dir), ==, "map.svg");
  g_assert_null (g_dir_read_name (dir));
  g_dir_close (dir);
  fab_test_remove_folder (folder);
}

static void
test_formats (void)
{
  FabExportFormat format;
  FabPaper paper;

  g_assert_true (fab_export_format_from_path ("/a/b.PDF", &format));
  g_assert_cmpint (format, ==, FAB_EXPORT_PDF);
  g_assert_true (fab_export_format_from_path ("b.svg", &format));
  g_assert_cmpint (format, ==, FAB_EXPORT_SVG);
  g_assert_false (fab_export_format_from_path ("svg", &format));
  g_assert_true (fab_paper_from_name ("a3-landscape", &paper));
  g_assert_true (paper.size == FAB_PAPER_A3 && paper.landscape);
  g_assert_true (fab_paper_from_name ("A4", &paper));
  g_assert_true (paper.size == FAB_PAPER_A4 && !paper.landscape);
  g_assert_false (fab_paper_from_name ("a5", &paper));
  g_assert_false (fab_paper_from_name ("a4-sideways", &paper));
  g_assert_false (fab_paper_from_name ("", &paper));
}

static guint
count_unnamed (guint n_actors, FabPaperSize size, FabMapShow without)
{
  g_autoptr (FabMapScene) scene = draw_fixture_star (n_actors);
  FabPaper paper = { size, TRUE };
  FabMapDrawOptions options;
  g_autoptr (FabDrawing) drawing = NULL, pages = NULL;
  g_autofree char *file = NULL;
  gsize length;

  fab_map_draw_options_init (&options, &palette, 800, 600);
  options.show &= ~without;
  drawing = fab_drawing_new_map (scene, &options, &paper, NULL);
  g_assert_cmpuint (fab_drawing_get_n_unnamed (drawing), ==, 0);
  file = export (drawing, FAB_EXPORT_PDF, &length);
  pages = fab_drawing_new_tiled (drawing, FAB_PAPER_A4, NULL);
  if (pages != NULL)
    g_assert_cmpuint (fab_drawing_get_n_unnamed (pages), ==, fab_drawing_get_n_unnamed (drawing));
  return fab_drawing_get_n_unnamed (drawing);
}

/* Whoever prints a map is told how many names are not on it. */
static void
test_unnamed (void)
{
  guint small = count_unnamed (700, FAB_PAPER_A4, 0), large = count_unnamed (700, FAB_PAPER_A0, 0);

  g_assert_cmpuint (count_unnamed (6, FAB_PAPER_A4, 0), ==, 0);
  g_assert_cmpuint (small, >, 0);
  g_assert_cmpuint (small, <, 700);
  g_assert_cmpuint (large, <, small);
  g_assert_cmpuint (count_unnamed (700, FAB_PAPER_A4, FAB_MAP_SHOW_LABELS), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fab_palette_init (&palette, FALSE);
  g_test_add_func ("/export/svg", test_svg);
  g_test_add_func ("/export/svg-text", test_svg_text);
  g_test_add_func ("/export/svg-turned", test_svg_turned);
  g_test_add_func ("/export/pdf", test_pdf);
  g_test_add_func ("/export/png", test_png);
  g_test_add_func ("/export/too-large", test_too_large);
  g_test_add_func ("/export/all-or-nothing", test_all_or_nothing);
  g_test_add_func ("/export/formats", test_formats);
  g_test_add_func ("/export/unnamed", test_unnamed);
  return g_test_run ();
}
