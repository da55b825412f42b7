/* What the map says, beside it: measured when it is read, told again after a change, its links and sentences shown on the map. */
#include "fab-actors-page-private.h"
#include "fab-finding-row.h"
#include "fab-insight-model.h"
#include "fab-insight-section.h"
#include "fab-map-canvas.h"
#include "fab-map-edit.h"
#include "fab-ui-test.h"

#define PATIENCE (10 * G_USEC_PER_SEC)

static FabRecord *
add_actor (FabUiFixture *fixture, const char *name)
{
  FabRecord *actor;

  fab_store_begin (fixture->store, "Actor");
  actor = fab_store_insert (fixture->store, FAB_TABLE_ACTOR, NULL, FAB_ACTOR_NAME, FAB_TEXT (name), FAB_ACTOR_KIND,
                            FAB_TEXT ("company"), -1);
  g_assert_true (fab_store_commit (fixture->store, NULL));
  return actor;
}

static FabRecord *
tie (FabUiFixture *fixture, FabRecord *source, FabRecord *target)
{
  FabRecord *relation;

  fab_store_begin (fixture->store, "Link");
  relation = fab_store_insert (fixture->store, FAB_TABLE_RELATION, NULL, FAB_RELATION_SOURCE, FAB_REF (source),
                               FAB_RELATION_TARGET, FAB_REF (target), -1);
  g_assert_true (fab_store_commit (fixture->store, NULL));
  return relation;
}

static void
wait_for (gboolean *flag)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE;

  while (!*flag) {
    g_assert_cmpint (g_get_monotonic_time (), <, deadline);
    g_main_context_iteration (NULL, TRUE);
  }
  *flag = FALSE;
}

static void
raise_flag (gboolean *flag)
{
  *flag = TRUE;
}

static gboolean
says (FabInsightModel *model, const char *text)
{
  GPtrArray *findings = fab_insight_model_get_findings (model);

  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (fab_finding_get_text (g_ptr_array_index (findings, i)), text))
      return TRUE;
  return FALSE;
}

/* ---- The model ---- */

static void
test_follows (FabUiFixture *fixture, gconstpointer data)
{
  g_autoptr (FabMapModel) map = fab_map_model_new (fixture->context);
  FabInsightModel *model = fab_insight_model_new (map);
  gboolean changed = FALSE;
  FabRecord *a = add_actor (fixture, "Alpha"), *b = add_actor (fixture, "Beta");
  g_autoptr (FabMapFilter) filter = fab_map_filter_new ();

  g_signal_connect_swapped (model, "changed", G_CALLBACK (raise_flag), &changed);
  fab_ui_test_settle ();
  g_assert_null (fab_insight_model_get_findings (model)); /* nobody reads */
  fab_insight_model_set_reading (model, TRUE);
  wait_for (&changed);
  g_assert_true (says (model, "Alpha has no link yet."));
  tie (fixture, a, b);
  wait_for (&changed);
  g_assert_false (says (model, "Alpha has no link yet."));
  g_assert_true (says (model, "2 actors and 1 link: 100% of all possible pairs of actors are tied."));
  fab_map_filter_set_words (filter, "alpha");
  fab_insight_model_set_filter (model, filter);
  wait_for (&changed);
  g_assert_true (fab_insight_model_is_filtered (model));
  g_assert_true (says (model, "Alpha has no link among those shown."));
  fab_insight_model_set_reading (model, FALSE);
  add_actor (fixture, "Gamma");
  fab_ui_test_settle ();
  g_assert_false (fab_insight_model_is_busy (model));
  g_assert_finalize_object (model);
}

/* What is told is of the time that the map shows. */
static void
test_past (FabUiFixture *fixture, gconstpointer data)
{
  g_autoptr (FabMapModel) map = fab_map_model_new (fixture->context);
  FabInsightModel *model = fab_insight_model_new (map);
  gboolean changed = FALSE;
  FabRecord *a = add_actor (fixture, "Alpha"), *b = add_actor (fixture, "Beta");
  g_autoptr (FabMapMoment) before = fab_map_moment_new_from_store (fab_context_get_store (fixture->context));

  tie (fixture, a, b);
  fab_ui_test_settle ();
  g_signal_connect_swapped (model, "changed", G_CALLBACK (raise_flag), &changed);
  fab_insight_model_set_reading (model, TRUE);
  wait_for (&changed);
  g_assert_false (says (model, "Alpha has no link yet."));
  g_assert_null (fab_insight_model_get_time (model));
  fab_map_model_show_past (map, fab_map_model_get_today (map), before, "2019");
  wait_for (&changed);
  g_assert_true (says (model, "Alpha has no link yet."));
  g_assert_cmpstr (fab_insight_model_get_time (model), ==, "2019");
  fab_map_model_show_past (map, NULL, NULL, NULL);
  wait_for (&changed);
  g_assert_false (says (model, "Alpha has no link yet."));
  g_assert_finalize_object (model);
}

