/* fab-decoration-popover.h: what colours, sizes, rims, shapes and lines of the map stand for, one row for each; the map follows at once */
#pragma once

#include <adwaita.h>

#include "fab-view-keeper.h"

G_BEGIN_DECLS

GtkWidget *fab_decoration_popover_new (FabViewKeeper *keeper);
AdwDialog *fab_decoration_dialog_new (FabViewKeeper *keeper);

G_END_DECLS
