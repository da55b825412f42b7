#include "fab-text-block.h"

#include "fab-field-binding.h"

struct _FabTextBlock {
  GtkBox parent_instance;

  GtkBox *lines;            /* child */
  FabFieldBinding *binding; /* owned */
  FabMakeLine make_line;
};

G_DEFINE_FINAL_TYPE (FabTextBlock, fab_text_block, GTK_TYPE_BOX)

static void
refresh (GtkWidget *widget)
{
  FabTextBlock *self = FAB_TEXT_BLOCK (widget);
  const char *text =
      fab_record_get_text (fab_field_binding_get_record (self->binding), fab_field_binding_get_index (self->binding));
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lines))) != NULL)
    gtk_box_remove (self->lines, child);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      gtk_box_append (self->lines, self->make_line (lines[i]));
  gtk_widget_set_visible (widget, gtk_widget_get_first_child (GTK_WIDGET (self->lines)) != NULL);
}

static void
fab_text_block_dispose (GObject *object)
{
  g_clear_pointer (&FAB_TEXT_BLOCK (object)->binding, fab_field_binding_free);
  G_OBJECT_CLASS (fab_text_block_parent_class)->dispose (object);
}

static void
fab_text_block_class_init (FabTextBlockClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fab_text_block_dispose;
}

static void
fab_text_block_init (FabTextBlock *self)
{
  self->lines = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
}

/**
 * fab_text_block_new:
 * @field: a text of @record
 * @make_line: how each line of the text looks
 *
 * Returns: (transfer floating): the text under its field's name; it follows the record
 */
GtkWidget *
fab_text_block_new (FabContext *context, FabRecord *record, guint field, FabMakeLine make_line)
{
  FabTextBlock *self = g_object_new (FAB_TYPE_TEXT_BLOCK, NULL);
  const FabField *declared = &fab_record_get_table (record)->fields[field];
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", fab_field_get_label (declared), "xalign", 0.0f,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (self), heading);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->lines));
  self->make_line = make_line;
  self->binding = fab_field_binding_new (context, record, field, GTK_WIDGET (self), refresh);
  fab_field_binding_refresh (self->binding);
  return GTK_WIDGET (self);
}

/** fab_text_block_hide_heading: for a text that says by itself what it is */
void
fab_text_block_hide_heading (FabTextBlock *self)
{
  gtk_widget_set_visible (gtk_widget_get_first_child (GTK_WIDGET (self)), FALSE);
}

/** fab_text_block_paragraph: (transfer floating): a line as it is; selected with the pointer, so that the keyboard passes over it */
GtkWidget *
fab_text_block_paragraph (const char *line)
{
  return g_object_new (GTK_TYPE_LABEL, "label", line, "xalign", 0.0f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                       "natural-wrap-mode", GTK_NATURAL_WRAP_WORD, "selectable", TRUE, "focusable", FALSE, "hexpand",
                       TRUE, NULL);
}

/** fab_text_block_bullet: (transfer floating): a line after a bullet */
GtkWidget *
fab_text_block_bullet (const char *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *bullet = g_object_new (GTK_TYPE_LABEL, "label", "•", "valign", GTK_ALIGN_START, "accessible-role",
                                    GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (bullet, "accent");
  gtk_box_append (GTK_BOX (box), bullet);
  gtk_box_append (GTK_BOX (box), fab_text_block_paragraph (line));
  return box;
}
