/* The roadmap page: the board follows the project, cards move, filters filter, the dialog edits; each undone. */
#include <string.h>

#include "fab-action-dialog.h"
#include "fab-action-sections.h"
#include "fab-board.h"
#include "fab-card.h"
#include "fab-name-dialog.h"
#include "fab-record-chooser.h"
#include "fab-records-group.h"
#include "fab-roadmap-list.h"
#include "fab-roadmap-page.h"
#include "fab-ui-test.h"

/* ---- What tests start with ---- */

static FabRecord *
add_axis (FabStore *store, FabRecord *plan, const char *name, guint position)
{
  return fab_store_insert (store, FAB_TABLE_AXIS, NULL, FAB_AXIS_NAME, FAB_TEXT (name), FAB_AXIS_PLAN, FAB_REF (plan),
                           FAB_AXIS_POSITION, FAB_INTEGER (position), -1);
}

static FabRecord *
add_action (FabStore *store, FabRecord *axis, const char *title, const char *status, double position)
{
  return fab_store_insert (store, FAB_TABLE_ACTION, NULL, FAB_ACTION_TITLE_, FAB_TEXT (title), FAB_ACTION_AXIS,
                           FAB_REF (axis), FAB_ACTION_STATUS, FAB_TEXT (status), FAB_ACTION_POSITION,
                           FAB_REAL (position), -1);
}

typedef struct {
  FabRecord *plan;
  FabRecord *axes[2];
  FabRecord *a, *b, *c, *d;
} Roadmap;

static Roadmap
make_roadmap (FabUiFixture *fixture)
{
  FabStore *store = fixture->store;
  Roadmap made;

  fab_store_begin (store, "Roadmap");
  made.plan = fab_store_insert (store, FAB_TABLE_PLAN, NULL, FAB_PLAN_NAME, FAB_TEXT ("Plan"), -1);
  made.axes[0] = add_axis (store, made.plan, "First", 1);
  made.axes[1] = add_axis (store, made.plan, "Second", 2);
  made.a = add_action (store, made.axes[0], "Alpha", "to_come", 1);
  made.b = add_action (store, made.axes[0], "Bravo", "to_come", 2);
  made.c = add_action (store, made.axes[0], "Charlie", "in_progress", 1);
  made.d = add_action (store, made.axes[1], "Delta", "to_come", 1);
  g_assert_true (fab_store_commit (store, NULL));
  return made;
}

static GtkWidget *
show_page (FabUiFixture *fixture)
{
  GtkWidget *page = g_object_new (FAB_TYPE_ROADMAP_PAGE, "context", fixture->context, NULL);

  fab_ui_test_show (fixture, page);
  return page;
}

static FabBoard *
get_board (GtkWidget *page)
{
  return FAB_BOARD (fab_ui_test_find (page, FAB_TYPE_BOARD, 0));
}

static FabRoadmapModel *
get_model (GtkWidget *page)
{
  return fab_roadmap_page_get_model (FAB_ROADMAP_PAGE (page));
}

static const char *
get_status (FabRecord *action)
{
  return fab_record_get_text (action, FAB_ACTION_STATUS);
}

static void
undo (FabUiFixture *fixture)
{
  g_assert_true (fab_store_undo (fixture->store, NULL));
  fab_ui_test_settle ();
}

/* ---- The board ---- */

