#include "fab-publisher.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "fab-error.h"
#include "fab-replace.h"
#include "fab-snapshot.h"

#define BACKUP_DELAY (10 * 60 * G_USEC_PER_SEC)

struct _FabPublisher {
  GObject parent_instance;

  GMutex mutex; /* one publishes at a time; guards what follows */
  FabSession *session;
  char *project_id;
  gboolean stopped;
  gboolean first_kept; /* the version that was opened has its backup */
  gint64 last_backup;  /* monotonic: setting the clock changes nothing */
  gint64 backup_delay; /* microseconds */
  FabPublisherClock clock;
  gpointer clock_data;
};

G_DEFINE_FINAL_TYPE (FabPublisher, fab_publisher, G_TYPE_OBJECT)

static void
fab_publisher_finalize (GObject *object)
{
  FabPublisher *self = FAB_PUBLISHER (object);

  g_mutex_clear (&self->mutex);
  g_clear_object (&self->session);
  g_free (self->project_id);
  G_OBJECT_CLASS (fab_publisher_parent_class)->finalize (object);
}

static void
fab_publisher_class_init (FabPublisherClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fab_publisher_finalize;
}

static gint64
real_time (gpointer data)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static void
fab_publisher_init (FabPublisher *self)
{
  g_mutex_init (&self->mutex);
  self->clock = real_time;
  self->backup_delay = BACKUP_DELAY;
  self->last_backup = g_get_monotonic_time ();
}

/**
 * fab_publisher_new:
 * @session: a locked session with a work copy
 * @project_id: (nullable): under which the project's backups lie
 */
FabPublisher *
fab_publisher_new (FabSession *session, const char *project_id)
{
  FabPublisher *self = g_object_new (FAB_TYPE_PUBLISHER, NULL);

  self->session = g_object_ref (session);
  self->project_id = g_strdup (project_id);
  return self;
}

/** fab_publisher_set_clock: for tests: another clock than the machine's; before anything is published */
void
fab_publisher_set_clock (FabPublisher *self, FabPublisherClock clock, gpointer data)
{
  self->clock = clock;
  self->clock_data = data;
}

/** fab_publisher_set_backup_delay: how long between two timed backups */
void
fab_publisher_set_backup_delay (FabPublisher *self, gint64 microseconds)
{
  self->backup_delay = microseconds;
}

/** fab_publisher_get_time: what the clock says, in seconds since 1970 */
gint64
fab_publisher_get_time (FabPublisher *self)
{
  return self->clock (self->clock_data);
}

/** fab_publisher_stop: waits for what is being done; whatever is asked from now on is cancelled */
void
fab_publisher_stop (FabPublisher *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->stopped = TRUE;
}

/* ---- Backups ---- */

static gboolean
back_up (FabPublisher *self, const char *source, FabBackupReason reason, GError **error)
{
  g_autoptr (FabBackup) backup = fab_backup_add (self->project_id, fab_session_get_document_path (self->session),
                                                 source, reason, fab_publisher_get_time (self), error);

  if (backup != NULL)
    self->last_backup = g_get_monotonic_time ();
  return backup != NULL;
}

/* Publishing goes on where there is no room for a backup: what was just edited matters more. */
static void
back_up_if_possible (FabPublisher *self, const char *source)
{
  g_autoptr (GError) error = NULL;

  if (!back_up (self, source, FAB_BACKUP_TIMED, &error))
    g_info ("No backup was made: %s", error->message);
}

/* The document as it was received, before the first edit changes it. */
static void
keep_first_version (FabPublisher *self)
{
  const char *document = fab_session_get_document_path (self->session);

  if (!self->first_kept && g_file_test (document, G_FILE_TEST_IS_REGULAR))
    back_up_if_possible (self, document);
  self->first_kept = TRUE;
}

static void
keep_if_due (FabPublisher *self, const char *snapshot)
{
  if (g_get_monotonic_time () - self->last_backup >= self->backup_delay)
    back_up_if_possible (self, snapshot);
}

/* ---- Publishing ---- */

static char *
take_snapshot (FabPublisher *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *work = fab_session_get_work_path (self->session);
  g_autofree char *snapshot = fab_session_get_path (self->session, "publish.db");

  if (self->stopped) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The project is closed."));
    return NULL;
  }
  return fab_snapshot_write (work, snapshot, cancellable, error) ? g_steal_pointer (&snapshot) : NULL;
}

/* The document is what is expected, and is about to be replaced. */
static gboolean
on_ready (const FabFileMark *next, gpointer data, GError **error)
{
  FabPublisher *self = data;

  keep_first_version (self);
  return fab_session_write_next (self->session, next, error);
}

/* Notes the document's new state even where an error follows its replacement; a note that can't be written costs a question after a
 * crash, no more. */
