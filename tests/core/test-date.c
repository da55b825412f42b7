#include <glib.h>

#include "fab-date.h"
#include "fab-error.h"
#include "fab-text.h"

#define W FAB_TEXT_NBSP

#define FRENCH  FAB_LANGUAGE_FRENCH
#define ENGLISH FAB_LANGUAGE_ENGLISH

static const FabDate today = { 2026, 11, 3 }; /* a Tuesday */

static void
test_parse (void)
{
  static const char *const good[] = { "2026", "2026-11", "2026-11-03", "2024-02-29", "1000", "9999-12-31" };
  static const char *const bad[] = { "",           "26",         "999",    "0999",       "10000",         "2026-",
                                     "2026-13",    "2026-00",    "2026-1", "2026-11-00", "2026-11-31",    "2023-02-29",
                                     "2026/11/03", "2026-11-3",  " 2026",  "2026 ",      "2026-11-03T10", "２０２６",
                                     "2026-11-0a", "-026-11-03", "+026" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++) {
    FabDate date;
    g_autofree char *again = NULL;

    g_assert_true (fab_date_parse (good[i], &date));
    again = fab_date_to_text (date);
    g_assert_cmpstr (again, ==, good[i]);
  }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    FabDate date = today;

    g_assert_false (fab_date_parse (bad[i], &date));
    g_assert_false (fab_date_is_set (date));
  }
  g_assert_false (fab_date_is_valid (NULL));
}

static void
assert_date (FabDate date, const char *expected)
{
  g_autofree char *text = fab_date_to_text (date);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_bounds (void)
{
  assert_date (fab_date_first_day (fab_date_from_text ("2026")), "2026-01-01");
  assert_date (fab_date_last_day (fab_date_from_text ("2026")), "2026-12-31");
  assert_date (fab_date_last_day (fab_date_from_text ("2024-02")), "2024-02-29");
  assert_date (fab_date_last_day (fab_date_from_text ("2026-11-03")), "2026-11-03");
  assert_date (fab_date_last_day (FAB_DATE_NONE), NULL);
}

static void
test_compare (void)
{
  static const char *const sorted[] = { "1999-12-31", "2026", "2026-01", "2026-01-01", "2026-11-03", "2027", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (sorted); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sorted) - 1; j++)
      if (i != j)
        g_assert_true ((fab_date_compare_texts (sorted[i], sorted[j]) < 0) == (i < j));
      else
        g_assert_cmpint (fab_date_compare_texts (sorted[i], sorted[j]), ==, 0);
}

static void
test_arithmetic (void)
{
  assert_date (fab_date_add_days (today, 30), "2026-12-03");
  assert_date (fab_date_add_days (today, -3), "2026-10-31");
  assert_date (fab_date_add_days (today, G_MAXINT), NULL);
  assert_date (fab_date_add_days (today, G_MININT), NULL);
  assert_date (fab_date_add_days (fab_date_from_text ("1000-01-01"), -1), NULL);
  assert_date (fab_date_add_months (fab_date_from_text ("2026-01-31"), 1), "2026-02-28");
  assert_date (fab_date_add_months (fab_date_from_text ("2026-03-15"), 36), "2029-03-15");
  assert_date (fab_date_add_months (fab_date_from_text ("2026-03"), 18), "2027-09");
  assert_date (fab_date_add_months (fab_date_from_text ("2026"), 36), "2029");
  assert_date (fab_date_add_months (fab_date_from_text ("2026"), 18), "2027-07");
  assert_date (fab_date_add_months (today, -11), "2025-12-03");
  assert_date (fab_date_add_months (today, G_MAXINT), NULL);
  g_assert_cmpint (fab_date_days_between (today, fab_date_from_text ("2027")), ==, 59);
  g_assert_cmpint (fab_date_days_between (today, fab_date_from_text ("2026-11-01")), ==, -2);
}

static void
assert_formatted (const char *text, FabLanguage language, const char *expected, const char *expected_long)
{
  g_autofree char *formatted = fab_date_format (text, language);
  g_autofree char *formatted_long = fab_date_format_long (text, language);

  g_assert_cmpstr (formatted, ==, expected);
  g_assert_cmpstr (formatted_long, ==, expected_long);
}