static void
test_reflects_store (FabUiFixture *fixture, gconstpointer data)
{
  Roadmap made = make_roadmap (fixture);
  GtkWidget *page = show_page (fixture);
  FabRoadmapModel *model = get_model (page);
  FabBoardPlace place;

  g_assert_cmpuint (fab_roadmap_model_get_n_lanes (model), ==, 2);
  g_assert_nonnull (fab_ui_test_find_label (page, "Alpha"));
  g_assert_true (fab_roadmap_model_find (model, made.b, &place));
  g_assert_cmpuint (place.index, ==, 1);

  fab_store_edit (fixture->store, "Rename", made.a, FAB_ACTION_TITLE_, FAB_TEXT ("<b>Alpha &amp; co</b>"), NULL);
  g_assert_nonnull (fab_ui_test_find_label (page, "<b>Alpha &amp; co</b>"));
  fab_store_edit (fixture->store, "Start", made.b, FAB_ACTION_STATUS, FAB_TEXT ("blocked"), NULL);
  fab_ui_test_settle ();
  fab_roadmap_model_find (model, made.b, &place);
  g_assert_cmpuint (place.column, ==, fab_status_find ("blocked"));
  fab_store_remove (fixture->store, "Remove", made.c, NULL);
  fab_ui_test_settle ();
  g_assert_false (fab_roadmap_model_find (model, made.c, &place));
}

static void
test_accessible (FabUiFixture *fixture, gconstpointer data)
{
  Roadmap made = make_roadmap (fixture);
  GtkWidget *page = show_page (fixture);
  GtkWidget *card = gtk_widget_get_ancestor (fab_ui_test_find_label (page, "Bravo"), FAB_TYPE_CARD);

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, "Bravo");
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_RELATION_POS_IN_SET, 2);
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_RELATION_SET_SIZE, 2);
  fab_board_select (get_board (page), made.b, TRUE);
  g_assert_true (gtk_widget_has_focus (card));
  g_assert_true (gtk_widget_get_focusable (card));
  card = gtk_widget_get_ancestor (fab_ui_test_find_label (page, "Alpha"), FAB_TYPE_CARD);
  g_assert_false (gtk_widget_get_focusable (card)); /* Tab comes to one card, arrows go on from there */
}

static void
test_moves_by_keys (FabUiFixture *fixture, gconstpointer data)
{
  Roadmap made = make_roadmap (fixture);
  GtkWidget *page = show_page (fixture);
  FabBoard *board = get_board (page);

  g_assert_true (fab_board_select (board, made.b, TRUE));
  g_assert_true (fab_board_move (board, 1, 0));
  g_assert_cmpstr (get_status (made.b), ==, "to_discuss");
  g_assert_true (fab_board_get_selected (board) == made.b);
  g_assert_true (FAB_IS_CARD (gtk_root_get_focus (GTK_ROOT (fixture->window))));
  undo (fixture);
  g_assert_cmpstr (get_status (made.b), ==, "to_come");

  g_assert_true (fab_board_move (board, 0, -1));
  g_assert_cmpint (fab_roadmap_compare (made.b, made.a), <, 0);
  undo (fixture);
  g_assert_cmpint (fab_roadmap_compare (made.b, made.a), >, 0);
}

static void
test_moves_between_axes (FabUiFixture *fixture, gconstpointer data)
{
  Roadmap made = make_roadmap (fixture);
  FabBoard *board = get_board (show_page (fixture));

  fab_board_select (board, made.b, TRUE);
  g_assert_true (fab_board_move (board, 0, 1));
  g_assert_true (fab_store_get_target (fixture->store, made.b, FAB_ACTION_AXIS) == made.axes[1]);
  g_assert_cmpint (fab_roadmap_compare (made.b, made.d), <, 0);
  undo (fixture);
  g_assert_true (fab_store_get_target (fixture->store, made.b, FAB_ACTION_AXIS) == made.axes[0]);

  fab_board_select (board, made.a, TRUE);
  g_assert_false (fab_board_move (board, -1, 0));
  g_assert_false (fab_board_move (board, 0, -1));
}

static void
test_walks (FabUiFixture *fixture, gconstpointer data)
{
  Roadmap made = make_roadmap (fixture);
  FabBoard *board = get_board (show_page (fixture));

  fab_board_select (board, made.a, TRUE);
  g_assert_true (fab_board_step (board, 0, 1));
  g_assert_true (fab_board_get_selected (board) == made.b);
  g_assert_true (fab_board_step (board, 0, 1)); /* on into the next lane */
  g_assert_true (fab_board_get_selected (board) == made.d);
  g_assert_false (fab_board_step (board, 0, 1));
  fab_board_select (board, made.b, TRUE);
  g_assert_true (fab_board_step (board, 1, 0)); /* past the empty column */
  g_assert_true (fab_board_get_selected (board) == made.c);
}

