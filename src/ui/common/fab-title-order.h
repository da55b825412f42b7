/* fab-title-order.h: brings the records first whose title is what somebody types */
#pragma once

#include <gtk/gtk.h>

#include "fab-record.h"

G_BEGIN_DECLS

#define FAB_TYPE_TITLE_ORDER (fab_title_order_get_type ())
G_DECLARE_FINAL_TYPE (FabTitleOrder, fab_title_order, FAB, TITLE_ORDER, GtkSorter)

FabTitleOrder *fab_title_order_new (void);
void fab_title_order_set_text (FabTitleOrder *self, const char *text);

FabRecord *fab_title_order_find_best (GListModel *records, const char *text);

G_END_DECLS
