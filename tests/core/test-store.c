/* The store: gestures, live lists, cascades, undo and redo, also after the project is opened again. */
#include "fab-dump.h"
#include "fab-error.h"
#include "fab-journal.h"
#include "fab-test.h"

typedef struct {
  char *folder;
  FabStore *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = fab_test_make_folder ();
  fixture->store = fab_test_new_store (fixture->folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->store != NULL)
    g_assert_finalize_object (fixture->store);
  fab_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static void
reopen (Fixture *fixture)
{
  g_autofree char *path = g_strdup (fab_store_get_path (fixture->store));
  g_autoptr (GError) error = NULL;

  fab_store_close (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (fixture->store);
  fixture->store = fab_store_new (path, &error);
  g_assert_no_error (error);
}

static FabRecord *
relate (FabStore *store, FabRecord *source, FabRecord *target)
{
  g_autoptr (GError) error = NULL;
  FabRecord *relation;

  fab_store_begin (store, "Link");
  relation = fab_store_insert (store, FAB_TABLE_RELATION, &error, FAB_RELATION_SOURCE, FAB_REF (source),
                               FAB_RELATION_TARGET, FAB_REF (target), -1);
  g_assert_no_error (error);
  fab_store_commit (store, &error);
  g_assert_no_error (error);
  return relation;
}

static void
count_signal (guint *count)
{
  (*count)++;
}

static void
test_values_survive (Fixture *fixture, gconstpointer data)
{
  gint64 key = fab_record_get_key (fab_test_add_actor (fixture->store, "Optim'ism"));
  g_autoptr (GError) error = NULL;
  FabRecord *actor = fab_store_get_record (fixture->store, key);

  fab_store_edit (fixture->store, "Staff", actor, FAB_ACTOR_STAFF, FAB_INTEGER (120), &error);
  g_assert_no_error (error);
  fab_store_edit (fixture->store, "Since", actor, FAB_ACTOR_START_DATE, FAB_TEXT ("2017"), &error);
  g_assert_no_error (error);
  reopen (fixture);
  actor = fab_store_get_record (fixture->store, key);
  g_assert_cmpstr (fab_record_get_title (actor), ==, "Optim'ism");
  g_assert_cmpint (fab_record_get_integer (actor, FAB_ACTOR_STAFF), ==, 120);
  g_assert_cmpstr (fab_record_get_text (actor, FAB_ACTOR_START_DATE), ==, "2017");
  g_assert_true (fab_record_is_null (actor, FAB_ACTOR_WEBSITE));
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_ACTOR), ==, 1);
}

static void
test_properties_notify (Fixture *fixture, gconstpointer data)
{
  FabRecord *actor = fab_test_add_actor (fixture->store, "A");
  g_autofree char *name = NULL;
  guint names = 0, titles = 0, committed = 0;

  g_signal_connect_swapped (actor, "notify::name", G_CALLBACK (count_signal), &names);
  g_signal_connect_swapped (actor, "notify::display-name", G_CALLBACK (count_signal), &titles);
  g_signal_connect_swapped (fixture->store, "committed", G_CALLBACK (count_signal), &committed);
  fab_store_edit (fixture->store, "Rename", actor, FAB_ACTOR_NAME, FAB_TEXT ("B"), NULL);
  fab_store_edit (fixture->store, "Rename", actor, FAB_ACTOR_NAME, FAB_TEXT ("B"), NULL);
  g_object_get (actor, "name", &name, NULL);
  g_assert_cmpstr (name, ==, "B");
  g_assert_cmpuint (names, ==, 1);
  g_assert_cmpuint (titles, ==, 1);
  g_assert_cmpuint (committed, ==, 1);
  g_signal_handlers_disconnect_by_data (fixture->store, &committed);
}

static void
test_lists_are_live (Fixture *fixture, gconstpointer data)
{
  GListModel *list = fab_store_get_list (fixture->store, FAB_TABLE_ACTOR);
  guint changes = 0;
  FabRecord *actor;

  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (count_signal), &changes);
  actor = fab_test_add_actor (fixture->store, "A");
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1);
  fab_store_remove (fixture->store, "Remove", actor, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 0);
  g_assert_cmpuint (changes, ==, 2);
  g_signal_handlers_disconnect_by_data (list, &changes);
}

