#include "fab-labels-private.h"

#include <math.h>
#include <stdlib.h>

/* Greedy choice by priority, then improvement: a hidden label that one or two others keep out gets its place if these find
 * another, which may push aside others in their turn (the local search of Christensen, Marks & Shieber 1995, without chance). Labels that insist come
 * first, labels that yield last, when no other moves any more. */

enum {
  ROUNDS = 4,
  DEPTH = 3,          /* how far pushing goes on */
  TRIES_A_LABEL = 60, /* what pushing may cost in all, for each label of the map */
  FAINT_COST = 4,     /* how many links are better covered than a disc that yields */
  DISC_COST = 20,     /* the same, for a label that insists, of what nobody else may cover */
  LABEL_COST = 40,
  PAGE_COST = 80,
};

/** The side, in parts of the reach, of a label that stands beside a corner: 30° below or above the middle */
static const float CORNER_X = 0.866f, CORNER_Y = 0.5f;

/**
 * fab_label_box:
 * @gap: between the disc's rim and the label
 *
 * Returns: the label's box when it stands at @place
 */
FabBox
fab_label_box (const FabLabel *label, FabLabelPlace place, float gap)
{
  float reach = label->radius + gap, w = label->width, h = label->height;
  float dx = reach * CORNER_X, dy = reach * CORNER_Y;

  if (place >= FAB_LABEL_FAR)
    return fab_label_far_box (label, place, gap);
  switch (place) {
  case FAB_LABEL_RIGHT_BELOW:
    return (FabBox){ label->x + dx, label->y + dy, label->x + dx + w, label->y + dy + h };
  case FAB_LABEL_RIGHT_ABOVE:
    return (FabBox){ label->x + dx, label->y - dy - h, label->x + dx + w, label->y - dy };
  case FAB_LABEL_LEFT_BELOW:
    return (FabBox){ label->x - dx - w, label->y + dy, label->x - dx, label->y + dy + h };
  case FAB_LABEL_LEFT_ABOVE:
    return (FabBox){ label->x - dx - w, label->y - dy - h, label->x - dx, label->y - dy };
  case FAB_LABEL_RIGHT:
    return (FabBox){ label->x + reach, label->y - h / 2, label->x + reach + w, label->y + h / 2 };
  case FAB_LABEL_LEFT:
    return (FabBox){ label->x - reach - w, label->y - h / 2, label->x - reach, label->y + h / 2 };
  case FAB_LABEL_ABOVE:
    return (FabBox){ label->x - w / 2, label->y - reach - h, label->x + w / 2, label->y - reach };
  case FAB_LABEL_BELOW:
  case FAB_LABEL_HIDDEN:
  case FAB_LABEL_FAR:
  default:
    return (FabBox){ label->x - w / 2, label->y + reach, label->x + w / 2, label->y + reach + h };
  }
}

static bool
note_disc (int item, void *data)
{
  FabPlacing *placing = data;
  const FabLabel *label = &placing->labels[item];
  float dx = fmaxf (0, fmaxf (placing->box.left - label->x, label->x - placing->box.right));
  float dy = fmaxf (0, fmaxf (placing->box.top - label->y, label->y - placing->box.bottom));

  if (item == placing->own || dx * dx + dy * dy >= label->radius * label->radius)
    return true;
  if (label->claim == FAB_LABEL_YIELDS && placing->labels[placing->own].claim != FAB_LABEL_YIELDS)
    placing->crossed += FAINT_COST;
  else if (placing->forced)
    placing->crossed += DISC_COST;
  else
    placing->covers = true;
  return !placing->covers;
}

static bool
note_label (int item, void *data)
{
  FabPlacing *placing = data;

  if (item == placing->own || placing->places[item] == FAB_LABEL_HIDDEN)
    return true;
  if (fab_box_meets (placing->box, fab_label_box (&placing->labels[item], placing->places[item], placing->gap))) {
    if (placing->forced) {
      placing->crossed += LABEL_COST;
      return true;
    }
    if (placing->settled[item])
      placing->covers = true;
    if (placing->in_the_way < FAB_MOST_IN_THE_WAY)
      placing->blockers[placing->in_the_way] = item;
    placing->in_the_way++;
  }
  return !placing->covers && placing->in_the_way <= FAB_MOST_IN_THE_WAY;
}

