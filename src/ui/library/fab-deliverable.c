#include "fab-deliverable.h"

#include <glib/gi18n.h>

#include "fab-date.h"

static gboolean
is_written (FabRecord *deliverable)
{
  const char *status = fab_record_get_text (deliverable, FAB_DELIVERABLE_STATUS);

  return g_strcmp0 (status, "approved") == 0 || g_strcmp0 (status, "published") == 0;
}

static gboolean
is_late (FabRecord *deliverable)
{
  FabDate due = fab_date_from_text (fab_record_get_text (deliverable, FAB_DELIVERABLE_DUE_DATE));

  return fab_date_is_set (due) && !is_written (deliverable) &&
         fab_date_compare (fab_date_last_day (due), fab_date_today ()) < 0;
}

/** fab_deliverable_describe: where it comes from and when it is due, and its status: a #FabDescribe */
void
fab_deliverable_describe (FabStore *store, FabRecord *deliverable, FabSummary *summary)
{
  summary->subtitle = fab_summary_join (store, deliverable, FAB_DELIVERABLE_TERRITORY, FAB_DELIVERABLE_MEETING,
                                        FAB_DELIVERABLE_DUE_DATE, -1);
  if (is_late (deliverable)) {
    summary->badge = g_strdup (C_ ("deliverable", "Late"));
    summary->badge_style = "error";
  } else if (!fab_record_is_null (deliverable, FAB_DELIVERABLE_STATUS)) {
    summary->badge = fab_summary_join (store, deliverable, FAB_DELIVERABLE_STATUS, -1);
    summary->badge_style = is_written (deliverable) ? "success" : NULL;
  }
}
