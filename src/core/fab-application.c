#include "fab-application.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "fab-charter.h"
#include "fab-error.h"

/** Says why an application can't go on, or %NULL. */
typedef char *(*Check) (const FabCharterScore *score);

/* ---- What a state asks for ---- */

static char *
check_answers (const FabCharterScore *score)
{
  if (score->total.n_unanswered < score->n_lines)
    return NULL;
  return g_strdup (_ ("No action of the charter has an answer yet."));
}

static char *
check_prerequisites_answered (const FabCharterScore *score)
{
  guint left = score->n_prerequisites - score->prerequisites_answered;

  if (left == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%u prerequisite has no answer yet.", "%u prerequisites have no answer yet.", left),
                          left);
}

static char *
check_level (const FabCharterScore *score)
{
  return score->level != NULL ? NULL : fab_charter_score_describe_missing (score);
}

static const struct {
  const char *from;
  const char *to;
  Check check; /* (nullable) */
} transitions[] = {
  { "prospect", "applied", NULL },
  { "prospect", "withdrawn", NULL },
  { "applied", "self_assessment", NULL },
  { "applied", "withdrawn", NULL },
  { "self_assessment", "visit", check_answers },
  { "self_assessment", "withdrawn", NULL },
  { "visit", "complete", check_prerequisites_answered },
  { "visit", "self_assessment", NULL },
  { "visit", "withdrawn", NULL },
  { "complete", "committee", check_prerequisites_answered },
  { "complete", "visit", NULL },
  { "complete", "withdrawn", NULL },
  { "committee", "awarded", check_level },
  { "committee", "postponed", NULL },
  { "committee", "refused", NULL },
  { "committee", "withdrawn", NULL },
  { "postponed", "self_assessment", NULL },
  { "postponed", "visit", check_answers },
  { "postponed", "committee", check_prerequisites_answered },
  { "postponed", "withdrawn", NULL },
  { "refused", "self_assessment", NULL },
  { "awarded", "follow_up", NULL },
  { "awarded", "renewal", NULL },
  { "awarded", "expired", NULL },
  { "awarded", "withdrawn", NULL },
  { "follow_up", "renewal", NULL },
  { "follow_up", "expired", NULL },
  { "follow_up", "withdrawn", NULL },
  { "renewal", "self_assessment", NULL },
  { "renewal", "expired", NULL },
  { "renewal", "withdrawn", NULL },
  { "expired", "renewal", NULL },
  { "withdrawn", "prospect", NULL },
};

/* ---- States ---- */

static const char *
get_state_label (const char *state)
{
  const FabField *field = &fab_table_get (FAB_TABLE_APPLICATION)->fields[FAB_APPLICATION_STATE];

  return fab_choices_get_label (field->choices, state);
}

void
fab_transition_free (FabTransition *self)
{
  g_free (self->reason);
  g_free (self);
}

/**
 * fab_application_list_transitions:
 *
 * Returns: (transfer full) (element-type FabTransition): the states that come next, the way forward first, each with the
 *   reason where it is not allowed yet
 */
GPtrArray *
fab_application_list_transitions (FabStore *store, FabRecord *application)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)fab_transition_free);
  g_autoptr (FabCharterScore) score = fab_charter_score_new (store, application);
  const char *state = fab_record_get_text (application, FAB_APPLICATION_STATE);

  for (guint i = 0; i < G_N_ELEMENTS (transitions); i++) {
    FabTransition *transition;

    if (g_strcmp0 (transitions[i].from, state) != 0)
      continue;
    transition = g_new0 (FabTransition, 1);
    transition->state = transitions[i].to;
    transition->label = get_state_label (transitions[i].to);
    transition->reason = transitions[i].check != NULL ? transitions[i].check (score) : NULL;
    transition->allowed = transition->reason == NULL;
    g_ptr_array_add (list, transition);
  }
  return list;
}

/**
 * fab_application_can_move:
 * @state: code of a state
 *
 * Returns: whether the application can go to @state now; otherwise %FAB_ERROR_INVALID with the reason
 */
gboolean
fab_application_can_move (FabStore *store, FabRecord *application, const char *state, GError **error)
{
  g_autoptr (GPtrArray) list = fab_application_list_transitions (store, application);

  for (guint i = 0; i < list->len; i++) {
    FabTransition *transition = g_ptr_array_index (list, i);

    if (strcmp (transition->state, state) != 0)
      continue;
    if (!transition->allowed)
      g_set_error_literal (error, FAB_ERROR, FAB_ERROR_INVALID, transition->reason);
    return transition->allowed;
  }
  /* Translators: two states of an application, such as “Prospect” and “Certified” */
  g_set_error (error, FAB_ERROR, FAB_ERROR_INVALID, _ ("An application does not go from “%s” to “%s”."),
               get_state_label (fab_record_get_text (application, FAB_APPLICATION_STATE)), get_state_label (state));
  return FALSE;
}

/* ---- Awards ---- */

static FabDate
add_charter_months (FabStore *store, FabRecord *application, guint field, FabDate start)
{
  FabRecord *charter = fab_store_get_target (store, application, FAB_APPLICATION_CHARTER);
  gint64 months = charter != NULL ? fab_record_get_integer (charter, field) : 0;

  return months > 0 ? fab_date_add_months (start, MIN (months, 12000)) : FAB_DATE_NONE;
}

/** fab_award_compute_end: the last day of an award that starts on @start; no date where the charter sets no validity */
FabDate
fab_award_compute_end (FabStore *store, FabRecord *application, FabDate start)
{
  return add_charter_months (store, application, FAB_CHARTER_VALIDITY_MONTHS, start);
}

