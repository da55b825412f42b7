#include "fab-seed-form.h"

static const FabSeedForm forms[] = {
  { "relations", FAB_TABLE_RELATION, NULL, FAB_SEED_KEY_PAIR, NULL, { "type", "label", "start_date" } },
  { "links", FAB_TABLE_LINK, NULL, FAB_SEED_KEY_PAIR, NULL, { "note" } },
  { "tagged", FAB_TABLE_LINK, "target", FAB_SEED_KEY_COLUMN, NULL, { "source" }, TRUE },
  { "action-links", FAB_TABLE_ACTION_LINK, NULL, FAB_SEED_KEY_PAIR, NULL, { "kind" } },
  { "roles", FAB_TABLE_ACTION_ROLE, "action", FAB_SEED_KEY_COLUMN, "role", { "actor", "mandate", "person" }, TRUE },
  { "steps", FAB_TABLE_STEP, "action", FAB_SEED_KEY_NUMBER, NULL, { "title", "due_date", "done" } },
  { "notes", FAB_TABLE_NOTE, "action", FAB_SEED_KEY_COLUMN, "date", { "text" } },
  { "budget",
    FAB_TABLE_BUDGET_LINE,
    "action",
    FAB_SEED_KEY_NUMBER,
    NULL,
    { "label", "kind", "year", "planned", "spent" } },
  { "fundings",
    FAB_TABLE_FUNDING,
    "action",
    FAB_SEED_KEY_NUMBER,
    NULL,
    { "funder", "amount", "status", "decision_date" } },
  { "values", FAB_TABLE_INDICATOR_VALUE, "indicator", FAB_SEED_KEY_COLUMN, "date", { "value", "note" } },
  { "attendance", FAB_TABLE_ATTENDANCE, "meeting", FAB_SEED_KEY_COLUMN, "status", { "actor", "person" }, TRUE },
  { "contributions", FAB_TABLE_CONTRIBUTION, "meeting", FAB_SEED_KEY_NUMBER, NULL, { "kind", "text" } },
  { "answers", FAB_TABLE_ANSWER, "application", FAB_SEED_KEY_COLUMN, "charter_action", { "value", "note" } },
  { "pieces", FAB_TABLE_CALL_PIECE, "call", FAB_SEED_KEY_NUMBER, NULL, { "name", "max_pages", "done", "notes" } },
  { "dates", FAB_TABLE_CALL_DATE, "call", FAB_SEED_KEY_NUMBER, NULL, { "name", "date", "period" } },
};

/**
 * fab_seed_form_find:
 *
 * Returns: (nullable): the compact form of that name
 */
const FabSeedForm *
fab_seed_form_find (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_str_equal (forms[i].word, word))
      return &forms[i];
  return NULL;
}
