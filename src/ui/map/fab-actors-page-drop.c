/* fab-actors-page-drop.c: actors copied, pasted, duplicated, dropped onto the map and taken off it */
#include <glib/gi18n.h>

#include "fab-actor-shelf.h"
#include "fab-actors-page-private.h"
#include "fab-map-clipboard.h"
#include "fab-map-edit.h"

static FabContext *
get_context (FabActorsPage *self)
{
  return fab_page_get_context (FAB_PAGE (self));
}

static FabMapCanvas *
get_canvas (FabActorsPage *self)
{
  return fab_map_pane_get_canvas (self->pane);
}

/* ---- Copying and pasting ---- */

static void
on_copy (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabActorsPage *self = data;
  g_autoptr (GPtrArray) actors = fab_map_selection_get_actors (self->selection);

  if (actors->len > 0)
    fab_map_copy (self->model, actors, gtk_widget_get_clipboard (GTK_WIDGET (self)));
}

static void
on_cut (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabActorsPage *self = data;
  g_autoptr (GPtrArray) actors = fab_map_selection_get_actors (self->selection);

  on_copy (action, parameter, data);
  if (actors->len > 0)
    fab_map_edit_remove (get_context (self), actors);
}

static void
select_new (GPtrArray *actors, gpointer data)
{
  FabActorsPage *self = data;

  fab_map_model_refresh (self->model);
  fab_map_selection_set_actors (self->selection, actors);
}

static void
on_paste (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabActorsPage *self = data;

  fab_map_paste (self->model, gtk_widget_get_clipboard (GTK_WIDGET (self)),
                 fab_map_canvas_get_target (get_canvas (self)), select_new, G_OBJECT (self));
}

static void
on_paste_here (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabActorsPage *self = data;

  fab_map_paste (self->model, gtk_widget_get_clipboard (GTK_WIDGET (self)),
                 fab_map_canvas_get_pointed (get_canvas (self)), select_new, G_OBJECT (self));
}

static void
on_duplicate (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabActorsPage *self = data;
  g_autoptr (GPtrArray) actors = fab_map_selection_get_actors (self->selection);
  g_autoptr (GPtrArray) copies = actors->len > 0 ? fab_map_duplicate (self->model, actors) : NULL;

  if (copies != NULL)
    select_new (copies, self);
}

/* ---- Onto the map and off it ---- */

static void
place (FabActorsPage *self, FabRecord *actor, FabPoint where)
{
  if (!fab_map_edit_place (get_context (self), actor, where))
    return;
  fab_map_model_refresh (self->model);
  fab_map_selection_set_actor (self->selection, actor);
}

/* Where a point of the window is on the map; returns whether it is on it. */
static gboolean
find_on_canvas (FabActorsPage *self, double x, double y, graphene_point_t *there)
{
  GtkWidget *canvas = GTK_WIDGET (get_canvas (self));

  return gtk_widget_compute_point (GTK_WIDGET (gtk_widget_get_root (canvas)), canvas, &GRAPHENE_POINT_INIT (x, y),
                                   there) &&
         gtk_widget_contains (canvas, there->x, there->y);
}

static void
on_shelf_hold (FabActorsPage *self, FabRecord *actor, double x, double y)
{
  graphene_point_t there = GRAPHENE_POINT_INIT (0, 0);
  gboolean on_canvas = actor != NULL && find_on_canvas (self, x, y, &there);

  fab_map_canvas_hold_guest (get_canvas (self), on_canvas ? actor : NULL, there.x, there.y);
}

static void
on_shelf_drop (FabActorsPage *self, FabRecord *actor, double x, double y)
{
  graphene_point_t there;

  if (!find_on_canvas (self, x, y, &there) || !fab_record_is_alive (actor))
    return;
  place (self, actor, fab_map_canvas_get_point (get_canvas (self), there.x, there.y));
  gtk_widget_grab_focus (GTK_WIDGET (get_canvas (self)));
}

static void
on_shelf_place (FabActorsPage *self, FabRecord *actor)
{
  FabMapCanvas *canvas = get_canvas (self);

  place (self, actor, fab_map_canvas_get_middle (canvas));
  gtk_widget_grab_focus (GTK_WIDGET (canvas));
}

static void
on_take_off (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabActorsPage *self = data;
  g_autoptr (GPtrArray) actors = fab_map_selection_get_actors (self->selection);

  fab_map_edit_take_off (get_context (self), actors);
}

/* Only who neither belongs to the territory nor is tied to it is on its map by hand alone. */
static gboolean
are_guests (FabActorsPage *self, GPtrArray *actors)
{
  FabRecord *territory = fab_context_get_territory (get_context (self));

  for (guint i = 0; territory != NULL && i < actors->len; i++) {
    FabRecord *actor = g_ptr_array_index (actors, i);

    if (fab_record_get_ref (actor, FAB_ACTOR_TERRITORY) == fab_record_get_key (territory) ||
        fab_map_model_count_links (self->model, actor) > 0)
      return FALSE;
  }
  return territory != NULL && actors->len > 0;
}

static const GActionEntry entries[] = {
  { "copy", on_copy },           { "cut", on_cut },           { "paste", on_paste }, { "paste-here", on_paste_here },
  { "duplicate", on_duplicate }, { "take-off", on_take_off },
};

/** fab_actors_page_update_drop: @writes: whether anything may be changed */
void
fab_actors_page_update_drop (FabActorsPage *self, gboolean writes)
{
  g_autoptr (GPtrArray) actors = fab_map_selection_get_actors (self->selection);
  gboolean map = fab_actors_page_is_map (self);

  fab_actors_page_enable (self, "copy", actors->len > 0);
  fab_actors_page_enable (self, "cut", writes && actors->len > 0);
  fab_actors_page_enable (self, "paste", writes);
  fab_actors_page_enable (self, "paste-here", writes && map);
  fab_actors_page_enable (self, "duplicate", writes && actors->len > 0);
  fab_actors_page_enable (self, "take-off", writes && map && are_guests (self, actors));
  fab_map_pane_set_show_shelf (self->pane, writes && fab_actor_shelf_count (self->model) > 0);
}

/** fab_actors_page_add_drop: after the page's model and selection are there */
void
fab_actors_page_add_drop (FabActorsPage *self)
{
  GtkWidget *shelf = fab_actor_shelf_new (self->model);

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (shelf, "hold", G_CALLBACK (on_shelf_hold), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (shelf, "drop", G_CALLBACK (on_shelf_drop), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (shelf, "place", G_CALLBACK (on_shelf_place), self, G_CONNECT_SWAPPED);
  fab_map_pane_set_shelf (self->pane, GTK_POPOVER (shelf));
}
