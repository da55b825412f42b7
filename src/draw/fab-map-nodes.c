/* fab-map-nodes.c: actors: discs with a rim and the icon of their kind */
#include "fab-glyph.h"
#include "fab-map-frame.h"

#include <math.h>

/** Nor a ring around less than this. */
#define MIN_RING_RADIUS 3.0
/** A disc with an icon has at least this radius, in the context's units. */
#define MIN_ICON_RADIUS 6.0
/** From this radius on, in scene units, discs are drawn above the others. */
#define LARGE_RADIUS 24.0
/** Discs to keep. A map has ten kinds, and rarely more than thirty sizes. */
#define MAX_SPRITES 1024

/** Discs already drawn: all that they look like, size in half pixels → image. */
struct _FabMapSprites {
  GHashTable *images;       /* gint64 → cairo_surface_t */
  FabPalette palette;       /* that they were drawn with */
  FabMapTopology *topology; /* (nullable): whose logos and own colours they have */
  gboolean has_own;
};

FabMapSprites *
fab_map_sprites_new (void)
{
  FabMapSprites *self = g_new0 (FabMapSprites, 1);

  self->images = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)cairo_surface_destroy);
  return self;
}

void
fab_map_sprites_free (FabMapSprites *self)
{
  g_hash_table_unref (self->images);
  g_clear_pointer (&self->topology, fab_map_topology_unref);
  g_free (self);
}

static double
rim_width (double radius)
{
  return CLAMP (radius * 0.11, 0.6, 2.5);
}

/** fab_map_has_ring: whether a ring is drawn around a node of that radius in the picture */
gboolean
fab_map_has_ring (const FabMapNode *node, double radius)
{
  return node->ring > 0 && radius >= MIN_RING_RADIUS;
}

/** fab_map_ring_color: the colour of a tone, which may be a level's own */
FabColor
fab_map_ring_color (FabMapScene *scene, const FabPalette *palette, guint tone)
{
  GArray *classes = scene->topology->aspects[FAB_MAP_RING].classes;
  FabColor color;

  if (tone < FAB_TONE_OWN)
    return fab_palette_get_tone (palette, tone);
  for (guint i = 0; i < classes->len; i++) {
    const FabMapClass *entry = &g_array_index (classes, FabMapClass, i);

    if (entry->tone == tone) {
      fab_palette_parse_level (palette, entry->color_text, tone - FAB_TONE_OWN, &color);
      return color;
    }
  }
  return palette->dim;
}

/* Grows the shape by so much all around, with round corners. */
static void
paint_grown (cairo_t *cr, const FabMapLook *look, double x, double y, double radius, double by, FabColor color)
{
  cairo_new_path (cr);
  fab_map_mark_path (cr, look->mark, x, y, radius);
  fab_color_set_source (color, cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, 2 * by);
  cairo_fill_preserve (cr);
  cairo_stroke (cr);
}

static void
paint_logo (cairo_t *cr, const FabMapLook *look, double x, double y, double radius)
{
  double width = cairo_image_surface_get_width (look->logo), height = cairo_image_surface_get_height (look->logo);
  /* The corners of a logo touch the rim. */
  double scale = look->mark == FAB_MAP_MARK_DISC
                     ? 1.84 * radius / MAX (hypot (width, height), 1)
                     : fab_map_mark_get_icon_side (look->mark) * radius / MAX (MAX (width, height), 1);
  /* A surface of its own on the same pixels: cairo notes things at a source, and other threads may be drawing the same logo. */
  cairo_surface_t *own = cairo_image_surface_create_for_data (
      cairo_image_surface_get_data (look->logo), CAIRO_FORMAT_ARGB32, cairo_image_surface_get_width (look->logo),
      cairo_image_surface_get_height (look->logo), cairo_image_surface_get_stride (look->logo));

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, own, -width / 2, -height / 2);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  cairo_rectangle (cr, -width / 2, -height / 2, width, height);
  cairo_fill (cr);
  cairo_restore (cr);
  cairo_surface_destroy (own);
}

