/* fab-cli-export.h: what the parts of the sub-command export share */
#pragma once

#include "fab-drawing.h"
#include "fab-formats.h"
#include "fab-store.h"

G_BEGIN_DECLS

/** As typed; NULL where nothing was said. */
typedef struct {
  char *output;
  char *territory;
  char *paper;
  char *tiles;
  char *view;
  char *layout;
  char *filter;
  char *decorate;
  char *order;
  char *at;
  char *since;
  char *format;
  char *title;
  char *source; /* where the data come from, for the foot */
  double scale;
  gboolean anonymous;
  gboolean dark;
} FabCliExport;

/* The map */
FabDrawing *fab_cli_draw_map (FabStore *store, FabRecord *territory, const FabCliExport *options, const FabPaper *paper,
                              FabTitleBlock *titles, GError **error);
FabDraft *fab_cli_make_map_draft (FabStore *store, FabRecord *territory, const FabCliExport *options, GError **error);

/* Tables and graphs */
gboolean fab_cli_export_read_graph_format (const FabCliExport *options, FabFormat *format);
int fab_cli_export_graph (FabStore *store, FabRecord *territory, const FabCliExport *options, FabFormat format);

G_END_DECLS