static void
test_actions (FabUiFixture *fixture, gconstpointer data)
{
  Roadmap made = make_roadmap (fixture);
  GtkWidget *board = GTK_WIDGET (get_board (show_page (fixture)));
  gint64 key = fab_record_get_key (made.axes[1]);

  fab_board_select (FAB_BOARD (board), made.a, TRUE);
  g_assert_true (gtk_widget_activate_action (board, "board.move-to", "s", "done"));
  g_assert_cmpstr (get_status (made.a), ==, "done");
  g_assert_true (gtk_widget_activate_action (board, "board.move-to-axis", "x", key));
  g_assert_true (fab_store_get_target (fixture->store, made.a, FAB_ACTION_AXIS) == made.axes[1]);
  g_assert_true (gtk_widget_activate_action (board, "board.remove", NULL));
  g_assert_false (fab_record_is_alive (made.a));
  undo (fixture);
  g_assert_true (fab_record_is_alive (made.a));
}

static void
test_drops (FabUiFixture *fixture, gconstpointer data)
{
  Roadmap made = make_roadmap (fixture);
  GtkWidget *page = show_page (fixture);
  FabBoard *board = get_board (page);
  graphene_rect_t bounds;
  GtkWidget *card = gtk_widget_get_ancestor (fab_ui_test_find_label (page, "Charlie"), FAB_TYPE_CARD);
  FabBoardPlace place;

  g_assert_true (gtk_widget_compute_bounds (card, GTK_WIDGET (board), &bounds));
  g_assert_true (fab_board_drop (board, made.a, bounds.origin.x + 20, bounds.origin.y + bounds.size.height - 4));
  g_assert_true (fab_roadmap_model_find (get_model (page), made.a, &place));
  g_assert_cmpuint (place.column, ==, fab_status_find ("in_progress"));
  g_assert_cmpuint (place.index, ==, 1);
  g_assert_true (fab_board_drop (board, made.b, bounds.origin.x + 20, bounds.origin.y + 4));
  fab_roadmap_model_find (get_model (page), made.b, &place);
  g_assert_cmpuint (place.index, ==, 0);
  g_assert_false (fab_board_drop (board, made.plan, bounds.origin.x + 20, bounds.origin.y + 4));
  undo (fixture);
  undo (fixture);
  g_assert_cmpstr (get_status (made.a), ==, "to_come");
}

static void
test_single_column (FabUiFixture *fixture, gconstpointer data)
{
  Roadmap made = make_roadmap (fixture);
  GtkWidget *page;
  FabBoard *board;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 640);
  gtk_widget_set_size_request (fixture->window, 360, 200);
  page = show_page (fixture);
  board = get_board (page);
  g_assert_cmpint (fab_board_get_single (board), ==, fab_status_find ("in_progress"));
  g_assert_nonnull (fab_ui_test_find_label (page, "Charlie"));
  gtk_widget_activate_action (page, "page.previous-status", NULL);
  g_assert_cmpint (fab_board_get_single (board), ==, fab_status_find ("to_discuss"));
  fab_board_select (board, made.a, TRUE);
  g_assert_cmpint (fab_board_get_single (board), ==, fab_status_find ("to_come"));
}

/* ---- The page ---- */

