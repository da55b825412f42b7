#include "fab-ring.h"

#include "fab-glyph.h"

#include <math.h>

static void
stroke_arc (cairo_t *cr, double cx, double cy, double radius, double from, double to, FabColor color)
{
  if (to <= from)
    return;
  fab_color_set_source (color, cr);
  cairo_new_sub_path (cr);
  cairo_arc (cr, cx, cy, radius, -G_PI / 2 + from * 2 * G_PI, -G_PI / 2 + to * 2 * G_PI);
  cairo_stroke (cr);
}

/**
 * fab_draw_ring:
 * @radius: outer radius, in the context's units
 * @width: thickness of the ring
 * @done: 0 to 1, drawn in @color from the top clockwise
 * @planned: 0 to 1, drawn after it, paler
 * @track: colour of the rest
 */
void
fab_draw_ring (cairo_t *cr, double cx, double cy, double radius, double width, double done, double planned,
               FabColor color, FabColor track)
{
  double middle = radius - width / 2;

  done = CLAMP (done, 0, 1);
  planned = CLAMP (planned, 0, 1 - done);
  cairo_save (cr);
  cairo_set_line_width (cr, width);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  stroke_arc (cr, cx, cy, middle, 0, 1, track);
  if (done + planned < 1)
    cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  if (planned > 0)
    stroke_arc (cr, cx, cy, middle, 0, done + planned, fab_color_mix (track, color, 0.4f));
  stroke_arc (cr, cx, cy, middle, 0, done, color);
  cairo_restore (cr);
}

static void
fill_bar (cairo_t *cr, double x, double y, double width, double height, FabColor color)
{
  if (width <= 0)
    return;
  fab_draw_rounded_rectangle (cr, x, y, MAX (width, height), height, height / 2);
  fab_color_set_source (color, cr);
  cairo_fill (cr);
}

/** fab_draw_bar: the same as a bar with round ends */
void
fab_draw_bar (cairo_t *cr, double x, double y, double width, double height, double done, double planned, FabColor color,
              FabColor track)
{
  done = CLAMP (done, 0, 1);
  planned = CLAMP (planned, 0, 1 - done);
  cairo_new_path (cr);
  fill_bar (cr, x, y, width, height, track);
  if (planned > 0)
    fill_bar (cr, x, y, width * (done + planned), height, fab_color_mix (track, color, 0.4f));
  fill_bar (cr, x, y, width * done, height, color);
}

/** fab_draw_stars: @n_stars in a row, each @size wide, the first @n_filled in @color */
void
fab_draw_stars (cairo_t *cr, double x, double y, double size, guint n_filled, guint n_stars, FabColor color,
                FabColor track)
{
  for (guint i = 0; i < n_stars; i++) {
    fab_color_set_source (i < n_filled ? color : track, cr);
    fab_glyph_fill (cr, FAB_GLYPH_STAR, x + i * size * 1.12, y, size);
  }
}

/** fab_draw_rounded_rectangle: adds it to the path */
void
fab_draw_rounded_rectangle (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  radius = MIN (radius, MIN (width, height) / 2);
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

/** fab_draw_card: a card as libadwaita's: filled, with a hairline around and a breath of shadow below */
void
fab_draw_card (cairo_t *cr, double x, double y, double width, double height, double radius, const FabPalette *palette)
{
  cairo_save (cr);
  cairo_new_path (cr);
  for (int i = 3; i > 0; i--) {
    fab_draw_rounded_rectangle (cr, x - i * 0.5, y - i * 0.5 + 1, width + i, height + i, radius + i * 0.5);
    cairo_set_source_rgba (cr, 0, 0, 0, palette->dark ? 0.08 : 0.025);
    cairo_fill (cr);
  }
  fab_draw_rounded_rectangle (cr, x, y, width, height, radius);
  fab_color_set_source (palette->card, cr);
  cairo_fill_preserve (cr);
  fab_color_set_source (palette->border, cr);
  cairo_set_line_width (cr, 0.75);
  cairo_stroke (cr);
  cairo_restore (cr);
}
