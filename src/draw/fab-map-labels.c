/* fab-map-labels.c: the names on a map: kept from frame to frame, and drawn */
#include "fab-draw-text.h"
#include "fab-map-labels-private.h"
#include "fab-ring.h"

#include <math.h>

/** What is below names there: as dark a disc as there is leaves a contrast of 4.5 with it. */
#define PLATE_OPACITY 0.9f
#define PLATE_PAD     3.0
/** Of the line to a name that stands apart, in the context's units. */
#define LEADER_WIDTH 0.5
/** Places are found anew when somebody went further than this share of the view. */
#define MAX_SHIFT 0.25

FabMapLabels *
fab_map_labels_new (void)
{
  FabMapLabels *self = g_new0 (FabMapLabels, 1);

  self->text = fab_map_text_new ();
  return self;
}

void
fab_map_labels_forget_places (FabMapLabels *self)
{
  g_clear_pointer (&self->scene, fab_map_scene_unref);
  g_clear_pointer (&self->nodes, g_free);
  g_clear_pointer (&self->labels, g_free);
  g_clear_pointer (&self->places, g_free);
  self->n = 0;
}

void
fab_map_labels_free (FabMapLabels *self)
{
  fab_map_labels_forget_places (self);
  fab_map_text_free (self->text);
  g_free (self);
}

/** fab_map_label_size: the size of a node's name at zoom 1: larger for larger discs */
double
fab_map_label_size (const FabMapNode *node)
{
  return CLAMP (10.5 + (node->radius - 12) * 0.14, 10.5, 15);
}

/* A name that stands apart begins or ends where its line does. */
static PangoAlignment
alignment_of_far (const FabLabel *label, FabLabelPlace place)
{
  FabPoint from, to;

  fab_label_leader (label, place, 0, &from, &to);
  if (fabs (to.x - label->x) < label->width / 4)
    return PANGO_ALIGN_CENTER;
  return to.x > label->x ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT;
}

/** fab_map_smallest_name: the least size of a name: who wants large text can't read smaller ones; rather fewer are written */
double
fab_map_smallest_name (const FabMapDrawOptions *options)
{
  return (options->min_font > 0 ? options->min_font : 9) * options->text_scale;
}

static PangoAlignment
alignment_at (FabLabelPlace place)
{
  switch (place) {
  case FAB_LABEL_RIGHT:
  case FAB_LABEL_RIGHT_BELOW:
  case FAB_LABEL_RIGHT_ABOVE:
    return PANGO_ALIGN_LEFT;
  case FAB_LABEL_LEFT:
  case FAB_LABEL_LEFT_BELOW:
  case FAB_LABEL_LEFT_ABOVE:
    return PANGO_ALIGN_RIGHT;
  default:
    return PANGO_ALIGN_CENTER;
  }
}

FabMapName
fab_map_labels_name_of (const FabMapFrame *frame, const FabMapNode *node, FabLabelPlace place)
{
  double smallest = fab_map_smallest_name (frame->options);
  double size = fab_map_label_size (node) * frame->scale * frame->options->text_scale;

  return (FabMapName){ .text = frame->options->show & FAB_MAP_ANONYMOUS ? node->alias : node->label,
                       .family = frame->options->font_family,
                       /* Steps of half a unit, so that a smooth zoom needs few of them */
                       .size = MAX (smallest, floor (size * 2 + 0.5) / 2),
                       .strong = node->radius >= FAB_MAP_STRONG_RADIUS,
                       .alignment = alignment_at (place) };
}

/* ---- Keeping them ---- */

static guint
hash_states (const FabMapFrame *frame)
{
  guint hash = 5381;

  for (guint v = 0; frame->options->node_states != NULL && v < frame->scene->topology->n_nodes; v++)
    hash = hash * 33 + frame->options->node_states[v];
  return hash;
}

/* Names at an edge change their side when the view is larger or smaller, not with every step that somebody goes. */
static gboolean
is_near (FabBox a, FabBox b)
{
  double width = b.right - b.left, height = b.bottom - b.top;

  return fabs (a.right - a.left - width) < 1 && fabs (a.bottom - a.top - height) < 1 &&
         fabs (a.left - b.left) < width * MAX_SHIFT && fabs (a.top - b.top) < height * MAX_SHIFT;
}

static gboolean
has_same_style (const FabMapLabels *self, const FabMapFrame *frame)
{
  return self->scene != NULL && self->scene->topology == frame->scene->topology &&
         self->text_scale == frame->options->text_scale && self->min_font == frame->options->min_font &&
         self->show == frame->options->show;
}

