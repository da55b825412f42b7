#include "fab-change-mark.h"

#include <adwaita.h>

#include "fab-map-compare.h"

#define SIDE   18
#define RADIUS 6.5

struct _FabChangeMark {
  GtkWidget parent_instance;

  FabMapChangeKind kind;
};

G_DEFINE_FINAL_TYPE (FabChangeMark, fab_change_mark, GTK_TYPE_WIDGET)

static void
fab_change_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, width, height);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  FabPalette palette;

  fab_palette_init (&palette, adw_style_manager_get_dark (adw_style_manager_get_default ()));
  palette.background.alpha = 0;
  fab_map_paint_change (cr, &palette, FAB_CHANGE_MARK (widget)->kind, width / 2, height / 2, RADIUS);
  cairo_destroy (cr);
}

static void
fab_change_mark_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                         int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = SIDE;
}

static void
fab_change_mark_class_init (FabChangeMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = fab_change_mark_snapshot;
  widget_class->measure = fab_change_mark_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
fab_change_mark_init (FabChangeMark *self)
{
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
}

/** fab_change_mark_new: (transfer floating) */
GtkWidget *
fab_change_mark_new (FabMapChangeKind kind)
{
  FabChangeMark *self = g_object_new (FAB_TYPE_CHANGE_MARK, NULL);

  fab_change_mark_set_kind (self, kind);
  return GTK_WIDGET (self);
}

void
fab_change_mark_set_kind (FabChangeMark *self, FabMapChangeKind kind)
{
  self->kind = kind;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, fab_map_change_name (kind), -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