static void
test_filters (FabUiFixture *fixture, gconstpointer data)
{
  Roadmap made = make_roadmap (fixture);
  GtkWidget *page = show_page (fixture);
  FabRoadmapModel *model = get_model (page);
  GListModel *shown = fab_roadmap_model_get_actions (model);

  fab_store_edit (fixture->store, "End", made.c, FAB_ACTION_END_DATE, FAB_TEXT ("2020-01"), NULL);
  fab_ui_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (shown), ==, 4);
  gtk_widget_activate_action (page, "page.filter", "s", "late");
  g_assert_cmpuint (g_list_model_get_n_items (shown), ==, 1);
  gtk_widget_activate_action (page, "page.clear-filter", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (shown), ==, 4);
  fab_roadmap_model_set_text (model, "DÉLTA");
  g_assert_cmpuint (g_list_model_get_n_items (shown), ==, 1);
  fab_roadmap_model_set_text (model, "nothing of the kind");
  g_assert_nonnull (fab_ui_test_find_label (page, "Nothing found"));
  g_assert_true (fab_page_show_record (FAB_PAGE (page), made.d)); /* what is asked for is shown, filter or not */
  g_assert_cmpuint (g_list_model_get_n_items (shown), ==, 4);
}

static void
test_scope (FabUiFixture *fixture, gconstpointer data)
{
  Roadmap made = make_roadmap (fixture);
  FabRoadmapModel *model = get_model (show_page (fixture));

  fab_roadmap_model_set_scope (model, made.plan, made.axes[1]);
  g_assert_cmpuint (fab_roadmap_model_get_n_lanes (model), ==, 1);
  g_assert_cmpuint (fab_roadmap_model_get_totals (model)->n_actions, ==, 1);
  fab_store_remove (fixture->store, "Remove", made.axes[1], NULL); /* what is looked at goes: all is shown */
  fab_ui_test_settle ();
  g_assert_null (fab_roadmap_model_get_axis (model));
  undo (fixture);
  g_assert_cmpuint (fab_roadmap_model_get_n_lanes (model), ==, 2);
}

static AdwDialog *
get_dialog (FabUiFixture *fixture)
{
  return adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));
}

static void
answer_name (FabUiFixture *fixture, const char *name)
{
  AdwDialog *dialog = get_dialog (fixture);

  g_assert_true (FAB_IS_NAME_DIALOG (dialog));
  fab_name_dialog_set_name (FAB_NAME_DIALOG (dialog), name);
  g_signal_emit_by_name (dialog, "response", "add");
  adw_dialog_force_close (dialog);
  fab_ui_test_settle ();
}

static void
test_begins (FabUiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = show_page (fixture);

  g_assert_nonnull (fab_ui_test_find_label (page, "No roadmap yet"));
  gtk_widget_activate_action (page, "page.add-plan", NULL);
  answer_name (fixture, "Our roadmap");
  g_assert_nonnull (fab_ui_test_find_label (page, "No action yet"));
  gtk_widget_activate_action (page, "page.add-action", NULL);
  answer_name (fixture, "Plant trees");
  g_assert_nonnull (fab_ui_test_find_label (page, "Plant trees"));
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_AXIS), ==, 1);
  undo (fixture);
  undo (fixture);
  g_assert_nonnull (fab_ui_test_find_label (page, "No roadmap yet"));
}

static void
test_list (FabUiFixture *fixture, gconstpointer data)
{
  Roadmap made = make_roadmap (fixture);
  GtkWidget *page = show_page (fixture);
  FabRoadmapList *list = FAB_ROADMAP_LIST (fab_ui_test_find (page, FAB_TYPE_ROADMAP_LIST, 0));
  g_autoptr (FabRecord) first = NULL;

  g_assert_true (fab_page_show_view (FAB_PAGE (page), "list"));
  g_assert_nonnull (fab_ui_test_find_label (page, "Bravo"));
  fab_roadmap_list_sort_by (list, 0, GTK_SORT_DESCENDING);
  fab_ui_test_settle ();
  first = g_list_model_get_item (fab_roadmap_list_get_rows (list), 0);
  g_assert_true (first == made.d);
  g_assert_true (fab_roadmap_list_select (list, made.a));
}

