/* fab-record-row.h: a record in a list of what belongs to another; it follows the project */
#pragma once

#include <adwaita.h>

#include "fab-context.h"
#include "fab-summary.h"

G_BEGIN_DECLS

#define FAB_TYPE_RECORD_ROW (fab_record_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (FabRecordRow, fab_record_row, FAB, RECORD_ROW, AdwActionRow)

/**
 * FabRecordRowClass:
 * @set_up: the record is there, and its menu, to which sections may be added; called once
 * @refresh: the record or something else changed
 */
struct _FabRecordRowClass {
  AdwActionRowClass parent_class;

  void (*set_up) (FabRecordRow *self, FabContext *context, FabRecord *record);
  void (*refresh) (FabRecordRow *self, FabContext *context, FabRecord *record);
};

GtkWidget *fab_record_row_new (FabContext *context, FabRecord *record, FabDescribe describe);
GtkWidget *fab_record_row_new_of_type (GType type, FabContext *context, FabRecord *record, FabDescribe describe);
FabContext *fab_record_row_get_context (FabRecordRow *self);
FabRecord *fab_record_row_get_record (FabRecordRow *self);
GtkMenuButton *fab_record_row_add_menu (FabRecordRow *self, GMenuModel *first);

G_END_DECLS
