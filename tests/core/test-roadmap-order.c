/* The order of axes and cards, and cards that move. */
#include "fab-error.h"
#include "fab-roadmap.h"

#include "town-fixture.h"

static void
test_axes (Town *town, gconstpointer data)
{
  FabRecord *second = TOWN_ADD (town, FAB_TABLE_AXIS, FAB_AXIS_NAME, FAB_TEXT ("Network"), FAB_AXIS_PLAN,
                                FAB_REF (town->plans[0]), FAB_AXIS_POSITION, FAB_INTEGER (2));
  FabRecord *first = TOWN_ADD (town, FAB_TABLE_AXIS, FAB_AXIS_NAME, FAB_TEXT ("First"), FAB_AXIS_PLAN,
                               FAB_REF (town->plans[0]), FAB_AXIS_POSITION, FAB_INTEGER (0));
  g_autoptr (GPtrArray) axes = fab_roadmap_list_axes (town->store, town->plans[0]);

  g_assert_cmpuint (axes->len, ==, 4);
  g_assert_true (g_ptr_array_index (axes, 0) == first);
  g_assert_true (g_ptr_array_index (axes, 1) == town->axes[0]);
  g_assert_true (g_ptr_array_index (axes, 2) == town->sub_axis);
  g_assert_true (g_ptr_array_index (axes, 3) == second);
}

/* The titles of a column's cards, one after the other. */
static void
assert_column (Town *town, FabRecord *axis, const char *status, const char *expected)
{
  g_autoptr (GPtrArray) column = fab_roadmap_list_column (town->store, axis, status);
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < column->len; i++)
    g_string_append (titles, fab_record_get_title (g_ptr_array_index (column, i)));
  g_assert_cmpstr (titles->str, ==, expected);
}

static void
move (Town *town, FabRecord *action, FabRecord *axis, const char *status, FabRecord *before)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (fab_roadmap_move (town->store, action, axis, status, before, &error));
  g_assert_no_error (error);
}

typedef struct {
  FabRecord *a, *b, *c, *d;
} Cards;

static Cards
add_cards (Town *town)
{
  Cards cards = { 0 };

  cards.a = town_add_action (town, town->axes[0], "a", "to_come");
  cards.b = town_add_action (town, town->axes[0], "b", "to_come");
  cards.c = town_add_action (town, town->axes[0], "c", "to_come");
  cards.d = town_add_action (town, town->axes[0], "d", "in_progress");
  TOWN_SET (town, cards.a, FAB_ACTION_POSITION, FAB_REAL (1));
  TOWN_SET (town, cards.b, FAB_ACTION_POSITION, FAB_REAL (2));
  TOWN_SET (town, cards.c, FAB_ACTION_POSITION, FAB_REAL (3));
  return cards;
}

static void
test_within_column (Town *town, gconstpointer data)
{
  Cards cards = add_cards (town);

  assert_column (town, town->axes[0], "to_come", "abc");
  move (town, cards.c, town->axes[0], "to_come", cards.a);
  assert_column (town, town->axes[0], "to_come", "cab");
  g_assert_cmpstr (fab_store_get_undo_sentence (town->store), ==, "Card moved");
  move (town, cards.c, town->axes[0], "to_come", cards.b);
  assert_column (town, town->axes[0], "to_come", "acb");
  g_assert_cmpfloat (fab_record_get_real (cards.c, FAB_ACTION_POSITION), ==, 1.5);
  move (town, cards.a, town->axes[0], "to_come", NULL);
  assert_column (town, town->axes[0], "to_come", "cba");
}

static void
test_between_columns_and_axes (Town *town, gconstpointer data)
{
  Cards cards = add_cards (town);

  move (town, cards.b, town->axes[0], "in_progress", cards.d);
  assert_column (town, town->axes[0], "to_come", "ac");
  assert_column (town, town->axes[0], "in_progress", "bd");
  g_assert_cmpstr (fab_store_get_undo_sentence (town->store), ==, "Card moved to “In progress”");
  move (town, cards.b, town->sub_axis, "in_progress", NULL);
  assert_column (town, town->sub_axis, NULL, "b");
  g_assert_cmpstr (fab_store_get_undo_sentence (town->store), ==, "Card moved to the axis “Bikes”");
  move (town, cards.b, NULL, "in_progress", NULL);
  assert_column (town, NULL, NULL, "b");
  g_assert_cmpstr (fab_store_get_undo_sentence (town->store), ==, "Card taken out of its axis");
  for (guint i = 0; i < 3; i++)
    g_assert_true (fab_store_undo (town->store, NULL)); /* each was one gesture */
  assert_column (town, town->axes[0], "to_come", "abc");
}

