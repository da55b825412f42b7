/* The drawn matrix as a screen reader finds it: rows, names and cells that are in sight, the one where the keyboard is, and no more. */
#include "fab-matrix-canvas-private.h"
#include "fab-ui-test.h"

#define MANY 10000

static char *
say (FabMatrixCanvas *canvas, guint row, guint column, gpointer data)
{
  guint *n_said = data;

  (*n_said)++;
  return g_strdup_printf ("%d to %d", row == FAB_MATRIX_NONE ? -1 : (int)row,
                          column == FAB_MATRIX_NONE ? -1 : (int)column);
}

static void
add_actors (FabUiFixture *fixture, guint n)
{
  FabRecord *first = NULL, *last = NULL;

  fab_store_begin (fixture->store, "Actors");
  for (guint i = 0; i < n; i++) {
    g_autofree char *name = g_strdup_printf ("Actor %05u", i);

    last = fab_store_insert (fixture->store, FAB_TABLE_ACTOR, NULL, FAB_ACTOR_NAME, FAB_TEXT (name), FAB_ACTOR_KIND,
                             FAB_TEXT ("shop"), -1);
    first = first != NULL ? first : last;
  }
  fab_store_insert (fixture->store, FAB_TABLE_RELATION, NULL, FAB_RELATION_SOURCE, FAB_REF (first), FAB_RELATION_TARGET,
                    FAB_REF (last), -1);
  g_assert_true (fab_store_commit (fixture->store, NULL));
}

static FabMatrix *
make_matrix (FabUiFixture *fixture)
{
  g_autoptr (FabMatrixSource) source = fab_matrix_source_new (fixture->store, NULL, NULL);

  return fab_matrix_new (source, FAB_MATRIX_OF_ACTORS, FAB_MATRIX_BY_NAME);
}

static FabMatrixCanvas *
show (FabUiFixture *fixture, guint n, guint *n_said)
{
  FabMatrixCanvas *canvas = g_object_new (FAB_TYPE_MATRIX_CANVAS, NULL);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  g_autoptr (FabMatrix) matrix = NULL;

  add_actors (fixture, n);
  matrix = make_matrix (fixture);
  *n_said = 0;
  g_signal_connect (canvas, "say", G_CALLBACK (say), n_said);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (canvas));
  fab_matrix_canvas_set_matrix (canvas, matrix);
  fab_ui_test_show (fixture, scrolled);
  while (gtk_widget_get_height (GTK_WIDGET (canvas)) == 0)
    gtk_test_widget_wait_for_draw (fixture->window);
  return canvas;
}

/* As an assistive technology does it. Returns: (transfer full) (nullable) */
static GtkAccessible *
get_child (gpointer parent, guint nth)
{
  GtkAccessible *child = gtk_accessible_get_first_accessible_child (GTK_ACCESSIBLE (parent));

  for (guint i = 0; i < nth && child != NULL; i++) {
    g_autoptr (GtkAccessible) before = child;

    child = gtk_accessible_get_next_accessible_sibling (before);
  }
  return child;
}

static guint
count_children (gpointer parent)
{
  guint n = 0;
  GtkAccessible *child = get_child (parent, 0);

  while (child != NULL) {
    g_autoptr (GtkAccessible) before = child;

    n++;
    child = gtk_accessible_get_next_accessible_sibling (before);
  }
  return n;
}

static gboolean
is_focused (GtkAccessible *accessible)
{
  return gtk_accessible_get_platform_state (accessible, GTK_ACCESSIBLE_PLATFORM_STATE_FOCUSED);
}

static void
test_rows_and_cells (FabUiFixture *fixture, gconstpointer data)
{
  guint n_said;
  FabMatrixCanvas *canvas = show (fixture, 3, &n_said);
  g_autoptr (GtkAccessible) names = get_child (canvas, 0), row = get_child (canvas, 1), parent = NULL;
  g_autoptr (GtkAccessible) name = get_child (row, 0), cell = get_child (row, 3), column = get_child (names, 2);
  int x, y, width, height;

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (canvas), GTK_ACCESSIBLE_ROLE_GRID);
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (canvas), GTK_ACCESSIBLE_RELATION_ROW_COUNT, 4);
  g_assert_cmpuint (count_children (canvas), ==, 4);
  g_assert_cmpuint (count_children (names), ==, 3);
  g_assert_cmpuint (count_children (row), ==, 4);
  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_ROW);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Actor 00000");
  gtk_test_accessible_assert_role (name, GTK_ACCESSIBLE_ROLE_ROW_HEADER);
  gtk_test_accessible_assert_property (name, GTK_ACCESSIBLE_PROPERTY_LABEL, "0 to -1");
  gtk_test_accessible_assert_role (column, GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);
  gtk_test_accessible_assert_property (column, GTK_ACCESSIBLE_PROPERTY_LABEL, "-1 to 2");
  gtk_test_accessible_assert_role (cell, GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_LABEL, "0 to 2");
  gtk_test_accessible_assert_relation (cell, GTK_ACCESSIBLE_RELATION_COL_INDEX, 4);
  parent = gtk_accessible_get_accessible_parent (cell);
  g_assert_true (parent == row);
  g_assert_true (gtk_accessible_get_bounds (cell, &x, &y, &width, &height));
  g_assert_cmpint (width, ==, (int)fab_matrix_canvas_get_cell_size (canvas));
  g_assert_cmpint (y, ==, 0);       /* in its row */
  g_assert_cmpuint (n_said, ==, 7); /* only in the two rows that were looked at */
}

