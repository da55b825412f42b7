/* fab-list.h: the live list of a table's records */
#pragma once

#include <gio/gio.h>

#include "fab-record.h"

G_BEGIN_DECLS

#define FAB_TYPE_LIST (fab_list_get_type ())
G_DECLARE_FINAL_TYPE (FabList, fab_list, FAB, LIST, GObject)

FabList *fab_list_new (FabTableId table);
FabRecord *fab_list_get (FabList *self, guint position);
guint fab_list_get_length (FabList *self);
void fab_list_load (FabList *self, FabRecord *record);
void fab_list_update (FabList *self, GPtrArray *removed, GPtrArray *added);

G_END_DECLS
