/* fab-roadmap-page-actions.c: what the roadmap page's buttons, menus and keys do */
#include <glib/gi18n.h>

#include "fab-action-dialog.h"
#include "fab-name-dialog.h"
#include "fab-record-dialog.h"
#include "fab-roadmap-page-private.h"

static FabContext *
get_context (FabRoadmapPage *self)
{
  return fab_page_get_context (FAB_PAGE (self));
}

/* ---- Adding ---- */

/* What is asked for: under which axes the new action may go. */
typedef struct {
  FabRoadmapPage *page; /* borrowed: the handler goes with it */
  GPtrArray *axes;
  char *status;
} ActionRequest;

static void
action_request_free (gpointer data, GClosure *closure)
{
  ActionRequest *request = data;

  g_ptr_array_unref (request->axes);
  g_free (request->status);
  g_free (request);
}

/* New cards come last in their column. */
static double
find_position (FabStore *store, FabRecord *axis, const char *status)
{
  g_autoptr (GPtrArray) column = axis != NULL ? fab_roadmap_list_column (store, axis, status) : NULL;

  if (column == NULL || column->len == 0)
    return 1;
  return fab_record_get_real (g_ptr_array_index (column, column->len - 1), FAB_ACTION_POSITION) + 1;
}

static FabRecord *
add_action (FabRoadmapPage *self, FabRecord *axis, const char *status, const char *title)
{
  FabStore *store = fab_context_get_store (get_context (self));
  g_autofree char *sentence = g_strdup_printf (_ ("Action “%s” added"), title);
  g_autoptr (GError) error = NULL;
  double position = find_position (store, axis, status);
  FabRecord *action;

  fab_store_begin (store, sentence);
  action = fab_store_insert (store, FAB_TABLE_ACTION, &error, FAB_ACTION_TITLE_, FAB_TEXT (title), FAB_ACTION_STATUS,
                             FAB_TEXT (status), FAB_ACTION_POSITION, FAB_REAL (position), FAB_ACTION_AXIS,
                             axis != NULL ? FAB_REF (axis) : FAB_NULL, -1);
  if (action == NULL) {
    fab_store_rollback (store);
    fab_context_report (get_context (self), _ ("The action could not be added."), error);
    return NULL;
  }
  return fab_context_commit (get_context (self)) ? action : NULL;
}

static void
show_new (FabRoadmapPage *self, FabRecord *action)
{
  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "list"))
    fab_roadmap_list_select (self->list, action);
  else
    fab_board_select (self->board, action, TRUE);
}

/* A dialog that closes gives the focus back to where it was: the new card takes it after that. */
static void
on_closed (FabRoadmapPage *self)
{
  if (fab_board_get_selected (self->board) != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->board)))
    fab_board_select (self->board, fab_board_get_selected (self->board), TRUE);
}

static void
on_action_named (FabNameDialog *dialog, ActionRequest *request)
{
  FabRoadmapPage *self = request->page;
  guint choice = request->axes->len > 1 ? fab_name_dialog_get_choice (dialog, 0) : 0;
  FabRecord *axis = choice < request->axes->len ? g_ptr_array_index (request->axes, choice) : NULL;
  FabRecord *action = add_action (self, axis, request->status, fab_name_dialog_get_name (dialog));

  if (action == NULL)
    return;
  fab_roadmap_model_refresh (self->model);
  show_new (self, action);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (on_closed), self, G_CONNECT_SWAPPED);
}

static GPtrArray *
list_axes (FabRoadmapPage *self)
{
  GPtrArray *axes = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint l = 0; l < fab_roadmap_model_get_n_lanes (self->model); l++) {
    const FabLane *lane = fab_roadmap_model_get_lane (self->model, l);

    if (lane->axis != NULL)
      g_ptr_array_add (axes, g_object_ref (lane->axis));
  }
  return axes;
}

