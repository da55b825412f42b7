/* fab-matrix-canvas-private.h: what the canvas' files share: -input has its keys, pointer and gestures */
#pragma once

#include "fab-matrix-canvas.h"

G_BEGIN_DECLS

struct _FabMatrixCanvas {
  GtkWidget parent_instance;

  /* Owned */
  FabMatrix *matrix; /* (nullable) */
  GtkAdjustment *adjustments[2];
  GSignalGroup *scrolled[2];
  guint8 *selected; /* (nullable): for each entry */

  FabPalette palette;
  FabMatrixView view;
  GtkScrollablePolicy policies[2];
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
  FAB_MATRIX_CANVAS_N_SIGNALS,
};

extern const char *const fab_matrix_canvas_signals[FAB_MATRIX_CANVAS_N_SIGNALS];

void fab_matrix_canvas_add_input (FabMatrixCanvas *self);
void fab_matrix_canvas_add_bindings (GtkWidgetClass *widget_class);
void fab_matrix_canvas_zoom_at (FabMatrixCanvas *self, double cell, double x, double y);
void fab_matrix_canvas_pointed_changed (FabMatrixCanvas *self);

G_END_DECLS
