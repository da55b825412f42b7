/* fab-filter-facet.h: one condition of the filter: its values to tick, with how many actors or links each would leave */
#pragma once

#include <adwaita.h>

#include "fab-actor-filter.h"
#include "fab-map-model.h"

G_BEGIN_DECLS

#define FAB_TYPE_FILTER_FACET (fab_filter_facet_get_type ())
G_DECLARE_FINAL_TYPE (FabFilterFacet, fab_filter_facet, FAB, FILTER_FACET, AdwExpanderRow)

GtkWidget *fab_filter_facet_new (FabActorFilter *filter, FabMapModel *model, FabMapFacet facet);
void fab_filter_facet_refresh (FabFilterFacet *self);
void fab_filter_facet_forget (FabFilterFacet *self);

G_END_DECLS