static bool
note_line (int item, void *data)
{
  FabPlacing *placing = data;
  const float *s = placing->pieces[item];
  float dx = s[2] - s[0], dy = s[3] - s[1];
  float cx = (placing->box.left + placing->box.right) / 2, cy = (placing->box.top + placing->box.bottom) / 2;
  float reach = (placing->box.right - placing->box.left) / 2 * fabsf (dy) +
                (placing->box.bottom - placing->box.top) / 2 * fabsf (dx);

  /* the boxes meet; does the line come nearer to the middle than the box reaches across it? */
  if (fabsf (dx * (cy - s[1]) - dy * (cx - s[0])) < reach)
    placing->crossed++;
  return true;
}

static bool
is_off_the_page (const FabPlacing *placing)
{
  const FabBox *page = placing->room->page, *taken = placing->room->taken, *corner = placing->room->corner;
  const FabLabel *label = &placing->labels[placing->own];

  if (page != NULL &&
      (label->x < page->left || label->x > page->right || label->y < page->top || label->y > page->bottom))
    return false;
  if ((taken != NULL && fab_box_meets (placing->box, *taken)) ||
      (corner != NULL && fab_box_meets (placing->box, *corner)))
    return true;
  return page != NULL && (placing->box.left < page->left || placing->box.right > page->right ||
                          placing->box.top < page->top || placing->box.bottom > page->bottom);
}

/** fab_placing_try: finds what the label would cover at @place */
void
fab_placing_try (FabPlacing *placing, int item, FabLabelPlace place, bool with_lines)
{
  placing->own = item;
  placing->box = fab_label_box (&placing->labels[item], place, placing->gap);
  placing->in_the_way = placing->crossed = 0;
  placing->covers = is_off_the_page (placing) && !placing->forced;
  if (placing->forced && is_off_the_page (placing))
    placing->crossed = PAGE_COST;
  if (!placing->covers)
    fab_spatial_index_visit (placing->discs, placing->box, note_disc, placing);
  if (!placing->covers)
    fab_spatial_index_visit (placing->taken, placing->box, note_label, placing);
  if (with_lines && !placing->covers && placing->in_the_way == 0 && placing->lines != NULL)
    fab_spatial_index_visit (placing->lines, placing->box, note_line, placing);
}

static void
put (FabPlacing *placing, int item, FabLabelPlace place)
{
  FabBox box = { NAN, NAN, NAN, NAN };

  if (place != FAB_LABEL_HIDDEN)
    box = fab_label_box (&placing->labels[item], place, placing->gap);
  placing->places[item] = place;
  if (!fab_spatial_index_move (placing->taken, item, box))
    placing->short_of_memory = true;
}

/** fab_placing_settle: puts the label there, which can be taken back */
void
fab_placing_settle (FabPlacing *placing, int item, FabLabelPlace place)
{
  if (placing->n_moves < FAB_MOST_MOVES) {
    placing->moves[placing->n_moves].item = item;
    placing->moves[placing->n_moves].before = placing->places[item];
    placing->n_moves++;
  }
  put (placing, item, place);
}

static void
take_back (FabPlacing *placing, int n_moves)
{
  while (placing->n_moves > n_moves) {
    placing->n_moves--;
    put (placing, placing->moves[placing->n_moves].item, placing->moves[placing->n_moves].before);
  }
}

/* The free place that costs least, the first of equals; hidden if there is none */
static void
settle_at_best (FabPlacing *placing, int item)
{
  FabLabelPlace best = FAB_LABEL_HIDDEN;
  int least = 0;

  for (int place = 0; place < FAB_LABEL_N_PLACES; place++) {
    fab_placing_try (placing, item, (FabLabelPlace)place, true);
    if (placing->covers || placing->in_the_way > 0 || (best != FAB_LABEL_HIDDEN && placing->crossed >= least))
      continue;
    best = (FabLabelPlace)place;
    least = placing->crossed;
  }
  fab_placing_settle (placing, item, best);
}

static bool push_aside (FabPlacing *placing, int item, int depth);

/* Puts the label where it would cover up to two others, if those find places elsewhere; else all is as before. */
static bool
take_place (FabPlacing *placing, int item, FabLabelPlace place, int depth)
{
  int blockers[FAB_MOST_IN_THE_WAY] = { placing->blockers[0], placing->blockers[1] };
  int n = placing->in_the_way, n_moves = placing->n_moves;
  bool done = true;

  for (int i = 0; i < n; i++)
    fab_placing_settle (placing, blockers[i], FAB_LABEL_HIDDEN);
  fab_placing_settle (placing, item, place);
  placing->settled[item] = true;
  for (int i = 0; i < n && done; i++)
    done = push_aside (placing, blockers[i], depth - 1);
  placing->settled[item] = false;
  if (!done)
    take_back (placing, n_moves);
  return done;
}

