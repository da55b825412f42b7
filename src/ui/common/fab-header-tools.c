#include "fab-header-tools.h"

#include <glib/gi18n.h>

struct _FabHeaderTools {
  AdwBin parent_instance;

  GtkWidget *undo; /* child */
  GtkWidget *redo; /* child */
  GSignalGroup *store_signals;
};

G_DEFINE_FINAL_TYPE (FabHeaderTools, fab_header_tools, ADW_TYPE_BIN)

static void
say (GtkWidget *button, const char *verb, const char *sentence)
{
  g_autofree char *text = sentence != NULL ? g_strdup_printf ("%s\n%s", verb, sentence) : g_strdup (verb);

  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
refresh (FabHeaderTools *self)
{
  g_autoptr (FabStore) store = g_signal_group_dup_target (self->store_signals);

  say (self->undo, _ ("Undo"), store != NULL ? fab_store_get_undo_sentence (store) : NULL);
  say (self->redo, _ ("Redo"), store != NULL ? fab_store_get_redo_sentence (store) : NULL);
}

static void
fab_header_tools_dispose (GObject *object)
{
  g_clear_object (&FAB_HEADER_TOOLS (object)->store_signals);
  G_OBJECT_CLASS (fab_header_tools_parent_class)->dispose (object);
}

static void
fab_header_tools_class_init (FabHeaderToolsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fab_header_tools_dispose;
}

static GtkWidget *
make_button (const char *icon, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
fab_header_tools_init (FabHeaderTools *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->undo = make_button ("edit-undo-symbolic", "win.undo");
  self->redo = make_button ("edit-redo-symbolic", "win.redo");
  gtk_box_append (GTK_BOX (box), self->undo);
  gtk_box_append (GTK_BOX (box), self->redo);
  adw_bin_set_child (ADW_BIN (self), box);

  self->store_signals = g_signal_group_new (FAB_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "notify::undo-sentence", G_CALLBACK (refresh), self);
  refresh (self);
}

/** fab_header_tools_set_context: @context: (nullable): the open project, whose next steps the buttons' tooltips say */
void
fab_header_tools_set_context (FabHeaderTools *self, FabContext *context)
{
  g_signal_group_set_target (self->store_signals, context != NULL ? fab_context_get_store (context) : NULL);
  refresh (self);
}
