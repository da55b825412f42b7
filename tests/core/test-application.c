#include "fab-application.h"

#include <string.h>

#include "fab-error.h"
#include "label-fixture.h"

static const FabDate today = { 2026, 3, 15 };

static void
move (Label *label, const char *state)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (fab_application_move (label->store, label->application, state, today, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (fab_record_get_text (label->application, FAB_APPLICATION_STATE), ==, state);
}

static void
refuse (Label *label, const char *state, const char *reason)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = g_strdup (fab_record_get_text (label->application, FAB_APPLICATION_STATE));

  g_assert_false (fab_application_move (label->store, label->application, state, today, &error));
  g_assert_error (error, FAB_ERROR, FAB_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, reason);
  g_assert_cmpstr (fab_record_get_text (label->application, FAB_APPLICATION_STATE), ==, before);
  g_assert_false (fab_store_is_in_gesture (label->store));
}

static void
test_way (Label *label, gconstpointer data)
{
  refuse (label, "awarded", "An application does not go from “Prospect” to “Certified”.");
  move (label, "applied");
  move (label, "self_assessment");
  refuse (label, "visit", "No action of the charter has an answer yet.");
  label_answer (label, label->actions[1], FAB_ANSWER_DONE, TRUE);
  move (label, "visit");
  refuse (label, "complete", "2 prerequisites have no answer yet.");
  label_answer (label, label->prerequisites[0], FAB_ANSWER_DONE, TRUE);
  refuse (label, "complete", "1 prerequisite has no answer yet.");
  label_answer (label, label->prerequisites[1], FAB_ANSWER_NOT_DONE, FALSE);
  move (label, "complete");
  move (label, "committee");
  refuse (label, "awarded", "1 prerequisite is not met. Missing for Silver: 2 stars, 1 domain.");
  label_meet_prerequisites (label);
  move (label, "awarded");
  move (label, "follow_up");
  move (label, "renewal");
  move (label, "self_assessment");
}

static void
bring_to_committee (Label *label)
{
  label_meet_prerequisites (label);
  label_answer (label, label->actions[1], FAB_ANSWER_DONE, TRUE);
  fab_store_edit (label->store, "", label->application, FAB_APPLICATION_STATE, FAB_TEXT ("committee"), NULL);
}

static void
test_award (Label *label, gconstpointer data)
{
  FabRecord *award;

  bring_to_committee (label);
  move (label, "awarded");
  g_assert_cmpstr (fab_store_get_undo_sentence (label->store), ==, "Le Comptoir moved to “Certified”");
  award = fab_application_get_award (label->store, label->application);
  g_assert_nonnull (award);
  g_assert_cmpstr (fab_record_get_text (award, FAB_AWARD_NUMBER), ==, "2026-001");
  g_assert_cmpstr (fab_record_get_text (award, FAB_AWARD_START_DATE), ==, "2026-03-15");
  g_assert_cmpstr (fab_record_get_text (award, FAB_AWARD_END_DATE), ==, "2029-03-15");
  g_assert_true (fab_store_get_target (label->store, award, FAB_AWARD_LEVEL) == label->levels[0]);
  g_assert_true (fab_store_undo (label->store, NULL)); /* the award goes with the state */
  g_assert_null (fab_application_get_award (label->store, label->application));
  g_assert_cmpstr (fab_record_get_text (label->application, FAB_APPLICATION_STATE), ==, "committee");
}

static void
test_numbers_follow (Label *label, gconstpointer data)
{
  FabRecord *award;

  bring_to_committee (label);
  fab_store_begin_baseline (label->store);
  fab_store_insert (label->store, FAB_TABLE_AWARD, NULL, FAB_AWARD_APPLICATION, FAB_REF (label->application),
                    FAB_AWARD_NUMBER, FAB_TEXT ("2026-041"), FAB_AWARD_START_DATE, FAB_TEXT ("2020"), -1);
  fab_store_insert (label->store, FAB_TABLE_AWARD, NULL, FAB_AWARD_APPLICATION, FAB_REF (label->application),
                    FAB_AWARD_NUMBER, FAB_TEXT ("2026-x"), -1);
  g_assert_true (fab_store_commit (label->store, NULL));
  move (label, "awarded");
  award = fab_application_get_award (label->store, label->application);
  g_assert_cmpstr (fab_record_get_text (award, FAB_AWARD_NUMBER), ==, "2026-042");
}

static void
test_validity (Label *label, gconstpointer data)
{
  FabRecord *award;
  FabDate follow_up = fab_award_compute_follow_up (label->store, label->application, today);

  g_assert_cmpint (fab_date_compare (follow_up, (FabDate){ 2027, 9, 15 }), ==, 0);
  bring_to_committee (label);
  move (label, "awarded");
  award = fab_application_get_award (label->store, label->application);
  g_assert_true (fab_award_is_valid (award, today));
  g_assert_false (fab_award_is_valid (award, (FabDate){ 2026, 3, 14 }));
  g_assert_true (fab_award_is_valid (award, (FabDate){ 2029, 3, 15 }));
  g_assert_false (fab_award_is_valid (award, (FabDate){ 2029, 3, 16 }));
  move (label, "withdrawn");
  g_assert_cmpstr (fab_record_get_text (award, FAB_AWARD_WITHDRAWN_DATE), ==, "2026-03-15");
  g_assert_false (fab_award_is_valid (award, today));
}

static void
test_endless_validity (Label *label, gconstpointer data)
{
  fab_store_edit (label->store, "", label->charter, FAB_CHARTER_VALIDITY_MONTHS, FAB_NULL, NULL);
  g_assert_false (fab_date_is_set (fab_award_compute_end (label->store, label->application, today)));
  bring_to_committee (label);
  move (label, "awarded");
  g_assert_true (
      fab_award_is_valid (fab_application_get_award (label->store, label->application), (FabDate){ 2900, 1, 1 }));
}

/* Every state that the schema names has a way on, and every way leads to a state that it names. */
static void
test_no_dead_end (Label *label, gconstpointer data)
{
  const FabChoices *states = fab_table_get (FAB_TABLE_APPLICATION)->fields[FAB_APPLICATION_STATE].choices;

  for (guint s = 0; s < states->n_choices; s++) {
    g_autoptr (GPtrArray) list = NULL;

    fab_store_edit (label->store, "", label->application, FAB_APPLICATION_STATE, FAB_TEXT (states->choices[s].code),
                    NULL);
    list = fab_application_list_transitions (label->store, label->application);
    g_assert_cmpuint (list->len, >, 0);
    for (guint i = 0; i < list->len; i++) {
      FabTransition *transition = g_ptr_array_index (list, i);

      g_assert_nonnull (fab_choices_find (states, transition->state));
      g_assert_true (transition->allowed == (transition->reason == NULL));
    }
  }
}

#define ADD(path, function) g_test_add ("/application/" path, Label, NULL, label_set_up, function, label_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("way", test_way);
  ADD ("award", test_award);
  ADD ("award/numbers", test_numbers_follow);
  ADD ("award/validity", test_validity);
  ADD ("award/endless", test_endless_validity);
  ADD ("no-dead-end", test_no_dead_end);
  return g_test_run ();
}
