/* fab-map-legend-layout.c: how large the rows of a legend are, and in which columns they stand */
#include "fab-map-legend-private.h"

#include <math.h>
#include <string.h>

/** In units of the text's size. */
#define ROW         1.75
#define SCALE_ROW   2.4
#define HEADING     1.7
#define HEADING_GAP 0.7
#define PAD         1.1
#define COLUMN      2.0
#define MAX_TEXT    17.0

#define MAX_COLUMNS 4
/** One for each aspect, and what changed. */
#define MAX_SECTIONS (FAB_MAP_N_ASPECTS + 2)
/** A column higher than this share of the picture is rather two. */
#define HIGH_COLUMN 0.42
/** More of the picture than this is never covered. */
#define MAX_SHARE 0.92

/* ---- Measuring ---- */

/** fab_legend_get_style: how the text of @row is set */
void
fab_legend_get_style (const FabLegend *self, const FabLegendRow *row, FabTextStyle *style)
{
  *style = (FabTextStyle){ .family = self->family, .size = self->size, .width = MAX_TEXT * self->size };
  if (row->type == FAB_LEGEND_HEADING) {
    style->weight = FAB_WEIGHT_BOLD;
    style->width += (FAB_LEGEND_SAMPLE + FAB_LEGEND_SPACE) * self->size;
  }
}

static gboolean
is_scale (const FabLegendRow *row)
{
  return row->type == FAB_LEGEND_SIZES || row->type == FAB_LEGEND_WIDTHS;
}

/** fab_legend_measure_sample: how wide the sample number @i of a scale is */
double
fab_legend_measure_sample (const FabLegend *self, const FabLegendRow *row, guint i)
{
  if (row->type == FAB_LEGEND_SIZES)
    return 2 * self->size * row->samples[i]->size / row->samples[row->n_samples - 1]->size;
  return 1.5 * self->size;
}

/** fab_legend_layout_plain: (transfer full): a line without more; @cr: (nullable): to draw it on; @height: (out) (optional) */
PangoLayout *
fab_legend_layout_plain (const FabLegend *self, cairo_t *cr, const char *text, double *width, double *height)
{
  FabTextStyle style = { .family = self->family, .size = self->size };
  PangoLayout *layout = fab_text_layout_new (cr, text, &style);

  fab_text_layout_get_size (layout, width, height);
  return layout;
}

static double
measure_scale (const FabLegend *self, const FabLegendRow *row)
{
  double total = 0;

  for (guint i = 0; i < row->n_samples; i++) {
    double width;
    g_autoptr (PangoLayout) layout = fab_legend_layout_plain (self, NULL, row->samples[i]->name, &width, NULL);

    total += fab_legend_measure_sample (self, row, i) + 0.4 * self->size + width + (i > 0 ? self->size : 0);
  }
  return total;
}

static void
measure_text (const FabLegend *self, FabLegendCell *cell)
{
  FabTextStyle style;
  g_autoptr (PangoLayout) layout = NULL;
  double width, height;
  int lines;

  fab_legend_get_style (self, cell->row, &style);
  layout = fab_text_layout_new (NULL, cell->text, &style);
  lines = pango_layout_get_line_count (layout);
  fab_text_layout_get_size (layout, &width, &height);
  cell->width =
      width + (cell->row->type == FAB_LEGEND_HEADING ? 0 : (FAB_LEGEND_SAMPLE + FAB_LEGEND_SPACE) * self->size);
  cell->height =
      self->size * (cell->row->type == FAB_LEGEND_HEADING ? HEADING : ROW) + height * (lines - 1) / MAX (lines, 1);
}

static void
measure_cell (FabLegend *self, const FabLegendRow *row, FabLegendCell *cell)
{
  cell->row = row;
  cell->text = row->count > 0 ? g_strdup_printf ("%s\302\240\302\240%u", row->text, row->count) : g_strdup (row->text);
  if (!is_scale (row)) {
    measure_text (self, cell);
    return;
  }
  cell->width = measure_scale (self, row);
  cell->height = self->size * (row->type == FAB_LEGEND_SIZES ? SCALE_ROW : ROW);
}

/* ---- Columns ---- */

