#include "fab-overlaps.h"

#include "fab-spatial-index.h"

#include "fab-limits.h"

/* Boxes are moved apart in three steps, each for what the one before left over:
 * 1. stretching, after PRISM (Gansner & Hu 2010): overlapping pairs want the distance at which they just don't, pairs of
 *    near neighbours the distance that they have, so that a crowd opens up without losing its shape;
 * 2. pushing overlapping pairs apart along the shorter way;
 * 3. taking a box out and putting it down at the nearest free place, which always ends. */

enum {
  NEIGHBOURS = 6,
  STRETCH_ROUNDS = 60,
  PUSH_ROUNDS = 80,
};

typedef struct {
  int a, b;
  bool overlap;
} Pair;

typedef struct {
  int n;
  float *x, *y;          /* middles of the boxes */
  float *width, *height; /* half of each, with half of the gap */
  const unsigned char *pinned;
  Pair *pairs; /* the neighbours first, then those that overlap */
  int n_pairs, capacity, n_neighbours;
  FabBox *outlines;
  FabJob *job;
  int item; /* whose neighbours or overlaps are looked for */
} Crowd;

static FabBox
outline_of (const Crowd *crowd, int i)
{
  return (FabBox){ crowd->x[i] - crowd->width[i], crowd->y[i] - crowd->height[i], crowd->x[i] + crowd->width[i],
                   crowd->y[i] + crowd->height[i] };
}

/* Overlaps that are smaller than what floats can tell are none. */
static bool
overlap (const Crowd *crowd, int i, int j)
{
  const float slack = 0.9995f;

  return fabsf (crowd->x[i] - crowd->x[j]) < slack * (crowd->width[i] + crowd->width[j]) &&
         fabsf (crowd->y[i] - crowd->y[j]) < slack * (crowd->height[i] + crowd->height[j]);
}

static bool
add_pair (Crowd *crowd, int a, int b, bool overlaps)
{
  if (crowd->n_pairs == crowd->capacity)
    return false;
  crowd->pairs[crowd->n_pairs++] = (Pair){ a, b, overlaps };
  return true;
}

static bool
note_overlap (int item, void *data)
{
  Crowd *crowd = data;
  bool fixed = crowd->pinned != NULL && crowd->pinned[item] && crowd->pinned[crowd->item];

  if (item > crowd->item && !fixed && overlap (crowd, item, crowd->item))
    return add_pair (crowd, crowd->item, item, true);
  return true;
}

static FabSpatialIndex *
index_outlines (Crowd *crowd)
{
  FabSpatialIndex *index;

  for (int i = 0; i < crowd->n; i++)
    crowd->outlines[i] = outline_of (crowd, i);
  index = fab_spatial_index_new (crowd->n, crowd->outlines);
  if (index == NULL)
    crowd->job->status = FAB_LAYOUT_NO_MEMORY;
  return index;
}

/* Puts the pairs that overlap now behind the neighbours. Returns: how many */
static int
find_overlaps (Crowd *crowd)
{
  FabSpatialIndex *index = index_outlines (crowd);

  crowd->n_pairs = crowd->n_neighbours;
  for (int i = 0; index != NULL && i < crowd->n; i++) {
    crowd->item = i;
    fab_spatial_index_visit (index, crowd->outlines[i], note_overlap, crowd);
  }
  fab_spatial_index_free (index);
  return crowd->n_pairs - crowd->n_neighbours;
}

typedef struct {
  const Crowd *crowd;
  int item, n;
  int nodes[NEIGHBOURS];
  float squares[NEIGHBOURS];
  int seen;
} Near;

static bool
note_near (int item, void *data)
{
  Near *near = data;
  const Crowd *crowd = near->crowd;
  float dx = crowd->x[item] - crowd->x[near->item], dy = crowd->y[item] - crowd->y[near->item];
  float square = dx * dx + dy * dy;
  int k = near->n;

  near->seen++;
  if (item == near->item || (k == NEIGHBOURS && square >= near->squares[k - 1]))
    return true;
  if (k < NEIGHBOURS)
    near->n++;
  else
    k--;
  for (; k > 0 && near->squares[k - 1] > square; k--) {
    near->squares[k] = near->squares[k - 1];
    near->nodes[k] = near->nodes[k - 1];
  }
  near->squares[k] = square;
  near->nodes[k] = item;
  return true;
}

