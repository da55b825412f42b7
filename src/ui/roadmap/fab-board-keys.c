/* fab-board-keys.c: what the keyboard and menus do on the board; what the mouse drags, keys move */
#include <glib/gi18n.h>

#include "fab-board-private.h"
#include "fab-text.h"

/* ---- Walking ---- */

static guint
count_in (FabBoard *self, guint lane, guint column)
{
  return fab_roadmap_model_get_lane (self->model, lane)->columns[column]->len;
}

static gboolean
is_lane_open (FabBoard *self, guint lane)
{
  FabBoardRect rect;
  int single = fab_board_layout_get_single (self->layout);

  return fab_board_layout_get_cell (self->layout, lane, single >= 0 ? single : 0, &rect);
}

static gboolean
is_column_open (FabBoard *self, guint column)
{
  return fab_board_layout_shows_column (self->layout, column) && !fab_board_layout_is_narrow (self->layout, column);
}

/* Up and down go on into the next lane that has cards in this column. */
static gboolean
step_down (FabBoard *self, FabBoardPlace *place, int down)
{
  int lane = place->lane;

  if (down > 0 ? place->index + 1 < count_in (self, place->lane, place->column) : place->index > 0) {
    place->index += down;
    return TRUE;
  }
  for (lane += down; lane >= 0 && lane < (int)fab_roadmap_model_get_n_lanes (self->model); lane += down) {
    guint n = count_in (self, lane, place->column);

    if (n > 0 && is_lane_open (self, lane)) {
      *place = (FabBoardPlace){ lane, place->column, down > 0 ? 0 : n - 1 };
      return TRUE;
    }
  }
  return FALSE;
}

/* Left and right skip columns without cards. */
static gboolean
step_across (FabBoard *self, FabBoardPlace *place, int across)
{
  for (int c = (int)place->column + across; c >= 0 && c < FAB_N_STATUSES; c += across) {
    guint n = count_in (self, place->lane, c);

    if (n > 0 && (fab_board_layout_get_single (self->layout) >= 0 || is_column_open (self, c))) {
      place->column = c;
      place->index = MIN (place->index, n - 1);
      return TRUE;
    }
  }
  return FALSE;
}

static gboolean
find_cursor (FabBoard *self, FabBoardPlace *place)
{
  return self->model != NULL && self->cursor != NULL && fab_roadmap_model_find (self->model, self->cursor, place);
}

/** fab_board_step: goes from the current card to a neighbour; %FALSE where there is none */
gboolean
fab_board_step (FabBoard *self, int across, int down)
{
  FabBoardPlace place;

  if (!find_cursor (self, &place))
    return FALSE;
  if (across != 0 ? !step_across (self, &place, across) : !step_down (self, &place, down))
    return FALSE;
  return fab_board_select (self, fab_roadmap_model_get_action (self->model, place), TRUE);
}

static gboolean
step_to_end (FabBoard *self, gboolean last)
{
  FabBoardPlace place;

  if (!find_cursor (self, &place))
    return FALSE;
  place.index = last ? count_in (self, place.lane, place.column) - 1 : 0;
  return fab_board_select (self, fab_roadmap_model_get_action (self->model, place), TRUE);
}

/* ---- Moving ---- */

static void
announce_move (FabBoard *self, FabRecord *action)
{
  const FabLane *lane;
  FabBoardPlace place;
  g_autofree char *text = NULL;

  if (!fab_roadmap_model_find (self->model, action, &place))
    return;
  lane = fab_roadmap_model_get_lane (self->model, place.lane);
  /* Translators: title of an action, status, axis, then "2 of 5": its place in the column */
  text =
      g_strdup_printf (_ ("“%s”: %s, %s, %u of %u"), fab_record_get_title (action), fab_status_get_label (place.column),
                       lane->title, place.index + 1, lane->columns[place.column]->len);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* The cell's card before which @action comes, itself not counted. */
static FabRecord *
find_next (FabBoard *self, FabRecord *action, FabBoardPlace place)
{
  FabRecord *next = fab_roadmap_model_get_action (self->model, place);

  if (next == action) {
    place.index++;
    next = fab_roadmap_model_get_action (self->model, place);
  }
  return next;
}

/** fab_board_move_to: moves an action before what stands at @place; nothing happens where it is there already */
gboolean
fab_board_move_to (FabBoard *self, FabRecord *action, FabBoardPlace place)
{
  const FabLane *lane = fab_roadmap_model_get_lane (self->model, place.lane);
  FabRecord *next = find_next (self, action, place);
  g_autoptr (FabRecord) held = g_object_ref (action);
  g_autoptr (GError) error = NULL;
  FabBoardPlace now;

  if (fab_roadmap_model_find (self->model, action, &now) && now.lane == place.lane && now.column == place.column &&
      (place.index == now.index || place.index == now.index + 1))
    return TRUE;
  if (!fab_roadmap_move (fab_board_get_store (self), action, lane->axis, fab_status_get_code (place.column), next,
                         &error)) {
    fab_context_report (fab_roadmap_model_get_context (self->model), _ ("The action could not be moved."), error);
    return FALSE;
  }
  fab_roadmap_model_refresh (self->model);
  announce_move (self, held);
  return TRUE;
}

static gboolean
shift_down (FabBoard *self, FabBoardPlace *place, int down)
{
  guint n = count_in (self, place->lane, place->column);

  if (down < 0 && place->index > 0) {
    place->index--;
    return TRUE;
  }
  if (down > 0 && place->index + 1 < n) {
    place->index += 2; /* before the one after the next */
    return TRUE;
  }
  if (down < 0 ? place->lane == 0 : place->lane + 1 >= fab_roadmap_model_get_n_lanes (self->model))
    return FALSE;
  place->lane += down;
  place->index = down > 0 ? 0 : count_in (self, place->lane, place->column);
  return TRUE;
}

static gboolean
shift_across (FabBoard *self, FabBoardPlace *place, int across)
{
  int column = (int)place->column + across;

  if (column < 0 || column >= FAB_N_STATUSES)
    return FALSE;
  place->column = column;
  place->index = MIN (place->index, count_in (self, place->lane, column));
  return TRUE;
}

/** fab_board_move: moves the current card to the next status, along its column, or to the next axis; %FALSE at the edge */
gboolean
fab_board_move (FabBoard *self, int across, int down)
{
  g_autoptr (FabRecord) action = self->cursor != NULL ? g_object_ref (self->cursor) : NULL;
  FabBoardPlace place;

  if (!fab_board_is_editable (self) || !find_cursor (self, &place))
    return FALSE;
  if (across != 0 ? !shift_across (self, &place, across) : !shift_down (self, &place, down))
    return FALSE;
  return fab_board_move_to (self, action, place) && fab_board_select (self, action, TRUE);
}

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
  return has_card_focus (widget) && step_to_end (FAB_BOARD (widget), g_variant_get_boolean (args));
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

  if (!find_cursor (self, &place) || place.column == column)
    return;
  place = (FabBoardPlace){ place.lane, column, count_in (self, place.lane, column) };
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

  if (find_cursor (self, &place))
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

/* ---- The context menu ---- */

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
