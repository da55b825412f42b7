/* fab-labels-far.c: names that find no room beside their disc, at some distance, with a line to it */
#include "fab-labels-private.h"

#include <math.h>

enum {
  N_DIRECTIONS = 24,
  N_DISTANCES = 7,
  DISTANCE_COST = 2, /* how many links are better covered than a name set one step farther away */
};

/** The first distance between rim and name, and from one to the next: in heights of a name of one line */
static const float FIRST = 0.55f, STEP = 0.75f;
/** Names of several lines go no farther than names of one would. */
static const float LINES = 2;

static FabPoint
direction_of (FabLabelPlace place)
{
  double angle = 2 * 3.14159265358979 * (((int)place - FAB_LABEL_FAR) % N_DIRECTIONS) / N_DIRECTIONS;

  return (FabPoint){ cos (angle), sin (angle) };
}

/** fab_label_far_box: the label's box at a place from %FAB_LABEL_FAR on */
FabBox
fab_label_far_box (const FabLabel *label, FabLabelPlace place, float gap)
{
  int ring = ((int)place - FAB_LABEL_FAR) / N_DIRECTIONS;
  FabPoint way = direction_of (place);
  float away = label->radius + gap + label->height / LINES * 2 * (FIRST + STEP * (float)ring);
  float x = label->x + (float)way.x * (away + label->width / 2);
  float y = label->y + (float)way.y * (away + label->height / 2);

  return (FabBox){ x - label->width / 2, y - label->height / 2, x + label->width / 2, y + label->height / 2 };
}

/**
 * fab_label_leader:
 * @from: (out): on the disc's rim
 * @to: (out): on the label's box
 *
 * Returns: whether the label stands so far away that a line leads to it
 */
bool
fab_label_leader (const FabLabel *label, FabLabelPlace place, float gap, FabPoint *from, FabPoint *to)
{
  FabPoint centre = { label->x, label->y };
  FabBox box;

  if (place < FAB_LABEL_FAR)
    return false;
  box = fab_label_far_box (label, place, gap);
  to->x = fmin (fmax (centre.x, box.left), box.right);
  to->y = fmin (fmax (centre.y, box.top), box.bottom);
  *from = fab_disc_rim (centre, label->radius, *to);
  return true;
}

/** A leader that is tried. */
typedef struct {
  FabPlacing *placing;
  FabPoint from, to;
  int own;
  bool is_free;
} Trial;

static bool
visit_disc (int item, void *data)
{
  Trial *trial = data;
  const FabLabel *label = &trial->placing->labels[item];

  if (item != trial->own &&
      fab_segment_meets_disc (trial->from, trial->to, (FabPoint){ label->x, label->y }, label->radius))
    trial->is_free = false;
  return trial->is_free;
}

static bool
visit_label (int item, void *data)
{
  Trial *trial = data;
  const FabPlacing *placing = trial->placing;

  if (item != trial->own && placing->places[item] != FAB_LABEL_HIDDEN &&
      fab_segment_meets_box (trial->from, trial->to,
                             fab_label_box (&placing->labels[item], placing->places[item], placing->gap)))
    trial->is_free = false;
  return trial->is_free;
}

/* Neither the leader nor the label lies over what is there; @placing's box is the label's. */
static bool
is_clear (FabPlacing *placing, int item, FabPoint from, FabPoint to)
{
  Trial trial = { placing, from, to, item, true };
  FabBox around = { (float)fmin (from.x, to.x), (float)fmin (from.y, to.y), (float)fmax (from.x, to.x),
                    (float)fmax (from.y, to.y) };

  fab_spatial_index_visit (placing->discs, around, visit_disc, &trial);
  if (trial.is_free)
    fab_spatial_index_visit (placing->taken, around, visit_label, &trial);
  for (int i = 0; i < placing->n_leaders && trial.is_free; i++) {
    const FabPoint *leader = placing->leaders[i];

    if (fab_segments_cross (from, to, leader[0], leader[1]) ||
        fab_segment_meets_box (leader[0], leader[1], placing->box))
      trial.is_free = false;
  }
  return trial.is_free;
}

/** fab_placing_set_apart: looks for a place with a leader for a hidden label; the nearer and the fewer links covered the better */
void
fab_placing_set_apart (FabPlacing *placing, int item)
{
  const FabLabel *label = &placing->labels[item];
  FabLabelPlace best = FAB_LABEL_HIDDEN;
  int least = 0;

  for (int k = 0; k < N_DIRECTIONS * N_DISTANCES; k++) {
    FabLabelPlace place = (FabLabelPlace)(FAB_LABEL_FAR + k);
    int cost = DISTANCE_COST * (k / N_DIRECTIONS);
    FabPoint from, to;

    if (best != FAB_LABEL_HIDDEN && cost >= least)
      break;
    fab_placing_try (placing, item, place, true);
    if (placing->covers || placing->in_the_way > 0 || !fab_label_leader (label, place, placing->gap, &from, &to))
      continue;
    cost += placing->crossed;
    if ((best != FAB_LABEL_HIDDEN && cost >= least) || !is_clear (placing, item, from, to))
      continue;
    best = place;
    least = cost;
  }
  if (best == FAB_LABEL_HIDDEN)
    return;
  fab_placing_settle (placing, item, best);
  fab_label_leader (label, best, placing->gap, &placing->leaders[placing->n_leaders][0],
                    &placing->leaders[placing->n_leaders][1]);
  placing->n_leaders++;
}
