#include "fab-map-legend-rows.h"

#include "fab-glyph.h"
#include "fab-map-compare.h"
#include "fab-map-rings.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/** What a filter leaves out is not counted, dimmed or hidden. */
#define OUT (FAB_MAP_HIDDEN | FAB_MAP_FADED)

/** What is gathered. */
typedef struct {
  FabMapScene *scene;
  const FabMapDrawOptions *options;
  GArray *rows; /* of FabLegendRow */
} Rows;

static void
row_clear (gpointer data)
{
  g_free (((FabLegendRow *)data)->text);
}

/* ---- What is to be seen ---- */

static gboolean
sees_node (const Rows *self, guint node)
{
  const guint8 *states = self->options->node_states;

  return self->scene->nodes[node].placed && (states == NULL || !(states[node] & OUT));
}

static gboolean
sees_edge (const Rows *self, guint e)
{
  const FabMapEdge *edge = fab_map_scene_get_edge (self->scene, e);
  const guint8 *states = self->options->edge_states;

  return (states == NULL || !(states[e] & OUT)) && sees_node (self, edge->source) && sees_node (self, edge->target);
}

typedef gboolean (*NodeTest) (const FabMapNode *node, guint value);

static gboolean
has_color (const FabMapNode *node, guint tone)
{
  return node->color == tone;
}

static gboolean
has_ring (const FabMapNode *node, guint tone)
{
  return node->ring == tone + 1;
}

static gboolean
has_mark (const FabMapNode *node, guint mark)
{
  return node->mark == mark;
}

static gboolean
has_kind (const FabMapNode *node, guint kind)
{
  return MIN (node->kind, FAB_N_KIND_COLORS - 1) == kind;
}

/* @sample: (out) (nullable): one of them */
static guint
count_nodes (const Rows *self, NodeTest test, guint value, const FabMapNode **sample)
{
  guint n = 0;

  for (guint v = 0; v < self->scene->topology->n_nodes; v++)
    if (test (&self->scene->nodes[v], value) && sees_node (self, v)) {
      n++;
      if (sample != NULL)
        *sample = &self->scene->nodes[v];
    }
  return n;
}

/* ---- Headings ---- */

static FabLegendRow *
add_row (Rows *self, FabLegendType type, const char *text, guint count)
{
  FabLegendRow row = { .type = type, .text = g_strdup (text), .count = count, .icon = FAB_MAP_NONE };

  g_array_append_val (self->rows, row);
  return &g_array_index (self->rows, FabLegendRow, self->rows->len - 1);
}

/* "Number of links" → "number of links"; "PCAET" stays. */
static char *
lower_first (const char *text)
{
  gunichar first = g_utf8_get_char (text), second = *text != '\0' ? g_utf8_get_char (g_utf8_next_char (text)) : 0;
  char letter[7] = { 0 };

  if (*text == '\0' || g_unichar_isupper (second))
    return g_strdup (text);
  g_unichar_to_utf8 (g_unichar_tolower (first), letter);
  return g_strconcat (letter, g_utf8_next_char (text), NULL);
}

static gboolean
means_the_same (const Rows *self, FabMapAspect a, FabMapAspect b)
{
  const char *meaning = fab_map_scene_get_meaning (self->scene, a);

  return meaning != NULL && g_strcmp0 (meaning, fab_map_scene_get_meaning (self->scene, b)) == 0;
}

/* "Colour: theme"; "Colour, shape: kind" */
static void
add_heading (Rows *self, FabMapAspect aspect, FabMapAspect also)
{
  const char *meaning = fab_map_scene_get_meaning (self->scene, aspect);
  g_autofree char *what = meaning != NULL ? lower_first (meaning) : NULL;
  g_autofree char *other = lower_first (fab_map_aspect_get_label (also));
  g_autofree char *subject = g_strdup (fab_map_aspect_get_label (aspect)), *text = NULL;

  if (meaning == NULL)
    return;
  if (also != aspect) {
    g_free (subject);
    subject = g_strdup_printf ("%s, %s", fab_map_aspect_get_label (aspect), other);
  }
  /* Translators: a heading in a map's legend: what is drawn, and what it stands for, e.g. “Colour: theme” */
  text = g_strdup_printf (C_ ("heading in a legend", "%s: %s"), subject, what);
  add_row (self, FAB_LEGEND_HEADING, text, 0);
}

