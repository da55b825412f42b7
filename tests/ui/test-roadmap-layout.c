/* The board's geometry: columns, lanes, what is in sight, where a card drops. */
#include "fab-board-layout.h"

static const FabBoardMetrics metrics = {
  .card_height = 80,
  .lane_header = 40,
  .column_width = 268,
  .max_width = 340,
  .narrow_width = 44,
  .gap = 12,
  .card_gap = 8,
  .bottom = 12,
};

static FabBoardLayout *
make_layout (guint n_lanes)
{
  static const guint counts[FAB_BOARD_MAX_COLUMNS] = { 3, 0, 1000, 0, 0, 0, 2, 0 };
  FabBoardLayout *layout = fab_board_layout_new (FAB_BOARD_MAX_COLUMNS);

  fab_board_layout_set_metrics (layout, &metrics);
  for (guint c = 3; c < 6; c++)
    fab_board_layout_set_narrow (layout, c, TRUE);
  for (guint l = 0; l < n_lanes; l++)
    fab_board_layout_add_lane (layout, counts, l == 1);
  fab_board_layout_place (layout, 1000, 700);
  return layout;
}

static void
test_columns (void)
{
  g_autoptr (FabBoardLayout) layout = make_layout (1);
  double x, width, end = 0;

  for (guint c = 0; c < FAB_BOARD_MAX_COLUMNS; c++) {
    fab_board_layout_get_column (layout, c, &x, &width);
    g_assert_cmpfloat (x, ==, end + 12);
    g_assert_cmpfloat (width, ==, c >= 3 && c < 6 ? 44 : 268);
    end = x + width;
  }
  g_assert_cmpfloat (fab_board_layout_get_width (layout), ==, end + 12);
  fab_board_layout_place (layout, 1750, 700);
  fab_board_layout_get_column (layout, 0, &x, &width);
  g_assert_cmpfloat (width, >, 268);
  g_assert_cmpfloat (fab_board_layout_get_width (layout), <=, 1750);
}

static void
test_single (void)
{
  g_autoptr (FabBoardLayout) layout = make_layout (1);
  FabBoardRect rect;

  fab_board_layout_set_single (layout, 4); /* a folded one: alone, it is wide */
  fab_board_layout_place (layout, 360, 600);
  g_assert_cmpfloat (fab_board_layout_get_width (layout), ==, 360);
  g_assert_true (fab_board_layout_get_card (layout, (FabBoardPlace){ 0, 4, 0 }, &rect));
  g_assert_cmpfloat (rect.width, ==, 360 - 24 - 16);
  g_assert_false (fab_board_layout_get_card (layout, (FabBoardPlace){ 0, 0, 0 }, &rect));
}

static void
test_range (void)
{
  g_autoptr (FabBoardLayout) layout = make_layout (1);
  guint first, n;

  fab_board_layout_get_range (layout, 0, 2, 0, 700, &first, &n);
  g_assert_cmpuint (first, ==, 0);
  g_assert_cmpuint (n, ==, 8);
  fab_board_layout_get_range (layout, 0, 2, 40000, 40700, &first, &n);
  g_assert_cmpuint (n, <=, 10);
  for (guint i = 0; i < 1000; i++) {
    FabBoardRect rect;

    fab_board_layout_get_card (layout, (FabBoardPlace){ 0, 2, i }, &rect);
    g_assert_true ((rect.y < 40700 && rect.y + rect.height > 40000) == (i >= first && i < first + n));
  }
  fab_board_layout_get_range (layout, 0, 2, 1e9, 2e9, &first, &n);
  g_assert_cmpuint (n, ==, 0);
}

static void
test_locate (void)
{
  g_autoptr (FabBoardLayout) layout = make_layout (3);
  FabBoardPlace place;
  FabBoardRect rect;
  double y, height;

  for (guint i = 0; i < 3; i++) {
    fab_board_layout_get_card (layout, (FabBoardPlace){ 2, 0, i }, &rect);
    g_assert_true (fab_board_layout_locate (layout, rect.x + 5, rect.y + 5, &place));
    g_assert_cmpuint (place.lane, ==, 2);
    g_assert_cmpuint (place.column, ==, 0);
    g_assert_cmpuint (place.index, ==, i);
    fab_board_layout_locate (layout, rect.x + 5, rect.y + 75, &place);
    g_assert_cmpuint (place.index, ==, i + 1);
  }
  fab_board_layout_get_lane (layout, 1, &y, &height);
  g_assert_cmpfloat (height, ==, 40); /* folded */
  g_assert_true (fab_board_layout_locate (layout, 20, y + 10, &place));
  g_assert_cmpuint (place.lane, ==, 1);
  g_assert_cmpuint (place.index, ==, 3);
  g_assert_false (fab_board_layout_locate (layout, -50, y, &place));
}

static void
test_mark (void)
{
  g_autoptr (FabBoardLayout) layout = make_layout (1);
  FabBoardRect before, after, mark;

  fab_board_layout_get_card (layout, (FabBoardPlace){ 0, 0, 0 }, &before);
  fab_board_layout_get_card (layout, (FabBoardPlace){ 0, 0, 1 }, &after);
  fab_board_layout_get_mark (layout, (FabBoardPlace){ 0, 0, 1 }, &mark);
  g_assert_cmpfloat (mark.height, ==, 2);
  g_assert_cmpfloat (mark.y, >, before.y + before.height);
  g_assert_cmpfloat (mark.y + mark.height, <, after.y);
}

static void
test_empty (void)
{
  g_autoptr (FabBoardLayout) layout = make_layout (0);
  FabBoardPlace place;

  g_assert_cmpfloat (fab_board_layout_get_height (layout), >=, 0);
  g_assert_false (fab_board_layout_locate (layout, 20, 20, &place));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/board-layout/columns", test_columns);
  g_test_add_func ("/board-layout/single", test_single);
  g_test_add_func ("/board-layout/range", test_range);
  g_test_add_func ("/board-layout/locate", test_locate);
  g_test_add_func ("/board-layout/mark", test_mark);
  g_test_add_func ("/board-layout/empty", test_empty);
  return g_test_run ();
}
