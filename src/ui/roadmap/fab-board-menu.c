/* fab-board-menu.c: a card's context menu */
#include <glib/gi18n.h>

#include "fab-board-private.h"
#include "fab-text.h"

static GMenuModel *
make_status_menu (FabRecord *action)
{
  GMenu *menu = g_menu_new ();

  for (guint c = 0; c < FAB_N_STATUSES; c++) {
    g_autoptr (GMenuItem) item = g_menu_item_new (fab_status_get_label (c), NULL);

    if (g_strcmp0 (fab_record_get_text (action, FAB_ACTION_STATUS), fab_status_get_code (c)) == 0)
      continue;
    g_menu_item_set_action_and_target (item, "board.move-to", "s", fab_status_get_code (c));
    g_menu_append_item (menu, item);
  }
  return G_MENU_MODEL (menu);
}

/* A menu's label takes underscores for mnemonics. */
static char *
dup_menu_label (FabRecord *axis)
{
  g_autofree char *title = fab_axis_dup_title (axis);
  g_autofree char *short_title = fab_text_elide_middle (title, 60);
  g_auto (GStrv) parts = g_strsplit (short_title, "_", -1);

  return g_strjoinv ("__", parts);
}

static GMenuModel *
make_axis_menu (FabBoard *self, FabRecord *action)
{
  FabStore *store = fab_board_get_store (self);
  FabRecord *current = fab_store_get_target (store, action, FAB_ACTION_AXIS);
  FabRecord *plan = current != NULL ? fab_store_get_target (store, current, FAB_AXIS_PLAN) : NULL;
  g_autoptr (GPtrArray) axes = plan != NULL ? fab_roadmap_list_axes (store, plan) : NULL;
  GMenu *menu = g_menu_new ();

  for (guint i = 0; axes != NULL && i < axes->len; i++) {
    FabRecord *axis = g_ptr_array_index (axes, i);
    g_autofree char *label = dup_menu_label (axis);
    g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

    if (axis == current)
      continue;
    g_menu_item_set_action_and_target (item, "board.move-to-axis", "x", fab_record_get_key (axis));
    g_menu_append_item (menu, item);
  }
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_menu (FabBoard *self, FabRecord *action)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) moves = g_menu_new ();
  g_autoptr (GMenu) removal = g_menu_new ();
  g_autoptr (GMenuModel) statuses = make_status_menu (action);
  g_autoptr (GMenuModel) axes = make_axis_menu (self, action);

  g_menu_append (menu, _ ("_Open"), "board.open");
  if (!fab_board_is_editable (self))
    return G_MENU_MODEL (menu);
  g_menu_append_submenu (moves, _ ("_Move to"), statuses);
  if (g_menu_model_get_n_items (axes) > 0)
    g_menu_append_submenu (moves, _ ("Move to a_xis"), axes);
  g_menu_append (removal, _ ("_Remove"), "board.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (moves));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (removal));
  return G_MENU_MODEL (menu);
}

static void
unparent_popover (gpointer data)
{
  gtk_widget_unparent (data);
}

/* Its actions are activated after it closes: it goes a turn later. */
static void
on_popover_closed (GtkPopover *popover, FabBoard *self)
{
  if (self->popover == GTK_WIDGET (popover))
    self->popover = NULL;
  if (self->cursor != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (fab_board_ensure_card (self, self->cursor)));
  g_idle_add_once (unparent_popover, popover);
}

/** fab_board_show_menu: @at: where it points to, in the widget */
void
fab_board_show_menu (FabBoard *self, FabRecord *action, const GdkRectangle *at)
{
  g_autoptr (GMenuModel) menu = make_menu (self, action);

  fab_board_set_cursor (self, action);
  self->popover = gtk_popover_menu_new_from_model (menu);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), at);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  g_signal_connect_object (self->popover, "closed", G_CALLBACK (on_popover_closed), self, G_CONNECT_DEFAULT);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}
