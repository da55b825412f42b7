/* Reads any text as a date, a number and an amount, folds and sets it: what is read must be written and read again the same. */
#include "fab-date.h"
#include "fab-number.h"
#include "fab-text.h"
#include "fuzz.h"

static void
read_date (const char *text)
{
  FabDate today = fab_date_from_text ("2026-11-03");
  g_autoptr (GError) error = NULL;
  g_autofree char *date = fab_date_read (text, today, &error);

  g_assert_true ((date == NULL) == (error != NULL));
  if (date != NULL && *date != '\0')
    g_assert_true (fab_date_is_valid (date));
}

static void
read_numbers (const char *text, FabLanguage language)
{
  double number;
  gint64 cents, again;
  g_autofree char *written = NULL;

  if (fab_number_read (text, language, &number, NULL))
    g_free (fab_number_format_real (number, 3, language));
  if (!fab_number_read_money (text, language, &cents, NULL))
    return;
  written = fab_number_format_money (cents, language);
  g_assert_true (fab_number_read_money (written, language, &again, NULL));
  g_assert_cmpint (again, ==, cents);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = fab_text_clean ((const char *)data, (gssize)size);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_free (fab_text_fold (text));
  g_free (fab_text_sort_key (text));
  g_free (fab_text_initials (text));
  g_free (fab_text_elide_middle (text, 12));
  for (guint language = 0; language < 2; language++) {
    g_free (fab_text_typeset (text, language));
    read_numbers (text, language);
  }
  read_date (text);
  return 0;
}
