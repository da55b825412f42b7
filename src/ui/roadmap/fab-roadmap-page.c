#include "fab-roadmap-page.h"

#include <glib/gi18n.h>

#include "fab-lane-header.h"
#include "fab-roadmap-page-private.h"

G_DEFINE_FINAL_TYPE (FabRoadmapPage, fab_roadmap_page, FAB_TYPE_PAGE)

static const char *const filter_names[] = {
  [FAB_ROADMAP_ALL] = "all",
  [FAB_ROADMAP_WITHOUT_PILOT] = "without-pilot",
  [FAB_ROADMAP_WITHOUT_FUNDING] = "without-funding",
  [FAB_ROADMAP_LATE] = "late",
};

/* ---- What is shown ---- */

static gboolean
shows_list (FabRoadmapPage *self)
{
  return g_strcmp0 (adw_toggle_group_get_active_name (self->views), "list") == 0;
}

static void
choose_child (FabRoadmapPage *self)
{
  const FabRoadmapTotals *totals = fab_roadmap_model_get_totals (self->model);
  guint n_shown = g_list_model_get_n_items (fab_roadmap_model_get_actions (self->model));
  const char *child = shows_list (self) ? "list" : "board";

  if (fab_roadmap_model_get_n_plans (self->model) == 0 && totals->n_actions == 0)
    child = "no-plan";
  else if (totals->n_actions == 0)
    child = "no-action";
  else if (n_shown == 0)
    child = "no-match";
  gtk_stack_set_visible_child_name (self->stack, child);
  gtk_widget_set_visible (self->tools_row, !g_str_equal (child, "no-plan"));
  gtk_widget_set_visible (GTK_WIDGET (self->figures), totals->n_actions > 0);
  gtk_widget_set_visible (self->status_bar, self->narrow && g_str_equal (child, "board"));
}

static void
label_filter (AdwToggle *toggle, const char *label, guint count)
{
  g_autofree char *text = count > 0 ? g_strdup_printf ("%s  %u", label, count) : g_strdup (label);

  if (g_strcmp0 (adw_toggle_get_label (toggle), text) != 0)
    adw_toggle_set_label (toggle, text);
}

static void
show_figures (FabRoadmapPage *self)
{
  const FabRoadmapTotals *totals = fab_roadmap_model_get_totals (self->model);
  g_autofree char *text = fab_roadmap_describe_totals (totals, FALSE);

  gtk_label_set_label (self->figures, text);
  label_filter (self->filter_all, C_ ("actions", "All"), 0);
  label_filter (self->filter_without_pilot, _ ("Without pilot"), totals->n_without_pilot);
  label_filter (self->filter_without_funding, _ ("Without funding"), totals->n_without_funding);
  label_filter (self->filter_late, C_ ("filter", "Late"), totals->n_late);
  adw_toggle_group_set_active_name (self->filters, filter_names[fab_roadmap_model_get_filter (self->model)]);
}

static void
show_statuses (FabRoadmapPage *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) labels = NULL;
  GtkStringList *list = GTK_STRING_LIST (gtk_drop_down_get_model (self->statuses));

  for (guint c = 0; c < FAB_N_STATUSES; c++)
    g_strv_builder_take (builder, g_strdup_printf ("%s  %u", fab_status_get_label (c),
                                                   fab_roadmap_model_get_n_in_column (self->model, c)));
  labels = g_strv_builder_end (builder);
  gtk_string_list_splice (list, 0, g_list_model_get_n_items (G_LIST_MODEL (list)), (const char *const *)labels);
  gtk_drop_down_set_selected (self->statuses, self->status);
}

static void
on_changed (FabRoadmapPage *self)
{
  self->refreshing = TRUE;
  choose_child (self);
  show_figures (self);
  show_statuses (self);
  fab_roadmap_page_update_actions (self);
  self->refreshing = FALSE;
}

/* ---- Narrow and wide ---- */

/** fab_roadmap_page_set_status: which column shows where there is room for one */
void
fab_roadmap_page_set_status (FabRoadmapPage *self, guint status)
{
  self->status = MIN (status, FAB_N_STATUSES - 1);
  gtk_drop_down_set_selected (self->statuses, self->status);
  if (self->narrow)
    fab_board_set_single (self->board, self->status);
  fab_roadmap_page_update_actions (self);
}

