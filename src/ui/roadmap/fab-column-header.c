#include "fab-column-header.h"

#include <glib/gi18n.h>

#include "fab-roadmap-model.h"
#include "fab-status-dot.h"

struct _FabColumnHeader {
  GtkWidget parent_instance;

  /* Template children */
  GtkButton *fold_button;
  FabStatusDot *dot;
  GtkLabel *label;
  GtkLabel *count;
  GtkWidget *add_button;

  guint status;
  guint n;
  gboolean folded;
  gboolean editable;
};

G_DEFINE_FINAL_TYPE (FabColumnHeader, fab_column_header, GTK_TYPE_WIDGET)

static void
describe (FabColumnHeader *self)
{
  const char *status = fab_status_get_label (self->status);
  g_autofree char *tooltip = g_strdup_printf (self->folded ? _("Widen the Column “%s”") : _("Narrow the Column “%s”"), status);
  g_autofree char *label = g_strdup_printf (ngettext ("%s, %u action", "%s, %u actions", self->n), status, self->n);

  gtk_widget_set_tooltip_text (GTK_WIDGET (self->fold_button), tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fold_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tooltip, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->fold_button), GTK_ACCESSIBLE_STATE_EXPANDED, !self->folded, -1);
}

static void
fab_column_header_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FAB_TYPE_COLUMN_HEADER);
  G_OBJECT_CLASS (fab_column_header_parent_class)->dispose (object);
}

static void
fab_column_header_class_init (FabColumnHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_column_header_dispose;
  g_type_ensure (FAB_TYPE_STATUS_DOT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-column-header.ui");
  gtk_widget_class_bind_template_child (widget_class, FabColumnHeader, fold_button);
  gtk_widget_class_bind_template_child (widget_class, FabColumnHeader, dot);
  gtk_widget_class_bind_template_child (widget_class, FabColumnHeader, label);
  gtk_widget_class_bind_template_child (widget_class, FabColumnHeader, count);
  gtk_widget_class_bind_template_child (widget_class, FabColumnHeader, add_button);
}

static void
fab_column_header_init (FabColumnHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** fab_column_header_new: @status: index among the choices of an action's status */
GtkWidget *
fab_column_header_new (guint status)
{
  FabColumnHeader *self = g_object_new (FAB_TYPE_COLUMN_HEADER, NULL);
  const char *label = fab_status_get_label (status);
  g_autofree char *add = g_strdup_printf (_("Add an Action to “%s”"), label);

  self->status = status;
  fab_status_dot_set_status (self->dot, status);
  gtk_label_set_label (self->label, label);
  gtk_widget_set_tooltip_text (self->add_button, add);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->add_button), "u", status);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->fold_button), "u", status);
  describe (self);
  return GTK_WIDGET (self);
}

void
fab_column_header_set_count (FabColumnHeader *self, guint count)
{
  g_autofree char *text = g_strdup_printf ("%u", count);

  self->n = count;
  gtk_label_set_label (self->count, text);
  describe (self);
}

static void
update_children (FabColumnHeader *self)
{
  gtk_widget_set_visible (self->add_button, self->editable && !self->folded);
}

/** fab_column_header_set_folded: @with_label: whether there is room for the status's name all the same */
void
fab_column_header_set_folded (FabColumnHeader *self, gboolean folded, gboolean with_label)
{
  self->folded = folded;
  gtk_widget_set_visible (GTK_WIDGET (self->label), !folded || with_label);
  /* In a strip the head stands on the strip's own ground. */
  if (folded && with_label)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "fab-board-header");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "fab-board-header");
  update_children (self);
  describe (self);
}

void
fab_column_header_set_editable (FabColumnHeader *self, gboolean editable)
{
  self->editable = editable;
  update_children (self);
}
