/* fab-collection-rows.h: the rows and headings of a collection's list, which follow the project while they are in sight */
#pragma once

#include "fab-collection.h"

G_BEGIN_DECLS

#define FAB_TYPE_COLLECTION_ROWS (fab_collection_rows_get_type ())
G_DECLARE_FINAL_TYPE (FabCollectionRows, fab_collection_rows, FAB, COLLECTION_ROWS, GObject)

FabCollectionRows *fab_collection_rows_new (FabStore *store, const FabCollectionInfo *info);
GtkListItemFactory *fab_collection_rows_get_factory (FabCollectionRows *self);
GtkListItemFactory *fab_collection_rows_get_header_factory (FabCollectionRows *self);
void fab_collection_rows_refresh (FabCollectionRows *self);

G_END_DECLS
