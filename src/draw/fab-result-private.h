/* fab-result-private.h: how a result is held */
#pragma once

#include "fab-result.h"

G_BEGIN_DECLS

struct _FabResult {
  FabResultFacts facts; /* whose strings are its own, as those of the others */
  GArray *domains;      /* of FabResultDomain */
  GArray *lines;        /* of FabResultLine */
};

G_END_DECLS
