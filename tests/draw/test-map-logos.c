/* Logos: pictures from anybody. */
#include "fab-error.h"
#include "fab-map-logos.h"

#include <string.h>

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GByteArray *
make_png (int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  GByteArray *bytes = g_byte_array_new ();
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, append, bytes);
  cairo_surface_destroy (surface);
  return bytes;
}

static cairo_surface_t *
decode (const void *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  cairo_surface_t *logo = fab_map_logo_decode (bytes, &error);

  if (logo == NULL)
    g_assert_error (error, FAB_ERROR, FAB_ERROR_INVALID);
  else
    g_assert_no_error (error);
  return logo;
}

static guint32
get_pixel (cairo_surface_t *logo, int x, int y)
{
  return *(guint32 *)(void *)(cairo_image_surface_get_data (logo) + y * cairo_image_surface_get_stride (logo) + 4 * x);
}

static void
test_png (void)
{
  g_autoptr (GByteArray) small = make_png (40, 20), large = make_png (1000, 500);
  cairo_surface_t *logo = decode (small->data, small->len);

  g_assert_cmpint (cairo_image_surface_get_width (logo), ==, 40);
  g_assert_cmphex (get_pixel (logo, 20, 10), ==, 0xffff0000);
  cairo_surface_destroy (logo);
  logo = decode (large->data, large->len);
  g_assert_cmpint (cairo_image_surface_get_width (logo), ==, FAB_MAP_LOGO_SIDE);
  g_assert_cmpint (cairo_image_surface_get_height (logo), ==, FAB_MAP_LOGO_SIDE / 2);
  cairo_surface_destroy (logo);
}

static void
test_svg (void)
{
  const char *svg = "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'>"
                    "<rect width='10' height='10' fill='#00ff00'/></svg>";
  cairo_surface_t *logo = decode (svg, strlen (svg));

  g_assert_cmphex (get_pixel (logo, FAB_MAP_LOGO_SIDE / 2, FAB_MAP_LOGO_SIDE / 2), ==, 0xff00ff00);
  cairo_surface_destroy (logo);
}

/* Nothing is read from elsewhere, and nothing grows without bounds. */
static void
test_hostile_svg (void)
{
  const char *const drawings[] = {
    "<svg xmlns='http://www.w3.org/2000/svg' xmlns:x='http://www.w3.org/1999/xlink'><image x:href='file:///etc/passwd' "
    "width='9' height='9'/></svg>",
    "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg "
    "xmlns='http://www.w3.org/2000/svg'><text>&a;</text></svg>",
    "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c "
    "'&b;&b;&b;&b;&b;&b;&b;&b;'>"
    "<!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;'><!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;'><!ENTITY f "
    "'&e;&e;&e;&e;&e;&e;&e;&e;'>]>"
    "<svg xmlns='http://www.w3.org/2000/svg'><text>&f;&f;&f;&f;</text></svg>",
    "<svg xmlns='http://www.w3.org/2000/svg' width='1e9' height='1e9'><rect width='1e9' height='1e9'/></svg>",
    "<svg><g id='a'><use href='#a'/></g></svg>",
    "<svg",
  };

  for (guint i = 0; i < G_N_ELEMENTS (drawings); i++) {
    cairo_surface_t *logo = decode (drawings[i], strlen (drawings[i]));

    if (logo != NULL) {
      g_assert_cmpint (cairo_image_surface_get_width (logo), ==, FAB_MAP_LOGO_SIDE);
      cairo_surface_destroy (logo);
    }
  }
}

static void
test_refused (void)
{
  g_autoptr (GByteArray) png = make_png (64, 64);
  g_autofree char *much = g_malloc0 (9 * 1024 * 1024);
  guint8 *copy = g_memdup2 (png->data, png->len);

  g_assert_null (decode ("", 0));
  g_assert_null (decode ("GIF89a..........", 16));
  g_assert_null (decode ("<html><body>no picture</body></html>", 36));
  g_assert_null (decode (png->data, 20));
  memcpy (much, png->data, 8);
  g_assert_null (decode (much, 9 * 1024 * 1024));
  /* 100 000 × 100 000, says its header */
  memcpy (copy + 16, "\x00\x01\x86\xa0\x00\x01\x86\xa0", 8);
  g_assert_null (decode (copy, png->len));
  g_free (copy);
  g_assert_null (decode ("\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01", 13));
}

/* Cut anywhere, whatever comes of it. */
static void
test_truncated (void)
{
  g_autoptr (GByteArray) png = make_png (32, 32);

  for (guint n = 8; n < png->len; n++) {
    cairo_surface_t *logo = decode (png->data, n);

    if (logo != NULL)
      cairo_surface_destroy (logo);
  }
}

static void
test_kept (void)
{
  g_autoptr (FabMapLogos) logos = fab_map_logos_new ();
  g_autoptr (GByteArray) png = make_png (8, 8);
  g_autoptr (GBytes) bytes = g_bytes_new (png->data, png->len);
  cairo_surface_t *logo, *again = NULL;

  g_assert_false (fab_map_logos_lookup (logos, "a", &again));
  logo = fab_map_logos_take (logos, "a", bytes);
  g_assert_nonnull (logo);
  g_assert_true (fab_map_logos_lookup (logos, "a", &again));
  g_assert_true (logo == again);
  g_assert_null (fab_map_logos_take (logos, "b", NULL));
  g_assert_true (fab_map_logos_lookup (logos, "b", &again));
  g_assert_null (again);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-logos/png", test_png);
  g_test_add_func ("/map-logos/svg", test_svg);
  g_test_add_func ("/map-logos/hostile-svg", test_hostile_svg);
  g_test_add_func ("/map-logos/refused", test_refused);
  g_test_add_func ("/map-logos/truncated", test_truncated);
  g_test_add_func ("/map-logos/kept", test_kept);
  return g_test_run ();
}
