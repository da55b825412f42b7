/* The matrix on the actors' page: its cells, walked with keys, chosen, opened; links added in empty cells; the filter and the order. */
#include "fab-actors-page-private.h"
#include "fab-link-dialog.h"
#include "fab-links-popover.h"
#include "fab-matrix-words.h"
#include "fab-ui-test.h"

#define PATIENCE (10 * G_USEC_PER_SEC)

typedef struct {
  FabActorsPage *page;
  FabMatrixCanvas *canvas;
  FabMatrix *matrix; /* borrowed from the canvas */
} Shown;

static void
wait_for_matrix (Shown *shown)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE;

  fab_ui_test_settle ();
  while (fab_matrix_pane_is_busy (shown->page->matrix)) {
    g_assert_cmpint (g_get_monotonic_time (), <, deadline);
    g_main_context_iteration (NULL, FALSE);
  }
  fab_ui_test_settle ();
  shown->matrix = fab_matrix_canvas_get_matrix (shown->canvas);
  g_assert_nonnull (shown->matrix);
}

static Shown
show (FabUiFixture *fixture, FabMatrixOrder order)
{
  Shown shown = { g_object_new (FAB_TYPE_ACTORS_PAGE, "context", fixture->context, NULL) };

  fab_ui_test_show (fixture, GTK_WIDGET (shown.page));
  g_assert_true (fab_page_show_view (FAB_PAGE (shown.page), "matrix"));
  shown.canvas = fab_matrix_pane_get_canvas (shown.page->matrix);
  fab_matrix_pane_set_order (shown.page->matrix, FAB_MATRIX_OF_ACTORS, order);
  wait_for_matrix (&shown);
  return shown;
}

static FabRecord *
add_actor (FabUiFixture *fixture, const char *name, const char *kind)
{
  return fab_store_insert (fixture->store, FAB_TABLE_ACTOR, NULL, FAB_ACTOR_NAME, FAB_TEXT (name), FAB_ACTOR_KIND,
                           FAB_TEXT (kind), -1);
}

static FabRecord *
get_type (FabUiFixture *fixture)
{
  g_autoptr (FabRecord) type = g_list_model_get_item (fab_store_get_list (fixture->store, FAB_TABLE_RELATION_TYPE), 0);

  return type; /* the store keeps it */
}

/* Alpha, Bravo and Charlie; a link from Alpha to Bravo. */
static void
add_three (FabUiFixture *fixture, FabRecord **actors)
{
  fab_store_begin (fixture->store, "Three actors");
  actors[0] = add_actor (fixture, "Alpha", "company");
  actors[1] = add_actor (fixture, "Bravo", "shop");
  actors[2] = add_actor (fixture, "Charlie", "shop");
  fab_store_insert (fixture->store, FAB_TABLE_RELATION, NULL, FAB_RELATION_SOURCE, FAB_REF (actors[0]),
                    FAB_RELATION_TARGET, FAB_REF (actors[1]), FAB_RELATION_TYPE, FAB_REF (get_type (fixture)), -1);
  g_assert_true (fab_store_commit (fixture->store, NULL));
}

/* As the keyboard and the pointer do it. */
static void
act (Shown *shown, const char *signal, guint row, guint column)
{
  fab_matrix_canvas_set_cursor (shown->canvas, row, column);
  g_signal_emit_by_name (shown->canvas, signal, row, column);
  fab_ui_test_settle ();
}

static void
test_chooses (FabUiFixture *fixture, gconstpointer data)
{
  FabRecord *actors[3];
  FabMapSelection *selection;
  Shown shown;

  add_three (fixture, actors);
  shown = show (fixture, FAB_MATRIX_BY_NAME);
  selection = fab_actors_page_get_selection (shown.page);
  g_assert_cmpuint (fab_matrix_get_n_entries (shown.matrix), ==, 3);
  act (&shown, "chosen", 0, 1);
  g_assert_nonnull (fab_map_selection_get_relation (selection));
  act (&shown, "chosen", 0, 2);
  g_assert_cmpuint (fab_map_selection_get_n_actors (selection), ==, 2);
  act (&shown, "chosen", 2, 2);
  g_assert_cmpuint (fab_map_selection_get_n_actors (selection), ==, 1);
  g_assert_true (fab_map_selection_has (selection, fab_record_get_key (actors[2])));
}

