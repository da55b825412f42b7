/* fab-overview.h: what the first page says of a project: due, late, lacking, and the label's figures */
#pragma once

#include "fab-due.h"
#include "fab-roadmap.h"

G_BEGIN_DECLS

/** How many applications are in a state, or awards at a level. */
typedef struct {
  const char *state; /* code; of applications */
  FabRecord *level;  /* (nullable) of awards; %NULL: without level */
  guint count;
} FabOverviewCount;

/** Records are borrowed from the store: for reading at once, not for keeping. */
typedef struct {
  GArray *due;                /* FabDue within the days asked for, soonest first */
  GArray *late;               /* FabDue, the longest late first */
  GPtrArray *without_pilot;   /* actions, in the order of the list */
  GPtrArray *without_funding; /* actions */
  GArray *applications;       /* FabOverviewCount by state, in their order, zeros left out */
  GArray *awards;             /* FabOverviewCount of the valid awards by level, lowest first */
  guint n_shops;
  guint n_certified; /* shops with a valid award */
  FabRoadmapTotals roadmap;
} FabOverview;

FabOverview *fab_overview_new (FabStore *store, FabRecord *territory, FabDate today, guint days);
void fab_overview_free (FabOverview *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabOverview, fab_overview_free)

G_END_DECLS
