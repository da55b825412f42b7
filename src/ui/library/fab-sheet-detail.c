#include "fab-sheet-detail.h"

#include <glib/gi18n.h>

#include "fab-key-figure.h"
#include "fab-ties.h"
#include "fab-timeline-mark.h"

/* "Chalon-sur-Saône (45 390 inhabitants) · Saône-et-Loire · Bourgogne-Franche-Comté". */
static void
describe_place (FabStore *store, FabRecord *sheet, FabSummary *summary)
{
  g_autofree char *town = fab_summary_join (store, sheet, FAB_SHEET_TOWN, -1);
  g_autofree char *region = fab_summary_join (store, sheet, FAB_SHEET_DEPARTMENT, FAB_SHEET_REGION, -1);
  g_autofree char *inhabitants = fab_summary_join (store, sheet, FAB_SHEET_INHABITANTS, -1);
  g_autofree char *place = g_strdup (town);

  if (*inhabitants != '\0') {
    g_free (place);
    /* Translators: a town and its population */
    place = g_strdup_printf (_ ("%s (%s inhabitants)"), town, inhabitants);
  }
  summary->subtitle = g_strjoin (*place != '\0' && *region != '\0' ? " · " : "", place, region, NULL);
  if (!fab_record_is_null (sheet, FAB_SHEET_THEME))
    summary->badge = g_strdup (fab_record_get_text (sheet, FAB_SHEET_THEME));
  summary->badge_style = "accent";
}

static GtkWidget *
make_quote (const char *line)
{
  GtkWidget *quote = fab_text_block_paragraph (line);

  gtk_widget_add_css_class (quote, "fab-quote");
  return quote;
}

/* "September 2022: opening" stands on a line of time. */
static GtkWidget *
make_date (const char *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (box), fab_timeline_mark_new (FAB_MARK_FULL));
  gtk_box_append (GTK_BOX (box), fab_text_block_paragraph (line));
  return box;
}

/** fab_sheet_detail_new: (transfer floating): the page of an experience sheet */
GtkWidget *
fab_sheet_detail_new (FabContext *context, FabRecord *sheet)
{
  FabDetail *detail = fab_detail_new (context, sheet, describe_place);
  GtkWidget *quote = fab_text_block_new (context, sheet, FAB_SHEET_QUOTE, make_quote);

  fab_text_block_hide_heading (FAB_TEXT_BLOCK (quote));
  fab_detail_add (detail, quote);
  fab_detail_add_text (detail, FAB_SHEET_KEY_FIGURES, fab_key_figure_new);
  fab_detail_add_text (detail, FAB_SHEET_CONTEXT, fab_text_block_paragraph);
  fab_detail_add_text (detail, FAB_SHEET_AIMS, fab_text_block_paragraph);
  fab_detail_add_text (detail, FAB_SHEET_PROJECT, fab_text_block_paragraph);
  fab_detail_add_text (detail, FAB_SHEET_STRENGTHS, fab_text_block_bullet);
  fab_detail_add_text (detail, FAB_SHEET_EFFECTS, fab_text_block_bullet);
  fab_detail_add_text (detail, FAB_SHEET_DATES, make_date);
  fab_detail_add_facts (detail, _ ("Who and how much"), FAB_SHEET_COST, FAB_SHEET_FUNDERS, FAB_SHEET_PARTNERS,
                        FAB_SHEET_COMMISSIONER, FAB_SHEET_DESIGNER, FAB_SHEET_URL, -1);
  fab_ties_add (detail);
  return GTK_WIDGET (detail);
}
