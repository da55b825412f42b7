#include "fab-ties.h"

#include <glib/gi18n.h>

#include "fab-child-group.h"
#include "fab-children.h"
#include "fab-record-row.h"

/* Tags are ties too, but they say what a thing is like, not what it has to do with. */
static gboolean
is_no_tag (FabStore *store, FabRecord *link, gconstpointer data)
{
  FabRecord *target = fab_store_get_target (store, link, FAB_LINK_TARGET);

  return target != NULL && fab_record_get_table_id (target) != FAB_TABLE_TAG;
}

static void
describe_end (FabStore *store, FabRecord *link, guint end, FabSummary *summary)
{
  FabRecord *record = fab_store_get_target (store, link, end);

  if (record == NULL)
    return;
  summary->target = record;
  summary->title = g_strdup (fab_record_get_title (record));
  summary->subtitle = g_strdup (fab_record_get_text (link, FAB_LINK_NOTE));
  summary->badge = g_strdup (fab_table_get_label (fab_record_get_table (record)));
}

static void
describe_target (FabStore *store, FabRecord *link, FabSummary *summary)
{
  describe_end (store, link, FAB_LINK_TARGET, summary);
}

static void
describe_source (FabStore *store, FabRecord *link, FabSummary *summary)
{
  describe_end (store, link, FAB_LINK_SOURCE, summary);
}

static GtkWidget *
make_target_row (FabContext *context, FabRecord *link)
{
  return fab_record_row_new (context, link, describe_target);
}

static GtkWidget *
make_source_row (FabContext *context, FabRecord *link)
{
  return fab_record_row_new (context, link, describe_source);
}

/** fab_ties_add: adds what the detail's record is tied to, each leading there, to the end of @detail; nothing shows where there is none */
void
fab_ties_add (FabDetail *detail)
{
  FabChildren *targets = fab_detail_list_children (detail, FAB_TABLE_LINK, FAB_LINK_SOURCE);
  FabChildren *sources = fab_detail_list_children (detail, FAB_TABLE_LINK, FAB_LINK_TARGET);

  fab_children_set_filter (targets, is_no_tag, NULL);
  fab_detail_add_children (detail, _ ("Tied to"), targets, make_target_row);
  fab_detail_add_children (detail, _ ("Mentioned by"), sources, make_source_row);
}
