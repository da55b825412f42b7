/* fab-actor-filter.h: which actors and links the page is about, shared by map, list and matrix
 *
 * A GtkFilter of actors around a FabMapFilter, which is the value that people set, views keep and chips show. What it leaves is worked out once for all who
 * ask, and again when the project changes. It moves nothing.
 */
#pragma once

#include <gtk/gtk.h>

#include "fab-map-filter.h"

G_BEGIN_DECLS

#define FAB_TYPE_ACTOR_FILTER (fab_actor_filter_get_type ())
G_DECLARE_FINAL_TYPE (FabActorFilter, fab_actor_filter, FAB, ACTOR_FILTER, GtkFilter)

FabActorFilter *fab_actor_filter_new (FabStore *store);
FabStore *fab_actor_filter_get_store (FabActorFilter *self);

const FabMapFilter *fab_actor_filter_get_value (FabActorFilter *self);
void fab_actor_filter_set_value (FabActorFilter *self, const FabMapFilter *value);
const FabMapMatch *fab_actor_filter_get_match (FabActorFilter *self);
FabMapTexts *fab_actor_filter_get_texts (FabActorFilter *self);
gboolean fab_actor_filter_is_active (FabActorFilter *self);

/* One condition changed, the others as they are. */
void fab_actor_filter_set_text (FabActorFilter *self, const char *text);
void fab_actor_filter_set_choice (FabActorFilter *self, FabMapFacet facet, const char *value, gboolean wanted);
void fab_actor_filter_set_period (FabActorFilter *self, FabMapPeriod period, const char *date);
void fab_actor_filter_set_hides (FabActorFilter *self, gboolean hides);
void fab_actor_filter_set_focus (FabActorFilter *self, GPtrArray *actors, guint steps);
guint fab_actor_filter_get_focus (FabActorFilter *self);
void fab_actor_filter_reset (FabActorFilter *self);

G_END_DECLS
