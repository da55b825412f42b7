#include "fab-map-logos.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>
#include <librsvg/rsvg.h>
#include <math.h>
#include <string.h>

#include "fab-error.h"

/** No logo is larger than that: bytes of a file, bytes of a drawing, pixels a side. */
#define MAX_BYTES     (8 * 1024 * 1024)
#define MAX_SVG_BYTES (512 * 1024)
#define MAX_SIDE      4000
/** Logos to keep. */
#define MAX_LOGOS 2000

struct _FabMapLogos {
  GHashTable *images; /* sha-256 → cairo_surface_t, or NULL for what is no picture */
};

static void
surface_free (gpointer surface)
{
  if (surface != NULL)
    cairo_surface_destroy (surface);
}

FabMapLogos *
fab_map_logos_new (void)
{
  FabMapLogos *self = g_new0 (FabMapLogos, 1);

  self->images = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, surface_free);
  return self;
}

void
fab_map_logos_free (FabMapLogos *self)
{
  g_hash_table_unref (self->images);
  g_free (self);
}

static cairo_surface_t *
refuse (GError **error)
{
  g_set_error_literal (error, FAB_ERROR, FAB_ERROR_INVALID,
                       _ ("This is no PNG, JPEG or SVG picture that can be used as a logo."));
  return NULL;
}

/* ---- Pixels ---- */

static void
on_size_prepared (GdkPixbufLoader *loader, int width, int height, gboolean *too_large)
{
  double scale = MIN (1, (double)FAB_MAP_LOGO_SIDE / MAX (MAX (width, height), 1));

  *too_large = width > MAX_SIDE || height > MAX_SIDE;
  gdk_pixbuf_loader_set_size (loader, *too_large ? 1 : MAX (1, (int)lround (width * scale)),
                              *too_large ? 1 : MAX (1, (int)lround (height * scale)));
}

/* Cairo's pixels are native 32 bits, alpha first, and premultiplied. */
static cairo_surface_t *
surface_from_pixbuf (GdkPixbuf *pixbuf)
{
  int width = gdk_pixbuf_get_width (pixbuf), height = gdk_pixbuf_get_height (pixbuf);
  int channels = gdk_pixbuf_get_n_channels (pixbuf), from_stride = gdk_pixbuf_get_rowstride (pixbuf);
  const guint8 *pixels = gdk_pixbuf_read_pixels (pixbuf);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);

  for (int y = 0; data != NULL && y < height; y++)
    for (int x = 0; x < width; x++) {
      const guint8 *p = pixels + (gsize)y * from_stride + (gsize)x * channels;
      guint32 a = channels == 4 ? p[3] : 255;

      *(guint32 *)(void *)(data + (gsize)y * stride + 4 * (gsize)x) =
          a << 24 | (p[0] * a / 255) << 16 | (p[1] * a / 255) << 8 | (p[2] * a / 255);
    }
  cairo_surface_mark_dirty (surface);
  return surface;
}

static gboolean
feed (GdkPixbufLoader *loader, GBytes *bytes, const gboolean *too_large, GError **error)
{
  gsize size = g_bytes_get_size (bytes);
  const guint8 *data = g_bytes_get_data (bytes, NULL);

  /* In pieces, so that a picture that is too large is given up as soon as its size is known. */
  for (gsize at = 0; at < size; at += 4096) {
    if (!gdk_pixbuf_loader_write (loader, data + at, MIN (4096, size - at), error) || *too_large) {
      gdk_pixbuf_loader_close (loader, NULL);
      return FALSE;
    }
  }
  return gdk_pixbuf_loader_close (loader, error);
}

static cairo_surface_t *
decode_pixels (GBytes *bytes, const char *type, GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type (type, NULL);
  gboolean too_large = FALSE;
  GdkPixbuf *pixbuf;

  if (loader == NULL)
    return refuse (error);
  g_signal_connect (loader, "size-prepared", G_CALLBACK (on_size_prepared), &too_large);
  if (!feed (loader, bytes, &too_large, NULL))
    return refuse (error);
  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  return pixbuf != NULL ? surface_from_pixbuf (pixbuf) : refuse (error);
}

/* ---- Drawings ---- */

/* Without an address of its own a drawing can't ask for other files. */
static cairo_surface_t *
decode_svg (GBytes *bytes, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  RsvgHandle *handle = size <= MAX_SVG_BYTES ? rsvg_handle_new_from_data (data, size, NULL) : NULL;
  RsvgRectangle viewport = { 0, 0, FAB_MAP_LOGO_SIDE, FAB_MAP_LOGO_SIDE };
  cairo_surface_t *surface;
  cairo_t *cr;
  gboolean done;

  if (handle == NULL)
    return refuse (error);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, FAB_MAP_LOGO_SIDE, FAB_MAP_LOGO_SIDE);
  cr = cairo_create (surface);
  done = rsvg_handle_render_document (handle, cr, &viewport, NULL);
  cairo_destroy (cr);
  g_object_unref (handle);
  if (done)
    return surface;
  cairo_surface_destroy (surface);
  return refuse (error);
}

static gboolean
looks_like_svg (const guint8 *data, gsize size)
{
  gsize head = MIN (size, 1024);

  return memchr (data, '\0', head) == NULL && g_strstr_len ((const char *)data, head, "<svg") != NULL;
}

/**
 * fab_map_logo_decode:
 * @bytes: a file's content
 *
 * For any thread.
 *
 * Returns: (transfer full) (nullable): an image of at most %FAB_MAP_LOGO_SIDE a side; %NULL with @error set where it is no picture
 */
cairo_surface_t *
fab_map_logo_decode (GBytes *bytes, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (size < 8 || size > MAX_BYTES)
    return refuse (error);
  if (memcmp (data, "\x89PNG\r\n\x1a\n", 8) == 0)
    return decode_pixels (bytes, "png", error);
  if (memcmp (data, "\xff\xd8\xff", 3) == 0)
    return decode_pixels (bytes, "jpeg", error);
  return looks_like_svg (data, size) ? decode_svg (bytes, error) : refuse (error);
}

/**
 * fab_map_logos_lookup:
 * @logo: (out) (transfer none) (nullable): the image; %NULL where the document is no picture
 *
 * Returns: whether the document has been looked at
 */
gboolean
fab_map_logos_lookup (FabMapLogos *self, const char *sha256, cairo_surface_t **logo)
{
  return g_hash_table_lookup_extended (self->images, sha256, NULL, (gpointer *)logo);
}

/**
 * fab_map_logos_take:
 * @bytes: (nullable): the document's content
 *
 * Decodes a logo and keeps it.
 *
 * Returns: (transfer none) (nullable): the image
 */
cairo_surface_t *
fab_map_logos_take (FabMapLogos *self, const char *sha256, GBytes *bytes)
{
  cairo_surface_t *logo = bytes != NULL ? fab_map_logo_decode (bytes, NULL) : NULL;

  if (g_hash_table_size (self->images) >= MAX_LOGOS)
    g_hash_table_remove_all (self->images);
  g_hash_table_insert (self->images, g_strdup (sha256), logo);
  return logo;
}
