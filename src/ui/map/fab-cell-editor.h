/* fab-cell-editor.h: what stands in a cell while it is edited: an entry, or the choices */
#pragma once

#include <adwaita.h>

#include "fab-context.h"

G_BEGIN_DECLS

#define FAB_TYPE_CELL_EDITOR (fab_cell_editor_get_type ())
G_DECLARE_FINAL_TYPE (FabCellEditor, fab_cell_editor, FAB, CELL_EDITOR, AdwBin)

/** Where the person goes on after editing a cell. */
typedef enum {
  FAB_CELL_BEFORE = -1,
  FAB_CELL_HERE = 0,
  FAB_CELL_NEXT = 1,
  FAB_CELL_LEFT = 2, /* elsewhere already */
} FabCellWay;

FabCellEditor *fab_cell_editor_new (FabContext *context, FabRecord *record, guint field);
gboolean fab_cell_editor_begin (FabCellEditor *self);
gboolean fab_cell_editor_write (FabCellEditor *self);
GtkWidget *fab_cell_editor_get_entry (FabCellEditor *self);

G_END_DECLS
