/* fab-figure.h: a number that matters, large, with what it counts under it */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FAB_TYPE_FIGURE (fab_figure_get_type ())
G_DECLARE_FINAL_TYPE (FabFigure, fab_figure, FAB, FIGURE, GtkButton)

void fab_figure_set (FabFigure *self, const char *number, const char *what);

G_END_DECLS
