/* fab-map-canvas.h: the actor map, to look at and to edit directly
 *
 * Drawn off the main thread into a texture that is moved and scaled while people pan and zoom, and drawn sharp at rest.
 * What is on it comes from a FabMapModel, what is selected from a FabMapSelection, what is dimmed from a
 * FabActorFilter; what people do goes through fab-map-edit.h.
 */
#pragma once

#include "fab-actor-filter.h"
#include "fab-map-camera.h"
#include "fab-map-model.h"
#include "fab-map-painter.h"
#include "fab-map-selection.h"

G_BEGIN_DECLS

#define FAB_TYPE_MAP_CANVAS (fab_map_canvas_get_type ())
G_DECLARE_FINAL_TYPE (FabMapCanvas, fab_map_canvas, FAB, MAP_CANVAS, GtkWidget)

typedef enum {
  FAB_MAP_DRAG_PANS,
  FAB_MAP_DRAG_BOX,   /* selects what is in a box */
  FAB_MAP_DRAG_LASSO, /* selects what is in an outline */
} FabMapDragMode;

/** What to look at. */
typedef enum {
  FAB_MAP_AIM_ALL,   /* the whole map */
  FAB_MAP_AIM_FOUND, /* what the filter leaves */
  FAB_MAP_AIM_PLACE, /* a place, at a zoom */
} FabMapAimKind;

/** Where to look, on a screen of whatever size. @zoom is for a view whose smaller side is FAB_MAP_VIEW_SIDE. */
typedef struct {
  FabMapAimKind kind;
  double x, y, zoom; /* of FAB_MAP_AIM_PLACE */
} FabMapAim;

/** What covers the map at its sides, in pixels: what is looked at is put into what they leave. */
typedef struct {
  double top, right, bottom, left;
  double corner_width, corner_height; /* of what lies in the corner at the lower left, below the legend */
} FabMapInsets;

void
fab_map_canvas_set_model (FabMapCanvas *self, FabMapModel *model, FabMapSelection *selection, FabActorFilter *filter);

void fab_map_canvas_zoom_by (FabMapCanvas *self, double factor);
void fab_map_canvas_fit (FabMapCanvas *self);
void fab_map_canvas_aim (FabMapCanvas *self, const FabMapAim *aim, gboolean travel);
void fab_map_canvas_get_aim (FabMapCanvas *self, FabMapAim *aim);
void fab_map_canvas_set_insets (FabMapCanvas *self, const FabMapInsets *insets);
void fab_map_canvas_crossfade (FabMapCanvas *self, gboolean still);
void fab_map_canvas_fly_to (FabMapCanvas *self, FabRecord *actor);
void fab_map_canvas_await (FabMapCanvas *self, FabRecord *actor);
FabPoint fab_map_canvas_get_pointed (FabMapCanvas *self);
FabPoint fab_map_canvas_get_point (FabMapCanvas *self, double x, double y);
FabPoint fab_map_canvas_get_middle (FabMapCanvas *self);
FabPoint fab_map_canvas_get_target (FabMapCanvas *self);

void fab_map_canvas_set_show_legend (FabMapCanvas *self, gboolean show);
void fab_map_canvas_set_legend_button (FabMapCanvas *self, GtkMenuButton *button);
void fab_map_canvas_set_text_factor (FabMapCanvas *self, double factor, double least);
void fab_map_canvas_point_at (FabMapCanvas *self, gint64 key);
void fab_map_canvas_set_path (FabMapCanvas *self, GArray *actors, GHashTable *relations);
void fab_map_canvas_set_drag_mode (FabMapCanvas *self, FabMapDragMode mode);
gboolean fab_map_canvas_is_moving_actors (FabMapCanvas *self);
void fab_map_canvas_begin_link (FabMapCanvas *self);
void fab_map_canvas_ask_at (FabMapCanvas *self, double x, double y);
void fab_map_canvas_hold_guest (FabMapCanvas *self, FabRecord *actor, double x, double y);

guint fab_map_canvas_get_node_at (FabMapCanvas *self, double x, double y);
gboolean fab_map_canvas_get_place_of (FabMapCanvas *self, FabRecord *actor, FabPoint *place);
FabRecord *fab_map_canvas_get_cursor (FabMapCanvas *self);
gboolean fab_map_canvas_is_sharp (FabMapCanvas *self);

G_END_DECLS
