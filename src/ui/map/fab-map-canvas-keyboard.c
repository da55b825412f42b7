#include <math.h>

#include <glib/gi18n.h>

#include "fab-map-canvas-private.h"

/* How far a key moves an actor, in scene units: with Alt, and with Alt and Shift. */
#define STEP      10
#define LONG_STEP 50
/* How far a key moves the view, as a share of it. */
#define PAN_STEP 0.15

/* ---- The cursor: which actor the keyboard is on ---- */

static guint
get_cursor_node (FabMapCanvas *self)
{
  guint node = self->cursor != 0 ? fab_map_scene_find_node (self->scene, self->cursor) : FAB_MAP_NONE;

  return node != FAB_MAP_NONE && fab_map_canvas_is_visible (self, node) ? node : FAB_MAP_NONE;
}

/** fab_map_canvas_reveal: brings an actor into view that isn't: by showing all where all was shown, else without changing the zoom */
void
fab_map_canvas_reveal (FabMapCanvas *self, const FabMapNode *node)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  FabPoint at = fab_map_canvas_from_scene (self, node->x, node->y);

  if (at.x >= 24 && at.y >= 24 && at.x <= width - 24 && at.y <= height - 24)
    return;
  if (self->fitted && self->aim.kind == FAB_MAP_AIM_ALL)
    fab_map_canvas_fit (self);
  else
    fab_map_canvas_fly (self, (FabMapCamera){ node->x, node->y, self->camera.zoom });
}

/** fab_map_canvas_set_cursor: the keyboard is on @node now, and it is said aloud */
void
fab_map_canvas_set_cursor (FabMapCanvas *self, guint node)
{
  g_autofree char *description = fab_map_canvas_describe_actor (self, node);
  FabRecord *actor;

  self->cursor = fab_map_scene_get_node (self->scene, node)->key;
  actor = fab_map_canvas_get_record (self, self->cursor);
  if (actor != NULL && self->link_source == 0)
    fab_map_selection_set_actor (self->selection, actor);
  fab_map_canvas_states_changed (self);
  fab_map_canvas_reveal (self, fab_map_scene_get_node (self->scene, node));
  fab_map_canvas_announce (self, description);
}

/**
 * fab_map_canvas_await: brings @actor, that was just added, into view and under the keyboard as soon as it has a place
 */
void
fab_map_canvas_await (FabMapCanvas *self, FabRecord *actor)
{
  self->cursor = self->awaited = fab_record_get_key (actor);
  fab_map_canvas_reveal_awaited (self);
}

void
fab_map_canvas_reveal_awaited (FabMapCanvas *self)
{
  guint v =
      self->awaited != 0 && self->scene != NULL ? fab_map_scene_find_node (self->scene, self->awaited) : FAB_MAP_NONE;
  const FabMapNode *node = v != FAB_MAP_NONE ? fab_map_scene_get_node (self->scene, v) : NULL;

  if (node == NULL || !node->placed)
    return;
  self->awaited = 0;
  fab_map_canvas_reveal (self, node);
}

/* Tab: the next actor in the walk along the links.  At its end the focus goes on to the next widget. */
gboolean
fab_map_canvas_focus_moves (FabMapCanvas *self, GtkDirectionType direction)
{
  gboolean forward = direction == GTK_DIR_TAB_FORWARD;
  g_autoptr (GArray) walk = NULL;
  guint now, at = 0;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return FALSE;
  if (!gtk_widget_has_focus (GTK_WIDGET (self)))
    return gtk_widget_grab_focus (GTK_WIDGET (self));
  if ((!forward && direction != GTK_DIR_TAB_BACKWARD) || self->scene == NULL)
    return FALSE;
  walk = fab_map_canvas_get_walk (self);
  now = get_cursor_node (self);
  while (at < walk->len && g_array_index (walk, guint, at) != now)
    at++;
  if (walk->len == 0 || (forward ? at + 1 == walk->len : at == 0))
    return FALSE;
  if (at == walk->len)
    at = 0;
  else
    at = forward ? at + 1 : at - 1;
  fab_map_canvas_set_cursor (self, g_array_index (walk, guint, at));
  return TRUE;
}

