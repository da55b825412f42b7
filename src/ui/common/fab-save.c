#include "fab-save.h"

#include <glib/gi18n.h>

/** A save under way. */
typedef struct {
  FabContext *context; /* owned */
  FabSave save;
  char *(*name_in) (const char *folder);
  char *path;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *self = data;

  g_clear_object (&self->context);
  self->save.free_data (self->save.data);
  g_free (self->path);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static Saving *
saving_new (FabContext *context, const FabSave *save)
{
  Saving *self = g_new0 (Saving, 1);

  self->context = g_object_ref (context);
  self->save = *save;
  return self;
}

/* ---- Writing ---- */

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Saving *self = data;
  GError *error = NULL;

  if (self->save.write (self->save.data, self->path, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  Saving *self = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *message = self->save.tell (self->save.data, name);
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    fab_context_tell (self->context, message);
  else
    fab_context_report (self->context, self->save.failed, error);
}

/* ---- Asking where ---- */

/* Who gives the dialog up needs no message. @chosen: (nullable): what was chosen, a file or a folder */
static void
start (Saving *saving, GFile *chosen, GError *error)
{
  g_autoptr (Saving) self = saving;
  const char *path = chosen != NULL ? g_file_peek_path (chosen) : NULL;
  g_autoptr (GTask) task = NULL;

  if (path == NULL) {
    if (chosen != NULL)
      fab_context_report (self->context, _ ("Choose a folder on this computer."), NULL);
    else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
      fab_context_report (self->context, self->save.failed, error);
    return;
  }
  self->path = self->name_in != NULL ? self->name_in (path) : g_strdup (path);
  task = g_task_new (NULL, NULL, on_written, NULL);
  g_task_set_static_name (task, "write a file");
  g_task_set_task_data (task, g_steal_pointer (&self), saving_free);
  g_task_run_in_thread (task, write_in_thread);
}

static void
on_file_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  start (data, file, error);
}

static void
on_folder_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, &error);

  start (data, folder, error);
}

static GtkWindow *
get_window (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/**
 * fab_save_ask:
 * @name: what the file is called, where nobody wants otherwise
 * @save: taken over, with its data
 *
 * Asks for a file, writes into it in a thread, and says so, or what went wrong.
 */
void
fab_save_ask (FabContext *context, GtkWidget *parent, const char *title, const char *name, const FabSave *save)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, get_window (parent), NULL, on_file_chosen, saving_new (context, save));
}

/* Where nothing is said, the dialog starts at recent files, among which no folder can be chosen. */
static void
start_in_documents (GtkFileDialog *dialog)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GFile) folder = g_file_new_for_path (documents != NULL ? documents : g_get_home_dir ());

  gtk_file_dialog_set_initial_folder (dialog, folder);
}

/**
 * fab_save_ask_folder:
 * @name_in: (transfer full): the path of the file that is to be written in a folder
 * @save: taken over, with its data
 *
 * As fab_save_ask(), for what needs several files: people choose their folder.
 */
void
fab_save_ask_folder (FabContext *context, GtkWidget *parent, const char *title, char *(*name_in) (const char *folder),
                     const FabSave *save)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  Saving *self = saving_new (context, save);

  self->name_in = name_in;
  gtk_file_dialog_set_title (dialog, title);
  start_in_documents (dialog);
  gtk_file_dialog_select_folder (dialog, get_window (parent), NULL, on_folder_chosen, self);
}
