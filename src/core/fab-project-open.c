#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "fab-error.h"
#include "fab-inspect.h"
#include "fab-intake.h"
#include "fab-project-private.h"
#include "fab-schema.h"

/** fab_opened_free: closes what no project took over; a work copy with edits of its own stays for the next start */
void
fab_opened_free (FabOpened *self)
{
  if (self == NULL)
    return;
  if (self->session != NULL && !self->recovered)
    fab_session_discard (self->session);
  g_clear_object (&self->store);
  g_clear_object (&self->session);
  g_free (self);
}

/* ---- Opening ---- */

/* Translators: both follow a sentence that says what is wrong; the second has a date and time. */
#define ASK_AGAIN  N_ ("%s Ask for another copy of it.")
#define USE_BACKUP N_ ("%s A backup of %s is on this computer and can be put in its place.")

static char *
say_way_out (const char *path, const char *sentence)
{
  g_autoptr (GPtrArray) backups = fab_backup_list_for_document (path);
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *when = NULL;

  if (backups->len == 0)
    return g_strdup_printf (_ (ASK_AGAIN), sentence);
  time = g_date_time_new_from_unix_local (fab_backup_get_time (g_ptr_array_index (backups, 0)));
  when = g_date_time_format (time, "%x %H:%M");
  return g_strdup_printf (_ (USE_BACKUP), sentence, when);
}

/* Where a document is damaged, a backup of it is the way out. */
static void
add_way_out (const char *path, GError **error)
{
  char *message;

  if (error == NULL || !g_error_matches (*error, FAB_ERROR, FAB_ERROR_DAMAGED))
    return;
  message = say_way_out (path, (*error)->message);
  g_free ((*error)->message);
  (*error)->message = message;
}

static gboolean
take_in (FabOpened *self, FabIntake *intake, GCancellable *cancellable, GError **error)
{
  const char *document = fab_session_get_document_path (self->session);
  g_autofree char *taken = fab_session_get_path (self->session, "intake.db");
  g_autofree char *work = fab_session_get_work_path (self->session);
  g_autofree char *edits = NULL;

  if (!fab_intake_take (document, taken, intake, cancellable, error))
    return FALSE;
  edits = fab_session_read_edits (taken, error);
  if (edits == NULL || !fab_session_write_published (self->session, &intake->mark, edits, error))
    return FALSE;
  /* Only a checked copy ever bears the name that recovery looks for. */
  if (g_rename (taken, work) == 0)
    return TRUE;
  g_set_error_literal (error, FAB_ERROR, FAB_ERROR_DATABASE, _ ("The disk could not be read or written."));
  return FALSE;
}

static gboolean
load (FabOpened *self, GError **error)
{
  g_autofree char *work = fab_session_get_work_path (self->session);

  self->store = fab_store_new (work, error);
  return self->store != NULL && (!self->read_only || fab_store_set_read_only (self->store, error));
}

static FabOpened *
open_document (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (FabOpened) self = g_new0 (FabOpened, 1);
  FabIntake intake = { .mark = FAB_FILE_MARK_NONE };

  self->session = fab_session_new (path, error);
  if (self->session == NULL || !take_in (self, &intake, cancellable, error))
    return NULL;
  self->read_only = intake.read_only;
  self->saved_at = intake.mark.modified / 1000000000;
  return load (self, error) ? g_steal_pointer (&self) : NULL;
}

