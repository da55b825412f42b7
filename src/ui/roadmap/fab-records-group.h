/* fab-records-group.h: the records that belong to another one, as a group of rows that follows the project
 *
 * What differs from one kind of record to the next is a FabRecordsInfo.
 */
#pragma once

#include <adwaita.h>

#include "fab-context.h"

G_BEGIN_DECLS

#define FAB_TYPE_RECORDS_GROUP (fab_records_group_get_type ())
G_DECLARE_FINAL_TYPE (FabRecordsGroup, fab_records_group, FAB, RECORDS_GROUP, AdwPreferencesGroup)

/**
 * FabRecordsInfo:
 * @table: of the records
 * @field: the reference to their owner
 * @other_field: another one, or 0 for none: then either may refer to the owner
 * @entry_label: (nullable): label of an entry that adds a record by its name
 * @button_label: (nullable): tooltip of a button that adds one
 * @includes: (nullable): whether a record is of this group
 * @compare: (nullable): the order of rows, of values
 * @make_row: makes a row; @update_row is called next
 * @update_row: shows a record as it is now
 * @add: what the button does
 * @add_named: what the entry does; within a gesture; returns the record or %NULL with @error
 */
typedef struct {
  FabTableId table;
  guint field;
  guint other_field;
  const char *entry_label;
  const char *button_label;
  gboolean (*includes) (FabRecordsGroup *group, FabRecord *record);
  GCompareFunc compare;
  GtkWidget *(*make_row) (FabRecordsGroup *group, FabRecord *record);
  void (*update_row) (FabRecordsGroup *group, GtkWidget *row, FabRecord *record);
  void (*add) (FabRecordsGroup *group);
  FabRecord *(*add_named) (FabRecordsGroup *group, const char *name, GError **error);
} FabRecordsInfo;

GtkWidget *fab_records_group_new (FabContext *context, FabRecord *owner, const char *title, const FabRecordsInfo *info,
                                  const char *code);

FabContext *fab_records_group_get_context (FabRecordsGroup *self);
FabStore *fab_records_group_get_store (FabRecordsGroup *self);
FabRecord *fab_records_group_get_owner (FabRecordsGroup *self);
const char *fab_records_group_get_code (FabRecordsGroup *self);
GPtrArray *fab_records_group_list (FabRecordsGroup *self);
GtkWidget *fab_records_group_get_row (FabRecordsGroup *self, FabRecord *record);
void fab_records_group_refresh (FabRecordsGroup *self);
void fab_records_group_choose (FabRecordsGroup *self, const char *heading, const FabTableId *tables, guint n_tables,
                               gboolean can_create, GCallback on_chosen, GCallback on_create);

G_END_DECLS