static void
offer_axes (FabNameDialog *dialog, GPtrArray *axes, FabRecord *axis)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) titles = NULL;
  guint selected = 0;

  for (guint i = 0; i < axes->len; i++)
    g_strv_builder_take (builder, fab_axis_dup_title (g_ptr_array_index (axes, i)));
  titles = g_strv_builder_end (builder);
  if (axis != NULL)
    g_ptr_array_find (axes, axis, &selected);
  fab_name_dialog_add_choice (dialog, _ ("Axis"), (const char *const *)titles, selected);
}

/** fab_roadmap_page_ask_for_action: @axis: (nullable): under which the action goes if people don't choose another */
void
fab_roadmap_page_ask_for_action (FabRoadmapPage *self, FabRecord *axis, const char *status)
{
  FabNameDialog *dialog = fab_name_dialog_new (_ ("New action"), _ ("Title"));
  ActionRequest *request = g_new0 (ActionRequest, 1);

  request->page = self;
  request->axes = list_axes (self);
  request->status = g_strdup (status);
  if (request->axes->len > 1)
    offer_axes (dialog, request->axes, axis);
  g_signal_connect_data (dialog, "chosen", G_CALLBACK (on_action_named), request, action_request_free,
                         G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
on_add_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabRoadmapPage *self = data;
  FabRecord *current = fab_board_get_selected (self->board);
  FabBoardPlace place;
  FabRecord *axis = fab_roadmap_model_get_axis (self->model);

  if (axis == NULL && current != NULL && fab_roadmap_model_find (self->model, current, &place))
    axis = fab_roadmap_model_get_lane (self->model, place.lane)->axis;
  fab_roadmap_page_ask_for_action (self, axis, self->narrow ? fab_status_get_code (self->status) : "to_come");
}

/* The roadmap that new axes go to: the one that is looked at, or the only one. */
static FabRecord *
find_plan (FabRoadmapPage *self)
{
  g_autoptr (GPtrArray) plans = fab_roadmap_model_list_plans (self->model);

  if (fab_roadmap_model_get_plan (self->model) != NULL)
    return fab_roadmap_model_get_plan (self->model);
  if (fab_roadmap_model_get_axis (self->model) != NULL)
    return fab_store_get_target (fab_roadmap_model_get_store (self->model), fab_roadmap_model_get_axis (self->model),
                                 FAB_AXIS_PLAN);
  return plans->len > 0 ? g_ptr_array_index (plans, 0) : NULL;
}

static FabRecord *
insert_axis (FabStore *store, FabRecord *plan, FabRecord *parent, const char *name, GError **error)
{
  g_autoptr (GPtrArray) axes = fab_roadmap_list_axes (store, plan);
  guint n_roots = 0;
  g_autofree char *code = NULL;

  for (guint i = 0; i < axes->len; i++)
    n_roots += fab_store_get_target (store, g_ptr_array_index (axes, i), FAB_AXIS_PARENT) == NULL ? 1 : 0;
  code = parent == NULL ? g_strdup_printf ("%u", n_roots + 1) : NULL;
  return fab_store_insert (store, FAB_TABLE_AXIS, error, FAB_AXIS_NAME, FAB_TEXT (name), FAB_AXIS_PLAN, FAB_REF (plan),
                           FAB_AXIS_PARENT, parent != NULL ? FAB_REF (parent) : FAB_NULL, FAB_AXIS_CODE,
                           FAB_TEXT (code), FAB_AXIS_POSITION, FAB_INTEGER (axes->len + 1), -1);
}

static void
finish (FabRoadmapPage *self, FabRecord *made, GError *error)
{
  if (made == NULL) {
    fab_store_rollback (fab_roadmap_model_get_store (self->model));
    fab_context_report (get_context (self), _ ("This could not be added."), error);
    return;
  }
  fab_context_commit (get_context (self));
  fab_roadmap_model_refresh (self->model);
}

static void
on_axis_named (FabNameDialog *dialog, FabRoadmapPage *self)
{
  const char *name = fab_name_dialog_get_name (dialog);
  FabRecord *parent = fab_roadmap_model_get_axis (self->model);
  g_autofree char *sentence = g_strdup_printf (_ ("Axis “%s” added"), name);
  g_autoptr (GError) error = NULL;
  FabStore *store = fab_roadmap_model_get_store (self->model);

  if (parent != NULL && fab_name_dialog_get_choice (dialog, 0) == 0)
    parent = NULL;
  fab_store_begin (store, sentence);
  finish (self, insert_axis (store, find_plan (self), parent, name, &error), error);
}

static void
on_add_axis (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabRoadmapPage *self = data;
  FabNameDialog *dialog = fab_name_dialog_new (_ ("New axis"), _ ("Name"));
  FabRecord *axis = fab_roadmap_model_get_axis (self->model);

  if (axis != NULL) {
    g_autofree char *title = fab_axis_dup_title (axis);
    const char *const places[] = { _ ("The roadmap"), title, NULL };

    fab_name_dialog_add_choice (dialog, _ ("Under"), places, 0);
  }
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (on_axis_named), self, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

/* A roadmap starts with an axis, so that there is somewhere to put actions. */
static void
on_plan_named (FabNameDialog *dialog, FabRoadmapPage *self)
{
  const char *name = fab_name_dialog_get_name (dialog);
  FabRecord *territory = fab_context_get_territory (get_context (self));
  FabStore *store = fab_roadmap_model_get_store (self->model);
  g_autofree char *sentence = g_strdup_printf (_ ("Roadmap “%s” added"), name);
  g_autoptr (GError) error = NULL;
  FabRecord *plan;

  fab_store_begin (store, sentence);
  plan = fab_store_insert (store, FAB_TABLE_PLAN, &error, FAB_PLAN_NAME, FAB_TEXT (name), FAB_PLAN_TERRITORY,
                           territory != NULL ? FAB_REF (territory) : FAB_NULL, -1);
  finish (self, plan != NULL ? insert_axis (store, plan, NULL, _ ("First axis"), &error) : NULL, error);
}

static void
on_add_plan (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabRoadmapPage *self = data;
  FabNameDialog *dialog = fab_name_dialog_new (_ ("New roadmap"), _ ("Name"));
  FabRecord *territory = fab_context_get_territory (get_context (self));

  if (territory != NULL) {
    g_autofree char *name = g_strdup_printf (_ ("Roadmap of %s"), fab_record_get_title (territory));

    fab_name_dialog_set_name (dialog, name);
  }
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (on_plan_named), self, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

/* ---- Editing ---- */

/** fab_roadmap_page_edit: opens what shows all fields of an axis or a roadmap */
void
fab_roadmap_page_edit (FabRoadmapPage *self, FabRecord *record)
{
  adw_dialog_present (fab_record_dialog_new (get_context (self), record), GTK_WIDGET (self));
}

static void
on_edit_axis (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabRoadmapPage *self = data;

  if (fab_roadmap_model_get_axis (self->model) != NULL)
    fab_roadmap_page_edit (self, fab_roadmap_model_get_axis (self->model));
}

static void
on_edit_plan (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabRoadmapPage *self = data;
  FabRecord *plan = find_plan (self);

  if (plan != NULL)
    fab_roadmap_page_edit (self, plan);
}

static void
remove_record (FabRoadmapPage *self, FabRecord *record)
{
  if (record != NULL && fab_context_remove (get_context (self), record))
    fab_roadmap_model_refresh (self->model);
}

static void
on_remove_axis (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabRoadmapPage *self = data;

  remove_record (self, fab_roadmap_model_get_axis (self->model));
}

static void
on_remove_plan (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabRoadmapPage *self = data;

  remove_record (self, find_plan (self));
}

/** fab_roadmap_page_open: opens an action's dialog */
void
fab_roadmap_page_open (FabRoadmapPage *self, FabRecord *action)
{
  adw_dialog_present (ADW_DIALOG (fab_action_dialog_new (get_context (self), action)), GTK_WIDGET (self));
}

/* ---- Looking ---- */

static void
on_filter (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  static const char *const names[] = { "all", "without-pilot", "without-funding", "late" };
  FabRoadmapPage *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], g_variant_get_string (parameter, NULL))) {
      g_simple_action_set_state (action, g_variant_new_string (names[i]));
      fab_roadmap_model_set_filter (self->model, i);
    }
}

