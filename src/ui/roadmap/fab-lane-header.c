#include "fab-lane-header.h"

#include <glib/gi18n.h>

#include "fab-number.h"

struct _FabLaneHeader {
  GtkWidget parent_instance;

  /* Template children */
  GtkButton *fold_button;
  GtkImage *arrow;
  GtkLabel *title;
  GtkLabel *figures;
  GtkWidget *add_button;
  GtkWidget *edit_button;

  gboolean editable;
  gboolean has_axis;
};

G_DEFINE_FINAL_TYPE (FabLaneHeader, fab_lane_header, GTK_TYPE_WIDGET)

static void
fab_lane_header_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FAB_TYPE_LANE_HEADER);
  G_OBJECT_CLASS (fab_lane_header_parent_class)->dispose (object);
}

static void
fab_lane_header_class_init (FabLaneHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_lane_header_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-lane-header.ui");
  gtk_widget_class_bind_template_child (widget_class, FabLaneHeader, fold_button);
  gtk_widget_class_bind_template_child (widget_class, FabLaneHeader, arrow);
  gtk_widget_class_bind_template_child (widget_class, FabLaneHeader, title);
  gtk_widget_class_bind_template_child (widget_class, FabLaneHeader, figures);
  gtk_widget_class_bind_template_child (widget_class, FabLaneHeader, add_button);
  gtk_widget_class_bind_template_child (widget_class, FabLaneHeader, edit_button);
}

static void
set_index (FabLaneHeader *self, guint index)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->fold_button), "u", index);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->add_button), "u", index);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->edit_button), "u", index);
}

static void
fab_lane_header_init (FabLaneHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_index (self, 0);
}

GtkWidget *
fab_lane_header_new (void)
{
  return g_object_new (FAB_TYPE_LANE_HEADER, NULL);
}

static void
update_children (FabLaneHeader *self)
{
  gtk_widget_set_visible (self->add_button, self->editable);
  gtk_widget_set_visible (self->edit_button, self->editable && self->has_axis);
}

/** fab_lane_header_show: @index: of the lane on the board; @plan: (nullable): the roadmap's name where there are several */
void
fab_lane_header_show (FabLaneHeader *self, const FabLane *lane, guint index, gboolean folded, const char *plan)
{
  g_autofree char *figures = fab_roadmap_describe_totals (&lane->totals, TRUE);
  g_autofree char *text = plan != NULL ? g_strdup_printf ("%s · %s", plan, figures) : g_strdup (figures);

  gtk_label_set_label (self->title, lane->title);
  gtk_label_set_label (self->figures, text);
  gtk_image_set_from_icon_name (self->arrow, folded ? "pan-end-symbolic" : "pan-down-symbolic");
  set_index (self, index);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->fold_button), lane->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, lane->title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fold_button), GTK_ACCESSIBLE_PROPERTY_LABEL, lane->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->fold_button), GTK_ACCESSIBLE_STATE_EXPANDED, !folded, -1);
  self->has_axis = lane->axis != NULL;
  update_children (self);
}

void
fab_lane_header_set_editable (FabLaneHeader *self, gboolean editable)
{
  self->editable = editable;
  update_children (self);
}

/** fab_lane_header_set_compact: without the figures, where there is room for the name only */
void
fab_lane_header_set_compact (FabLaneHeader *self, gboolean compact)
{
  gtk_widget_set_visible (GTK_WIDGET (self->figures), !compact);
  gtk_widget_set_hexpand (GTK_WIDGET (self->fold_button), compact);
}

static void
append_amount (GString *text, const char *format, gint64 cents)
{
  g_autofree char *amount = fab_number_format_money_short (cents, fab_language_get_default ());
  g_autofree char *part = g_strdup_printf (format, amount);

  g_string_append_printf (text, " · %s", part);
}

/** fab_roadmap_describe_totals: (transfer full): "12 actions · budget €1.2M · funded €800K · gap €400K" */
char *
fab_roadmap_describe_totals (const FabRoadmapTotals *totals, gboolean money_only_if_any)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%u action", "%u actions", totals->n_actions), totals->n_actions);
  if (money_only_if_any && totals->budget == 0 && totals->secured == 0)
    return g_string_free_and_steal (g_steal_pointer (&text));
  append_amount (text, _ ("budget %s"), totals->budget);
  append_amount (text, _ ("funded %s"), totals->secured);
  append_amount (text, _ ("gap %s"), totals->gap);
  return g_string_free_and_steal (g_steal_pointer (&text));
}