static void
test_read_only (FabUiFixture *fixture, gconstpointer data)
{
  Roadmap made = make_roadmap (fixture);
  g_autoptr (FabContext) context = fab_context_new (fixture->store, TRUE);
  GtkWidget *page = g_object_new (FAB_TYPE_ROADMAP_PAGE, "context", context, NULL);
  FabBoard *board = get_board (page);

  fab_ui_test_show (fixture, page);
  fab_board_select (board, made.a, TRUE);
  g_assert_false (fab_board_move (board, 1, 0));
  g_assert_false (fab_board_drop (board, made.a, 500, 300));
  gtk_widget_activate_action (GTK_WIDGET (board), "board.remove", NULL);
  g_assert_true (fab_record_is_alive (made.a));
}

/* ---- The dialog ---- */

static void
test_dialog (FabUiFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "roles", "money", "follow-up", "ties", "general" };
  Roadmap made = make_roadmap (fixture);
  GtkWidget *page = show_page (fixture);
  GtkWidget *row;

  g_assert_true (fab_page_show_record (FAB_PAGE (page), made.a));
  fab_ui_test_settle ();
  g_assert_true (FAB_IS_ACTION_DIALOG (get_dialog (fixture)));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    fab_action_dialog_show_page (FAB_ACTION_DIALOG (get_dialog (fixture)), names[i]);
    fab_ui_test_settle ();
  }
  row = fab_ui_test_find (GTK_WIDGET (get_dialog (fixture)), ADW_TYPE_ENTRY_ROW, 0);
  gtk_editable_set_text (GTK_EDITABLE (row), "Alpha, renamed");
  g_signal_emit_by_name (row, "apply");
  g_assert_cmpstr (fab_record_get_title (made.a), ==, "Alpha, renamed");
  undo (fixture);
  g_assert_cmpstr (fab_record_get_title (made.a), ==, "Alpha");
  g_assert_cmpstr (adw_dialog_get_title (get_dialog (fixture)), ==, "Alpha");
  fab_store_remove (fixture->store, "Remove", made.a, NULL);
  fab_ui_test_settle ();
  g_assert_null (get_dialog (fixture));
}

static FabRecordsGroup *
find_group (FabUiFixture *fixture, const char *title)
{
  GtkWidget *group;

  for (guint i = 0; (group = fab_ui_test_find (GTK_WIDGET (get_dialog (fixture)), FAB_TYPE_RECORDS_GROUP, i)) != NULL;
       i++)
    if (g_str_equal (adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group)), title))
      return FAB_RECORDS_GROUP (group);
  g_assert_not_reached ();
}

static void
type_into (FabRecordsGroup *group, const char *text)
{
  GtkWidget *entry = fab_ui_test_find (GTK_WIDGET (group), ADW_TYPE_ENTRY_ROW, 0);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "apply");
  fab_ui_test_settle ();
}

static void
test_steps (FabUiFixture *fixture, gconstpointer data)
{
  Roadmap made = make_roadmap (fixture);
  GtkWidget *page = show_page (fixture);
  g_autoptr (GPtrArray) steps = NULL;
  FabRecordsGroup *group;
  GtkWidget *check;

  fab_page_show_record (FAB_PAGE (page), made.a);
  fab_action_dialog_show_page (FAB_ACTION_DIALOG (get_dialog (fixture)), "follow-up");
  group = find_group (fixture, "Steps");
  type_into (group, "  Meet  ");
  type_into (group, "   ");
  type_into (group, "Write");
  steps = fab_records_group_list (group);
  g_assert_cmpuint (steps->len, ==, 2);
  g_assert_cmpstr (fab_record_get_title (g_ptr_array_index (steps, 0)), ==, "Meet");
  check = fab_ui_test_find (GTK_WIDGET (group), GTK_TYPE_CHECK_BUTTON, 0);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_true (fab_record_get_boolean (g_ptr_array_index (steps, 0), FAB_STEP_DONE));
  undo (fixture);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  type_into (find_group (fixture, "Follow-up notes"), "Went well");
  type_into (find_group (fixture, "Indicators"), "Trees");
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_NOTE), ==, 1);
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_INDICATOR), ==, 1);
}

