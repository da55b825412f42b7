/* fab-draw-text.h: text on a cairo context, never read as markup */
#pragma once

#include "fab-palette.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef enum {
  FAB_WEIGHT_NORMAL = 400,
  FAB_WEIGHT_MEDIUM = 500,
  FAB_WEIGHT_BOLD = 700,
} FabWeight;

typedef struct {
  const char *family; /* NULL: the interface's usual one */
  double size;        /* of the letters, in the context's units */
  FabWeight weight;
  double width;             /* where lines break; 0: nowhere */
  int lines;                /* at most that many, the last one elided; 0: as many as it takes */
  PangoAlignment alignment; /* within @width */
  gboolean tabular;         /* figures of equal width */
} FabTextStyle;

PangoLayout *fab_text_layout_new (cairo_t *cr, const char *text, const FabTextStyle *style);
void fab_text_layout_get_size (PangoLayout *layout, double *width, double *height);
void fab_text_show (cairo_t *cr, PangoLayout *layout, double x, double y, FabColor color);
void fab_text_show_with_halo (cairo_t *cr, PangoLayout *layout, double x, double y, FabColor color, FabColor halo,
                              double halo_width);

/* One go: writes @text with its top left at x, y. Returns: the height that it takes. */
double fab_text_draw (cairo_t *cr, const char *text, const FabTextStyle *style, double x, double y, FabColor color);

G_END_DECLS
