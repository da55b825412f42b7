#include "fab-name-dialog.h"

#include <glib/gi18n.h>

struct _FabNameDialog {
  AdwAlertDialog parent_instance;

  GtkWidget *list;   /* child */
  GtkWidget *entry;  /* in the list */
  GPtrArray *combos; /* in the list; borrowed */
};

enum {
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabNameDialog, fab_name_dialog, ADW_TYPE_ALERT_DIALOG)

static void
on_text (FabNameDialog *self)
{
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (self), "add", *fab_name_dialog_get_name (self) != '\0');
}

static void
on_entry_activated (FabNameDialog *self)
{
  if (*fab_name_dialog_get_name (self) == '\0')
    return;
  g_signal_emit (self, signals[CHOSEN], 0);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
fab_name_dialog_response (AdwAlertDialog *dialog, const char *response)
{
  if (g_str_equal (response, "add"))
    g_signal_emit (dialog, signals[CHOSEN], 0);
}

static void
fab_name_dialog_dispose (GObject *object)
{
  g_clear_pointer (&FAB_NAME_DIALOG (object)->combos, g_ptr_array_unref);
  G_OBJECT_CLASS (fab_name_dialog_parent_class)->dispose (object);
}

static void
fab_name_dialog_class_init (FabNameDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fab_name_dialog_dispose;
  ADW_ALERT_DIALOG_CLASS (klass)->response = fab_name_dialog_response;

  /** FabNameDialog::chosen: the person gave a name and agreed */
  signals[CHOSEN] =
      g_signal_new ("chosen", FAB_TYPE_NAME_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
fab_name_dialog_init (FabNameDialog *self)
{
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (self);

  self->combos = g_ptr_array_new ();
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  self->entry = adw_entry_row_new ();
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_text), self);
  g_signal_connect_swapped (self->entry, "entry-activated", G_CALLBACK (on_entry_activated), self);
  gtk_list_box_append (GTK_LIST_BOX (self->list), self->entry);
  adw_alert_dialog_set_extra_child (alert, self->list);
  adw_alert_dialog_set_prefer_wide_layout (alert, TRUE);
  adw_alert_dialog_add_responses (alert, "cancel", _ ("_Cancel"), "add", _ ("_Add"), NULL);
  adw_alert_dialog_set_response_appearance (alert, "add", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (alert, "add");
  adw_alert_dialog_set_close_response (alert, "cancel");
  adw_alert_dialog_set_response_enabled (alert, "add", FALSE);
  adw_dialog_set_focus (ADW_DIALOG (self), self->entry);
}

/** fab_name_dialog_new: (transfer floating): @heading: "New action"; @label: of the entry: "Title" */
FabNameDialog *
fab_name_dialog_new (const char *heading, const char *label)
{
  FabNameDialog *self = g_object_new (FAB_TYPE_NAME_DIALOG, "heading", heading, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), label);
  return self;
}

void
fab_name_dialog_set_name (FabNameDialog *self, const char *name)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), name);
}

/** fab_name_dialog_get_name: as typed; "" when there is nothing but spaces */
const char *
fab_name_dialog_get_name (FabNameDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_isspace (g_utf8_get_char (c)))
      return text;
  return "";
}

/** fab_name_dialog_add_choice: @choices: (array zero-terminated=1) */
void
fab_name_dialog_add_choice (FabNameDialog *self, const char *label, const char *const *choices, guint selected)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (choices);
  GtkWidget *combo = g_object_new (ADW_TYPE_COMBO_ROW, "title", label, "model", list, "selected", selected, NULL);

  gtk_list_box_append (GTK_LIST_BOX (self->list), combo);
  g_ptr_array_add (self->combos, combo);
}

/** fab_name_dialog_get_choice: @index: of the choice, in the order in which they were added */
guint
fab_name_dialog_get_choice (FabNameDialog *self, guint index)
{
  return adw_combo_row_get_selected (g_ptr_array_index (self->combos, index));
}