static void
test_nothing_to_move (Town *town, gconstpointer data)
{
  Cards cards = add_cards (town);
  g_autoptr (GError) error = NULL;

  TOWN_SET (town, cards.d, FAB_ACTION_NOTES, FAB_TEXT ("last gesture"));
  move (town, cards.a, town->axes[0], "to_come", cards.b); /* is there */
  move (town, cards.a, town->axes[0], "to_come", cards.a);
  move (town, cards.c, town->axes[0], "to_come", NULL);
  g_assert_cmpstr (fab_store_get_undo_sentence (town->store), ==, "Edit");
  g_assert_false (fab_roadmap_move (town->store, cards.a, town->axes[0], "finished", NULL, &error));
  g_assert_error (error, FAB_ERROR, FAB_ERROR_INVALID);
  g_assert_false (fab_store_is_in_gesture (town->store));
}

/* Dropped between the same two cards again and again: the column is numbered anew before numbers run out. */
static void
test_room_runs_out (Town *town, gconstpointer data)
{
  Cards cards = add_cards (town);
  guint renumbered = 0;

  for (guint i = 0; i < 100; i++) {
    double before = fab_record_get_real (cards.b, FAB_ACTION_POSITION);

    if (i % 2 == 0)
      move (town, cards.c, town->axes[0], "to_come", cards.b);
    else
      move (town, cards.a, town->axes[0], "to_come", cards.b);
    assert_column (town, town->axes[0], "to_come", i % 2 == 0 ? "acb" : "cab");
    renumbered += before != fab_record_get_real (cards.b, FAB_ACTION_POSITION);
  }
  g_assert_cmpuint (renumbered, >, 0);
  g_assert_cmpuint (renumbered, <, 10);
}

static void
test_strange_positions (Town *town, gconstpointer data)
{
  Cards cards = add_cards (town);

  TOWN_SET (town, cards.a, FAB_ACTION_POSITION, FAB_REAL (-1e308));
  TOWN_SET (town, cards.b, FAB_ACTION_POSITION, FAB_REAL (1e308));
  TOWN_SET (town, cards.c, FAB_ACTION_POSITION, FAB_NULL);
  assert_column (town, town->axes[0], "to_come", "abc");
  move (town, cards.d, town->axes[0], "to_come", cards.b);
  assert_column (town, town->axes[0], "to_come", "adbc");
  TOWN_SET (town, cards.a, FAB_ACTION_POSITION, FAB_REAL (5));
  TOWN_SET (town, cards.b, FAB_ACTION_POSITION, FAB_REAL (5)); /* as two copies of a project may have it */
  TOWN_SET (town, cards.c, FAB_ACTION_POSITION, FAB_REAL (6));
  TOWN_SET (town, cards.d, FAB_ACTION_POSITION, FAB_REAL (9));
  {
    g_autoptr (GPtrArray) column = fab_roadmap_list_column (town->store, town->axes[0], "to_come");
    FabRecord *first = g_ptr_array_index (column, 0), *second = g_ptr_array_index (column, 1);
    g_autofree char *expected = g_strdup_printf ("%sd%sc", fab_record_get_title (first), fab_record_get_title (second));

    move (town, cards.d, town->axes[0], "to_come", second);
    assert_column (town, town->axes[0], "to_come", expected);
  }
}

/* Against a plain list of cards: whatever is moved, the order is the one asked for. */
static void
test_random_moves (Town *town, gconstpointer data)
{
  g_autoptr (GPtrArray) model = g_ptr_array_new ();

  for (guint i = 0; i < 8; i++) {
    char title[2] = { 'a' + i, '\0' };
    FabRecord *card = town_add_action (town, town->axes[0], title, "to_come");

    TOWN_SET (town, card, FAB_ACTION_POSITION, FAB_REAL (i));
    g_ptr_array_add (model, card);
  }
  for (guint round = 0; round < 300; round++) {
    FabRecord *card = g_ptr_array_steal_index (model, g_test_rand_int_range (0, model->len));
    guint place = g_test_rand_int_range (0, model->len + 1);
    g_autoptr (GString) expected = g_string_new (NULL);

    move (town, card, town->axes[0], "to_come", place < model->len ? g_ptr_array_index (model, place) : NULL);
    g_ptr_array_insert (model, place, card);
    for (guint i = 0; i < model->len; i++)
      g_string_append (expected, fab_record_get_title (g_ptr_array_index (model, i)));
    assert_column (town, town->axes[0], "to_come", expected->str);
  }
}

#define ADD(path, function) g_test_add ("/roadmap-order/" path, Town, NULL, town_set_up, function, town_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("axes", test_axes);
  ADD ("move/column", test_within_column);
  ADD ("move/axes", test_between_columns_and_axes);
  ADD ("move/nothing", test_nothing_to_move);
  ADD ("move/room", test_room_runs_out);
  ADD ("move/strange", test_strange_positions);
  ADD ("move/random", test_random_moves);
  return g_test_run ();
}
