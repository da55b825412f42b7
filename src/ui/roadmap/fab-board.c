#include "fab-board.h"

#include <glib/gi18n.h>

#include "fab-board-private.h"
#include "fab-column-header.h"
#include "fab-lane-header.h"

enum {
  OPEN,
  ADD,
  EDIT_AXIS,
  SHOW_COLUMN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabBoard, fab_board, FAB_TYPE_SCROLL_AREA)

FabStore *
fab_board_get_store (FabBoard *self)
{
  return fab_roadmap_model_get_store (self->model);
}

/** fab_board_is_editable: whether cards may be moved, added and removed */
gboolean
fab_board_is_editable (FabBoard *self)
{
  return self->model != NULL && !fab_context_is_read_only (fab_roadmap_model_get_context (self->model));
}

/* ---- Columns and lanes ---- */

/* Four statuses are those of ordinary work; the others take their room when they hold something. */
static gboolean
is_main (guint column)
{
  static const char *const main_codes[] = { "to_come", "to_discuss", "in_progress", "done" };
  const char *code = fab_status_get_code (column);

  for (guint i = 0; i < G_N_ELEMENTS (main_codes); i++)
    if (g_str_equal (main_codes[i], code))
      return TRUE;
  return FALSE;
}

/** fab_board_update_columns: folds what holds nothing, and counts */
void
fab_board_update_columns (FabBoard *self)
{
  gboolean lanes = fab_roadmap_model_get_n_lanes (self->model) > 1;

  for (guint c = 0; c < FAB_N_STATUSES; c++) {
    guint n = fab_roadmap_model_get_n_in_column (self->model, c);
    gboolean folded = self->chosen[c] ? self->folded[c] : n == 0 && !is_main (c);
    FabColumnHeader *header = FAB_COLUMN_HEADER (self->column_headers[c]);

    fab_board_layout_set_narrow (self->layout, c, folded);
    fab_column_header_set_count (header, n);
    fab_column_header_set_folded (header, folded, !lanes);
    fab_column_header_set_editable (header, fab_board_is_editable (self));
  }
}

static gboolean
is_lane_folded (FabBoard *self, const FabLane *lane)
{
  gint64 key = lane->axis != NULL ? fab_record_get_key (lane->axis) : 0;

  return g_hash_table_contains (self->folded_lanes, &key);
}

static void
set_n_lane_headers (FabBoard *self, guint n)
{
  while (self->lane_headers->len > n)
    gtk_widget_unparent (g_ptr_array_steal_index (self->lane_headers, self->lane_headers->len - 1));
  while (self->lane_headers->len < n) {
    GtkWidget *header = fab_lane_header_new ();

    fab_lane_header_set_compact (FAB_LANE_HEADER (header), fab_board_layout_get_single (self->layout) >= 0);
    gtk_widget_insert_before (header, GTK_WIDGET (self), self->column_headers[0]);
    g_ptr_array_add (self->lane_headers, header);
  }
}

static void
update_lanes (FabBoard *self)
{
  guint n = fab_roadmap_model_get_n_lanes (self->model);
  gboolean several_plans =
      fab_roadmap_model_get_n_plans (self->model) > 1 && fab_roadmap_model_get_plan (self->model) == NULL;

  set_n_lane_headers (self, n > 1 ? n : 0);
  fab_board_layout_clear_lanes (self->layout);
  for (guint l = 0; l < n; l++) {
    const FabLane *lane = fab_roadmap_model_get_lane (self->model, l);
    gboolean folded = n > 1 && is_lane_folded (self, lane);
    guint counts[FAB_N_STATUSES];

    for (guint c = 0; c < FAB_N_STATUSES; c++)
      counts[c] = lane->columns[c]->len;
    fab_board_layout_add_lane (self->layout, counts, folded);
    if (n > 1) {
      FabLaneHeader *header = g_ptr_array_index (self->lane_headers, l);

      fab_lane_header_show (header, lane, l, folded,
                            several_plans && lane->plan != NULL ? fab_record_get_title (lane->plan) : NULL);
      fab_lane_header_set_editable (header, fab_board_is_editable (self));
    }
  }
}

static void
fab_board_set_focus_child (GtkWidget *widget, GtkWidget *child)
{
  FabBoard *self = FAB_BOARD (widget);

  if (FAB_IS_CARD (child) && fab_card_get_action (FAB_CARD (child)) != NULL)
    fab_board_set_cursor (self, fab_card_get_action (FAB_CARD (child)));
  GTK_WIDGET_CLASS (fab_board_parent_class)->set_focus_child (widget, child);
}

/* ---- Following the model ---- */

static void
on_changed (FabBoard *self)
{
  GHashTableIter iter;
  gpointer action, card;
  FabBoardPlace place;

  if (self->dragged != NULL && !fab_roadmap_model_find (self->model, self->dragged, &place))
    fab_board_stop_drag (self);
  self->dropping = FALSE;
  fab_board_update_columns (self);
  update_lanes (self);
  fab_board_update_cursor (self);
  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, &action, &card))
    if (fab_roadmap_model_find (self->model, action, &place))
      fab_card_show (card, fab_board_get_store (self), action);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
fab_board_scrolled (FabScrollArea *area)
{
  fab_board_update_cards (FAB_BOARD (area));
  gtk_widget_queue_allocate (GTK_WIDGET (area));
}

/* ---- GObject ---- */

static void
fab_board_dispose (GObject *object)
{
  FabBoard *self = FAB_BOARD (object);
  GtkWidget *child;

  fab_board_stop_drag (self);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  g_hash_table_remove_all (self->cards);
  g_ptr_array_set_size (self->spare, 0);
  g_ptr_array_set_size (self->lane_headers, 0);
  g_clear_object (&self->cursor);
  self->popover = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (fab_board_parent_class)->dispose (object);
}

