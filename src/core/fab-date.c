#include "fab-date.h"

#include <stdlib.h>
#include <string.h>

#include "fab-error.h"

/* ---- Values ---- */

static int
days_in_month (int year, int month)
{
  return g_date_get_days_in_month (month, year);
}

/* Exactly @n digits; -1 for anything else. */
static int
read_digits (const char *text, int n)
{
  int value = 0;

  for (int i = 0; i < n; i++) {
    if (!g_ascii_isdigit (text[i]))
      return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

static gboolean
is_real (int year, int month, int day)
{
  if (year < FAB_DATE_MIN_YEAR || year > FAB_DATE_MAX_YEAR || month < 0 || month > 12 || day < 0)
    return FALSE;
  return month == 0 ? day == 0 : day <= days_in_month (year, month);
}

/**
 * fab_date_parse:
 * @text: (nullable): a stored date
 * @date: (out) (optional): set to what @text says, or to %FAB_DATE_NONE
 *
 * Takes "2026", "2026-11" and "2026-11-03" and nothing else: a day that does not exist, a blank or a longer text is no
 * date.
 *
 * Returns: whether @text is a date
 */
gboolean
fab_date_parse (const char *text, FabDate *date)
{
  gsize length = text != NULL ? strnlen (text, 11) : 0;
  int year = 0, month = 0, day = 0;
  gboolean valid = length == 4 || length == 7 || length == 10;

  if (valid) {
    year = read_digits (text, 4);
    if (length >= 7)
      month = text[4] == '-' ? read_digits (text + 5, 2) : -1;
    if (length == 10)
      day = text[7] == '-' ? read_digits (text + 8, 2) : -1;
    valid = is_real (year, month, day) && !(length >= 7 && month == 0) && !(length == 10 && day == 0);
  }
  if (date != NULL)
    *date = valid ? (FabDate){ year, month, day } : FAB_DATE_NONE;
  return valid;
}

/** fab_date_from_text: a stored date, or %FAB_DATE_NONE where @text is none */
FabDate
fab_date_from_text (const char *text)
{
  FabDate date;

  fab_date_parse (text, &date);
  return date;
}

/**
 * fab_date_to_text:
 *
 * Returns: (transfer full) (nullable): the date as it is stored; %NULL for no date
 */
char *
fab_date_to_text (FabDate date)
{
  if (!fab_date_is_set (date))
    return NULL;
  if (date.month == 0)
    return g_strdup_printf ("%04u", date.year);
  if (date.day == 0)
    return g_strdup_printf ("%04u-%02u", date.year, date.month);
  return g_strdup_printf ("%04u-%02u-%02u", date.year, date.month, date.day);
}

gboolean
fab_date_is_valid (const char *text)
{
  return fab_date_parse (text, NULL);
}

gboolean
fab_date_is_set (FabDate date)
{
  return date.year != 0;
}

static FabDate
from_date_time (GDateTime *time)
{
  return (FabDate){ g_date_time_get_year (time), g_date_time_get_month (time), g_date_time_get_day_of_month (time) };
}

/** fab_date_today: the day it is here, by the system's clock and time zone */
FabDate
fab_date_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return from_date_time (now);
}

/**
 * fab_date_of_time:
 * @milliseconds: since 1970, UTC
 *
 * Returns: the day that it was here
 */
FabDate
fab_date_of_time (gint64 milliseconds)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (milliseconds / 1000);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? from_date_time (local) : FAB_DATE_NONE;
}

/** fab_date_first_day: the first day that @date may mean */
FabDate
fab_date_first_day (FabDate date)
{
  if (!fab_date_is_set (date))
    return date;
  return (FabDate){ date.year, MAX (date.month, 1), MAX (date.day, 1) };
}

/** fab_date_last_day: the last day that @date may mean: something due in "2026-11" is late in December */
FabDate
fab_date_last_day (FabDate date)
{
  if (!fab_date_is_set (date))
    return date;
  if (date.month == 0)
    date.month = 12;
  if (date.day == 0)
    date.day = days_in_month (date.year, date.month);
  return date;
}

static guint32
order_key (FabDate date)
{
  return (guint32)date.year * 10000 + date.month * 100 + date.day;
}

/**
 * fab_date_compare:
 *
 * Orders dates by their first day, the vaguer first; no date comes last.
 *
 * Returns: below, at or above 0
 */
int
fab_date_compare (FabDate a, FabDate b)
{
  if (fab_date_is_set (a) != fab_date_is_set (b))
    return fab_date_is_set (a) ? -1 : 1;
  return (order_key (a) > order_key (b)) - (order_key (a) < order_key (b));
}

/** fab_date_compare_texts: fab_date_compare() of stored dates, either of which may be %NULL */
int
fab_date_compare_texts (const char *a, const char *b)
{
  return fab_date_compare (fab_date_from_text (a), fab_date_from_text (b));
}

static void
to_gdate (FabDate date, GDate *out)
{
  date = fab_date_first_day (date);
  g_date_clear (out, 1);
  g_date_set_dmy (out, date.day, date.month, date.year);
}

/**
 * fab_date_days_between:
 * @from: a set date; its first day counts
 * @to: a set date; its first day counts
 *
 * Returns: the days from @from to @to, negative when @to is earlier
 */
int
fab_date_days_between (FabDate from, FabDate to)
{
  GDate a, b;

  g_return_val_if_fail (fab_date_is_set (from) && fab_date_is_set (to), 0);
  to_gdate (from, &a);
  to_gdate (to, &b);
  return g_date_days_between (&a, &b);
}

/** fab_date_add_days: the day that is @days after the first day of @date; no date beyond the years that are stored */
FabDate
fab_date_add_days (FabDate date, int days)
{
  FabDate first = fab_date_first_day (date);
  gint64 julian;
  GDate day;

  if (!fab_date_is_set (date))
    return date;
  to_gdate (first, &day);
  julian = (gint64)g_date_get_julian (&day) + days;
  if (julian < 1 || julian > 3652059) /* 31 December 9999 */
    return FAB_DATE_NONE;
  g_date_set_julian (&day, (guint32)julian);
  if (g_date_get_year (&day) < FAB_DATE_MIN_YEAR)
    return FAB_DATE_NONE;
  return (FabDate){ g_date_get_year (&day), g_date_get_month (&day), g_date_get_day (&day) };
}

/**
 * fab_date_add_months:
 *
 * Keeps the precision of @date, and the day where the month has it: a month after 31 January is the last of February.
 * A year alone counts from January.
 *
 * Returns: the date, or %FAB_DATE_NONE beyond the years that are stored
 */
FabDate
fab_date_add_months (FabDate date, int months)
{
  gint64 total;
  FabDate result;

  if (!fab_date_is_set (date))
    return date;
  total = (gint64)date.year * 12 + MAX (date.month, 1) - 1 + months;
  if (total < FAB_DATE_MIN_YEAR * 12 || total >= (FAB_DATE_MAX_YEAR + 1) * 12)
    return FAB_DATE_NONE;
  result = (FabDate){ total / 12, date.month == 0 && months % 12 == 0 ? 0 : total % 12 + 1, 0 };
  if (date.day != 0)
    result.day = MIN (date.day, days_in_month (result.year, result.month));
  return result;
}
