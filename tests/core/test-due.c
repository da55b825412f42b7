#include "fab-due.h"

#include "label-fixture.h"
#include "town-fixture.h"

/* The titles and sentences of what is due, one a line; late lines start with "!". */
static void
assert_dues (FabStore *store, FabRecord *territory, const char *expected)
{
  g_autoptr (GArray) list = fab_due_list (store, territory, town_today);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++) {
    const FabDue *due = &g_array_index (list, FabDue, i);
    g_autofree char *title = fab_due_get_title (store, due);
    g_autofree char *sentence = fab_due_describe (store, due, FAB_LANGUAGE_ENGLISH);

    g_string_append_printf (text, "%s%s | %s\n", due->late ? "!" : "", title, sentence);
  }
  g_assert_cmpstr (text->str, ==, expected);
}

static FabRecord *
add_action (Town *town, const char *title, const char *status, const char *end)
{
  FabRecord *action = town_add_action (town, town->axes[0], title, status);

  TOWN_SET (town, action, FAB_ACTION_END_DATE, FAB_TEXT (end));
  return action;
}

static void
test_actions_and_steps (Town *town, gconstpointer data)
{
  FabRecord *action = add_action (town, "Open", "in_progress", "2026-11-06");
  FabRecord *done = add_action (town, "Done", "done", "2026-11-01");

  add_action (town, "Over", "in_progress", "2026-10");
  add_action (town, "Paused", "paused", "2026-10");
  add_action (town, "Said late", "late", "2026-11-04");
  add_action (town, "Late without date", "late", NULL);
  add_action (town, "No date", "in_progress", NULL);
  TOWN_ADD (town, FAB_TABLE_STEP, FAB_STEP_TITLE_, FAB_TEXT ("Step"), FAB_STEP_ACTION, FAB_REF (action),
            FAB_STEP_DUE_DATE, FAB_TEXT ("2026-11-02"));
  TOWN_ADD (town, FAB_TABLE_STEP, FAB_STEP_TITLE_, FAB_TEXT ("Done step"), FAB_STEP_ACTION, FAB_REF (action),
            FAB_STEP_DUE_DATE, FAB_TEXT ("2026-11-02"), FAB_STEP_DONE, FAB_BOOLEAN (TRUE));
  TOWN_ADD (town, FAB_TABLE_STEP, FAB_STEP_TITLE_, FAB_TEXT ("Of a done action"), FAB_STEP_ACTION, FAB_REF (done),
            FAB_STEP_DUE_DATE, FAB_TEXT ("2026-11-02"));
  assert_dues (town->store, NULL,
               "!Over | Action should have ended 3 days ago\n"
               "!Step | Step was due yesterday · Open\n"
               "!Said late | Action ends tomorrow\n"
               "Open | Action ends in 3 days\n"
               "!Late without date | Action is late\n");
  assert_dues (town->store, town->towns[1], "");
}

static void
test_process (Town *town, gconstpointer data)
{
  FabRecord *call = TOWN_ADD (town, FAB_TABLE_CALL, FAB_CALL_NAME, FAB_TEXT ("Atelier"));

  TOWN_ADD (town, FAB_TABLE_CALL_DATE, FAB_CALL_DATE_NAME, FAB_TEXT ("Jury"), FAB_CALL_DATE_CALL, FAB_REF (call),
            FAB_CALL_DATE_DATE, FAB_TEXT ("2026-11-10"));
  TOWN_ADD (town, FAB_TABLE_CALL_DATE, FAB_CALL_DATE_NAME, FAB_TEXT ("File"), FAB_CALL_DATE_CALL, FAB_REF (call),
            FAB_CALL_DATE_DATE, FAB_TEXT ("2026-11-01"));
  TOWN_ADD (town, FAB_TABLE_AID, FAB_AID_NAME, FAB_TEXT ("Fonds"), FAB_AID_CLOSING_DATE, FAB_TEXT ("2026-11-03"));
  TOWN_ADD (town, FAB_TABLE_AID, FAB_AID_NAME, FAB_TEXT ("Permanent"), FAB_AID_CLOSING_DATE, FAB_TEXT ("2026-11-03"),
            FAB_AID_RECURRENT, FAB_BOOLEAN (TRUE));
  TOWN_ADD (town, FAB_TABLE_MEETING, FAB_MEETING_NAME, FAB_TEXT ("Copil"), FAB_MEETING_DATE, FAB_TEXT ("2026-11-04"));
  TOWN_ADD (town, FAB_TABLE_MEETING, FAB_MEETING_NAME, FAB_TEXT ("Held"), FAB_MEETING_DATE, FAB_TEXT ("2026-11-04"),
            FAB_MEETING_STATUS, FAB_TEXT ("held"));
  TOWN_ADD (town, FAB_TABLE_DELIVERABLE, FAB_DELIVERABLE_NAME, FAB_TEXT ("Memo"), FAB_DELIVERABLE_DUE_DATE,
            FAB_TEXT ("2026-10-01"));
  TOWN_ADD (town, FAB_TABLE_DELIVERABLE, FAB_DELIVERABLE_NAME, FAB_TEXT ("Out"), FAB_DELIVERABLE_DUE_DATE,
            FAB_TEXT ("2026-10-01"), FAB_DELIVERABLE_STATUS, FAB_TEXT ("published"));
  assert_dues (town->store, town->towns[0],
               "!Memo | Deliverable was due 33 days ago\n"
               "Fonds | Aid closes today\n"
               "Copil | Meeting tomorrow\n"
               "Atelier: Jury | Date of the call in 7 days\n");
}

static void
add_award (Label *label, const char *start, const char *end)
{
  fab_store_begin_baseline (label->store);
  fab_store_insert (label->store, FAB_TABLE_AWARD, NULL, FAB_AWARD_APPLICATION, FAB_REF (label->application),
                    FAB_AWARD_START_DATE, FAB_TEXT (start), FAB_AWARD_END_DATE, FAB_TEXT (end), -1);
  g_assert_true (fab_store_commit (label->store, NULL));
}

static void
test_label (Label *label, gconstpointer data)
{
  FabRecord *answer;

  label_answer (label, label->actions[0], FAB_ANSWER_PLANNED, FALSE);
  answer = fab_charter_find_answer (label->store, label->application, label->actions[0]);
  fab_store_edit (label->store, "", answer, FAB_ANSWER_DUE_DATE, FAB_TEXT ("2027"), NULL);
  assert_dues (label->store, NULL, "Le Comptoir | Commitment planned for 31\302\240Dec 2027\n");
  add_award (label, "2020-01-01", "2023-01-01"); /* an earlier one */
  add_award (label, "2024-01-01", "2026-11-05");
  fab_store_edit (label->store, "", label->application, FAB_APPLICATION_STATE, FAB_TEXT ("awarded"), NULL);
  assert_dues (label->store, NULL,
               "!Le Comptoir | Follow-up was due 16 months ago\n"
               "Le Comptoir | Award ends in 2 days\n"
               "Le Comptoir | Commitment planned for 31\302\240Dec 2027\n");
  fab_store_edit (label->store, "", label->application, FAB_APPLICATION_STATE, FAB_TEXT ("withdrawn"), NULL);
  assert_dues (label->store, NULL, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/due/actions", Town, NULL, town_set_up, test_actions_and_steps, town_tear_down);
  g_test_add ("/due/process", Town, NULL, town_set_up, test_process, town_tear_down);
  g_test_add ("/due/label", Label, NULL, label_set_up, test_label, label_tear_down);
  return g_test_run ();
}