/* The nearest neighbours of every node, by ever wider searches */
static void
find_neighbours (Crowd *crowd, float reach)
{
  FabSpatialIndex *index;

  for (int i = 0; i < crowd->n; i++)
    crowd->outlines[i] = (FabBox){ crowd->x[i], crowd->y[i], crowd->x[i], crowd->y[i] };
  index = fab_spatial_index_new (crowd->n, crowd->outlines);
  if (index == NULL)
    crowd->job->status = FAB_LAYOUT_NO_MEMORY;
  for (int i = 0; index != NULL && i < crowd->n; i++) {
    Near near = { .crowd = crowd, .item = i };

    for (float r = reach; near.seen <= NEIGHBOURS && near.seen < crowd->n; r *= 2) {
      near.n = near.seen = 0;
      fab_spatial_index_visit (index, (FabBox){ crowd->x[i] - r, crowd->y[i] - r, crowd->x[i] + r, crowd->y[i] + r },
                               note_near, &near);
    }
    for (int k = 0; k < near.n; k++)
      if (near.nodes[k] > i || near.squares[k] > 0)
        add_pair (crowd, i, near.nodes[k], false);
  }
  fab_spatial_index_free (index);
  crowd->n_neighbours = crowd->n_pairs;
}

/* Moves both ends of a pair along (dx, dy), or the one that is free the whole way. */
static void
move_pair (Crowd *crowd, const Pair *pair, float dx, float dy)
{
  bool a_stays = crowd->pinned != NULL && crowd->pinned[pair->a];
  bool b_stays = crowd->pinned != NULL && crowd->pinned[pair->b];
  float a = a_stays ? 0 : b_stays ? 1 : 0.5f;
  float b = b_stays ? 0 : 1 - a;

  crowd->x[pair->a] -= a * dx;
  crowd->y[pair->a] -= a * dy;
  crowd->x[pair->b] += b * dx;
  crowd->y[pair->b] += b * dy;
}

/* How much farther apart, seen along the line between the middles, a pair just doesn't overlap */
static float
wanted_stretch (const Crowd *crowd, const Pair *pair, float dx, float dy)
{
  float across = (crowd->width[pair->a] + crowd->width[pair->b]) / fab_max (fabsf (dx), 1e-12f);
  float along = (crowd->height[pair->a] + crowd->height[pair->b]) / fab_max (fabsf (dy), 1e-12f);

  return fab_min (across, along);
}

static void
stretch_pair (Crowd *crowd, const Pair *pair, float wanted)
{
  float dx = crowd->x[pair->b] - crowd->x[pair->a], dy = crowd->y[pair->b] - crowd->y[pair->a];
  float length = fab_length (dx, dy);
  float least =
      fab_min (crowd->width[pair->a] + crowd->width[pair->b], crowd->height[pair->a] + crowd->height[pair->b]);

  if (length < 1e-4f * least) { /* on one spot: part in some direction */
    double angle = 2 * M_PI * fab_random_unit (&crowd->job->random);

    move_pair (crowd, pair, 0.1f * least * (float)cos (angle), 0.1f * least * (float)sin (angle));
  } else if (pair->overlap) {
    float stretch = fab_min (1.5f, wanted_stretch (crowd, pair, dx, dy)) - 1;

    if (stretch > 0)
      move_pair (crowd, pair, stretch * dx, stretch * dy);
  } else {
    float change = 0.3f * (wanted / length - 1);

    move_pair (crowd, pair, change * dx, change * dy);
  }
}

