/* A project as the window has it: states, timing, conflicts, read-only files, copies. */
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "fab-backup.h"
#include "fab-dump.h"
#include "fab-error.h"
#include "fab-test-document.h"

typedef struct {
  char *folder;
  char *path;
  FabProject *project;
  GAsyncResult *result;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = fab_test_make_folder ();
  fixture->path = fab_test_make_document (fixture->folder, "plan.fabrique");
  fixture->project = fab_test_open (fixture->path);
  fab_project_set_delays (fixture->project, 50, 200, 100, 1000000);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->result);
  if (fixture->project != NULL)
    fab_test_close (fixture->project);
  fab_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
add_actor (Fixture *fixture)
{
  fab_test_add_actor (fab_project_get_store (fixture->project), "Added");
}

static void
wait_for_state (Fixture *fixture, FabProjectState state)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (fab_project_get_state (fixture->project) != state) {
    g_assert_cmpint (g_get_monotonic_time (), <, end);
    g_main_context_iteration (NULL, FALSE);
    g_usleep (1000);
  }
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  g_set_object (&fixture->result, result);
}

static GAsyncResult *
wait_for_result (Fixture *fixture)
{
  while (fixture->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return fixture->result;
}

/* What the file itself holds, without the session that has it open: read from a copy. */
static guint
count_actors (Fixture *fixture, const char *path)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.fabrique", NULL);
  g_autofree char *contents = NULL;
  FabProject *project;
  gsize length;
  guint n_actors;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (copy, contents, length, NULL));
  project = fab_test_open (copy);
  n_actors = fab_store_get_count (fab_project_get_store (project), FAB_TABLE_ACTOR);
  fab_test_close (project);
  return n_actors;
}

static void
replace_with_theirs (Fixture *fixture)
{
  g_autofree char *theirs = fab_test_make_document (fixture->folder, "theirs.fabrique");

  g_assert_cmpint (g_rename (theirs, fixture->path), ==, 0);
}

static void
test_properties (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_file_get_path (fab_project_get_file (fixture->project));

  g_assert_cmpstr (path, ==, fixture->path);
  g_assert_cmpstr (fab_project_get_title (fixture->project), ==, "plan");
  g_assert_cmpint (fab_project_get_state (fixture->project), ==, FAB_PROJECT_SAVED);
  g_assert_null (fab_project_get_problem (fixture->project));
  g_assert_false (fab_project_get_read_only (fixture->project));
  g_assert_true (g_uuid_string_is_valid (fab_project_get_id (fixture->project)));
  g_assert_cmpint (ABS (fab_project_get_saved_at (fixture->project) - g_get_real_time () / G_USEC_PER_SEC), <, 60);
}

static void
test_untouched (Fixture *fixture, gconstpointer data)
{
  FabTestSeal seal;

  fab_test_seal (&seal, fixture->path);
  fab_test_close (g_steal_pointer (&fixture->project));
  fab_test_check_seal (&seal);
}

static void
test_published_by_itself (Fixture *fixture, gconstpointer data)
{
  add_actor (fixture);
  g_assert_cmpint (fab_project_get_state (fixture->project), ==, FAB_PROJECT_PENDING);
  wait_for_state (fixture, FAB_PROJECT_SAVING);
  wait_for_state (fixture, FAB_PROJECT_SAVED);
  g_assert_cmpuint (count_actors (fixture, fixture->path), ==, 4);
}

/* Somebody who never stops typing is saved all the same. */
static void
test_never_quiet (Fixture *fixture, gconstpointer data)
{
  gint64 start = g_get_monotonic_time ();
  guint n_saved = 0;

  fab_project_set_delays (fixture->project, 100, 300, 100, 1000000);
  while (g_get_monotonic_time () - start < 1500000) {
    add_actor (fixture);
    for (guint i = 0; i < 10; i++) {
      while (g_main_context_iteration (NULL, FALSE))
        n_saved += fab_project_get_state (fixture->project) == FAB_PROJECT_SAVING;
      g_usleep (3000);
    }
  }
  g_assert_cmpuint (n_saved, >=, 2);
}