static void
test_stops (FabUiFixture *fixture, gconstpointer data)
{
  g_autoptr (FabMapModel) map = fab_map_model_new (fixture->context);
  FabInsightModel *model = fab_insight_model_new (map);
  gboolean changed = FALSE;

  add_actor (fixture, "Alpha");
  g_signal_connect_swapped (model, "changed", G_CALLBACK (raise_flag), &changed);
  fab_insight_model_start (model);
  g_assert_true (fab_insight_model_is_busy (model));
  fab_insight_model_stop (model);
  g_assert_false (fab_insight_model_is_busy (model));
  g_assert_true (fab_insight_model_is_stopped (model));
  fab_ui_test_settle ();
  g_assert_false (changed);
  fab_insight_model_start (model);
  wait_for (&changed);
  g_assert_false (fab_insight_model_is_stopped (model));
  fab_insight_model_start (model); /* goes away while it measures */
  g_assert_finalize_object (model);
}

/* ---- The page ---- */

static FabActorsPage *
show_page (FabUiFixture *fixture)
{
  GtkWidget *page = g_object_new (FAB_TYPE_ACTORS_PAGE, "context", fixture->context, NULL);

  fab_ui_test_show (fixture, page);
  return FAB_ACTORS_PAGE (page);
}

static GtkWidget *
wait_for_row (GtkWidget *page, guint nth)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE;
  GtkWidget *row;

  while ((row = fab_ui_test_find (page, FAB_TYPE_FINDING_ROW, nth)) == NULL) {
    g_assert_cmpint (g_get_monotonic_time (), <, deadline);
    g_main_context_iteration (NULL, TRUE);
  }
  fab_ui_test_settle ();
  return row;
}

/* The row whose sentence begins with @text. */
static GtkWidget *
find_row (GtkWidget *page, const char *text)
{
  GtkWidget *row;

  wait_for_row (page, 0);
  for (guint i = 0; (row = fab_ui_test_find (page, FAB_TYPE_FINDING_ROW, i)) != NULL; i++)
    if (g_str_has_prefix (fab_finding_get_text (fab_finding_row_get_finding (FAB_FINDING_ROW (row))), text))
      return row;
  return NULL;
}

static void
open_insight (FabActorsPage *page)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "page.insight", NULL));
  fab_ui_test_settle ();
}

static guint
count_selected (FabActorsPage *page)
{
  return fab_map_selection_get_n_actors (fab_actors_page_get_selection (page));
}

static void
test_shows (FabUiFixture *fixture, gconstpointer data)
{
  FabRecord *actors[7], *bridge;
  FabActorsPage *page;
  GtkWidget *row, *label;
  g_autofree char *uri = NULL;
  gboolean handled = FALSE;

  for (guint i = 0; i < 7; i++) {
    g_autofree char *name = g_strdup_printf ("Actor %u", i);

    actors[i] = add_actor (fixture, name);
  }
  for (guint i = 0; i < 3; i++) {
    tie (fixture, actors[i], actors[(i + 1) % 3]);
    tie (fixture, actors[3 + i], actors[3 + (i + 1) % 3]);
  }
  bridge = tie (fixture, actors[0], actors[3]);
  page = show_page (fixture);
  open_insight (page);
  row = find_row (GTK_WIDGET (page), "Without the link between");
  g_assert_nonnull (row);
  gtk_widget_activate (row);
  fab_ui_test_settle ();
  g_assert_cmpuint (count_selected (page), ==, 2);
  /* A name in the sentence. */
  row = find_row (GTK_WIDGET (page), "Actor 6 has no link yet.");
  label = fab_ui_test_find (row, GTK_TYPE_LABEL, 0);
  uri = g_strdup_printf ("%" G_GINT64_FORMAT, fab_record_get_key (actors[6]));
  g_signal_emit_by_name (label, "activate-link", uri, &handled);
  g_assert_true (handled);
  g_assert_cmpuint (count_selected (page), ==, 1);
  g_assert_true (fab_map_selection_has (fab_actors_page_get_selection (page), fab_record_get_key (actors[6])));
  /* The link itself, in the inspector. */
  row = find_row (GTK_WIDGET (page), "Without the link between");
  g_signal_emit_by_name (fab_ui_test_find (row, GTK_TYPE_BUTTON, 0), "clicked");
  fab_ui_test_settle ();
  g_assert_true (fab_map_selection_get_relation (fab_actors_page_get_selection (page)) == bridge);
  g_assert_false (gtk_widget_get_mapped (row));
}