static void
stretch (Crowd *crowd, float *wanted)
{
  for (int round = 0; round < STRETCH_ROUNDS && find_overlaps (crowd) > 0; round++) {
    if (!fab_job_continues (crowd->job, 0.5 * round / STRETCH_ROUNDS))
      return;
    for (int p = 0; p < crowd->n_neighbours; p++)
      wanted[p] = fab_length (crowd->x[crowd->pairs[p].b] - crowd->x[crowd->pairs[p].a],
                              crowd->y[crowd->pairs[p].b] - crowd->y[crowd->pairs[p].a]);
    for (int sweep = 0; sweep < 4; sweep++) {
      for (int p = crowd->n_neighbours; p < crowd->n_pairs; p++)
        stretch_pair (crowd, &crowd->pairs[p], 0);
      for (int p = 0; p < crowd->n_neighbours; p++)
        stretch_pair (crowd, &crowd->pairs[p], wanted[p]);
    }
  }
}

static void
push_pair (Crowd *crowd, const Pair *pair)
{
  float dx = crowd->x[pair->b] - crowd->x[pair->a], dy = crowd->y[pair->b] - crowd->y[pair->a];
  float across = crowd->width[pair->a] + crowd->width[pair->b] - fabsf (dx);
  float along = crowd->height[pair->a] + crowd->height[pair->b] - fabsf (dy);

  if (across <= 0 || along <= 0)
    return;
  if (across < along)
    move_pair (crowd, pair, copysignf (1.001f * across, dx), 0);
  else
    move_pair (crowd, pair, 0, copysignf (1.001f * along, dy));
}

static void
push (Crowd *crowd)
{
  crowd->n_neighbours = 0;
  for (int round = 0; round < PUSH_ROUNDS && find_overlaps (crowd) > 0; round++) {
    if (!fab_job_continues (crowd->job, 0.5 + 0.3 * round / PUSH_ROUNDS))
      return;
    for (int p = 0; p < crowd->n_pairs; p++)
      push_pair (crowd, &crowd->pairs[p]);
  }
}

typedef struct {
  const Crowd *crowd;
  int item;
  bool taken;
} Place;

static bool
note_taken (int item, void *data)
{
  Place *place = data;

  if (item != place->item && overlap (place->crowd, item, place->item))
    place->taken = true;
  return !place->taken;
}

static bool
is_free (const Crowd *crowd, const FabSpatialIndex *index, int item)
{
  Place place = { crowd, item, false };

  fab_spatial_index_visit (index, outline_of (crowd, item), note_taken, &place);
  return !place.taken;
}

/* Tries places on ever wider rings around where the box is. */
static void
put_at_free_place (Crowd *crowd, const FabSpatialIndex *index, int item)
{
  float x = crowd->x[item], y = crowd->y[item];
  float step = fab_min (crowd->width[item], crowd->height[item]) * 0.5f;

  for (int ring = 1; !is_free (crowd, index, item); ring++) {
    int n_places = 6 * (ring < 50 ? ring : 50);
    float radius = step * (float)ring * (1 + 0.02f * (float)ring);

    for (int k = 0; k < n_places; k++) {
      double angle = 2 * M_PI * k / n_places;

      crowd->x[item] = x + radius * (float)cos (angle);
      crowd->y[item] = y + radius * (float)sin (angle);
      if (is_free (crowd, index, item))
        return;
    }
  }
}

static void
place_left_over (Crowd *crowd)
{
  FabSpatialIndex *index = index_outlines (crowd);

  for (int i = 0; index != NULL && i < crowd->n; i++) {
    if ((crowd->pinned != NULL && crowd->pinned[i]) || is_free (crowd, index, i))
      continue;
    put_at_free_place (crowd, index, i);
    if (!fab_spatial_index_move (index, i, outline_of (crowd, i)))
      crowd->job->status = FAB_LAYOUT_NO_MEMORY;
  }
  fab_spatial_index_free (index);
}

