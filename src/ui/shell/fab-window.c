#include "fab-window.h"

#include <glib/gi18n.h>

#include "fab-dialog-focus.h"
#include "fab-window-private.h"

G_DEFINE_FINAL_TYPE (FabWindow, fab_window, ADW_TYPE_APPLICATION_WINDOW)

static void
on_cancel_clicked (FabWindow *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
on_recover (FabWindow *self, FabSession *session)
{
  fab_window_recover (self, session);
}

/* The project is published and closed first; the window goes when that is done. */
static gboolean
fab_window_close_request (GtkWindow *window)
{
  FabWindow *self = FAB_WINDOW (window);

  if (self->project == NULL)
    return GTK_WINDOW_CLASS (fab_window_parent_class)->close_request (window);
  fab_window_close_project (self, TRUE);
  return TRUE;
}

static void
forget_last_gesture (FabWindow *self)
{
  if (self->last_gesture != NULL)
    adw_toast_dismiss (self->last_gesture);
}

static void
on_history_moved (FabWindow *self)
{
  forget_last_gesture (self);
  fab_window_update_actions (self);
}

static void
fab_window_dispose (GObject *object)
{
  FabWindow *self = FAB_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store_signals);
  g_clear_weak_pointer (&self->last_gesture);
  g_clear_object (&self->keep_advisor);
  g_clear_object (&self->context);
  g_clear_object (&self->project);
  g_clear_object (&self->opening);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->first_view, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), FAB_TYPE_WINDOW);
  G_OBJECT_CLASS (fab_window_parent_class)->dispose (object);
}

static void
fab_window_class_init (FabWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = fab_window_close_request;

  g_type_ensure (FAB_TYPE_WELCOME);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FabWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, FabWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, FabWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, FabWindow, loading);
  gtk_widget_class_bind_template_child (widget_class, FabWindow, project_bin);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_recover);
  fab_window_install_actions (widget_class);
}

static void
fab_window_init (FabWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->store_signals = g_signal_group_new (FAB_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "notify::undo-sentence", G_CALLBACK (on_history_moved), self);
  fab_window_update_actions (self);
  fab_dialog_focus_keep (GTK_WINDOW (self));
}

static void
bind_geometry (FabWindow *self)
{
  g_settings_bind (self->settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
}

/** fab_window_new: (transfer none): a window of @app that shows the welcome */
FabWindow *
fab_window_new (FabApp *app, GSettings *settings)
{
  FabWindow *self = g_object_new (FAB_TYPE_WINDOW, "application", app, NULL);

  self->settings = g_object_ref (settings);
  bind_geometry (self);
  return self;
}

/** fab_window_is_free: whether the window shows the welcome, so that a project may be opened in it */
gboolean
fab_window_is_free (FabWindow *self)
{
  return self->project == NULL && self->opening == NULL;
}

/** fab_window_has_file: whether @file is open here, or being opened */
gboolean
fab_window_has_file (FabWindow *self, GFile *file)
{
  GFile *mine = self->project != NULL ? fab_project_get_file (self->project) : self->opening;

  return mine != NULL && g_file_equal (mine, file);
}

/** fab_window_show_view: goes to the view of that name, at once or when the project that is being opened is there */
void
fab_window_show_view (FabWindow *self, const char *name)
{
  if (self->view == NULL)
    g_set_str (&self->first_view, name);
  else
    fab_project_view_show (self->view, name);
}

/** fab_window_tell: shows a short message for a moment; names in it are never taken for markup */
void
fab_window_tell (FabWindow *self, const char *message)
{
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* Says what became of the last gesture. It goes at the next one, which Undo would mean then, and doesn't wait in a queue
 * behind others of its kind. */
void
fab_window_tell_of_gesture (FabWindow *self, const char *message, gboolean offer_undo)
{
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  if (offer_undo) {
    adw_toast_set_button_label (toast, _ ("Undo"));
    adw_toast_set_action_name (toast, "win.undo");
  }
  forget_last_gesture (self);
  g_set_weak_pointer (&self->last_gesture, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/** fab_window_publish_now: writes what the document lacks, before the process ends */
void
fab_window_publish_now (FabWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (self->project != NULL && !fab_project_publish (self->project, &error))
    g_printerr ("%s\n", error->message);
}