static void
set_narrow (FabRoadmapPage *self, gboolean narrow)
{
  self->narrow = narrow;
  fab_board_set_single (self->board, narrow ? (int)self->status : -1);
  if (self->model != NULL)
    choose_child (self);
}

static void
on_narrow (FabRoadmapPage *self)
{
  set_narrow (self, TRUE);
}

static void
on_wide (FabRoadmapPage *self)
{
  set_narrow (self, FALSE);
}

static void
on_status_selected (FabRoadmapPage *self)
{
  if (!self->refreshing && gtk_drop_down_get_selected (self->statuses) != GTK_INVALID_LIST_POSITION)
    fab_roadmap_page_set_status (self, gtk_drop_down_get_selected (self->statuses));
}

static void
on_show_column (FabRoadmapPage *self, guint column)
{
  fab_roadmap_page_set_status (self, column);
}

/* ---- What people do ---- */

static void
on_view_toggled (FabRoadmapPage *self)
{
  if (self->model != NULL)
    choose_child (self);
}

static void
on_filter_toggled (FabRoadmapPage *self)
{
  const char *name = adw_toggle_group_get_active_name (self->filters);

  if (self->model != NULL && !self->refreshing && name != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (self->actions), "filter", g_variant_new_string (name));
}

static void
on_search_changed (FabRoadmapPage *self)
{
  if (self->model != NULL)
    fab_roadmap_model_set_text (self->model, gtk_editable_get_text (self->search_entry));
}

static void
on_open (FabRoadmapPage *self, FabRecord *action)
{
  fab_roadmap_page_open (self, action);
}

static void
on_add (FabRoadmapPage *self, FabRecord *axis, const char *status)
{
  fab_roadmap_page_ask_for_action (self, axis, status);
}

static void
on_edit_axis (FabRoadmapPage *self, FabRecord *axis)
{
  fab_roadmap_page_edit (self, axis);
}

/* ---- FabPage ---- */

static void
fab_roadmap_page_context_set (FabPage *page, FabContext *context)
{
  FabRoadmapPage *self = FAB_ROADMAP_PAGE (page);

  self->model = fab_roadmap_model_new (context);
  fab_header_tools_set_context (self->tools, context);
  fab_axis_chooser_set_model (self->axes, self->model);
  fab_roadmap_list_set_model (self->list, self->model);
  fab_board_set_model (self->board, self->model);
  gtk_widget_set_visible (self->add_button, !fab_context_is_read_only (context));
  fab_roadmap_page_init_actions (self);
  g_signal_connect_swapped (self->model, "changed", G_CALLBACK (on_changed), self);
  on_changed (self);
}

/* Makes room for an action that filters or the axis would hide. */
static void
widen_scope (FabRoadmapPage *self, FabRecord *action)
{
  FabBoardPlace place;

  if (fab_roadmap_model_find (self->model, action, &place))
    return;
  gtk_editable_set_text (self->search_entry, "");
  fab_roadmap_model_set_text (self->model, "");
  fab_roadmap_model_set_filter (self->model, FAB_ROADMAP_ALL);
  if (!fab_roadmap_model_find (self->model, action, &place))
    fab_roadmap_model_set_scope (self->model, NULL, NULL);
}

static gboolean
show_action (FabRoadmapPage *self, FabRecord *action)
{
  widen_scope (self, action);
  if (shows_list (self))
    return fab_roadmap_list_select (self->list, action);
  return fab_board_select (self->board, action, TRUE);
}

