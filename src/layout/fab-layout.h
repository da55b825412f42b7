/* fab-layout.h: where the nodes of a map go
 *
 * All layouts share their conventions. Positions are arrays of n_nodes floats, y downwards, in the caller's unit (say
 * pixels at zoom 1); the result is centred on the origin unless nodes are pinned or old positions are kept. The same
 * input and seed give the same result on the same machine. No layout keeps global state: threads may each run one.
 */
#pragma once

#include "fab-box.h"
#include "fab-graph.h"

#include <stdbool.h>
#include <stdint.h>

/** Layouts refuse larger graphs with %FAB_LAYOUT_TOO_LARGE. */
#define FAB_LAYOUT_MAX_NODES 50000
#define FAB_LAYOUT_MAX_EDGES 1000000

typedef enum {
  FAB_LAYOUT_READING,  /* few crossings, neighbours together, nothing on top of anything */
  FAB_LAYOUT_FAITHFUL, /* distance on the page = steps between the nodes */
} FabLayoutMode;

typedef enum {
  FAB_LAYOUT_DONE,
  FAB_LAYOUT_CANCELLED, /* x and y are then as they were before the call */
  FAB_LAYOUT_NO_MEMORY, /* likewise */
  FAB_LAYOUT_TOO_LARGE, /* likewise */
} FabLayoutStatus;

/** Called now and then from the thread that lays out, with a fraction that grows from 0 to 1; a non-zero answer cancels. */
typedef int (*FabLayoutProgress) (double fraction, void *data);

/** All zero is a good default: a reading layout with links of about one unit, nodes without size. */
typedef struct {
  FabLayoutMode mode;
  uint64_t seed;
  float link_length;   /* an ordinary link in the caller's unit; 0: chosen from the boxes, or 1 without boxes */
  float gap;           /* least distance between two boxes, in the caller's unit */
  const FabBox *boxes; /* n_nodes boxes of node with label, relative to the centre, in the caller's unit; or NULL */
  const unsigned char *pinned; /* n_nodes flags: the node stays at the x, y that come in; or NULL */
  bool
      keep_positions; /* x, y hold old positions (NaN: none): new nodes are placed, others move as little as they can */
  double aspect;      /* wanted width / height where components are packed side by side; 0: 1.4 */
  FabLayoutProgress progress; /* or NULL */
  void *data;                 /* for @progress */
} FabLayoutOptions;

FabLayoutStatus fab_layout_organic (const FabGraph *graph, const FabLayoutOptions *options, float *x, float *y);

/* Nodes on rings by class, in sectors by another class. Classes count from 0; below 0 is "none", put last. */
FabLayoutStatus fab_layout_concentric (const FabGraph *graph, const int *ring, const int *sector,
                                       const FabLayoutOptions *options, float *x, float *y);

/* A sector for each kind; in it the nodes with most links nearest to the centre. */
FabLayoutStatus
fab_layout_sectors (const FabGraph *graph, const int *kind, const FabLayoutOptions *options, float *x, float *y);

/* A table: column 0 is the leftmost, row 0 the topmost. @column_edges and @row_edges (n + 1 each, or NULL) receive the
 * places of the lines between the cells. Nodes with no column or row stand in a block of their own, to the right. */
FabLayoutStatus
fab_layout_cells (const FabGraph *graph, const int *column, int n_columns, const int *row, int n_rows,
                  const FabLayoutOptions *options, float *x, float *y, float *column_edges, float *row_edges);

/* Groups (territories, communities) side by side, each laid out by itself, those with ties between them adjacent. */
FabLayoutStatus
fab_layout_groups (const FabGraph *graph, const int *group, const FabLayoutOptions *options, float *x, float *y);

/* The organic layout pulled onto the crossings of a regular grid. */
FabLayoutStatus fab_layout_grid (const FabGraph *graph, const FabLayoutOptions *options, float *x, float *y);

/* Layers from top to bottom along the arcs (from, to); cycles are broken where that costs least. */
FabLayoutStatus
fab_layout_layered (int n_nodes, int n_arcs, const int (*arcs)[2], const FabLayoutOptions *options, float *x, float *y);

/* Moves boxes apart until none overlap, keeping the picture's shape; @pinned (or NULL) nodes stay. */
FabLayoutStatus
fab_layout_remove_overlaps (int n, const FabBox *boxes, const unsigned char *pinned, float gap, float *x, float *y);

/* Moves whole components so that they stand tightly side by side, the largest in the middle, single nodes in a block. */