static gboolean
starts_section (const FabLegend *self, guint i)
{
  const FabLegendRow *row = self->cells[i].row;
  gboolean is_line = row->type == FAB_LEGEND_LINE, was_line = i > 0 && self->cells[i - 1].row->type == FAB_LEGEND_LINE;

  return row->type == FAB_LEGEND_HEADING ||
         (i > 0 && self->cells[i - 1].row->type != FAB_LEGEND_HEADING && is_line != was_line && !is_scale (row));
}

static double
get_gap (const FabLegend *self, guint i, gboolean is_first)
{
  return !is_first && starts_section (self, i) ? HEADING_GAP * self->size : 0;
}

static guint
find_section_end (const FabLegend *self, guint i)
{
  guint end = i + 1;

  while (end < self->n_cells && !starts_section (self, end))
    end++;
  return end;
}

/* Puts the cells from @i to @end at the foot of a column that is @y high. Returns: how high it is then */
static double
stack (FabLegend *self, guint i, guint end, guint column, double y)
{
  for (; i < end; i++) {
    FabLegendCell *cell = &self->cells[i];

    y += get_gap (self, i, y == 0);
    cell->column = column;
    cell->y = y + cell->height / 2;
    y += cell->height;
  }
  return y;
}

/** Ways to put sections into columns, whole. */
typedef struct {
  guint starts[MAX_SECTIONS + 1]; /* where each section starts, and where the last one ends */
  guint n_sections, n_columns;
  guint columns[MAX_SECTIONS], best[MAX_SECTIONS];
  double height;
} Packing;

static void
measure_packing (FabLegend *self, Packing *packing)
{
  double heights[MAX_COLUMNS] = { 0 }, highest = 0;

  for (guint s = 0; s < packing->n_sections; s++) {
    double *height = &heights[packing->columns[s]];

    for (guint i = packing->starts[s]; i < packing->starts[s + 1]; i++)
      *height += self->cells[i].height + get_gap (self, i, *height == 0);
    highest = MAX (highest, *height);
  }
  /* Of two that are as low, the one that was found first keeps the sections more in their order. */
  if (highest < packing->height - 0.5) {
    packing->height = highest;
    memcpy (packing->best, packing->columns, sizeof packing->best);
  }
}

/* All ways, columns that are like one another taken once: a legend has few sections. */
static void
try_columns (FabLegend *self, Packing *packing, guint section, guint n_used)
{
  if (section == packing->n_sections) {
    measure_packing (self, packing);
    return;
  }
  for (guint c = 0; c < MIN (n_used + 1, packing->n_columns); c++) {
    packing->columns[section] = c;
    try_columns (self, packing, section + 1, MAX (n_used, c + 1));
  }
}

/* Returns: how high the card is with its sections in so many columns */
static double
pack (FabLegend *self, guint n_columns)
{
  Packing packing = { .n_columns = n_columns, .height = INFINITY };
  double heights[MAX_COLUMNS] = { 0 };

  for (guint i = 0; i < self->n_cells; i = packing.starts[packing.n_sections]) {
    guint end = packing.n_sections + 1 < MAX_SECTIONS ? find_section_end (self, i) : self->n_cells;

    packing.starts[packing.n_sections] = i;
    packing.starts[++packing.n_sections] = end;
  }
  try_columns (self, &packing, 0, 0);
  for (guint s = 0; s < packing.n_sections; s++) {
    guint c = packing.best[s];

    heights[c] = stack (self, packing.starts[s], packing.starts[s + 1], c, heights[c]);
  }
  return packing.height;
}

/* Columns of that height from the left, sections broken where a column ends, but not after a heading. Returns: how many that takes */
static guint
flow (FabLegend *self, double height, double *used)
{
  guint column = 0, end;
  double y = 0;

  *used = 0;
  for (guint i = 0; i < self->n_cells; i = end) {
    double part = self->cells[i].height + get_gap (self, i, y == 0);

    end = i + 1;
    if (self->cells[i].row->type == FAB_LEGEND_HEADING && end < self->n_cells)
      part += self->cells[end++].height;
    if (y > 0 && y + part > height + 0.01) {
      column++;
      y = 0;
    }
    y = stack (self, i, end, column, y);
    *used = MAX (*used, y);
  }
  return column + 1;
}

