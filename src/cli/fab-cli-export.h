/* fab-cli-export.h: what the parts of the sub-command export share */
#pragma once

#include "fab-drawing.h"
#include "fab-formats.h"
#include "fab-matrix.h"
#include "fab-store.h"

G_BEGIN_DECLS

/** Pictures first. */
typedef enum {
  FAB_CLI_SVG,
  FAB_CLI_PDF,
  FAB_CLI_PNG,
  FAB_CLI_GEXF,
  FAB_CLI_GRAPHML,
  FAB_CLI_CSV,
} FabCliFormat;

/** Where none was typed. */
#define FAB_CLI_NO_SCALE (-1e9)

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

  /* What follows from it */
  FabCliFormat as;
  gboolean two_tables; /* of actors and of links */
} FabCliExport;

int fab_cli_export_check (const char *what, FabCliExport *options);
gboolean fab_cli_export_read_order (const char *order, FabMatrixWhat *what, FabMatrixOrder *by);
gboolean fab_cli_export_find_match (FabStore *store, const FabCliExport *options, FabMapMatch **match, GError **error);

/* The map */
FabDrawing *fab_cli_draw_map (FabStore *store, FabRecord *territory, const FabCliExport *options, const FabPaper *paper,
                              FabTitleBlock *titles, GError **error);
FabDraft *fab_cli_make_map_draft (FabStore *store, FabRecord *territory, const FabCliExport *options, GError **error);

/* Tables and graphs */
int fab_cli_export_graph (FabStore *store, FabRecord *territory, const FabCliExport *options);

G_END_DECLS
