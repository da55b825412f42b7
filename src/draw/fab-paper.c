#include "fab-paper.h"

#include "fab-draw-text.h"

#include <math.h>

#define TITLE_FONT    19.0
#define SUBTITLE_FONT 11.0
#define MIN_TITLE     13.0
#define FOOT_FONT     FAB_PAPER_MIN_FONT

/** fab_paper_get_size: width and height in points; 0 × 0 where the content decides */
void
fab_paper_get_size (const FabPaper *self, double *width, double *height)
{
  /* ISO 216, in millimetres, portrait. */
  static const int sizes[][2] = {
    [FAB_PAPER_A4] = { 210, 297 }, [FAB_PAPER_A3] = { 297, 420 },  [FAB_PAPER_A2] = { 420, 594 },
    [FAB_PAPER_A1] = { 594, 841 }, [FAB_PAPER_A0] = { 841, 1189 }, [FAB_PAPER_CONTENT] = { 0, 0 },
  };
  double points = 72 / 25.4;

  *width = sizes[self->size][self->landscape ? 1 : 0] * points;
  *height = sizes[self->size][self->landscape ? 0 : 1] * points;
}

/** fab_paper_get_margin: room left free along the edges, in points: what any printer needs and what looks well */
double
fab_paper_get_margin (double width, double height)
{
  return CLAMP (MIN (width, height) * 0.05, 24, 60);
}

/**
 * fab_paper_from_name:
 * @name: "a4", "a3-landscape", "content"…
 * @paper: (out): the paper of that name; portrait unless it says otherwise
 *
 * Returns: whether there is one
 */
gboolean
fab_paper_from_name (const char *name, FabPaper *paper)
{
  static const char *const names[] = { "a4", "a3", "a2", "a1", "a0", "content" };
  g_auto (GStrv) parts = g_strsplit (name, "-", 2);

  *paper = (FabPaper){ 0 };
  if (parts[0] == NULL)
    return FALSE;
  paper->landscape = g_strcmp0 (parts[1], "landscape") == 0;
  if (parts[1] != NULL && !paper->landscape && g_strcmp0 (parts[1], "portrait") != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (parts[0], names[i]) == 0) {
      paper->size = i;
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_said (const char *text)
{
  return text != NULL && *text != '\0';
}

static double
title_height (const FabTitleBlock *titles)
{
  double height = 0;

  if (is_said (titles->title))
    height += TITLE_FONT * 1.45;
  if (is_said (titles->subtitle) || is_said (titles->territory))
    height += SUBTITLE_FONT * 1.6;
  return height > 0 ? height + 10 : 0;
}

/** fab_paper_get_room: what fab_paper_draw_frame() leaves free, in points */
FabBox
fab_paper_get_room (double width, double height, const FabTitleBlock *titles)
{
  double margin = fab_paper_get_margin (width, height);

  return (FabBox){ margin, margin + title_height (titles), width - margin, height - margin - FOOT_FONT * 2.4 };
}

static void
draw_right (cairo_t *cr, const char *text, const FabTextStyle *style, double right, double y, FabColor color)
{
  g_autoptr (PangoLayout) layout = fab_text_layout_new (cr, text, style);
  double width;

  fab_text_layout_get_size (layout, &width, NULL);
  fab_text_show (cr, layout, right - width, y, color);
}

/* The territory and the subtitle in one line. */
static char *
join_subtitle (const FabTitleBlock *titles)
{
  if (is_said (titles->territory) && is_said (titles->subtitle))
    return g_strdup_printf ("%s — %s", titles->territory, titles->subtitle);
  return g_strdup (is_said (titles->territory) ? titles->territory : titles->subtitle);
}

/* A long title is set smaller before it is cut. */
static PangoLayout *
layout_title (cairo_t *cr, const char *text, double width, const char *family)
{
  FabTextStyle style = { .family = family, .size = TITLE_FONT, .weight = FAB_WEIGHT_BOLD, .width = width, .lines = 1 };
  PangoLayout *layout = fab_text_layout_new (cr, text, &style);

  while (pango_layout_is_ellipsized (layout) && style.size > MIN_TITLE) {
    style.size -= 1;
    g_object_unref (layout);
    layout = fab_text_layout_new (cr, text, &style);
  }
  return layout;
}

static void
draw_titles (cairo_t *cr, double width, double margin, const FabTitleBlock *titles, const FabPalette *palette,
             const char *family)
{
  FabTextStyle subtitle = { .family = family, .size = SUBTITLE_FONT, .lines = 1 };
  FabTextStyle date = { .family = family, .size = SUBTITLE_FONT };
  g_autofree char *joined = join_subtitle (titles);
  double y = margin - 4;

  subtitle.width = width - 2 * margin - (is_said (titles->date) ? 110 : 0);
  if (is_said (titles->date))
    draw_right (cr, titles->date, &date, width - margin, y + TITLE_FONT * 0.42, palette->dim);
  if (is_said (titles->title)) {
    g_autoptr (PangoLayout) layout = layout_title (cr, titles->title, subtitle.width, family);
    double height;

    fab_text_layout_get_size (layout, NULL, &height);
    fab_text_show (cr, layout, margin, y + (TITLE_FONT * 1.22 - height) * 0.7, palette->foreground);
    y += TITLE_FONT * 1.45;
  }
  if (is_said (joined))
    fab_text_draw (cr, joined, &subtitle, margin, y, palette->dim);
}

static void
draw_foot (cairo_t *cr, double width, double height, double margin, const FabTitleBlock *titles, guint page,
           guint n_pages, const FabPalette *palette, const char *family)
{
  FabTextStyle style = { .family = family, .size = FOOT_FONT, .width = width - 2 * margin - 60, .lines = 1 };
  FabTextStyle number = { .family = family, .size = FOOT_FONT, .tabular = TRUE };
  double y = height - margin - FOOT_FONT * 1.1;

  if (is_said (titles->source))
    fab_text_draw (cr, titles->source, &style, margin, y, palette->dim);
  if (n_pages > 1) {
    g_autofree char *text = g_strdup_printf ("%u / %u", page + 1, n_pages);

    draw_right (cr, text, &number, width - margin, y, palette->dim);
  }
}

/**
 * fab_paper_draw_frame:
 * @width: of the sheet, in points
 * @page: from 0
 * @n_pages: numbers are drawn when there is more than one
 *
 * Draws what stands on every page: background, title block and foot.
 *
 * Returns: the room left, in points
 */
FabBox
fab_paper_draw_frame (cairo_t *cr, double width, double height, const FabTitleBlock *titles, guint page, guint n_pages,
                      const FabPalette *palette, const char *font_family)
{
  double margin = fab_paper_get_margin (width, height);

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, width, height);
  fab_color_set_source (palette->background, cr);
  cairo_fill (cr);
  draw_titles (cr, width, margin, titles, palette, font_family);
  draw_foot (cr, width, height, margin, titles, page, n_pages, palette, font_family);
  cairo_restore (cr);
  return fab_paper_get_room (width, height, titles);
}
