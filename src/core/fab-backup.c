#include "fab-backup.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "fab-backup-private.h"
#include "fab-database.h"
#include "fab-error.h"
#include "fab-inspect.h"
#include "fab-intake.h"
#include "fab-replace.h"
#include "fab-schema.h"
#include "fab-session.h"

#define SUFFIX            ".fabrique"
#define PREVIEW_SENTENCES 5

G_DEFINE_FINAL_TYPE (FabBackup, fab_backup, G_TYPE_OBJECT)

static const struct {
  const char *code; /* in the file's name */
  const char *label;
} reasons[FAB_BACKUP_N_REASONS] = {
  [FAB_BACKUP_TIMED] = { "timed", N_ ("While working") },
  [FAB_BACKUP_ASKED] = { "asked", N_ ("On request") },
  [FAB_BACKUP_IMPORT] = { "import", N_ ("Before an import") },
  [FAB_BACKUP_MERGE] = { "merge", N_ ("Before a merge") },
  [FAB_BACKUP_UPGRADE] = { "upgrade", N_ ("Before an upgrade") },
  [FAB_BACKUP_RESTORE] = { "restore", N_ ("Before a backup was restored") },
  [FAB_BACKUP_CONFLICT] = { "conflict", N_ ("Before another version took its place") },
};

static void
fab_backup_finalize (GObject *object)
{
  g_free (FAB_BACKUP (object)->path);
  G_OBJECT_CLASS (fab_backup_parent_class)->finalize (object);
}

static void
fab_backup_class_init (FabBackupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fab_backup_finalize;
}

static void
fab_backup_init (FabBackup *self)
{
}

/* ---- Where backups lie ---- */

static char *
backups_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "fabrique", "backups", NULL);
}

/* Two copies of one project have one id; their backups must not push each other out. */
static char *
document_folder_name (const char *document)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, document, -1);

  return g_strndup (sum, 16);
}

/* The id comes out of somebody's file: only a UUID becomes part of a path. */
static char *
project_folder (const char *project_id)
{
  g_autofree char *root = backups_folder ();
  gboolean valid = project_id != NULL && g_uuid_string_is_valid (project_id);

  return g_build_filename (root, valid ? project_id : "no-id", NULL);
}

static char *
document_folder (const char *project_id, const char *document)
{
  g_autofree char *project = project_folder (project_id);
  g_autofree char *name = document_folder_name (document);

  return g_build_filename (project, name, NULL);
}

/* ---- Names: 000042-20260603T141502Z-timed-0123456789abcdef.fabrique ---- */

static int
find_reason (const char *code)
{
  for (guint r = 0; r < FAB_BACKUP_N_REASONS; r++)
    if (g_str_equal (reasons[r].code, code))
      return r;
  return -1;
}

static gboolean
parse_time (const char *text, gint64 *time)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) parsed = g_date_time_new_from_iso8601 (text, utc);

  if (parsed == NULL)
    return FALSE;
  *time = g_date_time_to_unix (parsed);
  return TRUE;
}

static FabBackup *
backup_from_name (const char *folder, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "-", 5);
  g_autoptr (FabBackup) self = NULL;
  FabFileMark mark;
  int reason;
  gint64 time;

  if (!g_str_has_suffix (name, SUFFIX) || g_strv_length (parts) != 4 || !parse_time (parts[1], &time))
    return NULL;
  reason = find_reason (parts[2]);
  if (reason < 0)
    return NULL;
  self = g_object_new (FAB_TYPE_BACKUP, NULL);
  self->path = g_build_filename (folder, name, NULL);
  self->sequence = g_ascii_strtoull (parts[0], NULL, 10);
  self->time = time;
  self->reason = reason;
  self->digest = g_ascii_strtoull (parts[3], NULL, 16);
  if (!fab_file_stat_at (AT_FDCWD, self->path, &mark) || mark.size < 0)
    return NULL;
  self->size = mark.size;
  return g_steal_pointer (&self);
}

static char *
make_name (guint64 sequence, gint64 now, FabBackupReason reason, guint64 digest)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (now);
  g_autofree char *text = g_date_time_format (time, "%Y%m%dT%H%M%SZ");

  return g_strdup_printf ("%06" G_GUINT64_FORMAT "-%s-%s-%016" G_GINT64_MODIFIER "x" SUFFIX, sequence, text,
                          reasons[reason].code, digest);
}

/* ---- Lists ---- */

static void
add_from_folder (GPtrArray *backups, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    FabBackup *backup = backup_from_name (folder, name);

    if (backup != NULL)
      g_ptr_array_add (backups, backup);
  }
}

