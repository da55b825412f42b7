/* fab-map-time.h: which time the map is looked at, and which other it is compared with
 *
 * While it is active, it gives the model of the map the scene of that time in place of the present one, and follows the project.
 */
#pragma once

#include "fab-map-changes.h"
#include "fab-map-model.h"
#include "fab-map-stops.h"

G_BEGIN_DECLS

#define FAB_TYPE_MAP_TIME (fab_map_time_get_type ())
G_DECLARE_FINAL_TYPE (FabMapTime, fab_map_time, FAB, MAP_TIME, GObject)

#define FAB_MAP_TIME_NONE G_MAXUINT

FabMapTime *fab_map_time_new (FabMapModel *model);

FabContext *fab_map_time_get_context (FabMapTime *self);
gboolean fab_map_time_get_active (FabMapTime *self);
void fab_map_time_set_active (FabMapTime *self, gboolean active);

guint fab_map_time_get_n_stops (FabMapTime *self);
const FabMapStop *fab_map_time_get_stop (FabMapTime *self, guint index);
guint fab_map_time_get_at (FabMapTime *self);
void fab_map_time_set_at (FabMapTime *self, guint stop);
guint fab_map_time_get_since (FabMapTime *self);
void fab_map_time_set_since (FabMapTime *self, guint stop);
void fab_map_time_go_to_date (FabMapTime *self, FabDate date);
void fab_map_time_go_to_record (FabMapTime *self, FabRecord *record);
void fab_map_time_refresh (FabMapTime *self);

gboolean fab_map_time_is_past (FabMapTime *self);
FabMapChanges *fab_map_time_get_changes (FabMapTime *self);
char *fab_map_time_describe (FabMapTime *self);

G_END_DECLS
