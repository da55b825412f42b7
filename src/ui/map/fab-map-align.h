/* fab-map-align.h: puts the selected actors in a row or a column, or at even distances */
#pragma once

#include "fab-map-model.h"
#include "fab-map-selection.h"

G_BEGIN_DECLS

gboolean fab_map_align (FabMapModel *model, FabMapSelection *selection, const char *how);

G_END_DECLS