/* Names stay on their side of the discs while these move or grow. */
static void
follow_nodes (FabMapLabels *self, const FabMapFrame *frame)
{
  for (guint i = 0; i < self->n; i++) {
    FabLabel *label = &self->labels[i];
    const FabMapNode *node;
    FabMapName name;
    double width, height;

    if (self->nodes[i] == FAB_MAP_NONE)
      continue;
    node = &frame->scene->nodes[self->nodes[i]];
    label->x = node->x * frame->zoom;
    label->y = node->y * frame->zoom;
    label->radius = fab_map_frame_reach (frame, self->nodes[i]) + 1.5 * frame->scale;
    if (self->places[i] == FAB_LABEL_HIDDEN || label->width == 0)
      continue;
    name = fab_map_labels_name_of (frame, node, self->places[i]);
    fab_map_text_measure (self->text, &name, &width, &height);
    label->width = width;
    label->height = height;
  }
}

static void
update_places (FabMapLabels *self, const FabMapFrame *frame)
{
  guint states = hash_states (frame);

  if (has_same_style (self, frame) && !fab_map_frame_is_large (frame)) {
    if (self->scene == frame->scene && self->states == states && self->zoom == frame->zoom &&
        is_near (self->page, fab_map_labels_page (frame)))
      return;
    if (frame->options->quick) {
      follow_nodes (self, frame);
      self->zoom = NAN; /* found anew when nothing moves any more */
      return;
    }
  }
  fab_map_labels_find_places (self, frame, TRUE);
  self->scene = fab_map_scene_ref (frame->scene);
  self->zoom = frame->zoom;
  self->page = fab_map_labels_page (frame);
  self->text_scale = frame->options->text_scale;
  self->min_font = frame->options->min_font;
  self->show = frame->options->show;
  self->states = states;
}

/* ---- Drawing ---- */

static void
blit_label (FabMapLabels *self, FabMapFrame *frame, const FabMapName *name, FabBox box, double opacity)
{
  double per_unit = frame->pixels_per_unit;
  int margin;
  cairo_surface_t *image = fab_map_text_get_image (self->text, name, &margin);

  fab_pixels_blit (&frame->pixels, image, (int)floor (box.left * per_unit + frame->pixels.dx + 0.5) - margin,
                   (int)floor (box.top * per_unit + frame->pixels.dy + 0.5) - margin, opacity);
}

static void
paint_label (FabMapFrame *frame, const FabMapName *name, FabBox box, double opacity)
{
  g_autoptr (PangoLayout) layout = fab_map_name_layout (frame->cr, name);

  fab_text_show_with_halo (frame->cr, layout, box.left, box.top,
                           fab_color_with_alpha (frame->palette->foreground, opacity),
                           fab_color_with_alpha (frame->palette->background, 0.85f * opacity), 1.6);
}

/* A name that somebody points at is for reading, also where the filter dims its actor. */
static gboolean
is_faint (guint8 state)
{
  return state & FAB_MAP_FADED && !(state & (FAB_MAP_HOVERED | FAB_MAP_SELECTED | FAB_MAP_FOCUSED));
}

static gboolean
is_written (const FabMapLabels *self, const FabMapFrame *frame, guint i)
{
  return self->nodes[i] != FAB_MAP_NONE && self->places[i] != FAB_LABEL_HIDDEN && self->labels[i].width > 0 &&
         fab_map_frame_shows_node (frame, self->nodes[i]);
}

static FabBox
get_box (const FabMapLabels *self, const FabMapFrame *frame, guint i)
{
  FabBox box = fab_label_box (&self->labels[i], self->places[i], FAB_MAP_NAME_GAP * frame->scale);

  return fab_box_moved (box, frame->x, frame->y);
}

static void
draw_label (FabMapLabels *self, FabMapFrame *frame, guint i)
{
  guint node = self->nodes[i];
  FabMapName name = fab_map_labels_name_of (frame, &frame->scene->nodes[node], self->places[i]);
  double opacity = is_faint (fab_map_frame_node_state (frame, node)) ? FAB_MAP_FADE : 1;
  FabBox box = get_box (self, frame, i);

  if (self->places[i] >= FAB_LABEL_FAR)
    name.alignment = alignment_of_far (&self->labels[i], self->places[i]);
  if (box.right < 0 || box.bottom < 0 || box.left > frame->options->width || box.top > frame->options->height)
    return;
  if (frame->on_pixels)
    blit_label (self, frame, &name, box, opacity);
  else
    paint_label (frame, &name, box, opacity);
}

