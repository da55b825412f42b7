/* fab-actor-filter.h: which actors the page is about: a search and facets, shared by map and list
 *
 * It dims actors on the map and hides rows of the list; it never moves anything.
 */
#pragma once

#include <gtk/gtk.h>

#include "fab-store.h"

G_BEGIN_DECLS

#define FAB_TYPE_ACTOR_FILTER (fab_actor_filter_get_type ())
G_DECLARE_FINAL_TYPE (FabActorFilter, fab_actor_filter, FAB, ACTOR_FILTER, GtkFilter)

FabActorFilter *fab_actor_filter_new (FabStore *store);

void fab_actor_filter_set_text (FabActorFilter *self, const char *text);
void fab_actor_filter_set_choice (FabActorFilter *self, guint field, const char *code, gboolean wanted);
gboolean fab_actor_filter_get_choice (FabActorFilter *self, guint field, const char *code);
gboolean fab_actor_filter_has_choices (FabActorFilter *self);
void fab_actor_filter_reset (FabActorFilter *self);
gboolean fab_actor_filter_is_active (FabActorFilter *self);

G_END_DECLS
