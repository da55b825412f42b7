#include <stdlib.h>

#include "fab-actors-page-private.h"
#include "fab-decoration-popover.h"
#include "fab-map-align.h"
#include "fab-map-edit.h"
#include "fab-map-export-dialog.h"
#include "fab-map-export-graph.h"
#include "fab-map-export.h"

#define ZOOM_STEP 1.4

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

/* ---- Actors ---- */

static void
on_add_actor (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  fab_actors_page_ask_for_actor (data, NULL, NULL);
}

static void
on_add_actor_here (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabActorsPage *self = data;
  FabPoint place = fab_map_canvas_get_pointed (get_canvas (self));

  fab_actors_page_ask_for_actor (self, &place, NULL);
}

static void
on_remove (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabActorsPage *self = data;
  FabRecord *relation = fab_map_selection_get_relation (self->selection);
  g_autoptr (GPtrArray) actors = fab_map_selection_get_actors (self->selection);

  if (relation != NULL)
    fab_context_remove (get_context (self), relation);
  else if (actors->len > 0)
    fab_map_edit_remove (get_context (self), actors);
}

static void
on_rename (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabActorsPage *self = data;

  fab_actors_page_open_inspector (self);
  fab_actor_inspector_rename (self->inspector);
}

static void
on_pin (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabActorsPage *self = data;
  g_autoptr (GPtrArray) actors = fab_map_selection_get_actors (self->selection);

  fab_map_edit_pin (get_context (self), actors, TRUE);
}

static void
on_unpin (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabActorsPage *self = data;
  g_autoptr (GPtrArray) actors = fab_map_selection_get_actors (self->selection);

  fab_map_edit_pin (get_context (self), actors, FALSE);
}

static void
on_align (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabActorsPage *self = data;

  fab_map_align (self->model, self->selection, g_variant_get_string (parameter, NULL));
}

static void
on_select_all (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabActorsPage *self = data;
  GListModel *rows = fab_actor_list_get_rows (self->list);
  g_autoptr (GPtrArray) actors = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    g_ptr_array_add (actors, g_list_model_get_item (rows, i));
  fab_map_selection_set_actors (self->selection, actors);
}

static void
on_open (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  fab_actors_page_open_inspector (data);
}

/* ---- The view ---- */

static void
zoom_by (FabActorsPage *self, double factor)
{
  if (fab_actors_page_is_matrix (self))
    fab_matrix_canvas_zoom_by (fab_matrix_pane_get_canvas (self->matrix), factor);
  else
    fab_map_canvas_zoom_by (get_canvas (self), factor);
}

static void
on_zoom_in (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  zoom_by (data, ZOOM_STEP);
}

static void
on_zoom_out (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  zoom_by (data, 1 / ZOOM_STEP);
}

static void
on_fit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabActorsPage *self = data;

  if (fab_actors_page_is_matrix (self))
    fab_matrix_canvas_fit (fab_matrix_pane_get_canvas (self->matrix));
  else
    fab_map_canvas_fit (get_canvas (self));
}

static void
on_arrange (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabActorsPage *self = data;

  if (!fab_map_layout_is_name (g_variant_get_string (parameter, NULL)))
    return;
  fab_map_model_arrange (self->model, fab_map_layout_from_name (g_variant_get_string (parameter, NULL)), FALSE);
  fab_view_keeper_set_layout (self->keeper, g_variant_get_string (parameter, NULL));
}

static void
on_views (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  fab_view_button_popup (((FabActorsPage *)data)->views);
}

static void
on_appearance (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabActorsPage *self = data;

  if (gtk_widget_get_mapped (GTK_WIDGET (self->appearance)))
    gtk_menu_button_popup (self->appearance);
  else
    adw_dialog_present (fab_decoration_dialog_new (self->keeper), GTK_WIDGET (self));
}

static void
on_show_legend (GSimpleAction *action, GVariant *state, gpointer data)
{
  FabActorsPage *self = data;

  fab_map_canvas_set_show_legend (get_canvas (self), g_variant_get_boolean (state));
  g_simple_action_set_state (action, state);
}

/* Around those that are selected, until it is released; with nobody selected, more or fewer steps around those that it is about. */
static void
on_focus (GSimpleAction *action, GVariant *state, gpointer data)
{
  FabActorsPage *self = data;
  g_autoptr (GPtrArray) actors = fab_map_selection_get_actors (self->selection);

  fab_actor_filter_set_focus (self->filter, actors->len > 0 ? actors : NULL, atoi (g_variant_get_string (state, NULL)));
}

/* ---- Filters ---- */

static void
on_filter (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  fab_actors_page_show_filters (data);
}

static void
on_reset_filter (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  fab_actor_filter_reset (((FabActorsPage *)data)->filter);
}

static void
on_view (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  fab_page_show_view (data, g_variant_get_string (parameter, NULL));
}

