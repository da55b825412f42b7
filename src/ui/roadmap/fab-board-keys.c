/* fab-board-keys.c: what the keyboard does on the board, and the board's actions; what the mouse drags, keys move */
#include <glib/gi18n.h>

#include "fab-board-private.h"

/* ---- Keys ---- */

static int
mirror (GtkWidget *widget, int across)
{
  return gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? -across : across;
}

static gboolean
has_card_focus (GtkWidget *widget)
{
  return FAB_IS_CARD (gtk_widget_get_focus_child (widget));
}

static gboolean
on_step (GtkWidget *widget, GVariant *args, gpointer data)
{
  int across, down;

  g_variant_get (args, "(ii)", &across, &down);
  if (!has_card_focus (widget))
    return FALSE;
  fab_board_step (FAB_BOARD (widget), mirror (widget, across), down);
  return TRUE;
}

static gboolean
on_move (GtkWidget *widget, GVariant *args, gpointer data)
{
  int across, down;

  g_variant_get (args, "(ii)", &across, &down);
  if (!has_card_focus (widget))
    return FALSE;
  if (!fab_board_move (FAB_BOARD (widget), mirror (widget, across), down))
    gtk_widget_error_bell (widget);
  return TRUE;
}

static gboolean
on_end (GtkWidget *widget, GVariant *args, gpointer data)
{
  return has_card_focus (widget) && fab_board_step_to_end (FAB_BOARD (widget), g_variant_get_boolean (args));
}

static gboolean
on_action_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  return has_card_focus (widget) && gtk_widget_activate_action (widget, g_variant_get_string (args, NULL), NULL);
}

static void
add_arrow (GtkWidgetClass *widget_class, guint key, guint keypad, int across, int down)
{
  const guint keys[] = { key, keypad };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    gtk_widget_class_add_binding (widget_class, keys[i], 0, on_step, "(ii)", across, down);
    gtk_widget_class_add_binding (widget_class, keys[i], GDK_CONTROL_MASK, on_move, "(ii)", across, down);
    gtk_widget_class_add_binding (widget_class, keys[i], GDK_ALT_MASK, on_move, "(ii)", across, down);
  }
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  add_arrow (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, -1, 0);
  add_arrow (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, 1, 0);
  add_arrow (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, 0, -1);
  add_arrow (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, 0, 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, on_end, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, on_end, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, on_action_key, "s", "board.open");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, on_action_key, "s", "board.open");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, on_action_key, "s", "board.open");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, on_action_key, "s", "board.remove");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, on_action_key, "s", "board.menu");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, on_action_key, "s", "board.menu");
}

/* ---- Actions ---- */

static void
on_open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FabBoard *self = FAB_BOARD (widget);

  if (self->cursor != NULL)
    g_signal_emit_by_name (self, "open", self->cursor);
}

static void
on_remove (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FabBoard *self = FAB_BOARD (widget);

  if (self->cursor != NULL && fab_board_is_editable (self)) {
    fab_context_remove (fab_roadmap_model_get_context (self->model), self->cursor);
    fab_roadmap_model_refresh (self->model);
  }
}

/* The menu's button on a card makes that card the current one first. */
static void
take_focused_card (FabBoard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *card = focus != NULL ? gtk_widget_get_ancestor (focus, FAB_TYPE_CARD) : NULL;

  if (card != NULL && fab_card_get_action (FAB_CARD (card)) != NULL)
    fab_board_set_cursor (self, fab_card_get_action (FAB_CARD (card)));
}

static void
on_menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FabBoard *self = FAB_BOARD (widget);
  graphene_rect_t bounds;
  FabCard *card;

  take_focused_card (self);
  if (self->cursor == NULL)
    return;
  card = fab_board_ensure_card (self, self->cursor);
  if (!gtk_widget_compute_bounds (GTK_WIDGET (card), widget, &bounds))
    return;
  fab_board_show_menu (
      self, self->cursor,
      &(GdkRectangle){ bounds.origin.x + bounds.size.width / 2, bounds.origin.y + bounds.size.height / 2, 1, 1 });
}

