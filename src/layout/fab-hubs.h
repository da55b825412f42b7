/* fab-hubs.h: nodes that are tied to so many others that their links hardly say who stands near whom
 *
 * A town hall that is tied to everybody makes everybody two steps from everybody else: distances then say nothing, and
 * forces pull all into one heap. With the hub's links loosened the others' links show.
 */
#pragma once

#include "fab-job.h"

/* Makes a copy of a connected graph, which shares its memory but has lengths of its own: the links of hubs are as long
 * as @reach times the side of a square with room for all nodes. Returns: whether there are hubs, a few among many */
bool fab_hubs_loosen (const FabGraph *graph, float reach, FabJob *job, FabGraph *loose);
