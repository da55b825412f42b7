/* Whatever somebody hands over: it opens, or a sentence says why not; the file itself is never touched, and nothing is left behind. */
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "fab-database.h"
#include "fab-dump.h"
#include "fab-error.h"
#include "fab-schema-sql.h"
#include "fab-test-document.h"

/* ---- Broken files: each is made from a sound one ---- */

static void
write_at (const char *path, off_t offset, gconstpointer bytes, gsize size)
{
  int fd = open (path, O_WRONLY);

  g_assert_cmpint (pwrite (fd, bytes, size, offset), ==, size);
  close (fd);
}

static void
set_text (const char *path, const char *text)
{
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
make_empty (const char *path)
{
  set_text (path, "");
}

static void
make_short (const char *path)
{
  set_text (path, "SQLite format 3");
}

static void
make_text (const char *path)
{
  g_autofree char *text = g_strnfill (3000, 'x');

  set_text (path, text);
}

static void
make_other_program (const char *path)
{
  g_unlink (path);
  fab_test_sql (path, "CREATE TABLE moz_places (url TEXT); INSERT INTO moz_places VALUES ('about:blank')");
}

static void
make_without_tables (const char *path)
{
  g_unlink (path);
  fab_test_sql (path, "PRAGMA application_id = 0x46616272; PRAGMA user_version = 1000; CREATE TABLE a (b)");
}

static void
make_truncated (const char *path)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (truncate (path, info.st_size / 2), ==, 0);
}

static void
make_view (const char *path)
{
  fab_test_sql (path, "DROP TABLE sheet; CREATE VIEW sheet AS SELECT * FROM actor");
}

static void
make_trigger (const char *path)
{
  fab_test_sql (path, "CREATE TRIGGER t AFTER INSERT ON actor BEGIN DELETE FROM actor; END");
}

static void
make_endless_view (const char *path)
{
  fab_test_sql (
      path, "DROP TABLE sheet; CREATE VIEW sheet AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
            "SELECT i AS key FROM n");
}

static void
make_endless_generated (const char *path)
{
  fab_test_sql (path, "CREATE TABLE extra (a TEXT, b TEXT AS (replace (hex (zeroblob (100000000)), '0', '1'))) STRICT");
}

static void
make_virtual_table (const char *path)
{
  fab_test_sql (path, "CREATE VIRTUAL TABLE v USING fts5 (t)");
}

static void
make_utf16 (const char *path)
{
  g_unlink (path);
  fab_test_sql (
      path,
      "PRAGMA encoding = 'UTF-16'; PRAGMA application_id = 0x46616272; PRAGMA user_version = 1000; CREATE TABLE a (b)");
}

static void
make_orphan (const char *path)
{
  fab_test_sql (path, "PRAGMA foreign_keys = OFF; UPDATE relation SET target = 42");
}

static void
make_invalid_utf8 (const char *path)
{
  fab_test_sql (path, "UPDATE actor SET name = CAST (x'4CC328' AS TEXT) WHERE name = 'Biocoop'");
}

static void
make_nul (const char *path)
{
  fab_test_sql (path, "UPDATE actor SET name = 'Bio' || char (0) || 'coop' WHERE name = 'Biocoop'");
}

static void
make_infinite (const char *path)
{
  fab_test_sql (path, "INSERT INTO map_position SELECT 77, key, NULL, NULL, 9e999, 0, 0 FROM actor LIMIT 1");
}

static void
make_long_text (const char *path)
{
  fab_test_sql (path, "UPDATE actor SET description = printf ('%.*c', 2000000, 'x')");
}

static void
make_negative_key (const char *path)
{
  fab_test_sql (path, "INSERT INTO tag (key, name) VALUES (-1, 'x')");
}

static void
make_newer_major (const char *path)
{
  fab_test_sql (path, "PRAGMA user_version = 2000; CREATE TABLE later (a TEXT) STRICT");
}

static void
make_older_than_any (const char *path)
{
  fab_test_sql (path, "PRAGMA user_version = 3");
}

static void
make_hot_journal (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  set_text (journal, "half a transaction of another program");
}

static void
make_hot_wal (const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);

  set_text (wal, "half a transaction of another program");
}

static void
make_bad_page_size (const char *path)
{
  write_at (path, 16, "\x03\x01", 2);
}

