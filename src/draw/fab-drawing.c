#include "fab-drawing.h"

#include "fab-map-frame.h"
#include "fab-title-copy.h"

#include <math.h>

struct _FabDrawing {
  GObject parent;

  double width, height; /* of each page, in points */
  guint n_pages;
  char *title;

  FabDrawPage draw;
  gpointer data;
  GDestroyNotify destroy;
  FabDrawing *cut; /* (nullable) (owned): the drawing that this one cuts into pages */
  gint n_unnamed;  /* atomic: files are drawn in a thread */
};

G_DEFINE_FINAL_TYPE (FabDrawing, fab_drawing, G_TYPE_OBJECT)

static void
fab_drawing_finalize (GObject *object)
{
  FabDrawing *self = FAB_DRAWING (object);

  if (self->destroy != NULL)
    self->destroy (self->data);
  g_clear_object (&self->cut);
  g_free (self->title);
  G_OBJECT_CLASS (fab_drawing_parent_class)->finalize (object);
}

static void
fab_drawing_class_init (FabDrawingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fab_drawing_finalize;
}

static void
fab_drawing_init (FabDrawing *self)
{
}

/**
 * fab_drawing_new:
 * @width: of a page, in points
 * @n_pages: at least 1
 * @draw: draws one page, its top left at the context's origin
 * @data: (transfer full): for @draw
 * @destroy: (nullable): frees @data
 */
FabDrawing *
fab_drawing_new (double width, double height, guint n_pages, FabDrawPage draw, gpointer data, GDestroyNotify destroy)
{
  FabDrawing *self = g_object_new (FAB_TYPE_DRAWING, NULL);

  self->width = width;
  self->height = height;
  self->n_pages = MAX (n_pages, 1);
  self->draw = draw;
  self->data = data;
  self->destroy = destroy;
  return self;
}

/** fab_drawing_get_width: of a page, in points */
double
fab_drawing_get_width (FabDrawing *self)
{
  return self->width;
}

/** fab_drawing_get_height: of a page, in points */
double
fab_drawing_get_height (FabDrawing *self)
{
  return self->height;
}

guint
fab_drawing_get_n_pages (FabDrawing *self)
{
  return self->n_pages;
}

/** fab_drawing_get_title: (nullable): what files say of themselves */
const char *
fab_drawing_get_title (FabDrawing *self)
{
  return self->title;
}

void
fab_drawing_set_title (FabDrawing *self, const char *title)
{
  g_set_str (&self->title, title);
}

/** fab_drawing_get_n_unnamed: how many actors' names found no room when it was drawn last; 0 before */
guint
fab_drawing_get_n_unnamed (FabDrawing *self)
{
  return self->cut != NULL ? fab_drawing_get_n_unnamed (self->cut) : (guint)g_atomic_int_get (&self->n_unnamed);
}

/** fab_drawing_set_cut: @cut: the drawing that @self cuts into pages */
void
fab_drawing_set_cut (FabDrawing *self, FabDrawing *cut)
{
  g_set_object (&self->cut, cut);
}

/** fab_drawing_draw_page: draws page @page, from 0, its top left at the context's origin */
void
fab_drawing_draw_page (FabDrawing *self, cairo_t *cr, guint page)
{
  g_return_if_fail (page < self->n_pages);

  cairo_save (cr);
  self->draw (cr, page, self->data);
  cairo_restore (cr);
}

/* ---- Maps ---- */

/** A copy of all that a map on paper needs. */
typedef struct {
  FabMapScene *scene;
  FabMapDrawOptions options;
  FabPalette palette;
  char *family;
  guint8 *node_states, *edge_states;
  FabTitleBlock titles;
  gboolean framed, fitted;
  double width, height; /* as composed: a poster is composed smaller, then drawn larger */
  double enlarge;
  FabMapPainter *painter;
  FabDrawing *drawing; /* that it is the data of: not owned */
} MapSheet;

static void
map_sheet_free (gpointer data)
{
  MapSheet *self = data;

  fab_map_scene_unref (self->scene);
  fab_map_painter_free (self->painter);
  g_free (self->family);
  g_free (self->node_states);
  g_free (self->edge_states);
  fab_title_block_clear (&self->titles);
  g_free (self);
}

/* The map beside its legend: what is shown is not the whole map, so that there may be an actor wherever the legend would be. */
static void
draw_beside_legend (MapSheet *self, cairo_t *cr, const FabMapDrawOptions *options, double strip)
{
  FabMapDrawOptions map = *options, legend = *options;

  if (options->show & FAB_MAP_SHOW_BACKGROUND) {
    cairo_rectangle (cr, 0, 0, options->width, options->height);
    fab_color_set_source (self->palette.background, cr);
    cairo_fill (cr);
  }
  map.width -= strip;
  map.show &= ~(FAB_MAP_SHOW_LEGEND | FAB_MAP_SHOW_BACKGROUND);
  legend.show = FAB_MAP_SHOW_LEGEND | (options->show & FAB_MAP_SHOW_ICONS);
  cairo_save (cr);
  cairo_translate (cr, strip, 0);
  fab_map_painter_draw (self->painter, cr, self->scene, &map);
  cairo_restore (cr);
  fab_map_painter_draw_legend (self->painter, cr, self->scene, &legend);
}

