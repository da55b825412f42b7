/* fab-number-read.c: numbers and amounts as people type them
 *
 * Nothing is guessed: a sign that could be a decimal one or a separator of thousands is asked about.
 */
#include "fab-number.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "fab-error.h"
#include "fab-text.h"

#define MAX_TYPED_LENGTH 60
#define MAX_DIGITS       18

/* A number as digits without signs: value = digits / 10^decimals. */
typedef struct {
  gboolean negative;
  gint64 digits;
  guint decimals;
} Decimal;

typedef enum {
  READ_OK,
  READ_INVALID,
  READ_AMBIGUOUS,
  READ_TOO_LARGE,
} ReadResult;

static gboolean
is_blank (gunichar c)
{
  return c == ' ' || c == '\t' || c == 0x00a0 || c == 0x202f || c == 0x2009;
}

/* One way of writing every blank and minus sign, none at the ends. */
static char *
normalize (const char *typed)
{
  GString *out = g_string_new (NULL);

  for (const char *p = typed; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (is_blank (c))
      g_string_append_c (out, ' ');
    else if (c == 0x2212 || c == 0x2013)
      g_string_append_c (out, '-');
    else
      g_string_append_unichar (out, c);
  }
  return g_strstrip (g_string_free_and_steal (out));
}

/* Whether groups of thousands, if there are any, have three digits each: "12 500", never "1 25 00". */
static gboolean
is_well_grouped (const char *text, gsize length, char group)
{
  gsize run = 0;
  gboolean grouped = FALSE;

  for (gsize i = 0; i <= length; i++) {
    if (i < length && g_ascii_isdigit (text[i])) {
      run++;
      continue;
    }
    if (i < length && text[i] != group)
      return FALSE;
    if (run == 0 || (grouped && run != 3) || (!grouped && i < length && run > 3))
      return FALSE;
    grouped = TRUE;
    run = 0;
  }
  return TRUE;
}

static ReadResult
take_digits (Decimal *number, const char *text, gsize length, guint *n_digits)
{
  for (gsize i = 0; i < length; i++) {
    if (!g_ascii_isdigit (text[i]))
      continue;
    if (*n_digits > 0 || text[i] != '0')
      (*n_digits)++;
    if (*n_digits > MAX_DIGITS)
      return READ_TOO_LARGE;
    number->digits = number->digits * 10 + (text[i] - '0');
  }
  return READ_OK;
}

/* The byte that the fraction follows: the last comma or point, unless it can only separate thousands. */
static const char *
find_decimal_sign (const char *text, FabLanguage language, gboolean scaled, ReadResult *result)
{
  const char *comma = strrchr (text, ','), *point = strrchr (text, '.');
  const char *last = comma > point ? comma : point;
  char own = language == FAB_LANGUAGE_FRENCH ? ',' : '.';

  if (last == NULL)
    return NULL;
  if (comma != NULL && point != NULL)
    return last;
  if (*last == ',' && language == FAB_LANGUAGE_ENGLISH && is_well_grouped (text, strlen (text), ','))
    return NULL; /* 12,500 is English for twelve thousand five hundred */
  if (strchr (text, *last) != last)
    return NULL; /* 1.250.000: no number has two decimal signs */
  if (*last != own && strlen (last + 1) == 3 && !scaled && last - text <= 3 && *text != '0')
    *result = READ_AMBIGUOUS; /* 12.500, typed in French */
  return last;
}

static char
find_group_sign (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit (text[i]))
      return text[i];
  return ' ';
}

/* Reads the digits, groups and decimal sign of @text: nothing before or after them. */
static ReadResult
read_decimal (const char *text, FabLanguage language, gboolean scaled, Decimal *number)
{
  ReadResult result = READ_OK;
  const char *sign;
  gsize whole;
  guint n_digits = 0;
  char group;

  *number = (Decimal){ 0 };
  if (*text == '-' || *text == '+')
    number->negative = *text++ == '-';
  sign = find_decimal_sign (text, language, scaled, &result);
  if (result != READ_OK)
    return result;
  whole = sign != NULL ? (gsize)(sign - text) : strlen (text);
  group = find_group_sign (text, whole);
  if (strchr (" ,.'", group) == NULL || (sign != NULL && *sign == group) || !is_well_grouped (text, whole, group))
    return READ_INVALID;
  result = take_digits (number, text, whole, &n_digits);
  if (result != READ_OK || sign == NULL)
    return result;
  number->decimals = strlen (sign + 1);
  if (number->decimals == 0 || strspn (sign + 1, "0123456789") != number->decimals)
    return READ_INVALID;
  return take_digits (number, sign + 1, number->decimals, &n_digits);
}

static void
set_read_error (GError **error, ReadResult result, const char *typed, gboolean money)
{
  g_autofree char *shown = g_utf8_make_valid (typed, MIN (strlen (typed), MAX_TYPED_LENGTH));

  if (result == READ_AMBIGUOUS)
    g_set_error (error, FAB_ERROR, FAB_ERROR_INVALID,
                 _ ("“%s” can be read in two ways. Write the thousands without a sign, such as 12500."), shown);
  else if (result == READ_TOO_LARGE)
    g_set_error (error, FAB_ERROR, FAB_ERROR_INVALID, _ ("“%s” is too large a number."), shown);
  else if (money)
    g_set_error (error, FAB_ERROR, FAB_ERROR_INVALID, _ ("“%s” is not an amount. Write euros, such as 12500 or 31 k€."),
                 shown);
  else
    g_set_error (error, FAB_ERROR, FAB_ERROR_INVALID, _ ("“%s” is not a number."), shown);
}

