#include "fab-meeting.h"

#include <glib/gi18n.h>

#include "fab-ask-name.h"
#include "fab-attendance.h"
#include "fab-contributions.h"
#include "fab-deliverable.h"
#include "fab-insert.h"
#include "fab-record-compare.h"
#include "fab-record-row.h"
#include "fab-ties.h"

/* ---- On the line of time ---- */

/* The words of the calendar, "March-April 2020", say more than the date that they were put under. */
static guint
get_time_field (FabRecord *meeting)
{
  return fab_record_is_null (meeting, FAB_MEETING_PERIOD) ? FAB_MEETING_DATE : FAB_MEETING_PERIOD;
}

static FabMark
get_mark (const char *status)
{
  if (g_strcmp0 (status, "held") == 0)
    return FAB_MARK_FULL;
  return g_strcmp0 (status, "cancelled") == 0 ? FAB_MARK_FAINT : FAB_MARK_HOLLOW;
}

/** fab_meeting_describe: its kind and when it is; its status unless it was held: a #FabDescribe */
void
fab_meeting_describe (FabStore *store, FabRecord *meeting, FabSummary *summary)
{
  const char *status = fab_record_get_text (meeting, FAB_MEETING_STATUS);

  summary->subtitle = fab_summary_join (store, meeting, get_time_field (meeting), FAB_MEETING_KIND, -1);
  summary->mark = get_mark (status);
  if (status != NULL && summary->mark != FAB_MARK_FULL)
    summary->badge = fab_summary_join (store, meeting, FAB_MEETING_STATUS, -1);
}

/** fab_meeting_compare: by date, then in the order in which they were planned */
int
fab_meeting_compare (FabStore *store, FabRecord *a, FabRecord *b)
{
  int order = fab_record_compare_date (a, b, FAB_MEETING_DATE);

  return order != 0 ? order : fab_record_compare_integer (a, b, FAB_MEETING_POSITION);
}

/* ---- The page ---- */

static void
describe_in_full (FabStore *store, FabRecord *meeting, FabSummary *summary)
{
  summary->subtitle = fab_summary_join (store, meeting, FAB_MEETING_KIND, get_time_field (meeting), FAB_MEETING_PLACE,
                                        FAB_MEETING_TERRITORY, -1);
  summary->badge = fab_summary_join (store, meeting, FAB_MEETING_STATUS, -1);
  if (*summary->badge == '\0')
    g_clear_pointer (&summary->badge, g_free);
  summary->badge_style =
      get_mark (fab_record_get_text (meeting, FAB_MEETING_STATUS)) == FAB_MARK_FULL ? "success" : NULL;
}

static void
describe_deliverable (FabStore *store, FabRecord *deliverable, FabSummary *summary)
{
  fab_deliverable_describe (store, deliverable, summary);
  g_free (summary->subtitle);
  summary->subtitle = fab_summary_join (store, deliverable, FAB_DELIVERABLE_TERRITORY, FAB_DELIVERABLE_KIND,
                                        FAB_DELIVERABLE_DUE_DATE, -1);
  summary->target = deliverable;
}

static GtkWidget *
make_deliverable_row (FabContext *context, FabRecord *deliverable)
{
  return fab_record_row_new (context, deliverable, describe_deliverable);
}

static void
add_deliverable (const char *name, gpointer data)
{
  FabDetail *detail = data;

  fab_insert_child (fab_detail_get_context (detail), FAB_TABLE_DELIVERABLE, name, _ ("Deliverable “%s” added"),
                    &(FabOwner){ FAB_DELIVERABLE_MEETING, fab_detail_get_record (detail) });
}

static void
on_add_deliverable (FabDetail *detail)
{
  fab_ask_name (GTK_WIDGET (detail), _ ("Add a deliverable"), _ ("Add"), NULL, add_deliverable, G_OBJECT (detail));
}

static void
add_deliverables (FabDetail *detail)
{
  FabChildren *deliverables = fab_detail_list_children (detail, FAB_TABLE_DELIVERABLE, FAB_DELIVERABLE_MEETING);
  FabChildGroup *group = fab_detail_add_children (detail, _ ("Deliverables"), deliverables, make_deliverable_row);

  fab_child_group_set_add_button (group,
                                  fab_detail_make_add_button (detail, _ ("Add a deliverable"), on_add_deliverable),
                                  _ ("Add what has to be written after the meeting."));
}

/** fab_meeting_detail_new: (transfer floating): the page of a meeting */
GtkWidget *
fab_meeting_detail_new (FabContext *context, FabRecord *meeting)
{
  FabDetail *detail = fab_detail_new (context, meeting, describe_in_full);

  fab_detail_add_fields (detail, NULL, FAB_MEETING_AIM, FAB_MEETING_AGENDA, FAB_MEETING_MINUTES, -1);
  fab_contributions_add (detail);
  add_deliverables (detail);
  fab_attendance_add (detail);
  fab_ties_add (detail);
  return GTK_WIDGET (detail);
}
