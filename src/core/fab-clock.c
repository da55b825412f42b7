#include "fab-clock.h"

#define COUNTER_BITS 16

/**
 * fab_clock_next:
 * @last_stamp: the highest stamp seen so far, on any device
 * @now_milliseconds: what the machine's clock says, since 1970
 *
 * Returns: a stamp higher than @last_stamp, and as near to now as can be
 */
gint64
fab_clock_next (gint64 last_stamp, gint64 now_milliseconds)
{
  gint64 now = now_milliseconds << COUNTER_BITS;

  return MAX (now, last_stamp + 1);
}

/** fab_clock_get_milliseconds: the time in a stamp, since 1970 */
gint64
fab_clock_get_milliseconds (gint64 stamp)
{
  return stamp >> COUNTER_BITS;
}
