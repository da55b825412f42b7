/* fab-import-dialog-file.c: asking for the file to import, and looking into it */
#include "fab-import-dialog-private.h"

#include <glib/gi18n.h>

#include "fab-import-work.h"

static void
take_file (FabImportDialog *self, FabImportFile *file)
{
  g_autoptr (GError) error = NULL;

  if (self->for_links && !fab_import_file_set_links (self->file, file, &error)) {
    fab_import_dialog_say_error (self->file_problem, error);
    return;
  }
  if (!self->for_links)
    g_set_object (&self->file, file);
  fab_import_file_view_set_file (self->file_view, self->file);
  gtk_widget_set_sensitive (self->read, TRUE);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FabImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FabImportFile) file = fab_import_work_finish (result, &error);

  if (fab_import_dialog_is_gone (self))
    return;
  fab_import_dialog_end_work (self);
  fab_import_dialog_say (self->file_problem, NULL);
  if (file != NULL)
    take_file (self, file);
  else
    fab_import_dialog_say_error (self->file_problem, error);
  if (self->file != NULL)
    gtk_widget_grab_focus (self->read);
}

/** fab_import_dialog_load: looks into a file, as the actors or, if those were asked for, as the links beside them */
void
fab_import_dialog_load (FabImportDialog *self, GFile *file)
{
  fab_import_dialog_begin_work (self, _ ("Opening the file…"));
  fab_import_work_load (file, self->cancellable, on_loaded, g_object_ref (self));
}

static void
on_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FabImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (fab_import_dialog_is_gone (self))
    return;
  if (file != NULL)
    fab_import_dialog_load (self, file);
  else
    fab_import_dialog_say_error (self->file_problem, error);
}

static void
add_filter (GListStore *filters, const char *name, const char *const *suffixes)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  if (suffixes[0] == NULL)
    gtk_file_filter_add_pattern (filter, "*");
  g_list_store_append (filters, filter);
}

static void
ask (FabImportDialog *self, gboolean for_links)
{
  static const char *const known[] = { "csv", "tsv", "txt", "gexf", "graphml", "net", "paj", "json", "vcf", NULL };
  static const char *const all[] = { NULL };
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  self->for_links = for_links;
  add_filter (filters, _ ("Tables, graphs and address books"), known);
  add_filter (filters, _ ("All files"), all);
  gtk_file_dialog_set_title (dialog, for_links ? _ ("Table of links") : _ ("Import actors and links"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Open"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, on_chosen,
                        g_object_ref (self));
}

/** fab_import_dialog_choose: asks for the file of actors, or of all */
void
fab_import_dialog_choose (FabImportDialog *self)
{
  ask (self, FALSE);
}

/** fab_import_dialog_choose_links: asks for the table of links that goes with the file */
void
fab_import_dialog_choose_links (FabImportDialog *self)
{
  ask (self, TRUE);
}