/* By number, not by time: a clock that was set back makes the latest backup look old. */
static int
compare_sequence (gconstpointer a, gconstpointer b)
{
  const FabBackup *one = *(FabBackup *const *)a;
  const FabBackup *two = *(FabBackup *const *)b;

  return one->sequence < two->sequence ? 1 : one->sequence > two->sequence ? -1 : 0;
}

static int
compare_time (gconstpointer a, gconstpointer b)
{
  const FabBackup *one = *(FabBackup *const *)a;
  const FabBackup *two = *(FabBackup *const *)b;

  if (one->time != two->time)
    return one->time < two->time ? 1 : -1;
  return compare_sequence (a, b);
}

static GPtrArray *
list_folder (const char *folder)
{
  GPtrArray *backups = g_ptr_array_new_with_free_func (g_object_unref);

  add_from_folder (backups, folder);
  g_ptr_array_sort (backups, compare_sequence);
  return backups;
}

/**
 * fab_backup_list:
 * @project_id: the project's setting "project_id"
 *
 * Returns: (transfer full) (element-type FabBackup): the backups of all copies of the project on this computer, latest first
 */
GPtrArray *
fab_backup_list (const char *project_id)
{
  GPtrArray *backups = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *project = project_folder (project_id);
  g_autoptr (GDir) dir = g_dir_open (project, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *folder = g_build_filename (project, name, NULL);

    add_from_folder (backups, folder);
  }
  g_ptr_array_sort (backups, compare_time);
  return backups;
}

/**
 * fab_backup_list_for_document:
 * @document: the absolute path of a document, which may be damaged or gone
 *
 * Returns: (transfer full) (element-type FabBackup): the backups made of the document at that path, latest first
 */
GPtrArray *
fab_backup_list_for_document (const char *document)
{
  GPtrArray *backups = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *root = backups_folder ();
  g_autofree char *name = document_folder_name (document);
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);
  const char *project;

  while (dir != NULL && (project = g_dir_read_name (dir)) != NULL) {
    g_autofree char *folder = g_build_filename (root, project, name, NULL);

    add_from_folder (backups, folder);
  }
  g_ptr_array_sort (backups, compare_time);
  return backups;
}

/* ---- Adding ---- */

static gboolean
copy_into (const char *source, const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *part = g_strconcat (".", name, ".part", NULL);
  FabFileMark none = FAB_FILE_MARK_NONE;
  FabFileMark mark;
  FabReplace replace = { .source = source, .target = path, .part = part, .expected = &none };

  return fab_replace (&replace, &mark, error);
}

/* A version that is kept because another takes its place is kept as it is; every other backup must be one that opens. */
static gboolean
verify (const char *path, FabBackupReason reason, GError **error)
{
  if (reason == FAB_BACKUP_CONFLICT || reason == FAB_BACKUP_RESTORE ||
      fab_inspect (path, path, FAB_SCHEMA_VERSION, NULL, error))
    return TRUE;
  g_unlink (path);
  return FALSE;
}

static FabBackup *
add_to_folder (const char *folder, const char *source, FabBackupReason reason, gint64 now, GError **error)
{
  g_autoptr (GPtrArray) present = list_folder (folder);
  FabBackup *latest = present->len > 0 ? g_ptr_array_index (present, 0) : NULL;
  FabFileMark mark = FAB_FILE_MARK_NONE;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  if (!fab_file_mark_at (AT_FDCWD, source, &mark) || mark.size < 0) {
    fab_file_set_write_error (error, errno, source);
    return NULL;
  }
  if (latest != NULL && latest->digest == mark.digest && latest->size == mark.size && reason != FAB_BACKUP_ASKED)
    return g_object_ref (latest);
  name = make_name (latest != NULL ? latest->sequence + 1 : 1, now, reason, mark.digest);
  path = g_build_filename (folder, name, NULL);
  if (!copy_into (source, path, error) || !verify (path, reason, error))
    return NULL;
  return backup_from_name (folder, name);
}

/**
 * fab_backup_add:
 * @project_id: (nullable): the project's setting "project_id"
 * @document: the absolute path of the document
 * @source: a finished file to copy
 * @now: seconds since 1970
 *
 * Copies @source, inspects the copy, and thins out the older backups of the document. Where the latest backup is the same, it is that one.
 *
 * Returns: (transfer full): the backup; or %NULL with @error set
 */
FabBackup *
fab_backup_add (const char *project_id, const char *document, const char *source, FabBackupReason reason, gint64 now,
                GError **error)
{
  g_autofree char *folder = document_folder (project_id, document);
  FabBackup *backup;

  if (g_mkdir_with_parents (folder, 0700) != 0) {
    fab_file_set_write_error (error, errno, folder);
    return NULL;
  }
  backup = add_to_folder (folder, source, reason, now, error);
  if (backup != NULL) {
    g_autoptr (GPtrArray) all = list_folder (folder);

    fab_backup_thin (all);
  }
  return backup;
}

