/* fab-matrix-part.h: a row or a cell of a drawn matrix as a screen reader finds it
 *
 * Cheap until somebody asks: its name is thought of when an assistive technology first looks at it.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FAB_TYPE_MATRIX_PART (fab_matrix_part_get_type ())
G_DECLARE_FINAL_TYPE (FabMatrixPart, fab_matrix_part, FAB, MATRIX_PART, GObject)

FabMatrixPart *fab_matrix_part_new_row (GtkWidget *canvas, guint row);
FabMatrixPart *fab_matrix_part_new_cell (FabMatrixPart *parent, guint column);
gboolean fab_matrix_part_is_row (FabMatrixPart *self);
guint fab_matrix_part_get_row (FabMatrixPart *self);
guint fab_matrix_part_get_column (FabMatrixPart *self);
GPtrArray *fab_matrix_part_get_cells (FabMatrixPart *self);
void fab_matrix_part_take_cells (FabMatrixPart *self, GPtrArray *cells, guint stamp);
guint fab_matrix_part_get_stamp (FabMatrixPart *self);
void fab_matrix_part_set_next (FabMatrixPart *self, FabMatrixPart *next);
void fab_matrix_part_update (FabMatrixPart *self);
void fab_matrix_part_update_selected (FabMatrixPart *self);

G_END_DECLS
