#include <glib/gi18n.h>

#include "fab-demo.h"
#include "fab-device.h"
#include "fab-window-private.h"

/* ---- Messages of the project ---- */

static void
on_message (FabWindow *self, const char *message)
{
  fab_window_tell (self, message);
}

static void
on_removed (FabWindow *self, const char *message)
{
  fab_window_tell_of_gesture (self, message, TRUE);
}

/* Long enough to be read and thought about. */
#define OFFER_SECONDS 10

static void
on_offered (FabWindow *self, const char *message, const char *button, const char *action, GVariant *target)
{
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, button);
  adw_toast_set_action_name (toast, action);
  adw_toast_set_action_target_value (toast, target);
  adw_toast_set_timeout (toast, OFFER_SECONDS);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* An error that ends what the person wanted stands in a dialog, where it can be read in peace. */
static void
tell_failure (FabWindow *self, const char *heading, GError *error)
{
  AdwDialog *dialog;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  dialog = adw_alert_dialog_new (heading, error->message);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* ---- Showing a project ---- */

static void
forget_project (FabWindow *self)
{
  g_signal_group_set_target (self->store_signals, NULL);
  adw_bin_set_child (self->project_bin, NULL);
  self->view = NULL;
  g_clear_object (&self->keep_advisor);
  g_clear_object (&self->context);
  g_clear_object (&self->project);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Fabrique"));
  gtk_stack_set_visible_child_name (self->stack, "welcome");
  fab_window_update_actions (self);
}

static void
show_project (FabWindow *self)
{
  g_autofree char *view = g_steal_pointer (&self->first_view);

  self->context = fab_context_new (fab_project_get_store (self->project), fab_project_get_read_only (self->project));
  fab_context_set_project (self->context, self->project);
  g_signal_connect_object (self->context, "message", G_CALLBACK (on_message), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "removed", G_CALLBACK (on_removed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "offered", G_CALLBACK (on_offered), self, G_CONNECT_SWAPPED);
  self->keep_advisor = fab_keep_advisor_new (self->context);
  g_signal_group_set_target (self->store_signals, fab_context_get_store (self->context));

  self->view = fab_project_view_new (self->project, self->context);
  adw_bin_set_child (self->project_bin, GTK_WIDGET (self->view));
  fab_project_view_show (self->view, view != NULL ? view : "overview");
  gtk_stack_set_visible_child_name (self->stack, "project");
  gtk_window_set_title (GTK_WINDOW (self), fab_project_get_title (self->project));
  fab_window_update_actions (self);
}

static void
identify (FabWindow *self)
{
  g_autofree char *device = fab_device_get_name ();
  g_autofree char *author = g_settings_get_string (self->settings, "author-name");

  fab_store_set_identity (fab_project_get_store (self->project), device, *author != '\0' ? author : NULL);
}

static void
remember (FabProject *project)
{
  g_autofree char *uri = g_file_get_uri (fab_project_get_file (project));

  gtk_recent_manager_add_item (gtk_recent_manager_get_default (), uri);
}

/** fab_window_adopt: shows @project, which the window now owns; whatever was there must have been closed */
void
fab_window_adopt (FabWindow *self, FabProject *project)
{
  g_clear_object (&self->opening);
  g_set_object (&self->project, project);
  identify (self);
  remember (project);
  show_project (self);
  if (fab_project_get_recovered (project))
    fab_window_tell (self, _ ("What was not saved last time is back."));
}

static void
begin_opening (FabWindow *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  g_set_object (&self->opening, file);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  adw_status_page_set_description (self->loading, NULL);
  gtk_window_set_title (GTK_WINDOW (self), name);
  gtk_stack_set_visible_child_name (self->stack, "loading");
}

static void
give_up_opening (FabWindow *self, GError *error)
{
  g_clear_object (&self->opening);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Fabrique"));
  gtk_stack_set_visible_child_name (self->stack, "welcome");
  tell_failure (self, _ ("This project can’t be opened"), error);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FabWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FabProject) project = fab_project_open_finish (result, &error);

  if (project != NULL)
    fab_window_adopt (self, project);
  else
    give_up_opening (self, error);
}

/** fab_window_open: opens @file in this window, which must be free */
void
fab_window_open (FabWindow *self, GFile *file)
{
  begin_opening (self, file);
  fab_project_open_async (file, self->cancellable, on_opened, g_object_ref (self));
}

static void
on_recovered (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FabWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FabProject) project = fab_project_recover_finish (result, &error);

  if (project != NULL)
    fab_window_adopt (self, project);
  else
    give_up_opening (self, error);
}

/** fab_window_recover: opens again what a crash left, in this window */
void
fab_window_recover (FabWindow *self, FabSession *session)
{
  begin_opening (self, fab_session_get_document (session));
  fab_project_recover_async (session, self->cancellable, on_recovered, g_object_ref (self));
}

