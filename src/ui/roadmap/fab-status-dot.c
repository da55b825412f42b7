#include "fab-status-dot.h"

#include <adwaita.h>

#include "fab-palette.h"

#define DIAMETER 10

struct _FabStatusDot {
  GtkWidget parent_instance;

  guint status;
};

G_DEFINE_FINAL_TYPE (FabStatusDot, fab_status_dot, GTK_TYPE_WIDGET)

static void
fab_status_dot_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = DIAMETER;
}

static void
fab_status_dot_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  FabStatusDot *self = FAB_STATUS_DOT (widget);
  float size = MIN (gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((gtk_widget_get_width (widget) - size) / 2,
                                               (gtk_widget_get_height (widget) - size) / 2, size, size);
  GskRoundedRect circle;
  FabPalette palette;
  FabColor color;

  fab_palette_init (&palette,
                    adw_style_manager_get_dark (adw_style_manager_get_for_display (gtk_widget_get_display (widget))));
  color = palette.statuses[self->status];
  gsk_rounded_rect_init_from_rect (&circle, &bounds, size / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &circle);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ color.red, color.green, color.blue, color.alpha }, &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
fab_status_dot_class_init (FabStatusDotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = fab_status_dot_measure;
  widget_class->snapshot = fab_status_dot_snapshot;
  gtk_widget_class_set_css_name (widget_class, "statusdot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
fab_status_dot_init (FabStatusDot *self)
{
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
fab_status_dot_new (void)
{
  return g_object_new (FAB_TYPE_STATUS_DOT, NULL);
}

/** fab_status_dot_set_status: @status: index among the choices of an action's status */
void
fab_status_dot_set_status (FabStatusDot *self, guint status)
{
  if (self->status == status)
    return;
  self->status = MIN (status, FAB_N_STATUS_COLORS - 1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
