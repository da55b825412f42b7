/* fab-map-legend-private.h: the card of the legend, laid out: its painter is fab-map-legend.c, what it says is in fab-map-legend-rows.c */
#pragma once

#include "fab-draw-text.h"
#include "fab-map-legend-rows.h"

G_BEGIN_DECLS

/** In units of the text's size: the room of a row's sample, and between it and the text. */
#define FAB_LEGEND_SAMPLE 2.5
#define FAB_LEGEND_SPACE  0.7
/** Around the card. */
#define FAB_LEGEND_MARGIN 12.0

/** A row and where it stands in the card. */
typedef struct {
  const FabLegendRow *row;
  char *text; /* with its count */
  double width, height;
  double x, y; /* of the left side and of the middle */
  guint column;
} FabLegendCell;

/** The card: rows in columns. */
typedef struct {
  const FabPalette *palette;
  const char *family;
  double size;          /* of the text */
  GArray *rows;         /* of FabLegendRow */
  FabLegendCell *cells; /* one for each row */
  guint n_cells;        /* as many */
  double width, height;
} FabLegend;

FabLegend *fab_legend_new (FabMapScene *scene, const FabMapDrawOptions *options);
void fab_legend_free (FabLegend *self);
gboolean fab_legend_fits (const FabLegend *self, const FabMapDrawOptions *options);
void fab_legend_get_style (const FabLegend *self, const FabLegendRow *row, FabTextStyle *style);
double fab_legend_measure_sample (const FabLegend *self, const FabLegendRow *row, guint i);
PangoLayout *
fab_legend_layout_plain (const FabLegend *self, cairo_t *cr, const char *text, double *width, double *height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabLegend, fab_legend_free)

G_END_DECLS
