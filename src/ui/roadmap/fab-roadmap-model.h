/* fab-roadmap-model.h: what the roadmap page shows: actions in lanes (axes) and columns (statuses), and as one list
 *
 * Follows the project: after each gesture that matters it works its lanes out again, once, and says so.
 */
#pragma once

#include "fab-board-layout.h"
#include "fab-context.h"
#include "fab-roadmap.h"

G_BEGIN_DECLS

#define FAB_N_STATUSES 8

/** One axis across the board.  Records are owned by the lane. */
typedef struct {
  FabRecord *plan; /* or NULL */
  FabRecord *axis; /* or NULL: actions without an axis */
  char *title;
  GPtrArray *columns[FAB_N_STATUSES]; /* of actions, in their order */
  guint n_actions;                    /* that are shown */
  FabRoadmapTotals totals;            /* of all, shown or not */
} FabLane;

#define FAB_TYPE_ROADMAP_MODEL (fab_roadmap_model_get_type ())
G_DECLARE_FINAL_TYPE (FabRoadmapModel, fab_roadmap_model, FAB, ROADMAP_MODEL, GObject)

FabRoadmapModel *fab_roadmap_model_new (FabContext *context);

FabContext *fab_roadmap_model_get_context (FabRoadmapModel *self);
FabStore *fab_roadmap_model_get_store (FabRoadmapModel *self);
FabRecord *fab_roadmap_model_get_plan (FabRoadmapModel *self);
FabRecord *fab_roadmap_model_get_axis (FabRoadmapModel *self);
void fab_roadmap_model_set_scope (FabRoadmapModel *self, FabRecord *plan, FabRecord *axis);
FabRoadmapFilter fab_roadmap_model_get_filter (FabRoadmapModel *self);
void fab_roadmap_model_set_filter (FabRoadmapModel *self, FabRoadmapFilter filter);
void fab_roadmap_model_set_text (FabRoadmapModel *self, const char *text);
gboolean fab_roadmap_model_is_filtered (FabRoadmapModel *self);
void fab_roadmap_model_refresh (FabRoadmapModel *self);

GPtrArray *fab_roadmap_model_list_plans (FabRoadmapModel *self);
guint fab_roadmap_model_get_n_plans (FabRoadmapModel *self);
guint fab_roadmap_model_get_n_lanes (FabRoadmapModel *self);
const FabLane *fab_roadmap_model_get_lane (FabRoadmapModel *self, guint lane);
guint fab_roadmap_model_get_n_in_column (FabRoadmapModel *self, guint column);
FabRecord *fab_roadmap_model_get_action (FabRoadmapModel *self, FabBoardPlace place);
gboolean fab_roadmap_model_find (FabRoadmapModel *self, FabRecord *action, FabBoardPlace *place);
GListModel *fab_roadmap_model_get_actions (FabRoadmapModel *self);
const FabRoadmapTotals *fab_roadmap_model_get_totals (FabRoadmapModel *self);

char *fab_axis_dup_title (FabRecord *axis);
guint fab_axis_get_depth (FabStore *store, FabRecord *axis);
const FabChoices *fab_status_get_choices (void);
guint fab_status_find (const char *code);
const char *fab_status_get_code (guint status);
const char *fab_status_get_label (guint status);

G_END_DECLS
