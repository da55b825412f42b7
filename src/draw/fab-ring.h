/* fab-ring.h: progress as a ring, as a bar, as stars */
#pragma once

#include "fab-palette.h"

G_BEGIN_DECLS

void fab_draw_ring (cairo_t *cr, double cx, double cy, double radius, double width, double done, double planned,
                    FabColor color, FabColor track);
void fab_draw_bar (cairo_t *cr, double x, double y, double width, double height, double done, double planned,
                   FabColor color, FabColor track);
void fab_draw_stars (cairo_t *cr, double x, double y, double size, guint n_filled, guint n_stars, FabColor color,
                     FabColor track);
void fab_draw_rounded_rectangle (cairo_t *cr, double x, double y, double width, double height, double radius);
void
fab_draw_card (cairo_t *cr, double x, double y, double width, double height, double radius, const FabPalette *palette);

G_END_DECLS