static FabOpened *
open_session (FabSession *session, GCancellable *cancellable, GError **error)
{
  g_autoptr (FabOpened) self = g_new0 (FabOpened, 1);
  g_autofree char *work = fab_session_get_work_path (session);
  FabFileMark mark;

  self->session = g_object_ref (session);
  self->recovered = TRUE;
  fab_session_get_mark (session, &mark);
  self->saved_at = mark.size >= 0 ? mark.modified / 1000000000 : 0;
  if (!fab_inspect (work, fab_session_get_document_path (session), FAB_SCHEMA_VERSION, cancellable, error) ||
      !load (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* Edits that a crash left are simply there again; where their work copy is damaged, it stays for fab_session_list_leftovers(). */
static FabOpened *
open_path (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (FabSession) leftover = fab_session_take_leftover (path);
  FabOpened *opened = leftover != NULL ? open_session (leftover, cancellable, NULL) : NULL;

  if (opened != NULL)
    return opened;
  g_clear_object (&leftover);
  opened = open_document (path, cancellable, error);
  if (opened == NULL)
    add_way_out (path, error);
  return opened;
}

static FabProject *
make_project (FabOpened *opened)
{
  g_autoptr (FabOpened) owned = opened;

  return owned != NULL ? fab_project_new (owned) : NULL;
}

/**
 * fab_project_open:
 * @file: a document
 *
 * Copies the document into a session, checks the copy and loads it. Where a crash left edits of that document, they are there again
 * (#FabProject:recovered).
 *
 * Returns: (transfer full): the project; or %NULL with @error set to a sentence for the user: %FAB_ERROR_NOT_A_PROJECT, %FAB_ERROR_DAMAGED,
 * %FAB_ERROR_NEWER, %FAB_ERROR_BUSY, %FAB_ERROR_NOT_FOUND, %FAB_ERROR_DATABASE
 */
FabProject *
fab_project_open (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = fab_intake_resolve (file, error);

  return path != NULL ? make_project (open_path (path, cancellable, error)) : NULL;
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autofree char *path = fab_intake_resolve (data, &error);
  FabOpened *opened = path != NULL ? open_path (path, cancellable, &error) : NULL;

  if (opened != NULL)
    g_task_return_pointer (task, opened, (GDestroyNotify)fab_opened_free);
  else
    g_task_return_error (task, error);
}

/** fab_project_open_async: as fab_project_open(), checking and loading in a thread */
void
fab_project_open_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, fab_project_open_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, open_in_thread);
}

FabProject *
fab_project_open_finish (GAsyncResult *result, GError **error)
{
  return make_project (g_task_propagate_pointer (G_TASK (result), error));
}

/**
 * fab_project_recover:
 * @session: from fab_session_list_leftovers()
 *
 * Opens the work copy that a crash left. Its edits are published as any others; where the document changed meanwhile, the state says so.
 */
FabProject *
fab_project_recover (FabSession *session, GError **error)
{
  return make_project (open_session (session, NULL, error));
}

static void
recover_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  FabOpened *opened = open_session (data, cancellable, &error);

  if (opened != NULL)
    g_task_return_pointer (task, opened, (GDestroyNotify)fab_opened_free);
  else
    g_task_return_error (task, error);
}

/** fab_project_recover_async: as fab_project_recover(), checking and loading in a thread */
void
fab_project_recover_async (FabSession *session, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, fab_project_recover_async);
  g_task_set_task_data (task, g_object_ref (session), g_object_unref);
  g_task_run_in_thread (task, recover_in_thread);
}

FabProject *
fab_project_recover_finish (GAsyncResult *result, GError **error)
{
  return make_project (g_task_propagate_pointer (G_TASK (result), error));
}

/* ---- Creating ---- */

static gboolean
fill_store (FabStore *store, FabProjectFill fill, gpointer data, GError **error)
{
  g_autofree char *id = g_uuid_string_random ();

  fab_store_begin_baseline (store);
  if (fab_store_set_setting (store, FAB_PROJECT_ID, id, error) && (fill == NULL || fill (store, data, error)))
    return fab_store_commit (store, error);
  fab_store_rollback (store);
  return FALSE;
}

static FabOpened *
create_session (const char *path, FabProjectFill fill, gpointer data, GError **error)
{
  g_autoptr (FabOpened) self = g_new0 (FabOpened, 1);
  g_autofree char *work = NULL;

  self->session = fab_session_new (path, error);
  if (self->session == NULL)
    return NULL;
  work = fab_session_get_work_path (self->session);
  if (!fab_store_create_database (work, error) || !load (self, error) || !fill_store (self->store, fill, data, error))
    return NULL;
  return g_steal_pointer (&self);
}

static gboolean
may_create (const char *path, FabProjectCreateFlags flags, GError **error)
{
  g_autofree char *name = NULL;

  if ((flags & FAB_PROJECT_CREATE_OVERWRITE) || !g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  name = fab_file_display_name (path);
  g_set_error (error, FAB_ERROR, FAB_ERROR_CHANGED, _ ("There is already a file named “%s”."), name);
  return FALSE;
}

/**
 * fab_project_create:
 * @file: where the document will be; its folder must exist
 * @fill: (nullable): writes what it starts with
 *
 * Makes a project and publishes it at once.
 *
 * Returns: (transfer full): the project; or %NULL with @error set and no file made
 */
FabProject *
fab_project_create (GFile *file, FabProjectCreateFlags flags, FabProjectFill fill, gpointer data, GError **error)
{
  g_autofree char *path = fab_intake_resolve (file, error);
  g_autoptr (FabProject) project = NULL;

  if (path == NULL || !may_create (path, flags, error))
    return NULL;
  project = make_project (create_session (path, fill, data, error));
  if (project == NULL)
    return NULL;
  if (fab_project_publish_first (project, (flags & FAB_PROJECT_CREATE_OVERWRITE) != 0, error))
    return g_steal_pointer (&project);
  fab_project_give_up (project);
  return NULL;
}