static void
test_publish_now (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  add_actor (fixture);
  fab_project_publish (fixture->project, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fab_project_get_state (fixture->project), ==, FAB_PROJECT_SAVED);
  g_assert_cmpuint (count_actors (fixture, fixture->path), ==, 4);
}

/* Closing while a thread still publishes: nothing is lost, nothing crashes. */
static void
test_close_while_saving (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  add_actor (fixture);
  fab_project_publish_async (fixture->project, NULL, on_done, fixture);
  add_actor (fixture);
  fab_project_close (fixture->project, &error);
  g_assert_no_error (error);
  wait_for_result (fixture);
  g_clear_object (&fixture->result);
  fab_test_finalize (g_steal_pointer (&fixture->project));
  g_assert_cmpuint (count_actors (fixture, fixture->path), ==, 5);
}

static void
test_close_async (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  add_actor (fixture);
  fab_project_close_async (fixture->project, NULL, on_done, fixture);
  fab_project_close_finish (fixture->project, wait_for_result (fixture), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_actors (fixture, fixture->path), ==, 4);
  g_assert_false (fab_project_publish (fixture->project, &error));
}

static void
test_changed_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  FabTestSeal seal;

  replace_with_theirs (fixture);
  fab_test_seal (&seal, fixture->path);
  add_actor (fixture);
  wait_for_state (fixture, FAB_PROJECT_CHANGED_ELSEWHERE);
  g_assert_nonnull (strstr (fab_project_get_problem (fixture->project), "plan.fabrique"));
  add_actor (fixture);
  g_assert_cmpint (fab_project_get_state (fixture->project), ==, FAB_PROJECT_CHANGED_ELSEWHERE);
  g_assert_false (fab_project_close (fixture->project, &error));
  g_assert_error (error, FAB_ERROR, FAB_ERROR_CHANGED);
  g_clear_error (&error);
  fab_test_check_seal (&seal);

  fab_project_overwrite_async (fixture->project, NULL, on_done, fixture);
  fab_project_overwrite_finish (fixture->project, wait_for_result (fixture), &error);
  g_assert_no_error (error);
  g_assert_cmpint (fab_project_get_state (fixture->project), ==, FAB_PROJECT_SAVED);
  g_assert_null (fab_project_get_problem (fixture->project));
  g_assert_cmpuint (count_actors (fixture, fixture->path), ==, 5);
  backups = fab_backup_list_for_document (fixture->path);
  g_assert_cmpint (fab_backup_get_reason (g_ptr_array_index (backups, 0)), ==, FAB_BACKUP_CONFLICT);
}

static void
test_save_copy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "mine.fabrique", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  replace_with_theirs (fixture);
  add_actor (fixture);
  wait_for_state (fixture, FAB_PROJECT_CHANGED_ELSEWHERE);
  fab_project_save_copy_async (fixture->project, file, NULL, on_done, fixture);
  fab_project_save_copy_finish (fixture->project, wait_for_result (fixture), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_actors (fixture, path), ==, 4);
  g_assert_cmpuint (count_actors (fixture, fixture->path), ==, 3);
  g_assert_cmpint (fab_project_get_state (fixture->project), ==, FAB_PROJECT_CHANGED_ELSEWHERE);
  fab_project_discard (fixture->project, &error);
  g_assert_no_error (error);
}

