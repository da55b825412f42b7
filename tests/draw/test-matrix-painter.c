/* A matrix drawn: what is where, what is hit, what is left out, and on paper. */
#include <math.h>

#include "draw-fixture.h"
#include "fab-matrix-painter.h"
#include "fab-test.h"

typedef struct {
  char *folder;
  FabStore *store;
  FabMatrix *matrix;
  FabPalette palette;
} Fixture;

/* A ring of @n actors: each funds the next one. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  g_autoptr (GPtrArray) actors = g_ptr_array_new ();
  g_autoptr (FabMatrixSource) source = NULL;
  FabRecord *type;

  fixture->folder = fab_test_make_folder ();
  fixture->store = fab_test_new_store (fixture->folder);
  fab_store_begin_baseline (fixture->store);
  type =
      fab_store_insert (fixture->store, FAB_TABLE_RELATION_TYPE, NULL, FAB_RELATION_TYPE_NAME, FAB_TEXT ("Funds"),
                        FAB_RELATION_TYPE_DIRECTED, FAB_BOOLEAN (TRUE), FAB_RELATION_TYPE_COLOR, FAB_INTEGER (2), -1);
  for (guint i = 0; i < n; i++) {
    g_autofree char *name = g_strdup_printf ("Association des habitants du quartier %05u", i);

    g_ptr_array_add (actors, fab_store_insert (fixture->store, FAB_TABLE_ACTOR, NULL, FAB_ACTOR_NAME, FAB_TEXT (name),
                                               FAB_ACTOR_KIND, FAB_TEXT ("association"), -1));
  }
  for (guint i = 0; i < n; i++)
    fab_store_insert (fixture->store, FAB_TABLE_RELATION, NULL, FAB_RELATION_SOURCE, FAB_REF (actors->pdata[i]),
                      FAB_RELATION_TARGET, FAB_REF (actors->pdata[(i + 1) % n]), FAB_RELATION_TYPE, FAB_REF (type), -1);
  g_assert_true (fab_store_commit (fixture->store, NULL));
  source = fab_matrix_source_new (fixture->store, NULL, NULL);
  fixture->matrix = fab_matrix_new (source, FAB_MATRIX_OF_ACTORS, FAB_MATRIX_BY_NAME);
  fab_palette_init (&fixture->palette, FALSE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  fab_matrix_unref (fixture->matrix);
  g_assert_finalize_object (fixture->store);
  fab_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static FabMatrixView
make_view (Fixture *fixture, double cell)
{
  FabMatrixView view = { .palette = &fixture->palette,
                         .width = 600,
                         .height = 500,
                         .cell = cell,
                         .row = FAB_MATRIX_NONE,
                         .column = FAB_MATRIX_NONE };

  fab_matrix_view_measure (&view, fixture->matrix, 200);
  return view;
}

static cairo_surface_t *
draw (Fixture *fixture, const FabMatrixView *view)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, view->width, view->height);
  cairo_t *cr = cairo_create (surface);

  fab_color_set_source (fixture->palette.background, cr);
  cairo_paint (cr);
  fab_matrix_draw (cr, fixture->matrix, view);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static gboolean
is_filled (Fixture *fixture, cairo_surface_t *surface, const FabMatrixView *view, guint row, guint column)
{
  int x = view->header_width + (column + 0.5) * view->cell - view->x;
  int y = view->header_height + (row + 0.5) * view->cell - view->y;

  return draw_fixture_difference (draw_fixture_pixel (surface, x, y), fixture->palette.links[2]) < 0.05;
}

static void
test_cells (Fixture *fixture, gconstpointer data)
{
  FabMatrixView view = make_view (fixture, 16);
  cairo_surface_t *surface = draw (fixture, &view);

  for (guint row = 0; row < 6; row++)
    for (guint column = 0; column < 6; column++)
      g_assert_cmpint (is_filled (fixture, surface, &view, row, column), ==, column == (row + 1) % 6);
  g_assert_cmpuint (
      draw_fixture_count_ink (surface, 0, view.header_height, view.header_width - 20, 90, fixture->palette.background),
      >, 100); /* names */
  cairo_surface_destroy (surface);
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  FabMatrixView large = make_view (fixture, 20), small = make_view (fixture, 4), narrow = make_view (fixture, 20);

  g_assert_cmpfloat (large.header_width, ==, 200); /* elided there */
  g_assert_cmpfloat (small.header_width, <, 100);  /* no names */
  fab_matrix_view_measure (&narrow, fixture->matrix, 120);
  g_assert_cmpfloat (narrow.header_height, ==, 120);
}

