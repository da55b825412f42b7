/* Actors copied, pasted, duplicated, dropped onto a territory's map and taken off it; places of thousands written between frames. */
#include <math.h>

#include "fab-actor-shelf.h"
#include "fab-actors-page-private.h"
#include "fab-map-canvas-private.h"
#include "fab-map-clipboard.h"
#include "fab-map-places.h"
#include "fab-map-snapshot.h"
#include "fab-ui-test.h"

#define PATIENCE (20 * G_USEC_PER_SEC)

static FabActorsPage *
show_page (FabUiFixture *fixture)
{
  GtkWidget *page = g_object_new (FAB_TYPE_ACTORS_PAGE, "context", fixture->context, NULL);

  fab_ui_test_show (fixture, page);
  return FAB_ACTORS_PAGE (page);
}

/* Two tied actors and a third, all with places. */
static void
add_three (FabUiFixture *fixture, FabRecord *actors[3])
{
  static const char *names[3] = { "A", "B", "C" };
  FabRecord *type;

  fab_store_begin_baseline (fixture->store);
  type =
      fab_store_insert (fixture->store, FAB_TABLE_RELATION_TYPE, NULL, FAB_RELATION_TYPE_NAME, FAB_TEXT ("Owns"), -1);
  for (guint i = 0; i < 3; i++) {
    actors[i] = fab_store_insert (fixture->store, FAB_TABLE_ACTOR, NULL, FAB_ACTOR_NAME, FAB_TEXT (names[i]),
                                  FAB_ACTOR_KIND, FAB_TEXT ("shop"), FAB_ACTOR_EMAIL, FAB_TEXT ("a@example.org"), -1);
    g_assert_true (fab_map_places_put (fixture->store, actors[i], NULL, (FabPoint){ 100.0 * i, 0 }, NULL));
  }
  fab_store_insert (fixture->store, FAB_TABLE_RELATION, NULL, FAB_RELATION_SOURCE, FAB_REF (actors[0]),
                    FAB_RELATION_TARGET, FAB_REF (actors[1]), FAB_RELATION_TYPE, FAB_REF (type), FAB_RELATION_LABEL,
                    FAB_TEXT ("Rent"), -1);
  fab_store_insert (fixture->store, FAB_TABLE_RELATION, NULL, FAB_RELATION_SOURCE, FAB_REF (actors[1]),
                    FAB_RELATION_TARGET, FAB_REF (actors[2]), FAB_RELATION_TYPE, FAB_REF (type), -1);
  g_assert_true (fab_store_commit (fixture->store, NULL));
}

static guint
count (FabUiFixture *fixture, FabTableId table)
{
  return fab_store_get_count (fixture->store, table);
}

static void
activate (FabActorsPage *page, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), action, NULL));
  fab_ui_test_settle ();
}

static void
wait_for_actors (FabUiFixture *fixture, guint n)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE;

  while (count (fixture, FAB_TABLE_ACTOR) != n) {
    g_assert_cmpint (g_get_monotonic_time (), <, deadline);
    g_main_context_iteration (NULL, TRUE);
  }
  fab_ui_test_settle ();
}

static void
select_two (FabActorsPage *page, FabRecord *first, FabRecord *second)
{
  g_autoptr (GPtrArray) actors = g_ptr_array_new ();

  g_ptr_array_add (actors, first);
  g_ptr_array_add (actors, second);
  fab_map_selection_set_actors (fab_actors_page_get_selection (page), actors);
  fab_ui_test_settle ();
}

/* ---- Copying ---- */

