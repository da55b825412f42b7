/* The arithmetic of the charter, and its suggestions against every possible choice. */
#include <glib.h>

#include "fab-charter-score.h"

static const FabCharterRule silver = { .percent = 35, .min_domains = 3 };

static FabCharterItem
item (int domain, guint stars, FabAnswerValue value, gboolean validated)
{
  return (FabCharterItem){ domain, stars, value, validated };
}

static void
test_tally (void)
{
  const FabCharterItem items[] = {
    item (0, 3, FAB_ANSWER_DONE, TRUE),
    item (0, 2, FAB_ANSWER_DONE, FALSE),
    item (0, 1, FAB_ANSWER_PLANNED, FALSE),
    item (0, 1, FAB_ANSWER_PLANNED, TRUE), /* validating a plan gives nothing */
    item (0, 2, FAB_ANSWER_NOT_APPLICABLE, TRUE),
    item (0, 1, FAB_ANSWER_NOT_DONE, FALSE),
    item (0, 1, FAB_ANSWER_NONE, FALSE),
  };
  FabCharterTally tally = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    fab_charter_tally_add (&tally, &items[i]);
  g_assert_cmpuint (tally.stars, ==, 3);
  g_assert_cmpuint (tally.stars_applicable, ==, 9);
  g_assert_cmpuint (tally.n_items, ==, 7);
  g_assert_cmpuint (tally.n_counted, ==, 1);
  g_assert_cmpuint (tally.n_to_validate, ==, 1);
  g_assert_cmpuint (tally.n_planned, ==, 2);
  g_assert_cmpuint (tally.n_not_applicable, ==, 1);
  g_assert_cmpuint (tally.n_not_done, ==, 1);
  g_assert_cmpuint (tally.n_unanswered, ==, 1);
}

static void
test_codes (void)
{
  for (FabAnswerValue value = FAB_ANSWER_NONE; value <= FAB_ANSWER_NOT_APPLICABLE; value++)
    g_assert_cmpint (fab_answer_value_from_code (fab_answer_value_to_code (value)), ==, value);
  g_assert_cmpint (fab_answer_value_from_code ("DONE"), ==, FAB_ANSWER_NONE);
}

static void
test_threshold_is_exact (void)
{
  /* 35 % of 20 stars is 7: six are not enough, seven are. */
  FabCharterItem items[20];
  FabCharterRule rule = { .percent = 35 };
  FabCharterGap gap;

  for (guint i = 0; i < 20; i++)
    items[i] = item (i % 4, 1, i < 6 ? FAB_ANSWER_DONE : FAB_ANSWER_NONE, TRUE);
  gap = fab_charter_gap (items, 20, &rule);
  g_assert_cmpuint (gap.stars, ==, 1);
  items[6].value = FAB_ANSWER_DONE;
  gap = fab_charter_gap (items, 20, &rule);
  g_assert_true (fab_charter_gap_is_closed (&gap));
  items[19].value = FAB_ANSWER_NOT_APPLICABLE; /* of 19: 6.65, so seven still */
  items[6].value = FAB_ANSWER_NONE;
  gap = fab_charter_gap (items, 20, &rule);
  g_assert_cmpuint (gap.stars, ==, 1);
  for (guint i = 16; i < 20; i++)
    items[i].value = FAB_ANSWER_NOT_APPLICABLE; /* of 16: 5.6, so six do */
  gap = fab_charter_gap (items, 20, &rule);
  g_assert_true (fab_charter_gap_is_closed (&gap));
}

static void
test_gap_counts_each_part (void)
{
  const FabCharterItem items[] = { item (0, 3, FAB_ANSWER_DONE, FALSE), item (1, 2, FAB_ANSWER_DONE, TRUE),
                                   item (1, 2, FAB_ANSWER_DONE, TRUE), item (2, 2, FAB_ANSWER_NONE, FALSE),
                                   item (-1, 0, FAB_ANSWER_DONE, TRUE) };
  FabCharterRule rule = { .percent = 50, .min_domains = 3, .min_three_stars = 1 };
  FabCharterGap gap = fab_charter_gap (items, G_N_ELEMENTS (items), &rule);

  g_assert_cmpuint (gap.stars, ==, 1); /* 5 of 9, 4 gained */
  g_assert_cmpuint (gap.domains, ==, 2);
  g_assert_cmpuint (gap.three_stars, ==, 1);
}

