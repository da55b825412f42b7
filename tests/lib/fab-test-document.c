#include "fab-test-document.h"

#include <glib/gstdio.h>

#include "fab-database.h"
#include "fab-dump.h"

static FabRecord *
add_actor (FabStore *store, const char *name, const char *description, GError **error)
{
  return fab_store_insert (store, FAB_TABLE_ACTOR, error, FAB_ACTOR_NAME, FAB_TEXT (name), FAB_ACTOR_KIND,
                           FAB_TEXT ("association"), FAB_ACTOR_DESCRIPTION, FAB_TEXT (description), -1);
}

static gboolean
fill (FabStore *store, gpointer data, GError **error)
{
  FabRecord *one = add_actor (store, "Optim’ism", "Légumes bio, livraison à vélo", error);
  FabRecord *two = add_actor (store, "Biocoop", NULL, error);

  if (one == NULL || two == NULL)
    return FALSE;
  return fab_store_insert (store, FAB_TABLE_RELATION, error, FAB_RELATION_SOURCE, FAB_REF (one), FAB_RELATION_TARGET,
                           FAB_REF (two), FAB_RELATION_LABEL, FAB_TEXT ("livraison"), -1) != NULL;
}

/** fab_test_make_document: (transfer full): the path of a small project, with two actors, a link and a gesture in its journal */
char *
fab_test_make_document (const char *folder, const char *name)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  FabProject *project = fab_project_create (file, FAB_PROJECT_CREATE_NONE, fill, NULL, &error);

  g_assert_no_error (error);
  fab_test_add_actor (fab_project_get_store (project), "La Brosserie française");
  fab_test_close (project);
  return path;
}

/** fab_test_open: (transfer full): opens a document that must open */
FabProject *
fab_test_open (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  FabProject *project = fab_project_open (file, NULL, &error);

  g_assert_no_error (error);
  return project;
}

/* What was begun in a thread still holds its project for a moment after the last word. */
#define LET_GO_SECONDS 20

/** fab_test_finalize: (transfer full): lets go of an object that must end, once the threads that hold it have */
void
fab_test_finalize (gpointer object)
{
  gint64 end = g_get_monotonic_time () + LET_GO_SECONDS * G_USEC_PER_SEC;
  gpointer weak = object;

  g_object_add_weak_pointer (object, &weak);
  g_object_unref (object);
  while (weak != NULL && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_assert_null (weak);
}

/** fab_test_close: (transfer full): closes a project that must close */
void
fab_test_close (FabProject *project)
{
  g_autoptr (GError) error = NULL;

  fab_project_close (project, &error);
  g_assert_no_error (error);
  fab_test_finalize (project);
}

/** fab_test_dump_document: (transfer full) (nullable): the document as canonical text */
char *
fab_test_dump_document (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  FabProject *project = fab_project_open (file, NULL, error);
  char *dump;

  if (project == NULL)
    return NULL;
  dump = fab_dump (fab_project_get_store (project));
  fab_test_close (project);
  return dump;
}

/** fab_test_sql: writes into a file as another program would */
void
fab_test_sql (const char *path, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FabDatabase) database = fab_database_open (path, FAB_DATABASE_CREATE, &error);

  g_assert_no_error (error);
  fab_database_execute (database, sql, &error);
  g_assert_no_error (error);
}

static GBytes *
read_bytes (const char *path, gint64 *modified)
{
  GStatBuf info;
  char *contents;
  gsize length;

  *modified = 0;
  if (g_lstat (path, &info) != 0 || !S_ISREG (info.st_mode) || !g_file_get_contents (path, &contents, &length, NULL))
    return NULL;
  *modified = (gint64)info.st_mtim.tv_sec * 1000000000 + info.st_mtim.tv_nsec;
  return g_bytes_new_take (contents, length);
}

/** fab_test_seal: remembers what @path is like */
void
fab_test_seal (FabTestSeal *seal, const char *path)
{
  seal->path = g_strdup (path);
  seal->bytes = read_bytes (path, &seal->modified);
}

/** fab_test_check_seal: fails where the file isn't as it was, and clears @seal */
void
fab_test_check_seal (FabTestSeal *seal)
{
  gint64 modified;
  g_autoptr (GBytes) now = read_bytes (seal->path, &modified);

  g_assert_cmpint (modified, ==, seal->modified);
  g_assert_true (now == seal->bytes || g_bytes_equal (now, seal->bytes));
  g_clear_pointer (&seal->bytes, g_bytes_unref);
  g_clear_pointer (&seal->path, g_free);
}

/** fab_test_count_files: how many entries a folder has, hidden ones too, but for the sessions' own lock */
guint
fab_test_count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint count = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    count += !g_str_equal (name, ".lock");
  return count;
}

/** fab_test_sessions_folder: (transfer full): where sessions lie in this test */
char *
fab_test_sessions_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "fabrique", "sessions", NULL);
}

/** fab_test_assert_sentence: a sentence for people: it names the file, and ends as a sentence does */
void
fab_test_assert_sentence (const GError *error, const char *name)
{
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, name));
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}
