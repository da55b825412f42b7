/* fab-tiles.h: a large sheet cut into pages that an ordinary printer prints, to be cut and glued together */
#pragma once

#include "fab-drawing.h"

G_BEGIN_DECLS

/** How many pages a poster takes. */
typedef struct {
  guint columns, rows;
  double width, height; /* of a page, in points */
} FabTiling;

gboolean fab_tiling_find (FabTiling *self, double width, double height, FabPaperSize tile);
char *fab_tiling_name_page (const FabTiling *self, guint page);

FabDrawing *fab_drawing_new_tiled (FabDrawing *sheet, FabPaperSize tile, GError **error);

G_END_DECLS
