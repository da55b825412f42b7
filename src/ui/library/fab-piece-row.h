/* fab-piece-row.h: a piece of a call's file, ticked off when it is ready */
#pragma once

#include "fab-record-row.h"

G_BEGIN_DECLS

#define FAB_TYPE_PIECE_ROW (fab_piece_row_get_type ())
G_DECLARE_FINAL_TYPE (FabPieceRow, fab_piece_row, FAB, PIECE_ROW, FabRecordRow)

GtkWidget *fab_piece_row_new (FabContext *context, FabRecord *piece);

G_END_DECLS
