#include "fab-due.h"

#include <glib/gi18n-lib.h>

#include "fab-application.h"
#include "fab-roadmap.h"
#include "fab-territory.h"
#include "fab-text.h"

/** What the search for dates carries along. */
typedef struct {
  FabStore *store;
  FabDate today;
  GArray *list; /* of FabDue */
} Collector;

/* ---- Which dates still matter ---- */

static gboolean
is_one_of (const char *code, const char *const *codes)
{
  return code != NULL && g_strv_contains (codes, code);
}

static void
append (Collector *self, FabDueKind kind, FabRecord *record, FabDate date)
{
  FabDue due = { kind, record, fab_date_last_day (date), 0, FALSE };

  if (!fab_date_is_set (date))
    return;
  due.days = fab_date_days_between (self->today, due.date);
  due.late = due.days < 0;
  g_array_append_val (self->list, due);
}

static FabDate
get_date (FabRecord *record, guint field)
{
  return fab_date_from_text (fab_record_get_text (record, field));
}

static void
add_action (Collector *self, FabRecord *action)
{
  FabDate end = get_date (action, FAB_ACTION_END_DATE);
  gboolean late = fab_action_is_late (action, self->today);
  FabDue without_date = { FAB_DUE_ACTION, action, FAB_DATE_NONE, 0, TRUE };

  if (fab_action_is_finished (action))
    return;
  if (!fab_date_is_set (end)) {
    if (late)
      g_array_append_val (self->list, without_date);
    return;
  }
  if (!late && fab_date_compare (fab_date_last_day (end), self->today) < 0)
    return; /* paused: nobody expects it */
  append (self, FAB_DUE_ACTION, action, end);
  g_array_index (self->list, FabDue, self->list->len - 1).late = late;
}

static void
add_step (Collector *self, FabRecord *step)
{
  FabRecord *action = fab_store_get_target (self->store, step, FAB_STEP_ACTION);

  if (!fab_record_get_boolean (step, FAB_STEP_DONE) && (action == NULL || !fab_action_is_finished (action)))
    append (self, FAB_DUE_STEP, step, get_date (step, FAB_STEP_DUE_DATE));
}

/* Some dates are past and gone: nothing is late then. */
static void
append_if_ahead (Collector *self, FabDueKind kind, FabRecord *record, FabDate date)
{
  if (fab_date_is_set (date) && fab_date_compare (fab_date_last_day (date), self->today) >= 0)
    append (self, kind, record, date);
}

static void
add_meeting (Collector *self, FabRecord *meeting)
{
  static const char *const over[] = { "held", "cancelled", NULL };

  if (!is_one_of (fab_record_get_text (meeting, FAB_MEETING_STATUS), over))
    append_if_ahead (self, FAB_DUE_MEETING, meeting, get_date (meeting, FAB_MEETING_DATE));
}

static void
add_aid (Collector *self, FabRecord *aid)
{
  if (!fab_record_get_boolean (aid, FAB_AID_RECURRENT))
    append_if_ahead (self, FAB_DUE_AID, aid, get_date (aid, FAB_AID_CLOSING_DATE));
}

static void
add_call_date (Collector *self, FabRecord *call_date)
{
  static const char *const over[] = { "lost", NULL };
  FabRecord *call = fab_store_get_target (self->store, call_date, FAB_CALL_DATE_CALL);

  if (call == NULL || !is_one_of (fab_record_get_text (call, FAB_CALL_STATUS), over))
    append_if_ahead (self, FAB_DUE_CALL, call_date, get_date (call_date, FAB_CALL_DATE_DATE));
}

static void
add_deliverable (Collector *self, FabRecord *deliverable)
{
  static const char *const over[] = { "approved", "published", NULL };

  if (!is_one_of (fab_record_get_text (deliverable, FAB_DELIVERABLE_STATUS), over))
    append (self, FAB_DUE_DELIVERABLE, deliverable, get_date (deliverable, FAB_DELIVERABLE_DUE_DATE));
}

