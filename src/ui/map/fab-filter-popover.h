/* fab-filter-popover.h: facets of the actors to choose from: kind, profile, scale, territory */
#pragma once

#include "fab-actor-filter.h"

G_BEGIN_DECLS

GtkWidget *fab_filter_popover_new (FabActorFilter *filter, FabStore *store);

G_END_DECLS
