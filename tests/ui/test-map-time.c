/* The map over time: chosen times and comparisons on the actors' page, kept states, and the way back to today. */
#include "fab-actors-page-private.h"
#include "fab-keep-advisor.h"
#include "fab-keep-dialog.h"
#include "fab-kept-states-dialog.h"
#include "fab-map-canvas-private.h"
#include "fab-map-snapshot.h"
#include "fab-time-panel.h"
#include "fab-ui-test.h"

static FabActorsPage *
show_page (FabUiFixture *fixture)
{
  GtkWidget *page = g_object_new (FAB_TYPE_ACTORS_PAGE, "context", fixture->context, NULL);

  fab_ui_test_show (fixture, page);
  return FAB_ACTORS_PAGE (page);
}

static FabMapScene *
get_scene (FabActorsPage *page)
{
  return fab_map_model_get_scene (fab_actors_page_get_model (page));
}

static void
activate (FabActorsPage *page, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), action, NULL));
  fab_ui_test_settle ();
}

static FabRecord *
find_meeting (FabUiFixture *fixture, const char *name)
{
  GListModel *meetings = fab_store_get_list (fixture->store, FAB_TABLE_MEETING);

  for (guint i = 0; i < g_list_model_get_n_items (meetings); i++) {
    g_autoptr (FabRecord) meeting = g_list_model_get_item (meetings, i);

    if (g_str_has_prefix (fab_record_get_title (meeting), name))
      return meeting; /* the store keeps it */
  }
  g_assert_not_reached ();
}

static guint
find_stop (FabMapTime *time, FabRecord *record)
{
  for (guint i = 0; i < fab_map_time_get_n_stops (time); i++)
    if (fab_map_time_get_stop (time, i)->record == record)
      return i;
  return FAB_MAP_TIME_NONE;
}

static gboolean
is_enabled (FabActorsPage *page, const char *name)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (page->actions), name);
}

/* ---- Looking back ---- */

static void
test_at_meeting (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page = show_page (fixture);
  FabMapTime *time = fab_actors_page_get_time (page);
  FabMapModel *model = fab_actors_page_get_model (page);
  guint all = fab_map_scene_get_n_edges (get_scene (page)), then;

  g_assert_false (fab_map_model_is_past (model));
  activate (page, "page.over-time");
  g_assert_null (fab_map_model_get_moment (model));
  g_assert_false (fab_map_model_is_past (model)); /* today is today, and can be edited */
  g_assert_true (fab_map_canvas_can_edit (fab_actors_page_get_canvas (page)));
  g_assert_cmpuint (fab_map_time_get_n_stops (time), ==, 11); /* ten meetings and today */
  fab_map_time_set_at (time, 0);
  fab_ui_test_settle ();
  then = fab_map_scene_get_n_edges (get_scene (page));
  g_assert_cmpuint (then, <, all);
  g_assert_cmpuint (then, >, 0);
  g_assert_true (fab_map_model_is_past (model));
  /* What is measured and counted is that time's, too. */
  g_assert_cmpuint (fab_store_get_count (fab_map_model_get_shown_store (model), FAB_TABLE_RELATION), ==,
                    fab_map_moment_get_n (fab_map_model_get_moment (model), FAB_MOMENT_RELATIONS));
  g_assert_false (fab_map_canvas_can_edit (fab_actors_page_get_canvas (page)));
  g_assert_false (is_enabled (page, "add-actor"));
  activate (page, "page.today");
  g_assert_false (fab_map_time_get_active (time));
  g_assert_cmpuint (fab_map_scene_get_n_edges (get_scene (page)), ==, all);
  g_assert_true (fab_map_canvas_can_edit (fab_actors_page_get_canvas (page)));
}

/* Nobody moves between one time and another. */
static void
test_places (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page = show_page (fixture);
  FabMapModel *model = fab_actors_page_get_model (page);
  FabMapScene *today, *then;

  activate (page, "page.over-time");
  fab_map_time_set_at (fab_actors_page_get_time (page), 2);
  today = fab_map_model_get_today (model);
  then = fab_map_model_get_scene (model);
  g_assert_true (today != then);
  for (guint v = 0; v < fab_map_scene_get_n_nodes (then); v++) {
    const FabMapNode *node = fab_map_scene_get_node (then, v);
    guint same = fab_map_scene_find_node (today, node->key);

    g_assert_true (node->placed);
    if (same != FAB_MAP_NONE && fab_map_scene_get_node (today, same)->placed) {
      g_assert_cmpfloat (node->x, ==, fab_map_scene_get_node (today, same)->x);
      g_assert_cmpfloat (node->y, ==, fab_map_scene_get_node (today, same)->y);
    }
  }
}