static void
test_format (void)
{
  assert_formatted ("2026-11-03", FRENCH, "3" W "nov. 2026", "mardi 3" W "novembre 2026");
  assert_formatted ("2026-11-03", ENGLISH, "3" W "Nov 2026", "Tuesday 3" W "November 2026");
  assert_formatted ("2026-08-01", FRENCH, "1er" W "août 2026", "samedi 1er" W "août 2026");
  assert_formatted ("2026-11", FRENCH, "novembre 2026", "novembre 2026");
  assert_formatted ("2026", FRENCH, "2026", "2026");
  assert_formatted ("à l’automne", FRENCH, "à l’automne", "à l’automne");
  assert_formatted (NULL, FRENCH, "", "");
}

static void
assert_relative (const char *text, const char *french, const char *english)
{
  g_autofree char *in_french = fab_date_format_relative (text, today, FRENCH);
  g_autofree char *in_english = fab_date_format_relative (text, today, ENGLISH);

  g_assert_cmpstr (in_french, ==, french);
  g_assert_cmpstr (in_english, ==, english);
}

static void
test_relative (void)
{
  assert_relative ("2026-11-03", "aujourd’hui", "today");
  assert_relative ("2026-11-04", "demain", "tomorrow");
  assert_relative ("2026-11-02", "hier", "yesterday");
  assert_relative ("2026-11-05", "après-demain", "in 2 days");
  assert_relative ("2026-11-01", "avant-hier", "2 days ago");
  assert_relative ("2026-11-06", "dans 3 jours", "in 3 days");
  assert_relative ("2026-10-27", "il y a 7 jours", "7 days ago");
  assert_relative ("2027-01-01", "dans 59 jours", "in 59 days");
  assert_relative ("2027-01-02", "dans 1 mois", "in 1 month"); /* 60 days, but the second month ends on the third */
  assert_relative ("2027-02-03", "dans 3 mois", "in 3 months");
  assert_relative ("2025-01-01", "il y a 22 mois", "22 months ago");
  assert_relative ("2029-11-02", "dans 2 ans", "in 2 years");
  assert_relative ("2029-11-03", "dans 3 ans", "in 3 years");
  assert_relative ("2026-11", "ce mois-ci", "this month");
  assert_relative ("2026-10", "il y a 1 mois", "1 month ago");
  assert_relative ("2026", "cette année", "this year");
  assert_relative ("2027", "dans 1 an", "in 1 year");
  assert_relative ("bientôt", "bientôt", "bientôt");
}

static void
assert_range (const char *start, const char *end, const char *expected)
{
  g_autofree char *range = fab_date_format_range (start, end, FRENCH);

  g_assert_cmpstr (range, ==, expected);
}

static void
test_range (void)
{
  assert_range ("2026-11-03", "2026-11-05", "3 – 5" W "nov. 2026");
  assert_range ("2026-11-03", "2026-12-01", "3" W "nov. – 1er" W "déc. 2026");
  assert_range ("2026-11-03", "2027-01-01", "3" W "nov. 2026 – 1er" W "janv. 2027");
  assert_range ("2026-11", "2026-12", "novembre – décembre 2026");
  assert_range ("2024", "2026", "2024 – 2026");
  assert_range ("2026", "2026-12", "2026 – décembre 2026");
  assert_range ("2026", "2026", "2026");
  assert_range ("2024", NULL, "depuis 2024");
  assert_range ("2026-11-03", NULL, "depuis le 3" W "nov. 2026");
  assert_range (NULL, "2026-11-03", "jusqu’au 3" W "nov. 2026");
  assert_range (NULL, "2026-11", "jusqu’en novembre 2026");
  assert_range (NULL, NULL, "");
}

static void
assert_read (const char *typed, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = fab_date_read (typed, today, &error);

  if (g_strcmp0 (text, expected) != 0)
    g_test_message ("reading '%s'", typed);
  g_assert_cmpstr (text, ==, expected);
  if (expected == NULL)
    g_assert_error (error, FAB_ERROR, FAB_ERROR_INVALID);
  else
    g_assert_no_error (error);
}

