/* fab-map-filter.h: which actors and links a map, a list or a matrix is about
 *
 * A filter is a value: conditions on actors (kind, theme, profile, scale, territory, tag, number of links, dates, what they are tied to), on links (kind,
 * dates, strength), a search, and a focus: so many steps around some actors. Within one condition any value will do, and all conditions must hold. It moves
 * nothing: what it leaves out is dimmed or hidden. It is kept with a named view as text, which is also what fabrique-cli takes:
 *
 *     kind=association,shop theme="Alimentation locale" links>=2 tied=<key> link=funding from=2024-01-01 hide
 */
#pragma once

#include "fab-map-texts.h"

G_BEGIN_DECLS

/** A condition that takes some values. Records are given by key or by name, choices by code, no value by "". */
typedef enum {
  FAB_MAP_FACET_KIND,      /* choices of actors */
  FAB_MAP_FACET_THEME,     /* texts */
  FAB_MAP_FACET_PROFILE,   /* choices */
  FAB_MAP_FACET_SCALE,     /* choices */
  FAB_MAP_FACET_TERRITORY, /* territories */
  FAB_MAP_FACET_TAG,       /* tags */
  FAB_MAP_FACET_PARTNER,   /* "yes", "no": members of the working group */
  FAB_MAP_FACET_TIED,      /* keys of records of any table, but names of actions, meetings and shops */
  FAB_MAP_FACET_LINK,      /* kinds of links, by code too */
  FAB_MAP_FACET_WISHED,    /* "yes", "no": links that are only wished */
  FAB_MAP_FACET_AROUND,    /* actors: those within FAB_MAP_LIMIT_STEPS of them */
  FAB_MAP_N_FACETS,
} FabMapFacet;

typedef enum {
  FAB_MAP_LIMIT_MIN_LINKS, /* of an actor, among the links that hold the conditions on links */
  FAB_MAP_LIMIT_MAX_LINKS,
  FAB_MAP_LIMIT_MIN_STRENGTH, /* of a link; one without a strength has none */
  FAB_MAP_LIMIT_MAX_STRENGTH,
  FAB_MAP_LIMIT_STEPS, /* around the actors of FAB_MAP_FACET_AROUND; 1 where not said */
  FAB_MAP_N_LIMITS,
} FabMapLimit;

/** As stored: "2026", "2026-11" or "2026-11-03". What has no dates is always there. */
typedef enum {
  FAB_MAP_PERIOD_FROM, /* actors and links that were there in that period */
  FAB_MAP_PERIOD_TO,
  FAB_MAP_PERIOD_LINK_FROM, /* links alone */
  FAB_MAP_PERIOD_LINK_TO,
  FAB_MAP_N_PERIODS,
} FabMapPeriod;

#define FAB_MAP_NO_LIMIT  (-1)
#define FAB_MAP_MAX_STEPS 9

#define FAB_TYPE_MAP_FILTER (fab_map_filter_get_type ())
typedef struct _FabMapFilter FabMapFilter;

GType fab_map_filter_get_type (void);
FabMapFilter *fab_map_filter_new (void);
FabMapFilter *fab_map_filter_copy (const FabMapFilter *self);
void fab_map_filter_free (FabMapFilter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabMapFilter, fab_map_filter_free)

gboolean fab_map_filter_equal (const FabMapFilter *a, const FabMapFilter *b);
gboolean fab_map_filter_is_empty (const FabMapFilter *self);

/* Text */
FabMapFilter *fab_map_filter_parse (const char *text, GError **error);
char *fab_map_filter_to_text (const FabMapFilter *self);
gboolean fab_map_filter_check (const FabMapFilter *self, FabStore *store, GError **error);

/* Conditions */
gboolean fab_map_filter_has_value (const FabMapFilter *self, FabMapFacet facet, const char *value);
void fab_map_filter_set_value (FabMapFilter *self, FabMapFacet facet, const char *value, gboolean wanted);
const char *const *fab_map_filter_get_values (const FabMapFilter *self, FabMapFacet facet, guint *n);
void fab_map_filter_clear_facet (FabMapFilter *self, FabMapFacet facet);
int fab_map_filter_get_limit (const FabMapFilter *self, FabMapLimit limit);
void fab_map_filter_set_limit (FabMapFilter *self, FabMapLimit limit, int value);
const char *fab_map_filter_get_period (const FabMapFilter *self, FabMapPeriod period);
void fab_map_filter_set_period (FabMapFilter *self, FabMapPeriod period, const char *date);
const char *fab_map_filter_get_words (const FabMapFilter *self);
void fab_map_filter_set_words (FabMapFilter *self, const char *words);
void fab_map_filter_reset (FabMapFilter *self);

/* What is left out is hidden rather than dimmed. */
gboolean fab_map_filter_get_hides (const FabMapFilter *self);
void fab_map_filter_set_hides (FabMapFilter *self, gboolean hides);

/** What a filter leaves: the keys of records, as GINT64 in hash sets. Actors that no wanted link reaches are out where there are conditions on links. */
typedef struct {
  GHashTable *actors;    /* gint64 * */
  GHashTable *relations; /* gint64 *: links whose two ends are in, and that hold the conditions on links */
  GHashTable
      *near; /* gint64 * (nullable): where there is a focus: the actors within it, in or not; others are out of sight */
  gint64 *keys; /* what the sets hold */
} FabMapMatch;

FabMapMatch *fab_map_filter_apply (const FabMapFilter *self, FabStore *store);
FabMapMatch *fab_map_filter_apply_with (const FabMapFilter *self, FabStore *store, FabMapTexts *texts);
gboolean fab_map_match_has_actor (const FabMapMatch *self, gint64 key);
gboolean fab_map_match_has_relation (const FabMapMatch *self, gint64 key);
gboolean fab_map_match_is_near (const FabMapMatch *self, gint64 key);
void fab_map_match_free (FabMapMatch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabMapMatch, fab_map_match_free)

G_END_DECLS
