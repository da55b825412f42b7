#include "fab-switch-row.h"

#include "fab-field-binding.h"

struct _FabSwitchRow {
  AdwActionRow parent_instance;

  GtkSwitch *toggle;        /* child */
  FabFieldBinding *binding; /* owned */
};

G_DEFINE_FINAL_TYPE (FabSwitchRow, fab_switch_row, ADW_TYPE_ACTION_ROW)

static void
refresh (GtkWidget *widget)
{
  FabSwitchRow *self = FAB_SWITCH_ROW (widget);
  FabRecord *record = fab_field_binding_get_record (self->binding);

  gtk_switch_set_active (self->toggle, fab_record_get_boolean (record, fab_field_binding_get_index (self->binding)));
}

static void
on_toggled (FabSwitchRow *self)
{
  if (self->binding != NULL && !fab_field_binding_is_refreshing (self->binding))
    fab_field_binding_write (self->binding, FAB_BOOLEAN (gtk_switch_get_active (self->toggle)));
}

static void
fab_switch_row_dispose (GObject *object)
{
  g_clear_pointer (&FAB_SWITCH_ROW (object)->binding, fab_field_binding_free);
  G_OBJECT_CLASS (fab_switch_row_parent_class)->dispose (object);
}

static void
fab_switch_row_class_init (FabSwitchRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fab_switch_row_dispose;
}

static void
fab_switch_row_init (FabSwitchRow *self)
{
  self->toggle = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->toggle), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->toggle));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->toggle));
  g_signal_connect_swapped (self->toggle, "notify::active", G_CALLBACK (on_toggled), self);
}

/** fab_switch_row_new: (transfer floating): see fab_field_row_new() */
GtkWidget *
fab_switch_row_new (FabContext *context, FabRecord *record, guint field)
{
  const FabField *declared = &fab_record_get_table (record)->fields[field];
  FabSwitchRow *self = g_object_new (FAB_TYPE_SWITCH_ROW, "title", fab_field_get_label (declared), "use-markup", FALSE,
                                     "sensitive", !fab_context_is_read_only (context), NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  fab_field_get_label (declared), -1);
  self->binding = fab_field_binding_new (context, record, field, GTK_WIDGET (self), refresh);
  fab_field_binding_refresh (self->binding);
  return GTK_WIDGET (self);
}
