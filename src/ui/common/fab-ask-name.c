#include "fab-ask-name.h"

#include <glib/gi18n.h>

typedef struct {
  GtkWidget *entry; /* borrowed: the dialog has it */
  FabNameGiven given;
  GObject *data;
} Question;

static void
on_changed (GtkEditable *entry, AdwAlertDialog *dialog)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_alert_dialog_set_response_enabled (dialog, "accept", *name != '\0');
}

static void
on_answer (GObject *source, GAsyncResult *result, gpointer data)
{
  Question *question = data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (question->entry))));

  if (g_str_equal (response, "accept") && *name != '\0')
    question->given (name, question->data);
  g_object_unref (question->data);
  g_object_unref (question->entry);
  g_free (question);
}

static GtkWidget *
make_entry (const char *initial)
{
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ ("Name"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (entry), initial != NULL ? initial : "");
  return entry;
}

/**
 * fab_ask_name:
 * @accept: the verb of the button, such as "Add"
 * @initial: (nullable): what the entry holds at first
 * @given: called with the name, unless the person thinks better of it
 * @data: kept alive until then
 *
 * Asks in a small dialog; Enter accepts, Escape gives up.
 */
void
fab_ask_name (GtkWidget *parent, const char *heading, const char *accept, const char *initial, FabNameGiven given,
              GObject *data)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, NULL));
  GtkWidget *list = gtk_list_box_new ();
  Question *question = g_new0 (Question, 1);

  question->entry = g_object_ref_sink (make_entry (initial));
  question->given = given;
  question->data = g_object_ref (data);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), question->entry);
  adw_alert_dialog_set_extra_child (dialog, list);
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("Cancel"), "accept", accept, NULL);
  adw_alert_dialog_set_response_appearance (dialog, "accept", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "accept");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (question->entry, "changed", G_CALLBACK (on_changed), dialog, 0);
  on_changed (GTK_EDITABLE (question->entry), dialog);
  adw_dialog_set_focus (ADW_DIALOG (dialog), question->entry);
  adw_alert_dialog_choose (dialog, parent, NULL, on_answer, question);
}