static void
test_hits (Fixture *fixture, gconstpointer data)
{
  FabMatrixView view = make_view (fixture, 16);
  guint row, column;

  view.x = 8;
  g_assert_true (
      fab_matrix_view_hit (&view, fixture->matrix, view.header_width + 1, view.header_height + 17, &row, &column));
  g_assert_cmpuint (row, ==, 1);
  g_assert_cmpuint (column, ==, 0);
  g_assert_true (
      fab_matrix_view_hit (&view, fixture->matrix, view.header_width + 9, view.header_height + 1, &row, &column));
  g_assert_cmpuint (column, ==, 1);
  g_assert_false (fab_matrix_view_hit (&view, fixture->matrix, 3, view.header_height + 20, &row, &column));
  g_assert_cmpuint (row, ==, 1);
  g_assert_cmpuint (column, ==, FAB_MATRIX_NONE);
  g_assert_false (
      fab_matrix_view_hit (&view, fixture->matrix, view.header_width + 6 * 16, view.header_height + 1, &row, &column));
}

/* Only what is in sight is drawn, wherever one looks. */
static void
test_large (Fixture *fixture, gconstpointer data)
{
  FabMatrixView view = make_view (fixture, 16);
  cairo_surface_t *surface;

  view.x = 2990 * view.cell;
  view.y = 2989 * view.cell;
  surface = draw (fixture, &view);
  g_assert_true (is_filled (fixture, surface, &view, 2990, 2991));
  g_assert_true (is_filled (fixture, surface, &view, 2995, 2996));
  g_assert_false (is_filled (fixture, surface, &view, 2996, 2995));
  cairo_surface_destroy (surface);
}

static void
test_paper (Fixture *fixture, gconstpointer data)
{
  FabPaper a4 = { FAB_PAPER_A4, FALSE };
  FabTitleBlock titles = { .title = "Matrix", .territory = "Lorient", .date = "3 nov. 2026" };
  g_autoptr (FabDrawing) one = fab_drawing_new_matrix (fixture->matrix, NULL, &titles, &fixture->palette, NULL);
  g_autoptr (FabDrawing) sheets = fab_drawing_new_matrix (fixture->matrix, &a4, &titles, &fixture->palette, NULL);
  g_autoptr (GBytes) pdf = fab_export_to_bytes (sheets, FAB_EXPORT_PDF, 0, 1, NULL);
  g_autoptr (GBytes) svg = fab_export_to_bytes (one, FAB_EXPORT_SVG, 0, 1, NULL);
  guint n = fab_matrix_get_n_entries (fixture->matrix);

  g_assert_cmpuint (fab_drawing_get_n_pages (one), ==, 1);
  g_assert_cmpfloat (fab_drawing_get_width (one), >, 16 * n);
  g_assert_cmpuint (fab_drawing_get_n_pages (sheets), ==, n <= 30 ? 1 : n <= 100 ? 6 : 1);
  g_assert_nonnull (pdf);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg), "quartier 00003"));
}

#define ADD(path, n, test) g_test_add (path, Fixture, GUINT_TO_POINTER (n), set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/matrix-painter/cells", 6, test_cells);
  ADD ("/matrix-painter/names", 6, test_names);
  ADD ("/matrix-painter/hits", 6, test_hits);
  ADD ("/matrix-painter/large", 3000, test_large);
  ADD ("/matrix-painter/paper", 6, test_paper);
  ADD ("/matrix-painter/paper-several", 90, test_paper);
  return g_test_run ();
}
