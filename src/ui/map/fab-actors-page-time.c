/* fab-actors-page-time.c: the page's "over time" mode: its banner, its bar, its panel and its actions */
#include <glib/gi18n.h>

#include "fab-actors-page-private.h"
#include "fab-keep-dialog.h"
#include "fab-kept-states-dialog.h"

static FabContext *
get_context (FabActorsPage *self)
{
  return fab_page_get_context (FAB_PAGE (self));
}

static GSimpleAction *
get_action (FabActorsPage *self, const char *name)
{
  return G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name));
}

/* In few words: the bar below the map has all of them. */
static char *
make_title (FabActorsPage *self)
{
  const FabMapStop *at = fab_map_time_get_stop (self->time, fab_map_time_get_at (self->time));
  g_autofree char *text = fab_date_to_text (at->date);
  g_autofree char *when = text != NULL ? fab_date_format (text, fab_language_get_default ())
                                       : fab_map_stop_get_title (at, fab_language_get_default ());

  if (fab_map_time_get_changes (self->time) != NULL)
    return g_strdup (_ ("Two times of the map, to read only"));
  /* Translators: %s is a date, or the name of a kept state */
  return g_strdup_printf (_ ("The map of %s, to read only"), when);
}

static gboolean
is_matrix (FabActorsPage *self)
{
  return g_strcmp0 (adw_view_stack_get_visible_child_name (self->stack), "matrix") == 0;
}

static void
on_time_changed (FabActorsPage *self)
{
  gboolean active = fab_map_time_get_active (self->time), past = fab_map_time_is_past (self->time);
  gboolean map = fab_actors_page_is_map (self);
  g_autofree char *title = make_title (self);
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  adw_banner_set_title (self->time_banner, escaped);
  adw_banner_set_revealed (self->time_banner, past && (map || is_matrix (self)));
  gtk_widget_set_visible (GTK_WIDGET (self->time_bar), active && map);
  if (map && fab_map_time_get_changes (self->time) != NULL)
    gtk_stack_set_visible_child (self->sidebars, GTK_WIDGET (self->time_panel));
  else if (gtk_stack_get_visible_child (self->sidebars) == GTK_WIDGET (self->time_panel))
    gtk_stack_set_visible_child (self->sidebars, GTK_WIDGET (self->inspector));
  g_simple_action_set_state (get_action (self, "over-time"), g_variant_new_boolean (active));
  fab_actors_page_update_actions (self);
}

/* The sentences come beside the map by themselves, where there is room. */
static void
on_compared (FabActorsPage *self)
{
  if (fab_map_time_get_changes (self->time) != NULL && !adw_overlay_split_view_get_collapsed (self->split))
    adw_overlay_split_view_set_show_sidebar (self->split, TRUE);
}

static void
on_over_time (GSimpleAction *action, GVariant *state, gpointer data)
{
  FabActorsPage *self = data;
  gboolean active = g_variant_get_boolean (state);

  if (active)
    adw_view_stack_set_visible_child_name (self->stack, "map");
  fab_map_time_set_active (self->time, active);
  if (active)
    gtk_widget_child_focus (GTK_WIDGET (self->time_bar), GTK_DIR_TAB_FORWARD);
  else
    fab_actors_page_focus_view (self);
}

static void
on_today (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabActorsPage *self = data;

  fab_map_time_set_active (self->time, FALSE);
  fab_actors_page_focus_view (self);
}

/* At a meeting, the state to keep is that meeting's. */
static void
on_keep_state (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabActorsPage *self = data;
  guint at = fab_map_time_get_active (self->time) ? fab_map_time_get_at (self->time) : FAB_MAP_TIME_NONE;
  const FabMapStop *stop = at != FAB_MAP_TIME_NONE ? fab_map_time_get_stop (self->time, at) : NULL;
  FabRecord *meeting = stop != NULL && stop->kind == FAB_MAP_STOP_MEETING ? stop->record : NULL;

  adw_dialog_present (ADW_DIALOG (fab_keep_dialog_new (get_context (self), meeting)), GTK_WIDGET (self));
}

static void
on_chosen (FabActorsPage *self, FabRecord *snapshot)
{
  fab_map_time_set_active (self->time, TRUE);
  fab_map_time_go_to_record (self->time, snapshot);
}

static void
on_kept_states (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabActorsPage *self = data;
  FabKeptStatesDialog *dialog = fab_kept_states_dialog_new (get_context (self));

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

/* An actor named by a sentence is shown where it stands. */
static void
on_actor (FabActorsPage *self, FabRecord *actor)
{
  fab_map_selection_set_actor (self->selection, actor);
  fab_map_canvas_fly_to (fab_map_pane_get_canvas (self->pane), actor);
}

static const GActionEntry entries[] = {
  { "over-time", NULL, NULL, "false", on_over_time },
  { "today", on_today },
  { "keep-state", on_keep_state },
  { "kept-states", on_kept_states },
};

/** fab_actors_page_add_time: after the page's actions are there */
void
fab_actors_page_add_time (FabActorsPage *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  self->time = fab_map_time_new (self->model);
  g_signal_connect_object (self->time, "changed", G_CALLBACK (on_time_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->time, "changed", G_CALLBACK (on_compared), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stack, "notify::visible-child-name", G_CALLBACK (on_time_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->time_panel, "actor", G_CALLBACK (on_actor), self, G_CONNECT_SWAPPED);
  fab_time_bar_set_time (self->time_bar, self->time);
  fab_time_panel_set_time (self->time_panel, self->time);
}

/** fab_actors_page_get_time: (transfer none) */
FabMapTime *
fab_actors_page_get_time (FabActorsPage *self)
{
  return self->time;
}
