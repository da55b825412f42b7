#include "fab-arrange.h"

#include "fab-limits.h"
#include "fab-overlaps.h"

#include <string.h>

/* Positions beyond this are taken for damage. */
static const float FARTHEST = 1e7f;

static bool
is_usable (float x, float y)
{
  return isfinite (x) && isfinite (y) && fabsf (x) < FARTHEST && fabsf (y) < FARTHEST;
}

bool
fab_arrange_begin (FabArrange *arrange, int n, int n_edges, const FabLayoutOptions *options, const float *x,
                   const float *y)
{
  FabJob *job = &arrange->job;

  *arrange = (FabArrange){ .options = options, .n = n, .old_x = x, .old_y = y };
  fab_job_init (job, options);
  if (n > FAB_LAYOUT_MAX_NODES || n_edges > FAB_LAYOUT_MAX_EDGES)
    job->status = FAB_LAYOUT_TOO_LARGE;
  if (n <= 0 || !fab_job_ok (job))
    return false;
  arrange->x = fab_job_new (job, float, n);
  arrange->y = fab_job_new (job, float, n);
  arrange->boxes = fab_job_new (job, FabBox, n);
  arrange->placed = fab_job_new (job, bool, n);
  arrange->stays = fab_job_new (job, unsigned char, n);
  for (int v = 0; fab_job_ok (job) && v < n; v++) {
    arrange->placed[v] = is_usable (x[v], y[v]);
    arrange->stays[v] = options->pinned != NULL && options->pinned[v] && arrange->placed[v];
    arrange->any_pins = arrange->any_pins || arrange->stays[v];
  }
  return fab_job_continues (job, 0);
}

/* A box that isn't one becomes a point. */
static FabBox
sane_box (FabBox box)
{
  if (!is_usable (box.left, box.top) || !is_usable (box.right, box.bottom) || box.right < box.left ||
      box.bottom < box.top)
    return (FabBox){ 0, 0, 0, 0 };
  return box;
}

void
fab_arrange_boxes (FabArrange *arrange, float half)
{
  for (int v = 0; v < arrange->n; v++)
    arrange->boxes[v] =
        arrange->options->boxes != NULL ? sane_box (arrange->options->boxes[v]) : (FabBox){ -half, -half, half, half };
}

FabPoint
fab_arrange_slot (const FabArrange *arrange)
{
  FabPoint slot = { 0, 0 };

  for (int v = 0; v < arrange->n; v++) {
    FabBox box = arrange->boxes[v];

    slot.x = fmax (slot.x, (double)(box.right - box.left));
    slot.y = fmax (slot.y, (double)(box.bottom - box.top));
  }
  slot.x += (double)arrange->options->gap;
  slot.y += (double)arrange->options->gap;
  return slot;
}

void
fab_arrange_centre (FabArrange *arrange)
{
  FabBox all = fab_box_moved (arrange->boxes[0], arrange->x[0], arrange->y[0]);

  for (int v = 1; v < arrange->n; v++) {
    FabBox box = fab_box_moved (arrange->boxes[v], arrange->x[v], arrange->y[v]);

    all = (FabBox){ fab_min (all.left, box.left), fab_min (all.top, box.top), fab_max (all.right, box.right),
                    fab_max (all.bottom, box.bottom) };
  }
  for (int v = 0; v < arrange->n; v++) {
    arrange->x[v] -= (all.left + all.right) / 2;
    arrange->y[v] -= (all.top + all.bottom) / 2;
  }
}

void
fab_arrange_settle (FabArrange *arrange)
{
  FabJob *job = &arrange->job;

  if (!fab_job_ok (job))
    return;
  if (!arrange->any_pins)
    fab_arrange_centre (arrange);
  for (int v = 0; v < arrange->n; v++)
    if (fab_arrange_is_pinned (arrange, v)) {
      arrange->x[v] = arrange->old_x[v];
      arrange->y[v] = arrange->old_y[v];
    }
  /* with flags, even if none is set, overlaps are removed without stretching the whole */
  fab_overlaps_remove (arrange->n, arrange->boxes, arrange->stays, arrange->options->gap, job, arrange->x, arrange->y);
}

FabLayoutStatus
fab_arrange_finish (FabArrange *arrange, float *x, float *y)
{
  if (fab_job_ok (&arrange->job) && arrange->n > 0 && fab_job_continues (&arrange->job, 1)) {
    memcpy (x, arrange->x, sizeof *x * (size_t)arrange->n);
    memcpy (y, arrange->y, sizeof *y * (size_t)arrange->n);
  }
  return fab_job_finish (&arrange->job);
}