/** fab_award_compute_follow_up: when an award that starts on @start is followed up; no date where the charter says none */
FabDate
fab_award_compute_follow_up (FabStore *store, FabRecord *application, FabDate start)
{
  return add_charter_months (store, application, FAB_CHARTER_FOLLOW_UP_MONTHS, start);
}

/** fab_award_is_valid: whether the award holds on the day @today, its first and last day included */
gboolean
fab_award_is_valid (FabRecord *award, FabDate today)
{
  FabDate start = fab_date_from_text (fab_record_get_text (award, FAB_AWARD_START_DATE));
  FabDate end = fab_date_from_text (fab_record_get_text (award, FAB_AWARD_END_DATE));
  FabDate withdrawn = fab_date_from_text (fab_record_get_text (award, FAB_AWARD_WITHDRAWN_DATE));

  if (fab_date_is_set (withdrawn) && fab_date_compare (fab_date_first_day (withdrawn), today) <= 0)
    return FALSE;
  if (fab_date_is_set (start) && fab_date_compare (fab_date_first_day (start), today) > 0)
    return FALSE;
  return !fab_date_is_set (end) || fab_date_compare (today, fab_date_last_day (end)) <= 0;
}

/* By their start; one without a start comes before the others. */
static gboolean
starts_later (FabRecord *award, FabRecord *than)
{
  FabDate a = fab_date_from_text (fab_record_get_text (award, FAB_AWARD_START_DATE));
  FabDate b = fab_date_from_text (fab_record_get_text (than, FAB_AWARD_START_DATE));

  return fab_date_is_set (a) && (!fab_date_is_set (b) || fab_date_compare (a, b) > 0);
}

/** fab_application_get_award: (transfer none) (nullable): the application's award that started last */
FabRecord *
fab_application_get_award (FabStore *store, FabRecord *application)
{
  g_autoptr (GPtrArray) awards = fab_store_get_referrers (store, application, FAB_TABLE_AWARD, FAB_AWARD_APPLICATION);
  FabRecord *latest = NULL;

  for (guint i = 0; i < awards->len; i++)
    if (latest == NULL || starts_later (g_ptr_array_index (awards, i), latest))
      latest = g_ptr_array_index (awards, i);
  return latest;
}

/* "2026-007": the next after the highest of the year. */
static char *
make_number (FabStore *store, guint year)
{
  g_autofree char *prefix = g_strdup_printf ("%u-", year);
  guint64 highest = 0;

  for (guint i = 0; i < fab_store_get_count (store, FAB_TABLE_AWARD); i++) {
    FabRecord *award = fab_store_get_nth (store, FAB_TABLE_AWARD, i);
    const char *number = fab_record_get_text (award, FAB_AWARD_NUMBER);
    guint64 value;

    if (number != NULL && g_str_has_prefix (number, prefix) &&
        g_ascii_string_to_unsigned (number + strlen (prefix), 10, 0, 999999, &value, NULL))
      highest = MAX (highest, value);
  }
  return g_strdup_printf ("%s%03u", prefix, (guint)highest + 1);
}

static gboolean
add_award (FabStore *store, FabRecord *application, FabDate today, GError **error)
{
  g_autoptr (FabCharterScore) score = fab_charter_score_new (store, application);
  g_autofree char *number = make_number (store, today.year);
  g_autofree char *start = fab_date_to_text (today);
  g_autofree char *end = fab_date_to_text (fab_award_compute_end (store, application, today));

  return fab_store_insert (store, FAB_TABLE_AWARD, error, FAB_AWARD_APPLICATION, FAB_REF (application), FAB_AWARD_LEVEL,
                           FAB_REF (score->level), FAB_AWARD_NUMBER, FAB_TEXT (number), FAB_AWARD_START_DATE,
                           FAB_TEXT (start), FAB_AWARD_END_DATE, FAB_TEXT (end), -1) != NULL;
}

static gboolean
withdraw_award (FabStore *store, FabRecord *application, FabDate today, GError **error)
{
  FabRecord *award = fab_application_get_award (store, application);
  g_autofree char *day = fab_date_to_text (today);

  if (award == NULL || !fab_award_is_valid (award, today))
    return TRUE;
  return fab_store_set (store, award, FAB_AWARD_WITHDRAWN_DATE, FAB_TEXT (day), error);
}

/* An award comes with its state, and goes with it. */
static gboolean
write_move (FabStore *store, FabRecord *application, const char *state, FabDate today, GError **error)
{
  if (!fab_store_set (store, application, FAB_APPLICATION_STATE, FAB_TEXT (state), error))
    return FALSE;
  if (strcmp (state, "awarded") == 0)
    return add_award (store, application, today, error);
  if (strcmp (state, "withdrawn") == 0)
    return withdraw_award (store, application, today, error);
  return TRUE;
}

/**
 * fab_application_move:
 * @state: code of the state to go to
 * @today: the day it is, for the award
 *
 * Brings the application to its next state as one gesture.  Certified, it gets an award of the level reached, numbered
 * and dated by the charter's validity; withdrawn, it loses the one that holds.
 */
gboolean
fab_application_move (FabStore *store, FabRecord *application, const char *state, FabDate today, GError **error)
{
  FabRecord *shop = fab_store_get_target (store, application, FAB_APPLICATION_SHOP);
  g_autofree char *sentence = NULL;

  if (!fab_application_can_move (store, application, state, error))
    return FALSE;
  /* Translators: a shop, then a state such as “Certified” */
  sentence = g_strdup_printf (_ ("%s moved to “%s”"), shop != NULL ? fab_record_get_title (shop) : "",
                              get_state_label (state));
  fab_store_begin (store, sentence);
  if (!write_move (store, application, state, today, error)) {
    fab_store_rollback (store);
    return FALSE;
  }
  return fab_store_commit (store, error);
}
