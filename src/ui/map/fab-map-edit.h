/* fab-map-edit.h: what people do to actors and links, each as one gesture with its sentence
 *
 * All tell the person what went wrong (fab_context_report), and change nothing then.
 */
#pragma once

#include "fab-box.h"
#include "fab-context.h"

G_BEGIN_DECLS

/** A new actor. */
typedef struct {
  const char *name;
  const char *kind;       /* code */
  FabRecord *territory;   /* (nullable) */
  const FabPoint *place;  /* (nullable): where on the map, in scene units */
  FabRecord *linked_from; /* (nullable): the actor that it is linked to at once */
} FabNewActor;

FabRecord *fab_map_edit_add_actor (FabContext *context, const FabNewActor *actor);
FabRecord *fab_map_edit_link (FabContext *context, FabRecord *source, FabRecord *target, FabRecord *type);
gboolean fab_map_edit_reverse_link (FabContext *context, FabRecord *relation);
gboolean fab_map_edit_is_wished (FabStore *store, FabRecord *relation);
gboolean fab_map_edit_make_link (FabContext *context, FabRecord *relation);

gboolean fab_map_edit_move (FabContext *context, GPtrArray *actors, const FabPoint *places, const char *merge_id);
gboolean fab_map_edit_pin (FabContext *context, GPtrArray *actors, gboolean pinned);
gboolean fab_map_edit_are_pinned (FabContext *context, GPtrArray *actors);

gboolean fab_map_edit_remove (FabContext *context, GPtrArray *actors);
gboolean fab_map_edit_set_all (FabContext *context, GPtrArray *actors, guint field, FabValue value);
gboolean fab_map_edit_place (FabContext *context, FabRecord *actor, FabPoint place);
gboolean fab_map_edit_take_off (FabContext *context, GPtrArray *actors);

char *fab_map_edit_describe_relation (FabStore *store, FabRecord *relation);

G_END_DECLS
