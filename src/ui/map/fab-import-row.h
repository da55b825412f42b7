/* fab-import-row.h: the widget of a line of an import's review */
#pragma once

#include <gtk/gtk.h>

#include "fab-import-item.h"

G_BEGIN_DECLS

#define FAB_TYPE_IMPORT_ROW (fab_import_row_get_type ())
G_DECLARE_FINAL_TYPE (FabImportRow, fab_import_row, FAB, IMPORT_ROW, GtkBox)

GtkWidget *fab_import_row_new (void);
void fab_import_row_set_item (FabImportRow *self, FabImportItem *item);

G_END_DECLS
