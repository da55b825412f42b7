/* fab-map-line-scale.h: what colours, widths and dashes of links say */
#pragma once

#include "fab-map-scene.h"
#include "fab-store.h"

G_BEGIN_DECLS

typedef struct _FabMapLineScale FabMapLineScale;

FabMapLineScale *fab_map_line_scale_new (const FabMapDecoration *decoration);
void fab_map_line_scale_free (FabMapLineScale *self);

void fab_map_line_scale_see (FabMapLineScale *self, FabRecord *relation);
void fab_map_line_scale_settle (FabMapLineScale *self, FabMapSceneBuilder *builder);
void fab_map_line_scale_set (FabMapLineScale *self, FabRecord *relation, FabMapStyle *style, FabMapEdge *edge);

G_END_DECLS
