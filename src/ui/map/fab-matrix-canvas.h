/* fab-matrix-canvas.h: a matrix on the screen: scrolled, zoomed, walked through with keys and pointer
 *
 * It knows rows and columns; what choosing or opening a cell means is its owner's business (fab-matrix-pane.h).
 */
#pragma once

#include <adwaita.h>

#include "fab-matrix-painter.h"
#include "fab-scroll-area.h"

G_BEGIN_DECLS

#define FAB_TYPE_MATRIX_CANVAS (fab_matrix_canvas_get_type ())
G_DECLARE_FINAL_TYPE (FabMatrixCanvas, fab_matrix_canvas, FAB, MATRIX_CANVAS, FabScrollArea)

void fab_matrix_canvas_set_matrix (FabMatrixCanvas *self, FabMatrix *matrix);
FabMatrix *fab_matrix_canvas_get_matrix (FabMatrixCanvas *self);
void fab_matrix_canvas_take_selected (FabMatrixCanvas *self, guint8 *selected);
void fab_matrix_canvas_get_pointed (FabMatrixCanvas *self, guint *row, guint *column);
void fab_matrix_canvas_get_cursor (FabMatrixCanvas *self, guint *row, guint *column);
void fab_matrix_canvas_set_cursor (FabMatrixCanvas *self, guint row, guint column);
gboolean fab_matrix_canvas_get_cell_area (FabMatrixCanvas *self, guint row, guint column, GdkRectangle *area);
void fab_matrix_canvas_describe (FabMatrixCanvas *self, const char *sentence);
const FabPalette *fab_matrix_canvas_get_palette (FabMatrixCanvas *self);

void fab_matrix_canvas_zoom_by (FabMatrixCanvas *self, double factor);
void fab_matrix_canvas_fit (FabMatrixCanvas *self);
double fab_matrix_canvas_get_cell_size (FabMatrixCanvas *self);

G_END_DECLS
