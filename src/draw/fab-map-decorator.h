/* fab-map-decorator.h: what colours, sizes, rings, shapes and lines the actors and links of a scene have, and what they say
 *
 * Used while a scene is made from records (fab-map-source.c): all actors and links are looked at first, because colours go to the most frequent
 * values and sizes to what is there; then each is decorated, and at the end the legend's rows are handed over.
 */
#pragma once

#include "fab-map-source.h"

G_BEGIN_DECLS

typedef struct _FabMapDecorator FabMapDecorator;

FabMapDecorator *fab_map_decorator_new (FabStore *store, const FabMapSceneOptions *options);
void fab_map_decorator_free (FabMapDecorator *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabMapDecorator, fab_map_decorator_free)

/* First all of them are looked at… */
void fab_map_decorator_see_actor (FabMapDecorator *self, FabRecord *actor, guint n_links);
void fab_map_decorator_see_link (FabMapDecorator *self, FabRecord *relation);
void fab_map_decorator_settle (FabMapDecorator *self, FabMapSceneBuilder *builder);

/* …then each is decorated. */
void fab_map_decorator_set_node (FabMapDecorator *self, FabRecord *actor, guint n_links, FabMapNode *node);
gboolean fab_map_decorator_is_by_territory (FabMapDecorator *self);
guint fab_map_decorator_get_territory_tone (FabMapDecorator *self, FabRecord *territory);
void fab_map_decorator_set_edge (FabMapDecorator *self, FabRecord *relation, FabMapStyle *style, FabMapEdge *edge);

G_END_DECLS
