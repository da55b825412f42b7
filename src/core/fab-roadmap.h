/* fab-roadmap.h: what the board says of actions, and how a card moves */
#pragma once

#include "fab-date.h"
#include "fab-store.h"

G_BEGIN_DECLS

/** Money of an action, or of several: euro cents. */
typedef struct {
  guint n_actions;
  guint n_late;
  guint n_without_pilot;
  guint n_without_funding;
  gint64 budget;
  gint64 secured; /* granted or paid */
  gint64 asked;
  gint64 sought;
  gint64
      gap; /* what no granted or paid funding covers, action by action: one action's excess doesn't fill another's gap */
} FabRoadmapTotals;

/** What a card shows.  Records are borrowed from the store. */
typedef struct {
  gboolean late;
  gboolean finished; /* done or abandoned */
  GPtrArray *pilots; /* of names: structures, then services, then people */
  char *initials;    /* of the first pilot; "" without */
  gboolean has_budget;
  gint64 budget;
  gint64 secured;
  gint64 asked;
  gint64 sought;
  gint64 gap;
  guint n_steps;
  guint n_steps_done;
  guint n_notes;
  guint n_documents;
  guint n_links; /* linked actions, and ties to anything */
} FabActionFacts;

typedef enum {
  FAB_ROADMAP_ALL,
  FAB_ROADMAP_WITHOUT_PILOT,
  FAB_ROADMAP_WITHOUT_FUNDING,
  FAB_ROADMAP_LATE,
} FabRoadmapFilter;

FabActionFacts *fab_action_facts_new (FabStore *store, FabRecord *action, FabDate today);
void fab_action_facts_free (FabActionFacts *self);

gboolean fab_action_is_late (FabRecord *action, FabDate today);
gboolean fab_action_is_finished (FabRecord *action);
gboolean fab_action_has_pilot (FabStore *store, FabRecord *action);
gboolean fab_action_has_funding (FabStore *store, FabRecord *action);
gboolean fab_roadmap_matches (FabStore *store, FabRecord *action, FabRoadmapFilter filter, FabDate today);

GPtrArray *fab_roadmap_list_axes (FabStore *store, FabRecord *plan);
GPtrArray *fab_roadmap_list_column (FabStore *store, FabRecord *axis, const char *status);
int fab_roadmap_compare (gconstpointer a, gconstpointer b);
void fab_roadmap_add_to_totals (FabStore *store, FabRecord *action, FabDate today, FabRoadmapTotals *totals);
void fab_roadmap_total (FabStore *store, FabRecord *axis, gboolean deep, FabDate today, FabRoadmapTotals *totals);
void fab_roadmap_total_territory (FabStore *store, FabRecord *territory, FabDate today, FabRoadmapTotals *totals);

gboolean fab_roadmap_move (FabStore *store, FabRecord *action, FabRecord *axis, const char *status, FabRecord *before,
                           GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabActionFacts, fab_action_facts_free)

G_END_DECLS
