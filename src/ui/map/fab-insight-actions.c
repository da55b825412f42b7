#include "fab-insight-actions.h"

/* Room around the actors of a finding, in scene units, and how near one comes at most. */
#define MARGIN   300.0
#define MAX_ZOOM 1.2
/* The side of the view that an aim's zoom is given for. */
#define REFERENCE 1000.0

static gboolean
is_open (FabActorsPage *self)
{
  return adw_overlay_split_view_get_show_sidebar (self->split) &&
         gtk_stack_get_visible_child (self->sidebars) == GTK_WIDGET (self->insight);
}

/* ---- Showing what is spoken of ---- */

/* Over the map, the panel gives way to what was asked for. */
static void
uncover_map (FabActorsPage *self)
{
  fab_page_show_view (FAB_PAGE (self), "map");
  if (adw_overlay_split_view_get_collapsed (self->split))
    adw_overlay_split_view_set_show_sidebar (self->split, FALSE);
}

static void
on_show_record (FabActorsPage *self, FabRecord *record)
{
  if (fab_record_get_table_id (record) == FAB_TABLE_RELATION) {
    fab_map_selection_set_relation (self->selection, record);
    fab_actors_page_open_inspector (self);
  } else if (fab_record_get_table_id (record) == FAB_TABLE_ACTOR && fab_map_model_shows (self->model, record)) {
    uncover_map (self);
    fab_map_selection_set_actor (self->selection, record);
    fab_map_canvas_fly_to (fab_map_pane_get_canvas (self->pane), record);
  } else
    fab_context_show_record (fab_page_get_context (FAB_PAGE (self)), record);
}

/* Where to look so as to see all of @actors. Returns: whether they have places */
static gboolean
find_aim (FabMapCanvas *canvas, GPtrArray *actors, FabMapAim *aim)
{
  double left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  for (guint i = 0; i < actors->len; i++) {
    FabPoint place;

    if (!fab_map_canvas_get_place_of (canvas, g_ptr_array_index (actors, i), &place))
      continue;
    left = MIN (left, place.x);
    right = MAX (right, place.x);
    top = MIN (top, place.y);
    bottom = MAX (bottom, place.y);
  }
  if (left > right)
    return FALSE;
  *aim = (FabMapAim){ FAB_MAP_AIM_PLACE, (left + right) / 2, (top + bottom) / 2,
                      MIN (REFERENCE / (MAX (right - left, bottom - top) + MARGIN), MAX_ZOOM) };
  return TRUE;
}

static void
on_show_finding (FabActorsPage *self, FabFinding *finding)
{
  FabStore *store = fab_context_get_store (fab_page_get_context (FAB_PAGE (self)));
  FabMapCanvas *canvas = fab_map_pane_get_canvas (self->pane);
  g_autoptr (GPtrArray) actors = g_ptr_array_new_with_free_func (g_object_unref);
  guint n;
  const gint64 *keys = fab_finding_get_actors (finding, &n);
  FabMapAim aim;

  for (guint i = 0; i < n; i++) {
    FabRecord *actor = fab_store_get_record (store, keys[i]);

    if (actor != NULL && fab_map_model_shows (self->model, actor))
      g_ptr_array_add (actors, g_object_ref (actor));
  }
  if (actors->len == 0)
    return;
  uncover_map (self);
  fab_map_selection_set_actors (self->selection, actors);
  if (find_aim (canvas, actors, &aim))
    fab_map_canvas_aim (canvas, &aim, FALSE);
}

/* ---- Opening and closing ---- */

static void
on_insight (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabActorsPage *self = data;

  if (is_open (self)) {
    g_action_group_activate_action (G_ACTION_GROUP (self->actions), "hide-inspector", NULL);
    return;
  }
  gtk_stack_set_visible_child (self->sidebars, GTK_WIDGET (self->insight));
  adw_overlay_split_view_set_show_sidebar (self->split, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->insight), GTK_DIR_TAB_FORWARD);
}

static void
on_details (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabActorsPage *self = data;

  gtk_stack_set_visible_child (self->sidebars, GTK_WIDGET (self->inspector));
}

static void
update_state (FabActorsPage *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "insight");

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (is_open (self)));
}

static void
on_filter (FabActorsPage *self)
{
  fab_insight_model_set_filter (self->insights, fab_actor_filter_get_value (self->filter));
}

/** fab_actors_page_add_insight: the panel, the actions that open and leave it, and what its links do */
void
fab_actors_page_add_insight (FabActorsPage *self)
{
  static const GActionEntry entries[] = {
    { "insight", on_insight, NULL, "false", NULL },
    { "details", on_details },
  };

  self->insights = fab_insight_model_new (self->model);
  fab_insight_panel_set_model (self->insight, self->insights);
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (self->insight, "show-record", G_CALLBACK (on_show_record), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->insight, "show-finding", G_CALLBACK (on_show_finding), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->split, "notify::show-sidebar", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sidebars, "notify::visible-child", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filter, "notify::value", G_CALLBACK (on_filter), self, G_CONNECT_SWAPPED);
}
