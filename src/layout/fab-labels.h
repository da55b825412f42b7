/* fab-labels.h: where the names of the nodes go */
#pragma once

#include "fab-box.h"

typedef enum {
  FAB_LABEL_RIGHT,
  FAB_LABEL_BELOW,
  FAB_LABEL_LEFT,
  FAB_LABEL_ABOVE,
  FAB_LABEL_RIGHT_BELOW,
  FAB_LABEL_RIGHT_ABOVE,
  FAB_LABEL_LEFT_BELOW,
  FAB_LABEL_LEFT_ABOVE,
  FAB_LABEL_HIDDEN, /* no place was free */
  FAB_LABEL_FAR,    /* and on: apart from the disc, with a line to it */
} FabLabelPlace;

#define FAB_LABEL_N_PLACES FAB_LABEL_HIDDEN

typedef enum {
  FAB_LABEL_ORDINARY,
  FAB_LABEL_YIELDS,  /* of a dimmed node: placed after all others, which may cover its disc */
  FAB_LABEL_INSISTS, /* placed before all others; shown even where it must cover something */
} FabLabelClaim;

typedef struct {
  float x, y, radius;  /* the node's disc */
  float width, height; /* its label; 0: none */
  float priority;      /* of two labels that want one place, the higher one gets it */
  FabLabelClaim claim;
} FabLabel;

/* The label's box at @place, @gap away from the disc. */
FabBox fab_label_box (const FabLabel *label, FabLabelPlace place, float gap);

/* The line to a label that stands apart. Returns: whether it does */
bool fab_label_leader (const FabLabel *label, FabLabelPlace place, float gap, FabPoint *from, FabPoint *to);

/** What labels keep away from beside nodes and each other; all zero: nothing. */
typedef struct {
  int n_segments;
  const float (*segments)[4]; /* links (x0 y0 x1 y1) that labels had better not cover */
  const FabBox *page;         /* labels of what is on it don't reach over its edges; or NULL */
  const FabBox *taken;        /* labels don't reach into it; or NULL */
  const FabBox *corner;       /* nor into this; or NULL */
  bool leaders;               /* those that find no room may stand apart, with a line to their disc */
} FabLabelRoom;

/* Chooses a place for each label so that no label covers a node or another label, and as few as can be are hidden.
 * Returns: how many are hidden, or -1 when memory is short. */
int fab_labels_place (int n, const FabLabel *labels, float gap, const FabLabelRoom *room, FabLabelPlace *places);