/** fab_map_paint_look: an actor around x, y: its rim in the background's colour, its ring outside of that */
void
fab_map_paint_look (cairo_t *cr, const FabMapLook *look, FabColor background, double x, double y, double radius)
{
  double rim = rim_width (radius), side = radius * fab_map_mark_get_icon_side (look->mark);

  if (look->ring != NULL) {
    double width = fab_map_ring_width (radius);

    paint_grown (cr, look, x, y, radius, width + rim, background);
    paint_grown (cr, look, x, y, radius, width, *look->ring);
    rim = width * 0.42;
  }
  paint_grown (cr, look, x, y, radius, rim, background);
  cairo_new_path (cr);
  fab_map_mark_path (cr, look->mark, x, y, radius);
  fab_color_set_source (look->logo != NULL ? fab_color_from_rgb (0xffffff) : look->color, cr);
  if (look->logo != NULL) {
    cairo_fill_preserve (cr);
    fab_color_set_source (look->color, cr);
    cairo_set_line_width (cr, CLAMP (radius * 0.1, 0.8, 2.5));
    cairo_stroke (cr);
    paint_logo (cr, look, x, y, radius);
    return;
  }
  cairo_fill (cr);
  if (look->icon == FAB_MAP_NONE)
    return;
  fab_color_set_source (look->on_color, cr);
  /* A triangle's middle is below the middle of its box. */
  if (look->mark == FAB_MAP_MARK_TRIANGLE || look->mark == FAB_MAP_MARK_WEDGE)
    y += radius * (look->mark == FAB_MAP_MARK_TRIANGLE ? 0.08 : -0.08);
  fab_glyph_fill (cr, look->icon, x - side / 2, y - side / 2, side);
}

/* @ring holds the ring's colour, where there is one. */
static FabMapLook
get_look (const FabMapFrame *frame, const FabMapNode *node, double radius, FabColor *ring)
{
  FabMapLook look = { .color = fab_palette_get_tone (frame->palette, node->color),
                      .mark = node->mark,
                      .icon = FAB_MAP_NONE };
  gboolean detailed = frame->options->show & FAB_MAP_SHOW_ICONS && radius >= MIN_ICON_RADIUS;
  GPtrArray *logos = frame->scene->topology->logos;

  look.on_color = node->color < FAB_N_KIND_COLORS ? frame->palette->on_kinds[node->color] : fab_color_on (look.color);
  if (fab_map_has_ring (node, radius)) {
    *ring = fab_map_ring_color (frame->scene, frame->palette, node->ring - 1);
    look.ring = ring;
  }
  if (detailed && node->logo > 0 && node->logo <= logos->len && !(frame->options->show & FAB_MAP_ANONYMOUS))
    look.logo = g_ptr_array_index (logos, node->logo - 1);
  else if (detailed && !frame->scene->topology->no_icons)
    look.icon = MIN (node->kind, FAB_GLYPH_CITIZENS);
  return look;
}

static cairo_surface_t *
draw_sprite (const FabPalette *palette, const FabMapLook *look, double radius)
{
  double reach = radius * MAX (fab_map_mark_get_reach (look->mark), 1) * 1.16 + rim_width (radius);
  int side = 2 * (int)ceil (reach + (look->ring != NULL ? fab_map_ring_width (radius) : 0) + 1);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, side, side);
  cairo_t *cr = cairo_create (surface);

  fab_map_paint_look (cr, look, palette->background, side / 2.0, side / 2.0, radius);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* @radius in pixels. Ten kinds, some tens of tones, marks and sizes: all that tells two sprites apart, in one number. */