static void
test_says (FabUiFixture *fixture, gconstpointer data)
{
  FabRecord *actors[3];
  Shown shown;
  g_autofree char *link = NULL, *none = NULL, *self = NULL;
  const char *verb = fab_record_get_text (get_type (fixture), FAB_RELATION_TYPE_FORWARD);
  g_autofree char *expected = g_strdup_printf ("Alpha %s Bravo", verb);

  add_three (fixture, actors);
  shown = show (fixture, FAB_MATRIX_BY_NAME);
  link = fab_matrix_say_cell (shown.matrix, fixture->store, 0, 1);
  none = fab_matrix_say_cell (shown.matrix, fixture->store, 0, 2);
  self = fab_matrix_say_cell (shown.matrix, fixture->store, 2, 2);
  g_assert_cmpstr (link, ==, expected);
  g_assert_cmpstr (none, ==, "Alpha → Charlie: no link");
  g_assert_cmpstr (self, ==, "Charlie, Shop, 0 links");
  fab_matrix_canvas_set_cursor (shown.canvas, 0, 1);
  fab_ui_test_settle ();
  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (shown.page->matrix), expected));
}

/* An empty cell is where a link can be added: the dialog knows both its ends. */
static void
test_adds_link (FabUiFixture *fixture, gconstpointer data)
{
  FabRecord *actors[3], *relation;
  guint before;
  Shown shown;
  GtkWidget *dialog;

  add_three (fixture, actors);
  before = fab_store_get_count (fixture->store, FAB_TABLE_RELATION);
  shown = show (fixture, FAB_MATRIX_BY_NAME);
  act (&shown, "opened", 2, 0);
  dialog = fab_ui_test_find (fixture->window, FAB_TYPE_LINK_DIALOG, 0);
  g_assert_nonnull (dialog);
  g_signal_emit_by_name (adw_dialog_get_default_widget (ADW_DIALOG (dialog)), "clicked");
  wait_for_matrix (&shown);
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_RELATION), ==, before + 1);
  relation = fab_map_selection_get_relation (fab_actors_page_get_selection (shown.page));
  g_assert_true (fab_store_get_target (fixture->store, relation, FAB_RELATION_SOURCE) == actors[2]);
  g_assert_true (fab_store_get_target (fixture->store, relation, FAB_RELATION_TARGET) == actors[0]);
  g_assert_nonnull (fab_matrix_find_cell (shown.matrix, 2, 0));
  g_assert_true (fab_store_undo (fixture->store, NULL));
  wait_for_matrix (&shown);
  g_assert_cmpuint (fab_matrix_get_n_links (shown.matrix), ==, 1);
}

static void
test_kinds (FabUiFixture *fixture, gconstpointer data)
{
  Shown shown = show (fixture, FAB_MATRIX_BY_KIND);
  guint n_links = fab_matrix_get_n_links (shown.matrix);
  GtkWidget *popover;
  const FabMatrixCell *cell;

  fab_matrix_pane_set_order (shown.page->matrix, FAB_MATRIX_OF_KINDS, FAB_MATRIX_BY_KIND);
  wait_for_matrix (&shown);
  g_assert_cmpuint (fab_matrix_get_what (shown.matrix), ==, FAB_MATRIX_OF_KINDS);
  g_assert_cmpuint (fab_matrix_get_n_links (shown.matrix), ==, n_links);
  cell = fab_matrix_find_cell (shown.matrix, 0, 0);
  g_assert_nonnull (cell);
  act (&shown, "opened", 0, 0);
  popover = fab_ui_test_find (GTK_WIDGET (shown.page->matrix), FAB_TYPE_LINKS_POPOVER, 0);
  g_assert_nonnull (popover);
  g_assert_cmpuint (g_list_model_get_n_items (fab_links_popover_get_links (FAB_LINKS_POPOVER (popover))), ==,
                    cell->n_links);
  gtk_popover_popdown (GTK_POPOVER (popover));
  fab_ui_test_settle ();
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shown.canvas), "matrix.show-actors", NULL));
  fab_ui_test_settle ();
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (shown.page->stack), ==, "list");
  g_assert_cmpuint (fab_map_selection_get_n_actors (shown.page->selection), >, 1);
}

