/* fab-map-compare.h: a scene of the map as it stood at one time, or of what is different between two
 *
 * Where the actors stand is taken from the map of today, so that nothing moves between one time and another. They are decorated as that is;
 * where two times are compared there are no rings and no dashes for dates, as these say what is different.
 */
#pragma once

#include "fab-map-changes.h"
#include "fab-map-source.h"
#include "fab-palette.h"

G_BEGIN_DECLS

FabMapScene *fab_map_scene_new_from_moment (FabMapMoment *moment, FabStore *store, const FabMapSceneOptions *options,
                                            FabMapScene *today);
FabMapScene *fab_map_scene_new_from_changes (FabMapChanges *changes, FabStore *store, const FabMapSceneOptions *options,
                                             FabMapScene *today);

/* The marks (fab-map-differences.c) */
const char *fab_map_change_name (FabMapChangeKind change);
void fab_map_paint_change (cairo_t *cr, const FabPalette *palette, FabMapChangeKind change, double x, double y,
                           double radius);

G_END_DECLS
