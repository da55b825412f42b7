/* Sessions: locks, leftovers of a crash, what counts as published. */
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "fab-dump.h"
#include "fab-error.h"
#include "fab-session.h"
#include "fab-test-document.h"

static char *folder;

static char *
make_document (void)
{
  g_clear_pointer (&folder, g_free);
  folder = fab_test_make_folder ();
  return fab_test_make_document (folder, "one.fabrique");
}

static void
add_actors (const char *path, guint n_actors)
{
  FabProject *project = fab_test_open (path);

  for (guint i = 0; i < n_actors; i++)
    fab_test_add_actor (fab_project_get_store (project), "Unsaved");
  _exit (0);
}

/* What a crash leaves: a process opens the document, edits, and is gone. */
static void
crash (const char *path, guint n_actors)
{
  pid_t child = fork ();
  int status;

  if (child == 0)
    add_actors (path, n_actors);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
}

static void
assert_sessions (guint expected)
{
  g_autofree char *sessions = fab_test_sessions_folder ();

  g_assert_cmpuint (fab_test_count_files (sessions), ==, expected);
}

static void
test_leftover (void)
{
  g_autofree char *path = make_document ();
  g_autoptr (GPtrArray) leftovers = NULL;
  g_autoptr (GPtrArray) second = NULL;
  g_autoptr (GError) error = NULL;
  FabSession *session;
  FabProject *project;
  FabTestSeal seal;

  fab_test_seal (&seal, path);
  crash (path, 2);
  fab_test_check_seal (&seal);
  leftovers = fab_session_list_leftovers ();
  g_assert_cmpuint (leftovers->len, ==, 1);
  session = g_ptr_array_index (leftovers, 0);
  g_assert_cmpstr (fab_session_get_document_path (session), ==, path);
  g_assert_true (fab_session_has_unpublished (session));
  g_assert_cmpint (fab_session_get_edited_at (session), >, g_get_real_time () / G_USEC_PER_SEC - 60);
  /* Nobody else gets it meanwhile. */
  second = fab_session_list_leftovers ();
  g_assert_cmpuint (second->len, ==, 0);

  project = fab_project_recover (session, &error);
  g_assert_no_error (error);
  g_assert_true (fab_project_get_recovered (project));
  g_assert_cmpint (fab_project_get_state (project), ==, FAB_PROJECT_PENDING);
  g_assert_cmpuint (fab_store_get_count (fab_project_get_store (project), FAB_TABLE_ACTOR), ==, 5);
  fab_test_close (project);
  g_clear_pointer (&leftovers, g_ptr_array_unref);
  assert_sessions (0);
  project = fab_test_open (path);
  g_assert_false (fab_project_get_recovered (project));
  g_assert_cmpuint (fab_store_get_count (fab_project_get_store (project), FAB_TABLE_ACTOR), ==, 5);
  fab_test_close (project);
}

static void
test_nothing_unpublished (void)
{
  g_autofree char *path = make_document ();
  g_autoptr (GPtrArray) leftovers = NULL;

  crash (path, 0);
  assert_sessions (1);
  leftovers = fab_session_list_leftovers ();
  g_assert_cmpuint (leftovers->len, ==, 0);
  assert_sessions (0);
}

/* Opening the document is enough to find the edits again. */
static void
test_opened_again (void)
{
  g_autofree char *path = make_document ();
  FabProject *project;

  crash (path, 3);
  project = fab_test_open (path);
  g_assert_true (fab_project_get_recovered (project));
  g_assert_cmpuint (fab_store_get_count (fab_project_get_store (project), FAB_TABLE_ACTOR), ==, 6);
  fab_test_close (project);
  assert_sessions (0);
}

/* The work copy was damaged as well: the document opens, and the leftover stays for whoever wants to look at it. */
static void
test_damaged_leftover (void)
{
  g_autofree char *path = make_document ();
  g_autoptr (GPtrArray) leftovers = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *work = NULL;
  FabProject *project;

  crash (path, 1);
  leftovers = fab_session_list_leftovers ();
  work = fab_session_get_work_path (g_ptr_array_index (leftovers, 0));
  g_assert_true (g_file_set_contents (work, "this was a database", -1, NULL));
  g_assert_null (fab_project_recover (g_ptr_array_index (leftovers, 0), &error));
  fab_test_assert_sentence (error, "one.fabrique");
  g_clear_pointer (&leftovers, g_ptr_array_unref);
  project = fab_test_open (path);
  g_assert_cmpuint (fab_store_get_count (fab_project_get_store (project), FAB_TABLE_ACTOR), ==, 3);
  fab_test_close (project);
  leftovers = fab_session_list_leftovers ();
  g_assert_cmpuint (leftovers->len, ==, 1);
  fab_session_discard (g_ptr_array_index (leftovers, 0));
  assert_sessions (0);
}