static cairo_surface_t *
get_sprite (FabMapSprites *self, const FabPalette *palette, const FabMapNode *node, const FabMapLook *look,
            double radius)
{
  guint size = (guint)(radius * 2 + 0.5);
  guint64 icon = look->icon == FAB_MAP_NONE ? 0 : look->icon + 1;
  guint64 logo = look->logo != NULL ? node->logo : 0, ring = look->ring != NULL ? node->ring : 0;
  gint64 key = (gint64)(icon | (guint64)(node->color & 63) << 5 | (guint64)(look->mark & 15) << 11 | (ring & 63) << 15 |
                        (logo & 0xfffff) << 21 | (guint64)size << 41);
  cairo_surface_t *sprite = g_hash_table_lookup (self->images, &key);

  if (sprite == NULL) {
    if (g_hash_table_size (self->images) >= MAX_SPRITES)
      g_hash_table_remove_all (self->images);
    sprite = draw_sprite (palette, look, size / 2.0);
    g_hash_table_insert (self->images, g_memdup2 (&key, sizeof key), sprite);
  }
  return sprite;
}

/** fab_map_frame_radius: a node's radius in the picture */
double
fab_map_frame_radius (const FabMapFrame *frame, guint node)
{
  return fab_map_node_radius (&frame->scene->nodes[node], frame->zoom) * frame->zoom;
}

/** fab_map_frame_reach: how far a node goes in the picture, with its corners and its ring */
double
fab_map_frame_reach (const FabMapFrame *frame, guint node)
{
  const FabMapNode *n = &frame->scene->nodes[node];
  double radius = fab_map_frame_radius (frame, node);

  return radius * fab_map_mark_get_reach (n->mark) + (fab_map_has_ring (n, radius) ? fab_map_ring_width (radius) : 0);
}

/** fab_map_frame_sees: whether something that reaches so far around x, y is in the picture */
gboolean
fab_map_frame_sees (const FabMapFrame *frame, double x, double y, double reach)
{
  return x + reach >= 0 && y + reach >= 0 && x - reach <= frame->options->width && y - reach <= frame->options->height;
}

static void
blit_node (FabMapFrame *frame, FabMapSprites *sprites, const FabMapNode *node, FabPoint p, double radius,
           double opacity)
{
  double per_unit = frame->pixels_per_unit;
  FabColor ring;
  FabMapLook look = get_look (frame, node, radius, &ring);
  cairo_surface_t *sprite = get_sprite (sprites, frame->palette, node, &look, radius * per_unit);
  int half = cairo_image_surface_get_width (sprite) / 2;

  fab_pixels_blit (&frame->pixels, sprite, (int)floor (p.x * per_unit + frame->pixels.dx + 0.5) - half,
                   (int)floor (p.y * per_unit + frame->pixels.dy + 0.5) - half, opacity);
}

static void
paint_node (FabMapFrame *frame, const FabMapNode *node, FabPoint p, double radius, double opacity)
{
  FabColor ring;
  FabMapLook look = get_look (frame, node, radius, &ring);

  cairo_save (frame->cr);
  if (opacity < 1)
    cairo_push_group (frame->cr);
  fab_map_paint_look (frame->cr, &look, frame->palette->background, p.x, p.y, radius);
  if (opacity < 1) {
    cairo_pop_group_to_source (frame->cr);
    cairo_paint_with_alpha (frame->cr, opacity);
  }
  cairo_restore (frame->cr);
}

/* A line around a shape, @out away from it. */
static void
ring (cairo_t *cr, const FabMapNode *node, FabPoint p, double radius, double out, double width, FabColor color)
{
  double rim = MAX (radius * fab_map_mark_get_reach (node->mark), 1);

  cairo_new_path (cr);
  fab_map_mark_path (cr, node->mark, p.x, p.y, radius * (1 + out / rim));
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, width);
  fab_color_set_source (color, cr);
  cairo_stroke (cr);
}

static void
draw_pin (FabMapFrame *frame, FabPoint p, double radius)
{
  double side = CLAMP (radius * 0.62, 7, 14), x = p.x + radius * 0.72, y = p.y - radius * 0.72;

  cairo_new_path (frame->cr);
  cairo_arc (frame->cr, x, y, side * 0.72, 0, 2 * G_PI);
  fab_color_set_source (frame->palette->background, frame->cr);
  cairo_fill (frame->cr);
  fab_color_set_source (frame->palette->dim, frame->cr);
  fab_glyph_fill (frame->cr, FAB_GLYPH_PIN, x - side / 2, y - side / 2, side);
}

