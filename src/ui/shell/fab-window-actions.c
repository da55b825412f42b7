#include <glib/gi18n.h>

#include "fab-journal-dialog.h"
#include "fab-keep-dialog.h"
#include "fab-search-dialog.h"
#include "fab-window-private.h"

static GtkFileDialog *
make_file_dialog (const char *title, const char *accept)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Fabrique projects"));
  gtk_file_filter_add_suffix (filter, "fabrique");
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_accept_label (dialog, accept);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  return dialog;
}

/* The name that the person gave, with the suffix where it lacks. */
static GFile *
with_suffix (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *with = NULL;

  if (g_str_has_suffix (uri, ".fabrique"))
    return g_object_ref (file);
  with = g_strconcat (uri, ".fabrique", NULL);
  return g_file_new_for_uri (with);
}

static void
on_new_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FabWindow) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autoptr (GFile) named = file != NULL ? with_suffix (file) : NULL;

  if (named != NULL)
    fab_window_create (self, named);
}

static void
on_new_project (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = make_file_dialog (_ ("New project"), _ ("Create"));

  gtk_file_dialog_set_initial_name (dialog, _ ("Our transition.fabrique"));
  gtk_file_dialog_save (dialog, GTK_WINDOW (widget), NULL, on_new_chosen, g_object_ref (widget));
}

static void
on_open_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FabWindow) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);
  GFile *files[] = { file };

  if (file != NULL)
    g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), files, 1, "");
}

static void
on_open_project (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = make_file_dialog (_ ("Open a project"), _ ("Open"));

  gtk_file_dialog_open (dialog, GTK_WINDOW (widget), NULL, on_open_chosen, g_object_ref (widget));
}

static void
on_open_demo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  fab_window_open_demo (FAB_WINDOW (widget));
}

/* What a project is in the list of recent ones: a file that another day's GtkRecentManager names. */
static void
on_open_recent (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));
  GFile *files[] = { file };

  g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (widget))), files, 1, "");
}

/* The keyboard goes on where it was: who undoes a move goes on moving. */
static void
give_keyboard_back (FabWindow *self, GtkWidget *focus)
{
  if (focus != NULL && gtk_widget_get_mapped (focus) && gtk_widget_get_root (focus) == GTK_ROOT (self))
    gtk_window_set_focus (GTK_WINDOW (self), focus);
}

static void
turn (FabWindow *self, gboolean (*turn_store) (FabStore *, GError **), const char *format, const char *sentence)
{
  g_autofree char *what = g_strdup (sentence);
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkWidget) focus = NULL;

  if (what == NULL)
    return;
  g_set_object (&focus, gtk_window_get_focus (GTK_WINDOW (self)));
  /* The field being edited is a gesture too: it is finished before anything is undone. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  message = g_strdup_printf (format, what);
  if (!turn_store (fab_context_get_store (self->context), &error))
    fab_context_report (self->context, _ ("This could not be undone."), error);
  else
    fab_window_tell_of_gesture (self, message, FALSE);
  give_keyboard_back (self, focus);
}

static void
on_undo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FabWindow *self = FAB_WINDOW (widget);

  turn (self, fab_store_undo, _ ("Undone: %s"), fab_store_get_undo_sentence (fab_context_get_store (self->context)));
}

static void
on_redo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FabWindow *self = FAB_WINDOW (widget);

  turn (self, fab_store_redo, _ ("Done again: %s"),
        fab_store_get_redo_sentence (fab_context_get_store (self->context)));
}

static void
on_search (GtkWidget *widget, const char *action, GVariant *parameter)
{
  adw_dialog_present (fab_search_dialog_new (FAB_WINDOW (widget)->context), widget);
}

static void
on_journal (GtkWidget *widget, const char *action, GVariant *parameter)
{
  adw_dialog_present (fab_journal_dialog_new (FAB_WINDOW (widget)->context), widget);
}

/* A parameter that is not the key of a meeting is taken for none. */
static void
on_keep_state (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FabContext *context = FAB_WINDOW (widget)->context;
  FabRecord *meeting = fab_store_get_record (fab_context_get_store (context), g_variant_get_int64 (parameter));

  if (meeting != NULL && fab_record_get_table_id (meeting) != FAB_TABLE_MEETING)
    meeting = NULL;
  adw_dialog_present (ADW_DIALOG (fab_keep_dialog_new (context, meeting)), widget);
}

static void
on_show_view (GtkWidget *widget, const char *action, GVariant *parameter)
{
  fab_window_show_view (FAB_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
on_save_copy (GtkWidget *widget, const char *action, GVariant *parameter)
{
  fab_window_save_copy (FAB_WINDOW (widget));
}

static void
on_close_project (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (FAB_WINDOW (widget)->project != NULL)
    fab_window_close_project (FAB_WINDOW (widget), FALSE);
  else
    gtk_window_close (GTK_WINDOW (widget));
}

void
fab_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.new-project", NULL, on_new_project);
  gtk_widget_class_install_action (widget_class, "win.open-project", NULL, on_open_project);
  gtk_widget_class_install_action (widget_class, "win.open-recent", "s", on_open_recent);
  gtk_widget_class_install_action (widget_class, "win.open-demo", NULL, on_open_demo);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, on_undo);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, on_redo);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, on_search);
  gtk_widget_class_install_action (widget_class, "win.journal", NULL, on_journal);
  gtk_widget_class_install_action (widget_class, "win.keep-state", "x", on_keep_state);
  gtk_widget_class_install_action (widget_class, "win.show-view", "s", on_show_view);
  gtk_widget_class_install_action (widget_class, "win.save-copy", NULL, on_save_copy);
  gtk_widget_class_install_action (widget_class, "win.close-project", NULL, on_close_project);
}

/* What can be done now. */
void
fab_window_update_actions (FabWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  FabStore *store = self->context != NULL ? fab_context_get_store (self->context) : NULL;
  gboolean editable = store != NULL && !fab_context_is_read_only (self->context);

  gtk_widget_action_set_enabled (widget, "win.undo", editable && fab_store_get_undo_sentence (store) != NULL);
  gtk_widget_action_set_enabled (widget, "win.redo", editable && fab_store_get_redo_sentence (store) != NULL);
  gtk_widget_action_set_enabled (widget, "win.keep-state", editable);
  gtk_widget_action_set_enabled (widget, "win.search", store != NULL);
  gtk_widget_action_set_enabled (widget, "win.journal", store != NULL);
  gtk_widget_action_set_enabled (widget, "win.save-copy", store != NULL);
}
