/* fab-quadtree.h: far bodies lumped together, so that n bodies need not meet n bodies (Barnes & Hut 1986) */
#pragma once

#include "fab-job.h"

/* The force of n bodies on a point: one of fab-kernels.h */
typedef void (*FabRepulsion) (int n, const float *x_bodies, const float *y_bodies, const float *mass, float x, float y,
                              float force[2]);

typedef struct {
  int begin, end;   /* its bodies in the tree's order */
  int child, count; /* its parts: cells child … child + count - 1; none: a leaf */
  int level;
  float x, y, mass; /* the bodies' centre */
  FabBox box;       /* around the bodies */
} FabQuadCell;

typedef struct {
  int n;
  int *order;   /* which body stands at each place */
  float *x, *y; /* the bodies in the tree's order */
  float *mass;
  FabQuadCell *cells;
  int n_cells;
  uint32_t *codes;   /* place on the Z-curve of each body, in the tree's order */
  uint32_t *scratch; /* 2 n */
  float *list[3];    /* x, y, mass of what acts on a leaf */
} FabQuadtree;

bool fab_quadtree_init (FabQuadtree *tree, int n, FabJob *job);

/* Sorts n bodies (of mass 1 where @mass is NULL) into the tree. */
void fab_quadtree_build (FabQuadtree *tree, const float *x, const float *y, const float *mass);

/* The repulsion that every body gets from all others, to fx and fy. A cell acts as one body where it is less than
 * @openness times as wide as it is far. */
void fab_quadtree_repel (FabQuadtree *tree, FabRepulsion repulsion, float openness, float *fx, float *fy);