static void
on_export (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabActorsPage *self = data;
  const char *name = g_variant_get_string (parameter, NULL);
  FabMapExportOptions options = { .format = FAB_EXPORT_PDF,
                                  .anonymous = g_str_equal (name, "anonymous"),
                                  .filter = self->filter };

  if (g_str_equal (name, "svg"))
    options.format = FAB_EXPORT_SVG;
  else if (g_str_equal (name, "png"))
    options.format = FAB_EXPORT_PNG;
  fab_map_export (self->model, GTK_WIDGET (self), &options);
}

static void
on_export_picture (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabActorsPage *self = data;

  adw_dialog_present (fab_map_export_dialog_new (self->model, self->filter, NULL), GTK_WIDGET (self));
}

/* What the filter leaves: a table can't dim what it leaves out. */
static void
on_export_data (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabActorsPage *self = data;
  const char *name = g_variant_get_string (parameter, NULL);
  FabFormat format = g_str_equal (name, "gexf")      ? FAB_FORMAT_GEXF
                     : g_str_equal (name, "graphml") ? FAB_FORMAT_GRAPHML
                                                     : FAB_FORMAT_CSV;

  fab_map_export_graph (self->model, GTK_WIDGET (self), format,
                        fab_actor_filter_is_active (self->filter) ? fab_actor_filter_get_match (self->filter) : NULL);
}

static void
on_export_matrix (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabActorsPage *self = data;

  fab_matrix_pane_export (self->matrix, g_variant_get_string (parameter, NULL));
}

static void
on_import (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  fab_actors_page_import (data, NULL);
}

static void
on_find (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabActorsPage *self = data;

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* Over the map, the inspector is what Escape closes first. */
static void
on_leave_inspector (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_action_group_activate_action (G_ACTION_GROUP (((FabActorsPage *)data)->actions), "hide-inspector", NULL);
}

static void
on_hide_inspector (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabActorsPage *self = data;

  adw_overlay_split_view_set_show_sidebar (self->split, FALSE);
  fab_actors_page_focus_view (self);
}

/* ---- Setting up ---- */

static const GActionEntry entries[] = {
  { "add-actor", on_add_actor },
  { "add-actor-here", on_add_actor_here },
  { "open", on_open },
  { "rename", on_rename },
  { "pin", on_pin },
  { "unpin", on_unpin },
  { "align", on_align, "s" },
  { "remove", on_remove },
  { "select-all", on_select_all },
  { "zoom-in", on_zoom_in },
  { "zoom-out", on_zoom_out },
  { "fit", on_fit },
  { "arrange", on_arrange, "s" },
  { "views", on_views },
  { "appearance", on_appearance },
  { "show-legend", NULL, NULL, "true", on_show_legend },
  { "focus", NULL, "s", "'0'", on_focus },
  { "filter", on_filter },
  { "reset-filter", on_reset_filter },
  { "view", on_view, "s" },
  { "export", on_export, "s" },
  { "import", on_import },
  { "export-picture", on_export_picture },
  { "export-data", on_export_data, "s" },
  { "export-matrix", on_export_matrix, "s" },
  { "find", on_find },
  { "hide-inspector", on_hide_inspector },
  { "leave-inspector", on_leave_inspector },
};

void
fab_actors_page_add_actions (FabActorsPage *self)
{
  g_autoptr (GPropertyAction) inspector = g_property_action_new ("inspector", self->split, "show-sidebar");

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (inspector));
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  fab_actors_page_add_links (self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "page", G_ACTION_GROUP (self->actions));
}

/** fab_actors_page_enable: whether the page's action of that name can be used now */
void
fab_actors_page_enable (FabActorsPage *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)),
                               enabled);
}

static void
set_focus_state (FabActorsPage *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "focus");
  g_autofree char *steps = g_strdup_printf ("%u", fab_actor_filter_get_focus (self->filter));

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (steps));
}

/** fab_actors_page_update_actions: what can be done depends on what is selected and whether the project may be written */
void
fab_actors_page_update_actions (FabActorsPage *self)
{
  g_autoptr (GPtrArray) actors = fab_map_selection_get_actors (self->selection);
  gboolean past = fab_map_model_is_past (self->model), map = fab_actors_page_is_map (self);
  gboolean writes = !fab_context_is_read_only (get_context (self)) && !past;
  gboolean link = fab_map_selection_get_relation (self->selection) != NULL;
  gboolean pinned = fab_map_edit_are_pinned (get_context (self), actors);

  fab_actors_page_enable (self, "leave-inspector",
                          adw_overlay_split_view_get_collapsed (self->split) &&
                              adw_overlay_split_view_get_show_sidebar (self->split));
  set_focus_state (self);
  fab_actors_page_enable (self, "focus", actors->len > 0 || fab_actor_filter_get_focus (self->filter) > 0);
  fab_actors_page_enable (self, "reset-filter", fab_actor_filter_is_active (self->filter));
  fab_actors_page_enable (self, "add-actor", writes);
  fab_actors_page_enable (self, "import", writes);
  fab_actors_page_enable (self, "add-actor-here", writes && map);
  fab_actors_page_enable (self, "open", actors->len > 0 || link);
  fab_actors_page_enable (self, "rename", writes && actors->len == 1);
  fab_actors_page_update_drop (self, writes);
  fab_actors_page_update_links (self, writes);
  fab_actors_page_enable (self, "pin", writes && actors->len > 0 && !pinned);
  fab_actors_page_enable (self, "unpin", writes && pinned);
  fab_actors_page_enable (self, "align", writes && actors->len > 1);
  fab_actors_page_enable (self, "arrange", !past);
  fab_actors_page_enable (self, "keep-state", !fab_context_is_read_only (get_context (self)));
  fab_actors_page_enable (self, "export-matrix", fab_actors_page_is_matrix (self));
  fab_actors_page_enable (self, "remove", writes && (actors->len > 0 || link));
}

