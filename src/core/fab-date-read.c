/* fab-date-read.c: dates as people type them, in French or in English, whatever the interface's language */
#include "fab-date.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "fab-date-words.h"
#include "fab-error.h"
#include "fab-text.h"

#define MAX_TYPED_LENGTH 60
#define MAX_NUMBERS      3

/* Two-digit years up to here are of this century. */
#define LAST_SHORT_YEAR 69

/* What was found in the text: up to three numbers, a month's name, and words that say more. */
typedef struct {
  int numbers[MAX_NUMBERS];
  guint digits[MAX_NUMBERS]; /* how many each was written with */
  guint n_numbers;
  int month;              /* 1 to 12; 0: none was named */
  gboolean maybe_weekday; /* the month was "mar" at the start, which may be short for "mardi" */
  int weekday;            /* 1 to 7 */
  int sign;               /* +1 "dans", -1 "il y a" or "ago" */
  int unit;               /* of the distance: days in it; 30 for a month, 365 for a year */
  gboolean near;
  int near_day;
} Parts;

/* Words that say nothing. */
static gboolean
is_filler (const char *word)
{
  static const char *const fillers[] = {
    "le", "the", "of", "er", "st", "nd", "rd", "th", "on", "du", "de", "en", NULL
  };

  return g_strv_contains (fillers, word);
}

