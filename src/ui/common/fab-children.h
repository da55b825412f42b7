/* fab-children.h: the live list of the records that belong to another */
#pragma once

#include "fab-context.h"
#include "fab-record-compare.h"

G_BEGIN_DECLS

#define FAB_TYPE_CHILDREN (fab_children_get_type ())
G_DECLARE_FINAL_TYPE (FabChildren, fab_children, FAB, CHILDREN, GObject)

typedef gboolean (*FabChildrenFilter) (FabStore *store, FabRecord *record, gconstpointer data);

FabChildren *fab_children_new (FabContext *context, FabRecord *parent, FabTableId table, guint field);
void fab_children_set_compare (FabChildren *self, FabRecordCompare compare);
void fab_children_set_filter (FabChildren *self, FabChildrenFilter accepts, gconstpointer data);

G_END_DECLS
