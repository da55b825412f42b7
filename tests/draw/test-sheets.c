/* Boards, registers and results on paper. */
#include "draw-fixture.h"
#include "fab-board-scene.h"
#include "fab-demo.h"
#include "fab-register.h"
#include "fab-result.h"
#include "fab-ring.h"
#include "fab-test.h"

#include <string.h>

static FabPalette palette;
static const FabTitleBlock titles = { "Feuille de route", NULL, "Lorient", "3 nov. 2026", "Source : essai" };

/* Draws every page; returns the text of page @page, one line an element. */
static char *
read_page (FabDrawing *drawing, guint page)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) svg = fab_export_to_bytes (drawing, FAB_EXPORT_SVG, page, 1, &error);
  g_autoptr (GString) text = g_string_new (NULL);
  const char *data, *end;

  g_assert_no_error (error);
  data = g_bytes_get_data (svg, NULL);
  end = data + g_bytes_get_size (svg);
  while ((data = g_strstr_len (data, end - data, "<tspan")) != NULL) {
    const char *start = strchr (data, '>') + 1, *close = strchr (start, '<');

    g_string_append_len (text, start, close - start);
    g_string_append_c (text, '\n');
    data = close;
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static FabDrawing *
new_board (guint n_cards, FabPaperSize size, gboolean landscape)
{
  FabBoardScene *board = fab_board_scene_new ();
  FabPaper paper = { size, landscape };

  fab_board_scene_add_lane (board, "Axe 1 <b>");
  for (guint i = 0; i < n_cards; i++) {
    g_autofree char *title = g_strdup_printf ("Fiche-%u", i);

    fab_board_scene_add_card (board, 0,
                              &(FabBoardCard){ .title = title,
                                               .pilot = "Ville de Lorient",
                                               .date = "3 nov. 2026",
                                               .status = i % 8,
                                               .late = i % 5 == 0,
                                               .budget = 100000,
                                               .funded = i * 1000 });
  }
  g_assert_cmpuint (fab_board_scene_get_n_cards (board), ==, n_cards);
  return fab_drawing_new_board (board, &paper, &titles, &palette, NULL);
}

/* Every card is on exactly one page. */
static void
check_cards (FabDrawing *drawing, guint n_cards)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint p = 0; p < fab_drawing_get_n_pages (drawing); p++) {
    g_autofree char *text = read_page (drawing, p);

    g_string_append (all, text);
  }
  for (guint i = 0; i < n_cards; i++) {
    g_autofree char *title = g_strdup_printf ("\nFiche-%u\n", i);
    const char *found = strstr (all->str, title);

    g_assert_nonnull (found);
    g_assert_null (strstr (found + 1, title));
  }
}

static void
test_board (void)
{
  g_autoptr (FabDrawing) few = new_board (10, FAB_PAPER_A3, TRUE), many = new_board (300, FAB_PAPER_A3, TRUE);
  g_autoptr (FabDrawing) narrow = new_board (60, FAB_PAPER_A4, FALSE), tall = new_board (300, FAB_PAPER_CONTENT, FALSE);
  g_autoptr (FabDrawing) none = new_board (0, FAB_PAPER_A3, TRUE);
  g_autofree char *first = read_page (many, 0);

  g_assert_cmpuint (fab_drawing_get_n_pages (few), ==, 1);
  g_assert_cmpuint (fab_drawing_get_n_pages (many), >, 2);
  g_assert_cmpuint (fab_drawing_get_n_pages (tall), ==, 1);
  g_assert_cmpuint (fab_drawing_get_n_pages (none), ==, 1);
  check_cards (few, 10);
  check_cards (many, 300);
  check_cards (narrow, 60);
  check_cards (tall, 300);
  check_cards (none, 0);
  g_assert_nonnull (strstr (first, "Axe 1 &lt;b&gt;"));
  g_assert_nonnull (strstr (first, "1 / "));
}

static void
test_long_cards (void)
{
  FabBoardScene *board = fab_board_scene_new ();
  g_autofree char *title = g_strnfill (10000, 'x');
  FabPaper paper = { FAB_PAPER_A4, FALSE };
  g_autoptr (FabDrawing) drawing = NULL;

  fab_board_scene_add_lane (board, title);
  for (int i = 0; i < 40; i++)
    fab_board_scene_add_card (board, 0, &(FabBoardCard){ .title = title, .status = 99, .pilot = title, .date = title });
  drawing = fab_drawing_new_board (board, &paper, NULL, &palette, NULL);
  check_cards (drawing, 0);
  g_assert_cmpuint (fab_drawing_get_n_pages (drawing), <, 40);
}

static void
test_register (void)
{
  FabRegister *entries = fab_register_new ();
  FabPaper paper = { FAB_PAPER_A4, FALSE };
  g_autoptr (FabDrawing) drawing = NULL, empty = NULL;
  g_autofree char *last = NULL, *nothing = NULL;
  guint n_pages;

  for (guint i = 0; i < 90; i++) {
    g_autofree char *shop = g_strdup_printf ("Commerce <%u>", i);

    fab_register_add (entries,
                      &(FabRegisterEntry){ .shop = shop, .level = "Argent", .level_rank = 1, .number = "2026-1" });
  }
  drawing = fab_drawing_new_register (entries, &paper, &titles, &palette, NULL);
  n_pages = fab_drawing_get_n_pages (drawing);
  g_assert_cmpuint (n_pages, >, 2);
  last = read_page (drawing, n_pages - 1);
  g_assert_nonnull (strstr (last, "Commerce &lt;89&gt;"));
  empty = fab_drawing_new_register (fab_register_new (), &paper, &titles, &palette, NULL);
  nothing = read_page (empty, 0);
  g_assert_nonnull (strstr (nothing, "No shop is certified yet."));
}

