/* fab-overview.h: what the first page says of a project: due, late, lacking, and the label's figures */
#pragma once

#include "fab-date.h"
#include "fab-roadmap.h"
#include "fab-store.h"

G_BEGIN_DECLS

typedef enum {
  FAB_DUE_ACTION,      /* an action ends */
  FAB_DUE_STEP,        /* a step is due */
  FAB_DUE_MEETING,     /* a meeting takes place */
  FAB_DUE_AID,         /* an aid closes */
  FAB_DUE_CALL,        /* a date of a call */
  FAB_DUE_DELIVERABLE, /* a deliverable is due */
  FAB_DUE_ANSWER,      /* a shop promised an action for then */
  FAB_DUE_FOLLOW_UP,   /* an award's follow-up */
  FAB_DUE_AWARD,       /* an award expires */
} FabDueKind;

/** Something that has a date. */
typedef struct {
  FabDueKind kind;
  FabRecord *record; /* borrowed from the store */
  FabDate date;      /* its last day */
  int days;          /* from today; negative: late by so many */
} FabDue;

/** How many applications are in a state, or awards at a level. */
typedef struct {
  const char *state; /* code; of applications */
  FabRecord *level;  /* of awards; %NULL: without level */
  guint count;
} FabOverviewCount;

typedef struct {
  GArray *due;                /* FabDue, soonest first */
  GArray *late;               /* FabDue, longest first */
  GPtrArray *without_pilot;   /* actions, in the roadmap's order */
  GPtrArray *without_funding; /* actions */
  GArray *applications;       /* FabOverviewCount by state, in their order, zeros left out */
  GArray *awards;             /* FabOverviewCount of the valid awards by level, lowest first */
  guint n_shops;
  guint n_certified; /* shops with a valid award */
  FabRoadmapTotals roadmap;
} FabOverview;

FabOverview *fab_overview_new (FabStore *store, FabRecord *territory, FabDate today, guint days);
void fab_overview_free (FabOverview *self);
char *fab_due_describe (FabStore *store, const FabDue *due, FabLanguage language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabOverview, fab_overview_free)

G_END_DECLS
