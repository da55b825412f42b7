/* The picture of the map as a file: what is asked, and what the answers make possible. */
#include "fab-actors-page.h"
#include "fab-map-export-dialog.h"
#include "fab-ui-test.h"

static GtkWidget *
show_dialog (FabUiFixture *fixture)
{
  GtkWidget *page = g_object_new (FAB_TYPE_ACTORS_PAGE, "context", fixture->context, NULL);
  GtkWidget *dialog;

  fab_ui_test_show (fixture, page);
  g_assert_true (gtk_widget_activate_action_variant (page, "page.export-picture", NULL));
  fab_ui_test_settle ();
  dialog = GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (fixture->window)));
  g_assert_true (FAB_IS_MAP_EXPORT_DIALOG (dialog));
  return dialog;
}

static void
close_dialog (FabUiFixture *fixture, GtkWidget *dialog)
{
  adw_dialog_force_close (ADW_DIALOG (dialog));
  fab_ui_test_settle ();
  adw_window_set_content (ADW_WINDOW (fixture->window), NULL);
  fab_ui_test_settle ();
}

/* In the order of the dialog. */
enum { FORMAT, PAPER, TILES };

static AdwComboRow *
get_combo (GtkWidget *dialog, guint nth)
{
  return ADW_COMBO_ROW (fab_ui_test_find (dialog, ADW_TYPE_COMBO_ROW, nth));
}

static gboolean
can_export (GtkWidget *dialog)
{
  return gtk_widget_get_sensitive (adw_dialog_get_default_widget (ADW_DIALOG (dialog)));
}

static void
test_pages (FabUiFixture *fixture, gconstpointer unused)
{
  GtkWidget *dialog = show_dialog (fixture);
  AdwActionRow *tiles = ADW_ACTION_ROW (get_combo (dialog, TILES));

  g_assert_true (can_export (dialog));
  g_assert_cmpstr (adw_action_row_get_subtitle (tiles), ==, "");
  adw_combo_row_set_selected (get_combo (dialog, PAPER), 4); /* A0 */
  adw_combo_row_set_selected (get_combo (dialog, TILES), 2); /* on A3 */
  g_assert_cmpstr (adw_action_row_get_subtitle (tiles), ==, "15 pages to cut and glue");
  g_assert_true (can_export (dialog));
  adw_combo_row_set_selected (get_combo (dialog, PAPER), 0); /* A4: nothing to cut */
  g_assert_false (can_export (dialog));
  adw_combo_row_set_selected (get_combo (dialog, TILES), 0);
  g_assert_true (can_export (dialog));
  adw_combo_row_set_selected (get_combo (dialog, PAPER), 5); /* as large as the map */
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (tiles)));
  close_dialog (fixture, dialog);
}

static void
test_scale (FabUiFixture *fixture, gconstpointer unused)
{
  GtkWidget *dialog = show_dialog (fixture);
  GtkWidget *scale = fab_ui_test_find (dialog, ADW_TYPE_SPIN_ROW, 0);

  g_assert_false (gtk_widget_get_visible (scale));
  adw_combo_row_set_selected (get_combo (dialog, FORMAT), 2); /* PNG */
  g_assert_true (gtk_widget_get_visible (scale));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (scale)), ==, "2381 × 1684 pixels"); /* A3 */
  close_dialog (fixture, dialog);
}

int
main (int argc, char *argv[])
{
  g_setenv ("GTK_A11Y", "none", TRUE); /* GTK 4.18 crashes on an announcement under "test" */
  fab_ui_test_init (&argc, &argv);
  g_test_add ("/map-export/pages", FabUiFixture, "demo", fab_ui_test_set_up, test_pages, fab_ui_test_tear_down);
  g_test_add ("/map-export/scale", FabUiFixture, "demo", fab_ui_test_set_up, test_scale, fab_ui_test_tear_down);
  return g_test_run ();
}
