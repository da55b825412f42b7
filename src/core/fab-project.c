#include "fab-project.h"

#include <glib/gi18n-lib.h>

#include "fab-error.h"
#include "fab-file.h"
#include "fab-project-private.h"

#define QUIET_MS   5000  /* after the last edit */
#define LONGEST_MS 30000 /* after the first edit that isn't published */
#define RETRY_MS   30000

enum {
  PROP_0,
  PROP_STORE,
  PROP_FILE,
  PROP_TITLE,
  PROP_SAVED_AT,
  PROP_STATE,
  PROP_PROBLEM,
  PROP_READ_ONLY,
  PROP_RECOVERED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ENUM_TYPE (FabProjectState, fab_project_state, G_DEFINE_ENUM_VALUE (FAB_PROJECT_SAVED, "saved"),
                    G_DEFINE_ENUM_VALUE (FAB_PROJECT_PENDING, "pending"),
                    G_DEFINE_ENUM_VALUE (FAB_PROJECT_SAVING, "saving"),
                    G_DEFINE_ENUM_VALUE (FAB_PROJECT_CHANGED_ELSEWHERE, "changed-elsewhere"),
                    G_DEFINE_ENUM_VALUE (FAB_PROJECT_FAILED, "failed"))

G_DEFINE_FINAL_TYPE (FabProject, fab_project, G_TYPE_OBJECT)

/* ---- State ---- */

static FabProjectState
compute_state (FabProject *self)
{
  if (self->n_running > 0)
    return FAB_PROJECT_SAVING;
  if (self->failure != NULL)
    return g_error_matches (self->failure, FAB_ERROR, FAB_ERROR_CHANGED) ? FAB_PROJECT_CHANGED_ELSEWHERE
                                                                         : FAB_PROJECT_FAILED;
  return self->edits > self->published ? FAB_PROJECT_PENDING : FAB_PROJECT_SAVED;
}

/* What is wrong, and what becomes of the edits. */
static char *
compute_problem (FabProject *self)
{
  if (self->failure == NULL)
    return NULL;
  if (g_error_matches (self->failure, FAB_ERROR, FAB_ERROR_CHANGED))
    /* Translators: after a sentence that says what happened. */
    return g_strdup_printf (
        _ ("%s Your edits are kept on this computer: replace the file with them, or save them as a copy."),
        self->failure->message);
  if (g_error_matches (self->failure, FAB_ERROR, FAB_ERROR_READ_ONLY))
    /* Translators: after a sentence that says what happened. */
    return g_strdup_printf (_ ("%s Your edits are kept on this computer: save them as a copy elsewhere."),
                            self->failure->message);
  /* Translators: after a sentence that says what happened. */
  return g_strdup_printf (_ ("%s Your edits are kept on this computer, and saving is tried again by itself."),
                          self->failure->message);
}

void
fab_project_update_state (FabProject *self)
{
  FabProjectState state = compute_state (self);
  g_autofree char *problem = compute_problem (self);

  if (g_set_str (&self->problem, problem))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
set_file (FabProject *self, const char *path)
{
  g_autofree char *name = fab_file_display_name (path);

  g_set_object (&self->file, NULL);
  self->file = g_file_new_for_path (path);
  if (g_str_has_suffix (name, ".fabrique"))
    name[strlen (name) - strlen (".fabrique")] = '\0';
  g_set_str (&self->title, name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/* ---- When to publish ---- */

static void schedule (FabProject *self);

void
fab_project_clear_timer (FabProject *self)
{
  if (self->timer != NULL)
    g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
}

static gboolean
on_timer (gpointer data)
{
  FabProject *self = data;

  fab_project_clear_timer (self);
  fab_project_publish_async (self, NULL, NULL, NULL);
  return G_SOURCE_REMOVE;
}

static void
set_timer (FabProject *self, gint64 milliseconds)
{
  fab_project_clear_timer (self);
  self->timer = g_timeout_source_new (MAX (milliseconds, 0));
  g_source_set_callback (self->timer, on_timer, self, NULL);
  g_source_attach (self->timer, self->context);
}

/* Soon after the last edit, but never long after the first; after a failure at the next edit, and now and then. */
static void
schedule (FabProject *self)
{
  gint64 waited = (g_get_monotonic_time () - self->first_unpublished) / 1000;

  if (self->session == NULL || self->read_only || self->edits <= self->published ||
      g_error_matches (self->failure, FAB_ERROR, FAB_ERROR_CHANGED))
    fab_project_clear_timer (self);
  else
    set_timer (self, self->failure != NULL ? self->quiet_ms : MIN (self->quiet_ms, (gint64)self->longest_ms - waited));
}

static void
on_committed (FabProject *self)
{
  self->edits++;
  if (self->first_unpublished == 0)
    self->first_unpublished = g_get_monotonic_time ();
  schedule (self);
  fab_project_update_state (self);
}

/* Says no once the project is closed. */
gboolean
fab_project_check_open (FabProject *self, GError **error)
{
  if (self->session != NULL)
    return TRUE;
  g_set_error_literal (error, FAB_ERROR, FAB_ERROR_FAILED, _ ("The project is closed."));
  return FALSE;
}

/* Whether the document holds every edit, as far as this project may write it. */
gboolean
fab_project_is_published (FabProject *self)
{
  return self->read_only || (self->edits == self->published && self->failure == NULL);
}

/* ---- What was published ---- */

static void
note_success (FabProject *self, FabJob *job)
{
  self->published = MAX (self->published, job->edits);
  self->first_unpublished = self->edits > self->published ? g_get_monotonic_time () : 0;
  self->saved_at = fab_publisher_get_time (job->publisher);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVED_AT]);
  if (job->kind == FAB_JOB_MOVE_TO)
    set_file (self, job->target);
}

/* A publishing says how the document stands; a copy or a backup says nothing of it. */
void
fab_project_job_ended (FabProject *self, FabJob *job, const GError *failure)
{
  gboolean latest = job->serial > self->ended_serial;

  if (job->kind == FAB_JOB_SAVE_COPY || job->kind == FAB_JOB_BACK_UP)
    return;
  self->ended_serial = MAX (self->ended_serial, job->serial);
  if (failure == NULL)
    note_success (self, job);
  if (latest && !g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      !(failure != NULL && job->kind == FAB_JOB_MOVE_TO)) {
    g_clear_error (&self->failure);
    self->failure = failure != NULL ? g_error_copy (failure) : NULL;
  }
  schedule (self);
  if (self->failure != NULL && self->timer != NULL)
    set_timer (self, self->retry_ms);
  fab_project_update_state (self);
}

/* ---- Closing ---- */

/* Nothing is published any more; with @keep, what the document lacks is found again at the next start. */
static void
let_go (FabProject *self, gboolean keep)
{
  if (self->session == NULL)
    return;
  fab_project_clear_timer (self);
  g_signal_handlers_disconnect_by_func (self->store, on_committed, self);
  fab_publisher_stop (self->publisher);
  fab_store_close (self->store, NULL);
  if (!keep)
    fab_session_discard (self->session);
  g_clear_object (&self->publisher);
  g_clear_object (&self->session);
}

/**
 * fab_project_close:
 *
 * Publishes what the document lacks, and removes the work copy. The records stay readable; every write fails from now on.
 *
 * Returns: %FALSE with @error set where the edits could not be published: the project then stays open. fab_project_leave() keeps the edits
 * for the next start, fab_project_discard() gives them up
 */
gboolean
fab_project_close (FabProject *self, GError **error)
{
  if (self->session == NULL)
    return TRUE;
  if (!fab_project_publish (self, error))
    return FALSE;
  let_go (self, FALSE);
  return TRUE;
}

static void
on_published_to_close (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  FabProject *self = FAB_PROJECT (source);
  GError *error = NULL;

  /* The last word may have been an edit that came while publishing. */
  if (fab_project_publish_finish (self, result, &error) && fab_project_close (self, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/** fab_project_close_async: as fab_project_close(), publishing in a thread */
void
fab_project_close_async (FabProject *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  if (self->session == NULL)
    g_task_return_boolean (task, TRUE);
  else
    fab_project_publish_async (self, cancellable, on_published_to_close, g_steal_pointer (&task));
}

gboolean
fab_project_close_finish (FabProject *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/** fab_project_leave: closes without publishing; edits that the document lacks are found again when it is opened next */
void
fab_project_leave (FabProject *self)
{
  let_go (self, fab_project_is_published (self) ? FALSE : TRUE);
}

/** fab_project_discard: closes and gives up the edits that the document lacks; they become a backup first, and where that fails nothing is given up */
gboolean
fab_project_discard (FabProject *self, GError **error)
{
  if (!fab_project_is_published (self) && !fab_project_backup_now (self, FAB_BACKUP_CONFLICT, error))
    return FALSE;
  let_go (self, FALSE);
  return TRUE;
}

/* ---- Object ---- */

static void
fab_project_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FabProject *self = FAB_PROJECT (object);

  switch (id) {
  case PROP_STORE:
    g_value_set_object (value, self->store);
    break;
  case PROP_FILE:
    g_value_set_object (value, self->file);
    break;
  case PROP_TITLE:
    g_value_set_string (value, self->title);
    break;
  case PROP_SAVED_AT:
    g_value_set_int64 (value, self->saved_at);
    break;
  case PROP_STATE:
    g_value_set_enum (value, self->state);
    break;
  case PROP_PROBLEM:
    g_value_set_string (value, self->problem);
    break;
  case PROP_READ_ONLY:
    g_value_set_boolean (value, self->read_only);
    break;
  case PROP_RECOVERED:
    g_value_set_boolean (value, self->recovered);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
fab_project_dispose (GObject *object)
{
  FabProject *self = FAB_PROJECT (object);

  fab_project_leave (self);
  G_OBJECT_CLASS (fab_project_parent_class)->dispose (object);
}

static void
fab_project_finalize (GObject *object)
{
  FabProject *self = FAB_PROJECT (object);

  g_clear_object (&self->store);
  g_clear_object (&self->file);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_error (&self->failure);
  g_free (self->title);
  g_free (self->id);
  g_free (self->problem);
  G_OBJECT_CLASS (fab_project_parent_class)->finalize (object);
}

static void
fab_project_class_init (FabProjectClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fab_project_get_property;
  object_class->dispose = fab_project_dispose;
  object_class->finalize = fab_project_finalize;

  /** FabProject:store: the records */
  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, FAB_TYPE_STORE, flags);
  /** FabProject:file: the document */
  properties[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, flags);
  /** FabProject:title: the document's name without its suffix */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  /** FabProject:saved-at: when the document was last written, in seconds since 1970; 0 for never */
  properties[PROP_SAVED_AT] = g_param_spec_int64 ("saved-at", NULL, NULL, 0, G_MAXINT64, 0, flags);
  /** FabProject:state: how the document stands to the edits */
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, FAB_TYPE_PROJECT_STATE, FAB_PROJECT_SAVED, flags);
  /** FabProject:problem: why edits could not be published and what to do, as sentences; %NULL where nothing is wrong */
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  /** FabProject:read-only: whether nothing can be edited: the file is, or a newer version made it */
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  /** FabProject:recovered: whether edits were found that a crash had left */
  properties[PROP_RECOVERED] = g_param_spec_boolean ("recovered", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
fab_project_init (FabProject *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->quiet_ms = QUIET_MS;
  self->longest_ms = LONGEST_MS;
  self->retry_ms = RETRY_MS;
}

/* Takes over what was opened. */
FabProject *
fab_project_new (FabOpened *opened)
{
  FabProject *self = g_object_new (FAB_TYPE_PROJECT, NULL);

  self->session = g_steal_pointer (&opened->session);
  self->store = g_steal_pointer (&opened->store);
  self->id = g_strdup (fab_store_get_setting (self->store, FAB_PROJECT_ID));
  self->publisher = fab_publisher_new (self->session, self->id);
  self->read_only = opened->read_only;
  self->recovered = opened->recovered;
  self->saved_at = opened->saved_at;
  set_file (self, fab_session_get_document_path (self->session));
  g_signal_connect_swapped (self->store, "committed", G_CALLBACK (on_committed), self);
  if (self->recovered)
    on_committed (self);
  return self;
}

/* Closes a project that could not be created. */
void
fab_project_give_up (FabProject *self)
{
  let_go (self, FALSE);
}

/** fab_project_get_store: (transfer none): the records */
FabStore *
fab_project_get_store (FabProject *self)
{
  return self->store;
}

/** fab_project_get_file: (transfer none): the document */
GFile *
fab_project_get_file (FabProject *self)
{
  return self->file;
}

/** fab_project_get_title: the document's name without its suffix */
const char *
fab_project_get_title (FabProject *self)
{
  return self->title;
}

/** fab_project_get_saved_at: when the document was last written, in seconds since 1970; 0 for never */
gint64
fab_project_get_saved_at (FabProject *self)
{
  return self->saved_at;
}

FabProjectState
fab_project_get_state (FabProject *self)
{
  return self->state;
}

/** fab_project_get_problem: (nullable): what is wrong and what to do, as sentences */
const char *
fab_project_get_problem (FabProject *self)
{
  return self->problem;
}

gboolean
fab_project_get_read_only (FabProject *self)
{
  return self->read_only;
}

/** fab_project_get_recovered: whether edits were found that a crash had left */
gboolean
fab_project_get_recovered (FabProject *self)
{
  return self->recovered;
}

/** fab_project_get_id: (nullable): the random name that this project and its copies share, see fab_backup_list() */
const char *
fab_project_get_id (FabProject *self)
{
  return self->id;
}

/** fab_project_set_clock: for tests: another clock than the machine's, in seconds since 1970 */
void
fab_project_set_clock (FabProject *self, FabPublisherClock clock, gpointer data)
{
  fab_publisher_set_clock (self->publisher, clock, data);
}

/** fab_project_set_delays: for tests: how long after the last edit, after the first edit, after a failure, and between two backups */
void
fab_project_set_delays (FabProject *self, guint quiet_ms, guint longest_ms, guint retry_ms, guint backup_ms)
{
  self->quiet_ms = quiet_ms;
  self->longest_ms = longest_ms;
  self->retry_ms = retry_ms;
  fab_publisher_set_backup_delay (self->publisher, (gint64)backup_ms * 1000);
}