static void
test_pastes (FabUiFixture *fixture, gconstpointer data)
{
  FabRecord *actors[3];
  FabActorsPage *page;
  g_autoptr (GPtrArray) pasted = NULL;

  add_three (fixture, actors);
  page = show_page (fixture);
  select_two (page, actors[0], actors[1]);
  activate (page, "page.copy");
  activate (page, "page.paste");
  wait_for_actors (fixture, 5);
  g_assert_cmpuint (count (fixture, FAB_TABLE_RELATION), ==, 3); /* the link between the two, not that to the third */
  pasted = fab_map_selection_get_actors (fab_actors_page_get_selection (page));
  g_assert_cmpuint (pasted->len, ==, 2);
  g_assert_cmpstr (fab_record_get_title (g_ptr_array_index (pasted, 0)), ==, "A (copy)");
  g_assert_cmpstr (fab_record_get_text (g_ptr_array_index (pasted, 0), FAB_ACTOR_EMAIL), ==, "a@example.org");
  g_assert_nonnull (fab_map_places_find (fixture->store, g_ptr_array_index (pasted, 0), NULL));
  g_assert_true (fab_store_undo (fixture->store, NULL));
  g_assert_cmpuint (count (fixture, FAB_TABLE_ACTOR), ==, 3);
  g_assert_cmpuint (count (fixture, FAB_TABLE_RELATION), ==, 2);
}

/* Wherever the pointer is, a copy doesn't cover anybody. */
static void
test_pastes_aside (FabUiFixture *fixture, gconstpointer data)
{
  FabRecord *actors[3];
  FabActorsPage *page;
  FabMapScene *scene;
  g_autoptr (GPtrArray) copied = g_ptr_array_new (), pasted = NULL;
  g_autoptr (FabMapMoment) clip = NULL;
  const FabMapNode *copy;

  add_three (fixture, actors);
  page = show_page (fixture);
  g_ptr_array_add (copied, actors[1]);
  clip = fab_map_moment_new_from_actors (fixture->store, copied);
  pasted = fab_map_paste_clip (page->model, clip, &(FabPoint){ 104, 3 });
  fab_map_model_refresh (page->model);
  scene = fab_map_model_get_today (page->model);
  copy = fab_map_scene_get_node (scene, fab_map_scene_find_node (scene, fab_record_get_key (pasted->pdata[0])));
  g_assert_cmpfloat (hypot (copy->x - 104, copy->y - 3), <, 150);
  for (guint i = 0; i < 3; i++) {
    const FabMapNode *node =
        fab_map_scene_get_node (scene, fab_map_scene_find_node (scene, fab_record_get_key (actors[i])));

    g_assert_true (fabs (node->x - copy->x) > 80 || fabs (node->y - copy->y) > 44);
  }
  /* Where there is room it is just where it was wanted. */
  g_clear_pointer (&pasted, g_ptr_array_unref);
  pasted = fab_map_paste_clip (page->model, clip, &(FabPoint){ 900, 700 });
  fab_map_model_refresh (page->model);
  scene = fab_map_model_get_today (page->model);
  copy = fab_map_scene_get_node (scene, fab_map_scene_find_node (scene, fab_record_get_key (pasted->pdata[0])));
  g_assert_cmpfloat (copy->x, ==, 900);
  g_assert_cmpfloat (copy->y, ==, 700);
}

/* What was cut comes back under its own name. */
static void
test_cuts (FabUiFixture *fixture, gconstpointer data)
{
  FabRecord *actors[3];
  FabActorsPage *page;
  g_autoptr (GPtrArray) pasted = NULL;

  add_three (fixture, actors);
  page = show_page (fixture);
  select_two (page, actors[0], actors[1]);
  activate (page, "page.cut");
  g_assert_cmpuint (count (fixture, FAB_TABLE_ACTOR), ==, 1);
  activate (page, "page.paste");
  wait_for_actors (fixture, 3);
  pasted = fab_map_selection_get_actors (fab_actors_page_get_selection (page));
  g_assert_cmpstr (fab_record_get_title (g_ptr_array_index (pasted, 0)), ==, "A");
  g_assert_cmpuint (count (fixture, FAB_TABLE_RELATION), ==, 1);
}

