#include "fab-map-axes.h"

#include "fab-draw-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/** With fewer actors that have both values, a picture may look like one of influence and interest by chance. */
#define MIN_ACTORS 6
/** The share of the actors that may stand in another field: somebody moved them. */
#define MAX_ASTRAY 0.1
/** Room between an outer actor, whose name may stand beside it, and the frame: scene units. */
#define MARGIN 76.0
#define SIDE   140.0

typedef struct {
  double at;
  int level;
} Mark;

/** fab_map_level: 0 (low), 1, 2 (high) for an influence or interest from 0 to 10; -1 where it isn't said */
int
fab_map_level (int value)
{
  if (value < 0)
    return -1;
  return value <= 3 ? 0 : value <= 6 ? 1 : 2;
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const Mark *p = a, *q = b;

  if (p->at != q->at)
    return p->at < q->at ? -1 : 1;
  return p->level - q->level;
}

/* The line that best parts the levels up to @level from those above. Returns: how many are on the wrong side */
static guint
find_line (const GArray *sorted, int level, double *line)
{
  guint n_low = 0, wrong = 0, least;

  for (guint i = 0; i < sorted->len; i++)
    n_low += g_array_index (sorted, Mark, i).level <= level;
  least = wrong = sorted->len - n_low == 0 ? 0 : n_low; /* before the first: all low ones are wrong */
  *line = sorted->len - n_low == 0 ? INFINITY : -INFINITY;
  if (n_low == 0 || n_low == sorted->len)
    return 0;
  for (guint i = 0; i + 1 < sorted->len; i++) {
    const Mark *mark = &g_array_index (sorted, Mark, i);

    wrong += mark->level <= level ? -1 : 1;
    if (wrong < least && mark[1].at > mark->at) {
      least = wrong;
      *line = (mark->at + mark[1].at) / 2;
    }
  }
  return least;
}

/* Lines outside which nobody stands are put so far out that a field has room for its name. */
static void
close_lines (double *lines, const GArray *sorted, double margin)
{
  double first = g_array_index (sorted, Mark, 0).at - margin;
  double last = g_array_index (sorted, Mark, sorted->len - 1).at + margin;

  for (int i = FAB_MAP_N_LEVELS - 1; i > 0; i--)
    if (lines[i] == INFINITY)
      last = (lines[i] = last) + 3 * MARGIN;
  for (int i = 1; i < FAB_MAP_N_LEVELS; i++)
    if (lines[i] == -INFINITY)
      first = (lines[i] = first) - 3 * MARGIN;
  lines[0] = first;
  lines[FAB_MAP_N_LEVELS] = last;
}

/* Returns: whether the marks are ordered by level, but for a few, and have more than one */
static gboolean
find_lines (GArray *marks, double *lines, double margin)
{
  guint wrong = 0, n[FAB_MAP_N_LEVELS] = { 0 };

  g_array_sort (marks, compare_marks);
  for (guint i = 0; i < marks->len; i++)
    n[g_array_index (marks, Mark, i).level]++;
  for (int l = 0; l < FAB_MAP_N_LEVELS; l++)
    if (n[l] == marks->len)
      return FALSE;
  for (int l = 0; l + 1 < FAB_MAP_N_LEVELS; l++)
    wrong = MAX (wrong, find_line (marks, l, &lines[l + 1]));
  if (wrong > marks->len * MAX_ASTRAY || lines[1] > lines[2])
    return FALSE;
  close_lines (lines, marks, margin);
  return TRUE;
}

static void
grow (FabBox *box, double x, double y)
{
  *box = (FabBox){ MIN (box->left, x), MIN (box->top, y), MAX (box->right, x), MAX (box->bottom, y) };
}

/**
 * fab_map_axes_find:
 * @axes: (out): where the fields are
 *
 * Returns: whether the actors of the scene stand by interest from left to right and by influence from bottom to top
 */
gboolean
fab_map_axes_find (FabMapScene *scene, FabMapAxes *axes)
{
  g_autoptr (GArray) across = g_array_new (FALSE, FALSE, sizeof (Mark));
  g_autoptr (GArray) down = g_array_new (FALSE, FALSE, sizeof (Mark));

  axes->unknown = (FabBox){ INFINITY, INFINITY, -INFINITY, -INFINITY };
  for (guint v = 0; v < scene->topology->n_nodes; v++) {
    const FabMapNode *node = &scene->nodes[v];
    Mark x = { node->x, fab_map_level (node->interest) };
    Mark y = { node->y, FAB_MAP_N_LEVELS - 1 - fab_map_level (node->influence) };

    if (!node->placed)
      continue;
    if (node->interest < 0 || node->influence < 0) {
      grow (&axes->unknown, node->x, node->y);
      continue;
    }
    g_array_append_val (across, x);
    g_array_append_val (down, y);
  }
  return across->len >= MIN_ACTORS && find_lines (across, axes->columns, SIDE) && find_lines (down, axes->rows, MARGIN);
}

