/* fab-board-cards.c: which actions have a card widget, and which card is the current one */
#include "fab-board-private.h"

#define MAX_SPARE 24

/* ---- Cards ---- */

static FabCard *
take_spare (FabBoard *self)
{
  FabCard *card;

  if (self->spare->len > 0)
    return g_ptr_array_steal_index (self->spare, self->spare->len - 1);
  card = FAB_CARD (fab_card_new ());
  gtk_widget_insert_after (GTK_WIDGET (card), GTK_WIDGET (self), NULL);
  return card;
}

static void
put_aside (FabBoard *self, FabCard *card)
{
  gtk_widget_set_child_visible (GTK_WIDGET (card), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (card), FALSE);
  if (self->spare->len < MAX_SPARE)
    g_ptr_array_add (self->spare, card);
  else
    gtk_widget_unparent (GTK_WIDGET (card));
}

static FabCard *
bind_card (FabBoard *self, FabRecord *action)
{
  FabCard *card = take_spare (self);

  fab_card_show (card, fab_board_get_store (self), action);
  fab_card_set_menu_shown (card, fab_board_layout_get_single (self->layout) >= 0);
  gtk_widget_set_focusable (GTK_WIDGET (card), action == self->cursor);
  gtk_widget_set_opacity (GTK_WIDGET (card), action == self->dragged ? 0.4 : 1);
  gtk_widget_set_child_visible (GTK_WIDGET (card), TRUE);
  return card;
}

/** fab_board_ensure_card: the card of an action that is on the board, in sight or not */
FabCard *
fab_board_ensure_card (FabBoard *self, FabRecord *action)
{
  FabCard *card = g_hash_table_lookup (self->cards, action);

  if (card == NULL) {
    card = bind_card (self, action);
    g_hash_table_insert (self->cards, g_object_ref (action), card);
  }
  return card;
}

static void
want (FabBoard *self, FabRecord *action, GHashTable *wanted)
{
  if (action != NULL)
    g_hash_table_add (wanted, action);
}

static GHashTable *
list_wanted (FabBoard *self)
{
  double top = fab_scroll_area_get_value (FAB_SCROLL_AREA (self), GTK_ORIENTATION_VERTICAL);
  double bottom = top + MAX (0, gtk_widget_get_height (GTK_WIDGET (self)) - self->header_height);
  GHashTable *wanted = g_hash_table_new (NULL, NULL);

  for (guint l = 0; l < fab_board_layout_get_n_lanes (self->layout); l++)
    for (guint c = 0; c < FAB_N_STATUSES; c++) {
      guint first, n;

      fab_board_layout_get_range (self->layout, l, c, top, bottom, &first, &n);
      for (guint i = 0; i < n; i++)
        want (self, fab_roadmap_model_get_action (self->model, (FabBoardPlace){ l, c, first + i }), wanted);
    }
  want (self, self->cursor, wanted);
  want (self, self->dragged, wanted);
  return wanted;
}

static void
drop_unwanted (FabBoard *self, GHashTable *wanted)
{
  GHashTableIter iter;
  gpointer action, card;

  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, &action, &card))
    if (!g_hash_table_contains (wanted, action)) {
      g_hash_table_iter_remove (&iter);
      put_aside (self, card);
    }
}

/** fab_board_update_cards: gives a card to every action in sight, and to no other but those that are held */
void
fab_board_update_cards (FabBoard *self)
{
  g_autoptr (GHashTable) wanted = NULL;
  GHashTableIter iter;
  gpointer action;

  if (self->model == NULL)
    return;
  wanted = list_wanted (self);
  drop_unwanted (self, wanted);
  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &action, NULL))
    fab_board_ensure_card (self, action);
}

/* ---- The cursor ---- */

static void
set_card_focusable (FabBoard *self, FabRecord *action, gboolean focusable)
{
  GtkWidget *card = action != NULL ? g_hash_table_lookup (self->cards, action) : NULL;

  if (card != NULL)
    gtk_widget_set_focusable (card, focusable);
}

/** fab_board_set_cursor: makes a card the one that Tab comes to and that keys move */
void
fab_board_set_cursor (FabBoard *self, FabRecord *action)
{
  if (action != self->cursor) {
    set_card_focusable (self, self->cursor, FALSE);
    g_set_object (&self->cursor, action);
    set_card_focusable (self, action, TRUE);
  }
  if (action != NULL)
    fab_roadmap_model_find (self->model, action, &self->cursor_place);
}

/* The card that takes over from one that left: what now stands in its place, or what is nearest. */
static FabRecord *
find_heir (FabBoard *self)
{
  FabBoardPlace place = self->cursor_place;

  if (place.lane < fab_roadmap_model_get_n_lanes (self->model)) {
    guint n = fab_roadmap_model_get_lane (self->model, place.lane)->columns[place.column]->len;

    if (n > 0) {
      place.index = MIN (place.index, n - 1);
      return fab_roadmap_model_get_action (self->model, place);
    }
  }
  for (place.lane = 0; place.lane < fab_roadmap_model_get_n_lanes (self->model); place.lane++)
    for (place.column = 0; place.column < FAB_N_STATUSES; place.column++)
      if ((place.index = 0, fab_roadmap_model_get_action (self->model, place)) != NULL)
        return fab_roadmap_model_get_action (self->model, place);
  return NULL;
}

static gboolean
has_focused_card (FabBoard *self)
{
  return FAB_IS_CARD (gtk_widget_get_focus_child (GTK_WIDGET (self)));
}

/** fab_board_update_cursor: follows the current card, or finds it an heir */
void
fab_board_update_cursor (FabBoard *self)
{
  gboolean focused = has_focused_card (self);
  FabBoardPlace place;

  if (self->cursor != NULL && fab_roadmap_model_find (self->model, self->cursor, &place)) {
    self->cursor_place = place;
    return;
  }
  fab_board_set_cursor (self, find_heir (self));
  if (focused && self->cursor != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (fab_board_ensure_card (self, self->cursor)));
}
