/* fab-map-model.h: the map of a project's actors as a scene that follows the project
 *
 * Rebuilt after every gesture that concerns it; actors without a place are laid out in a thread, and their places kept in
 * the project without a trace in the journal.  Arranging on purpose is a gesture.
 */
#pragma once

#include "fab-context.h"
#include "fab-map-arranger.h"
#include "fab-map-decoration.h"
#include "fab-map-source.h"

G_BEGIN_DECLS

#define FAB_TYPE_MAP_MODEL (fab_map_model_get_type ())
G_DECLARE_FINAL_TYPE (FabMapModel, fab_map_model, FAB, MAP_MODEL, GObject)

FabMapModel *fab_map_model_new (FabContext *context);

FabContext *fab_map_model_get_context (FabMapModel *self);
FabMapScene *fab_map_model_get_scene (FabMapModel *self);
FabMapScene *fab_map_model_get_today (FabMapModel *self);
void fab_map_model_get_options (FabMapModel *self, FabMapSceneOptions *options);
void fab_map_model_refresh (FabMapModel *self);
void fab_map_model_show_past (FabMapModel *self, FabMapScene *scene, FabMapMoment *moment, const char *caption);
FabMapMoment *fab_map_model_get_moment (FabMapModel *self);
FabStore *fab_map_model_get_shown_store (FabMapModel *self);
gboolean fab_map_model_is_past (FabMapModel *self);
const char *fab_map_model_get_caption (FabMapModel *self);
FabRecord *fab_map_model_get_actor (FabMapModel *self, guint node);
guint fab_map_model_count_links (FabMapModel *self, FabRecord *actor);
gboolean fab_map_model_shows (FabMapModel *self, FabRecord *actor);

const FabMapDecoration *fab_map_model_get_decoration (FabMapModel *self);
void fab_map_model_set_decoration (FabMapModel *self, const FabMapDecoration *decoration);
void fab_map_model_set_measures (FabMapModel *self, GHashTable *circles, GHashTable *brokerage);

void fab_map_model_set_aspect (FabMapModel *self, double aspect);
void fab_map_model_arrange (FabMapModel *self, FabMapLayout layout, gboolean ignore_pinned);
void fab_map_model_stop (FabMapModel *self);
gboolean fab_map_model_is_busy (FabMapModel *self);
double fab_map_model_get_fraction (FabMapModel *self);

G_END_DECLS
