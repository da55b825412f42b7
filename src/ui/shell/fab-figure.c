#include "fab-figure.h"

struct _FabFigure {
  GtkButton parent_instance;

  GtkLabel *number; /* children */
  GtkLabel *what;
};

G_DEFINE_FINAL_TYPE (FabFigure, fab_figure, GTK_TYPE_BUTTON)

static void
fab_figure_class_init (FabFigureClass *klass)
{
}

static GtkLabel *
add_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
fab_figure_init (FabFigure *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->number = add_label (box, "title-1");
  self->what = add_label (box, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "fab-figure");
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_button_set_child (GTK_BUTTON (self), box);
}

/** fab_figure_set: shows "12" over "actions under way" */
void
fab_figure_set (FabFigure *self, const char *number, const char *what)
{
  g_autofree char *spoken = g_strdup_printf ("%s %s", number, what);

  gtk_label_set_text (self->number, number);
  gtk_label_set_text (self->what, what);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}
