/* fab-drawing.h: something of one or several pages that can be drawn, printed and exported */
#pragma once

#include "fab-map-painter.h"
#include "fab-paper.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define FAB_TYPE_DRAWING (fab_drawing_get_type ())
G_DECLARE_FINAL_TYPE (FabDrawing, fab_drawing, FAB, DRAWING, GObject)

typedef void (*FabDrawPage) (cairo_t *cr, guint page, gpointer data);

typedef enum {
  FAB_EXPORT_SVG,
  FAB_EXPORT_PDF,
  FAB_EXPORT_PNG,
} FabExportFormat;

FabDrawing *
fab_drawing_new (double width, double height, guint n_pages, FabDrawPage draw, gpointer data, GDestroyNotify destroy);
FabDrawing *fab_drawing_new_map (FabMapScene *scene, const FabMapDrawOptions *options, const FabPaper *paper,
                                 const FabTitleBlock *titles);

double fab_drawing_get_width (FabDrawing *self);
double fab_drawing_get_height (FabDrawing *self);
guint fab_drawing_get_n_pages (FabDrawing *self);
guint fab_drawing_get_n_unnamed (FabDrawing *self);
void fab_drawing_draw_page (FabDrawing *self, cairo_t *cr, guint page);
void fab_drawing_set_title (FabDrawing *self, const char *title);
void fab_drawing_set_cut (FabDrawing *self, FabDrawing *cut);
const char *fab_drawing_get_title (FabDrawing *self);

gboolean fab_export_format_from_path (const char *path, FabExportFormat *format);
GBytes *fab_export_to_bytes (FabDrawing *drawing, FabExportFormat format, guint page, double scale, GError **error);
gboolean fab_export_to_file (FabDrawing *drawing, const char *path, FabExportFormat format, double scale,
                             GCancellable *cancellable, GError **error);

G_END_DECLS
