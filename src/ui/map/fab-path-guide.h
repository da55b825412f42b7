/* fab-path-guide.h: the paths between two actors that somebody looks at, one after the other; they follow project and filter */
#pragma once

#include "fab-actor-filter.h"
#include "fab-paths.h"

G_BEGIN_DECLS

#define FAB_TYPE_PATH_GUIDE (fab_path_guide_get_type ())
G_DECLARE_FINAL_TYPE (FabPathGuide, fab_path_guide, FAB, PATH_GUIDE, GObject)

FabPathGuide *fab_path_guide_new (FabActorFilter *filter);
FabStore *fab_path_guide_get_store (FabPathGuide *self);

void fab_path_guide_find (FabPathGuide *self, FabRecord *from, FabRecord *to);
void fab_path_guide_release (FabPathGuide *self);
gboolean fab_path_guide_is_active (FabPathGuide *self);
FabRecord *fab_path_guide_get_from (FabPathGuide *self);
FabRecord *fab_path_guide_get_to (FabPathGuide *self);

FabPathsScope fab_path_guide_get_scope (FabPathGuide *self);
void fab_path_guide_set_scope (FabPathGuide *self, FabPathsScope scope);
gboolean fab_path_guide_get_directed (FabPathGuide *self);
void fab_path_guide_set_directed (FabPathGuide *self, gboolean directed);
void fab_path_guide_turn_round (FabPathGuide *self);

const FabPaths *fab_path_guide_get_paths (FabPathGuide *self);
guint fab_path_guide_get_position (FabPathGuide *self);
void fab_path_guide_set_position (FabPathGuide *self, guint position);
void fab_path_guide_go (FabPathGuide *self, int by);
GArray *fab_path_guide_get_path (FabPathGuide *self);
GHashTable *fab_path_guide_list_relations (FabPathGuide *self);
char *fab_path_guide_describe (FabPathGuide *self);

G_END_DECLS
