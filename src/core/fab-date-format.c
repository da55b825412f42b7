/* fab-date-format.c: dates as people read them */
#include "fab-date.h"

#include "fab-date-words.h"
#include "fab-text.h"

/* From so many days on a distance is said in months, from so many months on in years. */
#define MAX_DAYS_SAID   60
#define MAX_MONTHS_SAID 24

/* The first of a month is an ordinal in French, alone among days. */
static char *
format_day (guint day, FabLanguage language)
{
  if (language == FAB_LANGUAGE_FRENCH && day == 1)
    return g_strdup ("1er");
  return g_strdup_printf ("%u", day);
}

static char *
format_date (FabDate date, FabLanguage language)
{
  const FabDateWords *words = fab_date_words_get (language);
  g_autofree char *day = NULL;

  if (date.month == 0)
    return g_strdup_printf ("%u", date.year);
  if (date.day == 0)
    return g_strdup_printf ("%s %u", words->months[date.month - 1], date.year);
  day = format_day (date.day, language);
  return g_strdup_printf ("%s" FAB_TEXT_NBSP "%s %u", day, words->short_months[date.month - 1], date.year);
}

/* Of a text that is no date: the text itself, so that nothing that a file holds is hidden. */
static char *
keep (const char *text)
{
  return g_strdup (text != NULL ? text : "");
}

/**
 * fab_date_format:
 * @text: (nullable): a stored date
 *
 * Returns: (transfer full): "3 nov. 2026", "novembre 2026" or "2026"; @text itself where it is no date, "" for %NULL
 */
char *
fab_date_format (const char *text, FabLanguage language)
{
  FabDate date;

  return fab_date_parse (text, &date) ? format_date (date, language) : keep (text);
}

/**
 * fab_date_format_long:
 * @text: (nullable): a stored date
 *
 * Returns: (transfer full): "mardi 3 novembre 2026"; what is vaguer than a day as fab_date_format() says it
 */
char *
fab_date_format_long (const char *text, FabLanguage language)
{
  const FabDateWords *words = fab_date_words_get (language);
  FabDate date;
  g_autofree char *day = NULL;
  GDate weekday;

  if (!fab_date_parse (text, &date) || date.day == 0)
    return fab_date_format (text, language);
  g_date_clear (&weekday, 1);
  g_date_set_dmy (&weekday, date.day, date.month, date.year);
  day = format_day (date.day, language);
  return g_strdup_printf ("%s %s" FAB_TEXT_NBSP "%s %u", words->weekdays[g_date_get_weekday (&weekday) - 1], day,
                          words->months[date.month - 1], date.year);
}

static char *
format_distance (int n, FabDateUnit unit, FabLanguage language)
{
  const FabDateWords *words = fab_date_words_get (language);
  const char *const (*patterns)[2] = n > 0 ? words->ahead : words->past;

  if (n == 0)
    return g_strdup (words->current[unit]);
  return g_strdup_printf (patterns[unit][ABS (n) > 1], ABS (n));
}

static int
months_between (FabDate from, FabDate to)
{
  return (to.year - from.year) * 12 + to.month - from.month;
}

/* Whole months: from 31 January, the first is over on the last day of February. */
static int
whole_months_between (FabDate from, FabDate to)
{
  int months = months_between (from, to);

  if (months > 0 && fab_date_compare (fab_date_add_months (from, months), to) > 0)
    months--;
  else if (months < 0 && fab_date_compare (fab_date_add_months (from, months), to) < 0)
    months++;
  return months;
}

static char *
format_relative_day (FabDate date, FabDate today, FabLanguage language)
{
  const FabDateWords *words = fab_date_words_get (language);
  int days = fab_date_days_between (today, date);
  int months;

  if (ABS (days) <= 2 && words->near_days[days + 2] != NULL)
    return g_strdup (words->near_days[days + 2]);
  if (ABS (days) < MAX_DAYS_SAID)
    return format_distance (days, FAB_DATE_UNIT_DAY, language);
  months = whole_months_between (today, date);
  if (ABS (months) < MAX_MONTHS_SAID)
    return format_distance (months, FAB_DATE_UNIT_MONTH, language);
  return format_distance (months / 12, FAB_DATE_UNIT_YEAR, language);
}

