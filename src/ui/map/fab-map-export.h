/* fab-map-export.h: the map as a file, drawn by the painter that draws it on the screen */
#pragma once

#include "fab-drawing.h"
#include "fab-map-model.h"

G_BEGIN_DECLS

/** Where and how. */
typedef struct {
  FabExportFormat format;
  gboolean anonymous; /* kinds in place of names */
} FabMapExportOptions;

void fab_map_export (FabMapModel *model, GtkWidget *parent, const FabMapExportOptions *options);

G_END_DECLS
