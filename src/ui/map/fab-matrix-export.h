/* fab-matrix-export.h: the matrix as a file: drawn, or as a table */
#pragma once

#include "fab-context.h"
#include "fab-matrix.h"

G_BEGIN_DECLS

void fab_matrix_export (FabContext *context, FabMatrix *matrix, GtkWidget *parent, const char *format);

G_END_DECLS