/* A heading without rows says nothing. */
static void
drop_lone_heading (Rows *self)
{
  if (self->rows->len > 0 && g_array_index (self->rows, FabLegendRow, self->rows->len - 1).type == FAB_LEGEND_HEADING)
    g_array_set_size (self->rows, self->rows->len - 1);
}

/* ---- Actors ---- */

static gboolean
shows_icons (const Rows *self)
{
  return self->options->show & FAB_MAP_SHOW_ICONS && !self->scene->topology->no_icons;
}

static const char *
get_kind_label (void)
{
  return fab_map_aspect_get_choice_label (FAB_MAP_ICON, FAB_MAP_ICON_BY_KIND);
}

/* Icons stand with the rows that are about the same: kinds, as colours are unless somebody said what they mean. */
static gboolean
says_kind (const Rows *self, FabMapAspect aspect)
{
  const char *meaning = fab_map_scene_get_meaning (self->scene, aspect);

  if (aspect == FAB_MAP_COLOR && meaning == NULL)
    return !self->scene->topology->colors_said;
  return g_strcmp0 (meaning, get_kind_label ()) == 0;
}

static guint
find_icon (const Rows *self, FabMapAspect aspect, const FabMapNode *sample)
{
  return shows_icons (self) && says_kind (self, aspect) ? MIN (sample->kind, FAB_GLYPH_CITIZENS) : FAB_MAP_NONE;
}

static void
add_colors (Rows *self)
{
  gboolean with_mark = means_the_same (self, FAB_MAP_COLOR, FAB_MAP_SHAPE);

  add_heading (self, FAB_MAP_COLOR, with_mark ? FAB_MAP_SHAPE : FAB_MAP_COLOR);
  for (guint i = 0; i < fab_map_scene_get_n_classes (self->scene, FAB_MAP_COLOR); i++) {
    const FabMapClass *entry = fab_map_scene_get_class (self->scene, FAB_MAP_COLOR, i);
    const FabMapNode *sample = NULL;
    guint n = count_nodes (self, has_color, entry->tone, &sample);
    FabLegendRow *row;

    if (n == 0 || *entry->name == '\0')
      continue;
    row = add_row (self, FAB_LEGEND_ACTOR, entry->name, n);
    row->color = fab_palette_get_tone (self->options->palette, entry->tone);
    row->icon = find_icon (self, FAB_MAP_COLOR, sample);
    row->mark = with_mark ? sample->mark : FAB_MAP_MARK_DISC;
  }
  drop_lone_heading (self);
}

static void
add_rings (Rows *self)
{
  add_heading (self, FAB_MAP_RING, FAB_MAP_RING);
  for (guint i = 0; i < fab_map_scene_get_n_classes (self->scene, FAB_MAP_RING); i++) {
    const FabMapClass *entry = fab_map_scene_get_class (self->scene, FAB_MAP_RING, i);
    guint n = count_nodes (self, has_ring, entry->tone, NULL);
    FabLegendRow *row;

    if (n == 0)
      continue;
    row = add_row (self, FAB_LEGEND_ACTOR, entry->name, n);
    row->color = self->options->palette->unsaid;
    row->ring = fab_map_ring_color (self->scene, self->options->palette, entry->tone);
    row->has_ring = TRUE;
  }
  drop_lone_heading (self);
}

