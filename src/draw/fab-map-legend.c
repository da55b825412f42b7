/* fab-map-legend.c: the card at the bottom left that says what colours, lines and sizes mean */
#include "fab-draw-text.h"
#include "fab-glyph.h"
#include "fab-map-frame.h"
#include "fab-ring.h"
#include "fab-schema.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/** In units of the text's size. */
#define ROW    1.75
#define PAD    1.1
#define SAMPLE 2.5
#define SPACE  0.7
#define COLUMN 2.0
#define MARGIN 12.0

typedef enum {
  ROW_KIND,
  ROW_STYLE,
  ROW_SIZE,
  ROW_CHANGE,
} RowType;

typedef struct {
  RowType type;
  guint index;
  guint color; /* of a kind */
  guint count;
  char *text;
  double width;
} Row;

/** The card: one or two columns of rows. */
typedef struct {
  const FabPalette *palette;
  const char *family;
  double size;           /* of the text */
  GArray *rows;          /* of Row */
  guint first_of_second; /* rows from here on stand in the second column; as many as rows: one column */
  double widths[2];
  double width, height;
} Legend;

/** fab_map_kind_name: a kind of actors, translated */
const char *
fab_map_kind_name (guint kind)
{
  const FabChoices *choices = fab_table_get (FAB_TABLE_ACTOR)->fields[FAB_ACTOR_KIND].choices;

  return kind < choices->n_choices ? fab_choices_get_label (choices, choices->choices[kind].code) : "";
}

static void
row_clear (gpointer data)
{
  g_free (((Row *)data)->text);
}

static void
add_row (Legend *self, RowType type, guint index, guint color, guint count, const char *text)
{
  FabTextStyle style = { .family = self->family, .size = self->size };
  Row row = { .type = type, .index = index, .color = color, .count = count };
  g_autoptr (PangoLayout) layout = NULL;

  row.text = count > 0 ? g_strdup_printf ("%s  %u", text, count) : g_strdup (text);
  layout = fab_text_layout_new (NULL, row.text, &style);
  fab_text_layout_get_size (layout, &row.width, NULL);
  g_array_append_val (self->rows, row);
}

static gboolean
is_shown (const FabMapDrawOptions *options, FabMapScene *scene, guint node)
{
  return scene->nodes[node].placed && (options->node_states == NULL || !(options->node_states[node] & FAB_MAP_HIDDEN));
}

static void
add_kinds (Legend *self, FabMapScene *scene, const FabMapDrawOptions *options)
{
  guint counts[FAB_N_KIND_COLORS] = { 0 }, colors[FAB_N_KIND_COLORS] = { 0 };

  for (guint v = 0; v < scene->topology->n_nodes; v++) {
    guint kind = MIN (scene->nodes[v].kind, FAB_N_KIND_COLORS - 1);

    if (!is_shown (options, scene, v))
      continue;
    counts[kind]++;
    colors[kind] = scene->nodes[v].color;
  }
  for (guint k = 0; k < FAB_N_KIND_COLORS; k++)
    if (counts[k] > 0)
      add_row (self, ROW_KIND, k, colors[k], counts[k], fab_map_kind_name (k));
}

static void
add_styles (Legend *self, FabMapScene *scene, const FabMapDrawOptions *options)
{
  guint n_styles = fab_map_scene_get_n_styles (scene);
  g_autofree guint *counts = g_new0 (guint, n_styles + 1);

  for (guint e = 0; e < scene->topology->edges->len; e++) {
    const FabMapEdge *edge = fab_map_scene_get_edge (scene, e);
    gboolean hidden = options->edge_states != NULL && options->edge_states[e] & FAB_MAP_HIDDEN;

    if (!hidden && is_shown (options, scene, edge->source) && is_shown (options, scene, edge->target))
      counts[edge->style]++;
  }
  for (guint s = 0; s < n_styles; s++)
    if (counts[s] > 0)
      add_row (self, ROW_STYLE, s, 0, counts[s], fab_map_scene_get_style (scene, s)->name);
}

