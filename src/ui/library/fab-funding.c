#include "fab-funding.h"

#include <glib/gi18n.h>

#include "fab-insert.h"
#include "fab-page.h"
#include "fab-record-chooser.h"
#include "fab-record-compare.h"
#include "fab-record-row.h"
#include "fab-ties.h"

/* ---- What is said ---- */

static char *
name_action (FabStore *store, FabRecord *funding)
{
  FabRecord *action = fab_store_get_target (store, funding, FAB_FUNDING_ACTION);

  return g_strdup (action != NULL ? fab_record_get_title (action) : "");
}

static guint
get_funder_field (FabRecord *funding)
{
  return fab_record_is_null (funding, FAB_FUNDING_FUNDER) ? FAB_FUNDING_FUNDER_NAME : FAB_FUNDING_FUNDER;
}

/** fab_funding_describe: its action, funder and amount: a #FabDescribe */
void
fab_funding_describe (FabStore *store, FabRecord *funding, FabSummary *summary)
{
  summary->title = name_action (store, funding);
  summary->subtitle = fab_summary_join (store, funding, get_funder_field (funding), FAB_FUNDING_DECISION_DATE, -1);
  if (!fab_record_is_null (funding, FAB_FUNDING_AMOUNT))
    summary->badge = fab_summary_join (store, funding, FAB_FUNDING_AMOUNT, -1);
}

static void
describe_with_status (FabStore *store, FabRecord *funding, FabSummary *summary)
{
  summary->title = name_action (store, funding);
  summary->subtitle = fab_summary_join (store, funding, get_funder_field (funding), FAB_FUNDING_AMOUNT, -1);
  summary->target = fab_store_get_target (store, funding, FAB_FUNDING_ACTION);
  if (!fab_record_is_null (funding, FAB_FUNDING_STATUS))
    summary->badge = fab_summary_join (store, funding, FAB_FUNDING_STATUS, -1);
}

/** fab_funding_compare: by the action's title */
int
fab_funding_compare (FabStore *store, FabRecord *a, FabRecord *b)
{
  FabRecord *one = fab_store_get_target (store, a, FAB_FUNDING_ACTION);
  FabRecord *other = fab_store_get_target (store, b, FAB_FUNDING_ACTION);

  return one != NULL && other != NULL ? fab_record_compare_title (one, other) : 0;
}

/** fab_funding_describe_section: (transfer full): the status */
char *
fab_funding_describe_section (FabStore *store, FabRecord *funding)
{
  char *status = fab_summary_join (store, funding, FAB_FUNDING_STATUS, -1);

  if (*status != '\0')
    return status;
  g_free (status);
  return g_strdup (_ ("Without a status"));
}

/** fab_funding_compare_sections: from what is to look for to what is paid */
int
fab_funding_compare_sections (FabStore *store, FabRecord *a, FabRecord *b)
{
  return fab_record_compare_choice (a, b, FAB_FUNDING_STATUS);
}

/* ---- The page and the row ---- */

/** fab_funding_detail_new: (transfer floating): the page of a funding */
GtkWidget *
fab_funding_detail_new (FabContext *context, FabRecord *funding)
{
  FabDetail *detail = fab_detail_new (context, funding, describe_with_status);

  fab_detail_add_facts (detail, NULL, FAB_FUNDING_ACTION, FAB_FUNDING_FUNDER, FAB_FUNDING_AID, -1);
  fab_detail_add_fields (detail, NULL, FAB_FUNDING_AMOUNT, FAB_FUNDING_STATUS, FAB_FUNDING_DECISION_DATE,
                         FAB_FUNDING_FUNDER_NAME, FAB_FUNDING_NOTES, -1);
  fab_ties_add (detail);
  return GTK_WIDGET (detail);
}

/** fab_funding_row_new: (transfer floating): a funding that leads to its action: a #FabMakeRow */
GtkWidget *
fab_funding_row_new (FabContext *context, FabRecord *funding)
{
  return fab_record_row_new (context, funding, describe_with_status);
}

/* ---- Adding ---- */

/** fab_funding_insert: (transfer none) (nullable): a funding to look for, of @action, added as a gesture */
FabRecord *
fab_funding_insert (FabContext *context, FabRecord *action)
{
  FabStore *store = fab_context_get_store (context);
  g_autofree char *sentence = g_strdup_printf (_ ("Funding of “%s” added"), fab_record_get_title (action));
  g_autoptr (GError) error = NULL;
  FabRecord *funding;

  fab_store_begin (store, sentence);
  funding = fab_store_insert (store, FAB_TABLE_FUNDING, &error, FAB_FUNDING_ACTION, FAB_REF (action),
                              FAB_FUNDING_STATUS, FAB_TEXT ("sought"), -1);
  return fab_insert_finish (context, funding, error) ? funding : NULL;
}

static void
on_action_chosen (FabPage *page, FabRecord *action)
{
  FabRecord *funding = fab_funding_insert (fab_page_get_context (page), action);

  if (funding != NULL)
    fab_page_show_record (page, funding);
}

/** fab_funding_ask: asks which action is funded, and adds a funding to it */
void
fab_funding_ask (GtkWidget *page, FabContext *context)
{
  static const FabTableId tables[] = { FAB_TABLE_ACTION };
  FabRecordChooser *chooser =
      fab_record_chooser_new (context, _ ("Which action is funded?"), tables, G_N_ELEMENTS (tables));

  g_signal_connect_object (chooser, "chosen", G_CALLBACK (on_action_chosen), page, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (chooser), page);
}