static void
test_changed_meanwhile (void)
{
  g_autofree char *path = make_document ();
  g_autofree char *theirs = fab_test_make_document (folder, "theirs.fabrique");
  g_autoptr (GError) error = NULL;
  FabProject *project;

  crash (path, 1);
  g_assert_cmpint (g_rename (theirs, path), ==, 0);
  project = fab_test_open (path);
  g_assert_true (fab_project_get_recovered (project));
  g_assert_false (fab_project_publish (project, &error));
  g_assert_error (error, FAB_ERROR, FAB_ERROR_CHANGED);
  g_assert_cmpint (fab_project_get_state (project), ==, FAB_PROJECT_CHANGED_ELSEWHERE);
  g_clear_error (&error);
  fab_project_discard (project, &error);
  g_assert_no_error (error);
  fab_test_finalize (project);
}

static void
test_twice_here (void)
{
  g_autofree char *path = make_document ();
  g_autofree char *link = g_build_filename (folder, "link.fabrique", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) by_link = g_file_new_for_path (link);
  FabProject *project = fab_test_open (path);
  g_autoptr (GError) error = NULL;

  g_assert_null (fab_project_open (file, NULL, &error));
  g_assert_error (error, FAB_ERROR, FAB_ERROR_BUSY);
  fab_test_assert_sentence (error, "one.fabrique");
  g_clear_error (&error);
  g_assert_cmpint (symlink (path, link), ==, 0);
  g_assert_null (fab_project_open (by_link, NULL, &error));
  g_assert_error (error, FAB_ERROR, FAB_ERROR_BUSY);
  fab_test_close (project);
}

static void
hold_open (const char *path, int ready, int done)
{
  FabProject *project = fab_test_open (path);
  char byte = 'x';

  if (write (ready, &byte, 1) != 1 || read (done, &byte, 1) != 1)
    _exit (1);
  fab_test_close (project);
  _exit (0);
}

static void
test_twice_elsewhere (void)
{
  g_autofree char *path = make_document ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) leftovers = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *owner = NULL;
  int ready[2], done[2], status;
  char byte = 'x';
  pid_t child;

  g_assert_true (pipe (ready) == 0 && pipe (done) == 0);
  child = fork ();
  if (child == 0)
    hold_open (path, ready[1], done[0]);
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  g_assert_null (fab_project_open (file, NULL, &error));
  g_assert_error (error, FAB_ERROR, FAB_ERROR_BUSY);
  owner = g_strdup_printf ("%d", (int)child);
  g_assert_nonnull (strstr (error->message, owner));
  leftovers = fab_session_list_leftovers ();
  g_assert_cmpuint (leftovers->len, ==, 0);
  g_assert_cmpint (write (done[1], &byte, 1), ==, 1);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  fab_test_close (fab_test_open (path));
}

/* Leaving keeps the edits for the next start, as when the disk is full at shutdown. */
static void
test_left (void)
{
  g_autofree char *path = make_document ();
  FabProject *project = fab_test_open (path);

  fab_test_add_actor (fab_project_get_store (project), "Left");
  fab_project_leave (project);
  fab_test_finalize (project);
  project = fab_test_open (path);
  g_assert_true (fab_project_get_recovered (project));
  g_assert_cmpuint (fab_store_get_count (fab_project_get_store (project), FAB_TABLE_ACTOR), ==, 4);
  fab_test_close (project);
}

/* The program stopped after the rename and before noting it: that file is ours. */
static void
test_stopped_before_noting (void)
{
  g_autofree char *path = make_document ();
  g_autoptr (FabSession) session = NULL;
  g_autoptr (GError) error = NULL;
  FabFileMark mark, next;

  session = fab_session_new (path, &error);
  g_assert_no_error (error);
  g_assert_true (fab_file_mark_at (-100, path, &mark));
  g_assert_true (fab_session_write_published (session, &mark, "0 0 0", NULL));
  g_assert_true (g_file_set_contents (path, "the next version", -1, NULL));
  g_assert_true (fab_file_mark_at (-100, path, &next));
  fab_session_get_mark (session, &mark);
  g_assert_false (fab_file_mark_same_content (&mark, &next));
  g_assert_true (fab_session_write_next (session, &next, NULL));
  fab_session_get_mark (session, &mark);
  g_assert_true (fab_file_mark_same_content (&mark, &next));
  fab_session_discard (session);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/session/leftover", test_leftover);
  g_test_add_func ("/session/nothing-unpublished", test_nothing_unpublished);
  g_test_add_func ("/session/opened-again", test_opened_again);
  g_test_add_func ("/session/damaged-leftover", test_damaged_leftover);
  g_test_add_func ("/session/changed-meanwhile", test_changed_meanwhile);
  g_test_add_func ("/session/twice-here", test_twice_here);
  g_test_add_func ("/session/twice-elsewhere", test_twice_elsewhere);
  g_test_add_func ("/session/left", test_left);
  g_test_add_func ("/session/stopped-before-noting", test_stopped_before_noting);
  result = g_test_run ();
  g_free (folder);
  return result;
}