/* What is around a disc: selection, keyboard cursor, pointer, pin. */
static void
decorate (FabMapFrame *frame, const FabMapNode *node, FabPoint p, double radius, guint8 state)
{
  const FabPalette *palette = frame->palette;
  double outside = fab_map_has_ring (node, radius) ? fab_map_ring_width (radius) + 1 : rim_width (radius);

  if (state & FAB_MAP_HOVERED)
    ring (frame->cr, node, p, radius, outside + 3, 6,
          fab_color_with_alpha (fab_palette_get_tone (palette, node->color), 0.28f));
  if (state & FAB_MAP_SELECTED)
    ring (frame->cr, node, p, radius, outside + 1.5, 3, palette->accent);
  if (state & FAB_MAP_FOCUSED)
    ring (frame->cr, node, p, radius, outside + 5.5, 2, fab_color_with_alpha (palette->accent, 0.7f));
  if (frame->options->show & FAB_MAP_SHOW_PINS && node->pinned && radius >= MIN_ICON_RADIUS)
    draw_pin (frame, p, radius);
}

static void
draw_discs_of (FabMapFrame *frame, FabMapSprites *sprites, gboolean large)
{
  for (guint v = 0; v < frame->scene->topology->n_nodes; v++) {
    const FabMapNode *node = &frame->scene->nodes[v];
    FabPoint p = fab_map_frame_place (frame, node->x, node->y);
    double radius = fab_map_frame_radius (frame, v), reach = fab_map_frame_reach (frame, v) + 3;
    double opacity =
        fab_map_frame_node_state (frame, v) & FAB_MAP_FADED ? FAB_MAP_FADE : fab_map_change_node_opacity (frame, node);

    if ((node->radius >= LARGE_RADIUS) != large || !fab_map_frame_shows_node (frame, v) ||
        !fab_map_frame_sees (frame, p.x, p.y, reach))
      continue;
    if (frame->on_pixels)
      blit_node (frame, sprites, node, p, radius, opacity);
    else
      paint_node (frame, node, p, radius, opacity);
  }
}

/* In a crowd where discs touch, those that matter are not below others. */
static void
draw_discs (FabMapFrame *frame, FabMapSprites *sprites)
{
  if (frame->on_pixels)
    fab_pixels_open (&frame->pixels, frame->cr);
  draw_discs_of (frame, sprites, FALSE);
  draw_discs_of (frame, sprites, TRUE);
  if (frame->on_pixels)
    fab_pixels_close (&frame->pixels);
}

/* Logos and rings of their own colours are numbered by each scene anew. */
static void
forget_sprites (FabMapSprites *self, const FabMapFrame *frame)
{
  FabMapTopology *topology = frame->scene->topology;
  gboolean is_own = topology->logos->len > 0 || topology->has_own_colors || self->has_own;

  if (memcmp (&self->palette, frame->palette, sizeof (FabPalette)) == 0 && (!is_own || self->topology == topology))
    return;
  g_hash_table_remove_all (self->images);
  self->palette = *frame->palette;
  g_clear_pointer (&self->topology, fab_map_topology_unref);
  self->topology = fab_map_topology_ref (topology);
  self->has_own = topology->logos->len > 0 || topology->has_own_colors;
}

void
fab_map_draw_nodes (FabMapFrame *frame, FabMapSprites *sprites)
{
  guint8 around = FAB_MAP_HOVERED | FAB_MAP_SELECTED | FAB_MAP_FOCUSED;

  forget_sprites (sprites, frame);
  draw_discs (frame, sprites);
  for (guint v = 0; v < frame->scene->topology->n_nodes; v++) {
    const FabMapNode *node = &frame->scene->nodes[v];
    guint8 state = fab_map_frame_node_state (frame, v);

    if (fab_map_frame_shows_node (frame, v) &&
        (state & around || (node->pinned && frame->options->show & FAB_MAP_SHOW_PINS)))
      decorate (frame, node, fab_map_frame_place (frame, node->x, node->y), fab_map_frame_radius (frame, v), state);
  }
}
