/* Lines written straight into pixels, against cairo's. */
#include "draw-fixture.h"
#include "fab-pixels.h"

#include <math.h>

#define SIDE 200

static cairo_surface_t *
new_white (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIDE, SIDE);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_destroy (cr);
  return surface;
}

/* How dark a picture is, in pixels of full black. */
static double
measure_ink (cairo_surface_t *surface)
{
  double sum = 0;

  for (int y = 0; y < SIDE; y++)
    for (int x = 0; x < SIDE; x++)
      sum += 1 - draw_fixture_pixel (surface, x, y).green;
  return sum;
}

static cairo_surface_t *
write_curve (const FabCurve *curve, const FabLine *line)
{
  cairo_surface_t *surface = new_white ();
  cairo_t *cr = cairo_create (surface);
  FabPixels pixels;

  g_assert_true (fab_pixels_open (&pixels, cr));
  fab_pixels_curve (&pixels, curve, line);
  fab_pixels_close (&pixels);
  cairo_destroy (cr);
  return surface;
}

static cairo_surface_t *
stroke_curve (const FabCurve *c, const FabLine *line)
{
  cairo_surface_t *surface = new_white ();
  cairo_t *cr = cairo_create (surface);

  cairo_move_to (cr, c->a.x, c->a.y);
  cairo_curve_to (cr, c->a.x + (c->c.x - c->a.x) * 2 / 3, c->a.y + (c->c.y - c->a.y) * 2 / 3,
                  c->b.x + (c->c.x - c->b.x) * 2 / 3, c->b.y + (c->c.y - c->b.y) * 2 / 3, c->b.x, c->b.y);
  cairo_set_line_width (cr, line->width);
  fab_color_set_source (line->color, cr);
  cairo_stroke (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* In every direction, bent and straight, thin and thick: as much ink as cairo's, nearly pixel by pixel. */
static void
test_like_cairo (void)
{
  const double widths[] = { 0.6, 1, 1.7, 4 };

  for (int i = 0; i < 36; i++)
    for (guint w = 0; w < G_N_ELEMENTS (widths); w++) {
      double angle = i * G_PI / 18 + 0.01;
      FabPoint a = { 100 - 80 * cos (angle), 100 - 80 * sin (angle) }, b = { 200 - a.x, 200 - a.y };
      FabCurve curve = fab_curve_bent (a, b, i % 3 * 12);
      FabLine line = { .width = widths[w], .color = { 0, 0, 0, 1 } };
      cairo_surface_t *written = write_curve (&curve, &line), *stroked = stroke_curve (&curve, &line);
      double sum = 0, ink = measure_ink (stroked);

      for (int y = 0; y < SIDE; y++)
        for (int x = 0; x < SIDE; x++)
          sum += draw_fixture_difference (draw_fixture_pixel (written, x, y), draw_fixture_pixel (stroked, x, y));
      g_assert_cmpfloat_with_epsilon (measure_ink (written), ink, 0.06 * ink + 4);
      g_assert_cmpfloat (sum, <, 0.34 * ink);
      cairo_surface_destroy (written);
      cairo_surface_destroy (stroked);
    }
}

static void
test_opacity (void)
{
  FabCurve curve = { { 10, 100 }, { 100, 100 }, { 190, 100 } };
  FabLine line = { .width = 6, .color = { 1, 0, 0, 0.5f } };
  cairo_surface_t *surface = write_curve (&curve, &line);
  FabColor half = { 1, 0.5f, 0.5f, 1 };

  for (int x = 12; x < 188; x++) {
    g_assert_cmpfloat (draw_fixture_difference (draw_fixture_pixel (surface, x, 100), half), <, 0.01);
    g_assert_cmpfloat (draw_fixture_pixel (surface, x, 100).alpha, ==, 1);
  }
  cairo_surface_destroy (surface);
}

static void
test_dashes (void)
{
  FabCurve curve = { { 0, 100 }, { 100, 100 }, { 200, 100 } };
  FabLine line = { .width = 4, .color = { 0, 0, 0, 1 }, .dash = 12, .gap = 8 };
  cairo_surface_t *surface = write_curve (&curve, &line);

  for (int i = 0; i < 9; i++) {
    g_assert_cmpfloat (draw_fixture_pixel (surface, 20 * i + 6, 100).green, <, 0.05);
    g_assert_cmpfloat (draw_fixture_pixel (surface, 20 * i + 16, 100).green, >, 0.95);
  }
  cairo_surface_destroy (surface);
}

/* Lines that leave the picture, that are points, that are no numbers. */
static void
test_outside (void)
{
  const double far[] = { -1e9, -5000, -1, 0, 199.5, 200, 5000, 1e9, NAN, INFINITY };
  cairo_surface_t *surface = new_white ();
  cairo_t *cr = cairo_create (surface);
  FabPixels pixels;

  g_assert_true (fab_pixels_open (&pixels, cr));
  for (guint i = 0; i < G_N_ELEMENTS (far); i++)
    for (guint j = 0; j < G_N_ELEMENTS (far); j++) {
      FabCurve curve = { { far[i], 100 }, { far[j], far[i] }, { 100, far[j] } };
      FabPoint corners[3] = { { far[i], far[j] }, { 50, 50 }, { 60, 50 } };

      fab_pixels_curve (&pixels, &curve,
                        &(FabLine){ .width = 3, .color = { 0, 0, 0, 1 }, .dash = j % 2 ? 4 : 0, .gap = 3 });
      if (isfinite (far[i]) && isfinite (far[j]) && fabs (far[i]) < 1e8 && fabs (far[j]) < 1e8)
        fab_pixels_triangle (&pixels, corners, (FabColor){ 0, 0, 1, 1 });
    }
  fab_pixels_close (&pixels);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_triangle (void)
{
  cairo_surface_t *surface = new_white ();
  cairo_t *cr = cairo_create (surface);
  FabPoint corners[3] = { { 50, 50 }, { 150, 50 }, { 50, 150 } };
  FabPixels pixels;

  g_assert_true (fab_pixels_open (&pixels, cr));
  fab_pixels_triangle (&pixels, corners, (FabColor){ 0, 0, 0, 1 });
  fab_pixels_close (&pixels);
  g_assert_cmpfloat_with_epsilon (measure_ink (surface), 5000, 60);
  g_assert_cmpfloat (draw_fixture_pixel (surface, 60, 60).green, ==, 0);
  g_assert_cmpfloat (draw_fixture_pixel (surface, 140, 140).green, ==, 1);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Where units are not pixels: a scaled picture, as on a screen of twice the density; refused where they are turned. */
static void
test_scale (void)
{
  cairo_surface_t *surface = new_white ();
  FabCurve curve = { { 10, 30 }, { 45, 30 }, { 80, 30 } };
  FabPixels pixels;
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, 2, 2);
  cr = cairo_create (surface);
  cairo_translate (cr, 5, 10);
  g_assert_true (fab_pixels_open (&pixels, cr));
  fab_pixels_curve (&pixels, &curve, &(FabLine){ .width = 4, .color = { 0, 0, 0, 1 } });
  fab_pixels_close (&pixels);
  g_assert_cmpfloat (draw_fixture_pixel (surface, 100, 80).green, <, 0.02);
  g_assert_cmpfloat (draw_fixture_pixel (surface, 100, 88).green, >, 0.98);
  g_assert_cmpfloat (draw_fixture_pixel (surface, 25, 80).green, >, 0.98);
  cairo_rotate (cr, 0.1);
  g_assert_false (fab_pixels_open (&pixels, cr));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pixels/like-cairo", test_like_cairo);
  g_test_add_func ("/pixels/opacity", test_opacity);
  g_test_add_func ("/pixels/dashes", test_dashes);
  g_test_add_func ("/pixels/outside", test_outside);
  g_test_add_func ("/pixels/triangle", test_triangle);
  g_test_add_func ("/pixels/scale", test_scale);
  return g_test_run ();
}