/* On a map that compares: what its marks mean, of actors and links alike. */
static void
add_changes (Legend *self, FabMapScene *scene, const FabMapDrawOptions *options)
{
  guint counts[FAB_MAP_N_CHANGE_KINDS] = { 0 };

  for (guint v = 0; v < scene->topology->n_nodes; v++)
    counts[scene->nodes[v].change] += is_shown (options, scene, v);
  for (guint e = 0; e < scene->topology->edges->len; e++)
    counts[fab_map_scene_get_edge (scene, e)->change]++;
  for (FabMapChangeKind kind = FAB_MAP_APPEARED; scene->topology->compares && kind < FAB_MAP_N_CHANGE_KINDS; kind++)
    if (counts[kind] > 0)
      add_row (self, ROW_CHANGE, kind, 0, counts[kind], fab_map_change_name (kind));
}

static void
measure_column (Legend *self, guint first, guint end, guint column)
{
  self->widths[column] = 0;
  for (guint i = first; i < end; i++)
    self->widths[column] =
        MAX (self->widths[column], (SAMPLE + SPACE) * self->size + g_array_index (self->rows, Row, i).width);
}

/* Links beside kinds, where the picture is high or one column would be taller than two fifths of it. */
static void
arrange (Legend *self, guint n_kinds, double picture_width, double picture_height)
{
  gboolean is_high = picture_height > picture_width && picture_width > 420;
  double row = ROW * self->size, pad = PAD * self->size;
  guint n = self->rows->len, longest = n;

  self->first_of_second = n;
  if (n_kinds < n && (is_high || n * row + 2 * pad > picture_height * 0.42))
    self->first_of_second = n_kinds;
  measure_column (self, 0, self->first_of_second, 0);
  measure_column (self, self->first_of_second, n, 1);
  self->width = self->widths[0] + 2 * pad;
  if (self->first_of_second < n) {
    longest = MAX (n_kinds, n - n_kinds);
    self->width += self->widths[1] + COLUMN * self->size;
  }
  self->height = longest * row + 2 * pad;
}

static Legend *
legend_new (FabMapScene *scene, const FabMapDrawOptions *options)
{
  Legend *self = g_new0 (Legend, 1);
  double smallest = options->min_font > 0 ? options->min_font : 9;
  guint n_kinds;

  self->palette = options->palette;
  self->family = options->font_family;
  self->size = MAX (smallest, (options->min_font > 0 ? 9 : 10.5) * options->text_scale);
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (self->rows, row_clear);
  add_kinds (self, scene, options);
  n_kinds = self->rows->len;
  add_styles (self, scene, options);
  if (n_kinds > 0 && fab_map_scene_get_size_meaning (scene) != NULL)
    add_row (self, ROW_SIZE, 0, 0, 0, fab_map_scene_get_size_meaning (scene));
  add_changes (self, scene, options);
  arrange (self, n_kinds, options->width, options->height);
  return self;
}

static void
legend_free (Legend *self)
{
  g_array_unref (self->rows);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Legend, legend_free)

static gboolean
fits (const Legend *self, const FabMapDrawOptions *options)
{
  return self->rows->len > 0 && self->width + 2 * MARGIN <= options->width * 0.92 &&
         self->height + 2 * MARGIN <= options->height * 0.92;
}

/**
 * fab_map_measure_legend:
 * @box: (out): where it is in the picture, in the context's units
 *
 * Returns: whether there is one: there is none where it would cover the whole picture
 */
gboolean
fab_map_measure_legend (FabMapScene *scene, const FabMapDrawOptions *options, FabBox *box)
{
  g_autoptr (Legend) legend = NULL;

  if (!(options->show & FAB_MAP_SHOW_LEGEND))
    return FALSE;
  legend = legend_new (scene, options);
  *box =
      (FabBox){ MARGIN, options->height - MARGIN - legend->height, MARGIN + legend->width, options->height - MARGIN };
  return fits (legend, options);
}