static void
test_result (void)
{
  FabResultFacts facts = { .shop = "Biocoop",
                           .level = "Argent",
                           .level_rank = 1,
                           .percent = 42,
                           .stars = 20,
                           .stars_applicable = 48,
                           .missing = "Missing for Or: 4 stars." };
  FabResult *result = fab_result_new (&facts);
  g_autoptr (FabDrawing) drawing = NULL;
  g_autofree char *first = NULL, *last = NULL;
  guint n_pages;

  for (guint d = 0; d < 8; d++)
    fab_result_add_domain (result,
                           &(FabResultDomain){ .name = "Énergie", .stars = d, .stars_applicable = d == 7 ? 0 : 9 });
  for (guint i = 0; i < 60; i++) {
    g_autofree char *text = g_strdup_printf ("Action %u", i);

    fab_result_add_line (result, &(FabResultLine){ .list = i % 3, .text = text, .stars = i % 5, .met = i % 2 });
  }
  drawing = fab_drawing_new_result (result, NULL, &titles, &palette, NULL);
  n_pages = fab_drawing_get_n_pages (drawing);
  g_assert_cmpuint (n_pages, >=, 2);
  first = read_page (drawing, 0);
  last = read_page (drawing, n_pages - 1);
  g_assert_nonnull (strstr (first, "Argent"));
  g_assert_nonnull (strstr (first, "42%"));
  g_assert_nonnull (strstr (first, "Missing for Or: 4 stars."));
  g_assert_nonnull (strstr (last, "Action 57"));
}

static void
test_demo (void)
{
  g_autofree char *folder = fab_test_make_folder ();
  g_autoptr (FabStore) store = fab_test_new_store (folder);
  FabDate today = fab_date_from_text ("2026-11-22");
  GListModel *plans = fab_store_get_list (store, FAB_TABLE_PLAN);
  GListModel *applications = fab_store_get_list (store, FAB_TABLE_APPLICATION);
  guint n_cards = 0;

  fab_store_begin_baseline (store);
  g_assert_true (fab_demo_fill (store, NULL));
  g_assert_true (fab_store_commit (store, NULL));
  for (guint i = 0; i < g_list_model_get_n_items (plans); i++) {
    g_autoptr (FabRecord) plan = g_list_model_get_item (plans, i);
    g_autoptr (FabBoardScene) board = fab_board_scene_new_from_store (store, plan, NULL, today);

    n_cards += fab_board_scene_get_n_cards (board);
  }
  g_assert_cmpuint (n_cards, ==, fab_store_get_count (store, FAB_TABLE_ACTION));
  for (guint i = 0; i < g_list_model_get_n_items (applications); i++) {
    g_autoptr (FabRecord) application = g_list_model_get_item (applications, i);
    FabResult *result = fab_result_new_from_store (store, application);
    g_autoptr (FabDrawing) drawing = NULL;
    g_autofree char *text = NULL;

    g_assert_nonnull (result);
    drawing = fab_drawing_new_result (result, NULL, &titles, &palette, NULL);
    text = read_page (drawing, 0);
    g_assert_nonnull (strstr (text, "Numérique et papier"));
  }
  fab_test_remove_folder (folder);
}

static void
test_ring (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 100, 100);
  cairo_t *cr = cairo_create (surface);
  FabColor green = { 0, 0.5f, 0, 1 }, grey = { 0.8f, 0.8f, 0.8f, 1 };

  fab_draw_ring (cr, 50, 50, 40, 10, 0.25, 0.25, green, grey);
  cairo_surface_flush (surface);
  g_assert_cmpfloat (draw_fixture_difference (draw_fixture_pixel (surface, 75, 25), green), <, 0.02);
  g_assert_cmpfloat (draw_fixture_difference (draw_fixture_pixel (surface, 75, 75), fab_color_mix (grey, green, 0.4f)),
                     <, 0.02);
  g_assert_cmpfloat (draw_fixture_difference (draw_fixture_pixel (surface, 25, 50 - 25), grey), <, 0.02);
  g_assert_cmpfloat (draw_fixture_pixel (surface, 50, 50).alpha, ==, 0);
  /* Out of range: as much as there is */
  fab_draw_ring (cr, 50, 50, 40, 10, 7, -3, green, grey);
  cairo_surface_flush (surface);
  g_assert_cmpfloat (draw_fixture_difference (draw_fixture_pixel (surface, 25, 25), green), <, 0.02);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fab_palette_init (&palette, FALSE);
  g_test_add_func ("/sheets/board", test_board);
  g_test_add_func ("/sheets/long-cards", test_long_cards);
  g_test_add_func ("/sheets/register", test_register);
  g_test_add_func ("/sheets/result", test_result);
  g_test_add_func ("/sheets/demo", test_demo);
  g_test_add_func ("/sheets/ring", test_ring);
  return g_test_run ();
}