/* ---- New projects ---- */

static gboolean
fill_new (FabStore *store, gpointer data, GError **error)
{
  return fab_project_fill_defaults (store, error);
}

static gboolean
fill_demo (FabStore *store, gpointer data, GError **error)
{
  return fab_demo_fill (store, error);
}

/* The file dialog has asked already whether to replace a file that is there. */
static void
create (FabWindow *self, GFile *file, FabProjectFill fill)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FabProject) project = NULL;

  if (!fab_window_is_free (self)) {
    GtkApplication *app = gtk_window_get_application (GTK_WINDOW (self));
    FabWindow *other = fab_window_new (FAB_APP (app), self->settings);

    gtk_window_present (GTK_WINDOW (other));
    create (other, file, fill);
    return;
  }
  project = fab_project_create (file, FAB_PROJECT_CREATE_OVERWRITE, fill, NULL, &error);
  if (project != NULL)
    fab_window_adopt (self, project);
  else
    tell_failure (self, _ ("The project can’t be created"), error);
}

/** fab_window_create: makes a new project in @file and shows it, here or in a window of its own */
void
fab_window_create (FabWindow *self, GFile *file)
{
  create (self, file, fill_new);
}

/** fab_window_open_demo: opens the demo project, which is made at the first time and keeps what the person does in it */
void
fab_window_open_demo (FabWindow *self)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "fabrique", NULL);
  g_autofree char *name = g_strconcat (_ ("Demo"), ".fabrique", NULL);
  g_autoptr (GFile) file = g_file_new_build_filename (folder, name, NULL);
  GFile *files[] = { file };

  g_mkdir_with_parents (folder, 0700);
  if (g_file_query_exists (file, NULL))
    g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), files, 1, "");
  else
    create (self, file, fill_demo);
}

/* ---- Copies ---- */

static void
on_copy_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FabWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (fab_project_save_copy_finish (FAB_PROJECT (source), result, &error))
    fab_window_tell (self, _ ("Copy saved"));
  else
    tell_failure (self, _ ("The copy could not be saved"), error);
}

static void
on_copy_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FabWindow) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL && self->project != NULL)
    fab_project_save_copy_async (self->project, file, NULL, on_copy_saved, g_object_ref (self));
}

/** fab_window_save_copy: asks where, and saves the project as it is now in a second file */
void
fab_window_save_copy (FabWindow *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = g_strdup_printf (_ ("%s (copy).fabrique"), fab_project_get_title (self->project));

  gtk_file_dialog_set_title (dialog, _ ("Save a copy"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, on_copy_chosen, g_object_ref (self));
}

/* ---- Closing ---- */

static void
finish_closing (FabWindow *self, gboolean then_window)
{
  forget_project (self);
  if (then_window)
    gtk_window_destroy (GTK_WINDOW (self));
}

/* The edits are in the work copy, which the next start finds: leaving loses nothing. */
static void
on_leave_anyway (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FabWindow) self = data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (response, "leave")) {
    fab_project_leave (self->project);
    finish_closing (self, TRUE);
  } else if (g_str_equal (response, "copy"))
    fab_window_save_copy (self);
}

static void
ask_to_leave (FabWindow *self, GError *error)
{
  AdwDialog *dialog = adw_alert_dialog_new (_ ("The file could not be saved"), NULL);

  adw_alert_dialog_format_body (
      ADW_ALERT_DIALOG (dialog),
      _ ("%s\n\nWhat you did is kept on this computer and will be offered at the next start."), error->message);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("Stay"), "copy", _ ("Save a copy…"), "leave",
                                  _ ("Leave"), NULL);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "copy");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self), NULL, on_leave_anyway, g_object_ref (self));
}

static void
close_done (FabWindow *self, FabProject *project, GAsyncResult *result, gboolean then_window)
{
  g_autoptr (GError) error = NULL;

  self->closing = FALSE;
  if (fab_project_close_finish (project, result, &error)) {
    finish_closing (self, then_window);
    return;
  }
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), TRUE);
  ask_to_leave (self, error);
}

static void
on_closed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FabWindow) self = data;

  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), TRUE);
  close_done (self, FAB_PROJECT (source), result, FALSE);
}

static void
on_closed_with_window (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FabWindow) self = data;

  close_done (self, FAB_PROJECT (source), result, TRUE);
}

/** fab_window_close_project: publishes and closes the project; then shows the welcome, or closes the window as well */
void
fab_window_close_project (FabWindow *self, gboolean then_window)
{
  if (self->closing)
    return;
  self->closing = TRUE;
  gtk_window_set_focus (GTK_WINDOW (self), NULL); /* what is being typed is finished */
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), FALSE);
  fab_project_close_async (self->project, NULL, then_window ? on_closed_with_window : on_closed, g_object_ref (self));
}
