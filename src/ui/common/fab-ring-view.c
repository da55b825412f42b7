#include "fab-ring-view.h"

#include <adwaita.h>

#include "fab-ring.h"

struct _FabRingView {
  GtkWidget parent_instance;

  int size;       /* pixels */
  double done;    /* 0 to 1 */
  double planned; /* more, beyond done */
};

enum {
  PROP_0,
  PROP_SIZE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FabRingView, fab_ring_view, GTK_TYPE_WIDGET)

static FabColor
from_rgba (const GdkRGBA *rgba)
{
  return (FabColor){ rgba->red, rgba->green, rgba->blue, rgba->alpha };
}

static void
fab_ring_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  FabRingView *self = FAB_RING_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  AdwStyleManager *style = adw_style_manager_get_default ();
  g_autoptr (GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (style);
  double radius = MIN (width, height) / 2.0, thickness = MAX (3, radius / 5);
  GdkRGBA text;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  gtk_widget_get_color (widget, &text);
  fab_draw_ring (cr, width / 2.0, height / 2.0, radius - thickness / 2, thickness, self->done, self->planned,
                 from_rgba (accent), fab_color_with_alpha (from_rgba (&text), 0.15));
  cairo_destroy (cr);
}

static void
fab_ring_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                       int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = FAB_RING_VIEW (widget)->size;
}

static void
fab_ring_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id) {
  case PROP_SIZE:
    g_value_set_int (value, FAB_RING_VIEW (object)->size);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
fab_ring_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id) {
  case PROP_SIZE:
    FAB_RING_VIEW (object)->size = g_value_get_int (value);
    gtk_widget_queue_resize (GTK_WIDGET (object));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
fab_ring_view_class_init (FabRingViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = fab_ring_view_get_property;
  G_OBJECT_CLASS (klass)->set_property = fab_ring_view_set_property;
  widget_class->snapshot = fab_ring_view_snapshot;
  widget_class->measure = fab_ring_view_measure;

  properties[PROP_SIZE] =
      g_param_spec_int ("size", NULL, NULL, 8, 512, 28, G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
}

static void
fab_ring_view_init (FabRingView *self)
{
}

/**
 * fab_ring_view_set:
 * @done: the full part, 0 to 1
 * @planned: the pale part after it, 0 to 1
 * @spoken: the same in words
 */
void
fab_ring_view_set (FabRingView *self, double done, double planned, const char *spoken)
{
  self->done = done;
  self->planned = planned;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 1.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, done, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
