#include <math.h>

#include <glib.h>

#include "fab-error.h"
#include "fab-number.h"
#include "fab-text.h"

#define N FAB_TEXT_NARROW_NBSP
#define W FAB_TEXT_NBSP

#define FRENCH  FAB_LANGUAGE_FRENCH
#define ENGLISH FAB_LANGUAGE_ENGLISH

/* Compares and frees. */
static void
assert_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_numbers (void)
{
  assert_text (fab_number_format (0, FRENCH), "0");
  assert_text (fab_number_format (999, FRENCH), "999");
  assert_text (fab_number_format (-12500, FRENCH), "−12" N "500");
  assert_text (fab_number_format (1234567, ENGLISH), "1,234,567");
  assert_text (fab_number_format (G_MININT64, ENGLISH), "−9,223,372,036,854,775,808");
  assert_text (fab_number_format_real (1234.5, 2, FRENCH), "1" N "234,5");
  assert_text (fab_number_format_real (0.05, 2, ENGLISH), "0.05");
  assert_text (fab_number_format_real (1.999, 2, FRENCH), "2");
  assert_text (fab_number_format_real (-0.001, 2, FRENCH), "0");
  assert_text (fab_number_format_real (2.5, 0, FRENCH), "3");
  assert_text (fab_number_format_real (10, 3, FRENCH), "10");
  assert_text (fab_number_format_real (NAN, 2, FRENCH), "–");
  assert_text (fab_number_format_real (1e300, 2, FRENCH), "–");
}

static void
test_money (void)
{
  assert_text (fab_number_format_money (1250000, FRENCH), "12" N "500" W "€");
  assert_text (fab_number_format_money (1250050, FRENCH), "12" N "500,50" W "€");
  assert_text (fab_number_format_money (-5, FRENCH), "−0,05" W "€");
  assert_text (fab_number_format_money (1250000, ENGLISH), "€12,500");
  assert_text (fab_number_format_money (-1250050, ENGLISH), "−€12,500.50");
}

static void
test_money_short (void)
{
  assert_text (fab_number_format_money_short (150000000, FRENCH), "1,5" W "M€");
  assert_text (fab_number_format_money_short (3100000, FRENCH), "31" W "k€");
  assert_text (fab_number_format_money_short (85000, FRENCH), "850" W "€");
  assert_text (fab_number_format_money_short (99999900, FRENCH), "1" W "M€");
  assert_text (fab_number_format_money_short (G_GINT64_CONSTANT (500000000000), FRENCH), "5" W "Md€");
  assert_text (fab_number_format_money_short (125000000, ENGLISH), "€1.25M");
  assert_text (fab_number_format_money_short (-3150000, ENGLISH), "−€31.5k");
  assert_text (fab_number_format_money_short (G_GINT64_CONSTANT (500000000000), ENGLISH), "€5bn");
}

static void
test_percent_and_size (void)
{
  assert_text (fab_number_format_percent (35, FRENCH), "35" N "%");
  assert_text (fab_number_format_percent (-15.85, FRENCH), "−15,9" N "%");
  assert_text (fab_number_format_percent (35, ENGLISH), "35%");
  assert_text (fab_number_format_size (999, FRENCH), "999" W "octets");
  assert_text (fab_number_format_size (1500000, FRENCH), "1,5" W "Mo");
  assert_text (fab_number_format_size (999999, ENGLISH), "1" W "MB");
  assert_text (fab_number_format_size (61000000, ENGLISH), "61" W "MB");
}

static void
assert_money (const char *typed, FabLanguage language, gint64 expected)
{
  g_autoptr (GError) error = NULL;
  gint64 cents = -1;

  if (!fab_number_read_money (typed, language, &cents, &error))
    g_test_message ("reading '%s'", typed);
  g_assert_no_error (error);
  g_assert_cmpint (cents, ==, expected);
}

