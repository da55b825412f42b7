/* fab-cli-export.h: what the parts of the sub-command export share */
#pragma once

#include "fab-drawing.h"
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
  char *title;
  char *source; /* where the data come from, for the foot */
  double scale;
  gboolean anonymous;
  gboolean dark;
} FabCliExport;

/* The map */
FabDrawing *fab_cli_draw_map (FabStore *store, FabRecord *territory, const FabCliExport *options, const FabPaper *paper,
                              FabTitleBlock *titles, GError **error);

G_END_DECLS