static void
add_marks (Rows *self)
{
  if (means_the_same (self, FAB_MAP_COLOR, FAB_MAP_SHAPE))
    return;
  add_heading (self, FAB_MAP_SHAPE, FAB_MAP_SHAPE);
  for (guint i = 0; i < fab_map_scene_get_n_classes (self->scene, FAB_MAP_SHAPE); i++) {
    const FabMapClass *entry = fab_map_scene_get_class (self->scene, FAB_MAP_SHAPE, i);
    const FabMapNode *sample = NULL;
    guint n = count_nodes (self, has_mark, entry->mark, &sample);
    FabLegendRow *row;

    if (n == 0)
      continue;
    row = add_row (self, FAB_LEGEND_ACTOR, entry->name, n);
    row->color = self->options->palette->other;
    row->icon = find_icon (self, FAB_MAP_SHAPE, sample);
    row->mark = entry->mark;
  }
  drop_lone_heading (self);
}

/* Icons are always those of kinds; they have rows of their own where neither colours nor shapes say the kind. */
static void
add_icons (Rows *self)
{
  g_autofree char *kind = lower_first (get_kind_label ());
  g_autofree char *heading =
      g_strdup_printf (C_ ("heading in a legend", "%s: %s"), fab_map_aspect_get_label (FAB_MAP_ICON), kind);

  if (!shows_icons (self) || says_kind (self, FAB_MAP_COLOR) || says_kind (self, FAB_MAP_SHAPE))
    return;
  add_row (self, FAB_LEGEND_HEADING, heading, 0);
  for (guint k = 0; k < FAB_N_KIND_COLORS; k++) {
    guint n = count_nodes (self, has_kind, k, NULL);
    FabLegendRow *row;

    if (n == 0)
      continue;
    row = add_row (self, FAB_LEGEND_ACTOR, fab_map_kind_name (k), n);
    row->color = self->options->palette->other;
    row->icon = k;
  }
  drop_lone_heading (self);
}

/* The first, the middle and the last class of a scale. */
static void
add_scale (Rows *self, FabMapAspect aspect, FabLegendType type)
{
  guint n = fab_map_scene_get_n_classes (self->scene, aspect), step = n > 2 ? (n - 1) / 2 : 1;
  FabLegendRow *row;

  if (fab_map_scene_get_meaning (self->scene, aspect) == NULL || n < 2)
    return;
  add_heading (self, aspect, aspect);
  row = add_row (self, type, "", 0);
  for (guint i = 0; i < n && row->n_samples < FAB_LEGEND_MAX_SAMPLES; i += step)
    row->samples[row->n_samples++] = fab_map_scene_get_class (self->scene, aspect, i);
  row->samples[row->n_samples - 1] = fab_map_scene_get_class (self->scene, aspect, n - 1);
}

/* ---- Links ---- */

/** The links of one row. */
typedef struct {
  guint n, n_dashed, n_directed;
} Lines;

static gboolean
is_in_class (const Rows *self, const FabMapStyle *style, const FabMapClass *entry)
{
  return style->color == entry->tone &&
         (!self->scene->topology->links_by_kind || g_strcmp0 (style->name, entry->name) == 0);
}

static Lines
count_edges (const Rows *self, const FabMapClass *entry)
{
  Lines lines = { 0 };

  for (guint e = 0; e < self->scene->topology->edges->len; e++) {
    const FabMapStyle *style = fab_map_scene_get_style (self->scene, fab_map_scene_get_edge (self->scene, e)->style);

    if ((entry != NULL && !is_in_class (self, style, entry)) || !sees_edge (self, e))
      continue;
    lines.n++;
    lines.n_dashed += style->dash == FAB_DASH_DASHED;
    lines.n_directed += style->directed;
  }
  return lines;
}

/* Returns: whether the rows say all of the dashes: a kind that is always dashed */
static gboolean
add_link_colors (Rows *self)
{
  gboolean by_kind = self->scene->topology->links_by_kind, all_said = by_kind;
  gboolean with_width = means_the_same (self, FAB_MAP_LINK_COLOR, FAB_MAP_LINK_WIDTH);

  add_heading (self, FAB_MAP_LINK_COLOR, FAB_MAP_LINK_COLOR);
  for (guint i = 0; i < fab_map_scene_get_n_classes (self->scene, FAB_MAP_LINK_COLOR); i++) {
    const FabMapClass *entry = fab_map_scene_get_class (self->scene, FAB_MAP_LINK_COLOR, i);
    Lines lines = count_edges (self, entry);
    FabLegendRow *row;

    all_said &= lines.n_dashed == 0 || lines.n_dashed == lines.n;
    if (lines.n == 0 || *entry->name == '\0')
      continue;
    row = add_row (self, FAB_LEGEND_LINE, entry->name, lines.n);
    row->color = fab_palette_get_link_tone (self->options->palette, entry->tone);
    row->dash = by_kind && lines.n_dashed == lines.n ? FAB_DASH_DASHED : FAB_DASH_SOLID;
    row->directed = by_kind && lines.n_directed == lines.n;
    row->width = with_width ? entry->size : 0;
  }
  drop_lone_heading (self);
  return all_said;
}