static void
test_cursor (FabUiFixture *fixture, gconstpointer data)
{
  guint n_said;
  FabMatrixCanvas *canvas = show (fixture, 3, &n_said);
  g_autoptr (GtkAccessible) row = get_child (canvas, 2), cell = get_child (row, 1), next = get_child (row, 2);

  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  fab_matrix_canvas_set_cursor (canvas, 1, 0);
  g_assert_false (is_focused (cell));
  gtk_widget_grab_focus (GTK_WIDGET (canvas));
  g_assert_true (is_focused (cell));
  g_assert_true (GTK_ACCESSIBLE (canvas->active) == cell);
  fab_matrix_canvas_set_cursor (canvas, 1, 1);
  g_assert_false (is_focused (cell));
  g_assert_true (is_focused (next));
}

static void
test_selected (FabUiFixture *fixture, gconstpointer data)
{
  guint n_said;
  FabMatrixCanvas *canvas = show (fixture, 3, &n_said);
  g_autoptr (GtkAccessible) row = get_child (canvas, 1), cell = get_child (row, 3), other = get_child (row, 2);
  guint8 selected[] = { TRUE, FALSE, TRUE };

  gtk_test_accessible_assert_state (cell, GTK_ACCESSIBLE_STATE_SELECTED, FALSE);
  fab_matrix_canvas_take_selected (canvas, g_memdup2 (selected, sizeof selected));
  gtk_test_accessible_assert_state (cell, GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  gtk_test_accessible_assert_state (other, GTK_ACCESSIBLE_STATE_SELECTED, FALSE);
}

/* A link more or less keeps what a screen reader holds; other actors don't. */
static void
test_follows (FabUiFixture *fixture, gconstpointer data)
{
  guint n_said;
  FabMatrixCanvas *canvas = show (fixture, 3, &n_said);
  g_autoptr (GtkAccessible) row = get_child (canvas, 1), cell = get_child (row, 1), same = NULL, none = NULL;
  g_autoptr (FabMatrix) again = make_matrix (fixture), more = NULL;

  fab_matrix_canvas_set_matrix (canvas, again);
  same = get_child (row, 1);
  g_assert_true (same == cell);
  add_actors (fixture, 2);
  more = make_matrix (fixture);
  fab_matrix_canvas_set_matrix (canvas, more);
  none = gtk_accessible_get_accessible_parent (cell);
  g_assert_null (none);
  g_assert_cmpuint (count_children (canvas), ==, 6);
}

static void
test_many (FabUiFixture *fixture, gconstpointer data)
{
  guint n_said;
  FabMatrixCanvas *canvas = show (fixture, MANY, &n_said);
  g_autoptr (GtkAccessible) row = NULL;

  g_assert_null (canvas->rows);
  g_assert_cmpuint (count_children (canvas), <, 100);
  fab_matrix_canvas_fit (canvas); /* cells as small as they get: a page of thousands */
  g_assert_cmpuint (count_children (canvas), ==, 201);
  row = get_child (canvas, 1);
  g_assert_cmpuint (count_children (row), ==, 1); /* its only link is out of sight */
  fab_matrix_canvas_set_cursor (canvas, MANY - 1, MANY - 1);
  fab_matrix_canvas_set_cursor (canvas, 0, MANY - 1);
  g_assert_cmpuint (fab_matrix_part_get_row (canvas->active), ==, 0);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (canvas->active), GTK_ACCESSIBLE_PROPERTY_LABEL, "0 to 9999");
  g_assert_cmpuint (n_said, <, 5);
}

#define ADD(path, test) g_test_add (path, FabUiFixture, NULL, fab_ui_test_set_up, test, fab_ui_test_tear_down)

int
main (int argc, char **argv)
{
  fab_ui_test_init (&argc, &argv);
  ADD ("/matrix/accessible/rows-and-cells", test_rows_and_cells);
  ADD ("/matrix/accessible/cursor", test_cursor);
  ADD ("/matrix/accessible/selected", test_selected);
  ADD ("/matrix/accessible/follows", test_follows);
  ADD ("/matrix/accessible/many", test_many);
  return g_test_run ();
}