static char *
prepare (const char *typed, ReadResult *result)
{
  *result = READ_INVALID;
  if (strlen (typed) > MAX_TYPED_LENGTH || !g_utf8_validate (typed, -1, NULL))
    return NULL;
  *result = READ_OK;
  return normalize (typed);
}

/**
 * fab_number_read:
 * @typed: what somebody typed or a spreadsheet holds
 * @language: whose decimal sign is meant where both would do
 * @number: (out): the number, below 10^18
 *
 * Returns: whether it is a number; otherwise %FAB_ERROR_INVALID
 */
gboolean
fab_number_read (const char *typed, FabLanguage language, double *number, GError **error)
{
  ReadResult result;
  g_autofree char *text = prepare (typed, &result);
  Decimal decimal;

  if (result == READ_OK)
    result = read_decimal (text, language, FALSE, &decimal);
  if (result != READ_OK)
    return set_read_error (error, result, typed, FALSE), FALSE;
  *number = (double)decimal.digits / pow (10, decimal.decimals);
  if (decimal.negative)
    *number = -*number;
  return TRUE;
}

/**
 * fab_number_read_integer:
 * @typed: what somebody typed or a spreadsheet holds
 * @number: (out): the number
 *
 * Returns: whether it is a whole number; otherwise %FAB_ERROR_INVALID
 */
gboolean
fab_number_read_integer (const char *typed, FabLanguage language, gint64 *number, GError **error)
{
  ReadResult result;
  g_autofree char *text = prepare (typed, &result);
  Decimal decimal;

  if (result == READ_OK)
    result = read_decimal (text, language, FALSE, &decimal);
  for (; result == READ_OK && decimal.decimals > 0 && decimal.digits % 10 == 0; decimal.decimals--)
    decimal.digits /= 10;
  if (result == READ_OK && decimal.decimals > 0)
    result = READ_INVALID;
  if (result != READ_OK)
    return set_read_error (error, result, typed, FALSE), FALSE;
  *number = decimal.negative ? -decimal.digits : decimal.digits;
  return TRUE;
}

/* Takes @suffix, of ASCII letters in any case or a sign, off the end of @text, and the blanks before it. */
static gboolean
strip_suffix (char *text, const char *suffix)
{
  gsize length = strlen (text), n = strlen (suffix);

  if (length <= n || g_ascii_strcasecmp (text + length - n, suffix) != 0)
    return FALSE;
  if (g_ascii_isalpha (*suffix) && g_ascii_isalpha (text[length - n - 1]))
    return FALSE; /* the end of another word */
  text[length - n] = '\0';
  g_strchomp (text);
  return TRUE;
}

static void
strip_currency (char *text)
{
  gsize n = strlen ("€");
  char *start = *text == '-' ? text + 1 : text; /* in English the sign comes before the currency */

  if (g_str_has_prefix (start, "€"))
    memmove (start, start + n, strlen (start + n) + 1);
  else if (g_str_has_suffix (text, "€"))
    text[strlen (text) - n] = '\0';
  else if (!strip_suffix (text, "euros") && !strip_suffix (text, "euro") && !strip_suffix (text, "eur"))
    return;
  g_strstrip (text);
  if (!strip_suffix (text, "d'"))
    strip_suffix (text, "d’"); /* millions d’euros */
}

/* Takes the unit off the end of @text.  Returns the power of ten that it stands for. */
static guint
strip_scale (char *text)
{
  static const struct {
    const char *suffix;
    guint power;
  } scales[] = { { "milliards", 9 }, { "milliard", 9 }, { "mds", 9 }, { "md", 9 }, { "bn", 9 },
                 { "millions", 6 },  { "million", 6 },  { "m", 6 },   { "k", 3 } };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    if (strip_suffix (text, scales[i].suffix))
      return scales[i].power;
  return 0;
}

/* Brings digits / 10^decimals × 10^power to cents, exactly or not at all. */
static ReadResult
to_cents (Decimal decimal, guint power, gint64 *cents)
{
  int shift = (int)power + 2 - (int)decimal.decimals;

  for (; shift < 0; shift++) {
    if (decimal.digits % 10 != 0)
      return READ_INVALID; /* less than a cent */
    decimal.digits /= 10;
  }
  for (; shift > 0; shift--) {
    if (decimal.digits > FAB_NUMBER_MAX_CENTS / 10)
      return READ_TOO_LARGE;
    decimal.digits *= 10;
  }
  if (decimal.digits > FAB_NUMBER_MAX_CENTS)
    return READ_TOO_LARGE;
  *cents = decimal.negative ? -decimal.digits : decimal.digits;
  return READ_OK;
}

/**
 * fab_number_read_money:
 * @typed: "12 500,50 €", "12500.5", "1,5 M€", "31 k€", "€1.5M"
 * @language: whose decimal sign is meant where both would do
 * @cents: (out): euro cents
 *
 * Returns: whether it is an amount in whole cents, at most %FAB_NUMBER_MAX_CENTS; otherwise %FAB_ERROR_INVALID
 */
gboolean
fab_number_read_money (const char *typed, FabLanguage language, gint64 *cents, GError **error)
{
  ReadResult result;
  g_autofree char *text = prepare (typed, &result);
  Decimal decimal;
  guint power = 0;

  if (result == READ_OK) {
    strip_currency (text);
    power = strip_scale (text);
    result = read_decimal (text, language, power > 0, &decimal);
  }
  if (result == READ_OK)
    result = to_cents (decimal, power, cents);
  if (result != READ_OK)
    set_read_error (error, result, typed, TRUE);
  return result == READ_OK;
}
