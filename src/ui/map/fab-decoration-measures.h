/* fab-decoration-measures.h: measures a map in a thread as soon as its decoration asks for circles or go-betweens, and again when it changes */
#pragma once

#include "fab-map-model.h"

G_BEGIN_DECLS

#define FAB_TYPE_DECORATION_MEASURES (fab_decoration_measures_get_type ())
G_DECLARE_FINAL_TYPE (FabDecorationMeasures, fab_decoration_measures, FAB, DECORATION_MEASURES, GObject)

FabDecorationMeasures *fab_decoration_measures_new (FabMapModel *model);
void fab_decoration_measures_refresh (FabDecorationMeasures *self);

G_END_DECLS
