#include "fab-child-group.h"

struct _FabChildGroup {
  AdwPreferencesGroup parent_instance;

  GtkWidget *list;     /* child */
  GListModel *records; /* owned */
  FabContext *context; /* owned */
  FabMakeRow make_row;
  char *advice; /* where there is nothing yet; NULL: the group hides */
};

G_DEFINE_FINAL_TYPE (FabChildGroup, fab_child_group, ADW_TYPE_PREFERENCES_GROUP)

static void
show_state (FabChildGroup *self)
{
  gboolean any = g_list_model_get_n_items (self->records) > 0;

  gtk_widget_set_visible (self->list, any);
  gtk_widget_set_visible (GTK_WIDGET (self), any || self->advice != NULL);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), any ? NULL : self->advice);
}

static GtkWidget *
make_row (gpointer item, gpointer data)
{
  FabChildGroup *self = data;

  return self->make_row (self->context, item);
}

static void
fab_child_group_dispose (GObject *object)
{
  FabChildGroup *self = FAB_CHILD_GROUP (object);

  g_clear_object (&self->records);
  g_clear_object (&self->context);
  g_clear_pointer (&self->advice, g_free);
  G_OBJECT_CLASS (fab_child_group_parent_class)->dispose (object);
}

static void
fab_child_group_class_init (FabChildGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fab_child_group_dispose;
}

static void
fab_child_group_init (FabChildGroup *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->list);
}

/**
 * fab_child_group_new:
 * @records: (transfer full): a model of records
 *
 * Returns: (transfer floating): a group with a row for each record; it hides while there is none
 */
GtkWidget *
fab_child_group_new (FabContext *context, const char *title, GListModel *records, FabMakeRow make)
{
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  FabChildGroup *self = g_object_new (FAB_TYPE_CHILD_GROUP, "title", escaped, NULL);

  self->context = g_object_ref (context);
  self->records = records;
  self->make_row = make;
  gtk_list_box_bind_model (GTK_LIST_BOX (self->list), records, make_row, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (records, "items-changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  show_state (self);
  return GTK_WIDGET (self);
}

/** fab_child_group_set_add_button: the group stays while it is empty, and says @advice: nothing of it in a project that is only read */
void
fab_child_group_set_add_button (FabChildGroup *self, GtkWidget *button, const char *advice)
{
  g_autoptr (GtkWidget) owned = g_object_ref_sink (button);

  if (fab_context_is_read_only (self->context))
    return;
  gtk_widget_add_css_class (owned, "flat");
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), owned);
  self->advice = g_markup_escape_text (advice, -1);
  show_state (self);
}
