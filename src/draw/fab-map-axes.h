/* fab-map-axes.h: the influence × interest picture: lines between its nine fields, their names
 *
 * Nobody says which layout a map has: the axes are there as long as the actors stand in the fields that their influence and interest
 * put them into, but for a few.
 */
#pragma once

#include "fab-map-frame.h"

G_BEGIN_DECLS

/** Low, medium, high. */
#define FAB_MAP_N_LEVELS 3

/** Lines between the columns (interest, growing to the right) and the rows (influence, growing upwards): scene units. */
typedef struct {
  double columns[FAB_MAP_N_LEVELS + 1];
  double rows[FAB_MAP_N_LEVELS + 1];
  FabBox unknown; /* around the actors of whom the one or the other isn't said; left > right: there are none */
} FabMapAxes;

int fab_map_level (int value);
gboolean fab_map_axes_find (FabMapScene *scene, FabMapAxes *axes);
FabBox fab_map_axes_bounds (const FabMapAxes *axes, const FabMapDrawOptions *options);
void fab_map_axes_list_marks (const FabMapFrame *frame, const FabMapAxes *axes, GArray *marks);
void fab_map_draw_axes (FabMapFrame *frame, const FabMapAxes *axes);

G_END_DECLS
