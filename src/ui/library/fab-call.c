#include "fab-call.h"

#include <glib/gi18n.h>

#include "fab-ask-name.h"
#include "fab-date.h"
#include "fab-insert.h"
#include "fab-piece-row.h"
#include "fab-record-compare.h"
#include "fab-record-row.h"
#include "fab-ties.h"

/** fab_call_describe: who issues it, and how far it is: a #FabDescribe */
void
fab_call_describe (FabStore *store, FabRecord *call, FabSummary *summary)
{
  const char *status = fab_record_get_text (call, FAB_CALL_STATUS);

  summary->subtitle = fab_summary_join (store, call, FAB_CALL_EDITION, FAB_CALL_ISSUER, -1);
  if (status == NULL)
    return;
  summary->badge = fab_summary_join (store, call, FAB_CALL_STATUS, -1);
  summary->badge_style = g_str_equal (status, "won") ? "success" : NULL;
}

/* ---- Dates ---- */

static gboolean
is_over (FabRecord *date)
{
  FabDate day = fab_date_from_text (fab_record_get_text (date, FAB_CALL_DATE_DATE));

  return fab_date_is_set (day) && fab_date_compare (fab_date_last_day (day), fab_date_today ()) < 0;
}

/* "Summer 2023" has no day: it is over once something after it is. */
static gboolean
is_past (FabStore *store, FabRecord *date)
{
  FabRecord *call = fab_store_get_target (store, date, FAB_CALL_DATE_CALL);
  g_autoptr (GPtrArray) dates = fab_store_get_referrers (store, call, FAB_TABLE_CALL_DATE, FAB_CALL_DATE_CALL);

  if (!fab_record_is_null (date, FAB_CALL_DATE_DATE))
    return is_over (date);
  for (guint i = 0; i < dates->len; i++)
    if (fab_record_compare_integer (g_ptr_array_index (dates, i), date, FAB_CALL_DATE_POSITION) > 0 &&
        is_over (g_ptr_array_index (dates, i)))
      return TRUE;
  return FALSE;
}

/* In words where the call says it so; how far away while it is ahead. */
static void
describe_date (FabStore *store, FabRecord *date, FabSummary *summary)
{
  const char *day = fab_record_get_text (date, FAB_CALL_DATE_DATE);
  const char *period = fab_record_get_text (date, FAB_CALL_DATE_PERIOD);
  FabLanguage language = fab_language_get_default ();

  summary->subtitle = period != NULL ? g_strdup (period) : fab_date_format (day, language);
  summary->mark = is_past (store, date) ? FAB_MARK_FULL : FAB_MARK_HOLLOW;
  if (day != NULL && summary->mark == FAB_MARK_HOLLOW) {
    summary->badge = fab_date_format_relative (day, fab_date_today (), language);
    summary->badge_style = "accent";
  }
}

static GtkWidget *
make_date_row (FabContext *context, FabRecord *date)
{
  GtkWidget *row = fab_record_row_new (context, date, describe_date);

  fab_record_row_add_menu (FAB_RECORD_ROW (row), NULL);
  return row;
}

/* ---- Adding ---- */

static void
add_date (const char *name, gpointer data)
{
  FabDetail *detail = data;

  fab_insert_child (fab_detail_get_context (detail), FAB_TABLE_CALL_DATE, name, _ ("Date “%s” added"),
                    &(FabOwner){ FAB_CALL_DATE_CALL, fab_detail_get_record (detail) });
}

static void
on_add_date (FabDetail *detail)
{
  fab_ask_name (GTK_WIDGET (detail), _ ("Add a date"), _ ("Add"), NULL, add_date, G_OBJECT (detail));
}

static void
add_piece (const char *name, gpointer data)
{
  FabDetail *detail = data;

  fab_insert_child (fab_detail_get_context (detail), FAB_TABLE_CALL_PIECE, name, _ ("Piece “%s” added"),
                    &(FabOwner){ FAB_CALL_PIECE_CALL, fab_detail_get_record (detail) });
}

static void
on_add_piece (FabDetail *detail)
{
  fab_ask_name (GTK_WIDGET (detail), _ ("Add a piece of the file"), _ ("Add"), NULL, add_piece, G_OBJECT (detail));
}

/* ---- The page ---- */

/** fab_call_detail_new: (transfer floating): the page of a call for projects */
GtkWidget *
fab_call_detail_new (FabContext *context, FabRecord *call)
{
  FabDetail *detail = fab_detail_new (context, call, fab_call_describe);
  FabChildren *dates = fab_detail_list_children (detail, FAB_TABLE_CALL_DATE, FAB_CALL_DATE_CALL);
  FabChildren *pieces = fab_detail_list_children (detail, FAB_TABLE_CALL_PIECE, FAB_CALL_PIECE_CALL);
  FabChildGroup *group;

  fab_detail_add_fields (detail, NULL, FAB_CALL_STATUS, -1);
  group = fab_detail_add_children (detail, _ ("Dates"), dates, make_date_row);
  fab_child_group_set_add_button (group, fab_detail_make_add_button (detail, _ ("Add a date"), on_add_date),
                                  _ ("Add the dates by which something has to be sent or done."));
  group = fab_detail_add_children (detail, _ ("Pieces of the file"), pieces, fab_piece_row_new);
  fab_child_group_set_add_button (group,
                                  fab_detail_make_add_button (detail, _ ("Add a piece of the file"), on_add_piece),
                                  _ ("Add what the file is made of, and tick off what is ready."));
  fab_detail_add_facts (detail, _ ("What there is to win"), FAB_CALL_SUPPORT_AMOUNT, FAB_CALL_SUPPORT, -1);
  fab_detail_add_text (detail, FAB_CALL_DESCRIPTION, fab_text_block_paragraph);
  fab_ties_add (detail);
  return GTK_WIDGET (detail);
}
