/* fab-map-export.h: the map as a file, drawn by the painter that draws it on the screen */
#pragma once

#include "fab-actor-filter.h"
#include "fab-drawing.h"
#include "fab-map-model.h"

G_BEGIN_DECLS

/** Where and how. */
typedef struct {
  FabExportFormat format;
  gboolean anonymous;    /* kinds in place of names */
  const FabPaper *paper; /* (nullable): A3, landscape */
  gboolean is_tiled;     /* cut into pages of @tile */
  FabPaperSize tile;
  double scale;           /* pixels of a PNG to a point; 0: 2 */
  const char *title;      /* (nullable) */
  FabActorFilter *filter; /* (nullable): what it leaves out is dimmed or hidden, as on the screen */
} FabMapExportOptions;

void fab_map_export (FabMapModel *model, GtkWidget *parent, const FabMapExportOptions *options);

G_END_DECLS
