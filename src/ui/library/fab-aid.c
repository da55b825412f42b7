#include "fab-aid.h"

#include <glib/gi18n.h>

#include "fab-date.h"
#include "fab-funding.h"
#include "fab-record-compare.h"
#include "fab-record-row.h"
#include "fab-ties.h"

/* An aid that closes within so many days says so in colour. */
#define SOON 45

/* Days until it closes, negative once it has; G_MAXINT where nobody says. */
static int
count_days_left (FabRecord *aid)
{
  FabDate closing = fab_date_from_text (fab_record_get_text (aid, FAB_AID_CLOSING_DATE));

  return fab_date_is_set (closing) ? fab_date_days_between (fab_date_today (), fab_date_last_day (closing)) : G_MAXINT;
}

static char *
name_funder (FabStore *store, FabRecord *aid)
{
  if (!fab_record_is_null (aid, FAB_AID_FUNDER_NAME))
    return g_strdup (fab_record_get_text (aid, FAB_AID_FUNDER_NAME));
  return fab_summary_join (store, aid, FAB_AID_FUNDER, -1);
}

/** fab_aid_describe: who gives it, and when it closes: a #FabDescribe */
void
fab_aid_describe (FabStore *store, FabRecord *aid, FabSummary *summary)
{
  FabLanguage language = fab_language_get_default ();
  const char *closing = fab_record_get_text (aid, FAB_AID_CLOSING_DATE);
  g_autofree char *date = fab_date_format (closing, language);
  g_autofree char *relative = closing != NULL ? fab_date_format_relative (closing, fab_date_today (), language) : NULL;
  int days = count_days_left (aid);

  summary->subtitle = name_funder (store, aid);
  if (fab_record_get_boolean (aid, FAB_AID_RECURRENT) && days == G_MAXINT)
    summary->badge = g_strdup (C_ ("aid", "Permanent"));
  else if (days < 0)
    summary->badge = g_strdup_printf (C_ ("aid", "Closed on %s"), date);
  else if (days < G_MAXINT)
    summary->badge = g_strdup_printf (C_ ("aid", "Closes %s"), relative);
  summary->badge_style = days >= 0 && days <= SOON ? "warning" : NULL;
}

/** fab_aid_compare: the next to close first */
int
fab_aid_compare (FabStore *store, FabRecord *a, FabRecord *b)
{
  int order = fab_record_compare_date (a, b, FAB_AID_CLOSING_DATE);

  return order != 0 ? order : fab_record_compare_title (a, b);
}

/** fab_aid_describe_section: (transfer full): whether it can still be asked for */
char *
fab_aid_describe_section (FabStore *store, FabRecord *aid)
{
  return g_strdup (count_days_left (aid) < 0 ? C_ ("aids", "Closed") : C_ ("aids", "Open"));
}

/** fab_aid_compare_sections: those that are closed come last */
int
fab_aid_compare_sections (FabStore *store, FabRecord *a, FabRecord *b)
{
  return (count_days_left (a) < 0) - (count_days_left (b) < 0);
}

/** fab_aid_detail_new: (transfer floating): the page of an aid */
GtkWidget *
fab_aid_detail_new (FabContext *context, FabRecord *aid)
{
  FabDetail *detail = fab_detail_new (context, aid, fab_aid_describe);

  fab_detail_add_text (detail, FAB_AID_DESCRIPTION, fab_text_block_paragraph);
  fab_detail_add_facts (detail, NULL, FAB_AID_FUNDER, FAB_AID_AUDIENCE, FAB_AID_THEME, FAB_AID_AMOUNT_MAX,
                        FAB_AID_RATE_MIN, FAB_AID_RATE_MAX, FAB_AID_OPENING_DATE, FAB_AID_CLOSING_DATE, FAB_AID_URL,
                        -1);
  fab_detail_add_children (detail, _ ("Asked for by"),
                           fab_detail_list_children (detail, FAB_TABLE_FUNDING, FAB_FUNDING_AID), fab_funding_row_new);
  fab_ties_add (detail);
  return GTK_WIDGET (detail);
}
