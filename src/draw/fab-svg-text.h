/* fab-svg-text.h: text as text in SVG files
 *
 * Cairo writes letters into SVG as shapes: nobody could search, select or edit them.  So on an SVG surface that has been
 * prepared here, text leaves a mark instead (an empty picture whose address is "fab-text:N"), which cairo puts into
 * the file with its place, its transformation and its turn among the shapes; afterwards each mark is replaced by a
 * <text> element.  Each line keeps the width that it was measured with (textLength), so that a viewer with other fonts
 * shows the same picture.
 */
#pragma once

#include "fab-palette.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

void fab_svg_text_prepare (cairo_surface_t *surface);
gboolean fab_svg_text_show (cairo_t *cr, PangoLayout *layout, double x, double y, FabColor color, const FabColor *halo,
                            double halo_width);
GBytes *fab_svg_text_finish (cairo_surface_t *surface, const char *title, GByteArray *svg);

G_END_DECLS