static void
make_missing_index (const char *path)
{
  fab_test_sql (path, "DROP INDEX relation_by_source");
}

/* A row's header says how long each value is; this one says two gigabytes, in the five bytes of a varint. */
static void
make_huge_cell (const char *path)
{
  static const guint8 varint[] = { 0x90, 0x80, 0x80, 0x80, 0x0d };
  gsize header = fab_table_get (FAB_TABLE_ACTOR)->n_fields + 2;
  g_autofree char *contents = NULL;
  gsize length;
  char *name;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  name = memmem (contents, length, "Biocoopassociation", strlen ("Biocoopassociation"));
  g_assert_nonnull (name);
  g_assert_cmpint (name[-(gssize)header], ==, header);
  write_at (path, name - contents - header + 2, varint, sizeof varint);
}

static void
make_directory (const char *path)
{
  g_unlink (path);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
}

static void
make_fifo (const char *path)
{
  g_unlink (path);
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
}

static void
make_device_link (const char *path)
{
  g_unlink (path);
  g_assert_cmpint (symlink ("/dev/zero", path), ==, 0);
}

static void
make_dangling_link (const char *path)
{
  g_unlink (path);
  g_assert_cmpint (symlink ("nowhere.fabrique", path), ==, 0);
}

static void
make_link_circle (const char *path)
{
  g_unlink (path);
  g_assert_cmpint (symlink ("bad.fabrique", path), ==, 0);
}

static void
make_missing (const char *path)
{
  g_unlink (path);
}

typedef struct {
  const char *name;
  void (*make) (const char *path);
  gint code; /* a FabError */
} Broken;

static const Broken broken[] = {
  { "empty", make_empty, FAB_ERROR_NOT_A_PROJECT },
  { "short", make_short, FAB_ERROR_NOT_A_PROJECT },
  { "text", make_text, FAB_ERROR_NOT_A_PROJECT },
  { "other-program", make_other_program, FAB_ERROR_NOT_A_PROJECT },
  { "without-tables", make_without_tables, FAB_ERROR_DAMAGED },
  { "truncated", make_truncated, FAB_ERROR_DAMAGED },
  { "view", make_view, FAB_ERROR_DAMAGED },
  { "trigger", make_trigger, FAB_ERROR_DAMAGED },
  { "endless-view", make_endless_view, FAB_ERROR_DAMAGED },
  { "endless-generated", make_endless_generated, FAB_ERROR_DAMAGED },
  { "virtual-table", make_virtual_table, FAB_ERROR_DAMAGED },
  { "missing-index", make_missing_index, FAB_ERROR_DAMAGED },
  { "utf16", make_utf16, FAB_ERROR_DAMAGED },
  { "orphan", make_orphan, FAB_ERROR_DAMAGED },
  { "huge-cell", make_huge_cell, FAB_ERROR_DAMAGED },
  { "invalid-utf8", make_invalid_utf8, FAB_ERROR_DAMAGED },
  { "nul", make_nul, FAB_ERROR_DAMAGED },
  { "infinite", make_infinite, FAB_ERROR_DAMAGED },
  { "long-text", make_long_text, FAB_ERROR_DAMAGED },
  { "negative-key", make_negative_key, FAB_ERROR_DAMAGED },
  { "bad-page-size", make_bad_page_size, FAB_ERROR_DAMAGED },
  { "older-than-any", make_older_than_any, FAB_ERROR_DAMAGED },
  { "newer-major", make_newer_major, FAB_ERROR_NEWER },
  { "hot-journal", make_hot_journal, FAB_ERROR_BUSY },
  { "hot-wal", make_hot_wal, FAB_ERROR_BUSY },
  { "directory", make_directory, FAB_ERROR_NOT_A_PROJECT },
  { "fifo", make_fifo, FAB_ERROR_NOT_A_PROJECT },
  { "device", make_device_link, FAB_ERROR_NOT_A_PROJECT },
  { "dangling-link", make_dangling_link, FAB_ERROR_NOT_A_PROJECT },
  { "link-circle", make_link_circle, FAB_ERROR_NOT_A_PROJECT },
  { "missing", make_missing, FAB_ERROR_NOT_FOUND },
};

static void
assert_nothing_left (void)
{
  g_autofree char *sessions = fab_test_sessions_folder ();

  g_assert_cmpuint (fab_test_count_files (sessions), ==, 0);
}

