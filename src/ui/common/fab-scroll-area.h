/* fab-scroll-area.h: a widget that is scrolled, and itself draws or places what is in sight
 *
 * Subclasses set their adjustments up when they are allocated, and follow them in the scrolled vfunc.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FAB_TYPE_SCROLL_AREA (fab_scroll_area_get_type ())
G_DECLARE_DERIVABLE_TYPE (FabScrollArea, fab_scroll_area, FAB, SCROLL_AREA, GtkWidget)

/**
 * FabScrollAreaClass:
 * @scrolled: the value of an adjustment is another one
 */
struct _FabScrollAreaClass {
  GtkWidgetClass parent_class;

  void (*scrolled) (FabScrollArea *self);
};

GtkAdjustment *fab_scroll_area_get_adjustment (FabScrollArea *self, GtkOrientation orientation);
double fab_scroll_area_get_value (FabScrollArea *self, GtkOrientation orientation);

G_END_DECLS