static void
test_finds_by_title (Fixture *fixture, gconstpointer data)
{
  FabRecord *first = fab_test_add_actor (fixture->store, "Optim’ism"),
            *signs = fab_test_add_actor (fixture->store, "+");

  fab_test_add_actor (fixture->store, "Optimism");
  g_assert_true (fab_store_find_titled (fixture->store, FAB_TABLE_ACTOR, "OPTIM'ISM") == first);
  g_assert_true (fab_store_find_titled (fixture->store, FAB_TABLE_ACTOR, "+") == signs);
  g_assert_null (fab_store_find_titled (fixture->store, FAB_TABLE_ACTOR, "?"));
  g_assert_null (fab_store_find_titled (fixture->store, FAB_TABLE_ACTOR, "Optim"));
  g_assert_true (fab_store_get_nth (fixture->store, FAB_TABLE_ACTOR, 0) == first);
  g_assert_null (fab_store_get_nth (fixture->store, FAB_TABLE_ACTOR, 3));
}

static void
test_bad_values (Fixture *fixture, gconstpointer data)
{
  FabRecord *actor = fab_test_add_actor (fixture->store, "A");
  g_autofree char *before = fab_dump (fixture->store);
  g_autofree char *after = NULL;
  g_autofree char *huge = g_strnfill (2 * 1024 * 1024, 'x');
  const struct {
    guint field;
    FabValue value;
  } cases[] = {
    { FAB_ACTOR_NAME, FAB_TEXT ("") },
    { FAB_ACTOR_NAME, FAB_NULL },
    { FAB_ACTOR_NAME, FAB_TEXT ("\xff\xfe") },
    { FAB_ACTOR_NAME, FAB_TEXT (huge) },
    { FAB_ACTOR_NAME, FAB_INTEGER (3) },
    { FAB_ACTOR_STAFF, FAB_TEXT ("many") },
    { FAB_ACTOR_START_DATE, FAB_TEXT ("2026-13") },
    { FAB_ACTOR_START_DATE, FAB_TEXT ("2026-02-30") },
    { FAB_ACTOR_START_DATE, FAB_TEXT ("yesterday") },
    { FAB_ACTOR_TERRITORY, FAB_REF (actor) },
    { FAB_ACTOR_TERRITORY, FAB_INTEGER (12345) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (fab_store_edit (fixture->store, "Bad", actor, cases[i].field, cases[i].value, &error));
    g_assert_error (error, FAB_ERROR, FAB_ERROR_INVALID);
  }
  after = fab_dump (fixture->store);
  g_assert_cmpstr (before, ==, after);
}

static void
test_cascade (Fixture *fixture, gconstpointer data)
{
  FabRecord *a = fab_test_add_actor (fixture->store, "A");
  FabRecord *b = fab_test_add_actor (fixture->store, "B");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;

  relate (fixture->store, a, b);
  relate (fixture->store, b, a);
  relate (fixture->store, a, a);
  before = fab_dump (fixture->store);
  fab_store_remove (fixture->store, "Remove", a, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_RELATION), ==, 0);
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_ACTOR), ==, 1);
  again = fab_dump (fixture->store);
  fab_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  after = fab_dump (fixture->store);
  g_assert_cmpstr (before, ==, after);
  fab_store_redo (fixture->store, &error);
  g_assert_no_error (error);
  g_free (after);
  after = fab_dump (fixture->store);
  g_assert_cmpstr (again, ==, after);
}

