/* fab-view-keeper.h: which named view the map shows, and whether the picture was changed since
 *
 * It knows how the page's map looks now, and puts a view on it. Which view was looked at last, and the decoration, are remembered with the project.
 */
#pragma once

#include "fab-actor-filter.h"
#include "fab-map-canvas.h"
#include "fab-map-decoration.h"
#include "fab-map-look.h"

G_BEGIN_DECLS

#define FAB_TYPE_VIEW_KEEPER (fab_view_keeper_get_type ())
G_DECLARE_FINAL_TYPE (FabViewKeeper, fab_view_keeper, FAB, VIEW_KEEPER, GObject)

FabViewKeeper *fab_view_keeper_new (FabMapModel *model, FabMapCanvas *canvas, FabActorFilter *filter);

FabContext *fab_view_keeper_get_context (FabViewKeeper *self);
FabRecord *fab_view_keeper_get_view (FabViewKeeper *self);
gboolean fab_view_keeper_is_changed (FabViewKeeper *self);
void fab_view_keeper_capture (FabViewKeeper *self, FabMapLook *look);

void fab_view_keeper_show (FabViewKeeper *self, FabRecord *view);
void fab_view_keeper_step (FabViewKeeper *self, int steps);
void fab_view_keeper_take (FabViewKeeper *self, FabRecord *view);
void fab_view_keeper_restore (FabViewKeeper *self);

const char *fab_view_keeper_get_page (FabViewKeeper *self);
void fab_view_keeper_remember_page (FabViewKeeper *self, const char *name);

const FabMapDecoration *fab_view_keeper_get_decoration (FabViewKeeper *self);
void fab_view_keeper_set_decoration (FabViewKeeper *self, const FabMapDecoration *decoration);
void fab_view_keeper_set_layout (FabViewKeeper *self, const char *layout);

G_END_DECLS