static int
find_near_day (const char *word)
{
  static const struct {
    const char *word;
    int days;
  } near_days[] = { { "avanthier", -2 }, { "hier", -1 },  { "yesterday", -1 }, { "aujourdhui", 0 },
                    { "today", 0 },      { "demain", 1 }, { "tomorrow", 1 },   { "apresdemain", 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (near_days); i++)
    if (strcmp (near_days[i].word, word) == 0)
      return near_days[i].days;
  return G_MAXINT;
}

static int
find_unit (const char *word)
{
  static const struct {
    const char *word;
    int days;
  } units[] = { { "jour", 1 },     { "jours", 1 }, { "day", 1 },   { "days", 1 },   { "semaine", 7 },
                { "semaines", 7 }, { "week", 7 },  { "weeks", 7 }, { "mois", 30 },  { "month", 30 },
                { "months", 30 },  { "an", 365 },  { "ans", 365 }, { "year", 365 }, { "years", 365 } };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (strcmp (units[i].word, word) == 0)
      return units[i].days;
  return 0;
}

/* Whether @word is @name or, of three letters or more, how @name starts: "nov", "sept", "janv". */
static gboolean
abbreviates (const char *word, const char *name)
{
  g_autofree char *folded = fab_text_fold (name);

  return strcmp (word, folded) == 0 || (strlen (word) >= 3 && g_str_has_prefix (folded, word));
}

/* The position, from 1, of the one name that @word abbreviates; 0 for none or for several ("jui"). */
static int
find_name (const char *word, const char *const *names, guint n)
{
  int found = 0;

  for (guint i = 0; i < n; i++) {
    if (!abbreviates (word, names[i]))
      continue;
    if (found != 0)
      return 0;
    found = i + 1;
  }
  return found;
}

static int
find_month (const char *word)
{
  int month = find_name (word, fab_date_words_get (FAB_LANGUAGE_FRENCH)->months, 12);

  return month != 0 ? month : find_name (word, fab_date_words_get (FAB_LANGUAGE_ENGLISH)->months, 12);
}

static int
find_weekday (const char *word)
{
  int day = find_name (word, fab_date_words_get (FAB_LANGUAGE_FRENCH)->weekdays, 7);

  return day != 0 ? day : find_name (word, fab_date_words_get (FAB_LANGUAGE_ENGLISH)->weekdays, 7);
}

static gboolean
take_number (Parts *parts, const char *digits, gsize length)
{
  if (parts->n_numbers == MAX_NUMBERS || length > 4)
    return FALSE;
  parts->numbers[parts->n_numbers] = (int)g_ascii_strtoll (digits, NULL, 10);
  parts->digits[parts->n_numbers++] = length;
  return TRUE;
}

static gboolean
take_month (Parts *parts, const char *word)
{
  int month = find_month (word);

  if (month == 0 || (parts->month != 0 && !parts->maybe_weekday))
    return FALSE;
  parts->maybe_weekday = parts->month == 0 && parts->n_numbers == 0 && strcmp (word, "mar") == 0;
  parts->month = month;
  return TRUE;
}

static gboolean
take_word (Parts *parts, const char *word)
{
  int near_day = find_near_day (word);

  if (near_day != G_MAXINT) {
    parts->near = TRUE;
    parts->near_day = near_day;
    return TRUE;
  }
  if (strcmp (word, "dans") == 0 || strcmp (word, "in") == 0 || strcmp (word, "ago") == 0) {
    parts->sign = *word == 'a' ? -1 : 1;
    return TRUE;
  }
  if (find_unit (word) != 0) {
    parts->unit = find_unit (word);
    return TRUE;
  }
  if (is_filler (word) || take_month (parts, word))
    return TRUE;
  parts->weekday = find_weekday (word);
  return parts->weekday != 0;
}

/* Words of two words are made one, so that the rest needs to look at one at a time. */
static char *
prepare (const char *typed)
{
  g_autoptr (GString) text = g_string_new_take (fab_text_fold (typed));

  g_string_replace (text, "avant hier", "avanthier", 0);
  g_string_replace (text, "apres demain", "apresdemain", 0);
  if (g_str_has_prefix (text->str, "il y a ")) {
    g_string_erase (text, 0, strlen ("il y a "));
    g_string_append (text, " ago");
  }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static gboolean
take_parts (Parts *parts, const char *typed)
{
  g_autofree char *text = prepare (typed);

  for (char *p = text; *p != '\0';) {
    gsize digits = strspn (p, "0123456789");
    gsize letters = strcspn (p, "0123456789 ");

    if (digits > 0) {
      if (!take_number (parts, p, digits))
        return FALSE;
      p += digits;
    } else if (letters > 0) {
      g_autofree char *word = g_strndup (p, letters);

      if (!take_word (parts, word))
        return FALSE;
      p += letters;
    } else {
      p++;
    }
  }
  return TRUE;
}

static int
to_year (int number, guint digits)
{
  if (digits == 4)
    return number;
  if (digits != 2)
    return 0;
  return number <= LAST_SHORT_YEAR ? 2000 + number : 1900 + number;
}

static FabDate
make_year (int year)
{
  return (FabDate){ year, 0, 0 };
}

static FabDate
make_month (int year, int month)
{
  return month >= 1 && month <= 12 ? (FabDate){ year, month, 0 } : FAB_DATE_NONE;
}

static FabDate
make_day (int year, int month, int day)
{
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? (FabDate){ year, month, day } : FAB_DATE_NONE;
}

/* "3 nov. 2026", "nov. 2026", "2026 nov 3", "3 nov". */
static FabDate
from_month_name (const Parts *parts, FabDate today)
{
  const int *n = parts->numbers;
  const guint *digits = parts->digits;

  if (parts->n_numbers == 1)
    return digits[0] == 4 ? make_month (n[0], parts->month) : make_day (today.year, parts->month, n[0]);
  if (parts->n_numbers != 2)
    return FAB_DATE_NONE;
  if (digits[0] == 4)
    return digits[1] <= 2 ? make_day (n[0], parts->month, n[1]) : FAB_DATE_NONE;
  return make_day (to_year (n[1], digits[1]), parts->month, n[0]);
}

/* "3/11/2026", "2026/11/3": the day comes first, unless the year does. */
static FabDate
from_three_numbers (const int *n, const guint *digits)
{
  if (digits[1] > 2)
    return FAB_DATE_NONE;
  if (digits[0] == 4)
    return digits[2] <= 2 ? make_day (n[0], n[1], n[2]) : FAB_DATE_NONE;
  return make_day (to_year (n[2], digits[2]), n[1], n[0]);
}

/* "11/2026", "2026/11", "3/11", "2026". */
static FabDate
from_numbers (const Parts *parts, FabDate today)
{
  const int *n = parts->numbers;
  const guint *digits = parts->digits;

  if (parts->n_numbers == 3)
    return from_three_numbers (n, digits);
  if (parts->n_numbers == 1)
    return digits[0] == 4 ? make_year (n[0]) : FAB_DATE_NONE;
  if (digits[0] == 4)
    return digits[1] <= 2 ? make_month (n[0], n[1]) : FAB_DATE_NONE;
  return digits[1] == 4 ? make_month (n[1], n[0]) : make_day (today.year, n[1], n[0]);
}

static FabDate
from_distance (const Parts *parts, FabDate today)
{
  int n = parts->numbers[0] * parts->sign;

  if (parts->n_numbers != 1 || parts->unit == 0 || parts->month != 0)
    return FAB_DATE_NONE;
  if (parts->unit < 30)
    return fab_date_add_days (today, n * parts->unit);
  return fab_date_add_months (today, parts->unit == 30 ? n : n * 12);
}

/* The next day of that name, today excluded. */
static FabDate
from_weekday (int weekday, FabDate today)
{
  GDate date;
  int ahead;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, today.day, today.month, today.year);
  ahead = (weekday - (int)g_date_get_weekday (&date) + 7) % 7;
  return fab_date_add_days (today, ahead == 0 ? 7 : ahead);
}

static FabDate
from_parts (const Parts *parts, FabDate today)
{
  gboolean only_words = parts->n_numbers == 0 && parts->month == 0;
  gboolean depends = parts->near || parts->sign != 0 || parts->unit != 0 || (only_words && parts->weekday != 0);

  if (depends && !fab_date_is_set (today))
    return FAB_DATE_NONE;
  if (parts->near)
    return only_words && parts->sign == 0 ? fab_date_add_days (today, parts->near_day) : FAB_DATE_NONE;
  if (parts->sign != 0 || parts->unit != 0)
    return parts->sign != 0 ? from_distance (parts, today) : FAB_DATE_NONE;
  if (only_words)
    return parts->weekday != 0 ? from_weekday (parts->weekday, today) : FAB_DATE_NONE;
  if (parts->month != 0)
    return from_month_name (parts, today);
  return from_numbers (parts, today);
}

static gboolean
has_only_date_signs (const char *typed)
{
  for (const char *p = typed; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (!g_unichar_isalnum (c) && !g_unichar_isspace (c) && !g_unichar_ismark (c) && c != 0x2019 &&
        (c >= 0x80 || strchr ("/.-,'", (int)c) == NULL))
      return FALSE;
  }
  return TRUE;
}

/**
 * fab_date_read:
 * @typed: what somebody typed or a spreadsheet holds; blanks around it do not matter
 * @today: the day it is, for "demain" and for dates without a year; %FAB_DATE_NONE where these are not wanted
 * @error: return location
 *
 * Reads "3/11/2026", "03/11/26", "3 nov. 2026", "nov. 2026", "2026", "mardi", "demain", "dans 3 jours" and their English
 * counterparts, as well as stored dates.  The day comes before the month.
 *
 * Returns: (transfer full) (nullable): the date as it is stored; %NULL with %FAB_ERROR_INVALID
 */
char *
fab_date_read (const char *typed, FabDate today, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (typed));
  g_autofree char *text = NULL;
  Parts parts = { 0 };

  if (fab_date_is_valid (trimmed))
    return g_steal_pointer (&trimmed);
  if (strlen (trimmed) <= MAX_TYPED_LENGTH && g_utf8_validate (trimmed, -1, NULL) && has_only_date_signs (trimmed) &&
      take_parts (&parts, trimmed))
    text = fab_date_to_text (from_parts (&parts, today));
  if (fab_date_is_valid (text))
    return g_steal_pointer (&text);
  {
    g_autofree char *shown = g_utf8_make_valid (trimmed, MIN (strlen (trimmed), MAX_TYPED_LENGTH));

    g_set_error (error, FAB_ERROR, FAB_ERROR_INVALID,
                 _ ("“%s” is not a date. Write a day, a month or a year, such as 3/11/2026, 11/2026 or 2026."), shown);
  }
  return NULL;
}
