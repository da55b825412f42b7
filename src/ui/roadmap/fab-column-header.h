/* fab-column-header.h: the head of a column: status, count, and what folds it or adds a card */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FAB_TYPE_COLUMN_HEADER (fab_column_header_get_type ())
G_DECLARE_FINAL_TYPE (FabColumnHeader, fab_column_header, FAB, COLUMN_HEADER, GtkWidget)

GtkWidget *fab_column_header_new (guint status);
void fab_column_header_set_count (FabColumnHeader *self, guint count);
void fab_column_header_set_folded (FabColumnHeader *self, gboolean folded, gboolean with_label);
void fab_column_header_set_editable (FabColumnHeader *self, gboolean editable);

G_END_DECLS
