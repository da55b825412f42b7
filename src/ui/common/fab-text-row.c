#include "fab-text-row.h"

#include "fab-field-binding.h"

struct _FabTextRow {
  AdwPreferencesRow parent_instance;

  GtkTextView *view;        /* child */
  FabFieldBinding *binding; /* owned */
};

G_DEFINE_FINAL_TYPE (FabTextRow, fab_text_row, ADW_TYPE_PREFERENCES_ROW)

static char *
get_typed (FabTextRow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
refresh (GtkWidget *widget)
{
  FabTextRow *self = FAB_TEXT_ROW (widget);
  const char *text =
      fab_record_get_text (fab_field_binding_get_record (self->binding), fab_field_binding_get_index (self->binding));
  g_autofree char *typed = get_typed (self);

  if (g_strcmp0 (typed, text != NULL ? text : "") != 0)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text != NULL ? text : "", -1);
}

static void
apply (FabTextRow *self)
{
  g_autofree char *typed = NULL;

  if (self->binding == NULL)
    return;
  typed = get_typed (self);
  fab_field_binding_write (self->binding, *typed != '\0' ? FAB_TEXT (typed) : FAB_NULL);
}

/* What was typed is never lost, even when a dialog closes without the focus moving first. */
static void
fab_text_row_unmap (GtkWidget *widget)
{
  apply (FAB_TEXT_ROW (widget));
  GTK_WIDGET_CLASS (fab_text_row_parent_class)->unmap (widget);
}

static void
fab_text_row_dispose (GObject *object)
{
  g_clear_pointer (&FAB_TEXT_ROW (object)->binding, fab_field_binding_free);
  G_OBJECT_CLASS (fab_text_row_parent_class)->dispose (object);
}

static void
fab_text_row_class_init (FabTextRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fab_text_row_dispose;
  GTK_WIDGET_CLASS (klass)->unmap = fab_text_row_unmap;
}

static GtkWidget *
make_title (FabTextRow *self)
{
  GtkWidget *title = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "dimmed");
  g_object_bind_property (self, "title", title, "label", G_BINDING_SYNC_CREATE);
  return title;
}

static void
fab_text_row_init (FabTextRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_widget_set_size_request (GTK_WIDGET (self->view), -1, 48);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "inline");
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (apply), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), focus);

  gtk_widget_add_css_class (box, "fab-text-row");
  gtk_box_append (GTK_BOX (box), make_title (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->view));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

/** fab_text_row_new: (transfer floating): see fab_field_row_new() */
GtkWidget *
fab_text_row_new (FabContext *context, FabRecord *record, guint field)
{
  const FabField *declared = &fab_record_get_table (record)->fields[field];
  FabTextRow *self = g_object_new (FAB_TYPE_TEXT_ROW, "title", fab_field_get_label (declared), NULL);

  gtk_text_view_set_editable (self->view, !fab_context_is_read_only (context));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  fab_field_get_label (declared), -1);
  self->binding = fab_field_binding_new (context, record, field, GTK_WIDGET (self), refresh);
  fab_field_binding_refresh (self->binding);
  return GTK_WIDGET (self);
}
