#include "fab-fact-row.h"

#include "fab-describe.h"
#include "fab-field-binding.h"

struct _FabFactRow {
  AdwActionRow parent_instance;

  FabFieldBinding *binding; /* owned */
  GtkWidget *arrow;         /* child */
};

G_DEFINE_FINAL_TYPE (FabFactRow, fab_fact_row, ADW_TYPE_ACTION_ROW)

static FabRecord *
get_target (FabFactRow *self)
{
  FabRecord *record = fab_field_binding_get_record (self->binding);

  if (!fab_field_is_reference (fab_field_binding_get_field (self->binding)))
    return NULL;
  return fab_store_get_target (fab_context_get_store (fab_field_binding_get_context (self->binding)), record,
                               fab_field_binding_get_index (self->binding));
}

static void
refresh (GtkWidget *widget)
{
  FabFactRow *self = FAB_FACT_ROW (widget);
  FabContext *context = fab_field_binding_get_context (self->binding);
  g_autofree char *value =
      fab_describe_field (fab_context_get_store (context), fab_field_binding_get_record (self->binding),
                          fab_field_binding_get_index (self->binding), fab_language_get_default ());
  gboolean leads = get_target (self) != NULL;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), value);
  gtk_widget_set_visible (widget, *value != '\0');
  gtk_widget_set_visible (self->arrow, leads);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), leads);
}

static void
fab_fact_row_activate (AdwActionRow *row)
{
  FabFactRow *self = FAB_FACT_ROW (row);
  FabRecord *target = get_target (self);

  if (target != NULL)
    fab_context_show_record (fab_field_binding_get_context (self->binding), target);
}

static void
fab_fact_row_dispose (GObject *object)
{
  g_clear_pointer (&FAB_FACT_ROW (object)->binding, fab_field_binding_free);
  G_OBJECT_CLASS (fab_fact_row_parent_class)->dispose (object);
}

static void
fab_fact_row_class_init (FabFactRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fab_fact_row_dispose;
  ADW_ACTION_ROW_CLASS (klass)->activate = fab_fact_row_activate;
}

static void
fab_fact_row_init (FabFactRow *self)
{
  self->arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (self), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->arrow);
  gtk_widget_add_css_class (GTK_WIDGET (self), "property");
}

/** fab_fact_row_new: (transfer floating): shows @field of @record and follows it */
GtkWidget *
fab_fact_row_new (FabContext *context, FabRecord *record, guint field)
{
  const FabField *declared = &fab_record_get_table (record)->fields[field];
  FabFactRow *self = g_object_new (FAB_TYPE_FACT_ROW, "title", fab_field_get_label (declared), NULL);

  self->binding = fab_field_binding_new (context, record, field, GTK_WIDGET (self), refresh);
  fab_field_binding_refresh (self->binding);
  return GTK_WIDGET (self);
}
