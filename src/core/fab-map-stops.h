/* fab-map-stops.h: the times at which the map can be looked at: its meetings, the states that were kept, any date, today */
#pragma once

#include "fab-map-moment.h"

G_BEGIN_DECLS

typedef enum {
  FAB_MAP_STOP_DATE,
  FAB_MAP_STOP_MEETING,
  FAB_MAP_STOP_KEPT, /* a snapshot: how the map was, whatever was changed since */
  FAB_MAP_STOP_TODAY,
} FabMapStopKind;

typedef struct {
  FabMapStopKind kind;
  FabDate date;      /* none: a kept state without one */
  FabRecord *record; /* borrowed from the store: the meeting or the snapshot */
} FabMapStop;

GArray *fab_map_stops_list (FabStore *store, FabRecord *territory, FabDate today);
int fab_map_stop_compare (const FabMapStop *a, const FabMapStop *b);
gboolean fab_map_stop_equal (const FabMapStop *a, const FabMapStop *b);
gboolean fab_map_stop_parse (FabStore *store, const char *text, FabDate today, FabMapStop *stop, GError **error);

char *fab_map_stop_get_title (const FabMapStop *self, FabLanguage language);
char *fab_map_stop_describe (const FabMapStop *self, FabLanguage language);
FabMapMoment *fab_map_stop_get_moment (const FabMapStop *self, FabStore *store, GError **error);

G_END_DECLS
