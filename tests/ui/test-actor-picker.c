/* Whoever is called what is typed comes before those who only mention it; Escape closes the dialog from its search. */
#include "fab-actor-chooser.h"
#include "fab-title-order.h"
#include "fab-ui-test.h"

static void
assert_first (FabUiFixture *fixture, const char *typed, const char *expected)
{
  GListModel *actors = fab_store_get_list (fixture->store, FAB_TABLE_ACTOR);
  g_autoptr (FabRecord) best = fab_title_order_find_best (actors, typed);

  g_assert_cmpstr (fab_record_get_title (best), ==, expected);
}

static void
test_best (FabUiFixture *fixture, gconstpointer data)
{
  assert_first (fixture, "logidia", "Logidia");
  assert_first (fixture, "VILLE DE LORIENT", "Ville de Lorient");
  assert_first (fixture, "optim", "Optim'ism");
}

static void
on_chosen (GtkWidget *dialog, FabRecord *actor, FabRecord **chosen)
{
  *chosen = actor;
}

static GtkWidget *
show_chooser (FabUiFixture *fixture, FabRecord **chosen)
{
  FabActorChooser *dialog = fab_actor_chooser_new (fixture->store, "Actor", NULL);

  g_signal_connect (dialog, "chosen", G_CALLBACK (on_chosen), chosen);
  fab_ui_test_show (fixture, gtk_button_new_with_label ("behind"));
  adw_dialog_present (ADW_DIALOG (dialog), fixture->window);
  fab_ui_test_settle ();
  return GTK_WIDGET (dialog);
}

static void
test_enter_takes_best (FabUiFixture *fixture, gconstpointer data)
{
  FabRecord *chosen = NULL;
  GtkWidget *dialog = show_chooser (fixture, &chosen);
  GtkWidget *entry = fab_ui_test_find (dialog, GTK_TYPE_SEARCH_ENTRY, 0);

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *)&dialog);
  gtk_editable_set_text (GTK_EDITABLE (entry), "logidia");
  g_signal_emit_by_name (entry, "activate");
  fab_ui_test_wait_gone ((gpointer *)&dialog);
  g_assert_nonnull (chosen);
  g_assert_cmpstr (fab_record_get_title (chosen), ==, "Logidia");
}

static void
test_escape_closes (FabUiFixture *fixture, gconstpointer data)
{
  FabRecord *chosen = NULL;
  GtkWidget *dialog = show_chooser (fixture, &chosen);
  GtkWidget *entry = fab_ui_test_find (dialog, GTK_TYPE_SEARCH_ENTRY, 0);

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *)&dialog);
  gtk_editable_set_text (GTK_EDITABLE (entry), "logidia");
  g_signal_emit_by_name (entry, "stop-search");
  fab_ui_test_wait_gone ((gpointer *)&dialog);
  g_assert_null (chosen);
}

int
main (int argc, char **argv)
{
  fab_ui_test_init (&argc, &argv);
  g_test_add ("/actor-picker/best", FabUiFixture, "demo", fab_ui_test_set_up, test_best, fab_ui_test_tear_down);
  g_test_add ("/actor-picker/enter-takes-best", FabUiFixture, "demo", fab_ui_test_set_up, test_enter_takes_best,
              fab_ui_test_tear_down);
  g_test_add ("/actor-picker/escape-closes", FabUiFixture, "demo", fab_ui_test_set_up, test_escape_closes,
              fab_ui_test_tear_down);
  return g_test_run ();
}