static void
test_duplicates (FabUiFixture *fixture, gconstpointer data)
{
  FabRecord *actors[3];
  FabActorsPage *page;

  add_three (fixture, actors);
  page = show_page (fixture);
  select_two (page, actors[0], actors[1]);
  activate (page, "page.duplicate");
  g_assert_cmpuint (count (fixture, FAB_TABLE_ACTOR), ==, 5);
  g_assert_cmpuint (count (fixture, FAB_TABLE_RELATION), ==, 3);
  g_assert_true (fab_store_undo (fixture->store, NULL));
  g_assert_cmpuint (count (fixture, FAB_TABLE_ACTOR), ==, 3);
}

/* Into another project: the kind of link and the territory are found by name, or come along; names stay as they are. */
static void
test_other_project (FabUiFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = fab_test_make_folder ();
  FabStore *store = fab_test_new_store (folder);
  FabContext *context = fab_context_new (store, FALSE);
  FabMapModel *model = fab_map_model_new (context);
  FabRecord *actors[3];
  g_autoptr (GPtrArray) copied = g_ptr_array_new (), pasted = NULL, again = NULL;
  g_autoptr (FabMapMoment) clip = NULL;

  add_three (fixture, actors);
  g_ptr_array_add (copied, actors[0]);
  g_ptr_array_add (copied, actors[1]);
  clip = fab_map_moment_new_from_actors (fixture->store, copied);
  pasted = fab_map_paste_clip (model, clip, &(FabPoint){ 500, 500 });
  g_assert_nonnull (pasted);
  g_assert_cmpstr (fab_record_get_title (g_ptr_array_index (pasted, 0)), ==, "A");
  g_assert_cmpuint (fab_store_get_count (store, FAB_TABLE_RELATION_TYPE), ==, 1);
  again = fab_map_paste_clip (model, clip, NULL);
  g_assert_cmpuint (fab_store_get_count (store, FAB_TABLE_RELATION_TYPE), ==, 1);
  g_assert_cmpuint (fab_store_get_count (store, FAB_TABLE_RELATION), ==, 2);
  fab_ui_test_settle ();
  g_clear_pointer (&pasted, g_ptr_array_unref);
  g_clear_pointer (&again, g_ptr_array_unref);
  g_object_unref (model);
  g_object_unref (context);
  fab_store_close (store, NULL);
  g_object_unref (store);
  fab_test_remove_folder (folder);
}

/* A clipboard is anybody's. */
static void
test_hostile (void)
{
  static const char *const texts[] = {
    "",
    "fabrique-map 1\n[actor]\tkey\tname\n",
    "fabrique-map 1\n[actor]\tkey\tname\n1\n",
    "fabrique-map 1\n[relation]\tkey\tsource\ttarget\n1\t#0\t#0\n",
    "\xff\xfe",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
    g_autoptr (GError) error = NULL;
    g_autoptr (FabMapMoment) clip = fab_map_clip_read (bytes, &error);

    g_assert_true (i == 1 ? clip != NULL : clip == NULL && error != NULL);
  }
}

/* ---- Dropping ---- */