static void
test_move_to (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "moved.fabrique", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  replace_with_theirs (fixture);
  add_actor (fixture);
  wait_for_state (fixture, FAB_PROJECT_CHANGED_ELSEWHERE);
  fab_project_move_to_async (fixture->project, file, NULL, on_done, fixture);
  fab_project_move_to_finish (fixture->project, wait_for_result (fixture), &error);
  g_assert_no_error (error);
  g_assert_cmpint (fab_project_get_state (fixture->project), ==, FAB_PROJECT_SAVED);
  g_assert_cmpstr (fab_project_get_title (fixture->project), ==, "moved");
  add_actor (fixture);
  wait_for_state (fixture, FAB_PROJECT_SAVED);
  g_assert_cmpuint (count_actors (fixture, path), ==, 5);
  g_assert_cmpuint (count_actors (fixture, fixture->path), ==, 3);
}

static void
test_move_to_nowhere (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "gone", "moved.fabrique", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  add_actor (fixture);
  fab_project_move_to_async (fixture->project, file, NULL, on_done, fixture);
  g_assert_false (fab_project_move_to_finish (fixture->project, wait_for_result (fixture), &error));
  g_assert_error (error, FAB_ERROR, FAB_ERROR_NOT_FOUND);
  wait_for_state (fixture, FAB_PROJECT_SAVED);
  g_assert_cmpstr (fab_project_get_title (fixture->project), ==, "plan");
  g_assert_cmpuint (count_actors (fixture, fixture->path), ==, 4);
}

static void
test_read_only_file (Fixture *fixture, gconstpointer data)
{
  FabTestSeal seal;

  fab_test_close (fixture->project);
  g_chmod (fixture->path, 0444);
  fab_test_seal (&seal, fixture->path);
  fixture->project = fab_test_open (fixture->path);
  g_assert_true (fab_project_get_read_only (fixture->project));
  fab_test_close (g_steal_pointer (&fixture->project));
  fab_test_check_seal (&seal);
}

/* Made read-only, then writable again, while it is open: said, kept, and saved as soon as it can be. */
static void
test_becomes_read_only (Fixture *fixture, gconstpointer data)
{
  g_chmod (fixture->path, 0444);
  add_actor (fixture);
  wait_for_state (fixture, FAB_PROJECT_FAILED);
  g_assert_nonnull (strstr (fab_project_get_problem (fixture->project), "plan.fabrique"));
  g_chmod (fixture->path, 0644);
  wait_for_state (fixture, FAB_PROJECT_SAVED);
  g_assert_null (fab_project_get_problem (fixture->project));
  g_assert_cmpuint (count_actors (fixture, fixture->path), ==, 4);
}

static void
test_folder_gone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *away = g_strconcat (fixture->folder, "-away", NULL);

  g_assert_cmpint (g_rename (fixture->folder, away), ==, 0);
  add_actor (fixture);
  wait_for_state (fixture, FAB_PROJECT_FAILED);
  g_assert_cmpint (g_rename (away, fixture->folder), ==, 0);
  wait_for_state (fixture, FAB_PROJECT_SAVED);
  g_assert_cmpuint (count_actors (fixture, fixture->path), ==, 4);
}

static void
test_create (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr (GError) error = NULL;
  FabTestSeal seal;

  fab_test_close (fixture->project);
  fab_test_seal (&seal, fixture->path);
  g_assert_null (fab_project_create (file, FAB_PROJECT_CREATE_NONE, NULL, NULL, &error));
  g_assert_error (error, FAB_ERROR, FAB_ERROR_CHANGED);
  g_clear_error (&error);
  fab_test_check_seal (&seal);
  fixture->project = fab_project_create (file, FAB_PROJECT_CREATE_OVERWRITE, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fab_project_get_state (fixture->project), ==, FAB_PROJECT_SAVED);
  g_assert_cmpuint (count_actors (fixture, fixture->path), ==, 0);
}

static gboolean
fail_to_fill (FabStore *store, gpointer data, GError **error)
{
  g_set_error_literal (error, FAB_ERROR, FAB_ERROR_FAILED, "No");
  return FALSE;
}