/* Finds a place for a hidden label, pushing others aside where none is free; those are then all somewhere else. */
static bool
push_aside (FabPlacing *placing, int item, int depth)
{
  settle_at_best (placing, item);
  if (placing->places[item] != FAB_LABEL_HIDDEN)
    return true;
  for (int place = 0; place < FAB_LABEL_N_PLACES && depth > 0 && placing->tries > 0; place++) {
    placing->tries--;
    fab_placing_try (placing, item, (FabLabelPlace)place, false);
    if (placing->covers || placing->in_the_way > FAB_MOST_IN_THE_WAY)
      continue;
    if (take_place (placing, item, (FabLabelPlace)place, depth))
      return true;
  }
  return false;
}

typedef struct {
  int turn; /* of its claim */
  float priority;
  int item;
} Ranked;

static int
turn_of (const FabLabel *label)
{
  return label->claim == FAB_LABEL_INSISTS ? 0 : label->claim == FAB_LABEL_YIELDS ? 2 : 1;
}

static int
compare_ranked (const void *a, const void *b)
{
  const Ranked *x = a, *y = b;

  if (x->turn != y->turn)
    return x->turn - y->turn;
  if (x->priority != y->priority)
    return x->priority > y->priority ? -1 : 1;
  return (x->item > y->item) - (x->item < y->item);
}

static bool
has_text (const FabLabel *label)
{
  return label->width > 0 && label->height > 0;
}

static void
place_claimed (FabPlacing *placing, const Ranked *ranked, int n)
{
  for (int k = 0; k < n; k++, placing->n_moves = 0)
    if (has_text (&placing->labels[ranked[k].item]))
      settle_at_best (placing, ranked[k].item);
  for (int round = 0; round < ROUNDS; round++)
    for (int k = 0; k < n; k++) {
      int item = ranked[k].item;

      placing->n_moves = 0;
      if (has_text (&placing->labels[item]) && placing->places[item] == FAB_LABEL_HIDDEN)
        push_aside (placing, item, round + 1 < DEPTH ? round + 1 : DEPTH);
    }
}

/* What insists is shown somewhere, and stays there. */
static void
force (FabPlacing *placing, const Ranked *ranked, int n)
{
  placing->forced = true;
  for (int k = 0; k < n; k++, placing->n_moves = 0)
    if (has_text (&placing->labels[ranked[k].item]) && placing->places[ranked[k].item] == FAB_LABEL_HIDDEN) {
      settle_at_best (placing, ranked[k].item);
      placing->settled[ranked[k].item] = true;
    }
  placing->forced = false;
}

/* One claim after the other: @ranked is in that order. */
static void
place_all (FabPlacing *placing, const Ranked *ranked)
{
  int n_insisting = 0, n_firm;

  while (n_insisting < placing->n && ranked[n_insisting].turn == 0)
    n_insisting++;
  for (n_firm = n_insisting; n_firm < placing->n && ranked[n_firm].turn == 1;)
    n_firm++;
  place_claimed (placing, ranked, n_insisting);
  force (placing, ranked, n_insisting);
  place_claimed (placing, &ranked[n_insisting], n_firm - n_insisting);
  for (int k = 0; k < n_firm && placing->leaders != NULL; k++, placing->n_moves = 0)
    if (has_text (&placing->labels[ranked[k].item]) && placing->places[ranked[k].item] == FAB_LABEL_HIDDEN)
      fab_placing_set_apart (placing, ranked[k].item);
  for (int k = 0; k < n_firm; k++)
    placing->settled[ranked[k].item] = true;
  place_claimed (placing, &ranked[n_firm], placing->n - n_firm);
}

/* Into how many pieces about as long as two labels a link is cut */
static int
count_pieces (const float segment[4], float length)
{
  float n = ceilf (hypotf (segment[2] - segment[0], segment[3] - segment[1]) / length);

  return n > 1 ? (int)fminf (n, 64) : 1;
}