static void
add_answer (Collector *self, FabRecord *answer)
{
  static const char *const over[] = { "refused", "expired", "withdrawn", NULL };
  FabRecord *application = fab_store_get_target (self->store, answer, FAB_ANSWER_APPLICATION);

  if (g_strcmp0 (fab_record_get_text (answer, FAB_ANSWER_VALUE), "planned") == 0 && application != NULL &&
      !is_one_of (fab_record_get_text (application, FAB_APPLICATION_STATE), over))
    append (self, FAB_DUE_ANSWER, answer, get_date (answer, FAB_ANSWER_DUE_DATE));
}

/* An award wants its follow-up while nobody began it, and ends while nobody renewed or closed it. */
static void
add_award (Collector *self, FabRecord *award)
{
  static const char *const running[] = { "awarded", "follow_up", NULL };
  FabRecord *application = fab_store_get_target (self->store, award, FAB_AWARD_APPLICATION);
  const char *state = application != NULL ? fab_record_get_text (application, FAB_APPLICATION_STATE) : NULL;
  FabDate start = get_date (award, FAB_AWARD_START_DATE);

  if (!is_one_of (state, running) || !fab_record_is_null (award, FAB_AWARD_WITHDRAWN_DATE) ||
      fab_application_get_award (self->store, application) != award)
    return;
  append (self, FAB_DUE_AWARD, award, get_date (award, FAB_AWARD_END_DATE));
  if (g_strcmp0 (state, "awarded") == 0)
    append (self, FAB_DUE_FOLLOW_UP, award, fab_award_compute_follow_up (self->store, application, start));
}

/* ---- All of them ---- */

static const struct {
  FabTableId table;
  void (*add) (Collector *self, FabRecord *record);
} collectors[] = {
  { FAB_TABLE_ACTION, add_action }, { FAB_TABLE_STEP, add_step },           { FAB_TABLE_MEETING, add_meeting },
  { FAB_TABLE_AID, add_aid },       { FAB_TABLE_CALL_DATE, add_call_date }, { FAB_TABLE_DELIVERABLE, add_deliverable },
  { FAB_TABLE_ANSWER, add_answer }, { FAB_TABLE_AWARD, add_award },
};

static int
compare_dues (gconstpointer a, gconstpointer b)
{
  const FabDue *first = a, *second = b;
  gint64 i = fab_record_get_key (first->record), j = fab_record_get_key (second->record);

  if (fab_date_is_set (first->date) != fab_date_is_set (second->date))
    return fab_date_is_set (first->date) ? -1 : 1;
  if (first->days != second->days)
    return first->days < second->days ? -1 : 1;
  if (first->kind != second->kind)
    return first->kind < second->kind ? -1 : 1;
  return (i > j) - (i < j);
}

/**
 * fab_due_list:
 * @territory: (nullable): a territory; %NULL for all
 * @today: the day it is
 *
 * Returns: (transfer full) (element-type FabDue): what has a date and is not done, the earliest first; what is late
 *   without a date last
 */
GArray *
fab_due_list (FabStore *store, FabRecord *territory, FabDate today)
{
  Collector self = { store, today, g_array_new (FALSE, FALSE, sizeof (FabDue)) };

  for (guint c = 0; c < G_N_ELEMENTS (collectors); c++) {
    for (guint i = 0; i < fab_store_get_count (store, collectors[c].table); i++) {
      FabRecord *record = fab_store_get_nth (store, collectors[c].table, i);

      if (fab_territory_shows (store, territory, record))
        collectors[c].add (&self, record);
    }
  }
  g_array_sort (self.list, compare_dues);
  return self.list;
}

/* ---- Words ---- */

