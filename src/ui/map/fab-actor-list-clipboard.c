/* fab-actor-list-clipboard.c: rows as a table that spreadsheets take, and the other way round */
#include <glib/gi18n.h>

#include "fab-actor-list-private.h"
#include "fab-paste-dialog.h"

/* A value stands on one line, in one cell. */
static void
append_cell (GString *table, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    g_string_append_c (table, *p == '\t' || *p == '\n' || *p == '\r' ? ' ' : *p);
}

static void
append_line (FabActorList *self, GString *table, FabRecord *actor)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  gboolean first = TRUE;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
    const FabActorColumn *shows = fab_actor_list_get_column (column);
    g_autofree char *text = NULL;

    if (!gtk_column_view_column_get_visible (column))
      continue;
    if (!first)
      g_string_append_c (table, '\t');
    first = FALSE;
    text = actor != NULL ? fab_actor_column_get_text (shows, self->model, actor)
                         : g_strdup (fab_actor_column_get_title (shows));
    append_cell (table, text);
  }
  g_string_append_c (table, '\n');
}

/** fab_actor_list_copy_text: (transfer full): the rows selected, as the columns show them, with the columns' names above */
char *
fab_actor_list_copy_text (FabActorList *self)
{
  g_autoptr (GPtrArray) actors = fab_actor_list_get_selected (self);
  GString *table = g_string_new (NULL);

  append_line (self, table, NULL);
  for (guint i = 0; i < actors->len; i++)
    append_line (self, table, g_ptr_array_index (actors, i));
  return g_string_free (table, FALSE);
}

static void
on_added (FabActorList *self, guint n)
{
  g_autofree char *message = g_strdup_printf (ngettext ("%u actor added", "%u actors added", n), n);

  fab_context_tell (fab_actor_list_get_context (self), message);
}

/** fab_actor_list_paste_text: @text: a table copied from a spreadsheet: shows what would be added, and asks */
void
fab_actor_list_paste_text (FabActorList *self, const char *text)
{
  FabContext *context = fab_actor_list_get_context (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (FabActorPaste) paste = fab_actor_paste_read (fab_context_get_store (context), text, &error);
  FabPasteDialog *dialog;

  if (paste == NULL) {
    fab_context_report (context, _ ("Nothing could be pasted."), error);
    return;
  }
  dialog = fab_paste_dialog_new (context, g_steal_pointer (&paste));
  g_signal_connect_object (dialog, "added", G_CALLBACK (on_added), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}
