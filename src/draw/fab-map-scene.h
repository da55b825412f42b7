/* fab-map-scene.h: what is on a map of actors, ready to be drawn
 *
 * A scene is immutable and counted by references: any thread may draw it, ask what is where, or derive another one.
 * Lengths are in scene units: pixels at zoom 1, y downwards. What is selected, hovered or dimmed is not part of it
 * (fab-map-painter.h).
 */
#pragma once

#include "fab-map-changes.h"
#include "fab-map-decoration.h"
#include "fab-map-mark.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define FAB_TYPE_MAP_SCENE (fab_map_scene_get_type ())
typedef struct _FabMapScene FabMapScene;
typedef struct _FabMapSceneBuilder FabMapSceneBuilder;

#define FAB_MAP_NONE G_MAXUINT

typedef struct {
  gint64 key; /* of the actor's record */
  const char *label;
  double x, y;
  double radius;
  guint kind;                /* 0…9, the order of the choices of an actor's kind: its icon */
  guint color;               /* a tone: fab_palette_get_tone () */
  guint ring;                /* 0: none; else one more than a tone */
  FabMapMark mark;           /* its shape */
  guint logo;                /* 0: none; else one more than a logo's index */
  guint group;               /* the hull that it stands in, or FAB_MAP_NONE */
  gboolean placed;           /* x, y are somebody's or a layout's; else the node waits for fab_map_arrange () */
  gboolean pinned;           /* arranging leaves it where it is */
  const char *alias;         /* filled in by the scene: "Association 3", for pictures without names */
  FabMapChangeKind change;   /* on a map that compares two moments */
  gint8 influence, interest; /* 0 to 10; -1: not said */
  gint8 reach;               /* 0: local, 1: regional, 2: national; -1: not said */
} FabMapNode;

typedef enum {
  FAB_DASH_SOLID,
  FAB_DASH_DASHED,
  FAB_DASH_DOTTED,
} FabDash;

/** A kind of link as it is drawn; a kind that is drawn in several ways is several styles of one name. */
typedef struct {
  const char *name;
  guint color;       /* a tone of links: fab_palette_get_link_tone () */
  gboolean directed; /* has an arrowhead */
  FabDash dash;      /* dashed: only wished */
  gboolean carries;  /* the source stands above the target: it carries it, or has its say in it */
} FabMapStyle;

typedef struct {
  gint64 key;                 /* of the relation's record */
  const char *label;          /* what the link is about, or NULL */
  guint source, target;       /* indices of nodes */
  guint style;                /* index of a style */
  double width;               /* 1 to 4 */
  FabMapChangeKind change;    /* on a map that compares two moments */
  double length;              /* wanted, in ordinary links; 0: 1 */
  guint fan_index, fan_count; /* among the links of its two nodes; filled in by the scene */
  guint bundle;               /* not 0: one line stands for all links of that number; filled in by the scene */
} FabMapEdge;

/** A group of nodes with a soft hull around it: a territory. */
typedef struct {
  gint64 key;
  const char *name;
  guint color; /* index in FabPalette.kinds */
} FabMapGroup;

/** What one colour, ring, shape or line stands for: a row of the legend, if it occurs. */
typedef struct {
  const char *name;
  guint tone;             /* of colours, rings and colours of links */
  FabMapMark mark;        /* of shapes */
  FabDash dash;           /* of dashes */
  double size;            /* of sizes and widths: a sample's radius or width */
  const char *color_text; /* (nullable): "#rrggbb", which is then the tone's colour */
} FabMapClass;