/* ---- Drawing ---- */

static void
draw_kind (const Legend *self, cairo_t *cr, const Row *row, double x, double y)
{
  double radius = self->size * 0.68, side = radius * 1.15, cx = x + SAMPLE * self->size / 2;

  cairo_new_path (cr);
  cairo_arc (cr, cx, y, radius, 0, 2 * G_PI);
  fab_color_set_source (self->palette->kinds[row->color % FAB_N_KIND_COLORS], cr);
  cairo_fill (cr);
  fab_color_set_source (self->palette->on_kinds[row->color % FAB_N_KIND_COLORS], cr);
  fab_glyph_fill (cr, row->index, cx - side / 2, y - side / 2, side);
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
draw_style (const Legend *self, cairo_t *cr, const FabMapStyle *style, double x, double y)
{
  double width = 1.8, length = SAMPLE * self->size, arrow = style->directed ? self->size * 0.62 : 0;
  const double dashed[2] = { self->size * 0.55, self->size * 0.36 }, dotted[2] = { width, width * 1.6 };

  cairo_save (cr);
  fab_color_set_source (fab_color_with_alpha (self->palette->links[style->color % FAB_N_LINK_COLORS], 0.85f), cr);
  cairo_set_line_width (cr, width);
  if (style->dash != FAB_DASH_SOLID)
    cairo_set_dash (cr, style->dash == FAB_DASH_DASHED ? dashed : dotted, 2, 0);
  cairo_new_path (cr);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x + length - arrow, y);
  cairo_stroke (cr);
  if (arrow > 0)
    draw_arrowhead (cr, x + length, y, arrow);
  cairo_restore (cr);
}

static void
draw_size (const Legend *self, cairo_t *cr, double x, double y)
{
  double length = SAMPLE * self->size, radius[] = { 0.2, 0.36, 0.55 }, at[] = { 0.12, 0.4, 0.8 };

  fab_color_set_source (self->palette->dim, cr);
  for (guint i = 0; i < 3; i++) {
    cairo_new_path (cr);
    cairo_arc (cr, x + length * at[i], y, self->size * radius[i], 0, 2 * G_PI);
    cairo_fill (cr);
  }
}

static void
draw_row (const Legend *self, cairo_t *cr, FabMapScene *scene, const Row *row, double x, double y)
{
  FabTextStyle style = { .family = self->family, .size = self->size };
  g_autoptr (PangoLayout) layout = fab_text_layout_new (cr, row->text, &style);
  double height;

  if (row->type == ROW_KIND)
    draw_kind (self, cr, row, x, y);
  else if (row->type == ROW_STYLE)
    draw_style (self, cr, fab_map_scene_get_style (scene, row->index), x, y);
  else if (row->type == ROW_CHANGE)
    fab_map_paint_change (cr, self->palette, row->index, x + SAMPLE * self->size / 2, y, self->size * 0.62);
  else
    draw_size (self, cr, x, y);
  fab_text_layout_get_size (layout, NULL, &height);
  fab_text_show (cr, layout, x + (SAMPLE + SPACE) * self->size, y - height / 2, self->palette->foreground);
}

void
fab_map_draw_legend (FabMapFrame *frame)
{
  g_autoptr (Legend) self = legend_new (frame->scene, frame->options);
  double left = MARGIN, top = frame->options->height - MARGIN - self->height;

  if (!fits (self, frame->options))
    return;
  fab_draw_card (frame->cr, left, top, self->width, self->height, 10, self->palette);
  for (guint i = 0; i < self->rows->len; i++) {
    gboolean second = i >= self->first_of_second;
    double x = left + PAD * self->size + (second ? self->widths[0] + COLUMN * self->size : 0);
    double y = top + PAD * self->size + ((second ? i - self->first_of_second : i) + 0.5) * ROW * self->size;

    draw_row (self, frame->cr, frame->scene, &g_array_index (self->rows, Row, i), x, y);
  }
}
