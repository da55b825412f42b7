/* fab-map-moment-private.h: how a moment is made, for the files that read one */
#pragma once

#include "fab-map-moment.h"

G_BEGIN_DECLS

FabMapMoment *fab_map_moment_new (void);
FabMomentRow *fab_map_moment_add (FabMapMoment *self, FabMomentPart part, gint64 key);
void fab_map_moment_set (FabMapMoment *self, FabMomentRow *row, guint field, const char *text);

G_END_DECLS
