/* fab-text-block.h: a long text of a record for reading, under its field's name; hidden while it is empty */
#pragma once

#include <gtk/gtk.h>

#include "fab-context.h"

G_BEGIN_DECLS

#define FAB_TYPE_TEXT_BLOCK (fab_text_block_get_type ())
G_DECLARE_FINAL_TYPE (FabTextBlock, fab_text_block, FAB, TEXT_BLOCK, GtkBox)

/** Shows one line of the text; returns (transfer floating) its widget. */
typedef GtkWidget *(*FabMakeLine) (const char *line);

GtkWidget *fab_text_block_new (FabContext *context, FabRecord *record, guint field, FabMakeLine make_line);
void fab_text_block_hide_heading (FabTextBlock *self);

/* How lines look */
GtkWidget *fab_text_block_paragraph (const char *line);
GtkWidget *fab_text_block_bullet (const char *line);

G_END_DECLS