/* On paper, where nobody can look closer, names that have no room beside their actor stand apart. */
static void
draw_leaders (FabMapFrame *frame, const FabMapLabels *self)
{
  cairo_save (frame->cr);
  cairo_translate (frame->cr, frame->x, frame->y);
  cairo_set_line_width (frame->cr, LEADER_WIDTH);
  for (guint i = 0; i < self->n; i++) {
    FabPoint from, to;

    if (!is_written (self, frame, i) ||
        !fab_label_leader (&self->labels[i], self->places[i], FAB_MAP_NAME_GAP * frame->scale, &from, &to))
      continue;
    cairo_new_path (frame->cr);
    cairo_move_to (frame->cr, from.x, from.y);
    cairo_line_to (frame->cr, to.x, to.y);
    fab_color_set_source (
        fab_color_with_alpha (frame->palette->foreground,
                              is_faint (fab_map_frame_node_state (frame, self->nodes[i])) ? FAB_MAP_FADE : 0.75f),
        frame->cr);
    cairo_stroke (frame->cr);
  }
  cairo_restore (frame->cr);
}

/* Among thousands of discs a halo is too little: each name has a plate below it. */
static void
draw_plates (FabMapFrame *frame, const FabMapLabels *self)
{
  cairo_save (frame->cr);
  fab_color_set_source (fab_color_with_alpha (frame->palette->background, PLATE_OPACITY), frame->cr);
  for (guint i = 0; i < self->n; i++) {
    FabBox box;

    if (!is_written (self, frame, i) || is_faint (fab_map_frame_node_state (frame, self->nodes[i])))
      continue;
    box = get_box (self, frame, i);
    cairo_new_path (frame->cr);
    fab_draw_rounded_rectangle (frame->cr, box.left - PLATE_PAD, box.top, box.right - box.left + 2 * PLATE_PAD,
                                box.bottom - box.top, PLATE_PAD);
    cairo_fill (frame->cr);
  }
  cairo_restore (frame->cr);
}

void
fab_map_draw_labels (FabMapFrame *frame, FabMapLabels *self)
{
  fab_map_text_set_style (self->text, frame->palette->foreground, frame->palette->background, frame->pixels_per_unit);
  update_places (self, frame);
  draw_leaders (frame, self);
  if (fab_map_frame_is_large (frame))
    draw_plates (frame, self);
  if (frame->on_pixels)
    fab_pixels_open (&frame->pixels, frame->cr);
  for (guint i = 0; i < self->n; i++)
    if (is_written (self, frame, i))
      draw_label (self, frame, i);
  if (frame->on_pixels)
    fab_pixels_close (&frame->pixels);
}

/** fab_map_labels_count_unnamed: how many of the actors in sight, which have a name, were drawn without it; dimmed ones don't count */
guint
fab_map_labels_count_unnamed (const FabMapLabels *self, const FabMapFrame *frame)
{
  gboolean anonymous = frame->options->show & FAB_MAP_ANONYMOUS;
  guint n = 0, n_written = 0;

  for (guint v = 0; v < frame->scene->topology->n_nodes; v++) {
    const FabMapNode *node = &frame->scene->nodes[v];
    FabPoint p = fab_map_frame_place (frame, node->x, node->y);

    n += fab_map_frame_shows_node (frame, v) && !is_faint (fab_map_frame_node_state (frame, v)) &&
         fab_map_frame_sees (frame, p.x, p.y, 0) && *(anonymous ? node->alias : node->label) != '\0';
  }
  for (guint i = 0; i < self->n; i++)
    n_written += is_written (self, frame, i) && !is_faint (fab_map_frame_node_state (frame, self->nodes[i]));
  return n - MIN (n, n_written);
}

guint
fab_map_labels_get_n (const FabMapLabels *self)
{
  return self->n;
}

/**
 * fab_map_labels_get_box:
 * @node: (out): whose name it is
 * @box: (out): where it was written last, in the context's units
 *
 * Returns: whether it was written
 */
gboolean
fab_map_labels_get_box (const FabMapLabels *self, const FabMapFrame *frame, guint index, guint *node, FabBox *box)
{
  if (!is_written (self, frame, index))
    return FALSE;
  *node = self->nodes[index];
  *box = get_box (self, frame, index);
  return TRUE;
}

/** fab_map_measure_labels: the box around all names that would be shown, in the context's units; @frame needs no context */
FabBox
fab_map_measure_labels (FabMapFrame *frame)
{
  FabMapLabels *self = fab_map_labels_new ();
  FabBox all = { INFINITY, INFINITY, -INFINITY, -INFINITY };

  fab_map_labels_find_places (self, frame, FALSE);
  for (guint i = 0; i < self->n; i++) {
    FabBox box;

    if (self->places[i] == FAB_LABEL_HIDDEN || self->labels[i].width == 0)
      continue;
    box = get_box (self, frame, i);
    all = (FabBox){ MIN (all.left, box.left), MIN (all.top, box.top), MAX (all.right, box.right),
                    MAX (all.bottom, box.bottom) };
  }
  fab_map_labels_free (self);
  return all;
}