/* The shop of an answer or an award. */
static const char *
get_shop_name (FabStore *store, FabRecord *record, guint application_field)
{
  FabRecord *application = fab_store_get_target (store, record, application_field);
  FabRecord *shop = application != NULL ? fab_store_get_target (store, application, FAB_APPLICATION_SHOP) : NULL;

  return shop != NULL ? fab_record_get_title (shop) : "";
}

/**
 * fab_due_get_title:
 *
 * Returns: (transfer full): what it is about: the record's title, the shop of an answer or an award, the call and the
 *   name of its date
 */
char *
fab_due_get_title (FabStore *store, const FabDue *due)
{
  FabRecord *owner;

  switch (due->kind) {
  case FAB_DUE_ANSWER:
    return g_strdup (get_shop_name (store, due->record, FAB_ANSWER_APPLICATION));
  case FAB_DUE_FOLLOW_UP:
  case FAB_DUE_AWARD:
    return g_strdup (get_shop_name (store, due->record, FAB_AWARD_APPLICATION));
  case FAB_DUE_CALL:
    owner = fab_store_get_target (store, due->record, FAB_CALL_DATE_CALL);
    /* Translators: a call for projects, then the name of one of its dates */
    return g_strdup_printf (C_ ("call and date", "%s: %s"), owner != NULL ? fab_record_get_title (owner) : "",
                            fab_record_get_title (due->record));
  default:
    return g_strdup (fab_record_get_title (due->record));
  }
}

/* Of a step, the action that it is of. */
static char *
add_owner (FabStore *store, const FabDue *due, char *sentence)
{
  FabRecord *action = due->kind == FAB_DUE_STEP ? fab_store_get_target (store, due->record, FAB_STEP_ACTION) : NULL;
  g_autofree char *owned = sentence;

  if (action == NULL)
    return g_steal_pointer (&owned);
  /* Translators: when a step is due, then the action that it is of */
  return g_strdup_printf (C_ ("due step and action", "%s · %s"), owned, fab_record_get_title (action));
}

/**
 * fab_due_describe:
 * @due: as of the day that fab_due_list() was given
 *
 * Returns: (transfer full): what happens and when: "Aid closes in 3 days"
 */
char *
fab_due_describe (FabStore *store, const FabDue *due, FabLanguage language)
{
  /* Translators: each %s is a distance such as “in 3 days”, “today” or “2 days ago” */
  static const char *const sentences[FAB_DUE_N_KINDS][2] = {
    [FAB_DUE_ACTION] = { N_ ("Action ends %s"), N_ ("Action should have ended %s") },
    [FAB_DUE_STEP] = { N_ ("Step due %s"), N_ ("Step was due %s") },
    [FAB_DUE_MEETING] = { N_ ("Meeting %s"), N_ ("Meeting %s") },
    [FAB_DUE_AID] = { N_ ("Aid closes %s"), N_ ("Aid closed %s") },
    [FAB_DUE_CALL] = { N_ ("Date of the call %s"), N_ ("Date of the call %s") },
    [FAB_DUE_DELIVERABLE] = { N_ ("Deliverable due %s"), N_ ("Deliverable was due %s") },
    [FAB_DUE_ANSWER] = { N_ ("Commitment planned for %s"), N_ ("Commitment was planned for %s") },
    [FAB_DUE_FOLLOW_UP] = { N_ ("Follow-up due %s"), N_ ("Follow-up was due %s") },
    [FAB_DUE_AWARD] = { N_ ("Award ends %s"), N_ ("Award ended %s") },
  };
  FabDate today = fab_date_add_days (due->date, -due->days);
  g_autofree char *date = fab_date_to_text (due->date);
  g_autofree char *distance = NULL;

  if (date == NULL)
    return g_strdup (_ ("Action is late"));
  /* A commitment is for a day, not for a distance. */
  distance =
      due->kind == FAB_DUE_ANSWER ? fab_date_format (date, language) : fab_date_format_relative (date, today, language);
  return add_owner (store, due, g_strdup_printf (_ (sentences[due->kind][due->days < 0]), distance));
}
