#include "fab-view-row.h"

#include <glib/gi18n.h>

#include "fab-view-edit.h"

struct _FabViewRow {
  AdwActionRow parent_instance;

  GtkWidget *mark; /* child: says that this one is shown */

  FabViewKeeper *keeper; /* owned */
  FabRecord *view;       /* owned */
};

G_DEFINE_FINAL_TYPE (FabViewRow, fab_view_row, ADW_TYPE_ACTION_ROW)

/* ---- The menu ---- */

static void
add_item (GMenu *menu, const char *label, const char *action, gint64 key)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", key);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_menu (gint64 key)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) view = g_menu_new ();
  g_autoptr (GMenu) order = g_menu_new ();
  g_autoptr (GMenu) away = g_menu_new ();

  add_item (view, _ ("_Name and note…"), "views.describe", key);
  add_item (view, _ ("_Duplicate"), "views.duplicate", key);
  add_item (order, _ ("Move _up"), "views.move-up", key);
  add_item (order, _ ("Move do_wn"), "views.move-down", key);
  add_item (away, _ ("_Remove"), "views.remove", key);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (view));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (order));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (away));
  return G_MENU_MODEL (menu);
}

static void
add_menu (FabViewRow *self)
{
  g_autoptr (GMenuModel) menu = make_menu (fab_record_get_key (self->view));
  GtkWidget *button = gtk_menu_button_new ();
  g_autofree char *label = g_strdup_printf (_ ("Menu of “%s”"), fab_record_get_title (self->view));

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
}

/* ---- Dragging ---- */

static GdkContentProvider *
on_prepare (GtkDragSource *source, double x, double y, FabViewRow *self)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, 0, gtk_widget_get_height (GTK_WIDGET (self)) / 2);
  return gdk_content_provider_new_typed (FAB_TYPE_RECORD, self->view);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, FabViewRow *self)
{
  FabContext *context = fab_view_keeper_get_context (self->keeper);
  g_autoptr (GPtrArray) views = fab_view_list (fab_context_get_store (context));
  FabRecord *dragged = g_value_get_object (value);
  guint position;

  return dragged != NULL && fab_record_get_table_id (dragged) == FAB_TABLE_MAP_VIEW &&
         g_ptr_array_find (views, self->view, &position) && fab_view_edit_move (context, dragged, position);
}

static void
add_handle (FabViewRow *self)
{
  GtkWidget *handle = gtk_image_new_from_icon_name ("list-drag-handle-symbolic");
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (FAB_TYPE_RECORD, GDK_ACTION_MOVE);

  gtk_widget_add_css_class (handle, "dimmed");
  gtk_widget_set_cursor_from_name (handle, "grab");
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (on_prepare), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (source));
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), handle);
}

/* ---- Keys ---- */

static void
add_key (FabViewRow *self, GtkEventController *controller, const char *trigger, const char *action)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), gtk_named_action_new (action));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_int64 (fab_record_get_key (self->view)));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
}

static void
add_keys (FabViewRow *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  add_key (self, controller, "<Control>Up|<Control>KP_Up", "views.move-up");
  add_key (self, controller, "<Control>Down|<Control>KP_Down", "views.move-down");
  add_key (self, controller, "Delete|KP_Delete", "views.remove");
  add_key (self, controller, "F2", "views.describe");
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* ---- The widget ---- */

static void
fab_view_row_dispose (GObject *object)
{
  FabViewRow *self = FAB_VIEW_ROW (object);

  g_clear_object (&self->keeper);
  g_clear_object (&self->view);
  G_OBJECT_CLASS (fab_view_row_parent_class)->dispose (object);
}

static void
fab_view_row_class_init (FabViewRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fab_view_row_dispose;
}

static void
fab_view_row_init (FabViewRow *self)
{
  self->mark = gtk_image_new_from_icon_name ("object-select-symbolic");
  gtk_widget_add_css_class (self->mark, "accent");
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 1);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
}

/** fab_view_row_refresh: the view was changed, or another one is shown */
void
fab_view_row_refresh (FabViewRow *self)
{
  const char *note = fab_record_get_text (self->view, FAB_MAP_VIEW_NOTE);
  g_auto (GStrv) lines = g_strsplit (note != NULL ? note : "", "\n", 2);
  gboolean shown = fab_view_keeper_get_view (self->keeper) == self->view;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), fab_record_get_title (self->view));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), lines[0] != NULL ? lines[0] : "");
  gtk_widget_set_visible (self->mark, shown);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, shown, -1);
}

/** fab_view_row_new: (transfer floating) */
GtkWidget *
fab_view_row_new (FabViewKeeper *keeper, FabRecord *view)
{
  FabViewRow *self = g_object_new (FAB_TYPE_VIEW_ROW, NULL);
  gboolean writes = !fab_context_is_read_only (fab_view_keeper_get_context (keeper));

  self->keeper = g_object_ref (keeper);
  self->view = g_object_ref (view);
  if (writes)
    add_handle (self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->mark);
  if (writes) {
    add_menu (self);
    add_keys (self);
  }
  fab_view_row_refresh (self);
  return GTK_WIDGET (self);
}

/** fab_view_row_get_view: (transfer none) */
FabRecord *
fab_view_row_get_view (FabViewRow *self)
{
  return self->view;
}
