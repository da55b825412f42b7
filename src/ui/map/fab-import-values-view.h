/* fab-import-values-view.h: what the texts of one column become: kinds, territories, kinds of links */
#pragma once

#include <adwaita.h>

#include "fab-import.h"

G_BEGIN_DECLS

#define FAB_TYPE_IMPORT_VALUES_VIEW (fab_import_values_view_get_type ())
G_DECLARE_FINAL_TYPE (FabImportValuesView, fab_import_values_view, FAB, IMPORT_VALUES_VIEW, AdwBin)

void fab_import_values_view_show (FabImportValuesView *self, FabImport *import, FabDraftPart part, guint column);

G_END_DECLS
