/* fab-map-legend.c: the card at the bottom left that says what colours, shapes, lines and sizes mean */
#include "fab-map-compare.h"
#include "fab-map-legend-private.h"
#include "fab-ring.h"

/**
 * fab_map_measure_legend:
 * @box: (out): where it is in the picture, in the context's units
 *
 * Returns: whether there is one: there is none where it would cover the whole picture
 */
gboolean
fab_map_measure_legend (FabMapScene *scene, const FabMapDrawOptions *options, FabBox *box)
{
  g_autoptr (FabLegend) legend = NULL;

  if (!(options->show & FAB_MAP_SHOW_LEGEND))
    return FALSE;
  legend = fab_legend_new (scene, options);
  *box = (FabBox){ FAB_LEGEND_MARGIN, options->height - FAB_LEGEND_MARGIN - legend->height,
                   FAB_LEGEND_MARGIN + legend->width, options->height - FAB_LEGEND_MARGIN };
  *box = fab_box_moved (*box, 0, -options->corner_height);
  return fab_legend_fits (legend, options);
}

/* ---- Drawing ---- */

static void
draw_actor (const FabLegend *self, cairo_t *cr, const FabLegendRow *row, double x, double y)
{
  FabMapLook look = { .color = row->color,
                      .on_color = fab_color_on (row->color),
                      .ring = row->has_ring ? &row->ring : NULL,
                      .mark = row->mark,
                      .icon = row->icon };
  double radius = self->size * (row->has_ring ? 0.5 : row->mark == FAB_MAP_MARK_DISC ? 0.68 : 0.66);

  fab_map_paint_look (cr, &look, self->palette->card, x + FAB_LEGEND_SAMPLE * self->size / 2, y, radius);
}

static void
draw_arrowhead (cairo_t *cr, double x, double y, double length)
{
  cairo_new_path (cr);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x - length, y - length * 0.45);
  cairo_line_to (cr, x - length, y + length * 0.45);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_line (cairo_t *cr, double x, double y, double length, double width, FabColor color)
{
  cairo_new_path (cr);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x + length, y);
  fab_color_set_source (color, cr);
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
}

static void
draw_link (const FabLegend *self, cairo_t *cr, const FabLegendRow *row, double x, double y)
{
  double width = row->width > 0 ? row->width : 1.8, length = FAB_LEGEND_SAMPLE * self->size,
         arrow = row->directed ? self->size * 0.62 : 0;
  const double dashed[2] = { self->size * 0.55, self->size * 0.36 }, dotted[2] = { width, width * 1.6 };

  cairo_save (cr);
  if (row->dash != FAB_DASH_SOLID)
    cairo_set_dash (cr, row->dash == FAB_DASH_DASHED ? dashed : dotted, 2, 0);
  draw_line (cr, x, y, length - arrow, width, fab_color_with_alpha (row->color, 0.85f));
  if (arrow > 0)
    draw_arrowhead (cr, x + length, y, arrow);
  cairo_restore (cr);
}

static void
draw_scale (const FabLegend *self, cairo_t *cr, const FabLegendRow *row, double x, double y)
{
  for (guint i = 0; i < row->n_samples; i++) {
    double sample = fab_legend_measure_sample (self, row, i), width, height;
    g_autoptr (PangoLayout) layout = fab_legend_layout_plain (self, cr, row->samples[i]->name, &width, &height);

    if (row->type == FAB_LEGEND_SIZES) {
      cairo_new_path (cr);
      cairo_arc (cr, x + sample / 2, y, sample / 2, 0, 2 * G_PI);
      fab_color_set_source (self->palette->other, cr);
      cairo_fill (cr);
    } else {
      draw_line (cr, x, y, sample, row->samples[i]->size, self->palette->other);
    }
    fab_text_show (cr, layout, x + sample + 0.4 * self->size, y - height / 2, self->palette->foreground);
    x += sample + 1.4 * self->size + width;
  }
}

static void
draw_text (const FabLegend *self, cairo_t *cr, const FabLegendCell *cell, double x, double y)
{
  gboolean is_heading = cell->row->type == FAB_LEGEND_HEADING;
  FabTextStyle style;
  g_autoptr (PangoLayout) layout = NULL;
  double height;

  fab_legend_get_style (self, cell->row, &style);
  layout = fab_text_layout_new (cr, cell->text, &style);
  fab_text_layout_get_size (layout, NULL, &height);
  fab_text_show (cr, layout, x + (is_heading ? 0 : (FAB_LEGEND_SAMPLE + FAB_LEGEND_SPACE) * self->size), y - height / 2,
                 is_heading ? self->palette->dim : self->palette->foreground);
}

static void
draw_cell (const FabLegend *self, cairo_t *cr, const FabLegendCell *cell, double x, double y)
{
  switch (cell->row->type) {
  case FAB_LEGEND_ACTOR:
    draw_actor (self, cr, cell->row, x, y);
    break;
  case FAB_LEGEND_LINE:
    draw_link (self, cr, cell->row, x, y);
    break;
  case FAB_LEGEND_SIZES:
  case FAB_LEGEND_WIDTHS:
    draw_scale (self, cr, cell->row, x, y);
    return;
  case FAB_LEGEND_CHANGE:
    fab_map_paint_change (cr, self->palette, cell->row->change, x + FAB_LEGEND_SAMPLE * self->size / 2, y,
                          self->size * 0.62);
    break;
  case FAB_LEGEND_HEADING:
  default:
    break;
  }
  draw_text (self, cr, cell, x, y);
}

void
fab_map_draw_legend (FabMapFrame *frame)
{
  g_autoptr (FabLegend) self = fab_legend_new (frame->scene, frame->options);
  double left = FAB_LEGEND_MARGIN,
         top = frame->options->height - frame->options->corner_height - FAB_LEGEND_MARGIN - self->height;

  if (!fab_legend_fits (self, frame->options))
    return;
  fab_draw_card (frame->cr, left, top, self->width, self->height, 10, self->palette);
  for (guint i = 0; i < self->n_cells; i++)
    draw_cell (self, frame->cr, &self->cells[i], left + self->cells[i].x, top + self->cells[i].y);
}
