/* fab-tied-group.h: what of other pages is tied to an actor: actions, shops, meetings…, each a row that goes there */
#pragma once

#include <adwaita.h>

#include "fab-context.h"

G_BEGIN_DECLS

GPtrArray *fab_tied_groups_new (FabContext *context, FabRecord *actor);
GtkWidget *fab_tied_row_new (FabContext *context, FabRecord *target, const char *title, const char *subtitle);

G_END_DECLS