/* The lowest card of at most so many columns, sections broken. */
static double
break_sections (FabLegend *self, guint n_columns)
{
  double low = 0, high, used;

  flow (self, INFINITY, &high);
  for (int i = 0; i < 24; i++) {
    double middle = (low + high) / 2;

    if (flow (self, middle, &used) <= n_columns && used <= middle + 0.5)
      high = middle;
    else
      low = middle;
  }
  flow (self, high, &used);
  return used;
}

static void
place_columns (FabLegend *self)
{
  double widths[MAX_COLUMNS] = { 0 }, lefts[MAX_COLUMNS] = { 0 }, pad = PAD * self->size, x = pad;
  guint n = 0;

  for (guint i = 0; i < self->n_cells; i++) {
    guint column = MIN (self->cells[i].column, MAX_COLUMNS - 1);

    widths[column] = MAX (widths[column], self->cells[i].width);
    n = MAX (n, column + 1);
  }
  for (guint c = 0; c < n; c++) {
    lefts[c] = x;
    x += widths[c] + (c + 1 < n ? COLUMN * self->size : 0);
  }
  self->width = x + pad;
  for (guint i = 0; i < self->n_cells; i++) {
    self->cells[i].x = lefts[MIN (self->cells[i].column, MAX_COLUMNS - 1)];
    self->cells[i].y += pad;
  }
}

/** Sections that are broken must make a card lower than this share of its height. */
#define WORTH_BREAKING 0.85

/* So many columns, sections broken where that makes the card much lower. Returns: how high it is */
static double
pack_low (FabLegend *self, guint n_columns)
{
  double whole = pack (self, n_columns), broken = break_sections (self, n_columns);

  return broken < WORTH_BREAKING * whole ? broken : pack (self, n_columns);
}

/* As many columns as are wanted; else one column where it is low enough; else two; more only where two would not fit on the picture. Sections stay together if they can. */
static void
arrange (FabLegend *self, double picture_width, double picture_height, guint wanted)
{
  gboolean is_high = picture_height > picture_width && picture_width > 420;
  double pad = 2 * PAD * self->size, limit = picture_height * MAX_SHARE - 2 * FAB_LEGEND_MARGIN - pad,
         height = pack (self, 1);
  guint n_columns = is_high || height + pad > picture_height * HIGH_COLUMN ? 2 : 1;

  if (wanted > 0)
    n_columns = MIN (wanted, MAX_COLUMNS);
  for (height = 0; n_columns <= MAX_COLUMNS; n_columns++) {
    height = wanted > 2 ? pack_low (self, n_columns) : pack (self, n_columns);
    if (height > limit)
      height = break_sections (self, n_columns);
    if (height <= limit)
      break;
  }
  place_columns (self);
  self->height = height + pad;
}

/** fab_legend_new: (transfer full): the card for what is to be seen of @scene */
FabLegend *
fab_legend_new (FabMapScene *scene, const FabMapDrawOptions *options)
{
  FabLegend *self = g_new0 (FabLegend, 1);
  double smallest = options->min_font > 0 ? options->min_font : 9;
  double scale = options->legend_scale > 0 ? options->legend_scale : options->text_scale;

  self->palette = options->palette;
  self->family = options->font_family;
  self->size = MAX (smallest, (options->min_font > 0 ? 8 : 10.5) * scale);
  self->rows = fab_map_list_legend_rows (scene, options);
  self->n_cells = self->rows->len;
  self->cells = g_new0 (FabLegendCell, self->n_cells + 1);
  for (guint i = 0; i < self->n_cells; i++)
    measure_cell (self, &g_array_index (self->rows, FabLegendRow, i), &self->cells[i]);
  if (self->n_cells > 0)
    arrange (self, options->width, options->height - options->corner_height, options->legend_columns);
  return self;
}

void
fab_legend_free (FabLegend *self)
{
  for (guint i = 0; i < self->n_cells; i++)
    g_free (self->cells[i].text);
  g_free (self->cells);
  g_array_unref (self->rows);
  g_free (self);
}

/** fab_legend_fits: whether it has a row, and leaves some of the picture */
gboolean
fab_legend_fits (const FabLegend *self, const FabMapDrawOptions *options)
{
  return self->n_cells > 0 && self->width + 2 * FAB_LEGEND_MARGIN <= options->width * MAX_SHARE &&
         self->height + 2 * FAB_LEGEND_MARGIN <= (options->height - options->corner_height) * MAX_SHARE;
}
