/* A dialog's focus-widget has the keyboard as soon as the dialog is there, floating or as a sheet of a narrow window. */
#include "fab-actor-chooser.h"
#include "fab-actor-dialog.h"
#include "fab-contribution-dialog.h"
#include "fab-dialog-focus.h"
#include "fab-keep-dialog.h"
#include "fab-link-dialog.h"
#include "fab-name-dialog.h"
#include "fab-record-chooser.h"
#include "fab-search-dialog.h"
#include "fab-ui-test.h"

#define N_DIALOGS 8

static AdwDialog *
make_dialog (FabUiFixture *fixture, guint i)
{
  GListModel *actors = fab_store_get_list (fixture->store, FAB_TABLE_ACTOR);
  GListModel *meetings = fab_store_get_list (fixture->store, FAB_TABLE_MEETING);
  g_autoptr (FabRecord) actor = g_list_model_get_item (actors, 0);
  g_autoptr (FabRecord) meeting = g_list_model_get_item (meetings, 0);

  switch (i) {
  case 0:
    return ADW_DIALOG (fab_actor_dialog_new (fixture->context, NULL, NULL));
  case 1:
    return ADW_DIALOG (fab_actor_chooser_new (fixture->store, "Choose", NULL));
  case 2:
    return ADW_DIALOG (fab_link_dialog_new (fixture->context, actor));
  case 3:
    return ADW_DIALOG (fab_keep_dialog_new (fixture->context, NULL));
  case 4:
    return ADW_DIALOG (fab_contribution_dialog_new (fixture->context, meeting));
  case 5:
    return fab_search_dialog_new (fixture->context);
  case 6:
    return ADW_DIALOG (fab_record_chooser_new (fixture->context, "Choose", &(FabTableId){ FAB_TABLE_ACTOR }, 1));
  default:
    return ADW_DIALOG (fab_name_dialog_new ("New action", "Title"));
  }
}

static gboolean
has_keyboard (FabUiFixture *fixture, GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static gboolean
count_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer frames)
{
  return ++*(guint *)frames < 5 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* A dialog opens its sheet some frames after it was presented. */
static void
wait_for_frames (GtkWidget *widget)
{
  guint frames = 0;

  gtk_widget_add_tick_callback (widget, count_frame, &frames, NULL);
  while (frames < 5)
    g_main_context_iteration (NULL, TRUE);
}

/* As somebody with the Tab key; what is @wanted may have a few stops, and be all that has any. */
static GtkWidget *
move_on (FabUiFixture *fixture, GtkWidget *wanted)
{
  GtkWidget *first = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  for (guint i = 0; i < 3 && has_keyboard (fixture, wanted); i++)
    g_signal_emit_by_name (fixture->window, "move-focus", GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) != first);
  return gtk_window_get_focus (GTK_WINDOW (fixture->window));
}

static void
check_dialog (FabUiFixture *fixture, guint i)
{
  AdwDialog *dialog = make_dialog (fixture, i);
  GtkWidget *wanted = adw_dialog_get_focus (dialog), *other;

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *)&dialog);
  g_test_message ("%s", G_OBJECT_TYPE_NAME (dialog));
  g_assert_nonnull (wanted);
  adw_dialog_present (dialog, fixture->window);
  wait_for_frames (fixture->window);
  g_assert_true (has_keyboard (fixture, wanted));
  other = move_on (fixture, wanted);
  wait_for_frames (fixture->window);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == other);
  adw_dialog_force_close (dialog);
  wait_for_frames (fixture->window);
  g_assert_null (dialog);
}

static void
check_all (FabUiFixture *fixture, int width)
{
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 700);
  fab_dialog_focus_keep (GTK_WINDOW (fixture->window));
  fab_ui_test_show (fixture, gtk_button_new_with_label ("behind"));
  for (guint i = 0; i < N_DIALOGS; i++)
    check_dialog (fixture, i);
}

static void
test_floating (FabUiFixture *fixture, gconstpointer data)
{
  check_all (fixture, 1000);
}

static void
test_sheet (FabUiFixture *fixture, gconstpointer data)
{
  check_all (fixture, 360);
}

/* What is below another dialog gets the keyboard back where it was, not where it began. */
static void
test_returns (FabUiFixture *fixture, gconstpointer data)
{
  AdwDialog *below = make_dialog (fixture, 3), *above = make_dialog (fixture, 0);
  GtkWidget *wanted = adw_dialog_get_focus (below), *other;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 700);
  fab_dialog_focus_keep (GTK_WINDOW (fixture->window));
  fab_ui_test_show (fixture, gtk_button_new_with_label ("behind"));
  adw_dialog_present (below, fixture->window);
  wait_for_frames (fixture->window);
  other = move_on (fixture, wanted);
  adw_dialog_present (above, GTK_WIDGET (below));
  wait_for_frames (fixture->window);
  g_assert_true (has_keyboard (fixture, adw_dialog_get_focus (above)));
  adw_dialog_force_close (above);
  wait_for_frames (fixture->window);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == other);
  g_assert_false (has_keyboard (fixture, wanted));
}

int
main (int argc, char **argv)
{
  fab_ui_test_init (&argc, &argv);
  g_test_add ("/dialog-focus/floating", FabUiFixture, "demo", fab_ui_test_set_up, test_floating, fab_ui_test_tear_down);
  g_test_add ("/dialog-focus/sheet", FabUiFixture, "demo", fab_ui_test_set_up, test_sheet, fab_ui_test_tear_down);
  g_test_add ("/dialog-focus/returns", FabUiFixture, "demo", fab_ui_test_set_up, test_returns, fab_ui_test_tear_down);
  return g_test_run ();
}
