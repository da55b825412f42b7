/* fab-export.c: drawings as files */
#include "fab-drawing.h"
#include "fab-error.h"
#include "fab-svg-text.h"
#include "fab-write.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>

/** Pictures larger than that take more memory than a laptop has to spare (800 MB): A0 at 300 dots an inch is well within. */
#define MAX_SIDE   30000.0
#define MAX_PIXELS 2e8

/**
 * fab_export_format_from_path:
 * @format: (out): the format that the name ends in
 *
 * Returns: whether it ends in one
 */
gboolean
fab_export_format_from_path (const char *path, FabExportFormat *format)
{
  static const char *const endings[] = {
    [FAB_EXPORT_SVG] = ".svg", [FAB_EXPORT_PDF] = ".pdf", [FAB_EXPORT_PNG] = ".png"
  };
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i])) {
      *format = i;
      return TRUE;
    }
  return FALSE;
}

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
check (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, FAB_ERROR, FAB_ERROR_FAILED, _ ("The picture could not be drawn: %s"),
               cairo_status_to_string (status));
  return FALSE;
}

static cairo_status_t
draw_page (FabDrawing *drawing, cairo_surface_t *surface, guint page, double scale)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_scale (cr, scale, scale);
  fab_drawing_draw_page (drawing, cr, page);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  return status;
}

static double
get_largest_scale (FabDrawing *drawing)
{
  double width = fab_drawing_get_width (drawing), height = fab_drawing_get_height (drawing);

  return MIN (sqrt (MAX_PIXELS / (width * height)), MAX_SIDE / MAX (width, height));
}

static void
refuse_size (FabDrawing *drawing, double width, double height, GError **error)
{
  g_set_error (error, FAB_ERROR, FAB_ERROR_INVALID,
               _ ("A picture of %.0f × %.0f pixels can’t be made: choose a scale of at most %.1f"), width, height,
               floor (get_largest_scale (drawing) * 10) / 10);
}

static GBytes *
export_png (FabDrawing *drawing, guint page, double scale, GError **error)
{
  /* Whole pixels only: a part of one at the edge would be half transparent. */
  double width = floor (fab_drawing_get_width (drawing) * scale + 0.01);
  double height = floor (fab_drawing_get_height (drawing) * scale + 0.01);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;

  if (!(width >= 1 && height >= 1 && width <= MAX_SIDE && height <= MAX_SIDE && width * height <= MAX_PIXELS)) {
    refuse_size (drawing, width, height, error);
    return NULL;
  }
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  status = draw_page (drawing, surface, page, scale);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, append_bytes, bytes);
  cairo_surface_destroy (surface);
  return check (status, error) ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

static GBytes *
export_svg (FabDrawing *drawing, guint page, double scale, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (
      append_bytes, bytes, fab_drawing_get_width (drawing) * scale, fab_drawing_get_height (drawing) * scale);
  cairo_status_t status;
  GBytes *result = NULL;

  fab_svg_text_prepare (surface);
  status = draw_page (drawing, surface, page, scale);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  if (check (status, error))
    result = fab_svg_text_finish (surface, fab_drawing_get_title (drawing), bytes);
  cairo_surface_destroy (surface);
  return result;
}

/* All pages in one file. */
static GBytes *
export_pdf (FabDrawing *drawing, double scale, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (
      append_bytes, bytes, fab_drawing_get_width (drawing) * scale, fab_drawing_get_height (drawing) * scale);
  cairo_status_t status = CAIRO_STATUS_SUCCESS;

  if (fab_drawing_get_title (drawing) != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, fab_drawing_get_title (drawing));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Fabrique");
  for (guint page = 0; page < fab_drawing_get_n_pages (drawing) && status == CAIRO_STATUS_SUCCESS; page++)
    status = draw_page (drawing, surface, page, scale);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return check (status, error) ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

/**
 * fab_export_to_bytes:
 * @page: which page, from 0; a PDF has them all
 * @scale: pixels a point for PNG; enlargement for the others. 1 is a picture as large as on the screen.
 *
 * Returns: (transfer full) (nullable): the file's content
 */
GBytes *
fab_export_to_bytes (FabDrawing *drawing, FabExportFormat format, guint page, double scale, GError **error)
{
  switch (format) {
  case FAB_EXPORT_SVG:
    return export_svg (drawing, page, scale, error);
  case FAB_EXPORT_PDF:
    return export_pdf (drawing, scale, error);
  case FAB_EXPORT_PNG:
  default:
    return export_png (drawing, page, scale, error);
  }
}

/* "map.png", "map-2.png", "map-3.png" */
static char *
get_page_path (const char *path, guint page)
{
  const char *dot = strrchr (path, '.');
  gsize stem = dot != NULL && strchr (dot, G_DIR_SEPARATOR) == NULL ? (gsize)(dot - path) : strlen (path);

  if (page == 0)
    return g_strdup (path);
  return g_strdup_printf ("%.*s-%u%s", (int)stem, path, page + 1, path + stem);
}

/**
 * fab_export_to_file:
 * @path: the file; SVG and PNG have one page, so that further ones go into "name-2.png" and so on
 * @scale: as for fab_export_to_bytes()
 * @cancellable: (nullable): looked at between pages
 *
 * Writes as fab_write_file() does: a file is there whole, or as it was before; a pipe or a device takes one page.
 *
 * Returns: whether all is written
 */
gboolean
fab_export_to_file (FabDrawing *drawing, const char *path, FabExportFormat format, double scale,
                    GCancellable *cancellable, GError **error)
{
  guint n_files = format == FAB_EXPORT_PDF ? 1 : fab_drawing_get_n_pages (drawing);

  if (n_files > 1 && fab_write_is_stream (path)) {
    g_set_error (error, FAB_ERROR, FAB_ERROR_INVALID,
                 _ ("%u pages need %u files: name one, or choose PDF, which has all pages in one."), n_files, n_files);
    return FALSE;
  }
  for (guint page = 0; page < n_files; page++) {
    g_autofree char *page_path = get_page_path (path, page);
    g_autoptr (GBytes) bytes = NULL;

    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    bytes = fab_export_to_bytes (drawing, format, page, scale, error);
    if (bytes == NULL || !fab_write_bytes (page_path, bytes, error))
      return FALSE;
  }
  return TRUE;
}
