/* fab-filter-bar.h: what the page is filtered by, as chips that can be taken away, with how many actors are left */
#pragma once

#include <adwaita.h>

#include "fab-actor-filter.h"
#include "fab-map-model.h"

G_BEGIN_DECLS

#define FAB_TYPE_FILTER_BAR (fab_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (FabFilterBar, fab_filter_bar, FAB, FILTER_BAR, AdwBin)

void fab_filter_bar_set_filter (FabFilterBar *self, FabActorFilter *filter, FabMapModel *model);
void fab_filter_bar_set_first (FabFilterBar *self, GtkWidget *first);

GtkWidget *fab_chip_new (const char *label, const char *tooltip, int width);

G_END_DECLS
