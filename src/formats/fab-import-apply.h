/* fab-import-apply.h: a plan written into a project, as one gesture: all of it, or nothing
 *
 * In steps, so that an interface stays alive: the gesture is open from the first step to the last, and nobody else may write meanwhile.
 */
#pragma once

#include "fab-import-plan.h"

G_BEGIN_DECLS

#define FAB_TYPE_IMPORT_APPLY (fab_import_apply_get_type ())
G_DECLARE_FINAL_TYPE (FabImportApply, fab_import_apply, FAB, IMPORT_APPLY, GObject)

FabImportApply *fab_import_apply_new (FabImportPlan *plan, FabStore *store, const char *source, FabRecord *territory);
gboolean fab_import_apply_step (FabImportApply *self, guint n, gboolean *done, GError **error);
double fab_import_apply_get_fraction (FabImportApply *self);
void fab_import_apply_give_up (FabImportApply *self);
gboolean fab_import_apply_run (FabImportApply *self, GError **error);
GPtrArray *fab_import_apply_get_actors (FabImportApply *self);
const char *fab_import_apply_get_sentence (FabImportApply *self);

G_END_DECLS
