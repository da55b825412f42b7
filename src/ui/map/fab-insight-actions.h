/* fab-insight-actions.h: what the map says, on the actors' page */
#pragma once

#include "fab-actors-page-private.h"

G_BEGIN_DECLS

void fab_actors_page_add_insight (FabActorsPage *self);

G_END_DECLS
