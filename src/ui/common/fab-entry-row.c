#include "fab-entry-row.h"

#include "fab-describe.h"
#include "fab-field-binding.h"
#include "fab-field-typed.h"

struct _FabEntryRow {
  AdwEntryRow parent_instance;

  FabFieldBinding *binding; /* owned */
  char *shown;              /* what the row showed before the person typed */
};

G_DEFINE_FINAL_TYPE (FabEntryRow, fab_entry_row, ADW_TYPE_ENTRY_ROW)

/* What the row shows for editing: numbers as they are read, a date in full words. */
static char *
format (FabEntryRow *self)
{
  FabRecord *record = fab_field_binding_get_record (self->binding);
  guint field = fab_field_binding_get_index (self->binding);

  return fab_describe_field (fab_context_get_store (fab_field_binding_get_context (self->binding)), record, field,
                             fab_language_get_default ());
}

static void
refresh (GtkWidget *widget)
{
  FabEntryRow *self = FAB_ENTRY_ROW (widget);

  g_free (self->shown);
  self->shown = format (self);
  gtk_widget_remove_css_class (widget, "error");
  gtk_editable_set_text (GTK_EDITABLE (self), self->shown);
  /* Setting the text makes the row believe that somebody typed. */
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self), FALSE);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self), TRUE);
}

static void
apply (FabEntryRow *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self))));
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  FabValue value;

  if (self->binding == NULL || g_strcmp0 (typed, self->shown) == 0)
    return;
  if (!fab_field_read_typed (fab_field_binding_get_field (self->binding), typed, &value, &text, &error)) {
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
    fab_context_report (fab_field_binding_get_context (self->binding),
                        fab_field_get_label (fab_field_binding_get_field (self->binding)), error);
    return;
  }
  if (fab_field_binding_write (self->binding, value))
    fab_field_binding_refresh (self->binding);
}

static void
on_focus_left (FabEntryRow *self)
{
  apply (self);
}

static gboolean
on_escape (GtkWidget *widget, GVariant *args, gpointer data)
{
  FabEntryRow *self = FAB_ENTRY_ROW (widget);

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self)), self->shown) == 0)
    return GDK_EVENT_PROPAGATE;
  fab_field_binding_refresh (self->binding);
  return GDK_EVENT_STOP;
}

static void
fab_entry_row_dispose (GObject *object)
{
  FabEntryRow *self = FAB_ENTRY_ROW (object);

  g_clear_pointer (&self->binding, fab_field_binding_free);
  G_OBJECT_CLASS (fab_entry_row_parent_class)->dispose (object);
}

static void
fab_entry_row_finalize (GObject *object)
{
  g_free (FAB_ENTRY_ROW (object)->shown);
  G_OBJECT_CLASS (fab_entry_row_parent_class)->finalize (object);
}

static void
fab_entry_row_class_init (FabEntryRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fab_entry_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = fab_entry_row_finalize;
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, on_escape, NULL);
}

static void
fab_entry_row_init (FabEntryRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (self, "apply", G_CALLBACK (apply), NULL);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_focus_left), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

static GtkInputPurpose
purpose_of (const FabField *field)
{
  switch (field->type) {
  case FAB_FIELD_INTEGER:
    return GTK_INPUT_PURPOSE_DIGITS;
  case FAB_FIELD_REAL:
  case FAB_FIELD_MONEY:
    return GTK_INPUT_PURPOSE_NUMBER;
  default:
    return GTK_INPUT_PURPOSE_FREE_FORM;
  }
}

/** fab_entry_row_new: (transfer floating): see fab_field_row_new() */
GtkWidget *
fab_entry_row_new (FabContext *context, FabRecord *record, guint field)
{
  const FabField *declared = &fab_record_get_table (record)->fields[field];
  FabEntryRow *self =
      g_object_new (FAB_TYPE_ENTRY_ROW, "title", fab_field_get_label (declared), "use-markup", FALSE, "input-purpose",
                    purpose_of (declared), "editable", !fab_context_is_read_only (context), NULL);

  self->binding = fab_field_binding_new (context, record, field, GTK_WIDGET (self), refresh);
  fab_field_binding_refresh (self->binding);
  return GTK_WIDGET (self);
}
