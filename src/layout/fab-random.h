/* fab-random.h: small numbers drawn by lot, the same for the same seed */
#pragma once

#include <stdint.h>

typedef struct {
  uint64_t state;
} FabRandom;

/* splitmix64 (Steele, Lea & Flood 2014): any seed will do, 0 too */
static inline uint64_t
fab_random_next (FabRandom *random)
{
  uint64_t z = random->state += 0x9e3779b97f4a7c15u;

  z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
  z = (z ^ z >> 27) * 0x94d049bb133111ebu;
  return z ^ z >> 31;
}

/* A whole number from 0 to n - 1 */
static inline int
fab_random_below (FabRandom *random, int n)
{
  return (int)((fab_random_next (random) >> 32) * (uint64_t)n >> 32);
}

/* From 0 to 1, 1 excluded */
static inline double
fab_random_unit (FabRandom *random)
{
  return (double)(fab_random_next (random) >> 11) * 0x1p-53;
}

static inline void
fab_random_shuffle (FabRandom *random, int n, int *items)
{
  for (int i = n - 1; i > 0; i--) {
    int j = fab_random_below (random, i + 1);
    int item = items[i];

    items[i] = items[j];
    items[j] = item;
  }
}
