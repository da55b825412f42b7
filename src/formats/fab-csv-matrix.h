/* fab-csv-matrix.h: tables of actors × actors, in which a cell says whether, how strongly or how the row's actor is tied to the column's */
#pragma once

#include "fab-csv.h"
#include "fab-draft.h"

G_BEGIN_DECLS

gboolean fab_csv_is_matrix (FabCsv *table, guint first, gboolean named);
gboolean fab_csv_matrix_fill (FabCsv *table, FabDraft *draft, GCancellable *cancellable, GError **error);

G_END_DECLS
