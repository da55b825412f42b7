/* fab-matrix-canvas-private.h: what the canvas' files share: -input has its keys, pointer and gestures, -accessible what a
 * screen reader finds in it
 */
#pragma once

#include "fab-matrix-canvas.h"
#include "fab-matrix-part.h"

G_BEGIN_DECLS

struct _FabMatrixCanvas {
  FabScrollArea parent_instance;

  /* Owned */
  FabMatrix *matrix;     /* (nullable) */
  guint8 *selected;      /* (nullable): for each entry */
  GPtrArray *rows;       /* (nullable): FabMatrixPart, those that a screen reader finds */
  FabMatrixPart *active; /* (nullable): the cell where the keyboard is */

  guint stamp, rows_stamp; /* what is in sight has changed since the rows were listed if they differ */

  FabPalette palette;
  FabMatrixView view;
  guint cursor_row, cursor_column; /* where the keyboard is, or FAB_MATRIX_NONE */
  guint hover_row, hover_column;   /* where the pointer is, or FAB_MATRIX_NONE: one of them over names */
  double pointer_x, pointer_y;
  double pinch_cell;  /* when the fingers came down */
  gboolean zoomed;    /* somebody chose the size of cells */
  gboolean configure; /* adjustments are being set, not moved */
};

enum {
  FAB_MATRIX_CANVAS_POINTED, /* the cell that is pointed at is another one */
  FAB_MATRIX_CANVAS_CHOSEN,  /* row, column; one of them FAB_MATRIX_NONE for a name */
  FAB_MATRIX_CANVAS_OPENED,  /* row, column */
  FAB_MATRIX_CANVAS_MENU,    /* x, y */
  FAB_MATRIX_CANVAS_SAY,     /* row, column; one of them FAB_MATRIX_NONE for a name. Returns the words */
  FAB_MATRIX_CANVAS_N_SIGNALS,
};

extern const char *const fab_matrix_canvas_signals[FAB_MATRIX_CANVAS_N_SIGNALS];

void fab_matrix_canvas_add_input (FabMatrixCanvas *self);
void fab_matrix_canvas_add_bindings (GtkWidgetClass *widget_class);
void fab_matrix_canvas_zoom_at (FabMatrixCanvas *self, double cell, double x, double y);
void fab_matrix_canvas_pointed_changed (FabMatrixCanvas *self);

void fab_matrix_canvas_override_accessible (GtkAccessibleInterface *iface);
void fab_matrix_canvas_list_cells (FabMatrixCanvas *self, FabMatrixPart *part);
char *fab_matrix_canvas_name_part (FabMatrixCanvas *self, FabMatrixPart *part);
gboolean fab_matrix_canvas_is_part_selected (FabMatrixCanvas *self, FabMatrixPart *part);
gboolean fab_matrix_canvas_get_part_area (FabMatrixCanvas *self, FabMatrixPart *part, GdkRectangle *area);
void fab_matrix_canvas_outdate_parts (FabMatrixCanvas *self);
void fab_matrix_canvas_update_parts (FabMatrixCanvas *self);
void fab_matrix_canvas_update_selected_parts (FabMatrixCanvas *self);
void fab_matrix_canvas_forget_parts (FabMatrixCanvas *self);
void fab_matrix_canvas_cursor_accessible (FabMatrixCanvas *self);

G_END_DECLS
