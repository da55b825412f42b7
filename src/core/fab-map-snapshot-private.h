/* fab-map-snapshot-private.h: what the writer and the reader of a moment's text share */
#pragma once

#include "fab-map-moment-private.h"
#include "fab-map-snapshot.h"

G_BEGIN_DECLS

#define FAB_MAP_SNAPSHOT_MAGIC "fabrique-map 1"

FabMomentPart fab_moment_part_find_target (const FabField *field);

G_END_DECLS