static void
on_clear_filter (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabRoadmapPage *self = data;

  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  gtk_editable_set_text (self->search_entry, "");
  fab_roadmap_model_set_text (self->model, "");
  g_action_group_activate_action (G_ACTION_GROUP (self->actions), "filter", g_variant_new_string ("all"));
}

static void
on_find (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabRoadmapPage *self = data;

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
on_previous_status (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabRoadmapPage *self = data;

  if (self->status > 0)
    fab_roadmap_page_set_status (self, self->status - 1);
}

static void
on_next_status (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabRoadmapPage *self = data;

  fab_roadmap_page_set_status (self, self->status + 1);
}

/* ---- Which of them can be done ---- */

static void
enable (FabRoadmapPage *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* Whether it is clear which roadmap is meant. */
static gboolean
has_one_plan (FabRoadmapPage *self)
{
  return fab_roadmap_model_get_plan (self->model) != NULL || fab_roadmap_model_get_n_plans (self->model) == 1;
}

/** fab_roadmap_page_update_actions: follows what is shown */
void
fab_roadmap_page_update_actions (FabRoadmapPage *self)
{
  gboolean editable;

  if (self->actions == NULL)
    return;
  editable = !fab_context_is_read_only (get_context (self));
  enable (self, "add-action", editable && fab_roadmap_model_get_n_lanes (self->model) > 0);
  enable (self, "add-axis", editable && fab_roadmap_model_get_n_plans (self->model) > 0);
  enable (self, "add-plan", editable);
  enable (self, "edit-axis", editable && fab_roadmap_model_get_axis (self->model) != NULL);
  enable (self, "remove-axis", editable && fab_roadmap_model_get_axis (self->model) != NULL);
  enable (self, "edit-plan", editable && has_one_plan (self));
  enable (self, "remove-plan", editable && has_one_plan (self));
  enable (self, "previous-status", self->status > 0);
  enable (self, "next-status", self->status + 1 < FAB_N_STATUSES);
}

/* ---- Keys ---- */

/* The keys work while the page is on the screen, wherever in the window the focus is: in the sidebar too, but not in a
 * dialog. */
static gboolean
on_shortcut (GtkWidget *widget, GVariant *args, gpointer data)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!gtk_widget_get_mapped (widget) || (focus != NULL && gtk_widget_get_ancestor (focus, ADW_TYPE_DIALOG) != NULL))
    return FALSE;
  return gtk_widget_activate_action (widget, g_variant_get_string (args, NULL), NULL);
}

static void
add_shortcut (GtkEventController *controller, guint key, const char *action)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, GDK_CONTROL_MASK),
                                            gtk_callback_action_new (on_shortcut, NULL, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_string (action));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
}

static void
add_shortcuts (FabRoadmapPage *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_GLOBAL);
  add_shortcut (controller, GDK_KEY_n, "page.add-action");
  add_shortcut (controller, GDK_KEY_f, "page.find");
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

void
fab_roadmap_page_init_actions (FabRoadmapPage *self)
{
  static const GActionEntry entries[] = {
    { "add-action", on_add_action },
    { "add-axis", on_add_axis },
    { "add-plan", on_add_plan },
    { "edit-axis", on_edit_axis },
    { "edit-plan", on_edit_plan },
    { "remove-axis", on_remove_axis },
    { "remove-plan", on_remove_plan },
    { "filter", on_filter, "s", "'all'" },
    { "clear-filter", on_clear_filter },
    { "find", on_find },
    { "previous-status", on_previous_status },
    { "next-status", on_next_status },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "page", G_ACTION_GROUP (self->actions));
  add_shortcuts (self);
}
