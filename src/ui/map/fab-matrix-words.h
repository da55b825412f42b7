/* fab-matrix-words.h: a cell of a matrix in words */
#pragma once

#include "fab-matrix.h"

G_BEGIN_DECLS

char *fab_matrix_say_cell (FabMatrix *matrix, FabStore *store, guint row, guint column);
char *fab_matrix_say_links (FabMatrix *matrix, FabStore *store, guint row, guint column, guint most);
char *fab_matrix_say_entry (FabMatrix *matrix, guint entry);
GPtrArray *fab_matrix_get_relations (FabMatrix *matrix, FabStore *store, guint row, guint column);

G_END_DECLS
