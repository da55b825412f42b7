/* fab-map-clipboard.h: copying, pasting and duplicating actors with the links among them */
#pragma once

#include "fab-box.h"
#include "fab-map-clip.h"
#include "fab-map-model.h"

G_BEGIN_DECLS

/** @actors: (element-type FabRecord): what is there now */
typedef void (*FabPasted) (GPtrArray *actors, gpointer data);

void fab_map_copy (FabMapModel *model, GPtrArray *actors, GdkClipboard *clipboard);
void fab_map_paste (FabMapModel *model, GdkClipboard *clipboard, FabPoint place, FabPasted pasted, GObject *data);
GPtrArray *fab_map_paste_clip (FabMapModel *model, FabMapMoment *clip, const FabPoint *place);
GPtrArray *fab_map_duplicate (FabMapModel *model, GPtrArray *actors);

G_END_DECLS
