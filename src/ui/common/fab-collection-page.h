/* fab-collection-page.h: a page that shows the records of one or several tables, a list beside the record that is chosen
 *
 * Pages derive from it and say in their class what they show; they need no template and hardly any code.  The actions page.add,
 * page.edit and page.remove work on the list in sight.
 */
#pragma once

#include "fab-collection.h"
#include "fab-page.h"

G_BEGIN_DECLS

#define FAB_TYPE_COLLECTION_PAGE (fab_collection_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (FabCollectionPage, fab_collection_page, FAB, COLLECTION_PAGE, FabPage)

/**
 * FabCollectionPageClass:
 * @infos: what the page shows, one view each
 */
struct _FabCollectionPageClass {
  FabPageClass parent_class;

  const FabCollectionInfo *infos;
  guint n_infos;
};

FabCollection *fab_collection_page_get_collection (FabCollectionPage *self, const char *name);
GtkWidget *fab_collection_page_get_detail (FabCollectionPage *self);

G_END_DECLS