static void
test_filters (FabUiFixture *fixture, gconstpointer data)
{
  FabRecord *actors[3];
  Shown shown;

  add_three (fixture, actors);
  shown = show (fixture, FAB_MATRIX_BY_NAME);
  gtk_editable_set_text (GTK_EDITABLE (shown.page->search), "charlie");
  g_signal_emit_by_name (shown.page->search, "search-changed");
  wait_for_matrix (&shown);
  g_assert_cmpuint (fab_matrix_get_n_entries (shown.matrix), ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (shown.page->search), "nobody is called like that");
  g_signal_emit_by_name (shown.page->search, "search-changed");
  wait_for_matrix (&shown);
  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (shown.page->matrix), "No actor matches"));
}

static void
test_empty (FabUiFixture *fixture, gconstpointer data)
{
  Shown shown = show (fixture, FAB_MATRIX_BY_CIRCLE);

  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (shown.page->matrix), "No actors yet"));
}

static void
test_zooms (FabUiFixture *fixture, gconstpointer data)
{
  Shown shown = show (fixture, FAB_MATRIX_BY_CIRCLE);
  double before = fab_matrix_canvas_get_cell_size (shown.canvas);
  guint n = fab_matrix_get_n_entries (shown.matrix);
  GdkRectangle last;

  while (gtk_widget_get_height (GTK_WIDGET (shown.canvas)) == 0)
    gtk_test_widget_wait_for_draw (fixture->window);
  fab_matrix_canvas_set_cursor (shown.canvas, n - 1, n - 1);
  g_assert_true (fab_matrix_canvas_get_cell_area (shown.canvas, n - 1, n - 1, &last));
  g_assert_cmpint (last.x + last.width, <=, gtk_widget_get_width (GTK_WIDGET (shown.canvas)));
  g_assert_cmpint (last.y + last.height, <=, gtk_widget_get_height (GTK_WIDGET (shown.canvas)));
  gtk_widget_activate_action (GTK_WIDGET (shown.page), "page.zoom-in", NULL);
  g_assert_cmpfloat (fab_matrix_canvas_get_cell_size (shown.canvas), >, before);
  gtk_widget_activate_action (GTK_WIDGET (shown.page), "page.fit", NULL);
  while (gtk_widget_get_height (GTK_WIDGET (shown.canvas)) == 0)
    gtk_test_widget_wait_for_draw (fixture->window);
  g_assert_cmpfloat (fab_matrix_canvas_get_cell_size (shown.canvas), <, before);
  g_assert_true (fab_matrix_canvas_get_cell_area (shown.canvas, n - 1, n - 1, &last));
  g_assert_cmpint (last.y + last.height, <=, gtk_widget_get_height (GTK_WIDGET (shown.canvas)));
}

#define ADD(path, demo, test) g_test_add (path, FabUiFixture, demo, fab_ui_test_set_up, test, fab_ui_test_tear_down)

int
main (int argc, char **argv)
{
  /* GTK's accessibility backend for tests can't announce: gtk_accessible_announce() crashes with it (GTK 4.18). */
  g_setenv ("GTK_A11Y", "none", TRUE);
  fab_ui_test_init (&argc, &argv);
  ADD ("/matrix/chooses", NULL, test_chooses);
  ADD ("/matrix/says", NULL, test_says);
  ADD ("/matrix/adds-link", NULL, test_adds_link);
  ADD ("/matrix/kinds", "demo", test_kinds);
  ADD ("/matrix/filters", NULL, test_filters);
  ADD ("/matrix/empty", NULL, test_empty);
  ADD ("/matrix/zooms", "demo", test_zooms);
  return g_test_run ();
}