/* How well an actor lies in that direction: less is better; INFINITY: not at all.  A linked one counts as half as far. */
static double
judge (const FabMapNode *from, const FabMapNode *to, FabPoint way, gboolean linked)
{
  double dx = to->x - from->x, dy = to->y - from->y;
  double along = dx * way.x + dy * way.y, aside = fabs (dx * way.y - dy * way.x);

  if (along <= 0 || aside > along * 1.2)
    return INFINITY;
  return (along + aside) * (linked ? 0.5 : 1);
}

static gboolean
are_linked (FabMapCanvas *self, guint a, guint b)
{
  guint n;
  const guint *edges = fab_map_scene_get_node_edges (self->scene, a, &n);

  for (guint i = 0; i < n; i++) {
    const FabMapEdge *edge = fab_map_scene_get_edge (self->scene, edges[i]);

    if (edge->source == b || edge->target == b)
      return TRUE;
  }
  return FALSE;
}

static guint
find_in_direction (FabMapCanvas *self, guint from, FabPoint way)
{
  const FabMapNode *here = fab_map_scene_get_node (self->scene, from);
  double least = INFINITY;
  guint best = FAB_MAP_NONE;

  for (guint v = 0; v < fab_map_scene_get_n_nodes (self->scene); v++) {
    double score;

    if (v == from || !fab_map_canvas_is_visible (self, v))
      continue;
    score = judge (here, fab_map_scene_get_node (self->scene, v), way, FALSE);
    if (score / 2 < least && are_linked (self, from, v))
      score /= 2;
    if (score < least) {
      least = score;
      best = v;
    }
  }
  return best;
}

