/* fab-map-export-dialog.h: asks for format, paper and pages of a picture of the map, then for the file */
#pragma once

#include <adwaita.h>

#include "fab-actor-filter.h"
#include "fab-map-model.h"

G_BEGIN_DECLS

#define FAB_TYPE_MAP_EXPORT_DIALOG (fab_map_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FabMapExportDialog, fab_map_export_dialog, FAB, MAP_EXPORT_DIALOG, AdwDialog)

AdwDialog *fab_map_export_dialog_new (FabMapModel *model, FabActorFilter *filter, const char *title);

G_END_DECLS
