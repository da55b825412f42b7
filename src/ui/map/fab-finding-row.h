/* fab-finding-row.h: one sentence of what the map says; the records named in it are links */
#pragma once

#include <adwaita.h>

#include "fab-finding.h"
#include "fab-store.h"

G_BEGIN_DECLS

#define FAB_TYPE_FINDING_ROW (fab_finding_row_get_type ())
G_DECLARE_FINAL_TYPE (FabFindingRow, fab_finding_row, FAB, FINDING_ROW, AdwPreferencesRow)

GtkWidget *fab_finding_row_new (FabStore *store, FabFinding *finding);
FabFinding *fab_finding_row_get_finding (FabFindingRow *self);

G_END_DECLS
