/* fab-presentation-pointer.h: a light that follows the pointer: what is around it stays bright, the rest goes dark */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FAB_TYPE_PRESENTATION_POINTER (fab_presentation_pointer_get_type ())
G_DECLARE_FINAL_TYPE (FabPresentationPointer, fab_presentation_pointer, FAB, PRESENTATION_POINTER, GtkWidget)

void fab_presentation_pointer_move (FabPresentationPointer *self, double x, double y);

G_END_DECLS