/* Presses the button that adds to a group, and answers the chooser. */
static void
choose (FabUiFixture *fixture, const char *group, const char *typed)
{
  GtkWidget *button = fab_ui_test_find (GTK_WIDGET (find_group (fixture, group)), GTK_TYPE_BUTTON, 0);
  AdwDialog *chooser;

  g_signal_emit_by_name (button, "clicked");
  chooser = get_dialog (fixture);
  g_assert_true (FAB_IS_RECORD_CHOOSER (chooser));
  fab_record_chooser_set_text (FAB_RECORD_CHOOSER (chooser), typed);
  g_signal_emit_by_name (fab_ui_test_find (GTK_WIDGET (chooser), GTK_TYPE_SEARCH_ENTRY, 0), "activate");
  fab_ui_test_settle ();
}

static void
test_roles (FabUiFixture *fixture, gconstpointer data)
{
  Roadmap made = make_roadmap (fixture);
  FabRecord *actor = fab_test_add_actor (fixture->store, "Optim’ism");
  GtkWidget *page = show_page (fixture);

  fab_page_show_record (FAB_PAGE (page), made.a);
  fab_action_dialog_show_page (FAB_ACTION_DIALOG (get_dialog (fixture)), "roles");
  choose (fixture, "Pilot structures", "optimism");
  g_assert_true (fab_action_has_pilot (fixture->store, made.a));
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_ACTOR), ==, 1);
  choose (fixture, "Partners", "Somebody new");
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_ACTOR), ==, 2);
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_ACTION_ROLE), ==, 2);
  undo (fixture); /* the actor and the role came together */
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_ACTOR), ==, 1);
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_ACTION_ROLE), ==, 1);
  g_assert_true (fab_record_is_alive (actor));
}

static void
test_money_and_ties (FabUiFixture *fixture, gconstpointer data)
{
  Roadmap made = make_roadmap (fixture);
  GtkWidget *page = show_page (fixture);

  fab_page_show_record (FAB_PAGE (page), made.a);
  fab_action_dialog_show_page (FAB_ACTION_DIALOG (get_dialog (fixture)), "money");
  choose (fixture, "Funding", "A foundation");
  type_into (find_group (fixture, "Budget lines"), "Works");
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_FUNDING), ==, 1);
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_BUDGET_LINE), ==, 1);
  fab_action_dialog_show_page (FAB_ACTION_DIALOG (get_dialog (fixture)), "ties");
  choose (fixture, "Linked actions", "charlie");
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_ACTION_LINK), ==, 1);
  choose (fixture, "Linked actions", "alpha"); /* itself: refused */
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_ACTION_LINK), ==, 1);
}

static void
test_documents (FabUiFixture *fixture, gconstpointer data)
{
  Roadmap made = make_roadmap (fixture);
  GtkWidget *page = show_page (fixture);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("%PDF-1.4 minutes", 16);
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (FabRecord) document = NULL;

  fab_page_show_record (FAB_PAGE (page), made.a);
  fab_action_dialog_show_page (FAB_ACTION_DIALOG (get_dialog (fixture)), "ties");
  fab_action_documents_add (find_group (fixture, "Documents"), "Minutes.pdf", bytes);
  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (get_dialog (fixture)), "Minutes.pdf"));
  document = g_list_model_get_item (fab_store_get_list (fixture->store, FAB_TABLE_DOCUMENT), 0);
  kept = fab_store_get_content (fixture->store, fab_record_get_text (document, FAB_DOCUMENT_SHA256), NULL);
  g_assert_true (g_bytes_equal (bytes, kept));
  undo (fixture);
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_DOCUMENT), ==, 0);
}

/* ---- Much ---- */

