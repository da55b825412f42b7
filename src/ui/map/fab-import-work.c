#include "fab-import-work.h"

typedef struct {
  FabImportFile *file;
  FabImportKnown *known;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_object (&reading->file);
  g_clear_pointer (&reading->known, fab_import_known_unref);
  g_free (reading);
}

/* Returns: @result, or the error that is there instead of it */
static void
give (GTask *task, gpointer result, GError *error)
{
  if (result != NULL)
    g_task_return_pointer (task, result, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
start (GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data, gpointer input, GDestroyNotify free,
       GTaskThreadFunc run)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_task_data (task, input, free);
  g_task_run_in_thread (task, run);
}

static void
load (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  FabImportFile *file = fab_import_file_load (data, cancellable, &error);

  give (task, file, error);
}

static void
read_file (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reading *reading = data;
  GError *error = NULL;
  g_autoptr (FabDraft) draft = fab_import_file_read (reading->file, cancellable, &error);

  give (task, draft != NULL ? fab_import_new (draft, reading->known) : NULL, error);
}

static void
plan (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  FabImportPlan *made = fab_import_plan_new (data, cancellable, &error);

  give (task, made, error);
}

/** fab_import_work_load: gives a #FabImportFile */
void
fab_import_work_load (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  start (cancellable, callback, data, g_object_ref (file), g_object_unref, load);
}

/** fab_import_work_read: gives a #FabImport; @file is not to be changed meanwhile */
void
fab_import_work_read (FabImportFile *file, FabImportKnown *known, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer data)
{
  Reading *reading = g_new (Reading, 1);

  *reading = (Reading){ g_object_ref (file), fab_import_known_ref (known) };
  start (cancellable, callback, data, reading, reading_free, read_file);
}

/** fab_import_work_plan: gives a #FabImportPlan; @import is not to be changed meanwhile */
void
fab_import_work_plan (FabImport *import, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  start (cancellable, callback, data, g_object_ref (import), g_object_unref, plan);
}

/** fab_import_work_finish: (transfer full) (nullable): what the work gave */
gpointer
fab_import_work_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
