/* fab-paths.h: how one actor is reached from another along links: the shortest ways, and those that are hardly longer
 *
 * A path is an array of actors' keys, from one end to the other, none of them twice. Only what a filter leaves is gone through.
 */
#pragma once

#include "fab-map-filter.h"

G_BEGIN_DECLS

/** Nobody reads more. */
#define FAB_PATHS_MAX 500

typedef enum {
  FAB_PATHS_ONE,      /* a shortest one */
  FAB_PATHS_SHORTEST, /* all that are as short */
  FAB_PATHS_SHORT,    /* and those that are one step longer */
} FabPathsScope;

typedef struct {
  GPtrArray *paths; /* of GArray of gint64; the shortest first */
  gboolean more;    /* there are others */
} FabPaths;

FabPaths *fab_paths_find (FabStore *store, const FabMapMatch *match, gint64 from, gint64 to, FabPathsScope scope,
                          gboolean directed);
void fab_paths_free (FabPaths *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabPaths, fab_paths_free)

GHashTable *fab_paths_list_relations (FabStore *store, const FabMapMatch *match, GArray *path);
char *fab_paths_describe (FabStore *store, GArray *path);

G_END_DECLS
