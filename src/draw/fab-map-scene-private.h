/* fab-map-scene-private.h: how a scene is held, for the files that make it */
#pragma once

#include "fab-map-scene.h"
#include "fab-spatial-index.h"

G_BEGIN_DECLS

/** Places beyond this are somebody's mistake (1e308, NaN): the node is laid out anew. */
#define FAB_MAP_MAX_PLACE 1e6

/** How many pieces an edge's curve is cut into for the index of what is where. */
#define FAB_MAP_EDGE_PIECES 4

/** What scenes share when only places differ. */
typedef struct {
  gatomicrefcount references;
  GStringChunk *strings;
  guint n_nodes;
  GArray *edges;     /* of FabMapEdge */
  GArray *styles;    /* of FabMapStyle */
  GArray *groups;    /* of FabMapGroup */
  GArray *bundles;   /* of guint: how many links the lines stand for that stand for several */
  gboolean compares; /* what did not change steps back */
  struct {
    const char *meaning; /* "Theme"; NULL: it says nothing */
    GArray *classes;     /* of FabMapClass */
  } aspects[FAB_MAP_N_ASPECTS];
  GPtrArray *logos;        /* of cairo_surface_t */
  gboolean has_own_colors; /* a class has a colour of its own */
  gboolean no_icons;
  gboolean colors_said;     /* else they are those of kinds */
  gboolean links_by_kind;   /* the colours of links are those of their kinds */
  guint *node_offsets;      /* n_nodes + 1: into node_edges */
  guint *node_edges;        /* the edges of each node, loops once */
  GHashTable *nodes_by_key; /* gint64 → index + 1 */
  GHashTable *edges_by_key;
} FabMapTopology;

struct _FabMapScene {
  gatomicrefcount references;
  FabMapTopology *topology;
  FabMapNode *nodes;
  FabBox bounds; /* of the discs that have a place */
  gboolean is_empty;

  GMutex lock; /* guards the making of the two indices */
  FabSpatialIndex *node_index;
  FabSpatialIndex *edge_index;
};

FabMapScene *fab_map_scene_new (FabMapTopology *topology, FabMapNode *nodes);
FabMapTopology *fab_map_topology_ref (FabMapTopology *self);
void fab_map_topology_unref (FabMapTopology *self);

guint fab_map_edge_curves (FabMapScene *scene, const FabMapEdge *edge, FabCurve curves[2]);
void fab_map_topology_fan_out (FabMapTopology *self);
double fab_map_fan_offset (const FabMapEdge *edge, double length);
double fab_map_edge_width (FabMapScene *scene, const FabMapEdge *edge);
FabBox
fab_map_scene_grow_for_edges (FabMapScene *self, const guint8 *node_states, const guint8 *edge_states, FabBox box);
gboolean fab_map_node_is_shown (const FabMapNode *node);
double fab_map_node_radius (const FabMapNode *node, double zoom);
double fab_map_node_reach (const FabMapNode *node);
double fab_map_ring_width (double radius);
const char *fab_map_kind_name (guint kind);

G_END_DECLS
