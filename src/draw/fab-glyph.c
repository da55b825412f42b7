#include "fab-glyph.h"

#include <math.h>

/* Paths in a box of 16 × 16, y downwards, filled by the even-odd rule.
 * M x y, L x y, C x1 y1 x2 y2 x y and Z are those of SVG, all absolute. */
static const char *const paths[FAB_N_GLYPHS] = {
/* The kinds of actors, made from data/icons/kinds */
#include "fab-kind-paths.h"
  [FAB_GLYPH_STAR] = "M 8 0.8 L 10.1 5.7 L 15.4 6.2 L 11.4 9.7 L 12.6 14.9 L 8 12.1 L 3.4 14.9 L 4.6 9.7 L 0.6 6.2 "
                     "L 5.9 5.7 Z",
  [FAB_GLYPH_CHECK] = "M 13 2.6 L 14.9 4.5 L 6.2 13.4 L 1.2 8.6 L 3.1 6.6 L 6.2 9.6 Z",
  [FAB_GLYPH_PIN] = "M 5 1 L 11 1 L 11 2.6 L 10.2 3 L 10.8 7 L 12.8 8.8 L 12.8 10 L 8.9 10 L 8.4 15.4 L 7.6 15.4 "
                    "L 7.1 10 L 3.2 10 L 3.2 8.8 L 5.2 7 L 5.8 3 L 5 2.6 Z",
};

static const char *
read_numbers (const char *text, double *numbers, int n)
{
  for (int i = 0; i < n; i++) {
    char *end;

    numbers[i] = g_ascii_strtod (text, &end);
    text = end;
  }
  return text;
}

static const char *
append_command (cairo_t *cr, char command, const char *rest)
{
  double a[6];

  switch (command) {
  case 'M':
    rest = read_numbers (rest, a, 2);
    cairo_move_to (cr, a[0], a[1]);
    break;
  case 'L':
    rest = read_numbers (rest, a, 2);
    cairo_line_to (cr, a[0], a[1]);
    break;
  case 'C':
    rest = read_numbers (rest, a, 6);
    cairo_curve_to (cr, a[0], a[1], a[2], a[3], a[4], a[5]);
    break;
  case 'Z':
    cairo_close_path (cr);
    break;
  default:
    break;
  }
  return rest;
}

/**
 * fab_glyph_fill:
 * @x: left side of the box, in the context's units
 * @size: side of the box
 *
 * Fills the glyph with the context's source.
 */
void
fab_glyph_fill (cairo_t *cr, FabGlyph glyph, double x, double y, double size)
{
  g_return_if_fail (glyph < FAB_N_GLYPHS);

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, size / 16, size / 16);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_new_path (cr);
  for (const char *p = paths[glyph]; *p != '\0';) {
    char command = *p++;

    p = append_command (cr, command, p);
  }
  cairo_fill (cr);
  cairo_restore (cr);
}
