/* fab-matrix-painter.h: a matrix of links: names that stay in sight along the edges, cells that scroll
 *
 * Only what is in sight is drawn, so that ten thousand actors cost no more than a window's worth.
 */
#pragma once

#include "fab-drawing.h"
#include "fab-matrix.h"

G_BEGIN_DECLS

/** Where and how a matrix is looked at. Lengths are in the context's units. */
typedef struct {
  const FabPalette *palette;
  const char *font_family;            /* (nullable) */
  double width, height;               /* of the view, headers included */
  double cell;                        /* side of a cell */
  double header_width, header_height; /* rows' names at the left, columns' at the top; see fab_matrix_view_measure() */
  double x, y;                        /* how far the cells are scrolled */
  guint row, column;                  /* the cell that is pointed at, or FAB_MATRIX_NONE */
  gboolean focused;                   /* by the keyboard */
  const guint8 *selected;             /* (nullable): for each entry, whether it is selected */
  double min_font;                    /* names smaller than that are left out; 0: a screen's */
  double text_scale;                  /* of the screen's text; 0: 1 */
} FabMatrixView;

double fab_matrix_get_best_cell (FabMatrix *matrix, double width, double height, double text_scale);
void fab_matrix_view_measure (FabMatrixView *self, FabMatrix *matrix, double max_header);
gboolean
fab_matrix_view_hit (const FabMatrixView *self, FabMatrix *matrix, double x, double y, guint *row, guint *column);
void fab_matrix_draw (cairo_t *cr, FabMatrix *matrix, const FabMatrixView *view);

char *fab_matrix_get_group_label (FabMatrix *matrix, guint group);
const char *fab_matrix_get_style_label (FabMatrix *matrix, guint style);
FabColor fab_matrix_get_style_color (FabMatrix *matrix, guint style, const FabPalette *palette);
FabColor fab_matrix_get_shade (double share_of_most, const FabPalette *palette);

FabDrawing *fab_drawing_new_matrix (FabMatrix *matrix, const FabPaper *paper, const FabTitleBlock *titles,
                                    const FabPalette *palette, const char *font_family);

G_END_DECLS
