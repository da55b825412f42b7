/* map-draw.c: milliseconds to draw a map of 500 actors and one of 10 000, in software at 1600 × 1000
 *
 * Prints for each the first frame, which writes the names for the first time, then the median of frames at rest, of
 * frames of a pan, of a zoom and of a drag, and the time of a hit test. */
#include "fab-map-arrange.h"
#include "fab-map-painter.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define WIDTH  1600
#define HEIGHT 1000
#define FRAMES 15

/* Most links are within circles of forty with somebody in their middle; one in ten leads to another circle. */
static guint
pick_target (GRand *random, guint source, guint n_nodes)
{
  guint circle = source / 40 * 40;
  double dice = g_rand_double (random);
  guint other = circle + g_rand_int_range (random, 0, 40);

  if (dice < 0.1)
    return g_rand_int_range (random, 0, n_nodes / 40) * 40;
  if (dice < 0.35)
    return circle;
  return MIN (other, n_nodes - 1);
}

static FabMapScene *
make_scene (guint n_nodes, guint n_edges)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  FabMapSceneBuilder *builder = fab_map_scene_builder_new ();
  FabMapArrangeOptions options = { .layout = FAB_MAP_LAYOUT_READING, .aspect = 1.6 };
  g_autoptr (FabMapScene) scene = NULL;

  for (guint i = 0; i < 10; i++)
    fab_map_scene_builder_add_style (builder,
                                     &(FabMapStyle){ .name = "Link", .color = i, .directed = i > 1, .dash = i == 9 });
  for (guint v = 0; v < n_nodes; v++) {
    g_autofree char *label = g_strdup_printf ("%s %u", v % 3 ? "Association de quartier" : "Ville", v);
    FabMapNode node = { .key = v + 1, .label = label, .group = FAB_MAP_NONE };

    node.kind = node.color = g_rand_int_range (random, 0, 10);
    node.radius = v % 40 ? 9 + 12 * pow (g_rand_double (random), 3) : 28;
    fab_map_scene_builder_add_node (builder, &node);
  }
  for (guint e = 0; e < n_edges; e++) {
    guint source = g_rand_int_range (random, 0, n_nodes);

    fab_map_scene_builder_add_edge (builder, &(FabMapEdge){ .key = e + 1,
                                                            .source = source,
                                                            .target = pick_target (random, source, n_nodes),
                                                            .style = g_rand_int_range (random, 0, 10),
                                                            .width = g_rand_double_range (random, 1, 4) });
  }
  scene = fab_map_scene_builder_end (builder);
  return fab_map_arrange (scene, &options, NULL, NULL);
}

static double
milliseconds_since (gint64 start)
{
  return (g_get_monotonic_time () - start) / 1000.0;
}

static int
compare (const void *a, const void *b)
{
  return *(const double *)a < *(const double *)b ? -1 : *(const double *)a > *(const double *)b;
}

typedef enum { REST, PAN, ZOOM, DRAG } Gesture;

static double
measure (FabMapPainter *painter, cairo_t *cr, FabMapScene *scene, const FabMapDrawOptions *options, Gesture gesture)
{
  double times[FRAMES];

  for (int i = 0; i < FRAMES; i++) {
    FabMapDrawOptions now = *options;
    guint node = 3;
    g_autoptr (FabMapScene) moved = NULL;
    gint64 start = g_get_monotonic_time ();

    if (gesture == PAN)
      now.center_x += i * 7;
    if (gesture == ZOOM)
      now.zoom *= pow (1.02, i);
    if (gesture == DRAG)
      moved = fab_map_scene_moved (scene, 1, &node, &(FabPoint){ i * 5, i * 3 });
    now.quick = gesture != REST;
    fab_map_painter_draw (painter, cr, moved != NULL ? moved : scene, &now);
    times[i] = milliseconds_since (start);
  }
  qsort (times, FRAMES, sizeof (double), compare);
  return times[FRAMES / 2];
}

static double
measure_hits (FabMapScene *scene)
{
  gint64 start;
  guint hits = fab_map_scene_hit_node (scene, 0, 0, 1) + fab_map_scene_hit_edge (scene, 0, 0, 1);

  start = g_get_monotonic_time ();
  for (int i = 0; i < 1000; i++)
    hits += fab_map_scene_hit_node (scene, i % 50 * 20 - 500, i / 50 * 30 - 300, 1) +
            fab_map_scene_hit_edge (scene, i % 50 * 20 - 500, i / 50 * 30 - 300, 1);
  return hits == 1 ? 0 : milliseconds_since (start) / 1000;
}

static void
bench (const char *name, guint n_nodes, guint n_edges, double limit, const char *picture)
{
  g_autoptr (FabMapScene) scene = make_scene (n_nodes, n_edges);
  g_autoptr (FabMapPainter) painter = fab_map_painter_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  FabPalette palette;
  FabMapDrawOptions options;
  double first, rest, hit;
  gint64 start;

  fab_palette_init (&palette, FALSE);
  fab_map_draw_options_init (&options, &palette, WIDTH, HEIGHT);
  fab_map_draw_options_fit (&options, scene, 10);
  start = g_get_monotonic_time ();
  fab_map_painter_draw (painter, cr, scene, &options);
  first = milliseconds_since (start);
  rest = measure (painter, cr, scene, &options, REST);
  printf ("%-8s %6u actors %6u links: first %7.1f  rest %6.1f (at most %.0f)  pan %6.1f  zoom %6.1f  drag %6.1f ms",
          name, n_nodes, n_edges, first, rest, limit, measure (painter, cr, scene, &options, PAN),
          measure (painter, cr, scene, &options, ZOOM), measure (painter, cr, scene, &options, DRAG));
  hit = measure_hits (scene);
  printf ("  hit %.4f (at most 0.1)\n", hit);
  if (picture != NULL) {
    fab_map_painter_draw (painter, cr, scene, &options);
    cairo_surface_write_to_png (surface, picture);
  }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  bench ("town", 500, 1000, 16, argc > 1 ? argv[1] : NULL);
  bench ("nation", 10000, 20000, 60, argc > 2 ? argv[2] : NULL);
  return 0;
}
