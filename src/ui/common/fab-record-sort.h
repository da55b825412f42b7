/* fab-record-sort.h: a live list of records by name, as a French reader expects */
#pragma once

#include <gtk/gtk.h>

#include "fab-record.h"

G_BEGIN_DECLS

GListModel *fab_record_sort_new (GListModel *records);

G_END_DECLS
