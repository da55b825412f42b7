#include "fab-actors-page.h"

#include <glib/gi18n.h>

#include "fab-actor-dialog.h"
#include "fab-actors-page-private.h"
#include "fab-decoration-popover.h"
#include "fab-insight-actions.h"
#include "fab-path-bar.h"
#include "fab-title-order.h"
#include "fab-view-actions.h"

/* Narrower than that a popover would not fit beside anything. */
#define NARROW 560

G_DEFINE_FINAL_TYPE (FabActorsPage, fab_actors_page, FAB_TYPE_PAGE)

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

gboolean
fab_actors_page_is_map (FabActorsPage *self)
{
  return g_strcmp0 (adw_view_stack_get_visible_child_name (self->stack), "map") == 0;
}

gboolean
fab_actors_page_is_matrix (FabActorsPage *self)
{
  return g_strcmp0 (adw_view_stack_get_visible_child_name (self->stack), "matrix") == 0;
}

/* Brings an actor into sight, where people look. */
static void
reveal (FabActorsPage *self, FabRecord *actor)
{
  if (fab_actors_page_is_map (self))
    fab_map_canvas_fly_to (get_canvas (self), actor);
  else if (fab_actors_page_is_matrix (self))
    fab_matrix_pane_reveal (self->matrix, actor);
  else
    fab_actor_list_reveal (self->list, actor);
}

static gboolean
has_selection (FabActorsPage *self)
{
  return fab_map_selection_get_n_actors (self->selection) > 0 ||
         fab_map_selection_get_relation (self->selection) != NULL;
}

void
fab_actors_page_open_inspector (FabActorsPage *self)
{
  if (!has_selection (self))
    return;
  if (gtk_stack_get_visible_child (self->sidebars) == GTK_WIDGET (self->insight))
    gtk_stack_set_visible_child (self->sidebars, GTK_WIDGET (self->inspector));
  adw_overlay_split_view_set_show_sidebar (self->split, TRUE);
}

/* Beside the map there is room for it; over the map it would hide what was just selected. */
static void
on_selection_changed (FabActorsPage *self)
{
  fab_actors_page_update_actions (self);
  if (!self->keep_closed && !fab_map_canvas_is_moving_actors (get_canvas (self)) &&
      !adw_overlay_split_view_get_collapsed (self->split) && !adw_overlay_split_view_get_show_sidebar (self->split))
    fab_actors_page_open_inspector (self);
}

/* ---- A new actor ---- */

static void
on_actor_added (FabActorsPage *self, FabRecord *actor)
{
  fab_map_model_refresh (self->model);
  fab_map_selection_set_actor (self->selection, actor);
  fab_actor_list_reveal (self->list, actor);
  fab_map_canvas_await (get_canvas (self), actor);
}

