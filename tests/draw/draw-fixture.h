/* draw-fixture.h: small scenes and pictures for the tests of the painters */
#pragma once

#include "fab-map-arrange.h"
#include "fab-map-painter.h"

G_BEGIN_DECLS

FabMapScene *draw_fixture_pair (const char *label_a, const char *label_b);
FabMapScene *draw_fixture_star (guint n_leaves);
guint draw_fixture_add_node (FabMapSceneBuilder *builder, const char *label, double x, double y, guint kind);
void draw_fixture_add_edge (FabMapSceneBuilder *builder, guint source, guint target, guint style);
void draw_fixture_add_styles (FabMapSceneBuilder *builder);

/* (transfer full): the same actors where that layout puts them */
FabMapScene *draw_fixture_arrange (FabMapScene *scene, FabMapLayout layout);

cairo_surface_t *draw_fixture_draw (FabMapScene *scene, const FabMapDrawOptions *options);
FabColor draw_fixture_pixel (cairo_surface_t *surface, int x, int y);
double draw_fixture_difference (FabColor a, FabColor b);
guint draw_fixture_count_ink (cairo_surface_t *surface, int x, int y, int width, int height, FabColor background);
guint draw_fixture_count_dark (cairo_surface_t *surface, int x, int y, int width, int height);

G_END_DECLS
