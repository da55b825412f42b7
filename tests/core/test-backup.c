/* Backups: made, checked, thinned out, found again, restored. */
#include <fcntl.h>

#include <glib/gstdio.h>

#include "fab-backup.h"
#include "fab-dump.h"
#include "fab-error.h"
#include "fab-test-document.h"

#define ID     "6ba7b810-9dad-41d1-80b4-00c04fd430c8"
#define HOUR   3600
#define DAY    (24 * HOUR)
#define MONDAY G_GINT64_CONSTANT (1780272000) /* 1 June 2026, 00:00 UTC */

typedef struct {
  char *folder;
  char *document;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) backups = NULL;

  fixture->folder = fab_test_make_folder ();
  fixture->document = fab_test_make_document (fixture->folder, "plan.fabrique");
  backups = fab_backup_list_for_document (fixture->document);
  for (guint i = 0; i < backups->len; i++)
    g_unlink (fab_backup_get_path (g_ptr_array_index (backups, i)));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  fab_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->document);
}

/* Each has other bytes than the one before. */
static void
add (Fixture *fixture, FabBackupReason reason, gint64 now)
{
  g_autoptr (FabBackup) backup = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = g_strdup_printf ("UPDATE actor SET staff = %u", g_random_int () % 1000000000);

  fab_test_sql (fixture->document, sql);
  backup = fab_backup_add (ID, fixture->document, fixture->document, reason, now, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fab_backup_get_time (backup), ==, now);
}

static guint
count (Fixture *fixture)
{
  g_autoptr (GPtrArray) backups = fab_backup_list (ID);

  return backups->len;
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) by_id = NULL;
  g_autoptr (GPtrArray) by_document = NULL;
  FabBackup *latest;

  add (fixture, FAB_BACKUP_TIMED, MONDAY);
  add (fixture, FAB_BACKUP_IMPORT, MONDAY + HOUR);
  by_id = fab_backup_list (ID);
  by_document = fab_backup_list_for_document (fixture->document);
  g_assert_cmpuint (by_id->len, ==, 2);
  g_assert_cmpuint (by_document->len, ==, 2);
  latest = g_ptr_array_index (by_id, 0);
  g_assert_cmpint (fab_backup_get_time (latest), ==, MONDAY + HOUR);
  g_assert_cmpint (fab_backup_get_reason (latest), ==, FAB_BACKUP_IMPORT);
  g_assert_cmpint (fab_backup_get_size (latest), >, 4096);
  g_assert_cmpstr (fab_backup_get_reason_label (latest), ==, "Before an import");
}

static void
test_same_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3; i++) {
    g_autoptr (FabBackup) backup =
        fab_backup_add (ID, fixture->document, fixture->document, FAB_BACKUP_TIMED, MONDAY + i * HOUR, &error);

    g_assert_no_error (error);
  }
  g_assert_cmpuint (count (fixture), ==, 1);
}

static void
test_damaged_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fab_test_sql (fixture->document, "DROP TABLE sheet");
  g_assert_null (fab_backup_add (ID, fixture->document, fixture->document, FAB_BACKUP_TIMED, MONDAY, &error));
  g_assert_error (error, FAB_ERROR, FAB_ERROR_DAMAGED);
  g_assert_cmpuint (count (fixture), ==, 0);
}

/* An id from somebody's file never leads out of the folder. */
static void
test_hostile_id (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FabBackup) backup =
      fab_backup_add ("../../../x", fixture->document, fixture->document, FAB_BACKUP_TIMED, MONDAY, &error);

  g_assert_no_error (error);
  g_assert_nonnull (strstr (fab_backup_get_path (backup), "/fabrique/backups/no-id/"));
  g_unlink (fab_backup_get_path (backup));
}

static void
test_thinned (Fixture *fixture, gconstpointer data)
{
  /* Every half hour of eight hours a day, for ten days. */
  for (guint day = 0; day < 10; day++)
    for (guint minute = 0; minute < 8 * 60; minute += 30)
      add (fixture, FAB_BACKUP_TIMED, MONDAY + day * DAY + 8 * HOUR + minute * 60);
  /* 24 hours are the last three days'; each of the seven days before has its last; of the latest five, two more are not an hour's last. */
  g_assert_cmpuint (count (fixture), ==, 24 + 7 + 2);
}

static void
test_months (Fixture *fixture, gconstpointer data)
{
  for (guint day = 0; day < 100; day++)
    add (fixture, FAB_BACKUP_TIMED, MONDAY + day * DAY);
  /* June to 8 September 2026: the last 30 days, and the last of June and of July; August's is among the 30. */
  g_assert_cmpuint (count (fixture), ==, 32);
}

