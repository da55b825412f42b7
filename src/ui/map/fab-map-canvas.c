#include "fab-map-canvas-private.h"

#include <glib/gi18n.h>

/* What the buttons at the right take. */
#define TOOLS 66
/* How far from a finger what it means may be, in pixels: the smallest disc is then 44 wide. */
#define FINGER_NODE 18.0
#define FINGER_EDGE 14.0
/* …and what it drags, unless that is selected: in a crowd people must find a place to pan from. */
#define FINGER_GRIP 8.0
/* How near flying to an actor brings it, at least. */
#define FLY_ZOOM 1.0

enum {
  NEW_ACTOR,
  OPEN,
  MENU,
  WANDERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (FabMapCanvas, fab_map_canvas, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE, fab_map_canvas_override_accessible))

/* ---- What the canvas' files ask ---- */

FabContext *
fab_map_canvas_get_context (FabMapCanvas *self)
{
  return fab_map_model_get_context (self->model);
}

gboolean
fab_map_canvas_can_edit (FabMapCanvas *self)
{
  return self->model != NULL && !fab_context_is_read_only (fab_map_canvas_get_context (self)) &&
         !fab_map_model_is_past (self->model);
}

FabRecord *
fab_map_canvas_get_record (FabMapCanvas *self, gint64 key)
{
  return fab_store_get_record (fab_context_get_store (fab_map_canvas_get_context (self)), key);
}

FabPoint
fab_map_canvas_to_scene (FabMapCanvas *self, FabPoint point)
{
  return fab_map_camera_to_scene (&self->camera, gtk_widget_get_width (GTK_WIDGET (self)),
                                  gtk_widget_get_height (GTK_WIDGET (self)), point.x, point.y);
}

FabPoint
fab_map_canvas_from_scene (FabMapCanvas *self, double x, double y)
{
  return fab_map_camera_from_scene (&self->camera, gtk_widget_get_width (GTK_WIDGET (self)),
                                    gtk_widget_get_height (GTK_WIDGET (self)), x, y);
}

static guint
only_visible (FabMapCanvas *self, guint node)
{
  return node != FAB_MAP_NONE && fab_map_canvas_is_visible (self, node) ? node : FAB_MAP_NONE;
}

static guint
near_node (FabMapCanvas *self, FabPoint point, double reach)
{
  FabPoint there = fab_map_canvas_to_scene (self, point);

  return fab_map_scene_near_node (self->scene, there.x, there.y, self->camera.zoom, reach, self->node_states);
}

guint
fab_map_canvas_hit_node (FabMapCanvas *self, FabPoint point)
{
  FabPoint there = fab_map_canvas_to_scene (self, point);

  if (self->by_finger)
    return near_node (self, point, FINGER_NODE);
  return only_visible (self, fab_map_scene_hit_node (self->scene, there.x, there.y, self->camera.zoom));
}

/** fab_map_canvas_hit_grip: the node that a drag from there moves, or %FAB_MAP_NONE */
guint
fab_map_canvas_hit_grip (FabMapCanvas *self, FabPoint point)
{
  guint node = fab_map_canvas_hit_node (self, point);

  if (!self->by_finger || node == FAB_MAP_NONE || (self->node_states[node] & FAB_MAP_SELECTED))
    return node;
  return near_node (self, point, FINGER_GRIP);
}

guint
fab_map_canvas_hit_rim (FabMapCanvas *self, FabPoint point)
{
  FabPoint there = fab_map_canvas_to_scene (self, point);

  return only_visible (self, fab_map_scene_hit_rim (self->scene, there.x, there.y, self->camera.zoom));
}

guint
fab_map_canvas_hit_edge (FabMapCanvas *self, FabPoint point)
{
  FabPoint there = fab_map_canvas_to_scene (self, point);
  guint edge;

  if (self->by_finger)
    return fab_map_scene_near_edge (self->scene, there.x, there.y, self->camera.zoom, FINGER_EDGE, self->edge_states);
  edge = fab_map_scene_hit_edge (self->scene, there.x, there.y, self->camera.zoom);
  return edge != FAB_MAP_NONE && !(self->edge_states[edge] & FAB_MAP_HIDDEN) ? edge : FAB_MAP_NONE;
}

/* (transfer container) */
GPtrArray *
fab_map_canvas_get_actors_at (FabMapCanvas *self, GArray *nodes)
{
  GPtrArray *actors = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < nodes->len; i++) {
    guint node = g_array_index (nodes, guint, i);
    FabRecord *actor = fab_map_canvas_get_record (self, fab_map_scene_get_node (self->scene, node)->key);

    if (actor != NULL && fab_map_canvas_is_visible (self, node))
      g_ptr_array_add (actors, g_object_ref (actor));
  }
  return actors;
}

