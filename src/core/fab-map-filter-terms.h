/* fab-map-filter-terms.h: a filter in words, one condition at a time, each of which can be taken away */
#pragma once

#include "fab-map-filter.h"

G_BEGIN_DECLS

typedef enum {
  FAB_MAP_TERM_VALUE,  /* one value of a facet */
  FAB_MAP_TERM_FOCUS,  /* so many steps around some actors */
  FAB_MAP_TERM_LIMITS, /* at least, at most, or both */
  FAB_MAP_TERM_PERIOD, /* from, to, or both */
  FAB_MAP_TERM_WORDS,
} FabMapTermKind;

typedef struct {
  FabMapTermKind kind;
  guint id;    /* the facet, the least limit, or the period's beginning */
  char *value; /* of a facet (nullable) */
  char *label; /* "Association": translated */
} FabMapTerm;

const char *fab_map_facet_get_label (FabMapFacet facet);
char *fab_map_facet_describe_value (FabMapFacet facet, FabStore *store, const char *value);

GPtrArray *fab_map_filter_list_terms (const FabMapFilter *self, FabStore *store);
void fab_map_filter_remove_term (FabMapFilter *self, const FabMapTerm *term);
char *fab_map_filter_describe (const FabMapFilter *self, FabStore *store);

G_END_DECLS
