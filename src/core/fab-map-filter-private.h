/* fab-map-filter-private.h: what the filter's files share: the value, -text, -find (what names stand for), -apply, -ties, -terms */
#pragma once

#include "fab-map-filter.h"

G_BEGIN_DECLS

struct _FabMapFilter {
  GPtrArray *values[FAB_MAP_N_FACETS]; /* of char *, sorted, each once */
  int limits[FAB_MAP_N_LIMITS];
  char *periods[FAB_MAP_N_PERIODS]; /* (nullable) */
  char *words;                      /* (nullable) */
  gboolean hides;
};

gboolean fab_map_filter_is_on_links (const FabMapFilter *self);

/* -find */
const FabChoices *fab_map_facet_get_choices (FabMapFacet facet);
gboolean fab_map_facet_is_yes_or_no (FabMapFacet facet);
gboolean fab_map_facet_is_reference (FabMapFacet facet);
FabRecord *fab_map_facet_find (FabMapFacet facet, FabStore *store, const char *value);

/* -ties */
GHashTable *fab_map_ties_collect (FabStore *store, FabRecord *record);

G_END_DECLS
