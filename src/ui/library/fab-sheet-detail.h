/* fab-sheet-detail.h: an experience sheet, for reading */
#pragma once

#include "fab-detail.h"

G_BEGIN_DECLS

GtkWidget *fab_sheet_detail_new (FabContext *context, FabRecord *sheet);

G_END_DECLS