/**
 * fab_date_format_relative:
 * @text: (nullable): a stored date
 * @today: the day it is
 *
 * Returns: (transfer full): "dans 3 jours", "hier", "il y a 4 mois"; months and years are told apart as such: "ce mois-ci",
 *   "dans 2 ans"
 */
char *
fab_date_format_relative (const char *text, FabDate today, FabLanguage language)
{
  FabDate date;
  int months;

  if (!fab_date_parse (text, &date) || !fab_date_is_set (today))
    return keep (text);
  today = fab_date_first_day (today);
  if (date.day != 0)
    return format_relative_day (date, today, language);
  if (date.month == 0)
    return format_distance (date.year - today.year, FAB_DATE_UNIT_YEAR, language);
  months = months_between (today, date);
  if (ABS (months) < MAX_MONTHS_SAID)
    return format_distance (months, FAB_DATE_UNIT_MONTH, language);
  return format_distance (months / 12, FAB_DATE_UNIT_YEAR, language);
}

static char *
format_half_open (FabDate date, const char *with_day, const char *without, FabLanguage language)
{
  g_autofree char *said = format_date (date, language);

  return g_strdup_printf (date.day != 0 ? with_day : without, said);
}

/* "3 – 5 nov. 2026": what both ends share is said once. */
static char *
format_between (FabDate a, FabDate b, FabLanguage language)
{
  const FabDateWords *words = fab_date_words_get (language);
  g_autofree char *last = format_date (b, language);
  g_autofree char *first = NULL;

  if (a.year != b.year || a.month == 0 || b.month == 0 || (a.day == 0) != (b.day == 0)) {
    first = format_date (a, language);
  } else if (a.day == 0) {
    first = g_strdup (words->months[a.month - 1]);
  } else {
    g_autofree char *day = format_day (a.day, language);

    first = a.month == b.month ? g_strdup (day)
                               : g_strdup_printf ("%s" FAB_TEXT_NBSP "%s", day, words->short_months[a.month - 1]);
  }
  return g_strdup_printf ("%s – %s", first, last);
}

/**
 * fab_date_format_range:
 * @start: (nullable): a stored date
 * @end: (nullable): a stored date
 *
 * Returns: (transfer full): "3 – 5 nov. 2026", "2024 – 2026", "depuis 2024", "jusqu’au 3 nov. 2026", or ""
 */
char *
fab_date_format_range (const char *start, const char *end, FabLanguage language)
{
  const FabDateWords *words = fab_date_words_get (language);
  FabDate a = fab_date_from_text (start), b = fab_date_from_text (end);

  if (!fab_date_is_set (a) && !fab_date_is_set (b))
    return g_strdup ("");
  if (!fab_date_is_set (b))
    return format_half_open (a, words->since_day, words->since, language);
  if (!fab_date_is_set (a))
    return format_half_open (b, words->until_day, words->until, language);
  if (fab_date_compare (a, b) == 0)
    return format_date (a, language);
  return format_between (a, b, language);
}

/**
 * fab_date_format_time:
 * @milliseconds: since 1970, UTC
 *
 * Returns: (transfer full): the moment in the system's time zone: "3 nov. 2026 à 14:32"
 */
char *
fab_date_format_time (gint64 milliseconds, FabLanguage language)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (milliseconds / 1000);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *day = NULL, *clock = NULL;

  if (local == NULL)
    return g_strdup ("");
  day = format_date (fab_date_of_time (milliseconds), language);
  clock = g_date_time_format (local, "%H:%M");
  return g_strdup_printf (fab_date_words_get (language)->at_time, day, clock);
}
