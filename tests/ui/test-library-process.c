/* The process: meetings in their order, who came, what was said and what it became; each undone. */
#include "fab-attendance-row.h"
#include "fab-attendance.h"
#include "fab-contribution-dialog.h"
#include "fab-contribution-row.h"
#include "fab-process-page.h"
#include "fab-promotion.h"
#include "fab-record-chooser.h"
#include "fab-territory.h"
#include "fab-ui-test.h"

static FabCollectionPage *
show_page (FabUiFixture *fixture)
{
  GtkWidget *page = g_object_new (FAB_TYPE_PROCESS_PAGE, "context", fixture->context, "title", "Process", NULL);

  fab_ui_test_show (fixture, page);
  return FAB_COLLECTION_PAGE (page);
}

static FabCollection *
get_meetings (FabCollectionPage *page)
{
  return fab_collection_page_get_collection (page, "meetings");
}

static FabRecord *
get_meeting (FabCollectionPage *page, guint position)
{
  g_autoptr (FabRecord) meeting = g_list_model_get_item (fab_collection_get_shown (get_meetings (page)), position);

  return meeting; /* the store holds it */
}

static guint
count_rows (FabCollectionPage *page, GType type)
{
  guint n = 0;

  while (fab_ui_test_find (GTK_WIDGET (page), type, n) != NULL)
    n++;
  return n;
}

/* The row of what was said, by some words of it. */
static GtkWidget *
find_contribution (FabCollectionPage *page, const char *text)
{
  GtkWidget *row;

  for (guint i = 0; (row = fab_ui_test_find (GTK_WIDGET (page), FAB_TYPE_CONTRIBUTION_ROW, i)) != NULL; i++)
    if (strstr (fab_record_get_title (fab_record_row_get_record (FAB_RECORD_ROW (row))), text) != NULL)
      return row;
  g_assert_not_reached ();
}

static void
keep_record (FabContext *context, FabRecord *record, FabRecord **kept)
{
  *kept = record;
}

/* ---- The line of time ---- */

static void
test_ten_meetings (FabUiFixture *fixture, gconstpointer data)
{
  FabCollectionPage *page = show_page (fixture);
  GListModel *shown = fab_collection_get_shown (get_meetings (page));

  g_assert_cmpuint (g_list_model_get_n_items (shown), ==, 10);
  for (guint i = 0; i < 10; i++)
    g_assert_cmpint (fab_record_get_integer (get_meeting (page, i), FAB_MEETING_POSITION), ==, i + 1);
  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (page), "Held"));
  g_assert_cmpuint (count_rows (page, FAB_TYPE_ATTENDANCE_ROW), ==, 9);
  g_assert_cmpuint (count_rows (page, FAB_TYPE_CONTRIBUTION_ROW), ==, 8);
}

static void
test_moves_with_its_date (FabUiFixture *fixture, gconstpointer data)
{
  FabCollectionPage *page = show_page (fixture);
  FabRecord *last = get_meeting (page, 9);

  fab_context_edit (fixture->context, "Earlier", last, FAB_MEETING_DATE, FAB_TEXT ("2019-12"));
  fab_ui_test_settle ();
  g_assert_true (get_meeting (page, 0) == last);
  fab_store_undo (fixture->store, NULL);
  fab_ui_test_settle ();
  g_assert_true (get_meeting (page, 9) == last);
}

static void
test_add_and_remove (FabUiFixture *fixture, gconstpointer data)
{
  FabCollectionPage *page = show_page (fixture);
  FabRecord *meeting;

  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (page), "No meeting yet"));
  meeting = fab_collection_insert (get_meetings (page), "Copil");
  g_assert_cmpstr (fab_record_get_text (meeting, FAB_MEETING_STATUS), ==, "planned");
  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (page), "Planned"));
  fab_contribution_insert (fixture->context, meeting, "idea", "Try");
  gtk_widget_activate_action (GTK_WIDGET (page), "page.remove", NULL);
  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (page), "No meeting yet"));
  fab_store_undo (fixture->store, NULL);
  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (page), "Try"));
}

static void
test_shows_what_belongs_to_it (FabUiFixture *fixture, gconstpointer data)
{
  FabCollectionPage *page = show_page (fixture);
  FabRecord *third = get_meeting (page, 2);
  g_autoptr (GPtrArray) said =
      fab_store_get_referrers (fixture->store, third, FAB_TABLE_CONTRIBUTION, FAB_CONTRIBUTION_MEETING);
  g_autoptr (GPtrArray) came =
      fab_store_get_referrers (fixture->store, get_meeting (page, 4), FAB_TABLE_ATTENDANCE, FAB_ATTENDANCE_MEETING);

  g_assert_true (fab_page_show_record (FAB_PAGE (page), g_ptr_array_index (said, 0)));
  g_assert_true (fab_collection_get_selected (get_meetings (page)) == third);
  g_assert_true (fab_page_show_record (FAB_PAGE (page), g_ptr_array_index (came, 0)));
  g_assert_true (fab_collection_get_selected (get_meetings (page)) == get_meeting (page, 4));
}

