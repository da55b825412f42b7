#include "draw-fixture.h"

#include <math.h>

guint
draw_fixture_add_node (FabMapSceneBuilder *builder, const char *label, double x, double y, guint kind)
{
  static gint64 key = 0;
  FabMapNode node = { .key = ++key,
                      .label = label,
                      .x = x,
                      .y = y,
                      .radius = 20,
                      .kind = kind,
                      .color = kind,
                      .group = FAB_MAP_NONE,
                      .placed = TRUE };

  return fab_map_scene_builder_add_node (builder, &node);
}

void
draw_fixture_add_edge (FabMapSceneBuilder *builder, guint source, guint target, guint style)
{
  static gint64 key = 1000000;

  fab_map_scene_builder_add_edge (
      builder, &(FabMapEdge){ .key = ++key, .source = source, .target = target, .style = style, .width = 2 });
}

/* 0: plain, 1: directed, 2: wished */
void
draw_fixture_add_styles (FabMapSceneBuilder *builder)
{
  fab_map_scene_builder_add_style (builder, &(FabMapStyle){ .name = "Partnership" });
  fab_map_scene_builder_add_style (builder, &(FabMapStyle){ .name = "Funding", .color = 2, .directed = TRUE });
  fab_map_scene_builder_add_style (builder, &(FabMapStyle){ .name = "Wished", .color = 9, .dash = FAB_DASH_DASHED });
}

/* Two actors at -150, 0 and 150, 0 with a plain link. */
FabMapScene *
draw_fixture_pair (const char *label_a, const char *label_b)
{
  FabMapSceneBuilder *builder = fab_map_scene_builder_new ();

  draw_fixture_add_styles (builder);
  draw_fixture_add_node (builder, label_a, -150, 0, 0);
  draw_fixture_add_node (builder, label_b, 150, 0, 3);
  draw_fixture_add_edge (builder, 0, 1, 0);
  return fab_map_scene_builder_end (builder);
}

FabMapScene *
draw_fixture_star (guint n_leaves)
{
  FabMapSceneBuilder *builder = fab_map_scene_builder_new ();

  draw_fixture_add_styles (builder);
  draw_fixture_add_node (builder, "Centre", 0, 0, 0);
  for (guint i = 0; i < n_leaves; i++) {
    g_autofree char *label = g_strdup_printf ("Actor %u", i);

    draw_fixture_add_node (builder, label, 300 * cos (i), 300 * sin (i), i % 10);
    draw_fixture_add_edge (builder, 0, i + 1, i % 3);
  }
  return fab_map_scene_builder_end (builder);
}

cairo_surface_t *
draw_fixture_draw (FabMapScene *scene, const FabMapDrawOptions *options)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, options->width, options->height);
  g_autoptr (FabMapPainter) painter = fab_map_painter_new ();
  cairo_t *cr = cairo_create (surface);

  fab_map_painter_draw (painter, cr, scene, options);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

FabColor
draw_fixture_pixel (cairo_surface_t *surface, int x, int y)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  guint32 pixel = *(const guint32 *)(data + (gsize)y * cairo_image_surface_get_stride (surface) + 4 * (gsize)x);

  return fab_color_with_alpha (fab_color_from_rgb (pixel & 0xffffff), (pixel >> 24) / 255.0f);
}

double
draw_fixture_difference (FabColor a, FabColor b)
{
  return MAX (fabs (a.red - b.red), MAX (fabs (a.green - b.green), fabs (a.blue - b.blue)));
}

/* How many pixels of a rectangle are clearly not background. */
guint
draw_fixture_count_ink (cairo_surface_t *surface, int x, int y, int width, int height, FabColor background)
{
  guint n = 0;

  for (int j = MAX (y, 0); j < MIN (y + height, cairo_image_surface_get_height (surface)); j++)
    for (int i = MAX (x, 0); i < MIN (x + width, cairo_image_surface_get_width (surface)); i++)
      n += draw_fixture_difference (draw_fixture_pixel (surface, i, j), background) > 0.08;
  return n;
}

/* How many pixels of a rectangle are as dark as letters. */
guint
draw_fixture_count_dark (cairo_surface_t *surface, int x, int y, int width, int height)
{
  guint n = 0;

  for (int j = MAX (y, 0); j < MIN (y + height, cairo_image_surface_get_height (surface)); j++)
    for (int i = MAX (x, 0); i < MIN (x + width, cairo_image_surface_get_width (surface)); i++) {
      FabColor color = draw_fixture_pixel (surface, i, j);

      n += MAX (color.red, MAX (color.green, color.blue)) < 0.4;
    }
  return n;
}

FabMapScene *
draw_fixture_arrange (FabMapScene *scene, FabMapLayout layout)
{
  FabMapArrangeOptions options = { .layout = layout, .seed = 1 };
  g_autoptr (GError) error = NULL;
  FabMapScene *arranged = fab_map_arrange (scene, &options, NULL, &error);

  g_assert_no_error (error);
  return arranged;
}
