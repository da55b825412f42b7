/* fab-number.c: numbers and amounts as people read them */
#include "fab-number.h"

#include <math.h>

#include "fab-text.h"

/** What a language writes around and inside a number, after the Unicode locale data (CLDR). */
typedef struct {
  const char *group;
  const char *decimal;
  const char *before_money;
  const char *after_money;
  const char *after_thousands; /* of euros, in short */
  const char *after_millions;
  const char *after_billions;
  const char *percent;
  const char *units[5]; /* of bytes */
} Signs;

#define NBSP  FAB_TEXT_NBSP
#define NNBSP FAB_TEXT_NARROW_NBSP

static const Signs english = {
  .group = ",",
  .decimal = ".",
  .before_money = "€",
  .after_money = "",
  .after_thousands = "k",
  .after_millions = "M",
  .after_billions = "bn",
  .percent = "%",
  .units = { " bytes", NBSP "kB", NBSP "MB", NBSP "GB", NBSP "TB" },
};

static const Signs french = {
  .group = NNBSP,
  .decimal = ",",
  .before_money = "",
  .after_money = NBSP "€",
  .after_thousands = NBSP "k€",
  .after_millions = NBSP "M€",
  .after_billions = NBSP "Md€",
  .percent = NNBSP "%",
  .units = { NBSP "octets", NBSP "ko", NBSP "Mo", NBSP "Go", NBSP "To" },
};

static const Signs *
get_signs (FabLanguage language)
{
  return language == FAB_LANGUAGE_FRENCH ? &french : &english;
}

/* Digits in groups of three. */
static void
append_grouped (GString *out, guint64 number, const char *group)
{
  char digits[24];
  int n = g_snprintf (digits, sizeof digits, "%" G_GUINT64_FORMAT, number);

  for (int i = 0; i < n; i++) {
    if (i > 0 && (n - i) % 3 == 0)
      g_string_append (out, group);
    g_string_append_c (out, digits[i]);
  }
}

static guint64
magnitude (gint64 number)
{
  return number < 0 ? -(guint64)number : (guint64)number;
}

/**
 * fab_number_format:
 *
 * Returns: (transfer full): "12 500", with narrow no-break spaces in French
 */
char *
fab_number_format (gint64 number, FabLanguage language)
{
  GString *out = g_string_new (number < 0 ? FAB_TEXT_MINUS : "");

  append_grouped (out, magnitude (number), get_signs (language)->group);
  return g_string_free_and_steal (out);
}

/* From here on doubles don't hold every whole number. */
#define MAX_EXACT 9007199254740992.0

static void
append_fraction (GString *out, guint64 fraction, guint decimals, const char *sign)
{
  for (; decimals > 0 && fraction % 10 == 0; decimals--)
    fraction /= 10;
  if (decimals > 0)
    g_string_append_printf (out, "%s%0*" G_GUINT64_FORMAT, sign, (int)decimals, fraction);
}

/**
 * fab_number_format_real:
 * @number: any number
 * @max_decimals: at most so many, up to 9; zeros at the end are left out
 *
 * Returns: (transfer full): "1 234,5"; "–" for what is no number or too large to be written out
 */
char *
fab_number_format_real (double number, guint max_decimals, FabLanguage language)
{
  const Signs *signs = get_signs (language);
  GString *out;
  guint64 scale = 1, scaled;

  if (!isfinite (number) || fabs (number) >= MAX_EXACT)
    return g_strdup ("–");
  for (guint i = 0; i < MIN (max_decimals, 9) && fabs (number) * scale * 10 < MAX_EXACT; i++)
    scale *= 10;
  scaled = (guint64)round (fabs (number) * scale);
  out = g_string_new (number < 0 && scaled > 0 ? FAB_TEXT_MINUS : "");
  append_grouped (out, scaled / scale, signs->group);
  append_fraction (out, scaled % scale, (guint)round (log10 (scale)), signs->decimal);
  return g_string_free_and_steal (out);
}

/**
 * fab_number_format_money:
 * @cents: euro cents
 *
 * Returns: (transfer full): "12 500 €" or "12 500,50 €"; in English "€12,500"
 */
char *
fab_number_format_money (gint64 cents, FabLanguage language)
{
  const Signs *signs = get_signs (language);
  guint64 value = magnitude (cents);
  GString *out = g_string_new (cents < 0 ? FAB_TEXT_MINUS : "");

  g_string_append (out, signs->before_money);
  append_grouped (out, value / 100, signs->group);
  if (value % 100 != 0)
    g_string_append_printf (out, "%s%02u", signs->decimal, (guint)(value % 100));
  g_string_append (out, signs->after_money);
  return g_string_free_and_steal (out);
}

/* Three digits that matter are enough beside a bar: 1,25 M€, 31,5 k€, 250 k€. */
static char *
format_short (double amount, const char *after, FabLanguage language)
{
  const Signs *signs = get_signs (language);
  double size = fabs (amount);
  guint decimals = size < 9.995 ? 2 : size < 99.95 ? 1 : 0;
  g_autofree char *number = fab_number_format_real (size, decimals, language);

  return g_strdup_printf ("%s%s%s%s", amount < 0 ? FAB_TEXT_MINUS : "", signs->before_money, number, after);
}

/**
 * fab_number_format_money_short:
 * @cents: euro cents
 *
 * Returns: (transfer full): "1,5 M€", "31 k€", "850 €": for cards and bars; rounded to three digits from a thousand euros
 *   on
 */
char *
fab_number_format_money_short (gint64 cents, FabLanguage language)
{
  const Signs *signs = get_signs (language);
  double euros = cents / 100.0;

  /* What rounds up to the next unit is written in it: 999 999 € is 1 M€, never 1 000 k€. */
  if (fabs (euros) >= 999.5e6)
    return format_short (euros / 1e9, signs->after_billions, language);
  if (fabs (euros) >= 999.5e3)
    return format_short (euros / 1e6, signs->after_millions, language);
  if (fabs (euros) >= 1000)
    return format_short (euros / 1e3, signs->after_thousands, language);
  return fab_number_format_money (cents, language);
}

/**
 * fab_number_format_percent:
 * @percent: 35 for 35 %
 *
 * Returns: (transfer full): "35 %", with one decimal at most
 */
char *
fab_number_format_percent (double percent, FabLanguage language)
{
  g_autofree char *number = fab_number_format_real (percent, 1, language);

  return g_strconcat (number, get_signs (language)->percent, NULL);
}

/**
 * fab_number_format_size:
 * @bytes: of a file
 *
 * Returns: (transfer full): "1,5 Mo", in powers of 1000; in English "1.5 MB"
 */
char *
fab_number_format_size (guint64 bytes, FabLanguage language)
{
  const Signs *signs = get_signs (language);
  double size = bytes;
  guint unit = 0;
  g_autofree char *number = NULL;

  while (size >= 999.5 && unit < G_N_ELEMENTS (signs->units) - 1) {
    size /= 1000;
    unit++;
  }
  number = fab_number_format_real (size, size < 9.95 && unit > 0 ? 1 : 0, language);
  return g_strconcat (number, signs->units[unit], NULL);
}
