#include "fab-deliverables-page.h"

#include <glib/gi18n.h>

#include "fab-deliverable.h"
#include "fab-detail.h"
#include "fab-record-compare.h"
#include "fab-ties.h"

struct _FabDeliverablesPage {
  FabCollectionPage parent_instance;
};

G_DEFINE_FINAL_TYPE (FabDeliverablesPage, fab_deliverables_page, FAB_TYPE_COLLECTION_PAGE)

static int
compare_kinds (FabStore *store, FabRecord *a, FabRecord *b)
{
  return fab_record_compare_choice (a, b, FAB_DELIVERABLE_KIND);
}

static int
compare_deliverables (FabStore *store, FabRecord *a, FabRecord *b)
{
  int order = fab_record_compare_date (a, b, FAB_DELIVERABLE_DUE_DATE);

  return order != 0 ? order : fab_record_compare_title (a, b);
}

static char *
describe_kind (FabStore *store, FabRecord *deliverable)
{
  char *kind = fab_summary_join (store, deliverable, FAB_DELIVERABLE_KIND, -1);

  if (*kind != '\0')
    return kind;
  g_free (kind);
  return g_strdup (_ ("Of no kind"));
}

static GtkWidget *
make_deliverable (FabContext *context, FabRecord *deliverable)
{
  FabDetail *detail = fab_detail_new (context, deliverable, fab_deliverable_describe);

  fab_detail_add_fields (detail, NULL, FAB_DELIVERABLE_STATUS, FAB_DELIVERABLE_DUE_DATE, FAB_DELIVERABLE_DESCRIPTION,
                         -1);
  fab_detail_add_facts (detail, _ ("Comes from"), FAB_DELIVERABLE_MEETING, FAB_DELIVERABLE_TERRITORY, -1);
  fab_ties_add (detail);
  return GTK_WIDGET (detail);
}

static const FabTableId watched[] = { FAB_TABLE_MEETING, FAB_TABLE_TERRITORY, FAB_TABLE_NONE };
static const FabFirstValue first_values[] = {
  { FAB_DELIVERABLE_KIND, "other" },
  { FAB_DELIVERABLE_STATUS, "to_write" },
  { -1, NULL },
};

static const FabCollectionInfo infos[] = {
  {
      .name = "list",
      .title = N_ ("Deliverables"),
      .icon = "fab-deliverables-symbolic",
      .table = FAB_TABLE_DELIVERABLE,
      .add = N_ ("Add a deliverable"),
      .added = N_ ("Deliverable “%s” added"),
      .edit = N_ ("Edit the deliverable…"),
      .remove = N_ ("Remove the deliverable"),
      .filter = N_ ("Filter the deliverables"),
      .filter_hint = N_ ("Name, meeting or status"),
      .empty = N_ ("No deliverable yet"),
      .empty_advice =
          N_ ("Add the memos, syntheses and notes that the process has to leave behind, and when each is due."),
      .choose = N_ ("Choose a deliverable"),
      .describe = fab_deliverable_describe,
      .compare = compare_deliverables,
      .describe_section = describe_kind,
      .compare_sections = compare_kinds,
      .watched = watched,
      .make_detail = make_deliverable,
      .titled = TRUE,
      .first_values = first_values,
  },
};

static void
fab_deliverables_page_class_init (FabDeliverablesPageClass *klass)
{
  FAB_COLLECTION_PAGE_CLASS (klass)->infos = infos;
  FAB_COLLECTION_PAGE_CLASS (klass)->n_infos = G_N_ELEMENTS (infos);
}

static void
fab_deliverables_page_init (FabDeliverablesPage *self)
{
}