static void
on_move_to (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FabBoard *self = FAB_BOARD (widget);
  FabBoardPlace place;
  guint column = fab_status_find (g_variant_get_string (parameter, NULL));

  if (!fab_board_find_cursor (self, &place) || place.column == column)
    return;
  place =
      (FabBoardPlace){ place.lane, column, fab_roadmap_model_get_lane (self->model, place.lane)->columns[column]->len };
  fab_board_move_to (self, self->cursor, place);
}

static void
on_move_to_axis (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FabBoard *self = FAB_BOARD (widget);
  FabRecord *axis = fab_store_get_record (fab_board_get_store (self), g_variant_get_int64 (parameter));
  g_autoptr (GError) error = NULL;

  if (self->cursor == NULL || axis == NULL)
    return;
  if (!fab_roadmap_move (fab_board_get_store (self), self->cursor, axis,
                         fab_record_get_text (self->cursor, FAB_ACTION_STATUS), NULL, &error))
    fab_context_report (fab_roadmap_model_get_context (self->model), _ ("The action could not be moved."), error);
  fab_roadmap_model_refresh (self->model);
}

static void
on_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FabBoard *self = FAB_BOARD (widget);
  FabRecord *axis = NULL;
  FabBoardPlace place;

  if (fab_board_find_cursor (self, &place))
    axis = fab_roadmap_model_get_lane (self->model, place.lane)->axis;
  else if (fab_roadmap_model_get_n_lanes (self->model) > 0)
    axis = fab_roadmap_model_get_lane (self->model, 0)->axis;
  g_signal_emit_by_name (self, "add", axis, fab_status_get_code (g_variant_get_uint32 (parameter)));
}

static const FabLane *
get_lane (FabBoard *self, GVariant *parameter)
{
  guint lane = g_variant_get_uint32 (parameter);

  return lane < fab_roadmap_model_get_n_lanes (self->model) ? fab_roadmap_model_get_lane (self->model, lane) : NULL;
}

static void
on_add_to_lane (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FabBoard *self = FAB_BOARD (widget);
  const FabLane *lane = get_lane (self, parameter);
  int single = fab_board_layout_get_single (self->layout);

  if (lane != NULL)
    g_signal_emit_by_name (self, "add", lane->axis, fab_status_get_code (MAX (0, single)));
}

static void
on_edit_lane (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const FabLane *lane = get_lane (FAB_BOARD (widget), parameter);

  if (lane != NULL && lane->axis != NULL)
    g_signal_emit_by_name (widget, "edit-axis", lane->axis);
}

static void
on_fold_lane (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FabBoard *self = FAB_BOARD (widget);
  const FabLane *lane = get_lane (self, parameter);
  gint64 key;

  if (lane == NULL)
    return;
  key = lane->axis != NULL ? fab_record_get_key (lane->axis) : 0;
  if (!g_hash_table_remove (self->folded_lanes, &key))
    g_hash_table_add (self->folded_lanes, g_memdup2 (&key, sizeof key));
  g_signal_emit_by_name (self->model, "changed");
}

static void
on_fold_column (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FabBoard *self = FAB_BOARD (widget);
  guint column = g_variant_get_uint32 (parameter);

  self->chosen[column] = TRUE;
  self->folded[column] = !fab_board_layout_is_narrow (self->layout, column);
  fab_board_update_columns (self);
  gtk_widget_queue_allocate (widget);
  gtk_widget_queue_draw (widget);
}

void
fab_board_class_init_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "board.open", NULL, on_open);
  gtk_widget_class_install_action (widget_class, "board.remove", NULL, on_remove);
  gtk_widget_class_install_action (widget_class, "board.menu", NULL, on_menu);
  gtk_widget_class_install_action (widget_class, "board.move-to", "s", on_move_to);
  gtk_widget_class_install_action (widget_class, "board.move-to-axis", "x", on_move_to_axis);
  gtk_widget_class_install_action (widget_class, "board.add", "u", on_add);
  gtk_widget_class_install_action (widget_class, "board.add-to-lane", "u", on_add_to_lane);
  gtk_widget_class_install_action (widget_class, "board.edit-lane", "u", on_edit_lane);
  gtk_widget_class_install_action (widget_class, "board.fold-lane", "u", on_fold_lane);
  gtk_widget_class_install_action (widget_class, "board.fold-column", "u", on_fold_column);
  add_keys (widget_class);
}