static void
walk_to (FabMapCanvas *self, FabPoint way)
{
  guint node = get_cursor_node (self), next;
  g_autoptr (GArray) walk = NULL;

  if (node == FAB_MAP_NONE) {
    walk = fab_map_canvas_get_walk (self);
    next = walk->len > 0 ? g_array_index (walk, guint, 0) : FAB_MAP_NONE;
  } else
    next = find_in_direction (self, node, way);
  if (next != FAB_MAP_NONE)
    fab_map_canvas_set_cursor (self, next);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

/* ---- Moving what is selected ---- */

static void
say_moved (FabMapCanvas *self, FabPoint way)
{
  const char *message = _ ("Moved up");

  if (way.x > 0)
    message = _ ("Moved right");
  else if (way.x < 0)
    message = _ ("Moved left");
  else if (way.y > 0)
    message = _ ("Moved down");
  fab_map_canvas_announce (self, message);
}

static void
move_selected (FabMapCanvas *self, FabPoint way, double step)
{
  g_autoptr (GPtrArray) selected = fab_map_selection_get_actors (self->selection);
  g_autoptr (GPtrArray) actors = g_ptr_array_new ();
  g_autofree FabPoint *places = g_new0 (FabPoint, selected->len + 1);
  g_autofree char *merge_id = NULL;

  fab_map_model_refresh (self->model);
  for (guint i = 0; i < selected->len; i++) {
    FabRecord *actor = g_ptr_array_index (selected, i);
    FabPoint *place = &places[actors->len];

    if (!fab_map_canvas_get_place_of (self, actor, place))
      continue;
    place->x += way.x * step;
    place->y += way.y * step;
    g_ptr_array_add (actors, actor);
  }
  if (actors->len == 0 || !fab_map_canvas_can_edit (self))
    return;
  merge_id =
      g_strdup_printf ("move-%" G_GINT64_FORMAT "-%u", fab_record_get_key (g_ptr_array_index (actors, 0)), actors->len);
  if (fab_map_edit_move (fab_map_canvas_get_context (self), actors, places, merge_id))
    say_moved (self, way);
}

/* ---- Keys ---- */

static FabPoint
get_way (guint key)
{
  switch (key) {
  case GDK_KEY_Left:
    return (FabPoint){ -1, 0 };
  case GDK_KEY_Right:
    return (FabPoint){ 1, 0 };
  case GDK_KEY_Up:
    return (FabPoint){ 0, -1 };
  default:
    return (FabPoint){ 0, 1 };
  }
}

static gboolean
on_arrow (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  FabMapCanvas *self = FAB_MAP_CANVAS (widget);
  guint key, modifiers;
  FabPoint way;

  g_variant_get (arguments, "(uu)", &key, &modifiers);
  if (self->scene == NULL)
    return FALSE;
  way = get_way (key);
  if (modifiers & GDK_ALT_MASK)
    move_selected (self, way, modifiers & GDK_SHIFT_MASK ? LONG_STEP : STEP);
  else if (modifiers & GDK_CONTROL_MASK) {
    fab_map_canvas_take_camera (self);
    fab_map_camera_pan (&self->camera, -way.x * PAN_STEP * gtk_widget_get_width (widget),
                        -way.y * PAN_STEP * gtk_widget_get_height (widget));
    fab_map_canvas_camera_moved (self);
  } else
    walk_to (self, way);
  return TRUE;
}

static void
end_link (FabMapCanvas *self)
{
  FabRecord *source = fab_map_canvas_get_record (self, self->link_source);
  FabRecord *target = fab_map_canvas_get_cursor (self), *relation;

  self->link_source = 0;
  if (source == NULL || target == NULL || source == target)
    return;
  relation = fab_map_edit_link (fab_map_canvas_get_context (self), source, target, NULL);
  if (relation == NULL)
    return;
  fab_map_selection_set_relation (self->selection, relation);
  fab_map_canvas_announce (self, _ ("Link added"));
}

static gboolean
on_enter (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  FabMapCanvas *self = FAB_MAP_CANVAS (widget);

  if (self->link_source != 0)
    end_link (self);
  else
    fab_map_canvas_open (self);
  return TRUE;
}

static gboolean
on_space (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  FabMapCanvas *self = FAB_MAP_CANVAS (widget);
  FabRecord *actor = fab_map_canvas_get_cursor (self);

  if (actor != NULL)
    fab_map_selection_toggle_actor (self->selection, actor);
  return actor != NULL;
}

static gboolean
on_escape (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  FabMapCanvas *self = FAB_MAP_CANVAS (widget);

  if (self->tool != NULL)
    fab_map_canvas_cancel_tool (self);
  else if (self->link_source != 0)
    self->link_source = 0;
  else if (fab_map_selection_get_n_actors (self->selection) > 0 ||
           fab_map_selection_get_relation (self->selection) != NULL)
    fab_map_selection_clear (self->selection);
  else
    return FALSE;
  return TRUE;
}

/* The menu opens at the actor that the keyboard is on. */
static gboolean
on_menu (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  FabMapCanvas *self = FAB_MAP_CANVAS (widget);
  guint node = self->scene != NULL ? get_cursor_node (self) : FAB_MAP_NONE;
  FabPoint at = { gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0 };

  if (node != FAB_MAP_NONE)
    at = fab_map_canvas_from_scene (self, fab_map_scene_get_node (self->scene, node)->x,
                                    fab_map_scene_get_node (self->scene, node)->y);
  fab_map_canvas_pop_menu_up (self, at);
  return TRUE;
}

/** fab_map_canvas_begin_link: from the actor that the keyboard is on; the arrows go to the other one, Enter ends */
void
fab_map_canvas_begin_link (FabMapCanvas *self)
{
  FabRecord *source = fab_map_canvas_get_cursor (self);
  g_autofree char *message = NULL;

  if (source == NULL || !fab_map_canvas_can_edit (self))
    return;
  self->link_source = fab_record_get_key (source);
  message =
      g_strdup_printf (_ ("Link from “%s”: go to the other actor and press Enter"), fab_record_get_title (source));
  fab_map_canvas_announce (self, message);
  fab_context_tell (fab_map_canvas_get_context (self), message);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
add_arrow (GtkWidgetClass *widget_class, guint key, guint keypad)
{
  static const GdkModifierType modifiers[] = { 0, GDK_CONTROL_MASK, GDK_ALT_MASK, GDK_ALT_MASK | GDK_SHIFT_MASK };

  for (guint i = 0; i < G_N_ELEMENTS (modifiers); i++) {
    gtk_widget_class_add_binding (widget_class, key, modifiers[i], on_arrow, "(uu)", key, modifiers[i]);
    gtk_widget_class_add_binding (widget_class, keypad, modifiers[i], on_arrow, "(uu)", key, modifiers[i]);
  }
}

void
fab_map_canvas_add_keyboard (GtkWidgetClass *widget_class)
{
  add_arrow (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left);
  add_arrow (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right);
  add_arrow (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up);
  add_arrow (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, on_enter, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, on_enter, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, on_space, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, on_menu, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, on_menu, NULL);
}
