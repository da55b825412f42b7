#include "fab-solutions-page.h"

#include <glib/gi18n.h>

#include "fab-record-compare.h"
#include "fab-sheet-detail.h"
#include "fab-ties.h"

struct _FabSolutionsPage {
  FabCollectionPage parent_instance;
};

G_DEFINE_FINAL_TYPE (FabSolutionsPage, fab_solutions_page, FAB_TYPE_COLLECTION_PAGE)

/* ---- Experience sheets ---- */

static void
describe_sheet (FabStore *store, FabRecord *sheet, FabSummary *summary)
{
  summary->subtitle = fab_summary_join (store, sheet, FAB_SHEET_TOWN, FAB_SHEET_THEME, -1);
}

/* ---- Past Fabriques: the latest first ---- */

static void
describe_past_fabrique (FabStore *store, FabRecord *fabrique, FabSummary *summary)
{
  summary->subtitle = g_strdup (fab_record_get_text (fabrique, FAB_PAST_FABRIQUE_TERRITORIES));
}

static int
compare_years (FabStore *store, FabRecord *a, FabRecord *b)
{
  return g_strcmp0 (fab_record_get_text (b, FAB_PAST_FABRIQUE_YEAR), fab_record_get_text (a, FAB_PAST_FABRIQUE_YEAR));
}

static int
compare_past_fabriques (FabStore *store, FabRecord *a, FabRecord *b)
{
  return fab_record_compare_integer (a, b, FAB_PAST_FABRIQUE_POSITION);
}

static char *
describe_year (FabStore *store, FabRecord *fabrique)
{
  const char *year = fab_record_get_text (fabrique, FAB_PAST_FABRIQUE_YEAR);

  return g_strdup (year != NULL ? year : _ ("Without a year"));
}

static void
describe_past_year (FabStore *store, FabRecord *fabrique, FabSummary *summary)
{
  summary->subtitle = fab_summary_join (store, fabrique, FAB_PAST_FABRIQUE_YEAR, -1);
}

static GtkWidget *
make_past_fabrique (FabContext *context, FabRecord *fabrique)
{
  FabDetail *detail = fab_detail_new (context, fabrique, describe_past_year);

  fab_detail_add_facts (detail, NULL, FAB_PAST_FABRIQUE_TERRITORIES, FAB_PAST_FABRIQUE_PARTNERS,
                        FAB_PAST_FABRIQUE_FUNDERS, -1);
  fab_ties_add (detail);
  return GTK_WIDGET (detail);
}

/* ---- Leads: in their order ---- */

static void
describe_lead (FabStore *store, FabRecord *lead, FabSummary *summary)
{
  summary->subtitle = fab_summary_join (store, lead, FAB_LEAD_GROUP, -1);
}

static int
compare_leads (FabStore *store, FabRecord *a, FabRecord *b)
{
  return fab_record_compare_integer (a, b, FAB_LEAD_POSITION);
}

static GtkWidget *
make_lead (FabContext *context, FabRecord *lead)
{
  FabDetail *detail = fab_detail_new (context, lead, describe_lead);

  fab_detail_add_text (detail, FAB_LEAD_DESCRIPTION, fab_text_block_paragraph);
  fab_ties_add (detail);
  return GTK_WIDGET (detail);
}

/* ---- The page ---- */

static const FabCollectionInfo infos[] = {
  {
      .name = "sheets",
      .title = N_ ("Sheets"),
      .icon = "fab-solutions-symbolic",
      .table = FAB_TABLE_SHEET,
      .add = N_ ("Add an experience sheet"),
      .added = N_ ("Experience sheet “%s” added"),
      .edit = N_ ("Edit the sheet…"),
      .remove = N_ ("Remove the sheet"),
      .filter = N_ ("Filter the sheets"),
      .filter_hint = N_ ("Town, theme or any word"),
      .empty = N_ ("No experience sheet yet"),
      .empty_advice = N_ ("Write down what other towns did, so that it can serve yours."),
      .choose = N_ ("Choose a sheet"),
      .describe = describe_sheet,
      .make_detail = fab_sheet_detail_new,
      .titled = TRUE,
  },
  {
      .name = "fabriques",
      .title = N_ ("Past Fabriques"),
      .icon = "fab-process-symbolic",
      .table = FAB_TABLE_PAST_FABRIQUE,
      .add = N_ ("Add a past Fabrique"),
      .added = N_ ("Past Fabrique “%s” added"),
      .edit = N_ ("Edit the past Fabrique…"),
      .remove = N_ ("Remove the past Fabrique"),
      .filter = N_ ("Filter the past Fabriques"),
      .filter_hint = N_ ("Theme, territory or partner"),
      .empty = N_ ("No past Fabrique yet"),
      .empty_advice = N_ ("Add the Fabriques of other years, to find the territories that worked on your question."),
      .choose = N_ ("Choose a past Fabrique"),
      .describe = describe_past_fabrique,
      .compare = compare_past_fabriques,
      .describe_section = describe_year,
      .compare_sections = compare_years,
      .make_detail = make_past_fabrique,
      .titled = TRUE,
  },
  {
      .name = "leads",
      .title = N_ ("Leads"),
      .icon = "fab-roadmap-symbolic",
      .table = FAB_TABLE_LEAD,
      .add = N_ ("Add a lead"),
      .added = N_ ("Lead “%s” added"),
      .edit = N_ ("Edit the lead…"),
      .remove = N_ ("Remove the lead"),
      .filter = N_ ("Filter the leads"),
      .filter_hint = N_ ("Name or any word"),
      .empty = N_ ("No lead yet"),
      .empty_advice = N_ ("Add what the process proposes to those who decide beyond the territory."),
      .choose = N_ ("Choose a lead"),
      .describe = describe_lead,
      .compare = compare_leads,
      .make_detail = make_lead,
      .titled = TRUE,
  },
};

static void
fab_solutions_page_class_init (FabSolutionsPageClass *klass)
{
  FAB_COLLECTION_PAGE_CLASS (klass)->infos = infos;
  FAB_COLLECTION_PAGE_CLASS (klass)->n_infos = G_N_ELEMENTS (infos);
}

static void
fab_solutions_page_init (FabSolutionsPage *self)
{
}
