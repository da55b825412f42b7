/* The label: shops, the checklist, answers, validation, score, states; each undone. */
#include "fab-answer-row.h"
#include "fab-charter.h"
#include "fab-checklist.h"
#include "fab-label-page.h"
#include "fab-ui-test.h"

static GtkWidget *
show_page (FabUiFixture *fixture)
{
  GtkWidget *page = g_object_new (FAB_TYPE_LABEL_PAGE, "context", fixture->context, "title", "Label", NULL);

  fab_ui_test_show (fixture, page);
  return page;
}

static FabRecord *
add_shop (FabUiFixture *fixture, const char *name)
{
  g_autoptr (FabRecord) charter = g_list_model_get_item (fab_store_get_list (fixture->store, FAB_TABLE_CHARTER), 0);
  FabRecord *shop;

  fab_store_begin (fixture->store, "Shop");
  shop = fab_store_insert (fixture->store, FAB_TABLE_SHOP, NULL, FAB_SHOP_NAME, FAB_TEXT (name), -1);
  fab_store_insert (fixture->store, FAB_TABLE_APPLICATION, NULL, FAB_APPLICATION_SHOP, FAB_REF (shop),
                    FAB_APPLICATION_CHARTER, FAB_REF (charter), FAB_APPLICATION_STATE, FAB_TEXT ("prospect"), -1);
  g_assert_true (fab_store_commit (fixture->store, NULL));
  fab_ui_test_settle ();
  return shop;
}

static FabRecord *
first_application (FabUiFixture *fixture)
{
  g_autoptr (FabRecord) application =
      g_list_model_get_item (fab_store_get_list (fixture->store, FAB_TABLE_APPLICATION), 0);

  return application; /* the store keeps it */
}

static guint
stars (FabUiFixture *fixture)
{
  g_autoptr (FabCharterScore) score = fab_charter_score_new (fixture->store, first_application (fixture));

  return score->total.stars;
}

static void
test_empty (FabUiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = show_page (fixture);

  g_assert_nonnull (fab_ui_test_find_label (page, "No shop yet"));
}

static void
test_shows_every_shop (FabUiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = show_page (fixture);
  GtkWidget *list = fab_ui_test_find (page, GTK_TYPE_LIST_VIEW, 0);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))), ==,
                    fab_store_get_count (fixture->store, FAB_TABLE_SHOP));
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_SHOP), >=, 10);
}

static void
test_answers_score (FabUiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = show_page (fixture);
  GtkWidget *row, *answers, *validate;

  add_shop (fixture, "Épicerie du Marché");
  row = fab_ui_test_find (page, FAB_TYPE_ANSWER_ROW, 5); /* after the five prerequisites */
  g_assert_nonnull (row);
  answers = fab_ui_test_find (row, ADW_TYPE_TOGGLE_GROUP, 0);
  validate = fab_ui_test_find (row, GTK_TYPE_TOGGLE_BUTTON, 4);
  if (validate == NULL) /* the group's own toggles may not be buttons */
    validate = fab_ui_test_find (row, GTK_TYPE_TOGGLE_BUTTON, 0);
  g_assert_false (gtk_widget_get_sensitive (validate));

  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (answers), "done");
  fab_ui_test_settle ();
  g_assert_cmpuint (stars (fixture), ==, 0);
  g_assert_true (gtk_widget_get_sensitive (validate));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (validate), TRUE);
  fab_ui_test_settle ();
  g_assert_cmpuint (stars (fixture), >, 0);

  fab_store_undo (fixture->store, NULL);
  fab_ui_test_settle ();
  g_assert_cmpuint (stars (fixture), ==, 0);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (validate)));
  fab_store_undo (fixture->store, NULL);
  fab_ui_test_settle ();
  g_assert_null (adw_toggle_group_get_active_name (ADW_TOGGLE_GROUP (answers)));
}

static void
test_next_state (FabUiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = show_page (fixture);
  GtkWidget *checklist = fab_ui_test_find (page, FAB_TYPE_CHECKLIST, 0);

  add_shop (fixture, "Cycles du Port");
  gtk_widget_activate_action (checklist, "checklist.move", "s", "applied");
  fab_ui_test_settle ();
  g_assert_cmpstr (fab_record_get_text (first_application (fixture), FAB_APPLICATION_STATE), ==, "applied");
  fab_store_undo (fixture->store, NULL);
  g_assert_cmpstr (fab_record_get_text (first_application (fixture), FAB_APPLICATION_STATE), ==, "prospect");
}

static void
test_remove_and_undo (FabUiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = show_page (fixture);

  add_shop (fixture, "<b>Mercerie & fils</b>");
  g_assert_nonnull (fab_ui_test_find_label (page, "<b>Mercerie & fils</b>"));
  gtk_widget_activate_action (page, "page.remove-shop", NULL);
  fab_ui_test_settle ();
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_SHOP), ==, 0);
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_APPLICATION), ==, 0);
  g_assert_nonnull (fab_ui_test_find_label (page, "No shop yet"));
  fab_store_undo (fixture->store, NULL);
  fab_ui_test_settle ();
  g_assert_nonnull (fab_ui_test_find_label (page, "<b>Mercerie & fils</b>"));
}

int
main (int argc, char **argv)
{
  fab_ui_test_init (&argc, &argv);
#define ADD(path, demo, function) \
  g_test_add (path, FabUiFixture, demo, fab_ui_test_set_up, function, fab_ui_test_tear_down)
  ADD ("/label/empty", NULL, test_empty);
  ADD ("/label/shows-every-shop", "demo", test_shows_every_shop);
  ADD ("/label/answers-score", NULL, test_answers_score);
  ADD ("/label/next-state", NULL, test_next_state);
  ADD ("/label/remove-and-undo", NULL, test_remove_and_undo);
  return g_test_run ();
}
