/* fab-matrix-legend.h: what the colours of a matrix mean */
#pragma once

#include <adwaita.h>

#include "fab-matrix-painter.h"

G_BEGIN_DECLS

void fab_matrix_legend_fill (AdwWrapBox *box, FabMatrix *matrix, const FabPalette *palette);

G_END_DECLS
