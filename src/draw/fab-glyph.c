#include "fab-glyph.h"

#include "fab-ring.h"

#include <math.h>

/* Paths in a box of 16 × 16, y downwards, filled by the even-odd rule.
 * M x y, L x y, C x1 y1 x2 y2 x y and Z as in SVG (absolute); O x y r is a disc; R x y width height r a rounded rectangle. */
static const char *const paths[FAB_N_GLYPHS] = {
  /* A town hall */
  [FAB_GLYPH_LOCAL_AUTHORITY] = "M 8 1.2 L 15 5.2 L 15 6.6 L 1 6.6 L 1 5.2 Z O 8 4.6 0.9 "
                                "R 2.4 7.6 2.2 4.6 0.3 R 6.9 7.6 2.2 4.6 0.3 R 11.4 7.6 2.2 4.6 0.3 R 1 13 14 1.9 0.4",
  /* A flag */
  [FAB_GLYPH_STATE] = "R 2.6 1 1.7 14 0.8 M 5.2 2.4 C 7.6 1.0 9.4 4.0 14 2.4 L 14 9.2 C 9.4 10.8 7.6 7.8 5.2 9.2 Z",
  /* A wheel with teeth */
  [FAB_GLYPH_CHAMBER] = "M 6.8 1 L 9.2 1 L 9.6 3 L 11 3.6 L 12.7 2.5 L 14.3 4.1 L 13.2 5.8 L 13.7 7 L 15 7.2 L 15 9.4 "
                        "L 13.7 9.6 L 13.1 10.9 L 14.2 12.5 L 12.6 14.1 L 10.9 13 L 9.6 13.6 L 9.2 15 L 6.8 15 "
                        "L 6.4 13.6 L 5.1 13 L 3.4 14.1 L 1.8 12.5 L 2.9 10.9 L 2.3 9.6 L 1 9.4 L 1 7.2 L 2.3 7 "
                        "L 2.8 5.8 L 1.7 4.1 L 3.3 2.5 L 5 3.6 L 6.4 3 Z O 8 8.2 2.6",
  /* A factory */
  [FAB_GLYPH_COMPANY] = "M 1 15 L 1 7.6 L 5.2 5 L 5.2 7.6 L 9.4 5 L 9.4 7.6 L 10.6 7.6 L 11.1 1 L 13.6 1 L 14.2 7.6 "
                        "L 15 7.6 L 15 15 Z R 3 10 2 2.2 0.2 R 7 10 2 2.2 0.2 R 11 10 2 2.2 0.2",
  /* A shop front */
  [FAB_GLYPH_SHOP] = "M 2.6 1.4 L 13.4 1.4 L 15.2 5.6 C 15.2 8.2 11.6 8.2 11.6 6 C 11.6 8.2 8 8.2 8 6 "
                     "C 8 8.2 4.4 8.2 4.4 6 C 4.4 8.2 0.8 8.2 0.8 5.6 Z "
                     "M 2.2 9 L 13.8 9 L 13.8 14.8 L 2.2 14.8 Z R 3.8 10.4 4.2 2.8 0.2 R 9.6 10.4 2.6 4.4 0.2",
  /* A heart */
  [FAB_GLYPH_ASSOCIATION] = "M 8 14.8 C 3.4 11.2 1 8.6 1 5.6 C 1 3.2 2.7 1.6 4.8 1.6 C 6.2 1.6 7.4 2.4 8 3.6 "
                            "C 8.6 2.4 9.8 1.6 11.2 1.6 C 13.3 1.6 15 3.2 15 5.6 C 15 8.6 12.6 11.2 8 14.8 Z",
  /* A mortarboard */
  [FAB_GLYPH_RESEARCH] = "M 8 2 L 16 6 L 8 10 L 0 6 Z M 3.4 8.8 L 8 11.2 L 12.6 8.8 L 12.6 12 "
                         "C 11 14.6 5 14.6 3.4 12 Z R 13.9 7.4 1.2 5.6 0.6",
  /* A house */
  [FAB_GLYPH_LANDLORD] = "M 8 1.2 L 15.4 8 L 13.6 8 L 13.6 14.6 L 2.4 14.6 L 2.4 8 L 0.6 8 Z R 6.3 9.4 3.4 5.2 0.3",
  /* A crane */
  [FAB_GLYPH_DEVELOPER] = "M 4.6 1 L 6.2 1 L 15 3.6 L 15 5.2 L 6.6 5.2 L 6.6 13 L 8.8 13 L 8.8 15 L 1.8 15 L 1.8 13 "
                          "L 4.2 13 L 4.2 5.2 L 1 5.2 L 1 3.6 L 4.6 3 Z R 11.6 5.2 1.2 3 0.1 R 10.2 8.2 4 3.4 0.5",
  /* Three people */
  [FAB_GLYPH_CITIZENS] = "O 8 4.2 2.5 M 3.9 14 C 3.9 9.9 5.4 7.8 8 7.8 C 10.6 7.8 12.1 9.9 12.1 14 Z "
                         "O 2.9 6 1.7 M 0.2 12.6 C 0.2 9.8 1.2 8.4 2.9 8.4 C 3.4 8.4 3.8 8.5 4.2 8.8 "
                         "C 3.3 9.9 2.8 11.2 2.7 12.6 Z "
                         "O 13.1 6 1.7 M 15.8 12.6 C 15.8 9.8 14.8 8.4 13.1 8.4 C 12.6 8.4 12.2 8.5 11.8 8.8 "
                         "C 12.7 9.9 13.2 11.2 13.3 12.6 Z",
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
  case 'O':
    rest = read_numbers (rest, a, 3);
    cairo_new_sub_path (cr);
    cairo_arc (cr, a[0], a[1], a[2], 0, 2 * G_PI);
    cairo_close_path (cr);
    break;
  case 'R':
    rest = read_numbers (rest, a, 5);
    fab_draw_rounded_rectangle (cr, a[0], a[1], a[2], a[3], a[4]);
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