static void
test_optional_reference_is_cleared (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  FabRecord *actor = fab_test_add_actor (fixture->store, "A");
  FabRecord *town;

  fab_store_begin (fixture->store, "Town");
  town = fab_store_insert (fixture->store, FAB_TABLE_TERRITORY, &error, FAB_TERRITORY_NAME, FAB_TEXT ("Lorient"), -1);
  fab_store_set (fixture->store, actor, FAB_ACTOR_TERRITORY, FAB_REF (town), &error);
  fab_store_commit (fixture->store, &error);
  g_assert_no_error (error);
  fab_store_remove (fixture->store, "Remove", town, &error);
  g_assert_no_error (error);
  g_assert_true (fab_record_is_null (actor, FAB_ACTOR_TERRITORY));
  fab_store_undo (fixture->store, &error);
  g_assert_cmpstr (fab_record_get_title (fab_store_get_target (fixture->store, actor, FAB_ACTOR_TERRITORY)), ==,
                   "Lorient");
}

static void
test_history_survives (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 key = fab_record_get_key (fab_test_add_actor (fixture->store, "A"));

  fab_store_edit (fixture->store, "First", fab_store_get_record (fixture->store, key), FAB_ACTOR_NAME, FAB_TEXT ("B"),
                  NULL);
  fab_store_edit (fixture->store, "Second", fab_store_get_record (fixture->store, key), FAB_ACTOR_NAME, FAB_TEXT ("C"),
                  NULL);
  fab_store_undo (fixture->store, &error);
  reopen (fixture);
  g_assert_cmpstr (fab_store_get_undo_sentence (fixture->store), ==, "First");
  g_assert_cmpstr (fab_store_get_redo_sentence (fixture->store), ==, "Second");
  fab_store_redo (fixture->store, &error);
  g_assert_cmpstr (fab_record_get_title (fab_store_get_record (fixture->store, key)), ==, "C");
  reopen (fixture);
  for (guint i = 0; i < 3; i++)
    fab_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_null (fab_store_get_record (fixture->store, key));
  g_assert_null (fab_store_get_undo_sentence (fixture->store));
  fab_store_undo (fixture->store, &error);
  g_assert_no_error (error);
}

static void
test_merged_gestures (Fixture *fixture, gconstpointer data)
{
  FabRecord *actor = fab_test_add_actor (fixture->store, "A");
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i <= 5; i++) {
    fab_store_begin_merged (fixture->store, "Staff", "staff");
    fab_store_set (fixture->store, actor, FAB_ACTOR_STAFF, FAB_INTEGER (i), &error);
    fab_store_commit (fixture->store, &error);
  }
  fab_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_true (fab_record_is_null (actor, FAB_ACTOR_STAFF));
  fab_store_redo (fixture->store, &error);
  g_assert_cmpint (fab_record_get_integer (actor, FAB_ACTOR_STAFF), ==, 5);
}

static void
test_rollback (Fixture *fixture, gconstpointer data)
{
  FabRecord *actor = fab_test_add_actor (fixture->store, "A");
  g_autofree char *before = fab_dump (fixture->store);
  g_autofree char *after = NULL;

  fab_store_begin (fixture->store, "Nothing");
  fab_store_insert (fixture->store, FAB_TABLE_TERRITORY, NULL, FAB_TERRITORY_NAME, FAB_TEXT ("X"), -1);
  fab_store_set (fixture->store, actor, FAB_ACTOR_NAME, FAB_TEXT ("Z"), NULL);
  fab_store_delete (fixture->store, actor, NULL);
  fab_store_rollback (fixture->store);
  after = fab_dump (fixture->store);
  g_assert_cmpstr (before, ==, after);
  g_assert_true (fab_record_is_alive (actor));
}

static void
test_journal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) journal = NULL;
  g_autoptr (FabGesture) last = NULL;
  gint64 now = g_get_real_time () / 1000;

  fab_test_add_actor (fixture->store, "A");
  fab_store_undo (fixture->store, NULL);
  journal = fab_journal_read (fixture->store, now - 1000, 10, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (journal), ==, 2);
  last = g_list_model_get_item (journal, 0);
  g_assert_cmpint (fab_gesture_get_kind (last), ==, FAB_GESTURE_UNDONE);
  g_assert_cmpstr (fab_gesture_get_sentence (last), ==, "Add an actor");
  g_assert_cmpuint (fab_gesture_get_n_changes (last), ==, 1);
  g_assert_cmpint (ABS (fab_gesture_get_time (last) - now), <, 60000);
}