static void
test_suggest_prefers_planned (void)
{
  FabCharterItem items[] = { item (0, 1, FAB_ANSWER_DONE, TRUE),     item (1, 3, FAB_ANSWER_NOT_DONE, FALSE),
                             item (1, 2, FAB_ANSWER_PLANNED, FALSE), item (2, 2, FAB_ANSWER_PLANNED, FALSE),
                             item (2, 2, FAB_ANSWER_DONE, FALSE),    item (3, 2, FAB_ANSWER_NOT_APPLICABLE, FALSE) };
  gboolean planned = FALSE;
  g_autoptr (GArray) chosen = fab_charter_suggest (items, G_N_ELEMENTS (items), &silver, &planned);

  g_assert_true (planned);
  g_assert_cmpuint (chosen->len, ==, 2);
  g_assert_cmpuint (g_array_index (chosen, guint, 0), ==, 4); /* done: it only waits for the manager */
  g_assert_cmpuint (g_array_index (chosen, guint, 1), ==, 2);

  items[2].value = FAB_ANSWER_NOT_APPLICABLE; /* what is planned is no longer enough */
  g_array_unref (chosen);
  chosen = fab_charter_suggest (items, G_N_ELEMENTS (items), &silver, &planned);
  g_assert_false (planned);
  g_assert_cmpuint (chosen->len, ==, 2);
  g_assert_cmpuint (g_array_index (chosen, guint, 0), ==, 1);
}

static void
test_suggest_nothing (void)
{
  const FabCharterItem done[] = { item (0, 1, FAB_ANSWER_DONE, TRUE), item (1, 1, FAB_ANSWER_DONE, TRUE),
                                  item (2, 1, FAB_ANSWER_DONE, TRUE) };
  g_autoptr (GArray) reached = fab_charter_suggest (done, 3, &silver, NULL);
  g_autoptr (GArray) impossible = fab_charter_suggest (done, 2, &silver, NULL);
  g_autoptr (GArray) empty = fab_charter_suggest (NULL, 0, &silver, NULL);

  g_assert_cmpuint (reached->len, ==, 0);
  g_assert_cmpuint (impossible->len, ==, 0);
  g_assert_cmpuint (empty->len, ==, 0);
}

/* ---- Against every choice ---- */

#define MAX_ITEMS 11

static gboolean
closes (const FabCharterItem *items, guint n, guint choice, const FabCharterRule *rule, gboolean only_planned)
{
  FabCharterItem copy[MAX_ITEMS];
  FabCharterGap gap;

  for (guint i = 0; i < n; i++) {
    copy[i] = items[i];
    if (!(choice & 1u << i))
      continue;
    if (items[i].value == FAB_ANSWER_NOT_APPLICABLE || items[i].domain < 0)
      return FALSE;
    if (only_planned && items[i].value != FAB_ANSWER_PLANNED && items[i].value != FAB_ANSWER_DONE)
      return FALSE;
    copy[i].value = FAB_ANSWER_DONE;
    copy[i].validated = TRUE;
  }
  gap = fab_charter_gap (copy, n, rule);
  return fab_charter_gap_is_closed (&gap);
}

static int
find_least (const FabCharterItem *items, guint n, const FabCharterRule *rule, gboolean only_planned)
{
  int least = -1;

  for (guint choice = 0; choice < 1u << n; choice++) {
    int count = __builtin_popcount (choice);

    if ((least < 0 || count < least) && closes (items, n, choice, rule, only_planned))
      least = count;
  }
  return least;
}

static void
test_suggest_is_least (void)
{
  guint n_suggested = 0;

  for (guint round = 0; round < 1500; round++) {
    FabCharterItem items[MAX_ITEMS];
    guint n = g_test_rand_int_range (1, MAX_ITEMS + 1);
    FabCharterRule rule = { g_test_rand_int_range (0, 101), g_test_rand_int_range (0, 5),
                            g_test_rand_int_range (0, 3) };
    g_autoptr (GArray) chosen = NULL;
    gboolean planned;
    guint choice = 0;
    int least;

    for (guint i = 0; i < n; i++)
      items[i] = item (g_test_rand_int_range (-1, 5), g_test_rand_int_range (0, 5), g_test_rand_int_range (0, 5),
                       g_test_rand_int_range (0, 2));
    chosen = fab_charter_suggest (items, n, &rule, &planned);
    for (guint i = 0; i < chosen->len; i++)
      choice |= 1u << g_array_index (chosen, guint, i);
    least = find_least (items, n, &rule, TRUE);
    g_assert_cmpint (planned, ==, least >= 0);
    if (least < 0)
      least = find_least (items, n, &rule, FALSE);
    g_assert_cmpint (chosen->len, ==, MAX (least, 0));
    g_assert_true (least < 0 || closes (items, n, choice, &rule, planned));
    n_suggested += chosen->len > 1;
  }
  g_assert_cmpuint (n_suggested, >, 100); /* the draws were not trivial */
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charter-score/tally", test_tally);
  g_test_add_func ("/charter-score/codes", test_codes);
  g_test_add_func ("/charter-score/threshold", test_threshold_is_exact);
  g_test_add_func ("/charter-score/gap", test_gap_counts_each_part);
  g_test_add_func ("/charter-score/suggest/planned", test_suggest_prefers_planned);
  g_test_add_func ("/charter-score/suggest/nothing", test_suggest_nothing);
  g_test_add_func ("/charter-score/suggest/least", test_suggest_is_least);
  return g_test_run ();
}