/* A dialog gives the keyboard back to what had it: what is made on the map is gone on with there. */
void
fab_actors_page_present (FabActorsPage *self, AdwDialog *dialog)
{
  if (fab_actors_page_is_map (self))
    gtk_widget_grab_focus (GTK_WIDGET (get_canvas (self)));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

void
fab_actors_page_ask_for_actor (FabActorsPage *self, const FabPoint *place, FabRecord *linked_from)
{
  FabActorDialog *dialog = fab_actor_dialog_new (get_context (self), place, linked_from);

  g_signal_connect_object (dialog, "added", G_CALLBACK (on_actor_added), self, G_CONNECT_SWAPPED);
  fab_actors_page_present (self, ADW_DIALOG (dialog));
}

static void
on_new_actor (FabActorsPage *self, double x, double y, FabRecord *linked_from)
{
  FabPoint place = { x, y };

  fab_actors_page_ask_for_actor (self, &place, linked_from);
}

/* ---- The context menu ---- */

/* The toolkit would look for the first button of the window.  What a dialog of the menu took, it keeps. */
static void
on_menu_closed (FabActorsPage *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (focus == NULL || gtk_widget_is_ancestor (focus, self->popover))
    gtk_widget_grab_focus (GTK_WIDGET (fab_map_pane_get_canvas (self->pane)));
}

static void
on_menu (FabActorsPage *self, double x, double y)
{
  GdkRectangle at = { x, y, 1, 1 };

  if (self->popover == NULL) {
    self->popover = gtk_popover_menu_new_from_model (self->context_menu);
    gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
    gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
    gtk_widget_set_parent (self->popover, GTK_WIDGET (self->pane));
    g_signal_connect_object (self->popover, "closed", G_CALLBACK (on_menu_closed), self, G_CONNECT_SWAPPED);
  }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &at);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

/* ---- Searching ---- */

static void
on_search_changed (FabActorsPage *self)
{
  fab_actor_filter_set_text (self->filter, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

/* Enter flies to the actor that is found. */
static void
on_search_activate (FabActorsPage *self)
{
  g_autoptr (FabRecord) first = NULL;

  on_search_changed (self);
  first = fab_title_order_find_best (fab_actor_list_get_rows (self->list),
                                     gtk_editable_get_text (GTK_EDITABLE (self->search)));
  if (first == NULL) {
    gtk_widget_error_bell (GTK_WIDGET (self->search));
    return;
  }
  fab_map_selection_set_actor (self->selection, first);
  reveal (self, first);
}

static void
on_search_mode (FabActorsPage *self)
{
  if (!gtk_search_bar_get_search_mode (self->search_bar))
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

/* ---- Filters ---- */

/** fab_actors_page_show_filters: to be set in a popover, or where there is little room in a sheet */
void
fab_actors_page_show_filters (FabActorsPage *self)
{
  if (gtk_widget_get_width (GTK_WIDGET (self)) < NARROW) {
    adw_dialog_present (fab_filter_sheet_new (fab_filter_panel_new (self->filter, self->model)), GTK_WIDGET (self));
    return;
  }
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  if (self->filter_popover == NULL) {
    self->filter_popover = fab_filter_popover_new (fab_filter_panel_new (self->filter, self->model));
    gtk_widget_set_parent (self->filter_popover, self->filters);
  }
  gtk_popover_popup (GTK_POPOVER (self->filter_popover));
}

/* The words may come from elsewhere, such as a view. */
static void
on_filter_changed (FabActorsPage *self)
{
  const char *words = fab_map_filter_get_words (fab_actor_filter_get_value (self->filter));
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));

  if (g_strcmp0 (words != NULL ? words : "", typed) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->search), words != NULL ? words : "");
  if (fab_actor_filter_is_active (self->filter))
    gtk_widget_add_css_class (self->filters, "accent");
  else
    gtk_widget_remove_css_class (self->filters, "accent");
  fab_actors_page_update_actions (self);
}

/* ---- Paths ---- */

static void
on_path (FabActorsPage *self)
{
  g_autoptr (GHashTable) relations = fab_path_guide_list_relations (self->guide);
  g_autofree char *said = fab_path_guide_describe (self->guide);
  gboolean active = fab_path_guide_is_active (self->guide);

  fab_map_canvas_set_path (get_canvas (self), fab_path_guide_get_path (self->guide), relations);
  fab_filter_bar_set_first (self->over, active ? fab_path_bar_new (self->guide) : NULL);
  fab_actors_page_update_actions (self);
  if (active)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), said, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* Over the map the chips take no room from it: what is seen stays where it is. */
static void
on_view_changed (FabActorsPage *self)
{
  if (self->keeper != NULL)
    fab_view_keeper_remember_page (self->keeper, adw_view_stack_get_visible_child_name (self->stack));
  gtk_widget_set_visible (self->bar_over, fab_actors_page_is_map (self));
  gtk_widget_set_visible (self->bar_above, !fab_actors_page_is_map (self));
  if (self->actions != NULL)
    fab_actors_page_update_actions (self);
}

/* ---- What the window asks ---- */

static gboolean
show_actor (FabActorsPage *self, FabRecord *actor)
{
  fab_map_model_refresh (self->model);
  if (!fab_map_model_shows (self->model, actor))
    fab_context_set_territory (get_context (self), NULL);
  fab_map_selection_set_actor (self->selection, actor);
  fab_actors_page_open_inspector (self);
  reveal (self, actor);
  return TRUE;
}

static gboolean
fab_actors_page_show_record (FabPage *page, FabRecord *record)
{
  FabActorsPage *self = FAB_ACTORS_PAGE (page);

  switch (fab_record_get_table_id (record)) {
  case FAB_TABLE_ACTOR:
    return show_actor (self, record);
  case FAB_TABLE_RELATION:
    fab_map_selection_set_relation (self->selection, record);
    fab_actors_page_open_inspector (self);
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
fab_actors_page_show_view (FabPage *page, const char *name)
{
  FabActorsPage *self = FAB_ACTORS_PAGE (page);

  if (adw_view_stack_get_child_by_name (self->stack, name) == NULL)
    return FALSE;
  adw_view_stack_set_visible_child_name (self->stack, name);
  return TRUE;
}

static void
on_inspector_shown (FabActorsPage *self)
{
  if (!adw_overlay_split_view_get_collapsed (self->split))
    self->keep_closed = !adw_overlay_split_view_get_show_sidebar (self->split);
  fab_actors_page_update_actions (self);
}

static void
connect_views (FabActorsPage *self)
{
  FabMapCanvas *canvas = get_canvas (self);

  g_signal_connect_object (canvas, "new-actor", G_CALLBACK (on_new_actor), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (canvas, "menu", G_CALLBACK (on_menu), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (canvas, "open", G_CALLBACK (fab_actors_page_open_inspector), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "open", G_CALLBACK (fab_actors_page_open_inspector), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->matrix, "open", G_CALLBACK (fab_actors_page_open_inspector), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "changed", G_CALLBACK (on_selection_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->split, "notify::collapsed", G_CALLBACK (fab_actors_page_update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->split, "notify::show-sidebar", G_CALLBACK (on_inspector_shown), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "changed", G_CALLBACK (fab_actors_page_update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->guide, "changed", G_CALLBACK (on_path), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filter, "notify::value", G_CALLBACK (on_filter_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_bar, "notify::search-mode-enabled", G_CALLBACK (on_search_mode), self,
                           G_CONNECT_SWAPPED);
}

static void
set_up_views (FabActorsPage *self)
{
  const char *page;

  self->keeper = fab_view_keeper_new (self->model, get_canvas (self), self->filter);
  fab_view_button_set_keeper (self->views, self->keeper);
  fab_view_actions_add (GTK_WIDGET (self), self->keeper);
  gtk_menu_button_set_popover (self->appearance, fab_decoration_popover_new (self->keeper));
  fab_view_keeper_restore (self->keeper);
  page = fab_view_keeper_get_page (self->keeper);
  if (page != NULL)
    fab_page_show_view (FAB_PAGE (self), page);
}

static void
fab_actors_page_context_set (FabPage *page, FabContext *context)
{
  FabActorsPage *self = FAB_ACTORS_PAGE (page);
  FabStore *store = fab_context_get_store (context);

  self->model = fab_map_model_new (context);
  self->selection = fab_map_selection_new (store);
  self->filter = fab_actor_filter_new (store);
  self->guide = fab_path_guide_new (self->filter);
  fab_header_tools_set_context (self->tools, context);
  fab_map_pane_set_model (self->pane, self->model, self->selection, self->filter);
  fab_actor_list_set_model (self->list, self->model, self->selection, GTK_FILTER (self->filter));
  fab_matrix_pane_set_model (self->matrix, self->model, self->selection, self->filter);
  fab_actor_inspector_set_selection (self->inspector, context, self->selection);
  fab_actor_inspector_set_guide (self->inspector, self->guide);
  fab_filter_bar_set_filter (self->above, self->filter, self->model);
  fab_filter_bar_set_filter (self->over, self->filter, self->model);
  fab_actors_page_add_actions (self);
  fab_actors_page_add_drop (self);
  fab_actors_page_add_time (self);
  fab_actors_page_add_insight (self);
  fab_actors_page_add_focus (self);
  fab_actors_page_add_shortcuts (self);
  fab_actors_page_add_drop_target (self);
  fab_actors_page_update_actions (self);
  connect_views (self);
  set_up_views (self);
}

/* ---- The page ---- */

static void
fab_actors_page_dispose (GObject *object)
{
  FabActorsPage *self = FAB_ACTORS_PAGE (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->filter_popover, gtk_widget_unparent);
  g_clear_object (&self->actions);
  g_clear_object (&self->insights);
  g_clear_object (&self->keeper);
  g_clear_object (&self->guide);
  g_clear_object (&self->filter);
  g_clear_object (&self->selection);
  g_clear_object (&self->time);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (fab_actors_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-actors-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FabActorsPage, bin);
  gtk_widget_class_bind_template_child (widget_class, FabActorsPage, header);
  gtk_widget_class_bind_template_child (widget_class, FabActorsPage, tools);
  gtk_widget_class_bind_template_child (widget_class, FabActorsPage, views);
  gtk_widget_class_bind_template_child (widget_class, FabActorsPage, appearance);
  gtk_widget_class_bind_template_child (widget_class, FabActorsPage, filters);
  gtk_widget_class_bind_template_child (widget_class, FabActorsPage, bar_above);
  gtk_widget_class_bind_template_child (widget_class, FabActorsPage, bar_over);
  gtk_widget_class_bind_template_child (widget_class, FabActorsPage, above);
  gtk_widget_class_bind_template_child (widget_class, FabActorsPage, over);
  gtk_widget_class_bind_template_child (widget_class, FabActorsPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, FabActorsPage, search);
  gtk_widget_class_bind_template_child (widget_class, FabActorsPage, split);
  gtk_widget_class_bind_template_child (widget_class, FabActorsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, FabActorsPage, pane);
  gtk_widget_class_bind_template_child (widget_class, FabActorsPage, list);
  gtk_widget_class_bind_template_child (widget_class, FabActorsPage, matrix);
  gtk_widget_class_bind_template_child (widget_class, FabActorsPage, inspector);
  gtk_widget_class_bind_template_child (widget_class, FabActorsPage, insight);
  gtk_widget_class_bind_template_child (widget_class, FabActorsPage, context_menu);
  gtk_widget_class_bind_template_child (widget_class, FabActorsPage, sidebars);
  gtk_widget_class_bind_template_child (widget_class, FabActorsPage, time_banner);
  gtk_widget_class_bind_template_child (widget_class, FabActorsPage, time_bar);
  gtk_widget_class_bind_template_child (widget_class, FabActorsPage, time_panel);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_view_changed);
}

static void
fab_actors_page_class_init (FabActorsPageClass *klass)
{
  FabPageClass *page_class = FAB_PAGE_CLASS (klass);

  g_type_ensure (FAB_TYPE_HEADER_TOOLS);
  g_type_ensure (FAB_TYPE_MAP_PANE);
  g_type_ensure (FAB_TYPE_FILTER_BAR);
  g_type_ensure (FAB_TYPE_VIEW_BUTTON);
  g_type_ensure (FAB_TYPE_ACTOR_LIST);
  g_type_ensure (FAB_TYPE_MATRIX_PANE);
  g_type_ensure (FAB_TYPE_ACTOR_INSPECTOR);
  g_type_ensure (FAB_TYPE_TIME_BAR);
  g_type_ensure (FAB_TYPE_TIME_PANEL);
  g_type_ensure (FAB_TYPE_INSIGHT_PANEL);
  G_OBJECT_CLASS (klass)->dispose = fab_actors_page_dispose;
  page_class->context_set = fab_actors_page_context_set;
  page_class->show_record = fab_actors_page_show_record;
  page_class->show_view = fab_actors_page_show_view;
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
fab_actors_page_init (FabActorsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search));
}

/* ---- For tests and the window ---- */

/** fab_actors_page_get_canvas: (transfer none) */
FabMapCanvas *
fab_actors_page_get_canvas (FabActorsPage *self)
{
  return get_canvas (self);
}

/** fab_actors_page_get_selection: (transfer none) */
FabMapSelection *
fab_actors_page_get_selection (FabActorsPage *self)
{
  return self->selection;
}

/** fab_actors_page_get_model: (transfer none) */
FabMapModel *
fab_actors_page_get_model (FabActorsPage *self)
{
  return self->model;
}

/** fab_actors_page_get_filter: (transfer none): what the page is filtered by: its value may be set, and notifies */
FabActorFilter *
fab_actors_page_get_filter (FabActorsPage *self)
{
  return self->filter;
}

/** fab_actors_page_get_rows: (transfer none): the actors as the list has them */
GListModel *
fab_actors_page_get_rows (FabActorsPage *self)
{
  return fab_actor_list_get_rows (self->list);
}