/* Five sentences at first, the others when asked for. */
static void
test_more (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page;
  GtkWidget *section, *more;
  guint n = 0;

  for (guint i = 0; i < 30; i++)
    add_actor (fixture, "Alone");
  page = show_page (fixture);
  open_insight (page);
  wait_for_row (GTK_WIDGET (page), 0);
  section = fab_ui_test_find (GTK_WIDGET (page), FAB_TYPE_INSIGHT_SECTION, FAB_TOPIC_ISOLATED);
  g_assert_null (fab_ui_test_find (section, FAB_TYPE_FINDING_ROW, 5));
  more = fab_ui_test_find (section, ADW_TYPE_BUTTON_ROW, 0);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (more)), ==, "Show 26 more");
  gtk_widget_activate (more);
  fab_ui_test_settle ();
  while (fab_ui_test_find (section, FAB_TYPE_FINDING_ROW, n) != NULL)
    n++;
  g_assert_cmpuint (n, ==, 31);
}

/* A link that is only wished is made from its sentence, as one gesture. */
static void
test_makes_wish (FabUiFixture *fixture, gconstpointer data)
{
  FabRecord *wish = tie (fixture, add_actor (fixture, "Alpha"), add_actor (fixture, "Beta"));
  GListModel *types = fab_store_get_list (fixture->store, FAB_TABLE_RELATION_TYPE);
  FabActorsPage *page;
  GtkWidget *row;

  for (guint i = 0; i < g_list_model_get_n_items (types); i++) {
    g_autoptr (FabRecord) type = g_list_model_get_item (types, i);

    if (fab_record_get_boolean (type, FAB_RELATION_TYPE_WISHED))
      fab_store_edit (fixture->store, "Wish", wish, FAB_RELATION_TYPE, FAB_REF (type), NULL);
  }
  g_assert_true (fab_map_edit_is_wished (fixture->store, wish));
  page = show_page (fixture);
  open_insight (page);
  row = find_row (GTK_WIDGET (page), "To be made: ");
  g_assert_nonnull (row);
  g_assert_true (gtk_widget_get_visible (fab_ui_test_find (row, GTK_TYPE_BUTTON, 1)));
  g_signal_emit_by_name (fab_ui_test_find (row, GTK_TYPE_BUTTON, 1), "clicked");
  fab_ui_test_settle ();
  g_assert_false (fab_map_edit_is_wished (fixture->store, wish));
  g_assert_false (fab_record_is_null (wish, FAB_RELATION_START_DATE));
  g_assert_cmpstr (fab_store_get_undo_sentence (fixture->store), ==, "Link “Alpha – Beta” made");
  g_assert_true (fab_store_undo (fixture->store, NULL));
  g_assert_true (fab_map_edit_is_wished (fixture->store, wish));
  /* And from the inspector. */
  fab_map_selection_set_relation (fab_actors_page_get_selection (page), wish);
  fab_actors_page_open_inspector (page);
  fab_ui_test_settle ();
  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (page->inspector), "Make this link real"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "page.make-link", NULL));
  fab_ui_test_settle ();
  g_assert_false (fab_map_edit_is_wished (fixture->store, wish));
  g_assert_null (fab_ui_test_find_label (GTK_WIDGET (page->inspector), "Make this link real"));
}

static void
test_demo (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page = show_page (fixture);
  g_autoptr (FabRecord) town = g_list_model_get_item (fab_store_get_list (fixture->store, FAB_TABLE_TERRITORY), 0);
  GtkWidget *row;

  open_insight (page);
  wait_for_row (GTK_WIDGET (page), 20);
  for (guint i = 0; (row = fab_ui_test_find (GTK_WIDGET (page), FAB_TYPE_FINDING_ROW, i)) != NULL; i++)
    g_assert_cmpuint (strlen (gtk_label_get_text (GTK_LABEL (fab_ui_test_find (row, GTK_TYPE_LABEL, 0)))), >, 10);
  fab_context_set_territory (fixture->context, town);
  fab_ui_test_settle ();
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "page.insight", NULL));
  fab_ui_test_settle ();
}

static void
test_empty (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page = show_page (fixture);

  open_insight (page);
  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (page), "Nothing to say yet"));
}

#define ADD(path, data, function) \
  g_test_add (path, FabUiFixture, data, fab_ui_test_set_up, function, fab_ui_test_tear_down)

int
main (int argc, char **argv)
{
  /* GTK's accessibility backend for tests can't announce: gtk_accessible_announce() crashes with it (GTK 4.18). */
  g_setenv ("GTK_A11Y", "none", TRUE);
  fab_ui_test_init (&argc, &argv);
  ADD ("/insight/follows", NULL, test_follows);
  ADD ("/insight/stops", NULL, test_stops);
  ADD ("/insight/past", NULL, test_past);
  ADD ("/insight/shows", NULL, test_shows);
  ADD ("/insight/more", NULL, test_more);
  ADD ("/insight/makes-wish", NULL, test_makes_wish);
  ADD ("/insight/demo", "demo", test_demo);
  ADD ("/insight/empty", NULL, test_empty);
  return g_test_run ();
}
