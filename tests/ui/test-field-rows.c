/* The rows that edit a field: what is typed is read as the field's type, is one gesture, and comes back with undo. */
#include "fab-field-row.h"
#include "fab-plain-row.h"
#include "fab-ui-test.h"

static FabRecord *
first_actor (FabUiFixture *fixture)
{
  return fab_test_add_actor (fixture->store, "<b>Optim'ism & Cie</b>");
}

static void
show_row (FabUiFixture *fixture, GtkWidget *row)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  fab_ui_test_show (fixture, list);
}

/* What leaves the row's keyboard focus, or Enter, does. */
static void
type_and_apply (GtkWidget *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_emit_by_name (row, "apply");
  fab_ui_test_settle ();
}

static void
count_message (guint *count)
{
  (*count)++;
}

static void
test_text (FabUiFixture *fixture, gconstpointer data)
{
  FabRecord *actor = first_actor (fixture);
  GtkWidget *row = fab_field_row_new (fixture->context, actor, FAB_ACTOR_NAME);

  show_row (fixture, row);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "<b>Optim'ism & Cie</b>");
  type_and_apply (row, "  Optim'ism  ");
  g_assert_cmpstr (fab_record_get_title (actor), ==, "Optim'ism");
  g_assert_cmpstr (fab_store_get_undo_sentence (fixture->store), ==, "Name of “<b>Optim'ism & Cie</b>” changed");
  fab_store_undo (fixture->store, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "<b>Optim'ism & Cie</b>");
  type_and_apply (row, "");
  g_assert_cmpstr (fab_record_get_title (actor), ==, "<b>Optim'ism & Cie</b>");
}

static void
test_number_and_date (FabUiFixture *fixture, gconstpointer data)
{
  FabRecord *actor = first_actor (fixture);
  GtkWidget *box = gtk_list_box_new ();
  GtkWidget *staff = fab_field_row_new (fixture->context, actor, FAB_ACTOR_STAFF);
  GtkWidget *since = fab_field_row_new (fixture->context, actor, FAB_ACTOR_START_DATE);
  guint messages = 0;

  gtk_list_box_append (GTK_LIST_BOX (box), staff);
  gtk_list_box_append (GTK_LIST_BOX (box), since);
  fab_ui_test_show (fixture, box);
  g_signal_connect_swapped (fixture->context, "message", G_CALLBACK (count_message), &messages);
  type_and_apply (staff, "120");
  g_assert_cmpint (fab_record_get_integer (actor, FAB_ACTOR_STAFF), ==, 120);
  type_and_apply (staff, "many");
  g_assert_cmpint (fab_record_get_integer (actor, FAB_ACTOR_STAFF), ==, 120);
  g_assert_cmpuint (messages, ==, 1);
  g_assert_true (gtk_widget_has_css_class (staff, "error"));
  type_and_apply (staff, "");
  g_assert_true (fab_record_is_null (actor, FAB_ACTOR_STAFF));
  g_assert_false (gtk_widget_has_css_class (staff, "error"));
  type_and_apply (since, "3/11/2026");
  g_assert_cmpstr (fab_record_get_text (actor, FAB_ACTOR_START_DATE), ==, "2026-11-03");
  type_and_apply (since, "2017");
  g_assert_cmpstr (fab_record_get_text (actor, FAB_ACTOR_START_DATE), ==, "2017");
  g_signal_handlers_disconnect_by_data (fixture->context, &messages);
}

static void
test_choice (FabUiFixture *fixture, gconstpointer data)
{
  FabRecord *actor = first_actor (fixture);
  GtkWidget *box = gtk_list_box_new ();
  GtkWidget *kind = fab_field_row_new (fixture->context, actor, FAB_ACTOR_KIND);
  GtkWidget *profile = fab_field_row_new (fixture->context, actor, FAB_ACTOR_PROFILE);

  gtk_list_box_append (GTK_LIST_BOX (box), kind);
  gtk_list_box_append (GTK_LIST_BOX (box), profile);
  fab_ui_test_show (fixture, box);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (kind)), ==, 5);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (profile)), ==, 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (kind), 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (profile), 1);
  g_assert_cmpstr (fab_record_get_text (actor, FAB_ACTOR_KIND), ==, "state");
  g_assert_cmpstr (fab_record_get_text (actor, FAB_ACTOR_PROFILE), ==, "pioneer");
  fab_store_undo (fixture->store, NULL);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (profile)), ==, 0);
}

static void
test_reference (FabUiFixture *fixture, gconstpointer data)
{
  FabRecord *actor = first_actor (fixture);
  GtkWidget *row;
  FabRecord *town;

  fab_store_begin (fixture->store, "Town");
  town = fab_store_insert (fixture->store, FAB_TABLE_TERRITORY, NULL, FAB_TERRITORY_NAME, FAB_TEXT ("Lorient"), -1);
  fab_store_insert (fixture->store, FAB_TABLE_TERRITORY, NULL, FAB_TERRITORY_NAME, FAB_TEXT ("Beauvaisis"), -1);
  fab_store_commit (fixture->store, NULL);
  row = fab_field_row_new (fixture->context, actor, FAB_ACTOR_TERRITORY);
  show_row (fixture, row);
  g_assert_true (fab_record_is_null (actor, FAB_ACTOR_TERRITORY));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 2);
  g_assert_true (fab_store_get_target (fixture->store, actor, FAB_ACTOR_TERRITORY) == town);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 0);
  g_assert_true (fab_record_is_null (actor, FAB_ACTOR_TERRITORY));
}

static void
test_long_text (FabUiFixture *fixture, gconstpointer data)
{
  FabRecord *actor = first_actor (fixture);
  GtkWidget *row = fab_field_row_new (fixture->context, actor, FAB_ACTOR_DESCRIPTION);
  GtkWidget *view;

  show_row (fixture, row);
  view = fab_ui_test_find (row, GTK_TYPE_TEXT_VIEW, 0);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "Deux\nlignes", -1);
  g_assert_true (fab_record_is_null (actor, FAB_ACTOR_DESCRIPTION));
  adw_window_set_content (ADW_WINDOW (fixture->window), NULL);
  g_assert_cmpstr (fab_record_get_text (actor, FAB_ACTOR_DESCRIPTION), ==, "Deux\nlignes");
}

/* What is no markup is not read as markup, not even for a moment: that would be a warning, which ends a test. */
static void
test_plain (FabUiFixture *fixture, gconstpointer data)
{
  GtkWidget *list = gtk_list_box_new (), *row;

  row = fab_plain_row_new (ADW_TYPE_ACTION_ROW, "<b>L’Œuf & la Poule", "&amp <i>");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  fab_ui_test_show (fixture, list);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "<b>L’Œuf & la Poule");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "&amp <i>");
}

int
main (int argc, char **argv)
{
  fab_ui_test_init (&argc, &argv);
#define ADD(path, function) g_test_add (path, FabUiFixture, NULL, fab_ui_test_set_up, function, fab_ui_test_tear_down)
  ADD ("/field-rows/text", test_text);
  ADD ("/field-rows/number-and-date", test_number_and_date);
  ADD ("/field-rows/choice", test_choice);
  ADD ("/field-rows/reference", test_reference);
  ADD ("/field-rows/long-text", test_long_text);
  ADD ("/field-rows/plain", test_plain);
  return g_test_run ();
}
