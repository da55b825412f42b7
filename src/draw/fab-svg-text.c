#include "fab-svg-text.h"

#include <string.h>

#define SCHEME "fab-text:"

static const cairo_user_data_key_t texts_key;

/** fab_svg_text_prepare: from now on text is kept aside, for fab_svg_text_finish() */
void
fab_svg_text_prepare (cairo_surface_t *surface)
{
  cairo_surface_set_user_data (surface, &texts_key, g_ptr_array_new_with_free_func (g_free),
                               (cairo_destroy_func_t)g_ptr_array_unref);
}

static void
append_number (GString *svg, const char *name, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (svg, " %s=\"%s\"", name, g_ascii_formatd (buffer, sizeof buffer, "%.3f", value));
}

static void
append_paint (GString *svg, const char *what, FabColor color)
{
  g_string_append_printf (svg, " %s=\"#%02x%02x%02x\"", what, (guint)(color.red * 255 + 0.5f),
                          (guint)(color.green * 255 + 0.5f), (guint)(color.blue * 255 + 0.5f));
  if (color.alpha < 1) {
    g_autofree char *name = g_strconcat (what, "-opacity", NULL);

    append_number (svg, name, color.alpha);
  }
}

static void
append_font (GString *svg, PangoLayout *layout)
{
  const PangoFontDescription *font = pango_layout_get_font_description (layout);
  g_autofree char *families = g_markup_escape_text (pango_font_description_get_family (font), -1);

  g_string_append_printf (svg, " font-family=\"%s\" font-weight=\"%d\"", families,
                          (int)pango_font_description_get_weight (font));
  append_number (svg, "font-size", (double)pango_font_description_get_size (font) / PANGO_SCALE);
}

/* XML 1.0 has no place for most control characters. */
static void
append_escaped (GString *svg, const char *text, gsize length)
{
  g_autofree char *copy = g_strndup (text, length);
  g_autofree char *escaped = NULL;

  for (char *p = copy; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  escaped = g_markup_escape_text (copy, -1);
  g_string_append (svg, escaped);
}

static gboolean
is_hyphenated (PangoLayout *layout, PangoLayoutLine *line)
{
  const char *text = pango_layout_get_text (layout);
  long at = g_utf8_pointer_to_offset (text, text + line->start_index + line->length);
  int n;
  const PangoLogAttr *attributes = pango_layout_get_log_attrs_readonly (layout, &n);

  return at < n - 1 && attributes[at].break_inserts_hyphen;
}

static int
compare_runs (gconstpointer a, gconstpointer b)
{
  return ((const PangoGlyphItem *)a)->item->offset - ((const PangoGlyphItem *)b)->item->offset;
}

static gboolean
is_right_to_left (PangoLayout *layout)
{
  return pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL;
}

/* In the order of reading, whichever way that goes: a viewer puts it in its place. What the reader sees of a line: an ellipsis for what was left out, a hyphen where a word was broken. */
static char *
get_visible_text (PangoLayout *layout, PangoLayoutLine *line)
{
  GString *visible = g_string_new (NULL);
  const char *text = pango_layout_get_text (layout);
  g_autoptr (GSList) runs = g_slist_sort (g_slist_copy (line->runs), compare_runs);

  for (GSList *l = runs; l != NULL; l = l->next) {
    PangoGlyphItem *run = l->data;

    if (run->item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS)
      g_string_append (visible, "…");
    else
      g_string_append_len (visible, text + run->item->offset, run->item->length);
  }
  if (is_hyphenated (layout, line))
    g_string_append_c (visible, '-');
  return g_string_free (visible, FALSE);
}

static void
append_line (GString *svg, PangoLayout *layout, PangoLayoutIter *iter)
{
  PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
  g_autofree char *visible = get_visible_text (layout, line);
  PangoRectangle logical;

  g_strchomp (visible);
  if (*visible == '\0')
    return;
  pango_layout_iter_get_line_extents (iter, NULL, &logical);
  g_string_append (svg, "<tspan");
  append_number (svg, "x", (double)(logical.x + (is_right_to_left (layout) ? logical.width : 0)) / PANGO_SCALE);
  append_number (svg, "y", (double)pango_layout_iter_get_baseline (iter) / PANGO_SCALE);
  append_number (svg, "textLength", (double)logical.width / PANGO_SCALE);
  g_string_append (svg, " lengthAdjust=\"spacingAndGlyphs\">");
  append_escaped (svg, visible, strlen (visible));
  g_string_append (svg, "</tspan>");
}

/* All of a <text> element but its start and transformation. */
static char *
describe (PangoLayout *layout, FabColor color, const FabColor *halo, double halo_width)
{
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);
  GString *svg = g_string_new (" xml:space=\"preserve\"");

  if (is_right_to_left (layout))
    g_string_append (svg, " direction=\"rtl\"");
  append_font (svg, layout);
  append_paint (svg, "fill", color);
  if (halo != NULL) {
    append_paint (svg, "stroke", *halo);
    append_number (svg, "stroke-width", 2 * halo_width);
    g_string_append (svg, " stroke-linejoin=\"round\" paint-order=\"stroke\"");
  }
  g_string_append_c (svg, '>');
  do {
    append_line (svg, layout, iter);
  } while (pango_layout_iter_next_line (iter));
  g_string_append (svg, "</text>");
  return g_string_free (svg, FALSE);
}