/* ---- Who came ---- */

static void
test_attendance (FabUiFixture *fixture, gconstpointer data)
{
  FabCollectionPage *page = show_page (fixture);
  FabRecord *actor = fab_test_add_actor (fixture->store, "Biocoop");
  FabRecord *meeting = fab_collection_insert (get_meetings (page), "Copil");
  GtkWidget *row;

  fab_ui_test_settle ();
  fab_attendance_insert (fixture->context, meeting, actor);
  row = fab_ui_test_find (GTK_WIDGET (page), FAB_TYPE_ATTENDANCE_ROW, 0);
  g_assert_nonnull (row);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Biocoop");
  g_assert_nonnull (fab_ui_test_find_label (row, "Invited"));
  gtk_widget_activate_action (row, "attendance.status", "s", "excused");
  g_assert_nonnull (fab_ui_test_find_label (row, "Excused"));
  fab_store_undo (fixture->store, NULL);
  g_assert_nonnull (fab_ui_test_find_label (row, "Invited"));
  fab_store_undo (fixture->store, NULL);
  g_assert_null (fab_ui_test_find (GTK_WIDGET (page), FAB_TYPE_ATTENDANCE_ROW, 0));
}

/* Who is on the list already isn't offered again. */
static void
test_chooses_participants (FabUiFixture *fixture, gconstpointer data)
{
  FabCollectionPage *page = show_page (fixture);
  guint all =
      fab_store_get_count (fixture->store, FAB_TABLE_ACTOR) + fab_store_get_count (fixture->store, FAB_TABLE_PERSON);
  GtkWidget *button, *chooser;
  GListModel *rows;

  for (guint i = 0; (button = fab_ui_test_find (GTK_WIDGET (page), GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_widget_get_tooltip_text (button), "Add participants") == 0)
      break;
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  fab_ui_test_settle ();
  chooser = fab_ui_test_find (fixture->window, FAB_TYPE_RECORD_CHOOSER, 0);
  rows = fab_record_chooser_get_rows (FAB_RECORD_CHOOSER (chooser));
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, all - 9);
  fab_record_chooser_set_text (FAB_RECORD_CHOOSER (chooser), "biocoop");
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 1);
  g_signal_emit_by_name (fab_ui_test_find (chooser, GTK_TYPE_LIST_VIEW, 0), "activate", 0);
  fab_ui_test_settle ();
  g_assert_cmpuint (count_rows (page, FAB_TYPE_ATTENDANCE_ROW), ==, 10);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 0);
  adw_dialog_force_close (ADW_DIALOG (chooser));
}

/* ---- What was said ---- */

static void
test_contributions_by_kind (FabUiFixture *fixture, gconstpointer data)
{
  FabCollectionPage *page = show_page (fixture);
  FabRecord *meeting = fab_collection_insert (get_meetings (page), "Copil");
  FabRecord *contribution;

  fab_ui_test_settle ();
  contribution = fab_contribution_insert (fixture->context, meeting, "testimony", "<b>On se sent seul & loin</b>");
  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (page), "Testimonies"));
  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (page), "<b>On se sent seul & loin</b>"));
  fab_context_edit (fixture->context, "Kind", contribution, FAB_CONTRIBUTION_KIND, FAB_TEXT ("decision"));
  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (page), "Decisions"));
  g_assert_cmpuint (count_rows (page, FAB_TYPE_CONTRIBUTION_ROW), ==, 1);
}

static void
test_narrows_to_the_territory (FabUiFixture *fixture, gconstpointer data)
{
  FabCollectionPage *page = show_page (fixture);
  FabRecord *contribution;

  fab_collection_select (get_meetings (page), get_meeting (page, 1));
  fab_ui_test_settle ();
  g_assert_cmpuint (count_rows (page, FAB_TYPE_CONTRIBUTION_ROW), ==, 4);
  contribution = fab_record_row_get_record (FAB_RECORD_ROW (find_contribution (page, "sobriété foncière")));
  fab_context_set_territory (fixture->context, fab_territory_of (fixture->store, contribution));
  fab_ui_test_settle ();
  g_assert_cmpuint (count_rows (page, FAB_TYPE_CONTRIBUTION_ROW), ==, 1);
}