void
fab_map_canvas_announce (FabMapCanvas *self, const char *message)
{
  gtk_accessible_announce (GTK_ACCESSIBLE (self), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

void
fab_map_canvas_ask_for_actor (FabMapCanvas *self, FabPoint place, FabRecord *linked_from)
{
  if (fab_map_canvas_can_edit (self))
    g_signal_emit (self, signals[NEW_ACTOR], 0, place.x, place.y, linked_from);
}

/** fab_map_canvas_ask_at: asks for an actor to add at a point of the widget, where the map may be edited */
void
fab_map_canvas_ask_at (FabMapCanvas *self, double x, double y)
{
  if (fab_map_canvas_can_edit (self))
    fab_map_canvas_ask_for_actor (self, fab_map_canvas_to_scene (self, (FabPoint){ x, y }), NULL);
}

void
fab_map_canvas_open (FabMapCanvas *self)
{
  g_signal_emit (self, signals[OPEN], 0);
}

void
fab_map_canvas_pop_menu_up (FabMapCanvas *self, FabPoint point)
{
  self->pointed = point;
  g_signal_emit (self, signals[MENU], 0, point.x, point.y);
}

/* ---- Tools ---- */

void
fab_map_canvas_start_tool (FabMapCanvas *self, const FabMapTool *tool, FabPoint start)
{
  fab_map_canvas_cancel_tool (self);
  self->tool = tool;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), tool->cursor);
  tool->begin (self, start);
}

static void
let_tool_go (FabMapCanvas *self)
{
  const FabMapTool *tool = self->tool;

  self->tool = NULL;
  if (tool->free != NULL)
    g_clear_pointer (&self->tool_data, tool->free);
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
fab_map_canvas_end_tool (FabMapCanvas *self, FabPoint point)
{
  if (self->tool == NULL)
    return;
  self->tool->end (self, point);
  let_tool_go (self);
}

void
fab_map_canvas_cancel_tool (FabMapCanvas *self)
{
  if (self->tool == NULL)
    return;
  if (self->tool->cancel != NULL)
    self->tool->cancel (self);
  self->pressing = FALSE;
  let_tool_go (self);
}

/* ---- The widget ---- */

static void
fab_map_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  FabMapCanvas *self = FAB_MAP_CANVAS (widget);

  if (self->model != NULL && height > 0)
    fab_map_model_set_aspect (self->model, (double)width / height);
  /* What is at the left stays there: the inspector comes and goes at the right. */
  if (!self->has_camera || self->fitted)
    self->has_camera = self->fitted = fab_map_canvas_find_camera (self, &self->camera);
  else if (self->width > 0)
    fab_map_camera_pan (&self->camera, (self->width - width) / 2.0, (self->height - height) / 2.0);
  self->width = width;
  self->height = height;
  fab_map_canvas_camera_moved (self);
  fab_map_canvas_redraw_legend (self);
}

static void
fab_map_canvas_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  *minimum = 120;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 800 : 600;
}

static void
fab_map_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  fab_map_canvas_snapshot_pictures (FAB_MAP_CANVAS (widget), snapshot);
}

static void
fab_map_canvas_map (GtkWidget *widget)
{
  FabMapCanvas *self = FAB_MAP_CANVAS (widget);

  GTK_WIDGET_CLASS (fab_map_canvas_parent_class)->map (widget);
  fab_map_canvas_update_style (self);
}

static void
fab_map_canvas_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (fab_map_canvas_parent_class)->css_changed (widget, change);
  if (gtk_widget_get_mapped (widget))
    fab_map_canvas_update_style (FAB_MAP_CANVAS (widget));
}

static gboolean
fab_map_canvas_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return fab_map_canvas_focus_moves (FAB_MAP_CANVAS (widget), direction);
}

static gint64
get_map (FabMapCanvas *self)
{
  FabRecord *map = fab_context_get_map (fab_map_canvas_get_context (self));

  return map != NULL ? fab_record_get_key (map) : 0;
}

/* On another map everybody stands elsewhere: where people looked means nothing there. */
static gboolean
follow_map (FabMapCanvas *self)
{
  if (self->map == get_map (self))
    return FALSE;
  self->map = get_map (self);
  self->aim = (FabMapAim){ FAB_MAP_AIM_ALL };
  self->has_camera = FALSE;
  return TRUE;
}