static void
test_compare (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page = show_page (fixture);
  FabMapTime *time = fab_actors_page_get_time (page);
  FabTimePanel *panel = FAB_TIME_PANEL (fab_ui_test_find (GTK_WIDGET (page), FAB_TYPE_TIME_PANEL, 0));
  GListModel *sentences = fab_time_panel_get_sentences (panel);
  guint appeared = 0;

  activate (page, "page.over-time");
  fab_map_time_set_at (time, 6);
  fab_map_time_set_since (time, 0);
  fab_ui_test_settle ();
  g_assert_nonnull (fab_map_time_get_changes (time));
  g_assert_true (fab_map_scene_get_compares (get_scene (page)));
  for (guint e = 0; e < fab_map_scene_get_n_edges (get_scene (page)); e++)
    appeared += fab_map_scene_get_edge (get_scene (page), e)->change == FAB_MAP_APPEARED;
  g_assert_cmpuint (appeared, ==,
                    fab_map_changes_count (fab_map_time_get_changes (time), FAB_MOMENT_RELATIONS, FAB_MAP_APPEARED));
  g_assert_cmpuint (appeared, >, 10);
  g_assert_cmpuint (g_list_model_get_n_items (sentences), ==, appeared);
  fab_map_time_set_since (time, FAB_MAP_TIME_NONE);
  g_assert_null (fab_map_time_get_changes (time));
  g_assert_false (fab_map_scene_get_compares (get_scene (page)));
}

/* An actor that was deleted is still in a kept state, and can be pointed at without harm. */
static void
test_kept (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page = show_page (fixture);
  FabMapTime *time = fab_actors_page_get_time (page);
  FabMapCanvas *canvas = fab_actors_page_get_canvas (page);
  FabRecord *kept = fab_map_snapshot_keep (fixture->store, "Before", "2026-01-01", NULL, NULL);
  g_autoptr (FabRecord) actor = g_list_model_get_item (fab_store_get_list (fixture->store, FAB_TABLE_ACTOR), 0);
  gint64 key = fab_record_get_key (actor);
  guint node;

  g_assert_true (fab_store_remove (fixture->store, "Removed", actor, NULL));
  activate (page, "page.over-time");
  fab_map_time_set_since (time, find_stop (time, kept));
  fab_ui_test_settle ();
  node = fab_map_scene_find_node (get_scene (page), key);
  g_assert_cmpuint (node, !=, FAB_MAP_NONE);
  g_assert_cmpint (fab_map_scene_get_node (get_scene (page), node)->change, ==, FAB_MAP_GONE);
  g_assert_true (fab_map_scene_get_node (get_scene (page), node)->placed);
  fab_map_canvas_set_hovered (canvas, key);
  fab_map_canvas_set_cursor (canvas, node);
  g_free (fab_map_canvas_describe_actor (canvas, node));
  fab_ui_test_settle ();
  g_assert_true (fab_store_remove (fixture->store, "Removed", kept, NULL)); /* what it was compared with is gone too */
  fab_ui_test_settle ();
  g_assert_cmpuint (fab_map_time_get_since (time), ==, FAB_MAP_TIME_NONE);
  g_assert_false (fab_map_model_is_past (fab_actors_page_get_model (page)));
}

static void
test_damaged (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page = show_page (fixture);
  FabMapTime *time = fab_actors_page_get_time (page);
  FabRecord *kept = fab_map_snapshot_keep (fixture->store, "Before", "2026-01-01", NULL, NULL);

  g_assert_true (fab_store_edit (fixture->store, "Edit", kept, FAB_SNAPSHOT_CONTENT, FAB_TEXT ("rubbish"), NULL));
  activate (page, "page.over-time");
  fab_map_time_go_to_record (time, kept);
  fab_ui_test_settle ();
  g_assert_false (fab_map_model_is_past (fab_actors_page_get_model (page)));
}

/* An edit while the past is shown, such as an undo, is taken in. */
static void
test_follows (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page = show_page (fixture);
  FabMapTime *time = fab_actors_page_get_time (page);
  g_autoptr (FabRecord) actor = g_list_model_get_item (fab_store_get_list (fixture->store, FAB_TABLE_ACTOR), 0);
  guint before;

  activate (page, "page.over-time");
  fab_map_time_set_at (time, 4);
  before = fab_map_scene_get_n_nodes (get_scene (page));
  g_assert_true (fab_store_remove (fixture->store, "Removed", actor, NULL));
  fab_ui_test_settle ();
  g_assert_cmpuint (fab_map_scene_get_n_nodes (get_scene (page)), ==, before - 1);
  g_assert_cmpuint (fab_map_time_get_at (time), ==, 4);
}

static void
test_date (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page = show_page (fixture);
  FabMapTime *time = fab_actors_page_get_time (page);

  activate (page, "page.over-time");
  fab_map_time_go_to_date (time, (FabDate){ 2020, 4, 15 });
  g_assert_cmpuint (fab_map_time_get_n_stops (time), ==, 12);
  g_assert_cmpuint (fab_map_time_get_at (time), ==, 3); /* after the meeting of March 2020 */
  fab_map_time_go_to_date (time, (FabDate){ 2020, 4, 15 });
  g_assert_cmpuint (fab_map_time_get_n_stops (time), ==, 12);
}

/* ---- Keeping ---- */

