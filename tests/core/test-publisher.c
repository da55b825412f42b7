/* A file put in another's place: whole or not at all, with its permissions, and never over somebody else's change. */
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#include <glib/gstdio.h>

#include "fab-error.h"
#include "fab-replace.h"
#include "fab-test.h"

typedef struct {
  char *folder;
  char *source;
  char *target;
  FabFileMark mark; /* of the target */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = fab_test_make_folder ();
  fixture->source = g_build_filename (fixture->folder, "source", NULL);
  fixture->target = g_build_filename (fixture->folder, "target", NULL);
  g_assert_true (g_file_set_contents (fixture->source, "new", -1, NULL));
  g_assert_true (g_file_set_contents (fixture->target, "old", -1, NULL));
  g_assert_true (fab_file_mark_at (AT_FDCWD, fixture->target, &fixture->mark));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  fab_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->source);
  g_free (fixture->target);
}

static gboolean
replace (Fixture *fixture, const FabFileMark *expected, GError **error)
{
  FabReplace request = {
    .source = fixture->source,
    .target = fixture->target,
    .part = ".part",
    .expected = expected,
  };

  return fab_replace (&request, &fixture->mark, error);
}

static void
assert_target (Fixture *fixture, const char *expected)
{
  g_autofree char *part = g_build_filename (fixture->folder, ".part", NULL);
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (fixture->target, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, expected);
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
}

static void
test_replace (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  FabFileMark now;

  replace (fixture, &fixture->mark, &error);
  g_assert_no_error (error);
  assert_target (fixture, "new");
  g_assert_true (fab_file_mark_at (AT_FDCWD, fixture->target, &now));
  g_assert_true (fab_file_mark_untouched (&now, &fixture->mark));
  g_assert_true (fab_file_mark_same_content (&now, &fixture->mark));
}

static void
test_mode (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  g_chmod (fixture->target, 0640);
  g_assert_true (fab_file_mark_at (AT_FDCWD, fixture->target, &fixture->mark));
  replace (fixture, &fixture->mark, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (fixture->target, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0640);
}

static void
test_changed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->target, "sol", -1, NULL));
  g_assert_false (replace (fixture, &fixture->mark, &error));
  g_assert_error (error, FAB_ERROR, FAB_ERROR_CHANGED);
  g_assert_nonnull (strstr (error->message, "target"));
  assert_target (fixture, "sol");
}

/* A synchroniser that sets the time again changed nothing. */
static void
test_touched (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  struct utimbuf long_ago = { 1000000000, 1000000000 };

  g_assert_cmpint (utime (fixture->target, &long_ago), ==, 0);
  replace (fixture, &fixture->mark, &error);
  g_assert_no_error (error);
  assert_target (fixture, "new");
}

static void
test_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_unlink (fixture->target);
  g_assert_false (replace (fixture, &fixture->mark, &error));
  g_assert_error (error, FAB_ERROR, FAB_ERROR_CHANGED);
  g_assert_false (g_file_test (fixture->target, G_FILE_TEST_EXISTS));
}

static void
test_unexpected (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  FabFileMark none = FAB_FILE_MARK_NONE;

  g_assert_false (replace (fixture, &none, &error));
  g_assert_error (error, FAB_ERROR, FAB_ERROR_CHANGED);
  assert_target (fixture, "old");
}

static void
test_whatever (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  replace (fixture, NULL, &error);
  g_assert_no_error (error);
  assert_target (fixture, "new");
  g_unlink (fixture->target);
  replace (fixture, NULL, &error);
  g_assert_no_error (error);
  assert_target (fixture, "new");
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_chmod (fixture->target, 0444);
  g_assert_false (replace (fixture, NULL, &error));
  g_assert_error (error, FAB_ERROR, FAB_ERROR_READ_ONLY);
  assert_target (fixture, "old");
}

static void
test_symlink (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_rename (fixture->target, other), ==, 0);
  g_assert_cmpint (symlink ("other", fixture->target), ==, 0);
  g_assert_false (replace (fixture, NULL, &error));
  assert_target (fixture, "old");
}

static void
test_no_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *good = g_steal_pointer (&fixture->target);
  g_autoptr (GError) error = NULL;

  fixture->target = g_build_filename (fixture->folder, "gone", "target", NULL);
  g_assert_false (replace (fixture, NULL, &error));
  g_assert_error (error, FAB_ERROR, FAB_ERROR_NOT_FOUND);
}

static gboolean
say_no (const FabFileMark *next, gpointer data, GError **error)
{
  g_set_error_literal (error, FAB_ERROR, FAB_ERROR_FAILED, "No");
  return FALSE;
}

static void
test_not_ready (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  FabReplace request = { .source = fixture->source, .target = fixture->target, .part = ".part", .ready = say_no };

  g_assert_false (fab_replace (&request, &fixture->mark, &error));
  assert_target (fixture, "old");
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  FabReplace request = {
    .source = fixture->source,
    .target = fixture->target,
    .part = ".part",
    .cancellable = cancellable,
  };

  g_cancellable_cancel (cancellable);
  g_assert_false (fab_replace (&request, &fixture->mark, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_target (fixture, "old");
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/publisher/replace", test_replace },     { "/publisher/mode", test_mode },
    { "/publisher/changed", test_changed },     { "/publisher/touched", test_touched },
    { "/publisher/gone", test_gone },           { "/publisher/unexpected", test_unexpected },
    { "/publisher/whatever", test_whatever },   { "/publisher/read-only", test_read_only },
    { "/publisher/symlink", test_symlink },     { "/publisher/no-folder", test_no_folder },
    { "/publisher/not-ready", test_not_ready }, { "/publisher/cancelled", test_cancelled },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