static void
on_model_changed (FabMapCanvas *self)
{
  gboolean is_other = follow_map (self);

  if (self->tool == &fab_map_tool_move || self->tool == &fab_map_tool_link)
    fab_map_canvas_cancel_tool (self);
  fab_map_canvas_show_scene (self, fab_map_model_get_scene (self->model), !is_other);
}

static void
fab_map_canvas_dispose (GObject *object)
{
  FabMapCanvas *self = FAB_MAP_CANVAS (object);

  if (self->tool != NULL)
    let_tool_go (self);
  g_clear_object (&self->guest);
  fab_map_canvas_dispose_motion (self);
  fab_map_canvas_dispose_fade (self);
  fab_map_canvas_dispose_pictures (self);
  fab_map_canvas_dispose_accessible (self);
  g_clear_object (&self->model_signals);
  g_clear_object (&self->selection_signals);
  g_clear_object (&self->filter_signals);
  g_clear_object (&self->model);
  g_clear_object (&self->selection);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->scene, fab_map_scene_unref);
  g_clear_pointer (&self->node_states, g_free);
  g_clear_pointer (&self->edge_states, g_free);
  g_clear_pointer (&self->dimmed, g_free);
  g_clear_pointer (&self->dimmed_edges, g_free);
  g_clear_pointer (&self->path_actors, g_hash_table_unref);
  g_clear_pointer (&self->path_links, g_hash_table_unref);
  G_OBJECT_CLASS (fab_map_canvas_parent_class)->dispose (object);
}

