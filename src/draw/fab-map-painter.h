/* fab-map-painter.h: draws a scene on any cairo context
 *
 * A painter keeps drawn discs and written names between two frames. It belongs to one thread at a time; scenes are shared.
 */
#pragma once

#include "fab-map-scene.h"
#include "fab-palette.h"

G_BEGIN_DECLS

typedef struct _FabMapPainter FabMapPainter;

typedef enum {
  FAB_MAP_SELECTED = 1 << 0, /* nodes and edges */
  FAB_MAP_HOVERED = 1 << 1,  /* nodes and edges */
  FAB_MAP_FOCUSED = 1 << 2,  /* the keyboard's cursor is on the node; the edge is on the path that is shown */
  FAB_MAP_FADED = 1 << 3,    /* at 15 % */
  FAB_MAP_HIDDEN = 1 << 4,
} FabMapState;

typedef enum {
  FAB_MAP_SHOW_HULLS = 1 << 0,
  FAB_MAP_SHOW_LABELS = 1 << 1,
  FAB_MAP_SHOW_ICONS = 1 << 2,
  FAB_MAP_SHOW_LEGEND = 1 << 3,
  FAB_MAP_SHOW_BACKGROUND = 1 << 4,
  FAB_MAP_ANONYMOUS = 1 << 5,        /* kinds in place of names */
  FAB_MAP_SHOW_PINS = 1 << 6,        /* a mark on pinned actors: while editing, not on paper */
  FAB_MAP_SHOW_EDGE_LABELS = 1 << 7, /* what selected and hovered links are about */
} FabMapShow;

#define FAB_MAP_SHOW_PICTURE \
  (FAB_MAP_SHOW_HULLS | FAB_MAP_SHOW_LABELS | FAB_MAP_SHOW_ICONS | FAB_MAP_SHOW_LEGEND | FAB_MAP_SHOW_BACKGROUND)

typedef struct {
  double width, height;      /* of the picture, in the context's units */
  double center_x, center_y; /* the scene's point in the middle of the picture */
  double zoom;
  FabMapShow show;
  const FabPalette *palette;
  const char *font_family;            /* NULL: the interface's usual one */
  double text_scale;                  /* 1: names are 11 px tall at zoom 1; the desktop's text scaling goes here */
  double legend_scale;                /* the same, of the legend; 0: as the names */
  double min_font;                    /* smallest type in the context's units; 0: 9 */
  const guint8 *node_states;          /* (nullable): a FabMapState for each node */
  const guint8 *edge_states;          /* (nullable): a FabMapState for each edge */
  FabBox sight;                       /* the part of the picture that people see now; empty: all of it */
  double corner_width, corner_height; /* of what lies at the lower left, below the legend */
  FabBox taken;                       /* what is laid over it: a legend that is a picture of its own; empty: nothing */
  guint legend_columns;               /* of the legend; 0: as many as it thinks best */
  gboolean quick;                     /* while something moves: names only of the largest */
  gboolean as_shown;                  /* on paper: the part of the map that the picture shows, not the whole map */
} FabMapDrawOptions;

FabMapPainter *fab_map_painter_new (void);
void fab_map_painter_free (FabMapPainter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabMapPainter, fab_map_painter_free)

void fab_map_painter_draw (FabMapPainter *self, cairo_t *cr, FabMapScene *scene, const FabMapDrawOptions *options);

/* How many of the actors that were drawn last bear no name for want of room. */
guint fab_map_painter_get_n_unnamed (const FabMapPainter *self);

void
fab_map_painter_draw_legend (FabMapPainter *self, cairo_t *cr, FabMapScene *scene, const FabMapDrawOptions *options);

void fab_map_draw_options_init (FabMapDrawOptions *options, const FabPalette *palette, double width, double height);
void fab_map_draw_options_fit (FabMapDrawOptions *options, FabMapScene *scene, double margin);
void fab_map_draw_options_fit_picture (FabMapDrawOptions *options, FabMapScene *scene, double margin);

/* Where the legend is in the picture. Returns: whether there is one */
gboolean fab_map_measure_legend (FabMapScene *scene, const FabMapDrawOptions *options, FabBox *box);

/* Marks what the pointer or the keyboard is on: @node and its neighbours to @steps stay, the rest fades. */
void fab_map_states_spotlight (FabMapScene *scene, guint node, guint steps, guint8 *node_states, guint8 *edge_states);

/* From the picture's units to the scene's, and back. */
FabPoint fab_map_to_scene (const FabMapDrawOptions *options, double x, double y);
FabPoint fab_map_from_scene (const FabMapDrawOptions *options, double x, double y);

G_END_DECLS
