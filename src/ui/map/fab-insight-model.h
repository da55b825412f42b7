/* fab-insight-model.h: what the map says, kept up to date while somebody reads it
 *
 * Measured in a thread, of the territory that the context looks at and of what a filter leaves; again a moment after something changed, and at once when
 * the territory does. Nothing is measured while nobody reads.
 */
#pragma once

#include "fab-findings.h"
#include "fab-map-model.h"

G_BEGIN_DECLS

#define FAB_TYPE_INSIGHT_MODEL (fab_insight_model_get_type ())
G_DECLARE_FINAL_TYPE (FabInsightModel, fab_insight_model, FAB, INSIGHT_MODEL, GObject)

FabInsightModel *fab_insight_model_new (FabMapModel *map);

const char *fab_insight_model_get_time (FabInsightModel *self);
FabContext *fab_insight_model_get_context (FabInsightModel *self);
void fab_insight_model_set_reading (FabInsightModel *self, gboolean reading);
void fab_insight_model_set_filter (FabInsightModel *self, const FabMapFilter *filter);
gboolean fab_insight_model_is_filtered (FabInsightModel *self);

GPtrArray *fab_insight_model_get_findings (FabInsightModel *self);
gboolean fab_insight_model_is_busy (FabInsightModel *self);
gboolean fab_insight_model_is_stopped (FabInsightModel *self);
double fab_insight_model_get_fraction (FabInsightModel *self);
void fab_insight_model_stop (FabInsightModel *self);
void fab_insight_model_start (FabInsightModel *self);

G_END_DECLS