static void
test_create_fails (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "never.fabrique", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *sessions = fab_test_sessions_folder ();
  g_autoptr (GError) error = NULL;

  g_assert_null (fab_project_create (file, FAB_PROJECT_CREATE_NONE, fail_to_fill, NULL, &error));
  g_assert_error (error, FAB_ERROR, FAB_ERROR_FAILED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (fab_test_count_files (sessions), ==, 1);
}

/* What was opened is kept before the first edit changes it; then a backup every so often. */
static void
test_backups (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (FabBackupPreview) first = NULL;
  g_autoptr (GError) error = NULL;

  fab_project_set_delays (fixture->project, 10, 100, 100, 0);
  for (guint i = 0; i < 3; i++) {
    add_actor (fixture);
    fab_project_publish (fixture->project, &error);
    g_assert_no_error (error);
  }
  backups = fab_backup_list (fab_project_get_id (fixture->project));
  g_assert_cmpuint (backups->len, ==, 4);
  first = fab_backup_preview (g_ptr_array_index (backups, 3), &error);
  g_assert_no_error (error);
  g_assert_cmpint (first->counts[FAB_TABLE_ACTOR], ==, 3);
}

static gint64
ten_years_ago (gpointer data)
{
  return g_get_real_time () / G_USEC_PER_SEC - G_GINT64_CONSTANT (3650) * 86400;
}

static void
test_clock_set_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = NULL;

  fab_project_set_delays (fixture->project, 10, 100, 100, 0);
  add_actor (fixture);
  fab_project_publish (fixture->project, &error);
  g_assert_no_error (error);
  fab_project_set_clock (fixture->project, ten_years_ago, NULL);
  add_actor (fixture);
  wait_for_state (fixture, FAB_PROJECT_SAVED);
  g_assert_cmpint (fab_project_get_saved_at (fixture->project), <=, ten_years_ago (NULL));
  g_assert_cmpuint (count_actors (fixture, fixture->path), ==, 5);
  backups = fab_backup_list (fab_project_get_id (fixture->project));
  g_assert_cmpuint (backups->len, ==, 3);
}

/* Undoing is an edit like another. */
static void
test_undo_is_published (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  add_actor (fixture);
  wait_for_state (fixture, FAB_PROJECT_SAVED);
  fab_store_undo (fab_project_get_store (fixture->project), &error);
  g_assert_no_error (error);
  wait_for_state (fixture, FAB_PROJECT_PENDING);
  wait_for_state (fixture, FAB_PROJECT_SAVED);
  g_assert_cmpuint (count_actors (fixture, fixture->path), ==, 3);
}

static void
test_open_async (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr (GError) error = NULL;

  fab_test_close (fixture->project);
  fab_project_open_async (file, NULL, on_done, fixture);
  fixture->project = fab_project_open_finish (wait_for_result (fixture), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fab_store_get_count (fab_project_get_store (fixture->project), FAB_TABLE_ACTOR), ==, 3);
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/project/properties", test_properties },
    { "/project/untouched", test_untouched },
    { "/project/published-by-itself", test_published_by_itself },
    { "/project/never-quiet", test_never_quiet },
    { "/project/publish-now", test_publish_now },
    { "/project/close-while-saving", test_close_while_saving },
    { "/project/close-async", test_close_async },
    { "/project/changed-elsewhere", test_changed_elsewhere },
    { "/project/save-copy", test_save_copy },
    { "/project/move-to", test_move_to },
    { "/project/move-to-nowhere", test_move_to_nowhere },
    { "/project/read-only-file", test_read_only_file },
    { "/project/becomes-read-only", test_becomes_read_only },
    { "/project/folder-gone", test_folder_gone },
    { "/project/create", test_create },
    { "/project/create-fails", test_create_fails },
    { "/project/backups", test_backups },
    { "/project/clock-set-back", test_clock_set_back },
    { "/project/undo-is-published", test_undo_is_published },
    { "/project/open-async", test_open_async },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
