/* fab-map-snapshot.h: a moment of the map as text, and kept in the project under a name
 *
 * The text is tab-separated: "fabrique-map 1", then for each part a line "[table] key column…" with its rows. A very large one is packed.
 * What is read comes from a file or a clipboard: it is bounded, and taken whole or not at all.
 */
#pragma once

#include "fab-map-moment.h"

G_BEGIN_DECLS

#define FAB_MAP_SNAPSHOT_MAX_ACTORS 50000
#define FAB_MAP_SNAPSHOT_MAX_ROWS   300000             /* of all parts */
#define FAB_MAP_SNAPSHOT_MAX_BYTES  (64 * 1024 * 1024) /* unpacked */

char *fab_map_moment_to_text (FabMapMoment *self);
FabMapMoment *fab_map_moment_parse (const char *text, GError **error);

char *fab_map_snapshot_pack (FabMapMoment *moment, GError **error);
FabMapMoment *fab_map_snapshot_read (const char *content, GError **error);

FabRecord *
fab_map_snapshot_keep (FabStore *store, const char *name, const char *date, FabRecord *meeting, GError **error);
FabMapMoment *fab_map_snapshot_get_moment (FabRecord *snapshot, GError **error);
FabDate fab_map_snapshot_get_date (FabStore *store, FabRecord *snapshot);

G_END_DECLS
