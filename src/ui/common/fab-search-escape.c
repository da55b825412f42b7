#include "fab-search-escape.h"

static void
close_dialog (GtkSearchEntry *entry)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (entry), ADW_TYPE_DIALOG);

  if (dialog != NULL)
    adw_dialog_close (ADW_DIALOG (dialog));
}

static void
clear_or_close (GtkSearchEntry *entry)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
  else
    close_dialog (entry);
}

/** fab_search_escape_closes: closes the dialog that @entry is in, as everywhere else in it */
void
fab_search_escape_closes (GtkSearchEntry *entry)
{
  g_signal_connect (entry, "stop-search", G_CALLBACK (close_dialog), NULL);
}

/** fab_search_escape_clears: shows all again first; once more closes the dialog, if @entry is in one */
void
fab_search_escape_clears (GtkSearchEntry *entry)
{
  g_signal_connect (entry, "stop-search", G_CALLBACK (clear_or_close), NULL);
}