/* Building by hand. Strings are copied. Indices are in the order of adding. */
FabMapSceneBuilder *fab_map_scene_builder_new (void);
guint fab_map_scene_builder_add_style (FabMapSceneBuilder *self, const FabMapStyle *style);
guint fab_map_scene_builder_find_style (FabMapSceneBuilder *self, const FabMapStyle *style);
guint fab_map_scene_builder_add_group (FabMapSceneBuilder *self, const FabMapGroup *group);
guint fab_map_scene_builder_add_node (FabMapSceneBuilder *self, const FabMapNode *node);
guint fab_map_scene_builder_add_edge (FabMapSceneBuilder *self, const FabMapEdge *edge);
void fab_map_scene_builder_set_meaning (FabMapSceneBuilder *self, FabMapAspect aspect, const char *meaning);
void fab_map_scene_builder_add_class (FabMapSceneBuilder *self, FabMapAspect aspect, const FabMapClass *entry);
void fab_map_scene_builder_set_icons (FabMapSceneBuilder *self, gboolean icons);
guint fab_map_scene_builder_add_logo (FabMapSceneBuilder *self, cairo_surface_t *logo);
void fab_map_scene_builder_set_compares (FabMapSceneBuilder *self, gboolean compares);
void fab_map_scene_builder_free (FabMapSceneBuilder *self);
FabMapScene *fab_map_scene_builder_end (FabMapSceneBuilder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabMapSceneBuilder, fab_map_scene_builder_free)

GType fab_map_scene_get_type (void);
FabMapScene *fab_map_scene_ref (FabMapScene *self);
void fab_map_scene_unref (FabMapScene *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabMapScene, fab_map_scene_unref)

/* The same scene with nodes elsewhere; everything but places is shared. */
FabMapScene *fab_map_scene_moved (FabMapScene *self, guint n, const guint *nodes, const FabPoint *places);
FabMapScene *fab_map_scene_placed (FabMapScene *self, const FabPoint *places);
FabMapScene *fab_map_scene_between (FabMapScene *from, FabMapScene *to, double share);

guint fab_map_scene_get_n_nodes (FabMapScene *self);
guint fab_map_scene_get_n_edges (FabMapScene *self);
guint fab_map_scene_get_n_styles (FabMapScene *self);
guint fab_map_scene_get_n_groups (FabMapScene *self);
const FabMapNode *fab_map_scene_get_node (FabMapScene *self, guint node);
const FabMapEdge *fab_map_scene_get_edge (FabMapScene *self, guint edge);
const FabMapStyle *fab_map_scene_get_style (FabMapScene *self, guint style);
const FabMapGroup *fab_map_scene_get_group (FabMapScene *self, guint group);
const char *fab_map_scene_get_meaning (FabMapScene *self, FabMapAspect aspect);
guint fab_map_scene_get_n_classes (FabMapScene *self, FabMapAspect aspect);
const FabMapClass *fab_map_scene_get_class (FabMapScene *self, FabMapAspect aspect, guint entry);
gboolean fab_map_scene_get_compares (FabMapScene *self);
guint fab_map_scene_find_node (FabMapScene *self, gint64 key);
guint fab_map_scene_find_edge (FabMapScene *self, gint64 key);
const guint *fab_map_scene_get_node_edges (FabMapScene *self, guint node, guint *n_edges);
guint fab_map_scene_get_bundle_size (FabMapScene *self, guint edge);
gboolean fab_map_scene_get_bounds (FabMapScene *self, FabBox *bounds);

/* How much larger than in the scene a disc is on the screen at @zoom. */
double fab_map_zoom_to_scale (double zoom);

/* The curve of an edge, rim to rim, in scene units at @zoom; false for loops, which have two. */
gboolean fab_map_scene_get_curve (FabMapScene *self, guint edge, double zoom, FabCurve *curve);

/* What is where; x, y and boxes are in scene units. */
guint fab_map_scene_hit_node (FabMapScene *self, double x, double y, double zoom);
guint fab_map_scene_hit_rim (FabMapScene *self, double x, double y, double zoom);
guint fab_map_scene_hit_edge (FabMapScene *self, double x, double y, double zoom);
guint fab_map_scene_near_node (FabMapScene *self, double x, double y, double zoom, double reach, const guint8 *states);
guint fab_map_scene_near_edge (FabMapScene *self, double x, double y, double zoom, double reach, const guint8 *states);
GArray *fab_map_scene_nodes_in_box (FabMapScene *self, FabBox box);
GArray *fab_map_scene_nodes_in_polygon (FabMapScene *self, guint n_points, const FabPoint *points);

G_END_DECLS