static void
add_shortcut (GtkWidget *widget, const char *trigger, const char *action, const char *target)
{
  GtkEventController *controller = g_object_get_data (G_OBJECT (widget), "fab-shortcuts");
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), gtk_named_action_new (action));

  if (target != NULL)
    gtk_shortcut_set_arguments (shortcut, g_variant_new_string (target));
  if (controller == NULL) {
    controller = gtk_shortcut_controller_new ();
    /* The page's keys work wherever the focus is in the window, such as on the page's name in the sidebar. */
    gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller),
                                       FAB_IS_PAGE (widget) ? GTK_SHORTCUT_SCOPE_GLOBAL : GTK_SHORTCUT_SCOPE_LOCAL);
    g_object_set_data (G_OBJECT (widget), "fab-shortcuts", controller);
    gtk_widget_add_controller (widget, controller);
  }
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
}

static void
add_escape (FabActorsPage *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("page.leave-inspector")));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("page.release-path")));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* Keys that would hurt in a text entry belong to the map and the list alone. */
void
fab_actors_page_add_shortcuts (FabActorsPage *self)
{
  GtkWidget *page = GTK_WIDGET (self), *canvas = GTK_WIDGET (get_canvas (self)), *list = GTK_WIDGET (self->list);
  GtkWidget *matrix = GTK_WIDGET (self->matrix);

  add_escape (self);
  add_shortcut (page, "<Control>n", "page.add-actor", NULL);
  add_shortcut (page, "<Control>f", "page.find", NULL);
  add_shortcut (page, "<Control><Shift>f", "page.filter", NULL);
  add_shortcut (page, "<Control>l", "page.add-link", NULL);
  add_shortcut (page, "<Control>i", "page.import", NULL);
  add_shortcut (page, "<Control>d", "page.duplicate", NULL);
  add_shortcut (page, "F2", "page.rename", NULL);
  add_shortcut (page, "F8", "page.insight", NULL);
  add_shortcut (page, "F9", "page.inspector", NULL);
  add_shortcut (page, "<Control>t", "page.over-time", NULL);
  add_shortcut (page, "<Control><Shift>c", "page.appearance", NULL);
  add_shortcut (page, "<Control>e", "page.export-picture", NULL);
  add_shortcut (page, "<Control>plus|<Control>equal|<Control>KP_Add", "page.zoom-in", NULL);
  add_shortcut (page, "<Control>minus|<Control>KP_Subtract", "page.zoom-out", NULL);
  add_shortcut (page, "<Control>0|<Control>KP_0", "page.fit", NULL);
  add_shortcut (canvas, "Delete|KP_Delete", "page.remove", NULL);
  add_shortcut (canvas, "<Control>a", "page.select-all", NULL);
  add_shortcut (canvas, "Insert|n", "page.add-actor", NULL);
  add_shortcut (canvas, "l", "page.link-from-here", NULL);
  add_shortcut (page, "<Control><Shift>p", "page.find-path", NULL);
  add_shortcut (canvas, "Page_Down|KP_Page_Down", "page.next-path", NULL);
  add_shortcut (canvas, "Page_Up|KP_Page_Up", "page.previous-path", NULL);
  add_shortcut (canvas, "1|KP_1", "page.focus", "1");
  add_shortcut (canvas, "2|KP_2", "page.focus", "2");
  add_shortcut (canvas, "3|KP_3", "page.focus", "3");
  add_shortcut (canvas, "0|KP_0", "page.focus", "0");
  add_shortcut (list, "Delete|KP_Delete", "page.remove", NULL);
  for (guint i = 0; i < 2; i++) {
    GtkWidget *widget = i == 0 ? canvas : list;

    add_shortcut (widget, "<Control>c|<Control>Insert", "page.copy", NULL);
    add_shortcut (widget, "<Control>x|<Shift>Delete", "page.cut", NULL);
    add_shortcut (widget, "<Control>v|<Shift>Insert", "page.paste", NULL);
  }
  add_shortcut (matrix, "Delete|KP_Delete", "page.remove", NULL);
}