/* Whatever comes out, it comes out soon. */
static void
test_refused (gconstpointer data)
{
  const Broken *what = data;
  g_autofree char *folder = fab_test_make_folder ();
  g_autofree char *path = fab_test_make_document (folder, "bad.fabrique");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  gint64 start;
  FabTestSeal seal;
  guint n_files;

  what->make (path);
  fab_test_seal (&seal, path);
  n_files = fab_test_count_files (folder);
  start = g_get_monotonic_time ();
  g_assert_null (fab_project_open (file, NULL, &error));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC / 2);
  g_test_message ("%s", error->message);
  g_assert_error (error, FAB_ERROR, what->code);
  fab_test_assert_sentence (error, what->make == make_device_link ? "zero" : "bad.fabrique");
  fab_test_check_seal (&seal);
  g_assert_cmpuint (fab_test_count_files (folder), ==, n_files);
  assert_nothing_left ();
  fab_test_remove_folder (folder);
}

/* ---- Unusual files that are sound ---- */

static void
assert_opens_like (const char *path, const char *expected)
{
  g_autoptr (GError) error = NULL;
  FabTestSeal seal;
  g_autofree char *dump = NULL;

  fab_test_seal (&seal, path);
  dump = fab_test_dump_document (path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dump, ==, expected);
  fab_test_check_seal (&seal);
}

static void
test_page_size (void)
{
  g_autofree char *folder = fab_test_make_folder ();
  g_autofree char *path = fab_test_make_document (folder, "large-pages.fabrique");
  g_autofree char *dump = fab_test_dump_document (path, NULL);

  fab_test_sql (path, "PRAGMA page_size = 65536; VACUUM");
  assert_opens_like (path, dump);
  fab_test_sql (path, "PRAGMA page_size = 512; VACUUM");
  assert_opens_like (path, dump);
  fab_test_remove_folder (folder);
}

static void
test_wal_header (void)
{
  g_autofree char *folder = fab_test_make_folder ();
  g_autofree char *path = fab_test_make_document (folder, "wal.fabrique");
  g_autofree char *dump = fab_test_dump_document (path, NULL);

  fab_test_sql (path, "PRAGMA journal_mode = WAL");
  assert_opens_like (path, dump);
  g_assert_cmpuint (fab_test_count_files (folder), ==, 1);
  fab_test_remove_folder (folder);
}

static void
test_symlink (void)
{
  g_autofree char *folder = fab_test_make_folder ();
  g_autofree char *path = fab_test_make_document (folder, "real.fabrique");
  g_autofree char *link = g_build_filename (folder, "link.fabrique", NULL);
  g_autofree char *resolved = NULL;
  FabProject *project;

  g_assert_cmpint (symlink ("real.fabrique", link), ==, 0);
  project = fab_test_open (link);
  resolved = g_file_get_path (fab_project_get_file (project));
  g_assert_cmpstr (resolved, ==, path);
  fab_test_add_actor (fab_project_get_store (project), "Through a link");
  fab_test_close (project);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  project = fab_test_open (path);
  g_assert_cmpuint (fab_store_get_count (fab_project_get_store (project), FAB_TABLE_ACTOR), ==, 4);
  fab_test_close (project);
  fab_test_remove_folder (folder);
}

static void
test_unknown_choice (void)
{
  g_autofree char *folder = fab_test_make_folder ();
  g_autofree char *path = fab_test_make_document (folder, "choice.fabrique");
  g_autofree char *dump = NULL;

  fab_test_sql (path, "UPDATE actor SET kind = 'spaceship' WHERE name = 'Biocoop'");
  dump = fab_test_dump_document (path, NULL);
  g_assert_nonnull (strstr (dump, "spaceship"));
  fab_test_remove_folder (folder);
}

/* ---- Newer versions ---- */

static const char newer_minor[] = "PRAGMA user_version = 1001; "
                                  "ALTER TABLE actor ADD COLUMN later TEXT; "
                                  "CREATE TABLE later (key INTEGER PRIMARY KEY, name TEXT UNIQUE) STRICT; "
                                  "CREATE INDEX later_by_name ON later (name)";

