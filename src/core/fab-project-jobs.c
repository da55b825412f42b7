#include <glib/gi18n-lib.h>

#include "fab-error.h"
#include "fab-intake.h"
#include "fab-project-private.h"

static void
job_free (gpointer data)
{
  FabJob *job = data;

  g_object_unref (job->publisher);
  g_free (job->target);
  g_free (job);
}

static FabJob *
job_new (FabProject *self, FabJobKind kind)
{
  FabJob *job = g_new0 (FabJob, 1);

  job->kind = kind;
  job->publisher = g_object_ref (self->publisher);
  job->edits = self->edits;
  job->serial = ++self->last_serial;
  return job;
}

static gboolean
job_run (FabJob *job, GCancellable *cancellable, GError **error)
{
  switch (job->kind) {
  case FAB_JOB_PUBLISH:
    return fab_publisher_publish (job->publisher, cancellable, error);
  case FAB_JOB_OVERWRITE:
    return fab_publisher_overwrite (job->publisher, cancellable, error);
  case FAB_JOB_SAVE_COPY:
    return fab_publisher_save_copy (job->publisher, job->target, cancellable, error);
  case FAB_JOB_MOVE_TO:
    return fab_publisher_move_to (job->publisher, job->target, cancellable, error);
  case FAB_JOB_BACK_UP:
    return fab_publisher_back_up (job->publisher, job->reason, error);
  }
  g_assert_not_reached ();
}

/* Waits for what the publisher does, then does the job here. */
static gboolean
run_now (FabProject *self, FabJob *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (!job_run (job, cancellable, &failure)) {
    fab_project_job_ended (self, job, failure);
    g_propagate_error (error, g_steal_pointer (&failure));
    job_free (job);
    return FALSE;
  }
  fab_project_job_ended (self, job, NULL);
  job_free (job);
  return TRUE;
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (job_run (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_job_done (GObject *source, GAsyncResult *result, gpointer data)
{
  FabProject *self = FAB_PROJECT (source);
  g_autoptr (GTask) outer = data;
  GError *error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  self->n_running--;
  fab_project_job_ended (self, g_task_get_task_data (G_TASK (result)), error);
  fab_project_update_state (self);
  if (done)
    g_task_return_boolean (outer, TRUE);
  else
    g_task_return_error (outer, error);
}

/* Two tasks: the inner one ends in this project, which then tells the caller of the outer one. */
static void
run_async (FabProject *self, FabJob *job, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  GTask *outer = g_task_new (self, cancellable, callback, data);
  g_autoptr (GTask) inner = g_task_new (self, cancellable, on_job_done, outer);

  g_task_set_check_cancellable (inner, FALSE);
  g_task_set_check_cancellable (outer, FALSE);
  g_task_set_task_data (inner, job, job_free);
  self->n_running++;
  fab_project_update_state (self);
  g_task_run_in_thread (inner, run_in_thread);
}

static gboolean
finish (FabProject *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Ends an operation that can't even begin. */
static gboolean
begin (FabProject *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;

  if (fab_project_check_open (self, &error))
    return TRUE;
  task = g_task_new (self, cancellable, callback, data);
  g_task_return_error (task, error);
  return FALSE;
}

/**
 * fab_project_publish:
 *
 * Puts every edit into the document, now; blocks meanwhile. Nothing is written where the document holds them all.
 *
 * Returns: %FALSE with @error set; #FabProject:state and #FabProject:problem then say the same
 */
gboolean
fab_project_publish (FabProject *self, GError **error)
{
  g_return_val_if_fail (FAB_IS_PROJECT (self), FALSE);
  if (!fab_project_check_open (self, error))
    return FALSE;
  return fab_project_is_published (self) || run_now (self, job_new (self, FAB_JOB_PUBLISH), NULL, error);
}

/** fab_project_publish_async: as fab_project_publish(), in a thread */
void
fab_project_publish_async (FabProject *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  if (!begin (self, cancellable, callback, data))
    return;
  if (fab_project_is_published (self)) {
    g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

    g_task_return_boolean (task, TRUE);
  } else {
    fab_project_clear_timer (self);
    run_async (self, job_new (self, FAB_JOB_PUBLISH), cancellable, callback, data);
  }
}

gboolean
fab_project_publish_finish (FabProject *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, error);
}

/** fab_project_overwrite_async: publishes over somebody else's change; their version becomes a backup first */
void
fab_project_overwrite_async (FabProject *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  if (begin (self, cancellable, callback, data))
    run_async (self, job_new (self, FAB_JOB_OVERWRITE), cancellable, callback, data);
}

gboolean
fab_project_overwrite_finish (FabProject *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, error);
}

static void
run_with_target (FabProject *self, FabJobKind kind, GFile *file, GCancellable *cancellable,
                 GAsyncReadyCallback callback, gpointer data)
{
  g_autofree char *target = NULL;
  GError *error = NULL;
  FabJob *job;

  if (!begin (self, cancellable, callback, data))
    return;
  target = fab_intake_resolve (file, &error);
  if (target == NULL) {
    g_task_report_error (self, callback, data, NULL, error);
    return;
  }
  job = job_new (self, kind);
  job->target = g_steal_pointer (&target);
  run_async (self, job, cancellable, callback, data);
}

/** fab_project_save_copy_async: writes the project, with every edit, to @file, replacing what is there; the document stays the same one */
void
fab_project_save_copy_async (FabProject *self, GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer data)
{
  run_with_target (self, FAB_JOB_SAVE_COPY, file, cancellable, callback, data);
}

gboolean
fab_project_save_copy_finish (FabProject *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, error);
}

/** fab_project_move_to_async: as fab_project_save_copy_async(), and @file is the document from then on */
void
fab_project_move_to_async (FabProject *self, GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer data)
{
  run_with_target (self, FAB_JOB_MOVE_TO, file, cancellable, callback, data);
}

gboolean
fab_project_move_to_finish (FabProject *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, error);
}

/**
 * fab_project_backup_now:
 *
 * Makes a backup of the project with every edit; blocks meanwhile. Called before an import, a merge or an upgrade.
 */
gboolean
fab_project_backup_now (FabProject *self, FabBackupReason reason, GError **error)
{
  return fab_project_check_open (self, error) && fab_publisher_back_up (self->publisher, reason, error);
}

/** fab_project_backup_async: as fab_project_backup_now(), in a thread */
void
fab_project_backup_async (FabProject *self, FabBackupReason reason, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer data)
{
  FabJob *job;

  if (!begin (self, cancellable, callback, data))
    return;
  job = job_new (self, FAB_JOB_BACK_UP);
  job->reason = reason;
  run_async (self, job, cancellable, callback, data);
}

gboolean
fab_project_backup_finish (FabProject *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, error);
}

/* A project that was just created has no document yet. */
gboolean
fab_project_publish_first (FabProject *self, gboolean overwrite, GError **error)
{
  return run_now (self, job_new (self, overwrite ? FAB_JOB_OVERWRITE : FAB_JOB_PUBLISH), NULL, error);
}
