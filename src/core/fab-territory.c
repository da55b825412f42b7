#include "fab-territory.h"

/* A chain of references longer than this goes round in a circle. */
#define MAX_STEPS 24

/* Where to ask next, one table a line: the first reference that is set leads on.  A table without a line, or a record
 * whose references are empty, is common to all territories. */
static const struct {
  FabTableId table;
  int fields[3]; /* -1: no more */
} owners[] = {
  { FAB_TABLE_ACTOR, { FAB_ACTOR_TERRITORY, -1 } },
  { FAB_TABLE_PERSON, { FAB_PERSON_TERRITORY, -1 } },
  { FAB_TABLE_MANDATE, { FAB_MANDATE_ACTOR, FAB_MANDATE_PERSON, -1 } },
  { FAB_TABLE_RELATION, { FAB_RELATION_SOURCE, FAB_RELATION_TARGET, -1 } },
  { FAB_TABLE_MAP_VIEW, { FAB_MAP_VIEW_TERRITORY, -1 } },
  { FAB_TABLE_MAP_POSITION, { FAB_MAP_POSITION_TERRITORY, FAB_MAP_POSITION_VIEW, FAB_MAP_POSITION_ACTOR } },
  { FAB_TABLE_SNAPSHOT, { FAB_SNAPSHOT_MEETING, -1 } },
  { FAB_TABLE_PLAN, { FAB_PLAN_TERRITORY, -1 } },
  { FAB_TABLE_AXIS, { FAB_AXIS_PLAN, -1 } },
  { FAB_TABLE_ACTION, { FAB_ACTION_AXIS, -1 } },
  { FAB_TABLE_ACTION_ROLE, { FAB_ACTION_ROLE_ACTION, -1 } },
  { FAB_TABLE_STEP, { FAB_STEP_ACTION, -1 } },
  { FAB_TABLE_NOTE, { FAB_NOTE_ACTION, -1 } },
  { FAB_TABLE_ACTION_LINK, { FAB_ACTION_LINK_SOURCE, -1 } },
  { FAB_TABLE_BUDGET_LINE, { FAB_BUDGET_LINE_ACTION, -1 } },
  { FAB_TABLE_FUNDING, { FAB_FUNDING_ACTION, -1 } },
  { FAB_TABLE_INDICATOR, { FAB_INDICATOR_ACTION, -1 } },
  { FAB_TABLE_INDICATOR_VALUE, { FAB_INDICATOR_VALUE_INDICATOR, -1 } },
  { FAB_TABLE_MEETING, { FAB_MEETING_TERRITORY, -1 } },
  { FAB_TABLE_ATTENDANCE, { FAB_ATTENDANCE_MEETING, -1 } },
  { FAB_TABLE_CONTRIBUTION, { FAB_CONTRIBUTION_TERRITORY, FAB_CONTRIBUTION_MEETING, -1 } },
  { FAB_TABLE_DELIVERABLE, { FAB_DELIVERABLE_TERRITORY, FAB_DELIVERABLE_MEETING, -1 } },
  { FAB_TABLE_SHOP, { FAB_SHOP_TERRITORY, FAB_SHOP_ACTOR, -1 } },
  { FAB_TABLE_PREMISES, { FAB_PREMISES_SHOP, -1 } },
  { FAB_TABLE_APPLICATION, { FAB_APPLICATION_SHOP, -1 } },
  { FAB_TABLE_ANSWER, { FAB_ANSWER_APPLICATION, -1 } },
  { FAB_TABLE_EVIDENCE, { FAB_EVIDENCE_ANSWER, -1 } },
  { FAB_TABLE_VISIT, { FAB_VISIT_APPLICATION, -1 } },
  { FAB_TABLE_COMMITTEE, { FAB_COMMITTEE_TERRITORY, -1 } },
  { FAB_TABLE_DECISION, { FAB_DECISION_APPLICATION, -1 } },
  { FAB_TABLE_AWARD, { FAB_AWARD_APPLICATION, -1 } },
  { FAB_TABLE_LINK, { FAB_LINK_SOURCE, -1 } },
  { FAB_TABLE_DOCUMENT, { FAB_DOCUMENT_OWNER, -1 } },
};

static const int *
find_fields (FabTableId table)
{
  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    if (owners[i].table == table)
      return owners[i].fields;
  return NULL;
}

static FabRecord *
find_owner (FabStore *store, FabRecord *record)
{
  const int *fields = find_fields (fab_record_get_table_id (record));

  for (guint i = 0; fields != NULL && i < 3 && fields[i] >= 0; i++) {
    FabRecord *owner = fab_store_get_target (store, record, fields[i]);

    if (owner != NULL)
      return owner;
  }
  return NULL;
}

/**
 * fab_territory_of:
 *
 * Follows what a record belongs to: an action to its axis, its roadmap, its territory.  A link between two actors belongs
 * where it starts; fab_territory_shows() knows of both ends.
 *
 * Returns: (transfer none) (nullable): the territory; %NULL for what is common to all
 */
FabRecord *
fab_territory_of (FabStore *store, FabRecord *record)
{
  for (guint i = 0; i < MAX_STEPS && record != NULL; i++) {
    if (fab_record_get_table_id (record) == FAB_TABLE_TERRITORY)
      return record;
    record = find_owner (store, record);
  }
  return NULL;
}

/* A link is of its ends: shown where one of them is of the territory, and where both are common to all. */
static gboolean
shows_relation (FabStore *store, FabRecord *territory, FabRecord *relation)
{
  FabRecord *source = fab_store_get_target (store, relation, FAB_RELATION_SOURCE);
  FabRecord *target = fab_store_get_target (store, relation, FAB_RELATION_TARGET);
  FabRecord *from = source != NULL ? fab_territory_of (store, source) : NULL;
  FabRecord *to = target != NULL ? fab_territory_of (store, target) : NULL;

  return from == territory || to == territory || (from == NULL && to == NULL);
}

/**
 * fab_territory_shows:
 * @territory: (nullable): the territory that is looked at; %NULL for all
 *
 * Returns: whether @record is shown: it belongs to @territory, or is common to all
 */
gboolean
fab_territory_shows (FabStore *store, FabRecord *territory, FabRecord *record)
{
  FabRecord *own;

  if (territory == NULL)
    return TRUE;
  if (fab_record_get_table_id (record) == FAB_TABLE_RELATION)
    return shows_relation (store, territory, record);
  own = fab_territory_of (store, record);
  return own == NULL || own == territory;
}

/** fab_territory_count: how many records of @table fab_territory_shows() shows, as the sidebar says it */
guint
fab_territory_count (FabStore *store, FabRecord *territory, FabTableId table)
{
  guint n = 0;

  if (territory == NULL)
    return fab_store_get_count (store, table);
  for (guint i = 0; i < fab_store_get_count (store, table); i++) {
    FabRecord *record = fab_store_get_nth (store, table, i);

    n += fab_territory_shows (store, territory, record);
  }
  return n;
}
