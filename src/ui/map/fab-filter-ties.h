/* fab-filter-ties.h: what the actors must have to do with: an action, a meeting, a shop, or anything else that is searched for */
#pragma once

#include <adwaita.h>

#include "fab-actor-filter.h"
#include "fab-context.h"

G_BEGIN_DECLS

#define FAB_TYPE_FILTER_TIES (fab_filter_ties_get_type ())
G_DECLARE_FINAL_TYPE (FabFilterTies, fab_filter_ties, FAB, FILTER_TIES, AdwExpanderRow)

GtkWidget *fab_filter_ties_new (FabActorFilter *filter, FabContext *context);
void fab_filter_ties_refresh (FabFilterTies *self);

G_END_DECLS