static double
text_size (const FabMapDrawOptions *options)
{
  double smallest = options->min_font > 0 ? options->min_font : 9;

  return MAX (smallest, CLAMP (13 * fab_map_zoom_to_scale (options->zoom), 9, 18) * options->text_scale);
}

/** fab_map_axes_bounds: the frame with what is written around it at the zoom of @options: scene units */
FabBox
fab_map_axes_bounds (const FabMapAxes *axes, const FabMapDrawOptions *options)
{
  double text = text_size (options) / options->zoom;

  return (FabBox){ axes->columns[0] - 3.6 * text, axes->rows[0] - text, axes->columns[FAB_MAP_N_LEVELS] + text,
                   axes->rows[FAB_MAP_N_LEVELS] + 3.6 * text };
}

/* ---- What is written ---- */

/** A word, where its reader sees its upper left corner: of one that is written upwards, on a page turned to the left. */
typedef struct {
  const char *text;
  FabTextStyle style;
  double x, y, width, height;
  gboolean upwards;
} Word;

static void
add_word (GArray *words, Word *word)
{
  g_autoptr (PangoLayout) layout = fab_text_layout_new (NULL, word->text, &word->style);

  fab_text_layout_get_size (layout, &word->width, &word->height);
  g_array_append_val (words, *word);
}

/** The fields in the corners, which say what an actor there calls for. */
static const struct {
  int column, row;
} corners[] = { { 2, 0 }, { 0, 0 }, { 2, 2 }, { 0, 2 } };

static void
list_corners (const FabMapFrame *frame, const FabMapAxes *axes, GArray *words)
{
  const char *names[] = { C_ ("actors of high influence and high interest", "Involve closely"),
                          C_ ("actors of high influence and low interest", "Win over"),
                          C_ ("actors of low influence and high interest", "Lean on"),
                          C_ ("actors of low influence and low interest", "Keep informed") };
  double size = text_size (frame->options);

  for (guint i = 0; i < G_N_ELEMENTS (corners); i++) {
    FabPoint a = fab_map_frame_place (frame, axes->columns[corners[i].column], axes->rows[corners[i].row]);
    Word word = { .text = names[i],
                  .style = { .family = frame->options->font_family, .size = size, .weight = FAB_WEIGHT_BOLD },
                  .x = a.x + 0.6 * size,
                  .y = a.y + 0.4 * size };

    add_word (words, &word);
  }
}

/* Under the middle of the stretch from @from to @to */
static void
list_centred (GArray *words, Word *word, double from, double to)
{
  add_word (words, word);
  word = &g_array_index (words, Word, words->len - 1);
  word->x = (from + to - word->width) / 2;
}

/* One axis: its levels and its name, written along a horizontal line from @lines[0] to @lines[3], below it or, upwards, above. */
static void
list_axis (const FabMapFrame *frame, GArray *words, const char *name, const double *lines, double y, gboolean upwards)
{
  const char *levels[] = { C_ ("interest or influence", "low"), C_ ("interest or influence", "medium"),
                           C_ ("interest or influence", "high") };
  double size = text_size (frame->options);
  Word word = { .style = { .family = frame->options->font_family, .size = size }, .upwards = upwards };

  word.y = y + (upwards ? -1.7 : 0.3) * size;
  for (int i = 0; i < FAB_MAP_N_LEVELS; i++) {
    word.text = levels[i];
    list_centred (words, &word, lines[i], lines[i + 1]);
  }
  word.y = y + (upwards ? -3.2 : 1.7) * size;
  word.text = name;
  word.style.weight = FAB_WEIGHT_BOLD;
  list_centred (words, &word, lines[0], lines[FAB_MAP_N_LEVELS]);
}

static void
list_unknown (const FabMapFrame *frame, const FabMapAxes *axes, GArray *words)
{
  FabPoint at = fab_map_frame_place (frame, axes->unknown.left - MARGIN / 2, axes->unknown.top - MARGIN);
  Word word = {
    .text = C_ ("actors whose interest or influence isn't known", "Not said"),
    .style = { .family = frame->options->font_family, .size = text_size (frame->options), .weight = FAB_WEIGHT_BOLD },
    .x = at.x,
    .y = at.y
  };

  if (axes->unknown.left > axes->columns[FAB_MAP_N_LEVELS] || axes->unknown.right < axes->columns[0])
    add_word (words, &word);
}

