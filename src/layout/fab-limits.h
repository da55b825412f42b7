/* fab-limits.h: small arithmetic that the C library's own functions are too careful, and so too slow, for */
#pragma once

#include <math.h>

static inline float
fab_min (float a, float b)
{
  return a < b ? a : b;
}

static inline float
fab_max (float a, float b)
{
  return a > b ? a : b;
}

static inline float
fab_clamp (float value, float low, float high)
{
  return fab_min (fab_max (value, low), high);
}

/* Length of (x, y), for numbers whose squares are in reach */
static inline float
fab_length (float x, float y)
{
  return sqrtf (x * x + y * y);
}
