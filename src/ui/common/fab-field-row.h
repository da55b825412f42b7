/* fab-field-row.h: a row of a boxed list that shows and edits one field of a record, whatever its type */
#pragma once

#include <adwaita.h>

#include "fab-context.h"

G_BEGIN_DECLS

GtkWidget *fab_field_row_new (FabContext *context, FabRecord *record, guint field);
char *fab_field_row_make_sentence (FabRecord *record, guint field);

G_END_DECLS
