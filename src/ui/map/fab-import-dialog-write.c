/* fab-import-dialog-write.c: writing what the plan says into the project */
#include "fab-import-dialog-private.h"

#include <glib/gi18n.h>

/* Rows that are written between two frames. */
#define WRITE_AT_ONCE 200

static void
finish (FabImportDialog *self)
{
  g_autoptr (FabImportApply) job = g_steal_pointer (&self->job);
  g_autoptr (FabContext) context = g_object_ref (self->context);

  fab_import_dialog_end_work (self);
  g_signal_emit_by_name (self, "imported", fab_import_apply_get_actors (job));
  fab_context_tell_removed (context, fab_import_apply_get_sentence (job));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
fail (FabImportDialog *self, GError *error)
{
  g_clear_object (&self->job);
  fab_import_dialog_end_work (self);
  fab_import_dialog_say_error (self->review_problem, error);
}

static gboolean
on_write (gpointer data)
{
  FabImportDialog *self = data;
  g_autoptr (FabImportDialog) alive = g_object_ref (self);
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE, well = !g_cancellable_set_error_if_cancelled (self->cancellable, &error) &&
                                fab_import_apply_step (self->job, WRITE_AT_ONCE, &done, &error);

  if (well && !done)
    return G_SOURCE_CONTINUE;
  self->write_source = 0;
  if (well)
    finish (self);
  else
    fail (self, error);
  return G_SOURCE_REMOVE;
}

static void
start_writing (FabImportDialog *self)
{
  adw_status_page_set_title (self->working, _ ("Importing…"));
  self->write_source = g_idle_add (on_write, self);
}

static void
on_backed_up (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FabImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean well = fab_project_backup_finish (FAB_PROJECT (source), result, &error);

  if (fab_import_dialog_is_gone (self))
    return;
  if (well && !g_cancellable_set_error_if_cancelled (self->cancellable, &error))
    start_writing (self);
  else
    fail (self, error);
}

/** fab_import_dialog_apply: keeps a copy of the project, then writes the plan in steps between frames */
void
fab_import_dialog_apply (FabImportDialog *self)
{
  FabProject *project = fab_context_get_project (self->context);

  fab_import_dialog_say (self->review_problem, NULL);
  self->job = fab_import_apply_new (self->plan, fab_context_get_store (self->context),
                                    fab_import_file_get_name (self->file), fab_context_get_territory (self->context));
  fab_import_dialog_begin_work (self, _ ("Keeping a copy of the project…"));
  if (project != NULL)
    fab_project_backup_async (project, FAB_BACKUP_IMPORT, self->cancellable, on_backed_up, g_object_ref (self));
  else
    start_writing (self);
}