static void
test_keep_dialog (FabUiFixture *fixture, gconstpointer data)
{
  FabRecord *meeting = find_meeting (fixture, "Comité de pilotage");
  FabKeepDialog *dialog = fab_keep_dialog_new (fixture->context, meeting);
  g_autoptr (FabRecord) kept = NULL;

  adw_dialog_present (ADW_DIALOG (dialog), fixture->window);
  fab_ui_test_settle ();
  g_signal_emit_by_name (adw_dialog_get_default_widget (ADW_DIALOG (dialog)), "clicked");
  fab_ui_test_settle ();
  kept = g_list_model_get_item (fab_store_get_list (fixture->store, FAB_TABLE_SNAPSHOT), 0);
  g_assert_nonnull (kept);
  g_assert_cmpstr (fab_record_get_title (kept), ==, "Comité de pilotage de lancement");
  g_assert_cmpstr (fab_record_get_text (kept, FAB_SNAPSHOT_DATE), ==, "2020-01-23");
  g_assert_true (fab_store_get_target (fixture->store, kept, FAB_SNAPSHOT_MEETING) == meeting);
  g_assert_true (fab_store_undo (fixture->store, NULL));
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_SNAPSHOT), ==, 0);
}

static void
test_states_dialog (FabUiFixture *fixture, gconstpointer data)
{
  FabKeptStatesDialog *dialog = fab_kept_states_dialog_new (fixture->context);
  GtkWidget *row;

  adw_dialog_present (ADW_DIALOG (dialog), fixture->window);
  fab_ui_test_settle ();
  g_assert_nonnull (fab_map_snapshot_keep (fixture->store, "Before", "2026-01-01", NULL, NULL));
  fab_ui_test_settle ();
  row = fab_ui_test_find (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW, 0);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Before");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  fab_ui_test_settle ();
}

/* ---- Advice ---- */

static void
on_offered (FabContext *context, const char *message, const char *button, const char *action, GVariant *target,
            GPtrArray *offers)
{
  g_assert_cmpstr (action, ==, "win.keep-state");
  g_ptr_array_add (offers, g_strdup_printf ("%s: %" G_GINT64_FORMAT, message, g_variant_get_int64 (target)));
}

static void
set_status (FabUiFixture *fixture, FabRecord *meeting, const char *status)
{
  g_assert_true (fab_context_edit (fixture->context, "Status", meeting, FAB_MEETING_STATUS, FAB_TEXT (status)));
}

static FabRecord *
add_meeting (FabUiFixture *fixture, const char *name)
{
  return fab_store_insert (fixture->store, FAB_TABLE_MEETING, NULL, FAB_MEETING_NAME, FAB_TEXT (name),
                           FAB_MEETING_STATUS, FAB_TEXT ("planned"), -1);
}

/* A meeting that was held asks for the map's state once, and not where it is kept. */
static void
test_advises (FabUiFixture *fixture, gconstpointer data)
{
  g_autoptr (FabKeepAdvisor) advisor = fab_keep_advisor_new (fixture->context);
  g_autoptr (GPtrArray) offers = g_ptr_array_new_with_free_func (g_free);
  FabRecord *first, *second;
  g_autofree char *expected = NULL;

  g_signal_connect (fixture->context, "offered", G_CALLBACK (on_offered), offers);
  fab_store_begin (fixture->store, "Meetings");
  first = add_meeting (fixture, "Seminar A");
  second = add_meeting (fixture, "Seminar B");
  g_assert_true (fab_store_commit (fixture->store, NULL));
  g_assert_cmpuint (offers->len, ==, 0);
  set_status (fixture, first, "held");
  expected = g_strdup_printf ("“Seminar A” was held: %" G_GINT64_FORMAT, fab_record_get_key (first));
  g_assert_cmpuint (offers->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (offers, 0), ==, expected);
  set_status (fixture, first, "planned");
  set_status (fixture, first, "held");
  g_assert_cmpuint (offers->len, ==, 1);
  g_assert_nonnull (fab_map_snapshot_keep (fixture->store, "State", NULL, second, NULL));
  set_status (fixture, second, "held");
  g_assert_cmpuint (offers->len, ==, 1);
  g_signal_handlers_disconnect_by_data (fixture->context, offers);
}

#define ADD(path, function)                                                                          \
  g_test_add ("/map-time/" path, FabUiFixture, GINT_TO_POINTER (TRUE), fab_ui_test_set_up, function, \
              fab_ui_test_tear_down)

int
main (int argc, char *argv[])
{
  g_setenv ("GTK_A11Y", "none", TRUE); /* GTK 4.18 crashes on an announcement under "test" */
  fab_ui_test_init (&argc, &argv);
  ADD ("at-meeting", test_at_meeting);
  ADD ("places", test_places);
  ADD ("compare", test_compare);
  ADD ("kept", test_kept);
  ADD ("damaged", test_damaged);
  ADD ("follows", test_follows);
  ADD ("date", test_date);
  ADD ("keep-dialog", test_keep_dialog);
  ADD ("advises", test_advises);
  ADD ("states-dialog", test_states_dialog);
  return g_test_run ();
}
