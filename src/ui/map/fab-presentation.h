/* fab-presentation.h: the map for those who want to read: full screen, no tools, the named views one after the other
 *
 * It looks at the project through a context of its own that writes nothing: whatever it shows, the page behind it stays as it is.
 */
#pragma once

#include <adwaita.h>

#include "fab-map-canvas.h"

G_BEGIN_DECLS

#define FAB_TYPE_PRESENTATION (fab_presentation_get_type ())
G_DECLARE_FINAL_TYPE (FabPresentation, fab_presentation, FAB, PRESENTATION, AdwWindow)

FabPresentation *fab_presentation_start (FabContext *context, FabRecord *view, GtkWidget *from);

guint fab_presentation_get_step (FabPresentation *self);
guint fab_presentation_get_n_steps (FabPresentation *self);
void fab_presentation_go (FabPresentation *self, guint step);

G_END_DECLS
