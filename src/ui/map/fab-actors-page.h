/* fab-actors-page.h: the actors: map, list, and inspector beside them */
#pragma once

#include "fab-actor-filter.h"
#include "fab-map-canvas.h"
#include "fab-map-time.h"
#include "fab-page.h"

G_BEGIN_DECLS

#define FAB_TYPE_ACTORS_PAGE (fab_actors_page_get_type ())
G_DECLARE_FINAL_TYPE (FabActorsPage, fab_actors_page, FAB, ACTORS_PAGE, FabPage)

FabMapCanvas *fab_actors_page_get_canvas (FabActorsPage *self);
FabMapSelection *fab_actors_page_get_selection (FabActorsPage *self);
FabMapModel *fab_actors_page_get_model (FabActorsPage *self);
FabActorFilter *fab_actors_page_get_filter (FabActorsPage *self);
FabMapTime *fab_actors_page_get_time (FabActorsPage *self);
GListModel *fab_actors_page_get_rows (FabActorsPage *self);

G_END_DECLS
