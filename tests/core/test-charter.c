#include "fab-charter.h"

#include "fab-error.h"
#include "label-fixture.h"

static void
test_order (Label *label, gconstpointer data)
{
  g_autoptr (FabCharterScore) score = fab_charter_score_new (label->store, label->application);

  g_assert_cmpuint (score->n_domains, ==, 3);
  g_assert_cmpuint (score->n_lines, ==, 6);
  g_assert_cmpuint (score->n_prerequisites, ==, 2);
  for (guint d = 0; d < 3; d++)
    g_assert_true (score->domains[d].domain == label->domains[d]);
  for (guint i = 0; i < 6; i++)
    g_assert_true (score->lines[i].action == label->actions[i]);
}

static void
test_blank (Label *label, gconstpointer data)
{
  g_autoptr (FabCharterScore) score = fab_charter_score_new (label->store, label->application);
  g_autofree char *missing = fab_charter_score_describe_missing (score);

  g_assert_cmpuint (score->percent, ==, 0);
  g_assert_cmpuint (score->total.stars_applicable, ==, 12);
  g_assert_cmpuint (score->total.n_unanswered, ==, 6);
  g_assert_null (score->level_by_stars);
  g_assert_true (score->next_level == label->levels[0]);
  g_assert_false (score->planned_suffice);
  g_assert_cmpuint (score->n_suggestions, ==, 1); /* three stars of twelve */
  g_assert_cmpstr (missing, ==, "2 prerequisites are not met. Missing for Bronze: 3 stars, 1 domain.");
}

static void
test_levels (Label *label, gconstpointer data)
{
  g_autoptr (FabCharterScore) bronze = NULL, silver = NULL, gold = NULL;
  g_autofree char *missing = NULL, *highest = NULL;

  label_meet_prerequisites (label);
  label_answer (label, label->actions[1], FAB_ANSWER_DONE, TRUE);
  label_answer (label, label->actions[0], FAB_ANSWER_DONE, FALSE);
  bronze = fab_charter_score_new (label->store, label->application);
  g_assert_cmpuint (bronze->percent, ==, 25);
  g_assert_cmpuint (bronze->domains_reached, ==, 1);
  g_assert_cmpuint (bronze->three_stars, ==, 1);
  g_assert_cmpuint (bronze->domains[0].tally.stars, ==, 3);
  g_assert_cmpuint (bronze->domains[0].tally.stars_applicable, ==, 4);
  g_assert_true (bronze->level == label->levels[0]);
  missing = fab_charter_score_describe_missing (bronze);
  g_assert_cmpstr (missing, ==, "Missing for Silver: 2 stars, 1 domain.");

  label_answer (label, label->actions[3], FAB_ANSWER_DONE, TRUE);
  silver = fab_charter_score_new (label->store, label->application);
  g_assert_true (silver->level == label->levels[1]); /* 50 % */

  label_answer (label, label->actions[4], FAB_ANSWER_DONE, TRUE);
  label_answer (label, label->actions[0], FAB_ANSWER_DONE, TRUE);
  gold = fab_charter_score_new (label->store, label->application);
  g_assert_cmpuint (gold->percent, ==, 66);
  g_assert_true (gold->level == label->levels[2]);
  g_assert_null (gold->next_level);
  highest = fab_charter_score_describe_missing (gold);
  g_assert_cmpstr (highest, ==, "The highest level is reached.");
}

static void
test_not_applicable (Label *label, gconstpointer data)
{
  g_autoptr (FabCharterScore) score = NULL;

  for (guint i = 0; i < 4; i++)
    label_answer (label, label->actions[i], FAB_ANSWER_NOT_APPLICABLE, FALSE);
  label_answer (label, label->actions[4], FAB_ANSWER_DONE, TRUE);
  score = fab_charter_score_new (label->store, label->application);
  g_assert_cmpuint (score->total.stars_applicable, ==, 4);
  g_assert_cmpuint (score->percent, ==, 25);
  g_assert_true (score->level_by_stars == label->levels[0]);
}

static void
test_prerequisites_are_never_compensated (Label *label, gconstpointer data)
{
  g_autoptr (FabCharterScore) score = NULL;

  for (guint i = 0; i < 6; i++)
    label_answer (label, label->actions[i], FAB_ANSWER_DONE, TRUE);
  label_answer (label, label->prerequisites[0], FAB_ANSWER_DONE, TRUE);
  label_answer (label, label->prerequisites[1], FAB_ANSWER_DONE, FALSE); /* nobody saw it */
  score = fab_charter_score_new (label->store, label->application);
  g_assert_cmpuint (score->percent, ==, 100);
  g_assert_cmpuint (score->prerequisites_met, ==, 1);
  g_assert_cmpuint (score->prerequisites_answered, ==, 2);
  g_assert_true (score->level_by_stars == label->levels[2]);
  g_assert_null (score->level);
}

