/* fab-matrix-maker.h: keeps a matrix in step with the project, the filter and the territory, off the main thread */
#pragma once

#include "fab-actor-filter.h"
#include "fab-map-model.h"
#include "fab-matrix.h"

G_BEGIN_DECLS

#define FAB_TYPE_MATRIX_MAKER (fab_matrix_maker_get_type ())
G_DECLARE_FINAL_TYPE (FabMatrixMaker, fab_matrix_maker, FAB, MATRIX_MAKER, GObject)

FabMatrixMaker *fab_matrix_maker_new (FabMapModel *model, FabActorFilter *filter);
void fab_matrix_maker_set_active (FabMatrixMaker *self, gboolean active);
void fab_matrix_maker_set_kind (FabMatrixMaker *self, FabMatrixWhat what, FabMatrixOrder order);
FabMatrix *fab_matrix_maker_get_matrix (FabMatrixMaker *self);
gboolean fab_matrix_maker_is_busy (FabMatrixMaker *self);

G_END_DECLS
