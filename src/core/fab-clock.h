/* fab-clock.h: a hybrid logical clock (Kulkarni et al., "Logical Physical Clocks", 2014)
 *
 * A stamp is the time in milliseconds shifted left by 16 bits, plus a counter: it never goes back, whatever the machine's clock does. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 fab_clock_next (gint64 last_stamp, gint64 now_milliseconds);
gint64 fab_clock_get_milliseconds (gint64 stamp);

G_END_DECLS
