/* fab-actor-candidates.h: a list of actors to choose one from, by name */
#pragma once

#include <adwaita.h>

#include "fab-actor-filter.h"

G_BEGIN_DECLS

GtkSingleSelection *
fab_actor_candidates_show (GtkListView *list, FabStore *store, FabRecord *but, FabActorFilter **filter);

G_END_DECLS
