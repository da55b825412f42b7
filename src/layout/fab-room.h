/* fab-room.h: free places for new nodes without links, in a picture that stays */
#pragma once

#include "fab-arrange.h"

/* Gives each new node without links, while they are few, the free place that is nearest to the middle: no box with its name and
 * no link lies there.
 * @has: which nodes have a place; the new ones are added
 * @margin: room around each box */
void fab_room_place_singles (FabArrange *arrange, const FabGraph *graph, bool *has, float margin);
