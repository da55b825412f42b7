#include "fab-dialog-focus.h"

/* What a dialog that is not on the screen yet wants the keyboard for. */
typedef struct {
  GtkWidget *wanted; /* owned */
  GtkWidget *dialog; /* borrowed: the handler goes with it */
  gulong handler;
} Wish;

static void
wish_free (gpointer data, GClosure *closure)
{
  Wish *wish = data;

  g_object_unref (wish->wanted);
  g_free (wish);
}

/* Whatever in the dialog takes the keyboard first was chosen by the sheet, never by the person. */
static void
on_focus (GtkWindow *window, GParamSpec *pspec, Wish *wish)
{
  g_autoptr (GtkWidget) wanted = NULL;
  GtkWidget *focus = gtk_window_get_focus (window);

  if (focus == NULL || !gtk_widget_is_ancestor (focus, wish->dialog))
    return;
  wanted = g_object_ref (wish->wanted);
  g_signal_handler_disconnect (window, wish->handler);
  if (focus != wanted && !gtk_widget_is_ancestor (focus, wanted))
    gtk_widget_grab_focus (wanted);
}

static void
on_visible_dialog (GtkWindow *window)
{
  g_autoptr (GtkWidget) dialog = NULL;
  GtkWidget *wanted;
  GClosure *closure;
  Wish *wish;

  g_object_get (window, "visible-dialog", &dialog, NULL);
  wanted = dialog != NULL ? adw_dialog_get_focus (ADW_DIALOG (dialog)) : NULL;
  if (wanted == NULL || gtk_widget_get_mapped (wanted)) /* mapped: what was above it was closed */
    return;
  wish = g_new (Wish, 1);
  *wish = (Wish){ .wanted = g_object_ref (wanted), .dialog = dialog };
  closure = g_cclosure_new (G_CALLBACK (on_focus), wish, wish_free);
  g_object_watch_closure (G_OBJECT (dialog), closure);
  wish->handler = g_signal_connect_closure (window, "notify::focus-widget", closure, FALSE);
}

/**
 * fab_dialog_focus_keep:
 * @window: an AdwWindow or AdwApplicationWindow
 *
 * Gives the keyboard to the focus-widget of every dialog of @window.  An AdwDialog does so by itself, but as a sheet at the
 * bottom of a narrow window it opens by moving the keyboard to its first button, and takes that for the widget wanted.  The
 * keyboard is handed on in that same moment, once a dialog: no key that is pressed goes astray, and nobody is interrupted.
 */
void
fab_dialog_focus_keep (GtkWindow *window)
{
  g_signal_connect (window, "notify::visible-dialog", G_CALLBACK (on_visible_dialog), NULL);
}
