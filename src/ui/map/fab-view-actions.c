#include "fab-view-actions.h"

#include <glib/gi18n.h>

#include "fab-presentation.h"
#include "fab-view-dialog.h"
#include "fab-view-edit.h"

/** What the actions work on. */
typedef struct {
  FabViewKeeper *keeper; /* owned */
  GtkWidget *widget;     /* borrowed: it has the group */
  GActionMap *map;       /* borrowed */
} Views;

static FabContext *
get_context (Views *self)
{
  return fab_view_keeper_get_context (self->keeper);
}

/* (nullable) */
static FabRecord *
find_view (Views *self, gint64 key)
{
  FabRecord *view = key != 0 ? fab_store_get_record (fab_context_get_store (get_context (self)), key) : NULL;

  return view != NULL && fab_record_get_table_id (view) == FAB_TABLE_MAP_VIEW ? view : NULL;
}

static void
on_show (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Views *self = data;

  fab_view_keeper_show (self->keeper, find_view (self, g_variant_get_int64 (parameter)));
}

static void
on_next (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  fab_view_keeper_step (((Views *)data)->keeper, 1);
}

static void
on_previous (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  fab_view_keeper_step (((Views *)data)->keeper, -1);
}

static void
on_save (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Views *self = data;

  adw_dialog_present (fab_view_dialog_new (self->keeper, NULL), self->widget);
}

static void
on_update (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Views *self = data;
  FabRecord *view = fab_view_keeper_get_view (self->keeper);
  g_auto (FabMapLook) look = { 0 };

  if (view == NULL)
    return;
  fab_view_keeper_capture (self->keeper, &look);
  if (fab_view_edit_update (get_context (self), view, &look))
    fab_view_keeper_take (self->keeper, view);
}

static void
on_revert (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Views *self = data;

  fab_view_keeper_show (self->keeper, fab_view_keeper_get_view (self->keeper));
}

static void
on_describe (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Views *self = data;
  FabRecord *view = find_view (self, g_variant_get_int64 (parameter));

  if (view != NULL)
    adw_dialog_present (fab_view_dialog_new (self->keeper, view), self->widget);
}

static void
on_duplicate (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Views *self = data;
  FabRecord *view = find_view (self, g_variant_get_int64 (parameter));

  if (view != NULL)
    fab_view_edit_duplicate (get_context (self), view);
}

static void
move (Views *self, gint64 key, int way)
{
  g_autoptr (GPtrArray) views = fab_view_list (fab_context_get_store (get_context (self)));
  FabRecord *view = find_view (self, key);
  g_autofree char *message = NULL;
  guint now;

  if (view == NULL || !g_ptr_array_find (views, view, &now) || (way < 0 && now == 0) ||
      !fab_view_edit_move (get_context (self), view, now + way))
    return;
  message = g_strdup_printf (_ ("“%s” is now view %u of %u"), fab_record_get_title (view), now + way + 1, views->len);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->widget), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
on_move_up (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  move (data, g_variant_get_int64 (parameter), -1);
}

static void
on_move_down (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  move (data, g_variant_get_int64 (parameter), 1);
}

static void
on_remove (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Views *self = data;
  FabRecord *view = find_view (self, g_variant_get_int64 (parameter));

  if (view != NULL)
    fab_view_edit_remove (get_context (self), view);
}

static void
on_present (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Views *self = data;

  fab_presentation_start (get_context (self), NULL, self->widget);
}

static void
on_present_from_here (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Views *self = data;

  fab_presentation_start (get_context (self), fab_view_keeper_get_view (self->keeper), self->widget);
}

static const GActionEntry entries[] = {
  { "show", on_show, "x" },
  { "next", on_next },
  { "previous", on_previous },
  { "save", on_save },
  { "update", on_update },
  { "revert", on_revert },
  { "describe", on_describe, "x" },
  { "remove", on_remove, "x" },
  { "duplicate", on_duplicate, "x" },
  { "move-down", on_move_down, "x" },
  { "move-up", on_move_up, "x" },
  { "present", on_present },
  { "present-from-here", on_present_from_here },
};

/* ---- What can be done now ---- */

static void
enable (Views *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (self->map, name)), enabled);
}

static void
update (GObject *widget)
{
  static const char *const writing[] = { "save", "describe", "duplicate", "move-up", "move-down", "remove" };
  Views *self = g_object_get_data (widget, "fab-views");
  gboolean writes, changed;

  if (self == NULL)
    return;
  writes = !fab_context_is_read_only (get_context (self));
  changed = fab_view_keeper_is_changed (self->keeper);
  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    enable (self, writing[i], writes);
  enable (self, "update", writes && changed);
  enable (self, "revert", changed);
}

static void
views_free (gpointer data)
{
  Views *self = data;

  g_object_unref (self->keeper);
  g_free (self);
}

static void
add_shortcut (GtkShortcutController *controller, const char *trigger, const char *action)
{
  gtk_shortcut_controller_add_shortcut (
      controller, gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), gtk_named_action_new (action)));
}

static void
add_keys (GtkWidget *widget)
{
  GtkShortcutController *controller = GTK_SHORTCUT_CONTROLLER (gtk_shortcut_controller_new ());

  /* Wherever the focus is in the window, such as on the page's name in the sidebar. */
  gtk_shortcut_controller_set_scope (controller, GTK_SHORTCUT_SCOPE_GLOBAL);
  add_shortcut (controller, "F5", "views.present");
  add_shortcut (controller, "<Shift>F5", "views.present-from-here");
  add_shortcut (controller, "<Control>b", "page.views");
  add_shortcut (controller, "<Alt>Page_Down|<Alt>KP_Page_Down", "views.next");
  add_shortcut (controller, "<Alt>Page_Up|<Alt>KP_Page_Up", "views.previous");
  add_shortcut (controller, "<Control><Shift>s", "views.save");
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (controller));
}

/** fab_view_actions_add: gives @widget, the page, the group "views" and its keys */
void
fab_view_actions_add (GtkWidget *widget, FabViewKeeper *keeper)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  Views *self = g_new0 (Views, 1);

  self->keeper = g_object_ref (keeper);
  self->widget = widget;
  self->map = G_ACTION_MAP (group);
  g_action_map_add_action_entries (self->map, entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (widget, "views", G_ACTION_GROUP (group));
  g_object_set_data_full (G_OBJECT (widget), "fab-views", self, views_free);
  add_keys (widget);
  g_signal_connect_object (keeper, "changed", G_CALLBACK (update), widget, G_CONNECT_SWAPPED);
  update (G_OBJECT (widget));
}