static void
test_figures_are_the_charters (Label *label, gconstpointer data)
{
  g_autoptr (FabCharterScore) score = NULL;

  label_meet_prerequisites (label);
  label_answer (label, label->actions[0], FAB_ANSWER_DONE, TRUE);
  fab_store_edit (label->store, "", label->levels[0], FAB_CHARTER_LEVEL_PERCENT, FAB_INTEGER (5), NULL);
  fab_store_edit (label->store, "", label->actions[0], FAB_CHARTER_ACTION_STARS, FAB_INTEGER (2), NULL);
  score = fab_charter_score_new (label->store, label->application);
  g_assert_cmpuint (score->total.stars, ==, 2);
  g_assert_cmpuint (score->total.stars_applicable, ==, 13);
  g_assert_true (score->level == label->levels[0]);
}

static void
test_changed_answer_is_not_validated (Label *label, gconstpointer data)
{
  FabRecord *answer;

  label_answer (label, label->actions[0], FAB_ANSWER_DONE, TRUE);
  answer = fab_charter_find_answer (label->store, label->application, label->actions[0]);
  label_answer (label, label->actions[0], FAB_ANSWER_PLANNED, FALSE);
  g_assert_true (fab_charter_find_answer (label->store, label->application, label->actions[0]) == answer);
  g_assert_false (fab_record_get_boolean (answer, FAB_ANSWER_VALIDATED));
  g_assert_true (fab_store_undo (label->store, NULL)); /* one gesture */
  g_assert_true (fab_record_get_boolean (answer, FAB_ANSWER_VALIDATED));
  g_assert_cmpstr (fab_record_get_text (answer, FAB_ANSWER_VALUE), ==, "done");
}

static void
test_only_done_is_validated (Label *label, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  label_answer (label, label->actions[0], FAB_ANSWER_PLANNED, FALSE);
  g_assert_false (fab_charter_validate (label->store, label->application, label->actions[0], TRUE, &error));
  g_assert_error (error, FAB_ERROR, FAB_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (fab_charter_validate (label->store, label->application, label->actions[1], TRUE, &error));
  g_assert_error (error, FAB_ERROR, FAB_ERROR_INVALID);
  g_assert_false (fab_store_is_in_gesture (label->store));
}

static void
plan (Label *label, FabRecord *action, const char *date)
{
  FabRecord *answer;

  label_answer (label, action, FAB_ANSWER_PLANNED, FALSE);
  answer = fab_charter_find_answer (label->store, label->application, action);
  fab_store_edit (label->store, "", answer, FAB_ANSWER_DUE_DATE, FAB_TEXT (date), NULL);
}

static void
test_improvement_plan (Label *label, gconstpointer data)
{
  g_autoptr (GPtrArray) planned = NULL;
  static const guint expected[] = { 3, 1, 0, 2 };

  plan (label, label->actions[0], NULL);
  plan (label, label->actions[1], "2027");
  plan (label, label->actions[2], NULL);
  plan (label, label->actions[3], "2026-11-03");
  label_answer (label, label->actions[4], FAB_ANSWER_DONE, FALSE);
  planned = fab_charter_list_planned (label->store, label->application);
  g_assert_cmpuint (planned->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < planned->len; i++)
    g_assert_cmpint (fab_record_get_ref (g_ptr_array_index (planned, i), FAB_ANSWER_CHARTER_ACTION), ==,
                     fab_record_get_key (label->actions[expected[i]]));
}

static void
test_two_answers_to_one_action (Label *label, gconstpointer data)
{
  g_autoptr (FabCharterScore) score = NULL;
  FabValue values[FAB_ANSWER_N_FIELDS] = { [FAB_ANSWER_APPLICATION] = FAB_REF (label->application),
                                           [FAB_ANSWER_CHARTER_ACTION] = FAB_REF (label->actions[0]),
                                           [FAB_ANSWER_VALUE] = FAB_TEXT ("not_done"),
                                           [FAB_ANSWER_VALIDATED] = FAB_BOOLEAN (FALSE),
                                           [FAB_ANSWER_DUE_DATE] = FAB_NULL,
                                           [FAB_ANSWER_NOTE] = FAB_NULL };

  fab_store_begin_baseline (label->store);
  g_assert_nonnull (fab_store_insert_values (label->store, FAB_TABLE_ANSWER, 7, values, NULL));
  values[FAB_ANSWER_VALUE] = FAB_TEXT ("done");
  values[FAB_ANSWER_VALIDATED] = FAB_BOOLEAN (TRUE);
  g_assert_nonnull (fab_store_insert_values (label->store, FAB_TABLE_ANSWER, 5, values, NULL));
  g_assert_true (fab_store_commit (label->store, NULL));
  score = fab_charter_score_new (label->store, label->application);
  g_assert_cmpuint (score->total.n_items, ==, 6); /* none is counted twice */
  g_assert_cmpuint (score->total.stars, ==, 1);
}

#define ADD(path, function) g_test_add ("/charter/" path, Label, NULL, label_set_up, function, label_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("order", test_order);
  ADD ("blank", test_blank);
  ADD ("levels", test_levels);
  ADD ("not-applicable", test_not_applicable);
  ADD ("prerequisites", test_prerequisites_are_never_compensated);
  ADD ("figures", test_figures_are_the_charters);
  ADD ("answer/changed", test_changed_answer_is_not_validated);
  ADD ("answer/validate", test_only_done_is_validated);
  ADD ("improvement-plan", test_improvement_plan);
  ADD ("answer/twice", test_two_answers_to_one_action);
  return g_test_run ();
}