/* As much of the map as the picture shows, in the room that there is on paper. */
static void
draw_shown (MapSheet *self, cairo_t *cr, FabMapDrawOptions *options)
{
  double width = self->options.width, height = self->options.height, zoom = options->zoom, strip = 0;

  options->zoom = zoom * MIN (options->width / width, options->height / height);
  if (!fab_map_legend_covers (self->scene, options, &strip)) {
    fab_map_painter_draw (self->painter, cr, self->scene, options);
    return;
  }
  if (options->width - strip < options->width / 3)
    strip = 0; /* no room for both: the legend lies on the map */
  options->zoom = zoom * MIN ((options->width - strip) / width, options->height / height);
  draw_beside_legend (self, cr, options, strip);
}

static void
draw_map_sheet (cairo_t *cr, guint page, gpointer data)
{
  MapSheet *self = data;
  FabMapDrawOptions options = self->options;
  FabBox room = { 0, 0, self->width, self->height };

  cairo_scale (cr, self->enlarge, self->enlarge);
  if (self->framed)
    room = fab_paper_draw_frame (cr, self->width, self->height, &self->titles, 0, 1, &self->palette, self->family);
  cairo_translate (cr, room.left, room.top);
  options.width = room.right - room.left;
  options.height = room.bottom - room.top;
  if (self->fitted)
    fab_map_draw_options_fit (&options, self->scene, 12);
  if (self->options.as_shown)
    draw_shown (self, cr, &options);
  else
    fab_map_painter_draw (self->painter, cr, self->scene, &options);
  g_atomic_int_set (&self->drawing->n_unnamed, (gint)fab_map_painter_get_n_unnamed (self->painter));
}

static MapSheet *
map_sheet_new (FabMapScene *scene, const FabMapDrawOptions *options, const FabTitleBlock *titles)
{
  MapSheet *self = g_new0 (MapSheet, 1);

  self->scene = fab_map_scene_ref (scene);
  self->painter = fab_map_painter_new ();
  self->palette = *options->palette;
  self->family = g_strdup (options->font_family);
  self->node_states = g_memdup2 (options->node_states, fab_map_scene_get_n_nodes (scene));
  self->edge_states = g_memdup2 (options->edge_states, fab_map_scene_get_n_edges (scene));
  self->options = *options;
  self->options.palette = &self->palette;
  self->options.font_family = self->family;
  self->options.node_states = self->node_states;
  self->options.edge_states = self->edge_states;
  self->framed = titles != NULL;
  fab_title_block_copy (&self->titles, titles);
  return self;
}

/* A0 is not read from as near as A4: composed as if on A3, a poster grows by the root of what its paper does, so that it
 * has larger letters and room for more names. */
static double
get_enlargement (double width, double height)
{
  double a3 = 1191;

  return MAX (1, sqrt (MAX (width, height) / a3));
}

static void
grow_for_titles (const FabTitleBlock *titles, double *width, double *height)
{
  FabBox room;

  if (titles == NULL)
    return;
  room = fab_paper_get_room (*width, *height, titles);
  *width += *width - (room.right - room.left);
  *height += *height - (room.bottom - room.top);
}

/**
 * fab_drawing_new_map:
 * @options: how to draw it; copied. With as_shown, what it shows is what is on the paper, and the legend stands beside it
 * @paper: (nullable): the sheet; the whole map is fitted onto it, unless as_shown. %NULL or %FAB_PAPER_CONTENT: a picture of @options' size that
 *   shows what @options shows, as on the screen
 * @titles: (nullable): title block and foot; %NULL for none
 *
 * Returns: (transfer full): a drawing of one page
 */
FabDrawing *
fab_drawing_new_map (FabMapScene *scene, const FabMapDrawOptions *options, const FabPaper *paper,
                     const FabTitleBlock *titles)
{
  MapSheet *sheet = map_sheet_new (scene, options, titles);
  FabDrawing *self;
  double width = options->width, height = options->height, strip = 0;
  gboolean is_paper = FALSE;

  if (paper != NULL && paper->size != FAB_PAPER_CONTENT) {
    fab_paper_get_size (paper, &width, &height);
    sheet->fitted = !options->as_shown;
    sheet->options.min_font = MAX (sheet->options.min_font, FAB_PAPER_MIN_FONT);
    is_paper = TRUE;
  } else {
    width += options->as_shown && fab_map_legend_covers (scene, options, &strip) ? strip : 0;
    grow_for_titles (titles, &width, &height);
  }
  sheet->enlarge = is_paper ? get_enlargement (width, height) : 1;
  sheet->width = width / sheet->enlarge;
  sheet->height = height / sheet->enlarge;
  self = sheet->drawing = fab_drawing_new (width, height, 1, draw_map_sheet, sheet, map_sheet_free);
  fab_drawing_set_title (self, sheet->titles.title);
  return self;
}
