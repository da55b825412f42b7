/* fab-map-labels-private.h: what finding places for names and drawing them share */
#pragma once

#include "fab-labels.h"
#include "fab-map-frame.h"
#include "fab-map-text.h"

G_BEGIN_DECLS

/** Up to so many actors every name is given a place once per zoom; beyond, only what is in sight, each time. */
#define FAB_MAP_FEW_NODES 1500
/** Actors whose names are bold. */
#define FAB_MAP_STRONG_RADIUS 24
/** Between a disc and its name, in scene units. */
#define FAB_MAP_NAME_GAP 3.5

/** The last places found, for the next frame. */
struct _FabMapLabels {
  FabMapText *text;
  FabMapScene *scene;
  double zoom, text_scale, min_font;
  FabBox page;
  FabMapShow show;
  guint states;
  guint n;
  guint *nodes;     /* what each label belongs to; FAB_MAP_NONE for a mere obstacle */
  FabLabel *labels; /* around the scene's origin, in the context's units */
  FabLabelPlace *places;
};

gboolean fab_map_frame_is_large (const FabMapFrame *frame);

/* How an actor's name is written at that place. */
FabMapName fab_map_labels_name_of (const FabMapFrame *frame, const FabMapNode *node, FabLabelPlace place);

/* The part of the map that people see, around the scene's origin. */
FabBox fab_map_labels_page (const FabMapFrame *frame);

/* Fills nodes, labels and places. @on_page: keeps the names of what is in sight there, and off the legend */
void fab_map_labels_find_places (FabMapLabels *self, const FabMapFrame *frame, gboolean on_page);
void fab_map_labels_forget_places (FabMapLabels *self);

G_END_DECLS