static void
install_signals (GType type)
{
  /**
   * FabMapCanvas::new-actor:
   * @x, @y: where, in scene units
   * @linked_from: (nullable): the actor that it is to be linked to
   *
   * Somebody wants a new actor there.
   */
  signals[NEW_ACTOR] = g_signal_new ("new-actor", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                     G_TYPE_DOUBLE, G_TYPE_DOUBLE, FAB_TYPE_RECORD);
  /** FabMapCanvas::wandered: somebody looks elsewhere than the canvas was told to, see fab_map_canvas_aim() */
  signals[WANDERED] = g_signal_new ("wandered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /** FabMapCanvas::open: somebody wants to read and edit what is selected */
  signals[OPEN] = g_signal_new ("open", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /** FabMapCanvas::menu: somebody asks what can be done with what is selected; @x, @y in the widget's pixels */
  signals[MENU] =
      g_signal_new ("menu", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
}

/** fab_map_canvas_say_wandered: the camera is being moved, and nobody aimed it */
void
fab_map_canvas_say_wandered (FabMapCanvas *self)
{
  if (!self->aiming)
    g_signal_emit (self, signals[WANDERED], 0);
}

static void
fab_map_canvas_class_init (FabMapCanvasClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_map_canvas_dispose;
  widget_class->size_allocate = fab_map_canvas_size_allocate;
  widget_class->measure = fab_map_canvas_measure;
  widget_class->snapshot = fab_map_canvas_snapshot;
  widget_class->map = fab_map_canvas_map;
  widget_class->css_changed = fab_map_canvas_css_changed;
  widget_class->focus = fab_map_canvas_focus;
  gtk_widget_class_set_css_name (widget_class, "fab-map");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  fab_map_canvas_add_keyboard (widget_class);
  install_signals (G_TYPE_FROM_CLASS (klass));
}

static void
fab_map_canvas_init (FabMapCanvas *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->camera.zoom = 1;
  self->insets.right = TOOLS;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Map of the actors"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ ("Tab walks from actor to actor along their links, the arrows walk across the map"),
                                  -1);
  fab_map_canvas_init_pictures (self);
  fab_map_canvas_init_motion (self);
  fab_map_canvas_init_fade (self);
  fab_map_canvas_add_pointer (self);

  self->model_signals = g_signal_group_new (FAB_TYPE_MAP_MODEL);
  g_signal_group_connect_swapped (self->model_signals, "changed", G_CALLBACK (on_model_changed), self);
  g_signal_group_connect_swapped (self->model_signals, "arranged", G_CALLBACK (fab_map_canvas_fit), self);
  self->selection_signals = g_signal_group_new (FAB_TYPE_MAP_SELECTION);
  g_signal_group_connect_swapped (self->selection_signals, "changed", G_CALLBACK (fab_map_canvas_states_changed), self);
  self->filter_signals = g_signal_group_new (FAB_TYPE_ACTOR_FILTER);
  g_signal_group_connect_swapped (self->filter_signals, "changed", G_CALLBACK (fab_map_canvas_follow_filter), self);

  g_signal_connect_object (manager, "notify::accent-color", G_CALLBACK (fab_map_canvas_update_style), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (fab_map_canvas_update_style), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::has-focus", G_CALLBACK (fab_map_canvas_states_changed), self,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-xft-dpi", G_CALLBACK (fab_map_canvas_update_style),
                           self, G_CONNECT_SWAPPED);
}

/* ---- For the page ---- */

/** fab_map_canvas_set_model: what is drawn, selected, and (@filter, nullable) not dimmed */
void
fab_map_canvas_set_model (FabMapCanvas *self, FabMapModel *model, FabMapSelection *selection, FabActorFilter *filter)
{
  g_set_object (&self->model, model);
  g_set_object (&self->selection, selection);
  g_set_object (&self->filter, filter);
  follow_map (self);
  fab_map_canvas_show_scene (self, fab_map_model_get_scene (model), FALSE);
  g_signal_group_set_target (self->model_signals, model);
  g_signal_group_set_target (self->selection_signals, selection);
  g_signal_group_set_target (self->filter_signals, filter);
}

/** fab_map_canvas_zoom_by: enlarges by @factor around the middle of the view */
void
fab_map_canvas_zoom_by (FabMapCanvas *self, double factor)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  FabMapCamera there = self->camera;

  fab_map_camera_zoom_at (&there, width, height, width / 2, height / 2, factor);
  fab_map_canvas_fly (self, there);
}

/** fab_map_canvas_get_place_of: @place: (out): where @actor stands; returns whether it is on the map */
gboolean
fab_map_canvas_get_place_of (FabMapCanvas *self, FabRecord *actor, FabPoint *place)
{
  guint v = fab_map_scene_find_node (self->scene, fab_record_get_key (actor));
  const FabMapNode *node = v != FAB_MAP_NONE ? fab_map_scene_get_node (self->scene, v) : NULL;

  if (node == NULL || !node->placed)
    return FALSE;
  *place = (FabPoint){ node->x, node->y };
  return TRUE;
}

/** fab_map_canvas_fly_to: brings @actor to the middle of the view, near enough to read its name */
void
fab_map_canvas_fly_to (FabMapCanvas *self, FabRecord *actor)
{
  FabPoint place;

  if (fab_map_canvas_get_place_of (self, actor, &place))
    fab_map_canvas_fly (self, (FabMapCamera){ place.x, place.y, MAX (self->camera.zoom, FLY_ZOOM) });
}

/** fab_map_canvas_get_pointed: the scene's point that the context menu was asked for at */
FabPoint
fab_map_canvas_get_pointed (FabMapCanvas *self)
{
  return fab_map_canvas_to_scene (self, self->pointed);
}

/** fab_map_canvas_get_point: the scene's point at x, y of the widget */
FabPoint
fab_map_canvas_get_point (FabMapCanvas *self, double x, double y)
{
  return fab_map_canvas_to_scene (self, (FabPoint){ x, y });
}

/** fab_map_canvas_get_middle: the scene's point in the middle of the view */
FabPoint
fab_map_canvas_get_middle (FabMapCanvas *self)
{
  return (FabPoint){ self->camera.x, self->camera.y };
}

/** fab_map_canvas_get_target: where something comes to stand that somebody adds by a key: under the pointer, else in the middle */
FabPoint
fab_map_canvas_get_target (FabMapCanvas *self)
{
  return self->has_pointer ? fab_map_canvas_to_scene (self, self->pointer) : fab_map_canvas_get_middle (self);
}

void
fab_map_canvas_set_show_legend (FabMapCanvas *self, gboolean show)
{
  self->show_legend = show;
  if (self->fitted)
    fab_map_canvas_fit (self);
  fab_map_canvas_redraw_legend (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** fab_map_canvas_set_drag_mode: what dragging from an empty place does */
void
fab_map_canvas_set_drag_mode (FabMapCanvas *self, FabMapDragMode mode)
{
  self->drag_mode = mode;
}

/** fab_map_canvas_is_moving_actors: whether actors are being dragged: nothing else may move then */
gboolean
fab_map_canvas_is_moving_actors (FabMapCanvas *self)
{
  return self->tool == &fab_map_tool_move;
}

/** fab_map_canvas_get_node_at: the node at a point of the widget, or %FAB_MAP_NONE */
guint
fab_map_canvas_get_node_at (FabMapCanvas *self, double x, double y)
{
  return fab_map_canvas_hit_node (self, (FabPoint){ x, y });
}

/** fab_map_canvas_get_cursor: (transfer none) (nullable): the actor that the keyboard is on */
FabRecord *
fab_map_canvas_get_cursor (FabMapCanvas *self)
{
  return self->cursor != 0 ? fab_map_canvas_get_record (self, self->cursor) : NULL;
}
