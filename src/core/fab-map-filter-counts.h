/* fab-map-filter-counts.h: how many actors or links each value of a condition would leave */
#pragma once

#include "fab-map-filter.h"

G_BEGIN_DECLS

/** A value that there is in the project, as fab_map_filter_set_value() takes it. */
typedef struct {
  char *value;
  char *label; /* translated */
  guint count; /* actors, or links where the condition is on links */
} FabMapValueCount;

typedef gboolean (*FabMapShows) (gint64 key, gpointer data);

GPtrArray *fab_map_filter_count_values (const FabMapFilter *self, FabStore *store, FabMapTexts *texts,
                                        FabMapShows shows, gpointer data, FabMapFacet facet);

G_END_DECLS
