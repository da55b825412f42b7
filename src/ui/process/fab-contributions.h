/* fab-contributions.h: what was said in a meeting, by kind */
#pragma once

#include "fab-detail.h"

G_BEGIN_DECLS

void fab_contributions_add (FabDetail *detail);

G_END_DECLS
