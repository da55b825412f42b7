#include "fab-board-scene-private.h"

#include "fab-roadmap.h"

static void
card_clear (gpointer data)
{
  FabBoardCard *card = data;

  g_free ((char *)card->title);
  g_free ((char *)card->code);
  g_free ((char *)card->pilot);
  g_free ((char *)card->date);
}

static void
lane_free (gpointer data)
{
  FabBoardLane *lane = data;

  g_free (lane->name);
  g_array_unref (lane->cards);
  g_free (lane);
}

FabBoardScene *
fab_board_scene_new (void)
{
  FabBoardScene *self = g_new0 (FabBoardScene, 1);

  self->lanes = g_ptr_array_new_with_free_func (lane_free);
  return self;
}

void
fab_board_scene_free (FabBoardScene *self)
{
  g_ptr_array_unref (self->lanes);
  g_free (self);
}

/** fab_board_scene_add_lane: adds a row of columns, such as an axis; @name may be %NULL. Returns: its index */
guint
fab_board_scene_add_lane (FabBoardScene *self, const char *name)
{
  FabBoardLane *lane = g_new0 (FabBoardLane, 1);

  lane->name = g_strdup (name);
  lane->cards = g_array_new (FALSE, FALSE, sizeof (FabBoardCard));
  g_array_set_clear_func (lane->cards, card_clear);
  g_ptr_array_add (self->lanes, lane);
  return self->lanes->len - 1;
}

/** fab_board_scene_add_card: adds a card at the end of its column in the lane @lane */
void
fab_board_scene_add_card (FabBoardScene *self, guint lane, const FabBoardCard *card)
{
  FabBoardCard copy = *card;

  g_return_if_fail (lane < self->lanes->len);

  copy.title = g_strdup (card->title);
  copy.code = g_strdup (card->code);
  copy.pilot = g_strdup (card->pilot);
  copy.date = g_strdup (card->date);
  copy.status = MIN (card->status, FAB_N_STATUS_COLORS - 1);
  g_array_append_val (((FabBoardLane *)g_ptr_array_index (self->lanes, lane))->cards, copy);
}

guint
fab_board_scene_get_n_cards (FabBoardScene *self)
{
  guint n = 0;

  for (guint i = 0; i < self->lanes->len; i++)
    n += ((FabBoardLane *)g_ptr_array_index (self->lanes, i))->cards->len;
  return n;
}

/* ---- From the records of a project ---- */

static void
add_action (FabBoardScene *self, FabStore *store, guint lane, FabRecord *action, guint status, FabDate today)
{
  g_autoptr (FabActionFacts) facts = fab_action_facts_new (store, action, today);
  g_autofree char *date =
      fab_date_format (fab_record_get_text (action, FAB_ACTION_END_DATE), fab_language_get_default ());
  FabBoardCard card = { .title = fab_record_get_title (action),
                        .code = fab_record_get_text (action, FAB_ACTION_CODE),
                        .pilot = facts->pilots->len > 0 ? g_ptr_array_index (facts->pilots, 0) : NULL,
                        .date = date,
                        .status = status,
                        .late = facts->late,
                        .budget = facts->budget,
                        .funded = facts->secured,
                        .n_links = facts->n_links };

  fab_board_scene_add_card (self, lane, &card);
}

static void
add_axis (FabBoardScene *self, FabStore *store, FabRecord *axis, FabDate today)
{
  const FabChoices *statuses = fab_table_get (FAB_TABLE_ACTION)->fields[FAB_ACTION_STATUS].choices;
  const char *code = fab_record_get_text (axis, FAB_AXIS_CODE);
  g_autofree char *name = code != NULL && *code != '\0' ? g_strdup_printf ("%s  %s", code, fab_record_get_title (axis))
                                                        : g_strdup (fab_record_get_title (axis));
  guint lane = fab_board_scene_add_lane (self, name);

  for (guint s = 0; s < statuses->n_choices; s++) {
    g_autoptr (GPtrArray) actions = fab_roadmap_list_column (store, axis, statuses->choices[s].code);

    for (guint i = 0; i < actions->len; i++)
      add_action (self, store, lane, g_ptr_array_index (actions, i), s, today);
  }
}

static void
add_plan (FabBoardScene *self, FabStore *store, FabRecord *plan, FabDate today)
{
  g_autoptr (GPtrArray) axes = fab_roadmap_list_axes (store, plan);

  for (guint i = 0; i < axes->len; i++)
    add_axis (self, store, g_ptr_array_index (axes, i), today);
}

/**
 * fab_board_scene_new_from_store:
 * @plan: (nullable): every axis of this plan is a lane; without plan and axis: those of every plan
 * @axis: (nullable): this axis alone
 * @today: what decides which actions are late
 *
 * Returns: (transfer full): the board of a roadmap
 */
FabBoardScene *
fab_board_scene_new_from_store (FabStore *store, FabRecord *plan, FabRecord *axis, FabDate today)
{
  FabBoardScene *self = fab_board_scene_new ();

  if (axis != NULL)
    add_axis (self, store, axis, today);
  else if (plan != NULL)
    add_plan (self, store, plan, today);
  for (guint i = 0; axis == NULL && plan == NULL && i < fab_store_get_count (store, FAB_TABLE_PLAN); i++) {
    FabRecord *each = fab_store_get_nth (store, FAB_TABLE_PLAN, i);

    add_plan (self, store, each, today);
  }
  return self;
}