static gboolean
fab_roadmap_page_show_record (FabPage *page, FabRecord *record)
{
  FabRoadmapPage *self = FAB_ROADMAP_PAGE (page);

  switch (fab_record_get_table_id (record)) {
  case FAB_TABLE_PLAN:
    fab_roadmap_model_set_scope (self->model, record, NULL);
    return TRUE;
  case FAB_TABLE_AXIS:
    fab_roadmap_model_set_scope (
        self->model, fab_store_get_target (fab_roadmap_model_get_store (self->model), record, FAB_AXIS_PLAN), record);
    return TRUE;
  case FAB_TABLE_ACTION:
    if (!show_action (self, record))
      return FALSE;
    fab_roadmap_page_open (self, record);
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
fab_roadmap_page_show_view (FabPage *page, const char *name)
{
  FabRoadmapPage *self = FAB_ROADMAP_PAGE (page);

  if (adw_toggle_group_get_toggle_by_name (self->views, name) == NULL)
    return FALSE;
  adw_toggle_group_set_active_name (self->views, name);
  return TRUE;
}

/* ---- GObject ---- */

static void
fab_roadmap_page_dispose (GObject *object)
{
  FabRoadmapPage *self = FAB_ROADMAP_PAGE (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "page", NULL);
  g_clear_object (&self->actions);
  gtk_widget_dispose_template (GTK_WIDGET (self), FAB_TYPE_ROADMAP_PAGE);
  G_OBJECT_CLASS (fab_roadmap_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, FabRoadmapPage, stack);
  gtk_widget_class_bind_template_child (widget_class, FabRoadmapPage, board);
  gtk_widget_class_bind_template_child (widget_class, FabRoadmapPage, list);
  gtk_widget_class_bind_template_child (widget_class, FabRoadmapPage, tools);
  gtk_widget_class_bind_template_child (widget_class, FabRoadmapPage, axes);
  gtk_widget_class_bind_template_child (widget_class, FabRoadmapPage, views);
  gtk_widget_class_bind_template_child (widget_class, FabRoadmapPage, filters);
  gtk_widget_class_bind_template_child (widget_class, FabRoadmapPage, filter_all);
  gtk_widget_class_bind_template_child (widget_class, FabRoadmapPage, filter_without_pilot);
  gtk_widget_class_bind_template_child (widget_class, FabRoadmapPage, filter_without_funding);
  gtk_widget_class_bind_template_child (widget_class, FabRoadmapPage, filter_late);
  gtk_widget_class_bind_template_child (widget_class, FabRoadmapPage, tools_row);
  gtk_widget_class_bind_template_child (widget_class, FabRoadmapPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, FabRoadmapPage, search_button);
  gtk_widget_class_bind_template_child (widget_class, FabRoadmapPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, FabRoadmapPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, FabRoadmapPage, figures);
  gtk_widget_class_bind_template_child (widget_class, FabRoadmapPage, statuses);
  gtk_widget_class_bind_template_child (widget_class, FabRoadmapPage, status_bar);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, on_narrow);
  gtk_widget_class_bind_template_callback (widget_class, on_wide);
  gtk_widget_class_bind_template_callback (widget_class, on_view_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_status_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_open);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
  gtk_widget_class_bind_template_callback (widget_class, on_edit_axis);
  gtk_widget_class_bind_template_callback (widget_class, on_show_column);
}

static void
fab_roadmap_page_class_init (FabRoadmapPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  FabPageClass *page_class = FAB_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_roadmap_page_dispose;
  page_class->context_set = fab_roadmap_page_context_set;
  page_class->show_record = fab_roadmap_page_show_record;
  page_class->show_view = fab_roadmap_page_show_view;
  g_type_ensure (FAB_TYPE_AXIS_CHOOSER);
  g_type_ensure (FAB_TYPE_BOARD);
  g_type_ensure (FAB_TYPE_HEADER_TOOLS);
  g_type_ensure (FAB_TYPE_ROADMAP_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-roadmap-page.ui");
  bind_children (widget_class);
  bind_callbacks (widget_class);
}

static void
fab_roadmap_page_init (FabRoadmapPage *self)
{
  g_autoptr (GtkStringList) none = gtk_string_list_new (NULL);

  self->status = fab_status_find ("in_progress");
  gtk_widget_init_template (GTK_WIDGET (self));
  self->refreshing = TRUE;
  gtk_drop_down_set_model (self->statuses, G_LIST_MODEL (none));
  self->refreshing = FALSE;
  gtk_search_bar_connect_entry (self->search_bar, self->search_entry);
}

/** fab_roadmap_page_get_model: (transfer none): what the page shows */
FabRoadmapModel *
fab_roadmap_page_get_model (FabRoadmapPage *self)
{
  return self->model;
}
