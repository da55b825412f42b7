/* Posters cut into pages: all of the sheet is on them, and each says what it is. */
#include "draw-fixture.h"
#include "fab-error.h"
#include "fab-tiles.h"

#include <math.h>
#include <string.h>

#define MM (72 / 25.4)

static void
test_counts (void)
{
  FabTiling tiling;

  /* A1 on A4, each with 10 mm of white and 10 mm of overlap */
  g_assert_true (fab_tiling_find (&tiling, 594 * MM, 841 * MM, FAB_PAPER_A4));
  g_assert_cmpuint (tiling.columns * tiling.rows, <=, 16);
  g_assert_cmpfloat (tiling.columns * (tiling.width - 20 * MM) - (tiling.columns - 1) * 10 * MM, >=, 594 * MM - 0.1);
  g_assert_cmpfloat (tiling.rows * (tiling.height - 20 * MM) - (tiling.rows - 1) * 10 * MM, >=, 841 * MM - 0.1);
  g_assert_true (fab_tiling_find (&tiling, 841 * MM, 1189 * MM, FAB_PAPER_A3));
  g_assert_false (fab_tiling_find (&tiling, 150 * MM, 200 * MM, FAB_PAPER_A4));
  g_assert_false (fab_tiling_find (&tiling, 1e6, 1e6, FAB_PAPER_A4));
  g_assert_false (fab_tiling_find (&tiling, INFINITY, 100, FAB_PAPER_A4));
  g_assert_false (fab_tiling_find (&tiling, 841 * MM, 1189 * MM, FAB_PAPER_CONTENT));
}

static void
test_names (void)
{
  const FabTiling tiling = { .columns = 3, .rows = 40 };
  const char *names[] = { "A1", "A2", "A3", "B1" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *name = fab_tiling_name_page (&tiling, i);

    g_assert_cmpstr (name, ==, names[i]);
  }
  {
    g_autofree char *late = fab_tiling_name_page (&tiling, 3 * 26 + 1);

    g_assert_cmpstr (late, ==, "AA2");
  }
}

/* A sheet whose colour tells the place: red across, green down. */
static void
draw_gradient (cairo_t *cr, guint page, gpointer data)
{
  for (int y = 0; y < 1700; y += 10)
    for (int x = 0; x < 1200; x += 10) {
      cairo_set_source_rgb (cr, x / 1200.0, y / 1700.0, 0.5);
      cairo_rectangle (cr, x, y, 11, 11); /* no seams */
      cairo_fill (cr);
    }
}

/* Glued at the marks, the pages give the sheet. */
static void
test_pages (void)
{
  g_autoptr (FabDrawing) sheet = fab_drawing_new (1200, 1700, 1, draw_gradient, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (FabDrawing) pages = fab_drawing_new_tiled (sheet, FAB_PAPER_A4, &error);
  FabTiling tiling;

  g_assert_no_error (error);
  g_assert_true (fab_tiling_find (&tiling, 1200, 1700, FAB_PAPER_A4));
  g_assert_cmpuint (fab_drawing_get_n_pages (pages), ==, tiling.columns * tiling.rows);
  for (guint i = 0; i < fab_drawing_get_n_pages (pages); i++) {
    int width = tiling.width, height = tiling.height;
    cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
    cairo_t *cr = cairo_create (surface);
    double x = i % tiling.columns * (tiling.width - 30 * MM), y = i / tiling.columns * (tiling.height - 30 * MM);
    FabColor expected = { (x + 50) / 1200, (y + 40) / 1700, 0.5, 1 };

    fab_drawing_draw_page (pages, cr, i);
    cairo_surface_flush (surface);
    /* The last pages may hold less than that of the sheet. */
    if (x + 60 < 1200 && y + 50 < 1700)
      g_assert_cmpfloat (draw_fixture_difference (draw_fixture_pixel (surface, 10 * MM + 50, 10 * MM + 40), expected),
                         <, 0.02);
    /* Printers leave this white, but for marks and words in the middle of it. */
    g_assert_cmpfloat (
        draw_fixture_difference (draw_fixture_pixel (surface, 3, height / 3), fab_color_from_rgb (0xffffff)), <, 0.01);
    cairo_destroy (cr);
    cairo_surface_destroy (surface);
  }
}

static void
test_refused (void)
{
  g_autoptr (FabDrawing) sheet = fab_drawing_new (500, 700, 1, draw_gradient, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (fab_drawing_new_tiled (sheet, FAB_PAPER_A3, &error));
  g_assert_error (error, FAB_ERROR, FAB_ERROR_INVALID);
}

static void
test_pdf (void)
{
  g_autoptr (FabMapScene) scene = draw_fixture_star (20);
  FabTitleBlock titles = { "Carte des acteurs", NULL, "Lorient", "3 nov. 2026", "Source : essai" };
  FabPaper paper = { FAB_PAPER_A2, TRUE };
  FabMapDrawOptions options;
  FabPalette palette;
  g_autoptr (FabDrawing) sheet = NULL, pages = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;

  fab_palette_init (&palette, FALSE);
  fab_map_draw_options_init (&options, &palette, 800, 600);
  sheet = fab_drawing_new_map (scene, &options, &paper, &titles);
  pages = fab_drawing_new_tiled (sheet, FAB_PAPER_A4, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (fab_drawing_get_title (pages), ==, "Carte des acteurs");
  pdf = fab_export_to_bytes (pages, FAB_EXPORT_PDF, 0, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (pdf), >, 5000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tiles/counts", test_counts);
  g_test_add_func ("/tiles/names", test_names);
  g_test_add_func ("/tiles/pages", test_pages);
  g_test_add_func ("/tiles/refused", test_refused);
  g_test_add_func ("/tiles/pdf", test_pdf);
  return g_test_run ();
}
