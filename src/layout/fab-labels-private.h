/* fab-labels-private.h: names being placed: fab-labels.c beside their discs, fab-labels-far.c apart from them */
#pragma once

#include "fab-geometry.h"
#include "fab-labels.h"
#include "fab-spatial-index.h"

enum {
  FAB_MOST_IN_THE_WAY = 2, /* labels that may be pushed aside for one */
  FAB_MOST_MOVES = 64,     /* three levels, two labels each, make 36 */
};

typedef struct {
  int n;
  const FabLabel *labels;
  float gap;
  const FabLabelRoom *room;
  int n_pieces;
  float (*pieces)[4]; /* the links, cut up: a long one's box would be met by everything */
  FabLabelPlace *places;
  FabSpatialIndex *discs, *taken, *lines;
  FabBox box;     /* being tried */
  int own;        /* whose it is */
  int in_the_way; /* labels that it would cover */
  int blockers[FAB_MOST_IN_THE_WAY];
  bool covers; /* whether it covers a node, or a label that must stay */
  int crossed; /* links that it covers, and what else has a cost */
  bool forced; /* it goes to the place with the least cost, whatever it covers */
  int n_leaders;
  FabPoint (*leaders)[2]; /* from discs to names that stand apart */
  bool *settled;          /* labels that must stay while others are pushed aside for them */
  int tries;              /* left for pushing aside */
  bool short_of_memory;
  int n_moves; /* what was done since pushing began, to be taken back */
  struct {
    int item;
    FabLabelPlace before;
  } moves[FAB_MOST_MOVES];
} FabPlacing;

FabBox fab_label_far_box (const FabLabel *label, FabLabelPlace place, float gap);
void fab_placing_set_apart (FabPlacing *placing, int item);

void fab_placing_try (FabPlacing *placing, int item, FabLabelPlace place, bool with_lines);
void fab_placing_settle (FabPlacing *placing, int item, FabLabelPlace place);
