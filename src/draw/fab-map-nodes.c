/* fab-map-nodes.c: actors: discs with a rim and the icon of their kind */
#include "fab-glyph.h"
#include "fab-map-frame.h"

#include <math.h>

/** A disc with an icon has at least this radius, in the context's units. */
#define MIN_ICON_RADIUS 6.0
/** Discs to keep. A map has ten kinds, and rarely more than thirty sizes. */
#define MAX_SPRITES 1024

/** Discs already drawn: kind, colour, icon or not, size in half pixels → image. */
struct _FabMapSprites {
  GHashTable *images; /* key → cairo_surface_t */
  FabPalette palette; /* that they were drawn with */
};

FabMapSprites *
fab_map_sprites_new (void)
{
  FabMapSprites *self = g_new0 (FabMapSprites, 1);

  self->images = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)cairo_surface_destroy);
  return self;
}

void
fab_map_sprites_free (FabMapSprites *self)
{
  g_hash_table_unref (self->images);
  g_free (self);
}

static double
rim_width (double radius)
{
  return CLAMP (radius * 0.11, 0.6, 2.5);
}

/* A disc around x, y, its rim outside of @radius. */
static void
paint_disc (cairo_t *cr, const FabPalette *palette, const FabMapNode *node, double x, double y, double radius,
            gboolean with_icon)
{
  double rim = rim_width (radius), side = radius * 1.12;

  cairo_new_path (cr);
  cairo_arc (cr, x, y, radius + rim, 0, 2 * G_PI);
  fab_color_set_source (palette->background, cr);
  cairo_fill (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  fab_color_set_source (palette->kinds[node->color % FAB_N_KIND_COLORS], cr);
  cairo_fill (cr);
  if (!with_icon)
    return;
  fab_color_set_source (palette->on_kinds[node->color % FAB_N_KIND_COLORS], cr);
  fab_glyph_fill (cr, MIN (node->kind, FAB_GLYPH_CITIZENS), x - side / 2, y - side / 2, side);
}

static cairo_surface_t *
draw_sprite (const FabPalette *palette, const FabMapNode *node, double radius, gboolean with_icon)
{
  int side = 2 * (int)ceil (radius + rim_width (radius) + 1);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, side, side);
  cairo_t *cr = cairo_create (surface);

  paint_disc (cr, palette, node, side / 2.0, side / 2.0, radius, with_icon);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* @radius in pixels. */
static cairo_surface_t *
get_sprite (FabMapSprites *self, const FabPalette *palette, const FabMapNode *node, double radius, gboolean with_icon)
{
  guint size = (guint)(radius * 2 + 0.5);
  guint key =
      1 + with_icon + 2 * (MIN (node->kind, FAB_GLYPH_CITIZENS) + 16 * (node->color % FAB_N_KIND_COLORS)) + 512 * size;
  cairo_surface_t *sprite = g_hash_table_lookup (self->images, GUINT_TO_POINTER (key));

  if (sprite == NULL) {
    if (g_hash_table_size (self->images) >= MAX_SPRITES)
      g_hash_table_remove_all (self->images);
    sprite = draw_sprite (palette, node, size / 2.0, with_icon);
    g_hash_table_insert (self->images, GUINT_TO_POINTER (key), sprite);
  }
  return sprite;
}

/** fab_map_frame_radius: a node's radius in the picture */
double
fab_map_frame_radius (const FabMapFrame *frame, guint node)
{
  return fab_map_node_radius (&frame->scene->nodes[node], frame->zoom) * frame->zoom;
}

/** fab_map_frame_sees: whether something that reaches so far around x, y is in the picture */
gboolean
fab_map_frame_sees (const FabMapFrame *frame, double x, double y, double reach)
{
  return x + reach >= 0 && y + reach >= 0 && x - reach <= frame->options->width && y - reach <= frame->options->height;
}

static gboolean
has_icon (const FabMapFrame *frame, double radius)
{
  return frame->options->show & FAB_MAP_SHOW_ICONS && radius >= MIN_ICON_RADIUS;
}

static void
blit_node (FabMapFrame *frame, FabMapSprites *sprites, const FabMapNode *node, FabPoint p, double radius,
           double opacity)
{
  double per_unit = frame->pixels_per_unit;
  cairo_surface_t *sprite = get_sprite (sprites, frame->palette, node, radius * per_unit, has_icon (frame, radius));
  int half = cairo_image_surface_get_width (sprite) / 2;

  fab_pixels_blit (&frame->pixels, sprite, (int)floor (p.x * per_unit + frame->pixels.dx + 0.5) - half,
                   (int)floor (p.y * per_unit + frame->pixels.dy + 0.5) - half, opacity);
}

static void
paint_node (FabMapFrame *frame, const FabMapNode *node, FabPoint p, double radius, double opacity)
{
  cairo_save (frame->cr);
  if (opacity < 1)
    cairo_push_group (frame->cr);
  paint_disc (frame->cr, frame->palette, node, p.x, p.y, radius, has_icon (frame, radius));
  if (opacity < 1) {
    cairo_pop_group_to_source (frame->cr);
    cairo_paint_with_alpha (frame->cr, opacity);
  }
  cairo_restore (frame->cr);
}

static void
ring (cairo_t *cr, FabPoint p, double radius, double width, FabColor color)
{
  cairo_new_path (cr);
  cairo_arc (cr, p.x, p.y, radius, 0, 2 * G_PI);
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
  double outside = radius + rim_width (radius);

  if (state & FAB_MAP_HOVERED)
    ring (frame->cr, p, outside + 3, 6, fab_color_with_alpha (palette->kinds[node->color % FAB_N_KIND_COLORS], 0.28f));
  if (state & FAB_MAP_SELECTED)
    ring (frame->cr, p, outside + 1.5, 3, palette->accent);
  if (state & FAB_MAP_FOCUSED)
    ring (frame->cr, p, outside + 5.5, 2, fab_color_with_alpha (palette->accent, 0.7f));
  if (frame->options->show & FAB_MAP_SHOW_PINS && node->pinned && radius >= MIN_ICON_RADIUS)
    draw_pin (frame, p, radius);
}

static void
draw_discs (FabMapFrame *frame, FabMapSprites *sprites)
{
  if (frame->on_pixels)
    fab_pixels_open (&frame->pixels, frame->cr);
  for (guint v = 0; v < frame->scene->topology->n_nodes; v++) {
    const FabMapNode *node = &frame->scene->nodes[v];
    FabPoint p = fab_map_frame_place (frame, node->x, node->y);
    double radius = fab_map_frame_radius (frame, v);
    double opacity =
        fab_map_frame_node_state (frame, v) & FAB_MAP_FADED ? FAB_MAP_FADE : fab_map_change_node_opacity (frame, node);

    if (!fab_map_frame_shows_node (frame, v) || !fab_map_frame_sees (frame, p.x, p.y, radius + 3))
      continue;
    if (frame->on_pixels)
      blit_node (frame, sprites, node, p, radius, opacity);
    else
      paint_node (frame, node, p, radius, opacity);
  }
  if (frame->on_pixels)
    fab_pixels_close (&frame->pixels);
}

void
fab_map_draw_nodes (FabMapFrame *frame, FabMapSprites *sprites)
{
  guint8 around = FAB_MAP_HOVERED | FAB_MAP_SELECTED | FAB_MAP_FOCUSED;

  if (memcmp (&sprites->palette, frame->palette, sizeof (FabPalette)) != 0) {
    g_hash_table_remove_all (sprites->images);
    sprites->palette = *frame->palette;
  }
  draw_discs (frame, sprites);
  for (guint v = 0; v < frame->scene->topology->n_nodes; v++) {
    const FabMapNode *node = &frame->scene->nodes[v];
    guint8 state = fab_map_frame_node_state (frame, v);

    if (fab_map_frame_shows_node (frame, v) &&
        (state & around || (node->pinned && frame->options->show & FAB_MAP_SHOW_PINS)))
      decorate (frame, node, fab_map_frame_place (frame, node->x, node->y), fab_map_frame_radius (frame, v), state);
  }
}
