#include "fab-editor-row.h"

#include <glib/gi18n.h>

#include "fab-field-row.h"

struct _FabEditorRow {
  AdwExpanderRow parent_instance;

  FabContext *context; /* owned */
  FabRecord *record;   /* owned */
  FabRecord *target;   /* owned; what the row's button goes to, or NULL */
  GArray *fields;
  gboolean filled;
  GtkWidget *value;       /* child */
  GtkWidget *open_button; /* child */
};

G_DEFINE_FINAL_TYPE (FabEditorRow, fab_editor_row, ADW_TYPE_EXPANDER_ROW)

static void
on_remove (FabEditorRow *self)
{
  fab_context_remove (self->context, self->record);
}

static void
on_open (FabEditorRow *self)
{
  if (self->target != NULL && fab_record_is_alive (self->target))
    gtk_widget_activate_action (GTK_WIDGET (self), "record.show", "x", fab_record_get_key (self->target));
}

static void
add_remove_row (FabEditorRow *self)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Remove"));
  gtk_widget_add_css_class (row, "destructive-action");
  g_signal_connect_swapped (row, "activated", G_CALLBACK (on_remove), self);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

/* Fields get widgets when they are first looked at. */
static void
on_expanded (FabEditorRow *self)
{
  if (self->filled || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;
  self->filled = TRUE;
  for (guint i = 0; i < self->fields->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (self),
                              fab_field_row_new (self->context, self->record, g_array_index (self->fields, guint, i)));
  if (!fab_context_is_read_only (self->context))
    add_remove_row (self);
}

static void
fab_editor_row_dispose (GObject *object)
{
  FabEditorRow *self = FAB_EDITOR_ROW (object);

  g_clear_object (&self->context);
  g_clear_object (&self->record);
  g_clear_object (&self->target);
  g_clear_pointer (&self->fields, g_array_unref);
  G_OBJECT_CLASS (fab_editor_row_parent_class)->dispose (object);
}

static void
fab_editor_row_class_init (FabEditorRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fab_editor_row_dispose;
}

static void
fab_editor_row_init (FabEditorRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_expander_row_set_subtitle_lines (ADW_EXPANDER_ROW (self), 3);
  self->value = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->value, "numeric");
  gtk_widget_set_visible (self->value, FALSE);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (self), self->value);
  self->open_button = gtk_button_new_from_icon_name ("go-jump-symbolic");
  gtk_widget_add_css_class (self->open_button, "flat");
  gtk_widget_set_valign (self->open_button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->open_button, FALSE);
  gtk_widget_set_tooltip_text (self->open_button, _ ("Show"));
  g_signal_connect_swapped (self->open_button, "clicked", G_CALLBACK (on_open), self);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (self), self->open_button);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (on_expanded), NULL);
}

/** fab_editor_row_new: (transfer floating): @fields: those that it unfolds into; copied */
GtkWidget *
fab_editor_row_new (FabContext *context, FabRecord *record, const guint *fields, guint n_fields)
{
  FabEditorRow *self = g_object_new (FAB_TYPE_EDITOR_ROW, NULL);

  self->context = g_object_ref (context);
  self->record = g_object_ref (record);
  self->fields = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (guint)), fields, n_fields);
  return GTK_WIDGET (self);
}

/** fab_editor_row_get_record: (transfer none) */
FabRecord *
fab_editor_row_get_record (FabEditorRow *self)
{
  return self->record;
}

void
fab_editor_row_set_texts (FabEditorRow *self, const char *title, const char *subtitle)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle != NULL ? subtitle : "");
}

/** fab_editor_row_set_value: @value: what stands at the end of the row: an amount */
void
fab_editor_row_set_value (FabEditorRow *self, const char *value)
{
  gtk_label_set_label (GTK_LABEL (self->value), value);
  gtk_widget_set_visible (self->value, *value != '\0');
}

/** fab_editor_row_set_target: @target: (nullable): a record that the row leads to, shown elsewhere in the window */
void
fab_editor_row_set_target (FabEditorRow *self, FabRecord *target)
{
  g_set_object (&self->target, target);
  gtk_widget_set_visible (self->open_button, target != NULL);
}
