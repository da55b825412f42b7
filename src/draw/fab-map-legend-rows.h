/* fab-map-legend-rows.h: what a legend says: a row for every colour, ring, shape and line that is to be seen on a map */
#pragma once

#include "fab-map-frame.h"

G_BEGIN_DECLS

typedef enum {
  FAB_LEGEND_HEADING,
  FAB_LEGEND_ACTOR, /* colour, ring, shape, icon: what an actor looks like */
  FAB_LEGEND_LINE,
  FAB_LEGEND_SIZES,  /* samples, each with what it stands for */
  FAB_LEGEND_WIDTHS, /* the same, of lines */
  FAB_LEGEND_CHANGE, /* on a map that compares two moments */
} FabLegendType;

#define FAB_LEGEND_MAX_SAMPLES 3

typedef struct {
  FabLegendType type;
  char *text;
  guint count; /* 0: not said */

  /* Of actors */
  FabColor color;
  FabColor ring;
  gboolean has_ring;
  FabMapMark mark;
  guint icon; /* a glyph or FAB_MAP_NONE */

  /* Of lines; @color too */
  FabDash dash;
  gboolean directed;
  double width; /* 0: the usual one */

  FabMapChangeKind change;

  /* Of sizes and widths */
  const FabMapClass *samples[FAB_LEGEND_MAX_SAMPLES];
  guint n_samples;
} FabLegendRow;

GArray *fab_map_list_legend_rows (FabMapScene *scene, const FabMapDrawOptions *options);

G_END_DECLS
