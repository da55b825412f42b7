/* fab-map-clip.h: actors with the links among them, copied within a project or from one to another
 *
 * The text of a clip is that of a moment (fab-map-snapshot.h), with all fields; it comes from a clipboard, and is read as anybody's.
 */
#pragma once

#include "fab-map-moment.h"

G_BEGIN_DECLS

#define FAB_MAP_CLIP_MIME       "application/x-fabrique-map"
#define FAB_MAP_CLIP_MAX_ACTORS 2000
#define FAB_MAP_CLIP_MAX_BYTES  (16 * 1024 * 1024)

char *fab_map_clip_get_names (FabMapMoment *clip);
FabMapMoment *fab_map_clip_read (GBytes *bytes, GError **error);
GPtrArray *fab_map_clip_insert (FabStore *store, FabMapMoment *clip, FabRecord *territory, GError **error);

G_END_DECLS
