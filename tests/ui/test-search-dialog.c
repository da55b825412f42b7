/* Ctrl+K: what is typed finds things whatever their accents, and going there is told to the window. */
#include "fab-search-dialog.h"
#include "fab-ui-test.h"

static void
on_show_record (FabContext *context, FabRecord *record, FabRecord **shown)
{
  *shown = record;
}

static void
test_finds_and_goes (FabUiFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog = fab_search_dialog_new (fixture->context);
  FabRecord *shown = NULL;
  GtkWidget *entry, *list;

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *)&dialog);
  g_signal_connect (fixture->context, "show-record", G_CALLBACK (on_show_record), &shown);
  fab_ui_test_show (fixture, gtk_button_new_with_label ("behind"));
  adw_dialog_present (dialog, fixture->window);
  fab_ui_test_settle ();
  entry = fab_ui_test_find (GTK_WIDGET (dialog), GTK_TYPE_SEARCH_ENTRY, 0);
  list = fab_ui_test_find (GTK_WIDGET (dialog), GTK_TYPE_LIST_VIEW, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "nothing like this");
  fab_ui_test_settle ();
  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (dialog), "Nothing found"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "optimism");
  fab_ui_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))), >, 0);
  g_signal_emit_by_name (entry, "activate");
  fab_ui_test_wait_gone ((gpointer *)&dialog);
  g_assert_nonnull (shown);
  g_assert_cmpstr (fab_record_get_title (shown), ==, "Optim'ism");
  g_signal_handlers_disconnect_by_data (fixture->context, &shown);
}

int
main (int argc, char **argv)
{
  fab_ui_test_init (&argc, &argv);
  g_test_add ("/search-dialog/finds-and-goes", FabUiFixture, "demo", fab_ui_test_set_up, test_finds_and_goes,
              fab_ui_test_tear_down);
  return g_test_run ();
}
