/* fab-matrix-pane.h: the links as a matrix, with its order, its legend, and what is said of the cell that is pointed at */
#pragma once

#include "fab-actor-filter.h"
#include "fab-map-model.h"
#include "fab-map-selection.h"
#include "fab-matrix-canvas.h"

G_BEGIN_DECLS

#define FAB_TYPE_MATRIX_PANE (fab_matrix_pane_get_type ())
G_DECLARE_FINAL_TYPE (FabMatrixPane, fab_matrix_pane, FAB, MATRIX_PANE, AdwBin)

void
fab_matrix_pane_set_model (FabMatrixPane *self, FabMapModel *model, FabMapSelection *selection, FabActorFilter *filter);
FabMatrixCanvas *fab_matrix_pane_get_canvas (FabMatrixPane *self);
void fab_matrix_pane_set_order (FabMatrixPane *self, FabMatrixWhat what, FabMatrixOrder order);
void fab_matrix_pane_reveal (FabMatrixPane *self, FabRecord *actor);
void fab_matrix_pane_export (FabMatrixPane *self, const char *format);
gboolean fab_matrix_pane_is_busy (FabMatrixPane *self);

G_END_DECLS
