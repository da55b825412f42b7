#include "fab-scroll-area.h"

typedef struct {
  GtkAdjustment *adjustments[2]; /* owned, by GtkOrientation */
  GSignalGroup *signals[2];      /* owned: of the adjustments */
  GtkScrollablePolicy policies[2];
} FabScrollAreaPrivate;

enum {
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (FabScrollArea, fab_scroll_area, GTK_TYPE_WIDGET,
                                  G_ADD_PRIVATE (FabScrollArea) G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static FabScrollAreaPrivate *
get_private (FabScrollArea *self)
{
  return fab_scroll_area_get_instance_private (self);
}

static void
on_value_changed (FabScrollArea *self)
{
  if (FAB_SCROLL_AREA_GET_CLASS (self)->scrolled != NULL)
    FAB_SCROLL_AREA_GET_CLASS (self)->scrolled (self);
}

static void
set_adjustment (FabScrollArea *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  FabScrollAreaPrivate *private = get_private (self);

  if (private->adjustments[orientation] == adjustment && adjustment != NULL)
    return;
  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  g_clear_object (&private->adjustments[orientation]);
  private->adjustments[orientation] = g_object_ref_sink (adjustment);
  g_signal_group_set_target (private->signals[orientation], adjustment);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
fab_scroll_area_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FabScrollAreaPrivate *private = get_private (FAB_SCROLL_AREA (object));

  switch (id) {
  case PROP_HADJUSTMENT:
  case PROP_VADJUSTMENT:
    g_value_set_object (value, private->adjustments[id - PROP_HADJUSTMENT]);
    break;
  case PROP_HSCROLL_POLICY:
  case PROP_VSCROLL_POLICY:
    g_value_set_enum (value, private->policies[id - PROP_HSCROLL_POLICY]);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
fab_scroll_area_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FabScrollArea *self = FAB_SCROLL_AREA (object);

  switch (id) {
  case PROP_HADJUSTMENT:
  case PROP_VADJUSTMENT:
    set_adjustment (self, id - PROP_HADJUSTMENT, g_value_get_object (value));
    break;
  case PROP_HSCROLL_POLICY:
  case PROP_VSCROLL_POLICY:
    get_private (self)->policies[id - PROP_HSCROLL_POLICY] = g_value_get_enum (value);
    gtk_widget_queue_resize (GTK_WIDGET (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
fab_scroll_area_dispose (GObject *object)
{
  FabScrollAreaPrivate *private = get_private (FAB_SCROLL_AREA (object));

  for (guint o = 0; o < 2; o++) {
    g_clear_object (&private->signals[o]);
    g_clear_object (&private->adjustments[o]);
  }
  G_OBJECT_CLASS (fab_scroll_area_parent_class)->dispose (object);
}

static void
fab_scroll_area_class_init (FabScrollAreaClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fab_scroll_area_get_property;
  object_class->set_property = fab_scroll_area_set_property;
  object_class->dispose = fab_scroll_area_dispose;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
}

static void
fab_scroll_area_init (FabScrollArea *self)
{
  for (guint o = 0; o < 2; o++) {
    GSignalGroup *signals = g_signal_group_new (GTK_TYPE_ADJUSTMENT);

    g_signal_group_connect_swapped (signals, "value-changed", G_CALLBACK (on_value_changed), self);
    get_private (self)->signals[o] = signals;
    set_adjustment (self, o, NULL);
  }
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/** fab_scroll_area_get_adjustment: (transfer none) */
GtkAdjustment *
fab_scroll_area_get_adjustment (FabScrollArea *self, GtkOrientation orientation)
{
  return get_private (self)->adjustments[orientation];
}

/** fab_scroll_area_get_value: how far it is scrolled, in pixels */
double
fab_scroll_area_get_value (FabScrollArea *self, GtkOrientation orientation)
{
  return gtk_adjustment_get_value (fab_scroll_area_get_adjustment (self, orientation));
}