/* (transfer full): of Word */
static GArray *
list_words (const FabMapFrame *frame, const FabMapAxes *axes)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  double across[FAB_MAP_N_LEVELS + 1], up[FAB_MAP_N_LEVELS + 1];
  FabPoint corner = fab_map_frame_place (frame, axes->columns[0], axes->rows[FAB_MAP_N_LEVELS]);

  for (int i = 0; i <= FAB_MAP_N_LEVELS; i++) {
    across[i] = fab_map_frame_place (frame, axes->columns[i], 0).x;
    up[i] = -fab_map_frame_place (frame, 0, axes->rows[FAB_MAP_N_LEVELS - i]).y;
  }
  list_corners (frame, axes, words);
  list_axis (frame, words, C_ ("axis of a map", "Interest →"), across, corner.y, FALSE);
  list_axis (frame, words, C_ ("axis of a map", "Influence →"), up, corner.x, TRUE);
  list_unknown (frame, axes, words);
  return words;
}

/** fab_map_axes_list_marks: adds a FabBox to @marks for each word, in the context's units: names keep off them; @frame needs no context */
void
fab_map_axes_list_marks (const FabMapFrame *frame, const FabMapAxes *axes, GArray *marks)
{
  g_autoptr (GArray) words = list_words (frame, axes);

  for (guint i = 0; i < words->len; i++) {
    const Word *word = &g_array_index (words, Word, i);
    FabBox box = { word->x, word->y, word->x + word->width, word->y + word->height };

    if (word->upwards)
      box = (FabBox){ word->y, -word->x - word->width, word->y + word->height, -word->x };
    g_array_append_val (marks, box);
  }
}

/* ---- Drawing ---- */

static void
draw_lines (FabMapFrame *frame, const FabMapAxes *axes)
{
  FabPoint a = fab_map_frame_place (frame, axes->columns[0], axes->rows[0]);
  FabPoint b = fab_map_frame_place (frame, axes->columns[FAB_MAP_N_LEVELS], axes->rows[FAB_MAP_N_LEVELS]);

  fab_color_set_source (fab_color_with_alpha (frame->palette->foreground, 0.16f), frame->cr);
  cairo_set_line_width (frame->cr, 1);
  cairo_new_path (frame->cr);
  for (int i = 0; i <= FAB_MAP_N_LEVELS; i++) {
    FabPoint p = fab_map_frame_place (frame, axes->columns[i], axes->rows[i]);

    cairo_move_to (frame->cr, p.x, a.y);
    cairo_line_to (frame->cr, p.x, b.y);
    cairo_move_to (frame->cr, a.x, p.y);
    cairo_line_to (frame->cr, b.x, p.y);
  }
  cairo_stroke (frame->cr);
}

static void
draw_corners (FabMapFrame *frame, const FabMapAxes *axes)
{
  for (guint i = 0; i < G_N_ELEMENTS (corners); i++) {
    int c = corners[i].column, r = corners[i].row;
    FabPoint a = fab_map_frame_place (frame, axes->columns[c], axes->rows[r]);
    FabPoint b = fab_map_frame_place (frame, axes->columns[c + 1], axes->rows[r + 1]);

    cairo_new_path (frame->cr);
    cairo_rectangle (frame->cr, a.x, a.y, b.x - a.x, b.y - a.y);
    fab_color_set_source (fab_color_with_alpha (frame->palette->accent, c == 2 && r == 0 ? 0.08f : 0.03f), frame->cr);
    cairo_fill (frame->cr);
  }
}

static void
draw_words (FabMapFrame *frame, const FabMapAxes *axes)
{
  g_autoptr (GArray) words = list_words (frame, axes);

  for (guint i = 0; i < words->len; i++) {
    const Word *word = &g_array_index (words, Word, i);

    cairo_save (frame->cr);
    if (word->upwards)
      cairo_rotate (frame->cr, -G_PI / 2);
    fab_text_draw (frame->cr, word->text, &word->style, word->x, word->y, frame->palette->dim);
    cairo_restore (frame->cr);
  }
}

/** fab_map_draw_axes: fields, lines and their names, to be drawn below everything else */
void
fab_map_draw_axes (FabMapFrame *frame, const FabMapAxes *axes)
{
  cairo_save (frame->cr);
  draw_corners (frame, axes);
  draw_lines (frame, axes);
  draw_words (frame, axes);
  cairo_restore (frame->cr);
}
