/* fab-outline.h: a soft shape around some discs, which follows them rather than the straight line around them all */
#pragma once

#include "fab-geometry.h"

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  double x, y, radius;
} FabDisc;

GPtrArray *fab_outline_around (guint n, const FabDisc *discs, double reach, double padding);

G_END_DECLS