static void
note_published (FabPublisher *self, const char *snapshot, const FabFileMark *mark)
{
  g_autofree char *edits = fab_session_read_edits (snapshot, NULL);
  g_autoptr (GError) error = NULL;

  if (!fab_session_write_published (self->session, mark, edits, &error))
    g_info ("What was published could not be noted: %s", error->message);
}

static gboolean
place (FabPublisher *self, const char *snapshot, const FabFileMark *expected, GCancellable *cancellable, GError **error)
{
  g_autofree char *part = fab_session_get_part_name (self->session);
  FabFileMark mark = FAB_FILE_MARK_NONE;
  FabReplace replace = {
    .source = snapshot,
    .target = fab_session_get_document_path (self->session),
    .part = part,
    .expected = expected,
    .ready = on_ready,
    .data = self,
    .cancellable = cancellable,
  };
  gboolean placed = fab_replace (&replace, &mark, error);

  if (mark.size >= 0)
    note_published (self, snapshot, &mark);
  return placed;
}

/**
 * fab_publisher_publish:
 *
 * Blocks while it writes: some tenths of a second for a large project.
 *
 * Returns: %FALSE with @error set, and the document as it was: %FAB_ERROR_CHANGED where somebody else changed it, %FAB_ERROR_READ_ONLY,
 * %FAB_ERROR_NOT_FOUND (its folder is gone), %FAB_ERROR_DATABASE (disk full, I/O error)
 */
gboolean
fab_publisher_publish (FabPublisher *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autofree char *snapshot = take_snapshot (self, cancellable, error);
  FabFileMark expected;
  gboolean placed;

  if (snapshot == NULL)
    return FALSE;
  fab_session_get_mark (self->session, &expected);
  placed = place (self, snapshot, &expected, cancellable, error);
  if (placed)
    keep_if_due (self, snapshot);
  g_unlink (snapshot);
  return placed;
}

static gboolean
keep_their_version (FabPublisher *self, GError **error)
{
  const char *document = fab_session_get_document_path (self->session);

  return !g_file_test (document, G_FILE_TEST_IS_REGULAR) || back_up (self, document, FAB_BACKUP_CONFLICT, error);
}

/**
 * fab_publisher_overwrite:
 *
 * Publishes over somebody else's change. Their version becomes a backup first; where that fails, nothing is overwritten.
 */
gboolean
fab_publisher_overwrite (FabPublisher *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autofree char *snapshot = take_snapshot (self, cancellable, error);
  gboolean placed;

  if (snapshot == NULL)
    return FALSE;
  placed = keep_their_version (self, error) && place (self, snapshot, NULL, cancellable, error);
  g_unlink (snapshot);
  return placed;
}

/**
 * fab_publisher_save_copy:
 * @target: an absolute path; what is there is replaced
 *
 * Writes the work copy elsewhere; the project stays where it is.
 */
gboolean
fab_publisher_save_copy (FabPublisher *self, const char *target, GCancellable *cancellable, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autofree char *snapshot = take_snapshot (self, cancellable, error);
  g_autofree char *part = fab_session_get_part_name (self->session);
  FabReplace replace = { .source = snapshot, .target = target, .part = part, .cancellable = cancellable };
  FabFileMark mark;
  gboolean saved = snapshot != NULL && fab_replace (&replace, &mark, error);

  if (snapshot != NULL)
    g_unlink (snapshot);
  return saved;
}

/**
 * fab_publisher_move_to:
 * @target: an absolute path; what is there is replaced
 *
 * Writes the work copy there, and publishes there from now on. The file at the old place stays as it is.
 */
gboolean
fab_publisher_move_to (FabPublisher *self, const char *target, GCancellable *cancellable, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autofree char *before = g_strdup (fab_session_get_document_path (self->session));
  g_autofree char *snapshot = take_snapshot (self, cancellable, error);
  FabFileMark mark;
  gboolean placed;

  if (snapshot == NULL)
    return FALSE;
  fab_session_get_mark (self->session, &mark);
  placed = fab_session_set_document (self->session, target, error) && place (self, snapshot, NULL, cancellable, error);
  if (!placed) {
    fab_session_set_document (self->session, before, NULL);
    fab_session_write_published (self->session, &mark, NULL, NULL);
  }
  g_unlink (snapshot);
  return placed;
}

/** fab_publisher_back_up: makes a backup of the work copy as it is now */
gboolean
fab_publisher_back_up (FabPublisher *self, FabBackupReason reason, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autofree char *snapshot = take_snapshot (self, NULL, error);
  gboolean made = snapshot != NULL && back_up (self, snapshot, reason, error);

  if (snapshot != NULL)
    g_unlink (snapshot);
  return made;
}