static void
test_newer_minor (void)
{
  g_autofree char *folder = fab_test_make_folder ();
  g_autofree char *path = fab_test_make_document (folder, "newer.fabrique");
  g_autoptr (GError) error = NULL;
  FabTestSeal seal;
  FabProject *project;
  FabStore *store;

  fab_test_sql (path, newer_minor);
  fab_test_seal (&seal, path);
  project = fab_test_open (path);
  store = fab_project_get_store (project);
  g_assert_true (fab_project_get_read_only (project));
  g_assert_cmpuint (fab_store_get_count (store, FAB_TABLE_ACTOR), ==, 3);
  fab_store_begin (store, "Edit");
  fab_store_insert (store, FAB_TABLE_TAG, &error, FAB_TAG_NAME, FAB_TEXT ("new"), -1);
  g_assert_no_error (error);
  g_assert_false (fab_store_commit (store, &error));
  g_assert_error (error, FAB_ERROR, FAB_ERROR_READ_ONLY);
  g_assert_cmpuint (fab_store_get_count (store, FAB_TABLE_TAG), ==, 0);
  fab_test_close (project);
  fab_test_check_seal (&seal);
  fab_test_remove_folder (folder);
}

static void
test_newer_minor_with_trigger (void)
{
  g_autofree char *folder = fab_test_make_folder ();
  g_autofree char *path = fab_test_make_document (folder, "newer.fabrique");
  g_autoptr (GError) error = NULL;

  fab_test_sql (path, newer_minor);
  make_trigger (path);
  g_assert_null (fab_test_dump_document (path, &error));
  g_assert_error (error, FAB_ERROR, FAB_ERROR_DAMAGED);
  fab_test_remove_folder (folder);
}

/* ---- One flipped byte in each page ---- */

static void
try_flip (const char *path, const guint8 *contents, gsize offset, guint counts[3], const char *sound)
{
  guint8 flipped = contents[offset] ^ 0x55;
  g_autoptr (GError) error = NULL;
  g_autofree char *dump = NULL;

  write_at (path, offset, &flipped, 1);
  dump = fab_test_dump_document (path, &error);
  if (dump == NULL)
    fab_test_assert_sentence (error, "flipped.fabrique");
  counts[dump == NULL ? 0 : g_str_equal (dump, sound) ? 1 : 2]++;
  write_at (path, offset, &contents[offset], 1);
}

static void
test_flipped (void)
{
  g_autofree char *folder = fab_test_make_folder ();
  g_autofree char *path = fab_test_make_document (folder, "flipped.fabrique");
  g_autofree char *sound = fab_test_dump_document (path, NULL);
  g_autofree char *contents = NULL;
  guint counts[3] = { 0 };
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  /* The page's type and cell count, its last cell, and somewhere in between. */
  for (gsize page = 0; page < length; page += 4096) {
    try_flip (path, (guint8 *)contents, page + (page == 0 ? 100 : 0), counts, sound);
    try_flip (path, (guint8 *)contents, page + 4096 - 1 - page / 4096 % 40, counts, sound);
  }
  g_test_message ("%u refused, %u the same, %u with another text", counts[0], counts[1], counts[2]);
  g_assert_cmpuint (counts[0], >, length / 4096 / 2);
  assert_nothing_left ();
  fab_test_remove_folder (folder);
}

/* ---- Upgrades ---- */

/* Each released version left a document; all of them open. */
static void
test_fixtures (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "core", "fixtures", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_opened = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autoptr (GError) error = NULL;
    g_autofree char *dump = fab_test_dump_document (path, &error);

    g_assert_no_error (error);
    g_assert_nonnull (strstr (dump, "Optim’ism"));
    n_opened++;
  }
  g_assert_cmpuint (n_opened, >=, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++) {
    g_autofree char *name = g_strconcat ("/intake/refused/", broken[i].name, NULL);

    g_test_add_data_func (name, &broken[i], test_refused);
  }
  g_test_add_func ("/intake/page-size", test_page_size);
  g_test_add_func ("/intake/wal-header", test_wal_header);
  g_test_add_func ("/intake/symlink", test_symlink);
  g_test_add_func ("/intake/unknown-choice", test_unknown_choice);
  g_test_add_func ("/intake/newer-minor", test_newer_minor);
  g_test_add_func ("/intake/newer-minor-with-trigger", test_newer_minor_with_trigger);
  g_test_add_func ("/intake/flipped", test_flipped);
  g_test_add_func ("/intake/fixtures", test_fixtures);
  return g_test_run ();
}