static void
fab_board_finalize (GObject *object)
{
  FabBoard *self = FAB_BOARD (object);

  g_hash_table_unref (self->cards);
  g_ptr_array_unref (self->spare);
  g_ptr_array_unref (self->lane_headers);
  g_hash_table_unref (self->folded_lanes);
  fab_board_layout_free (self->layout);
  G_OBJECT_CLASS (fab_board_parent_class)->finalize (object);
}

static void
install_signals (void)
{
  /** FabBoard::open: the person wants to see everything of an action */
  signals[OPEN] =
      g_signal_new ("open", FAB_TYPE_BOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, FAB_TYPE_RECORD);
  /** FabBoard::add: the person wants a new action under an axis (or %NULL), with a status */
  signals[ADD] = g_signal_new ("add", FAB_TYPE_BOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                               FAB_TYPE_RECORD, G_TYPE_STRING);
  /** FabBoard::edit-axis: the person wants to change an axis */
  signals[EDIT_AXIS] = g_signal_new ("edit-axis", FAB_TYPE_BOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                     1, FAB_TYPE_RECORD);
  /** FabBoard::show-column: where one column shows at a time, another one is wanted */
  signals[SHOW_COLUMN] =
      g_signal_new ("show-column", FAB_TYPE_BOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
fab_board_class_init (FabBoardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = fab_board_dispose;
  object_class->finalize = fab_board_finalize;
  FAB_SCROLL_AREA_CLASS (klass)->scrolled = fab_board_scrolled;
  widget_class->measure = fab_board_measure;
  widget_class->size_allocate = fab_board_size_allocate;
  widget_class->snapshot = fab_board_snapshot;
  widget_class->set_focus_child = fab_board_set_focus_child;
  install_signals ();
  gtk_widget_class_set_css_name (widget_class, "fabboard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
  fab_board_class_init_keys (widget_class);
}

static GtkWidget *
make_mark (FabBoard *self)
{
  GtkWidget *mark = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (mark, "fab-drop-mark");
  gtk_widget_set_can_target (mark, FALSE);
  gtk_widget_set_child_visible (mark, FALSE);
  gtk_widget_set_parent (mark, GTK_WIDGET (self));
  return mark;
}

static void
fab_board_init (FabBoard *self)
{
  self->layout = fab_board_layout_new (FAB_N_STATUSES);
  self->cards = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->spare = g_ptr_array_new ();
  self->lane_headers = g_ptr_array_new ();
  self->folded_lanes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->gauge = FAB_CARD (fab_card_new_gauge ());
  gtk_widget_set_child_visible (GTK_WIDGET (self->gauge), FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->gauge), GTK_WIDGET (self));
  self->mark = make_mark (self);
  for (guint c = 0; c < FAB_N_STATUSES; c++) {
    self->column_headers[c] = fab_column_header_new (c);
    gtk_widget_set_parent (self->column_headers[c], GTK_WIDGET (self));
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Board of actions"), -1);
  fab_board_init_drag (self);
}

/* ---- Public ---- */

/** fab_board_set_model: once, before the board is shown */
void
fab_board_set_model (FabBoard *self, FabRoadmapModel *model)
{
  g_return_if_fail (self->model == NULL);
  self->model = g_object_ref (model);
  g_signal_connect_swapped (model, "changed", G_CALLBACK (on_changed), self);
  on_changed (self);
}

/** fab_board_set_single: @column: the one column to show where there is no room for more, or -1 */
void
fab_board_set_single (FabBoard *self, int column)
{
  GHashTableIter iter;
  gpointer card;

  if (fab_board_layout_get_single (self->layout) == column)
    return;
  fab_board_layout_set_single (self->layout, column);
  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, NULL, &card))
    fab_card_set_menu_shown (card, column >= 0);
  for (guint l = 0; l < self->lane_headers->len; l++)
    fab_lane_header_set_compact (g_ptr_array_index (self->lane_headers, l), column >= 0);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

int
fab_board_get_single (FabBoard *self)
{
  return fab_board_layout_get_single (self->layout);
}

/** fab_board_pick: (transfer none) (nullable): the card at a point of the widget */
FabCard *
fab_board_pick (FabBoard *self, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  return picked != NULL ? FAB_CARD (gtk_widget_get_ancestor (picked, FAB_TYPE_CARD)) : NULL;
}

/** fab_board_select: makes an action's card the current one, in sight; %FALSE where it isn't on the board */
gboolean
fab_board_select (FabBoard *self, FabRecord *action, gboolean focus)
{
  FabBoardPlace place;
  FabCard *card;

  if (!fab_roadmap_model_find (self->model, action, &place))
    return FALSE;
  fab_board_set_cursor (self, action);
  if (fab_board_layout_get_single (self->layout) >= 0)
    g_signal_emit (self, signals[SHOW_COLUMN], 0, place.column);
  fab_board_scroll_to (self, place);
  card = fab_board_ensure_card (self, action);
  if (focus)
    gtk_widget_grab_focus (GTK_WIDGET (card));
  return TRUE;
}

/** fab_board_get_selected: (transfer none) (nullable): the current card's action */
FabRecord *
fab_board_get_selected (FabBoard *self)
{
  return self->cursor;
}

/** fab_board_get_n_card_widgets: how many cards have widgets, seen or spare */
guint
fab_board_get_n_card_widgets (FabBoard *self)
{
  return g_hash_table_size (self->cards) + self->spare->len;
}