static void
test_thousands (FabUiFixture *fixture, gconstpointer data)
{
  static const char *const statuses[] = { "to_come", "in_progress", "done", "blocked" };
  Roadmap made = make_roadmap (fixture);
  GtkWidget *page;
  FabBoard *board;
  gint64 start;
  double seconds;

  fab_store_begin (fixture->store, "Many");
  for (guint i = 0; i < 5000; i++) {
    g_autofree char *title = g_strdup_printf ("Action %u", i);

    add_action (fixture->store, made.axes[i % 2], title, statuses[i % 4], i + 10);
  }
  g_assert_true (fab_store_commit (fixture->store, NULL));
  start = g_get_monotonic_time ();
  page = show_page (fixture);
  board = get_board (page);
  seconds = (g_get_monotonic_time () - start) / 1e6;
  g_test_message ("shown in %.3f s with %u card widgets", seconds, fab_board_get_n_card_widgets (board));
  g_assert_cmpfloat (seconds, <, 5); /* a bound against what is out of hand, not a measure */
  g_assert_cmpuint (fab_board_get_n_card_widgets (board), <, 120);

  start = g_get_monotonic_time ();
  fab_roadmap_model_refresh (get_model (page));
  g_test_message ("refreshed in %.1f ms", (g_get_monotonic_time () - start) / 1e3);
  start = g_get_monotonic_time ();
  fab_board_select (board, made.a, TRUE);
  fab_board_move (board, 1, 0);
  g_test_message ("moved in %.1f ms", (g_get_monotonic_time () - start) / 1e3);

  for (guint i = 0; i < 40; i++) {
    FabBoardPlace place = { i % 2, fab_status_find (statuses[i % 2]), i * 15 };
    FabRecord *action = fab_roadmap_model_get_action (get_model (page), place);

    g_assert_nonnull (action);
    g_assert_true (fab_board_select (board, action, TRUE));
    fab_ui_test_settle ();
  }
  g_assert_cmpuint (fab_board_get_n_card_widgets (board), <, 120);
}

static void
test_demo (FabUiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = show_page (fixture);
  GListModel *territories = fab_store_get_list (fixture->store, FAB_TABLE_TERRITORY);

  g_assert_cmpuint (fab_roadmap_model_get_totals (get_model (page))->n_actions, ==,
                    fab_store_get_count (fixture->store, FAB_TABLE_ACTION));
  for (guint i = 0; i < g_list_model_get_n_items (territories); i++) {
    g_autoptr (FabRecord) territory = g_list_model_get_item (territories, i);

    fab_context_set_territory (fixture->context, territory);
    fab_ui_test_settle ();
  }
  for (guint i = 0; i < fab_store_get_count (fixture->store, FAB_TABLE_ACTION); i += 7) { /* asked for, each is shown */
    g_autoptr (FabRecord) action = g_list_model_get_item (fab_store_get_list (fixture->store, FAB_TABLE_ACTION), i);

    g_assert_true (fab_page_show_record (FAB_PAGE (page), action));
    adw_dialog_force_close (get_dialog (fixture));
    fab_ui_test_settle ();
  }
}

#define ADD(name, test, demo) \
  g_test_add ("/roadmap/" name, FabUiFixture, demo, fab_ui_test_set_up, test, fab_ui_test_tear_down)

int
main (int argc, char **argv)
{
  fab_ui_test_init (&argc, &argv);
  ADD ("reflects-store", test_reflects_store, NULL);
  ADD ("accessible", test_accessible, NULL);
  ADD ("moves-by-keys", test_moves_by_keys, NULL);
  ADD ("moves-between-axes", test_moves_between_axes, NULL);
  ADD ("walks", test_walks, NULL);
  ADD ("actions", test_actions, NULL);
  ADD ("drops", test_drops, NULL);
  ADD ("single-column", test_single_column, NULL);
  ADD ("filters", test_filters, NULL);
  ADD ("scope", test_scope, NULL);
  ADD ("begins", test_begins, NULL);
  ADD ("list", test_list, NULL);
  ADD ("read-only", test_read_only, NULL);
  ADD ("dialog", test_dialog, NULL);
  ADD ("steps", test_steps, NULL);
  ADD ("roles", test_roles, NULL);
  ADD ("money-and-ties", test_money_and_ties, NULL);
  ADD ("documents", test_documents, NULL);
  ADD ("thousands", test_thousands, NULL);
  ADD ("demo", test_demo, "demo");
  return g_test_run ();
}
