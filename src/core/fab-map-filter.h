/* fab-map-filter.h: which actors and links a map, a list or a matrix is about
 *
 * A filter is a value: conditions on actors (kind, theme, profile, scale, territory, tag, number of links, dates, what they are tied to), on links (kind,
 * dates, strength) and a search; within one condition any value will do, and all conditions must hold. It moves nothing: what it leaves out is dimmed or
 * hidden. It is kept with a named view as text, which is also what fabrique-cli takes:
 *
 *     kind=association,shop theme="Alimentation locale" links>=2 tied=<key> link=finance from=2024-01-01 hide
 */
#pragma once

#include "fab-store.h"

G_BEGIN_DECLS

#define FAB_TYPE_MAP_FILTER (fab_map_filter_get_type ())
typedef struct _FabMapFilter FabMapFilter;

GType fab_map_filter_get_type (void);
FabMapFilter *fab_map_filter_new (void);
FabMapFilter *fab_map_filter_parse (const char *text, GError **error);
FabMapFilter *fab_map_filter_copy (const FabMapFilter *self);
void fab_map_filter_free (FabMapFilter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabMapFilter, fab_map_filter_free)

char *fab_map_filter_to_text (const FabMapFilter *self);
gboolean fab_map_filter_equal (const FabMapFilter *a, const FabMapFilter *b);
gboolean fab_map_filter_is_empty (const FabMapFilter *self);

/* What is left out is hidden rather than dimmed. */
gboolean fab_map_filter_get_hides (const FabMapFilter *self);
void fab_map_filter_set_hides (FabMapFilter *self, gboolean hides);

/** What a filter leaves: the keys of records, as GINT64 in hash sets. Actors that no wanted link reaches are out where there are conditions on links. */
typedef struct {
  GHashTable *actors;    /* gint64 * */
  GHashTable *relations; /* gint64 *: links whose two ends are in, and that hold the conditions on links */
} FabMapMatch;

FabMapMatch *fab_map_filter_apply (const FabMapFilter *self, FabStore *store);
gboolean fab_map_match_has_actor (const FabMapMatch *self, gint64 key);
gboolean fab_map_match_has_relation (const FabMapMatch *self, gint64 key);
void fab_map_match_free (FabMapMatch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabMapMatch, fab_map_match_free)

G_END_DECLS
