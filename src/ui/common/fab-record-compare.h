/* fab-record-compare.h: orders of records by one of their fields; what is empty comes last */
#pragma once

#include "fab-store.h"

G_BEGIN_DECLS

typedef int (*FabRecordCompare) (FabStore *store, FabRecord *a, FabRecord *b);

int fab_record_compare_title (FabRecord *a, FabRecord *b);
int fab_record_compare_choice (FabRecord *a, FabRecord *b, guint field);
int fab_record_compare_integer (FabRecord *a, FabRecord *b, guint field);
int fab_record_compare_date (FabRecord *a, FabRecord *b, guint field);

G_END_DECLS