static void
test_places_guest (FabUiFixture *fixture, gconstpointer data)
{
  FabRecord *actors[3], *territory;
  FabActorsPage *page;
  FabMapModel *model;
  g_autoptr (GPtrArray) selected = NULL;
  GtkWidget *shelf;

  add_three (fixture, actors);
  fab_store_begin_baseline (fixture->store);
  territory =
      fab_store_insert (fixture->store, FAB_TABLE_TERRITORY, NULL, FAB_TERRITORY_NAME, FAB_TEXT ("Lorient"), -1);
  g_assert_true (fab_store_set (fixture->store, actors[0], FAB_ACTOR_TERRITORY, FAB_REF (territory), NULL));
  g_assert_true (fab_store_commit (fixture->store, NULL));
  fab_context_set_territory (fixture->context, territory);
  page = show_page (fixture);
  model = fab_actors_page_get_model (page);
  fab_ui_test_settle ();
  g_assert_true (fab_map_model_shows (model, actors[1]));
  g_assert_false (fab_map_model_shows (model, actors[2]));
  g_assert_cmpuint (fab_actor_shelf_count (model), >=, 1);
  shelf = fab_actor_shelf_new (model);
  g_object_ref_sink (shelf);
  g_object_unref (shelf);

  shelf = fab_ui_test_find (GTK_WIDGET (page), FAB_TYPE_ACTOR_SHELF, 0);
  g_assert_nonnull (shelf);
  g_signal_emit_by_name (shelf, "place", actors[2]);
  fab_ui_test_settle ();
  g_assert_true (fab_map_model_shows (model, actors[2]));
  selected = fab_map_selection_get_actors (fab_actors_page_get_selection (page));
  g_assert_true (g_ptr_array_index (selected, 0) == actors[2]);
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (page->actions), "take-off")); /* tied to B */
  g_assert_true (fab_store_undo (fixture->store, NULL));
  fab_ui_test_settle ();
  g_assert_false (fab_map_model_shows (model, actors[2]));
}

/* ---- Thousands ---- */

static gboolean
on_tick (gpointer data)
{
  gint64 *state = data, now = g_get_monotonic_time ();

  state[1] = MAX (state[1], now - state[0]);
  state[0] = now;
  return G_SOURCE_CONTINUE;
}

/* How long the main loop stood still at most while the places of 5 000 actors are written: told, and bounded generously. */
static void
test_arranges_thousands (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page;
  FabMapModel *model;
  gint64 deadline = g_get_monotonic_time () + 3 * PATIENCE, state[2];
  guint source;

  fab_store_begin_baseline (fixture->store);
  for (guint i = 0; i < 5000; i++) {
    FabRecord *actor = fab_store_insert (fixture->store, FAB_TABLE_ACTOR, NULL, FAB_ACTOR_NAME, FAB_TEXT ("A"),
                                         FAB_ACTOR_KIND, FAB_TEXT ("company"), -1);

    fab_map_places_put (fixture->store, actor, NULL, (FabPoint){ 40 * (i % 70), 40 * (i / 70) }, NULL);
  }
  g_assert_true (fab_store_commit (fixture->store, NULL));
  page = show_page (fixture);
  model = fab_actors_page_get_model (page);
  fab_ui_test_settle ();
  fab_map_model_arrange (model, FAB_MAP_LAYOUT_SECTORS, TRUE);
  state[0] = g_get_monotonic_time ();
  state[1] = 0;
  source = g_timeout_add (1, on_tick, state);
  while (g_strcmp0 (fab_store_get_undo_sentence (fixture->store), "Map arranged") != 0) {
    g_assert_cmpint (g_get_monotonic_time (), <, deadline);
    g_main_context_iteration (NULL, TRUE);
  }
  fab_ui_test_settle ();
  g_source_remove (source);
  g_test_message ("the main loop stood still for %d ms at most", (int)(state[1] / 1000));
  g_assert_cmpint (state[1], <, 2 * G_USEC_PER_SEC);
}

#define ADD(path, function) \
  g_test_add ("/map-drop/" path, FabUiFixture, NULL, fab_ui_test_set_up, function, fab_ui_test_tear_down)

int
main (int argc, char *argv[])
{
  g_setenv ("GTK_A11Y", "none", TRUE); /* GTK 4.18 crashes on an announcement under "test" */
  fab_ui_test_init (&argc, &argv);
  ADD ("pastes", test_pastes);
  ADD ("pastes-aside", test_pastes_aside);
  ADD ("cuts", test_cuts);
  ADD ("duplicates", test_duplicates);
  ADD ("other-project", test_other_project);
  g_test_add_func ("/map-drop/hostile", test_hostile);
  ADD ("places-guest", test_places_guest);
  ADD ("arranges-thousands", test_arranges_thousands);
  return g_test_run ();
}
