/* fab-arrange.h: what all layouts do before and after their own part */
#pragma once

#include "fab-job.h"

/* A layout at work: results are made in x, y and copied out only when all went well. */
typedef struct {
  const FabLayoutOptions *options;
  FabJob job;
  int n;
  float *x, *y;
  const float *old_x, *old_y;
  FabBox *boxes;        /* those of the options, or small ones: set by fab_arrange_boxes() */
  bool *placed;         /* which nodes came with a usable position */
  unsigned char *stays; /* which of these are pinned */
  bool any_pins;
} FabArrange;

/* Returns: whether to go on; otherwise return what fab_arrange_finish() says */
bool fab_arrange_begin (FabArrange *arrange, int n, int n_edges, const FabLayoutOptions *options, const float *x,
                        const float *y);

/* Copies the boxes, or makes square ones of that half side where there are none. */
void fab_arrange_boxes (FabArrange *arrange, float half);

/* The largest box, with the gap, by width and height */
FabPoint fab_arrange_slot (const FabArrange *arrange);

/* Puts pinned nodes where they were, moves boxes apart, and centres the picture where nothing is pinned. */
void fab_arrange_settle (FabArrange *arrange);

/* Centres the boxes on the origin */
void fab_arrange_centre (FabArrange *arrange);

/* Copies the result out if all went well, and frees everything. */
FabLayoutStatus fab_arrange_finish (FabArrange *arrange, float *x, float *y);

static inline bool
fab_arrange_is_pinned (const FabArrange *arrange, int node)
{
  return arrange->stays[node] != 0;
}

/* The wanted length of a link, or @otherwise where none or nonsense is given */
static inline float
fab_arrange_link (const FabLayoutOptions *options, float otherwise)
{
  return options->link_length > 0 && options->link_length <= 1e5f ? options->link_length : otherwise;
}

static inline double
fab_arrange_aspect (const FabArrange *arrange)
{
  return arrange->options->aspect > 0.05 && arrange->options->aspect < 20 ? arrange->options->aspect : 1.4;
}