static void
test_content (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\0\1\2", 3);
  g_autoptr (GBytes) back = NULL;
  g_autofree char *first = fab_store_put_content (fixture->store, bytes, NULL);
  g_autofree char *second = fab_store_put_content (fixture->store, bytes, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (first, ==, second);
  back = fab_store_get_content (fixture->store, first, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, back));
  g_assert_null (fab_store_get_content (fixture->store, "none", &error));
  g_assert_error (error, FAB_ERROR, FAB_ERROR_NOT_FOUND);
}

static void
on_slow (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (fab_store_commit_slowly_finish (FAB_STORE (store), result, &error));
  g_assert_no_error (error);
  *(guint *)data += 1;
}

static void
rename_all (Fixture *fixture, const char *prefix)
{
  GListModel *actors = fab_store_get_list (fixture->store, FAB_TABLE_ACTOR);

  fab_store_begin (fixture->store, "Rename");
  for (guint i = 0; i < g_list_model_get_n_items (actors); i++) {
    g_autoptr (FabRecord) actor = g_list_model_get_item (actors, i);
    g_autofree char *name = g_strdup_printf ("%s %u", prefix, i);

    g_assert_true (fab_store_set (fixture->store, actor, FAB_ACTOR_NAME, FAB_TEXT (name), NULL));
  }
}

/* A large gesture is written between turns of the main loop, is one step of undo, and ends at once when something else begins. */
static void
test_slow (Fixture *fixture, gconstpointer data)
{
  guint ended = 0, turns = 0;

  fab_store_begin (fixture->store, "Add");
  for (guint i = 0; i < 5000; i++)
    fab_store_insert (fixture->store, FAB_TABLE_ACTOR, NULL, FAB_ACTOR_NAME, FAB_TEXT ("A"), FAB_ACTOR_KIND,
                      FAB_TEXT ("company"), -1);
  fab_store_commit_slowly (fixture->store, on_slow, &ended);
  for (; ended == 0; turns++)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (turns, >, 1);
  rename_all (fixture, "B");
  fab_store_commit_slowly (fixture->store, on_slow, &ended);
  fab_test_add_actor (fixture->store, "Meanwhile");
  while (ended == 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (fab_store_get_undo_sentence (fixture->store), ==, "Add an actor");
  g_assert_true (fab_store_undo (fixture->store, NULL));
  g_assert_cmpstr (fab_store_get_undo_sentence (fixture->store), ==, "Rename");
  rename_all (fixture, "C");
  fab_store_commit_slowly (fixture->store, on_slow, &ended);
  g_assert_true (fab_store_close (fixture->store, NULL));
  while (ended == 2)
    g_main_context_iteration (NULL, TRUE);
  reopen (fixture);
  g_assert_cmpstr (fab_store_get_undo_sentence (fixture->store), ==, "Rename");
  g_assert_true (fab_store_undo (fixture->store, NULL));
  g_assert_true (fab_store_undo (fixture->store, NULL));
  g_assert_cmpstr (fab_store_get_undo_sentence (fixture->store), ==, "Add");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/store/values-survive", test_values_survive);
  ADD ("/store/properties-notify", test_properties_notify);
  ADD ("/store/lists-are-live", test_lists_are_live);
  ADD ("/store/finds-by-title", test_finds_by_title);
  ADD ("/store/bad-values", test_bad_values);
  ADD ("/store/cascade", test_cascade);
  ADD ("/store/optional-reference-is-cleared", test_optional_reference_is_cleared);
  ADD ("/store/history-survives", test_history_survives);
  ADD ("/store/merged-gestures", test_merged_gestures);
  ADD ("/store/rollback", test_rollback);
  ADD ("/store/slow", test_slow);
  ADD ("/store/journal", test_journal);
  ADD ("/store/content", test_content);
  return g_test_run ();
}
