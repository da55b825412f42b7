#include "fab-draw-text.h"

#include "fab-svg-text.h"

/** What an interface's usual face is called: GNOME's own, then those that look like it. */
#define DEFAULT_FAMILY "Adwaita Sans, Cantarell, Inter, sans-serif"
/** No layout is longer than that: a name of ten thousand characters is elided long before. */
#define MAX_BYTES 2000

static PangoContext *
create_context (cairo_t *cr)
{
  PangoContext *context;

  if (cr != NULL)
    return pango_cairo_create_context (cr);
  context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  pango_cairo_context_set_resolution (context, 96);
  return context;
}

static void
set_font (PangoLayout *layout, const FabTextStyle *style)
{
  g_autoptr (PangoFontDescription) font =
      pango_font_description_from_string (style->family != NULL ? style->family : DEFAULT_FAMILY);

  pango_font_description_set_absolute_size (font, MAX (style->size, 0.5) * PANGO_SCALE);
  pango_font_description_set_weight (font, style->weight != 0 ? (PangoWeight)style->weight : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
}

/* Letters stand where they are drawn, whatever the zoom: no rounding of advances to whole pixels. */
static void
unhint (PangoContext *context)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
}

static void
set_text (PangoLayout *layout, const char *text)
{
  gsize length = strlen (text);
  const char *end;

  if (length > MAX_BYTES)
    for (length = MAX_BYTES; length > 0 && ((guchar)text[length] & 0xc0) == 0x80; length--)
      continue;
  if (g_utf8_validate_len (text, length, &end)) {
    pango_layout_set_text (layout, text, length);
  } else {
    g_autofree char *valid = g_utf8_make_valid (text, length);

    pango_layout_set_text (layout, valid, -1);
  }
}

/* Pango puts text that is read from right to left at the other end of its width. What is written in one line is put somewhere, whatever its
 * script: at its left. */
static void
keep_left (PangoLayout *layout, const FabTextStyle *style)
{
  if (style->width > 0 && style->alignment == PANGO_ALIGN_LEFT &&
      pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL && pango_layout_get_line_count (layout) == 1)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
}

/**
 * fab_text_layout_new:
 * @cr: (nullable): where it is going to be drawn; %NULL to measure only
 * @text: as it is: never markup
 *
 * Returns: (transfer full): the text laid out
 */
PangoLayout *
fab_text_layout_new (cairo_t *cr, const char *text, const FabTextStyle *style)
{
  PangoContext *context = create_context (cr);
  PangoLayout *layout;

  unhint (context);
  layout = pango_layout_new (context);
  g_object_unref (context);
  set_font (layout, style);
  set_text (layout, text != NULL ? text : "");
  if (style->width > 0)
    pango_layout_set_width (layout, style->width * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, style->alignment);
  if (style->lines > 0 && style->width > 0) {
    pango_layout_set_height (layout, -style->lines);
    pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  }
  if (style->lines == 1)
    pango_layout_set_single_paragraph_mode (layout, TRUE);
  if (style->tabular) {
    g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

    pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
    pango_layout_set_attributes (layout, attributes);
  }
  keep_left (layout, style);
  return layout;
}

/** fab_text_layout_get_size: what it takes, in the context's units */
void
fab_text_layout_get_size (PangoLayout *layout, double *width, double *height)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  if (width != NULL)
    *width = (double)logical.width / PANGO_SCALE;
  if (height != NULL)
    *height = (double)logical.height / PANGO_SCALE;
}

/** fab_text_show: draws it with its top left at x, y; as text, where the file can hold text */
void
fab_text_show (cairo_t *cr, PangoLayout *layout, double x, double y, FabColor color)
{
  if (fab_svg_text_show (cr, layout, x, y, color, NULL, 0))
    return;
  cairo_save (cr);
  fab_color_set_source (color, cr);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
  cairo_restore (cr);
}

/**
 * fab_text_show_with_halo:
 * @halo: what to draw around the letters, so that they can be read on lines
 * @halo_width: how far it reaches, in the context's units
 */
void
fab_text_show_with_halo (cairo_t *cr, PangoLayout *layout, double x, double y, FabColor color, FabColor halo,
                         double halo_width)
{
  if (fab_svg_text_show (cr, layout, x, y, color, &halo, halo_width))
    return;
  cairo_save (cr);
  cairo_move_to (cr, x, y);
  pango_cairo_layout_path (cr, layout);
  fab_color_set_source (halo, cr);
  cairo_set_line_width (cr, 2 * halo_width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
  cairo_restore (cr);
  fab_text_show (cr, layout, x, y, color);
}

/**
 * fab_text_draw:
 *
 * Writes @text with its top left at x, y.
 *
 * Returns: the height that it takes
 */
double
fab_text_draw (cairo_t *cr, const char *text, const FabTextStyle *style, double x, double y, FabColor color)
{
  g_autoptr (PangoLayout) layout = fab_text_layout_new (cr, text, style);
  double height;

  fab_text_layout_get_size (layout, NULL, &height);
  fab_text_show (cr, layout, x, y, color);
  return height;
}