static void
test_read (void)
{
  assert_read ("2026-11-03", "2026-11-03");
  assert_read (" 2026 ", "2026");
  assert_read ("3/11/2026", "2026-11-03");
  assert_read ("03/11/26", "2026-11-03");
  assert_read ("3.11.1998", "1998-11-03");
  assert_read ("03-11-98", "1998-11-03");
  assert_read ("2026/11/3", "2026-11-03");
  assert_read ("11/2026", "2026-11");
  assert_read ("2026/11", "2026-11");
  assert_read ("24/12", "2026-12-24");
  assert_read ("3 nov 2026", "2026-11-03");
  assert_read ("Mardi 3 Novembre 2026", "2026-11-03");
  assert_read ("mar. 3 nov. 2026", "2026-11-03");
  assert_read ("1er août 26", "2026-08-01");
  assert_read ("le 15 févr. 2027", "2027-02-15");
  assert_read ("Nov 3, 2026", "2026-11-03");
  assert_read ("May 3rd, 2026", "2026-05-03");
  assert_read ("nov. 2026", "2026-11");
  assert_read ("décembre 2026", "2026-12");
  assert_read ("14 juil.", "2026-07-14");
}

static void
test_read_relative (void)
{
  assert_read ("aujourd’hui", "2026-11-03");
  assert_read ("aujourd'hui", "2026-11-03");
  assert_read ("Demain", "2026-11-04");
  assert_read ("après-demain", "2026-11-05");
  assert_read ("avant-hier", "2026-11-01");
  assert_read ("yesterday", "2026-11-02");
  assert_read ("dans 3 jours", "2026-11-06");
  assert_read ("dans 2 semaines", "2026-11-17");
  assert_read ("dans 18 mois", "2028-05-03");
  assert_read ("in 1 year", "2027-11-03");
  assert_read ("il y a 10 jours", "2026-10-24");
  assert_read ("10 days ago", "2026-10-24");
  assert_read ("vendredi", "2026-11-06");
  assert_read ("mardi", "2026-11-10");
}

static void
test_read_refuses (void)
{
  static const char *const bad[] = { "",
                                     "bientôt",
                                     "31/11/2026",
                                     "29/2/2026",
                                     "0/11/2026",
                                     "3/0/2026",
                                     "13/2026",
                                     "0/2026",
                                     "11/13/2026",
                                     "3/11/202",
                                     "3/11/20266",
                                     "nov",
                                     "jui 2026",
                                     "0 nov 2026",
                                     "T2 2026",
                                     "3 nov dec 1",
                                     "demain 3",
                                     "dans jours",
                                     "3 jours",
                                     "1/2/3/2026",
                                     "2026-11-31",
                                     "2026?",
                                     "2026\n;DROP",
                                     "3 nov 2026 4",
                                     "dans 9999 ans",
                                     "\377\376",
                                     "12345678901234567890",
                                     "0000",
                                     "3/11/0000" };
  g_autofree char *long_text = g_strnfill (100000, '3');

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    assert_read (bad[i], NULL);
  assert_read (long_text, NULL);
}

/* Every day that is written can be read again, in both languages and both lengths. */
static void
test_read_what_is_written (void)
{
  FabDate date = { 1999, 12, 1 };

  for (int i = 0; i < 800; i++, date = fab_date_add_days (date, 19)) {
    g_autofree char *text = fab_date_to_text (date);

    for (FabLanguage language = ENGLISH; language <= FRENCH; language++) {
      g_autofree char *short_form = fab_date_format (text, language);
      g_autofree char *long_form = fab_date_format_long (text, language);

      assert_read (short_form, text);
      assert_read (long_form, text);
    }
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/parse", test_parse);
  g_test_add_func ("/date/bounds", test_bounds);
  g_test_add_func ("/date/compare", test_compare);
  g_test_add_func ("/date/arithmetic", test_arithmetic);
  g_test_add_func ("/date/format", test_format);
  g_test_add_func ("/date/relative", test_relative);
  g_test_add_func ("/date/range", test_range);
  g_test_add_func ("/date/read", test_read);
  g_test_add_func ("/date/read/relative", test_read_relative);
  g_test_add_func ("/date/read/refuses", test_read_refuses);
  g_test_add_func ("/date/read/written", test_read_what_is_written);
  return g_test_run ();
}
