/* fab-glyph.h: small drawings as paths, for the kinds of actors and for badges */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  /* The kinds of actors, in the order of their choices */
  FAB_GLYPH_LOCAL_AUTHORITY,
  FAB_GLYPH_STATE,
  FAB_GLYPH_CHAMBER,
  FAB_GLYPH_COMPANY,
  FAB_GLYPH_SHOP,
  FAB_GLYPH_ASSOCIATION,
  FAB_GLYPH_RESEARCH,
  FAB_GLYPH_LANDLORD,
  FAB_GLYPH_DEVELOPER,
  FAB_GLYPH_CITIZENS,
  /* Others */
  FAB_GLYPH_STAR,
  FAB_GLYPH_CHECK,
  FAB_GLYPH_PIN,
  FAB_N_GLYPHS,
} FabGlyph;

void fab_glyph_fill (cairo_t *cr, FabGlyph glyph, double x, double y, double size);

G_END_DECLS