/* Stretches the whole picture where the boxes would fill more than half of it. Returns: a usual distance of neighbours */
static float
make_room (Crowd *crowd)
{
  FabBox area = outline_of (crowd, 0);
  double filled = 0, whole;

  for (int i = 0; i < crowd->n; i++) {
    FabBox box = outline_of (crowd, i);

    area = (FabBox){ fab_min (area.left, box.left), fab_min (area.top, box.top), fab_max (area.right, box.right),
                     fab_max (area.bottom, box.bottom) };
    filled += 4 * (double)crowd->width[i] * (double)crowd->height[i];
  }
  whole = (double)(area.right - area.left) * (double)(area.bottom - area.top);
  if (crowd->pinned == NULL && filled > 0.45 * whole) {
    float scale = (float)sqrt (filled / (0.45 * whole));

    for (int i = 0; i < crowd->n; i++) {
      crowd->x[i] *= scale;
      crowd->y[i] *= scale;
    }
    whole = filled / 0.45;
  }
  return (float)sqrt (whole / crowd->n);
}

static bool
crowd_init (Crowd *crowd, int n, const unsigned char *pinned, FabJob *job)
{
  *crowd = (Crowd){
    .n = n,
    .x = fab_job_new (job, float, n),
    .y = fab_job_new (job, float, n),
    .width = fab_job_new (job, float, n),
    .height = fab_job_new (job, float, n),
    .pinned = pinned,
    .capacity = n * (NEIGHBOURS + 40),
    .outlines = fab_job_new (job, FabBox, n),
    .job = job,
  };
  crowd->pairs = fab_job_new (job, Pair, crowd->capacity);
  return fab_job_ok (job);
}

static void
separate (Crowd *crowd)
{
  float *wanted = fab_job_new (crowd->job, float, crowd->n *NEIGHBOURS);
  float reach;

  if (wanted == NULL || find_overlaps (crowd) == 0)
    return;
  reach = make_room (crowd);
  crowd->n_pairs = 0;
  find_neighbours (crowd, 1.5f * reach);
  stretch (crowd, wanted);
  push (crowd);
  if (find_overlaps (crowd) > 0)
    place_left_over (crowd);
}

void
fab_overlaps_remove (int n, const FabBox *boxes, const unsigned char *pinned, float gap, FabJob *job, float *x,
                     float *y)
{
  FabJobBlock *mark = fab_job_mark (job);
  Crowd crowd;

  if (n > 1 && crowd_init (&crowd, n, pinned, job)) {
    for (int i = 0; i < n; i++) {
      float width = boxes[i].right - boxes[i].left + gap, height = boxes[i].bottom - boxes[i].top + gap;

      crowd.width[i] = 0.5002f * width;
      crowd.height[i] = 0.5002f * height;
      crowd.x[i] = x[i] + 0.5f * (boxes[i].left + boxes[i].right);
      crowd.y[i] = y[i] + 0.5f * (boxes[i].top + boxes[i].bottom);
    }
    separate (&crowd);
    for (int i = 0; i < n && fab_job_ok (job); i++) {
      if (pinned != NULL && pinned[i])
        continue;
      x[i] = crowd.x[i] - 0.5f * (boxes[i].left + boxes[i].right);
      y[i] = crowd.y[i] - 0.5f * (boxes[i].top + boxes[i].bottom);
    }
  }
  fab_job_release (job, mark);
}

/**
 * fab_layout_remove_overlaps:
 * @boxes: (array length=n): boxes relative to x, y
 * @pinned: (nullable) (array length=n): which stay; two pinned boxes may go on overlapping
 * @gap: least distance of two boxes
 * @x: (array length=n): finite positions
 *
 * Moves boxes apart until none overlap, keeping the shape of the picture: neighbours stay neighbours.
 */
FabLayoutStatus
fab_layout_remove_overlaps (int n, const FabBox *boxes, const unsigned char *pinned, float gap, float *x, float *y)
{
  FabLayoutOptions options = { .gap = gap };
  FabJob job;

  fab_job_init (&job, &options);
  fab_overlaps_remove (n, boxes, pinned, gap, &job, x, y);
  return fab_job_finish (&job);
}
