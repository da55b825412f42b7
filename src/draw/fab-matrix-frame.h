/* fab-matrix-frame.h: what the painter's parts share while a matrix is drawn: -painter draws cells, -headers names */
#pragma once

#include "fab-matrix-painter.h"

G_BEGIN_DECLS

typedef struct {
  cairo_t *cr;
  FabMatrix *matrix;
  const FabMatrixView *view;
  const FabPalette *palette;
  guint n;
  guint first_row, end_row, first_column, end_column; /* those in sight */
} FabMatrixFrame;

double fab_matrix_get_text_scale (const FabMatrixView *view);
double fab_matrix_get_font (const FabMatrixView *view);
void fab_matrix_draw_headers (const FabMatrixFrame *self);

G_END_DECLS
