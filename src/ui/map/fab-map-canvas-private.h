/* fab-map-canvas-private.h: what the files of the canvas share
 *
 * -canvas: the widget; -pictures: what is asked of the renderers and when; -states: who is dimmed, hovered, selected;
 * -motion: flights and scenes on their way; -aim: where to look; -fade: one picture into another; -guest: an actor held over the map; -pointer: gestures and which tool they start;
 * -keyboard; -accessible;
 * tools (fab-map-tool-*.c): one drag each.
 */
#pragma once

#include <adwaita.h>

#include "fab-map-canvas.h"
#include "fab-map-edit.h"
#include "fab-map-flight.h"
#include "fab-map-renderer.h"

G_BEGIN_DECLS

/** One kind of drag.  Points are in the widget's pixels. */
typedef struct {
  const char *cursor;
  void (*begin) (FabMapCanvas *self, FabPoint start);
  void (*update) (FabMapCanvas *self, FabPoint point, GdkModifierType state);
  void (*end) (FabMapCanvas *self, FabPoint point);
  void (*cancel) (FabMapCanvas *self); /* leaves all as it was */
  void (*snapshot) (FabMapCanvas *self, GtkSnapshot *snapshot);
  void (*free) (gpointer data);
} FabMapTool;

extern const FabMapTool fab_map_tool_pan;
extern const FabMapTool fab_map_tool_move;
extern const FabMapTool fab_map_tool_link;
extern const FabMapTool fab_map_tool_box;
extern const FabMapTool fab_map_tool_lasso;

struct _FabMapCanvas {
  GtkWidget parent_instance;

  /* Owned */
  FabMapModel *model;
  FabMapSelection *selection;
  FabActorFilter *filter; /* (nullable) */
  GSignalGroup *model_signals, *selection_signals, *filter_signals;

  gint64 map;         /* key of the territory or view whose places are shown, 0: of everything */
  FabMapScene *scene; /* as shown: the model's, or on its way there, or with nodes being dragged */
  FabMapScene *from;  /* (nullable): the scene is on its way from this one */
  AdwAnimation *scene_animation, *camera_animation;
  gboolean gliding; /* the camera goes on by itself, as a finger left it */
  double scene_share;
  FabMapCamera camera;
  FabMapFlight flight; /* what the camera's animation follows */
  FabMapAim aim;       /* where to look, as long as nobody goes elsewhere */
  FabMapInsets insets; /* what lies above the map at its sides */
  gboolean aiming;     /* the camera moves because the program wants so */
  int width, height;   /* as of the last allocation */
  gboolean has_camera; /* there was something to look at already */
  gboolean fitted;     /* nobody went elsewhere since the camera was aimed: it stays so when the window changes */

  FabMapRenderer *renderer, *legend_renderer;
  FabMapPicture *picture; /* (nullable) */
  FabMapPicture *legend;  /* (nullable) */
  gboolean stale;         /* the picture shows another scene, other states or colours than now */
  gboolean legend_stale;
  GtkMenuButton *legend_button; /* (nullable): opens the legend where the map has no room for it */
  guint legend_source;          /* shows or hides it */
  FabMapPicture *fading;        /* (nullable): the picture before, on its way out */
  AdwAnimation *fade_animation;
  double fade_share;        /* of the way out */
  gboolean fade_wanted;     /* the next picture fades in */
  gboolean fade_still;      /* …while the one before stays where it is on the screen */
  FabMapCamera fade_camera; /* from where that one is seen */
  guint rest_source;        /* draws sharp when all is quiet */
  gint64 last_cost;         /* µs of the last full picture */
  gboolean moving;          /* nodes move: pictures may be quick */
  FabPalette palette;
  double text_scale, legend_scale; /* of names; of everything else */
  double text_factor, least_name;  /* how much larger than the desktop wants it; pixels */
  gboolean show_legend;

  guint8 *node_states, *edge_states; /* of the scene shown */
  guint8 *dimmed,
      *dimmed_edges; /* of the scene shown: states of what the filter leaves out; NULL: it leaves everything */
  GHashTable *path_actors, *path_links; /* gint64 * (nullable): the path shown; the rest is dimmed */
  gint64 hovered;                       /* key of an actor or link, 0: none */
  gint64 cursor;                        /* key of the actor that the keyboard is on, 0: none */
  gint64 awaited;     /* key of an actor that was added and shall be seen when it has a place, 0: none */
  gint64 link_source; /* key of the actor that a link made by keyboard starts from, 0: none */
  gboolean over_rim;
  gboolean has_pointer; /* it is over the map */
  gboolean by_finger;   /* what is under way was begun on a touchscreen: less exact, and nothing hovers */
  gboolean pressing;    /* what was pressed may still become a click */
  gboolean pinching;

  const FabMapTool *tool; /* (nullable): the drag under way */
  gpointer tool_data;
  FabPoint press, pointer, pointed; /* pointed: where the menu was asked for */
  FabMapDragMode drag_mode;
  FabRecord *guest; /* (nullable): an actor that is held over the map, to be placed there */
  FabPoint guest_place;
  double pinch_zoom;
  FabPoint pinch_center;

  GPtrArray *accessibles; /* (nullable): of FabMapNodeAccessible, in the order of walking */
};