static bool
cut_segments (FabPlacing *placing)
{
  int n_segments = placing->room->segments != NULL ? placing->room->n_segments : 0;
  const float (*segments)[4] = placing->room->segments;
  double width = 0;
  float length;
  int n = 0;

  for (int i = 0; i < placing->n; i++)
    width += (double)placing->labels[i].width;
  length = fmaxf (1, (float)(2 * width / fmax (placing->n, 1)));
  for (int s = 0; s < n_segments; s++)
    n += count_pieces (segments[s], length);
  placing->pieces = malloc (sizeof *placing->pieces * ((size_t)n + 1));
  for (int s = 0; placing->pieces != NULL && s < n_segments; s++) {
    int count = count_pieces (segments[s], length);
    float dx = (segments[s][2] - segments[s][0]) / (float)count, dy = (segments[s][3] - segments[s][1]) / (float)count;

    for (int k = 0; k < count; k++) {
      float *piece = placing->pieces[placing->n_pieces++];

      piece[0] = segments[s][0] + dx * (float)k;
      piece[1] = segments[s][1] + dy * (float)k;
      piece[2] = piece[0] + dx;
      piece[3] = piece[1] + dy;
    }
  }
  return placing->pieces != NULL;
}

static FabSpatialIndex *
index_pieces (const FabPlacing *placing, FabBox *boxes)
{
  for (int p = 0; p < placing->n_pieces; p++) {
    const float *at = placing->pieces[p];

    boxes[p] = (FabBox){ fminf (at[0], at[2]), fminf (at[1], at[3]), fmaxf (at[0], at[2]), fmaxf (at[1], at[3]) };
  }
  return fab_spatial_index_new (placing->n_pieces, boxes);
}

/* An index over the discs, one over the places that labels may take, one over the links */
static bool
make_indexes (FabPlacing *placing)
{
  int most = placing->n > placing->n_pieces ? placing->n : placing->n_pieces;
  FabBox *boxes = malloc (sizeof *boxes * ((size_t)most + 1));

  if (boxes == NULL)
    return false;
  for (int i = 0; i < placing->n; i++) {
    const FabLabel *label = &placing->labels[i];

    boxes[i] = (FabBox){ label->x - label->radius, label->y - label->radius, label->x + label->radius,
                         label->y + label->radius };
  }
  placing->discs = fab_spatial_index_new (placing->n, boxes);
  for (int i = 0; i < placing->n; i++)
    boxes[i] = fab_label_box (&placing->labels[i], FAB_LABEL_RIGHT, placing->gap);
  placing->taken = fab_spatial_index_new (placing->n, boxes);
  if (placing->n_pieces > 0)
    placing->lines = index_pieces (placing, boxes);
  free (boxes);
  return placing->discs != NULL && placing->taken != NULL && (placing->n_pieces == 0 || placing->lines != NULL);
}

/**
 * fab_labels_place:
 * @labels: (array length=n): nodes with the size of their labels
 * @gap: between a disc and its label
 * @room: (nullable): what else labels keep away from
 * @places: (out) (array length=n): where each goes; %FAB_LABEL_HIDDEN where there is no label or no room
 *
 * No label covers a disc or another label, reaches over the page or into what is taken, but for those whose claim says so.
 *
 * Returns: how many labels are hidden for want of room, or -1 when memory is short
 */
int
fab_labels_place (int n, const FabLabel *labels, float gap, const FabLabelRoom *room, FabLabelPlace *places)
{
  static const FabLabelRoom open = { 0 };
  FabPlacing placing = { .n = n,
                         .labels = labels,
                         .gap = gap,
                         .room = room != NULL ? room : &open,
                         .places = places,
                         .tries = n * TRIES_A_LABEL };
  Ranked *ranked = malloc (sizeof *ranked * ((size_t)n + 1));
  int n_hidden = -1;

  for (int i = 0; i < n; i++) {
    places[i] = FAB_LABEL_HIDDEN;
    if (ranked != NULL)
      ranked[i] = (Ranked){ turn_of (&labels[i]), labels[i].priority, i };
  }
  if (placing.room->leaders)
    placing.leaders = malloc (sizeof *placing.leaders * ((size_t)n + 1));
  placing.settled = calloc ((size_t)n + 1, sizeof *placing.settled);
  if (ranked != NULL && placing.settled != NULL && cut_segments (&placing) && make_indexes (&placing)) {
    if (n > 0)
      qsort (ranked, (size_t)n, sizeof *ranked, compare_ranked);
    place_all (&placing, ranked);
    n_hidden = placing.short_of_memory ? -1 : 0;
    for (int i = 0; i < n && n_hidden >= 0; i++)
      n_hidden += has_text (&labels[i]) && places[i] == FAB_LABEL_HIDDEN;
  }
  fab_spatial_index_free (placing.discs);
  fab_spatial_index_free (placing.taken);
  fab_spatial_index_free (placing.lines);
  free (placing.pieces);
  free (placing.settled);
  free (placing.leaders);
  free (ranked);
  return n_hidden;
}
