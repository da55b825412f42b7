/* fab-board-move.c: walking from card to card, and moving the current one */
#include <glib/gi18n.h>

#include "fab-board-private.h"

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

/** fab_board_find_cursor: where the current card is; %FALSE without one */
gboolean
fab_board_find_cursor (FabBoard *self, FabBoardPlace *place)
{
  return self->model != NULL && self->cursor != NULL && fab_roadmap_model_find (self->model, self->cursor, place);
}

/** fab_board_step: goes from the current card to a neighbour; %FALSE where there is none */
gboolean
fab_board_step (FabBoard *self, int across, int down)
{
  FabBoardPlace place;

  if (!fab_board_find_cursor (self, &place))
    return FALSE;
  if (across != 0 ? !step_across (self, &place, across) : !step_down (self, &place, down))
    return FALSE;
  return fab_board_select (self, fab_roadmap_model_get_action (self->model, place), TRUE);
}

/** fab_board_step_to_end: goes to the first or the last card of the column */
gboolean
fab_board_step_to_end (FabBoard *self, gboolean last)
{
  FabBoardPlace place;

  if (!fab_board_find_cursor (self, &place))
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

  if (!fab_board_is_editable (self) || !fab_board_find_cursor (self, &place))
    return FALSE;
  if (across != 0 ? !shift_across (self, &place, across) : !shift_down (self, &place, down))
    return FALSE;
  return fab_board_move_to (self, action, place) && fab_board_select (self, action, TRUE);
}