FabContext *fab_map_canvas_get_context (FabMapCanvas *self);
gboolean fab_map_canvas_can_edit (FabMapCanvas *self);
FabRecord *fab_map_canvas_get_record (FabMapCanvas *self, gint64 key);
FabPoint fab_map_canvas_to_scene (FabMapCanvas *self, FabPoint point);
FabPoint fab_map_canvas_from_scene (FabMapCanvas *self, double x, double y);
guint fab_map_canvas_hit_node (FabMapCanvas *self, FabPoint point);
guint fab_map_canvas_hit_grip (FabMapCanvas *self, FabPoint point);
guint fab_map_canvas_hit_rim (FabMapCanvas *self, FabPoint point);
guint fab_map_canvas_hit_edge (FabMapCanvas *self, FabPoint point);
GPtrArray *fab_map_canvas_get_actors_at (FabMapCanvas *self, GArray *nodes);
void fab_map_canvas_start_tool (FabMapCanvas *self, const FabMapTool *tool, FabPoint start);
void fab_map_canvas_end_tool (FabMapCanvas *self, FabPoint point);
void fab_map_canvas_cancel_tool (FabMapCanvas *self);
void fab_map_canvas_ask_for_actor (FabMapCanvas *self, FabPoint place, FabRecord *linked_from);
void fab_map_canvas_open (FabMapCanvas *self);
void fab_map_canvas_pop_menu_up (FabMapCanvas *self, FabPoint point);
void fab_map_canvas_announce (FabMapCanvas *self, const char *message);

/* -pictures */
void fab_map_canvas_init_pictures (FabMapCanvas *self);
void fab_map_canvas_dispose_pictures (FabMapCanvas *self);
void fab_map_canvas_update_style (FabMapCanvas *self);
void fab_map_canvas_camera_moved (FabMapCanvas *self);
void fab_map_canvas_redraw (FabMapCanvas *self);
void fab_map_canvas_redraw_legend (FabMapCanvas *self);
gboolean fab_map_canvas_shows_legend (FabMapCanvas *self);
void fab_map_canvas_set_moving (FabMapCanvas *self, gboolean moving);
void fab_map_canvas_snapshot_picture (FabMapCanvas *self, const FabMapPicture *picture, const FabMapCamera *camera,
                                      GtkSnapshot *snapshot);
void fab_map_canvas_snapshot_pictures (FabMapCanvas *self, GtkSnapshot *snapshot);

/* -legend */
void fab_map_canvas_update_legend_button (FabMapCanvas *self);
void fab_map_canvas_dispose_legend (FabMapCanvas *self);

/* -states */
void fab_map_canvas_filter_changed (FabMapCanvas *self);
void fab_map_canvas_follow_filter (FabMapCanvas *self);
void fab_map_canvas_get_counted (FabMapCanvas *self, guint8 **node_states, guint8 **edge_states);
void fab_map_canvas_states_changed (FabMapCanvas *self);
void fab_map_canvas_set_hovered (FabMapCanvas *self, gint64 key);
gboolean fab_map_canvas_is_visible (FabMapCanvas *self, guint node);

/* -motion */
void fab_map_canvas_take_camera (FabMapCanvas *self);
void fab_map_canvas_init_motion (FabMapCanvas *self);
void fab_map_canvas_dispose_motion (FabMapCanvas *self);
void fab_map_canvas_show_scene (FabMapCanvas *self, FabMapScene *scene, gboolean animate);
void fab_map_canvas_set_scene_now (FabMapCanvas *self, FabMapScene *scene);
void fab_map_canvas_fly (FabMapCanvas *self, FabMapCamera camera);
void fab_map_canvas_travel (FabMapCanvas *self, FabMapCamera camera);
void fab_map_canvas_glide (FabMapCanvas *self, double speed_x, double speed_y);
void fab_map_canvas_stop_glide (FabMapCanvas *self);
void fab_map_canvas_say_wandered (FabMapCanvas *self);
void fab_map_canvas_stop_motion (FabMapCanvas *self);

/* -aim */
void fab_map_canvas_look (FabMapCanvas *self);
gboolean fab_map_canvas_find_camera (FabMapCanvas *self, FabMapCamera *camera);

/* -guest */
void fab_map_canvas_snapshot_guest (FabMapCanvas *self, GtkSnapshot *snapshot);

/* -fade */
void fab_map_canvas_init_fade (FabMapCanvas *self);
void fab_map_canvas_dispose_fade (FabMapCanvas *self);
gboolean fab_map_canvas_fade_takes (FabMapCanvas *self);
void fab_map_canvas_snapshot_fade (FabMapCanvas *self, GtkSnapshot *snapshot);

/* -pointer, -keyboard */
void fab_map_canvas_add_pointer (FabMapCanvas *self);
void fab_map_canvas_add_keyboard (GtkWidgetClass *widget_class);
gboolean fab_map_canvas_focus_moves (FabMapCanvas *self, GtkDirectionType direction);
void fab_map_canvas_set_cursor (FabMapCanvas *self, guint node);
void fab_map_canvas_reveal (FabMapCanvas *self, const FabMapNode *node);
void fab_map_canvas_reveal_awaited (FabMapCanvas *self);

/* -accessible */
void fab_map_canvas_override_accessible (GtkAccessibleInterface *iface);
void fab_map_canvas_scene_accessible (FabMapCanvas *self);
void fab_map_canvas_dispose_accessible (FabMapCanvas *self);
char *fab_map_canvas_describe_actor (FabMapCanvas *self, guint node);
GArray *fab_map_canvas_get_walk (FabMapCanvas *self);

G_END_DECLS
