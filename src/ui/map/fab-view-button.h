/* fab-view-button.h: says which named view the map shows, and opens the list of them */
#pragma once

#include <adwaita.h>

#include "fab-view-keeper.h"

G_BEGIN_DECLS

#define FAB_TYPE_VIEW_BUTTON (fab_view_button_get_type ())
G_DECLARE_FINAL_TYPE (FabViewButton, fab_view_button, FAB, VIEW_BUTTON, AdwBin)

void fab_view_button_set_keeper (FabViewButton *self, FabViewKeeper *keeper);
void fab_view_button_popup (FabViewButton *self);

G_END_DECLS
