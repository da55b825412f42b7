/* fab-actors-page-import.c: files that are taken in, from the menu or dropped on the page */
#include "fab-actors-page-private.h"
#include "fab-import-dialog.h"

/* More would say nothing, and the inspector would have to look at all of them. */
#define MAX_SELECTED 500

/* What came is selected and in sight. */
static void
on_imported (FabActorsPage *self, GPtrArray *actors)
{
  g_autoptr (GPtrArray) some = g_ptr_array_new ();

  if (actors->len == 0)
    return;
  for (guint i = 0; i < MIN (actors->len, MAX_SELECTED); i++)
    g_ptr_array_add (some, g_ptr_array_index (actors, i));
  fab_map_model_refresh (self->model);
  fab_map_selection_set_actors (self->selection, some);
  fab_actor_list_reveal (self->list, g_ptr_array_index (some, 0));
  fab_map_canvas_fit (fab_map_pane_get_canvas (self->pane));
}

/** fab_actors_page_import: @file: (nullable): what was dropped; else it is asked for */
void
fab_actors_page_import (FabActorsPage *self, GFile *file)
{
  FabImportDialog *dialog = fab_import_dialog_new (fab_page_get_context (FAB_PAGE (self)), file);

  g_signal_connect_object (dialog, "imported", G_CALLBACK (on_imported), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, FabActorsPage *self)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  if (files == NULL || fab_context_is_read_only (fab_page_get_context (FAB_PAGE (self))))
    return FALSE;
  fab_actors_page_import (self, files->data);
  return TRUE;
}

/** fab_actors_page_add_drop_target: a file that is dropped on the map or the list is imported */
void
fab_actors_page_add_drop_target (FabActorsPage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self->stack), GTK_EVENT_CONTROLLER (target));
}
