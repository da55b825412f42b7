/* fab-spatial-index.h: which boxes are here? A uniform grid over boxes of any size */
#pragma once

#include "fab-box.h"

typedef struct FabSpatialIndex FabSpatialIndex;

/* Answers false to stop the search. */
typedef bool (*FabSpatialVisitor) (int item, void *data);

FabSpatialIndex *fab_spatial_index_new (int n, const FabBox *boxes);
void fab_spatial_index_free (FabSpatialIndex *index);

/* Item @item now has this box (an item beyond the first n is added). */
bool fab_spatial_index_move (FabSpatialIndex *index, int item, FabBox box);

/* Visits every item whose box meets @area, each once, lowest number first in no guaranteed order. */
void fab_spatial_index_visit (const FabSpatialIndex *index, FabBox area, FabSpatialVisitor visitor, void *data);

/* The highest-numbered item (drawn last, so on top) whose box, grown by @slack, holds the point; -1: none. */
int fab_spatial_index_top (const FabSpatialIndex *index, float x, float y, float slack);

/* The item whose box is nearest to the point, at most @reach away; -1: none. */
int fab_spatial_index_nearest (const FabSpatialIndex *index, float x, float y, float reach);
