/* fab-pair-table.h: the distance of every pair of nodes of a connected graph, in the order in which descent wants them
 *
 * The pairs are dealt into rounds as in a tournament where everybody meets everybody (the circle method): in round r the
 * last seat meets seat r, and seat r + k meets seat r - k, modulo the number of rounds. The pairs of one round have no
 * node in common and lie one after another in memory, so that a round is one vector loop.
 */
#pragma once

#include "fab-job.h"

#include <stdint.h>

typedef struct {
  int n_nodes;
  int n_seats;  /* even: one seat is empty when the number of nodes is odd */
  int n_rounds; /* odd: n_seats - 1 */
  int n_pairs;  /* in a round */
  float unit;   /* what a stored distance of 1 stands for */
  float longest;
  uint16_t *distances; /* n_rounds × n_pairs */
} FabPairTable;

/* @graph must be connected; nodes with near numbers had better be near each other, which makes it faster. */
bool fab_pair_table_init (FabPairTable *table, const FabGraph *graph, FabJob *job);

/* Moves the nodes (x and y have n_seats floats) one after another, through all pairs, in the order of @rounds. */
void fab_pair_table_descend (const FabPairTable *table, const int *rounds, float rate, float *x, float *y);

/* The stress that is left once the picture is scaled as well as can be; the scale goes to @scale (or NULL). */
double fab_pair_table_stress (const FabPairTable *table, const float *x, const float *y, double *scale);
