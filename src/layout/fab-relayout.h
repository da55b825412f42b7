/* fab-relayout.h: new nodes into a picture that stays */
#pragma once

#include "fab-arrange.h"

/* Places the nodes that came without a position, near their neighbours; the others keep theirs but for overlaps. */
void fab_relayout (FabArrange *arrange, const FabGraph *graph);