/* ---- One backup ---- */

const char *
fab_backup_get_path (FabBackup *self)
{
  return self->path;
}

/** fab_backup_get_time: in seconds since 1970 */
gint64
fab_backup_get_time (FabBackup *self)
{
  return self->time;
}

/** fab_backup_get_size: in bytes */
gint64
fab_backup_get_size (FabBackup *self)
{
  return self->size;
}

FabBackupReason
fab_backup_get_reason (FabBackup *self)
{
  return self->reason;
}

/** fab_backup_get_reason_label: why it was made, translated */
const char *
fab_backup_get_reason_label (FabBackup *self)
{
  return _ (reasons[self->reason].label);
}

static gboolean
count_records (FabDatabase *database, FabBackupPreview *preview, GError **error)
{
  for (guint t = 0; t < FAB_N_TABLES; t++) {
    g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM \"%s\"", fab_table_get (t)->name);

    if (!fab_database_read_integer (database, sql, &preview->counts[t], error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_sentences (FabDatabase *database, FabBackupPreview *preview, GError **error)
{
  g_autoptr (FabStatement) rows =
      fab_database_prepare (database, "SELECT sentence FROM gesture ORDER BY id DESC", error);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean has_row = rows != NULL;

  for (guint i = 0; i < PREVIEW_SENTENCES && has_row; i++) {
    if (!fab_statement_step (rows, &has_row, error))
      return FALSE;
    if (has_row)
      g_strv_builder_add (builder, fab_statement_get_text (rows, 0));
  }
  preview->sentences = g_strv_builder_end (builder);
  return rows != NULL;
}

/**
 * fab_backup_preview:
 *
 * Inspects the backup as somebody's file. Meant to be called in a thread for large projects.
 *
 * Returns: (transfer full): what it holds; or %NULL with @error set where it can't be restored
 */
FabBackupPreview *
fab_backup_preview (FabBackup *self, GError **error)
{
  g_autoptr (FabBackupPreview) preview = g_new0 (FabBackupPreview, 1);
  g_autoptr (FabDatabase) database = NULL;

  if (!fab_inspect (self->path, self->path, FAB_SCHEMA_VERSION, NULL, error))
    return NULL;
  database = fab_database_open (self->path, FAB_DATABASE_READ_ONLY | FAB_DATABASE_UNTRUSTED, error);
  if (database == NULL || !count_records (database, preview, error) || !read_sentences (database, preview, error))
    return NULL;
  return g_steal_pointer (&preview);
}

void
fab_backup_preview_free (FabBackupPreview *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->sentences);
  g_free (self);
}

/* ---- Restoring ---- */

/* The id under which the document's backups lie is the backup's own folder's. */
static char *
get_project_id (FabBackup *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *project = g_path_get_dirname (folder);

  return g_path_get_basename (project);
}

static gboolean
keep_present (FabBackup *self, const char *document, gint64 now, GError **error)
{
  g_autofree char *id = get_project_id (self);
  g_autoptr (FabBackup) kept = NULL;

  if (!g_file_test (document, G_FILE_TEST_EXISTS))
    return TRUE;
  kept = fab_backup_add (id, document, document, FAB_BACKUP_RESTORE, now, error);
  return kept != NULL;
}

static gboolean
restore_in_session (FabBackup *self, FabSession *session, gint64 now, GError **error)
{
  const char *document = fab_session_get_document_path (session);
  g_autofree char *copy = fab_session_get_path (session, "restore.db");
  g_autofree char *part = fab_session_get_part_name (session);
  FabReplace replace = { .source = copy, .target = document, .part = part };
  FabFileMark mark;

  /* Copied first: keeping the present version may thin out the very backup that is wanted. */
  return copy_into (self->path, copy, error) && fab_inspect (copy, self->path, FAB_SCHEMA_VERSION, NULL, error) &&
         keep_present (self, document, now, error) && fab_replace (&replace, &mark, error);
}

/**
 * fab_backup_restore:
 * @document: which file to put the backup in place of; it must not be open
 * @now: seconds since 1970
 *
 * What the document holds now becomes a backup itself, first.
 *
 * Returns: %FALSE with @error set, and the document as it was; %FAB_ERROR_BUSY where it is open
 */
gboolean
fab_backup_restore (FabBackup *self, GFile *document, gint64 now, GError **error)
{
  g_autofree char *path = fab_intake_resolve (document, error);
  g_autoptr (FabSession) session = path != NULL ? fab_session_new (path, error) : NULL;
  gboolean restored;

  if (session == NULL)
    return FALSE;
  restored = restore_in_session (self, session, now, error);
  fab_session_discard (session);
  return restored;
}