static void
test_becomes_an_actor (FabUiFixture *fixture, gconstpointer data)
{
  FabCollectionPage *page = show_page (fixture);
  guint before = fab_store_get_count (fixture->store, FAB_TABLE_ACTOR);
  FabRecord *contribution, *actor, *shown = NULL;
  GtkWidget *row;

  fab_collection_select (get_meetings (page), get_meeting (page, 4));
  fab_ui_test_settle ();
  row = find_contribution (page, "Une commande par semaine");
  contribution = fab_record_row_get_record (FAB_RECORD_ROW (row));
  actor = fab_promotion_make_actor (fixture->context, contribution, "Drive", "association");
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_ACTOR), ==, before + 1);
  g_assert_true (fab_store_get_target (fixture->store, contribution, FAB_CONTRIBUTION_RESULT) == actor);
  g_assert_true (fab_territory_of (fixture->store, actor) == fab_territory_of (fixture->store, contribution));
  g_assert_cmpstr (fab_record_get_text (actor, FAB_ACTOR_DESCRIPTION), ==, fab_record_get_title (contribution));

  /* The row leads there. */
  g_signal_connect (fixture->context, "show-record", G_CALLBACK (keep_record), &shown);
  adw_action_row_activate (ADW_ACTION_ROW (row));
  g_assert_true (shown == actor);
  g_signal_handlers_disconnect_by_data (fixture->context, &shown);

  fab_store_undo (fixture->store, NULL);
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_ACTOR), ==, before);
  g_assert_true (fab_record_is_null (contribution, FAB_CONTRIBUTION_RESULT));
  g_assert_null (fab_store_get_undo_sentence (fixture->store));
}

static void
test_becomes_an_action (FabUiFixture *fixture, gconstpointer data)
{
  FabCollectionPage *page = show_page (fixture);
  g_autoptr (FabRecord) axis = g_list_model_get_item (fab_store_get_list (fixture->store, FAB_TABLE_AXIS), 0);
  FabRecord *contribution, *action;

  fab_collection_select (get_meetings (page), get_meeting (page, 5));
  fab_ui_test_settle ();
  contribution = fab_record_row_get_record (FAB_RECORD_ROW (find_contribution (page, "Changer de posture")));
  action = fab_promotion_make_action (fixture->context, contribution, "Changer de posture", axis);
  g_assert_true (fab_store_get_target (fixture->store, contribution, FAB_CONTRIBUTION_RESULT) == action);
  g_assert_true (fab_store_get_target (fixture->store, action, FAB_ACTION_AXIS) == axis);
  g_assert_cmpstr (fab_record_get_text (action, FAB_ACTION_STATUS), ==, "to_discuss");
  fab_store_undo (fixture->store, NULL);
  g_assert_false (fab_record_is_alive (action));
  g_assert_null (fab_store_get_undo_sentence (fixture->store));
}

static void
test_suggests_names (void)
{
  static const struct {
    const char *text;
    const char *name;
  } names[] = {
    { "Un mois sans camion, pour voir.", "Un mois sans camion, pour voir" },
    { "Fil rouge\302\240: la sobriété", "Fil rouge" },
    { "  Deux. Trois.", "  Deux" },
    { "", "" },
    { "Plus de quatre-vingts caractères, bien plus, et des mots qui ne sont pas coupés au milieu du tout",
      "Plus de quatre-vingts caractères, bien plus, et des mots qui ne sont pas coupés…" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *name = fab_promotion_suggest_name (names[i].text);

    g_assert_cmpstr (name, ==, names[i].name);
  }
}

int
main (int argc, char **argv)
{
  fab_ui_test_init (&argc, &argv);
#define ADD(path, demo, function) \
  g_test_add (path, FabUiFixture, demo, fab_ui_test_set_up, function, fab_ui_test_tear_down)
  ADD ("/process/ten-meetings", "demo", test_ten_meetings);
  ADD ("/process/moves-with-its-date", "demo", test_moves_with_its_date);
  ADD ("/process/add-and-remove", NULL, test_add_and_remove);
  ADD ("/process/shows-what-belongs-to-it", "demo", test_shows_what_belongs_to_it);
  ADD ("/process/attendance", NULL, test_attendance);
  ADD ("/process/chooses-participants", "demo", test_chooses_participants);
  ADD ("/process/contributions-by-kind", NULL, test_contributions_by_kind);
  ADD ("/process/narrows-to-the-territory", "demo", test_narrows_to_the_territory);
  ADD ("/process/becomes-an-actor", "demo", test_becomes_an_actor);
  ADD ("/process/becomes-an-action", "demo", test_becomes_an_action);
  g_test_add_func ("/process/suggests-names", test_suggests_names);
  return g_test_run ();
}