static void
test_read_money (void)
{
  assert_money ("12 500,50 €", FRENCH, 1250050);
  assert_money ("12" N "500" W "€", FRENCH, 1250000);
  assert_money ("12500.5", FRENCH, 1250050);
  assert_money ("12500", FRENCH, 1250000);
  assert_money ("1,5 M€", FRENCH, 150000000);
  assert_money ("1.525M€", FRENCH, 152500000);
  assert_money ("31 k€", FRENCH, 3100000);
  assert_money ("31K€", FRENCH, 3100000);
  assert_money ("31k", FRENCH, 3100000);
  assert_money ("5 Md€", FRENCH, G_GINT64_CONSTANT (500000000000));
  assert_money ("2 millions d’euros", FRENCH, 200000000);
  assert_money ("2 millions d'euros", FRENCH, 200000000);
  assert_money ("1 million €", FRENCH, 100000000);
  assert_money ("1.250.000,75", FRENCH, 125000075);
  assert_money ("1.250.000", FRENCH, 125000000);
  assert_money ("-12,30 EUR", FRENCH, -1230);
  assert_money ("−12,30 euros", FRENCH, -1230);
  assert_money ("12,500", ENGLISH, 1250000);
  assert_money ("€1.5M", ENGLISH, 150000000);
  assert_money ("€12,500.50", ENGLISH, 1250050);
  assert_money ("−€12,500.50", ENGLISH, -1250050);
  assert_money ("12,5", ENGLISH, 1250);
  assert_money ("12,500", FRENCH, 1250);
  assert_money ("10 000 000 000 000 €", FRENCH, FAB_NUMBER_MAX_CENTS);
  assert_money ("0", FRENCH, 0);
}

static void
test_read_money_refuses (void)
{
  static const char *const bad[] = { "",
                                     " ",
                                     "€",
                                     "-",
                                     "k€",
                                     "douze",
                                     "12.500",
                                     "12,505",
                                     "1 25 00",
                                     "12 50",
                                     "1,2,3",
                                     "12 500,",
                                     ",5",
                                     "1,5 k€ €",
                                     "12 € 50",
                                     "1e9",
                                     "0x10",
                                     "inf",
                                     "nan",
                                     "12%",
                                     "$12",
                                     "10 000 000 000 000,01",
                                     "99999999999999999999",
                                     "1,5 kk",
                                     "--5",
                                     "12\377",
                                     "999999999999999999 M€",
                                     "1 000 000 000 000 000",
                                     "3m²",
                                     "１２" };
  g_autofree char *long_text = g_strnfill (100000, '3');

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;
    gint64 cents = 7;

    if (fab_number_read_money (bad[i], FRENCH, &cents, &error))
      g_test_message ("reading '%s'", bad[i]);
    g_assert_error (error, FAB_ERROR, FAB_ERROR_INVALID);
    g_assert_cmpint (cents, ==, 7);
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
  }
  g_assert_false (fab_number_read_money (long_text, FRENCH, &(gint64){ 0 }, NULL));
}

/* What is written can be read again, to the cent. */
static void
test_read_what_is_written (void)
{
  for (int i = 0; i < 2000; i++) {
    gint64 cents = g_test_rand_int_range (G_MININT, G_MAXINT) / (gint64)pow (10, i % 9);
    g_autofree char *french = fab_number_format_money (cents, FRENCH);

    assert_money (french, FRENCH, cents);
    if (cents >= 0) {
      g_autofree char *english = fab_number_format_money (cents, ENGLISH);

      assert_money (english, ENGLISH, cents);
    }
  }
}

static void
assert_number (const char *typed, FabLanguage language, double expected)
{
  g_autoptr (GError) error = NULL;
  double number = 0;

  g_assert_true (fab_number_read (typed, language, &number, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (number, expected, 1e-9);
}

static void
test_read_numbers (void)
{
  gint64 integer = 0;

  assert_number ("3,25", FRENCH, 3.25);
  assert_number ("0.125", FRENCH, 0.125);
  assert_number ("1 234,5", FRENCH, 1234.5);
  assert_number ("-1,234.5", ENGLISH, -1234.5);
  g_assert_false (fab_number_read ("", FRENCH, &(double){ 0 }, NULL));
  g_assert_false (fab_number_read ("1/3", FRENCH, &(double){ 0 }, NULL));
  g_assert_true (fab_number_read_integer ("45 390", FRENCH, &integer, NULL));
  g_assert_cmpint (integer, ==, 45390);
  g_assert_true (fab_number_read_integer ("12,0", FRENCH, &integer, NULL));
  g_assert_cmpint (integer, ==, 12);
  g_assert_false (fab_number_read_integer ("12,5", FRENCH, &integer, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number/format", test_numbers);
  g_test_add_func ("/number/money", test_money);
  g_test_add_func ("/number/money/short", test_money_short);
  g_test_add_func ("/number/percent", test_percent_and_size);
  g_test_add_func ("/number/read/money", test_read_money);
  g_test_add_func ("/number/read/money/refuses", test_read_money_refuses);
  g_test_add_func ("/number/read/written", test_read_what_is_written);
  g_test_add_func ("/number/read", test_read_numbers);
  return g_test_run ();
}
