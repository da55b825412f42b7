/* fab-map-frame.h: one picture of a map while it is drawn, for the files of the painter */
#pragma once

#include "fab-map-painter.h"
#include "fab-map-scene-private.h"
#include "fab-pixels.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

#define FAB_MAP_FADE 0.15f

typedef struct _FabMapHulls FabMapHulls;
typedef struct _FabMapLabels FabMapLabels;
typedef struct _FabMapSprites FabMapSprites;

/** The soft shape around a group, and where its name stands. */
typedef struct {
  guint group;
  GPtrArray *outlines;            /* of GArray of FabPoint, in the context's units */
  FabPoint name_at;               /* middle of the name's lower side */
  double name_width, name_height; /* 0: there is no room for it */
} FabMapHull;

/** Lengths are in the context's units unless said otherwise. */
typedef struct {
  cairo_t *cr;
  FabMapScene *scene;
  const FabMapDrawOptions *options;
  const FabPalette *palette;
  double zoom;
  double scale;           /* of discs and names: fab_map_zoom_to_scale () */
  double x, y;            /* where the scene's origin is */
  double pixels_per_unit; /* of the context; 1 where there are no pixels */
  gboolean on_pixels;     /* @pixels can be opened */
  FabPixels pixels;
  GPtrArray *hulls;   /* of FabMapHull */
  GArray *marks;      /* of FabBox: what is written below everything, which names keep off */
  gboolean on_wishes; /* of the links, only dashed ones are looked at */
} FabMapFrame;

static inline FabPoint
fab_map_frame_place (const FabMapFrame *frame, double x, double y)
{
  return (FabPoint){ x * frame->zoom + frame->x, y * frame->zoom + frame->y };
}

static inline guint8
fab_map_frame_node_state (const FabMapFrame *frame, guint node)
{
  return frame->options->node_states != NULL ? frame->options->node_states[node] : 0;
}

static inline guint8
fab_map_frame_edge_state (const FabMapFrame *frame, guint edge)
{
  return frame->options->edge_states != NULL ? frame->options->edge_states[edge] : 0;
}

static inline gboolean
fab_map_frame_shows_node (const FabMapFrame *frame, guint node)
{
  return frame->scene->nodes[node].placed && !(fab_map_frame_node_state (frame, node) & FAB_MAP_HIDDEN);
}

double fab_map_frame_radius (const FabMapFrame *frame, guint node);
double fab_map_frame_reach (const FabMapFrame *frame, guint node);
gboolean fab_map_has_ring (const FabMapNode *node, double radius);
FabColor fab_map_ring_color (FabMapScene *scene, const FabPalette *palette, guint tone);
FabBox fab_map_frame_sight (const FabMapFrame *frame);
gboolean fab_map_frame_sees (const FabMapFrame *frame, double x, double y, double reach);

FabMapHulls *fab_map_hulls_new (void);
void fab_map_hulls_free (FabMapHulls *self);
GPtrArray *fab_map_find_hulls (const FabMapFrame *frame, FabMapHulls *hulls);
void fab_map_draw_hulls (FabMapFrame *frame);
void fab_map_place_hull_names (const FabMapFrame *frame, GPtrArray *hulls);
void fab_map_draw_hull_names (FabMapFrame *frame);
FabColor fab_map_hull_color (const FabMapFrame *frame, const FabMapHull *hull);
void fab_map_draw_edges (FabMapFrame *frame);
void fab_map_draw_bundle_numbers (FabMapFrame *frame);

FabMapSprites *fab_map_sprites_new (void);
void fab_map_sprites_free (FabMapSprites *self);
void fab_map_draw_nodes (FabMapFrame *frame, FabMapSprites *sprites);

FabMapLabels *fab_map_labels_new (void);
void fab_map_labels_free (FabMapLabels *self);
void fab_map_draw_labels (FabMapFrame *frame, FabMapLabels *labels);
FabBox fab_map_measure_labels (FabMapFrame *frame);
guint fab_map_labels_count_unnamed (const FabMapLabels *labels, const FabMapFrame *frame);
guint fab_map_labels_get_n (const FabMapLabels *labels);
gboolean
fab_map_labels_get_box (const FabMapLabels *labels, const FabMapFrame *frame, guint index, guint *node, FabBox *box);
void fab_map_draw_edge_labels (FabMapFrame *frame, const FabMapLabels *labels);
double fab_map_label_size (const FabMapNode *node);
double fab_map_smallest_name (const FabMapDrawOptions *options);

FabColor fab_map_change_color (const FabPalette *palette, FabMapChangeKind change);
double fab_map_change_node_opacity (const FabMapFrame *frame, const FabMapNode *node);
void fab_map_change_line (const FabMapFrame *frame, const FabMapEdge *edge, FabLine *line);
void fab_map_draw_differences (FabMapFrame *frame);

void fab_map_draw_legend (FabMapFrame *frame);

/** What is drawn for an actor, without its size: a disc, a legend's sample. */
typedef struct {
  FabColor color, on_color;
  const FabColor *ring; /* (nullable) */
  FabMapMark mark;
  guint icon;            /* a FabGlyph, or FAB_MAP_NONE */
  cairo_surface_t *logo; /* (nullable): in place of colour and icon */
} FabMapLook;

void fab_map_paint_look (cairo_t *cr, const FabMapLook *look, FabColor background, double x, double y, double radius);

gboolean fab_map_legend_covers (FabMapScene *scene, const FabMapDrawOptions *options, double *width);

G_END_DECLS
