/* fab-title-copy.h: a title block that lives as long as the drawing that shows it */
#pragma once

#include "fab-paper.h"

G_BEGIN_DECLS

void fab_title_block_copy (FabTitleBlock *to, const FabTitleBlock *from);
void fab_title_block_clear (FabTitleBlock *self);

G_END_DECLS