static void
test_asked_stay (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 10; i++)
    add (fixture, FAB_BACKUP_ASKED, MONDAY + i);
  for (guint i = 0; i < 10; i++)
    add (fixture, FAB_BACKUP_TIMED, MONDAY + 60 + i);
  g_assert_cmpuint (count (fixture), ==, 10 + 5);
}

/* Ten years back: what was just made is not taken for the oldest and thrown away, and what was there stays. */
static void
test_clock_set_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) backups = NULL;
  gboolean found = FALSE;

  for (guint i = 0; i < 30; i++)
    add (fixture, FAB_BACKUP_TIMED, MONDAY + i * HOUR);
  add (fixture, FAB_BACKUP_TIMED, MONDAY - 3650 * DAY);
  backups = fab_backup_list (ID);
  for (guint i = 0; i < backups->len; i++)
    found = found || fab_backup_get_time (g_ptr_array_index (backups, i)) == MONDAY - 3650 * DAY;
  g_assert_true (found);
  g_assert_cmpuint (backups->len, >=, 24);
}

static void
test_preview (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (FabBackupPreview) preview = NULL;
  g_autoptr (GError) error = NULL;

  add (fixture, FAB_BACKUP_TIMED, MONDAY);
  backups = fab_backup_list (ID);
  preview = fab_backup_preview (g_ptr_array_index (backups, 0), &error);
  g_assert_no_error (error);
  g_assert_cmpint (preview->counts[FAB_TABLE_ACTOR], ==, 3);
  g_assert_cmpint (preview->counts[FAB_TABLE_RELATION], ==, 1);
  g_assert_cmpuint (g_strv_length (preview->sentences), ==, 1);
  g_assert_cmpstr (preview->sentences[0], ==, "Add an actor");
}

static void
test_restore (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = fab_test_dump_document (fixture->document, NULL);
  g_autofree char *after = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (fixture->document);
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (FabBackup) backup = NULL;
  g_autoptr (GError) error = NULL;

  backup = fab_backup_add (ID, fixture->document, fixture->document, FAB_BACKUP_TIMED, MONDAY, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (fixture->document, "a damaged document", -1, NULL));
  g_assert_null (fab_test_dump_document (fixture->document, &error));
  g_clear_error (&error);

  fab_backup_restore (backup, file, MONDAY + HOUR, &error);
  g_assert_no_error (error);
  after = fab_test_dump_document (fixture->document, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (after, ==, before);
  /* The damaged one was kept, whatever it is worth. */
  backups = fab_backup_list (ID);
  g_assert_cmpuint (backups->len, ==, 2);
  g_assert_cmpint (fab_backup_get_reason (g_ptr_array_index (backups, 0)), ==, FAB_BACKUP_RESTORE);
  g_assert_cmpint (fab_backup_get_size (g_ptr_array_index (backups, 0)), ==, strlen ("a damaged document"));
}

static void
test_restore_while_open (Fixture *fixture, gconstpointer data)
{
  FabProject *project = fab_test_open (fixture->document);
  g_autoptr (GFile) file = g_file_new_for_path (fixture->document);
  g_autoptr (FabBackup) backup = NULL;
  g_autoptr (GError) error = NULL;

  backup = fab_backup_add (ID, fixture->document, fixture->document, FAB_BACKUP_TIMED, MONDAY, &error);
  g_assert_no_error (error);
  g_assert_false (fab_backup_restore (backup, file, MONDAY, &error));
  g_assert_error (error, FAB_ERROR, FAB_ERROR_BUSY);
  fab_test_close (project);
}

/* The sentence about a damaged document names the way out. */
static void
test_way_out (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  add (fixture, FAB_BACKUP_TIMED, MONDAY);
  fab_test_sql (fixture->document, "DROP TABLE sheet");
  g_assert_null (fab_test_dump_document (fixture->document, &error));
  g_assert_nonnull (strstr (error->message, "backup"));
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/backup/list", test_list },
    { "/backup/same-once", test_same_once },
    { "/backup/damaged-refused", test_damaged_refused },
    { "/backup/hostile-id", test_hostile_id },
    { "/backup/thinned", test_thinned },
    { "/backup/months", test_months },
    { "/backup/asked-stay", test_asked_stay },
    { "/backup/clock-set-back", test_clock_set_back },
    { "/backup/preview", test_preview },
    { "/backup/restore", test_restore },
    { "/backup/restore-while-open", test_restore_while_open },
    { "/backup/way-out", test_way_out },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