static void
leave_mark (cairo_t *cr, guint number, double x, double y)
{
  cairo_surface_t *mark = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1, 1);
  char *address = g_strdup_printf (SCHEME "%u", number);

  cairo_surface_set_mime_data (mark, CAIRO_MIME_TYPE_URI, (guchar *)address, strlen (address), g_free, address);
  cairo_save (cr);
  cairo_set_source_surface (cr, mark, x, y);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_surface_destroy (mark);
}

/**
 * fab_svg_text_show:
 * @halo: (nullable): colour around the letters
 *
 * Returns: whether the context draws on a prepared SVG surface, and the text has been dealt with
 */
gboolean
fab_svg_text_show (cairo_t *cr, PangoLayout *layout, double x, double y, FabColor color, const FabColor *halo,
                   double halo_width)
{
  GPtrArray *texts = cairo_surface_get_user_data (cairo_get_target (cr), &texts_key);

  if (texts == NULL)
    return FALSE;
  leave_mark (cr, texts->len, x, y);
  g_ptr_array_add (texts, describe (layout, color, halo, halo_width));
  return TRUE;
}

/* The number of the text that an element of the form <image … xlink:href="fab-text:N"/> stands for, or -1. */
static gint64
read_mark (const char *element, const char *end)
{
  const char *address = g_strstr_len (element, end - element, "\"" SCHEME);

  return address != NULL ? (gint64)g_ascii_strtoull (address + strlen ("\"" SCHEME), NULL, 10) : -1;
}

static gboolean
read_id (const char *element, const char *end, const char *before, char *id, gsize size)
{
  const char *start = g_strstr_len (element, end - element, before);
  const char *quote;

  if (start == NULL)
    return FALSE;
  start += strlen (before);
  quote = memchr (start, '"', end - start);
  if (quote == NULL || (gsize)(quote - start) >= size)
    return FALSE;
  g_strlcpy (id, start, quote - start + 1);
  return TRUE;
}

/* Copies one element: marks are remembered and left out, their uses become texts, all others stay as they are. */
static void
copy_element (const char *element, const char *end, GPtrArray *texts, GHashTable *marks, GString *out)
{
  gint64 number = -1;
  char id[256]; /* or the six numbers of a turned text */

  if (g_str_has_prefix (element, "<image ")) {
    number = read_mark (element, end);
    if (number >= 0 && read_id (element, end, " id=\"", id, sizeof id)) {
      g_hash_table_insert (marks, g_strdup (id), GUINT_TO_POINTER (number + 1));
      return;
    }
  } else if (g_str_has_prefix (element, "<use ") && read_id (element, end, "href=\"#", id, sizeof id)) {
    number = (gint64)GPOINTER_TO_UINT (g_hash_table_lookup (marks, id)) - 1;
  }
  if (number < 0 || number >= texts->len) {
    g_string_append_len (out, element, end - element);
    return;
  }
  g_string_append (out, "<text");
  if (read_id (element, end, " transform=\"", id, sizeof id))
    g_string_append_printf (out, " transform=\"%s\"", id);
  g_string_append (out, g_ptr_array_index (texts, number));
}

/**
 * fab_svg_text_finish:
 * @surface: a finished SVG surface that had been prepared
 * @title: (nullable): of the document, for those who can't see it
 * @svg: (inout): what cairo wrote; a zero is appended
 *
 * Returns: (transfer full): the same with its text
 */
GBytes *
fab_svg_text_finish (cairo_surface_t *surface, const char *title, GByteArray *svg)
{
  GPtrArray *texts = cairo_surface_get_user_data (surface, &texts_key);
  g_autoptr (GHashTable) marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GString *out = g_string_sized_new (svg->len + texts->len * 300);
  const char *p, *end;

  g_byte_array_append (svg, (const guint8 *)"", 1); /* so that it is a string */
  p = (const char *)svg->data;
  end = p + svg->len - 1;
  while (p < end) {
    const char *start = memchr (p, '<', end - p);
    const char *close = start != NULL ? memchr (start, '>', end - start) : NULL;

    if (close == NULL)
      break;
    g_string_append_len (out, p, start - p);
    copy_element (start, close + 1, texts, marks, out);
    p = close + 1;
    if (title != NULL && g_str_has_prefix (start, "<svg ")) {
      g_string_append (out, "\n<title>");
      append_escaped (out, title, strlen (title));
      g_string_append (out, "</title>");
      title = NULL;
    }
  }
  g_string_append_len (out, p, end - p);
  return g_string_free_to_bytes (out);
}
