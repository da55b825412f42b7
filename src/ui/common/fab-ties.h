/* fab-ties.h: what a record is tied to, and what mentions it */
#pragma once

#include "fab-detail.h"

G_BEGIN_DECLS

void fab_ties_add (FabDetail *detail);

G_END_DECLS
