/* fab-record-sort.h: a live list of records by name, as a French reader expects */
#pragma once

#include <gtk/gtk.h>

#include "fab-record-compare.h"

G_BEGIN_DECLS

GtkSorter *fab_record_sorter_new (FabStore *store, FabRecordCompare compare);
GListModel *fab_record_sort_new (GListModel *records);

G_END_DECLS