static void
add_dashes (Rows *self)
{
  Lines lines = count_edges (self, NULL);

  if (lines.n_dashed == 0)
    return;
  for (guint i = 0; i < fab_map_scene_get_n_classes (self->scene, FAB_MAP_LINK_DASH); i++) {
    const FabMapClass *entry = fab_map_scene_get_class (self->scene, FAB_MAP_LINK_DASH, i);
    FabLegendRow *row = add_row (self, FAB_LEGEND_LINE, entry->name, lines.n_dashed);

    row->color = self->options->palette->links[0];
    row->dash = entry->dash;
  }
}

static gboolean
has_different_widths (const Rows *self)
{
  double width = 0;

  for (guint e = 0; e < self->scene->topology->edges->len; e++) {
    const FabMapEdge *edge = fab_map_scene_get_edge (self->scene, e);

    if (!sees_edge (self, e))
      continue;
    if (width > 0 && edge->width != width)
      return TRUE;
    width = edge->width;
  }
  return FALSE;
}

/* On a map that compares: what its marks mean, of actors and links alike. */
static void
add_changes (Rows *self)
{
  guint counts[FAB_MAP_N_CHANGE_KINDS] = { 0 };

  for (guint v = 0; v < self->scene->topology->n_nodes; v++)
    counts[self->scene->nodes[v].change] += sees_node (self, v);
  for (guint e = 0; e < self->scene->topology->edges->len; e++)
    counts[fab_map_scene_get_edge (self->scene, e)->change] += sees_edge (self, e);
  for (FabMapChangeKind kind = FAB_MAP_APPEARED; self->scene->topology->compares && kind < FAB_MAP_N_CHANGE_KINDS;
       kind++)
    if (counts[kind] > 0)
      add_row (self, FAB_LEGEND_CHANGE, fab_map_change_name (kind), counts[kind])->change = kind;
}

/* What the circles mean that actors stand on. */
static void
add_circles (Rows *self)
{
  FabMapRings rings;

  if (fab_map_rings_find (self->scene, &rings))
    add_row (self, FAB_LEGEND_HEADING, fab_map_rings_get_meaning (&rings), 0);
}

/**
 * fab_map_list_legend_rows:
 *
 * Returns: (transfer full): a GArray of FabLegendRow: what there is to explain in this picture, without what a filter leaves out
 */
GArray *
fab_map_list_legend_rows (FabMapScene *scene, const FabMapDrawOptions *options)
{
  Rows self = { scene, options, g_array_new (FALSE, FALSE, sizeof (FabLegendRow)) };
  guint n_actors;

  g_array_set_clear_func (self.rows, row_clear);
  add_changes (&self);
  add_colors (&self);
  add_marks (&self);
  add_icons (&self);
  add_rings (&self);
  n_actors = count_edges (&self, NULL).n;
  if (self.rows->len > 0 || n_actors > 0)
    add_scale (&self, FAB_MAP_SIZE, FAB_LEGEND_SIZES);
  if (!add_link_colors (&self))
    add_dashes (&self);
  if (has_different_widths (&self) && !means_the_same (&self, FAB_MAP_LINK_COLOR, FAB_MAP_LINK_WIDTH))
    add_scale (&self, FAB_MAP_LINK_WIDTH, FAB_LEGEND_WIDTHS);
  add_circles (&self);
  return self.rows;
}
