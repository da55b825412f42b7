/* Reads any bytes as a table, as it guesses and in every other way. */
#include "fab-csv-roles.h"
#include "fuzz.h"

static void
read_as (GBytes *bytes, const FabCsvStyle *style)
{
  g_autoptr (FabCsv) table = fab_csv_read (bytes, style, NULL, NULL);
  g_autoptr (FabDraft) draft = NULL;
  FabCsvRoles roles;

  if (table == NULL)
    return;
  for (guint row = 0; row < fab_csv_get_n_rows (table); row++)
    for (guint column = 0; column < fab_csv_get_n_columns (table); column++)
      g_assert (g_utf8_validate (fab_csv_get_text (table, row, column), -1, NULL));
  roles = fab_csv_roles_guess (table);
  draft = fab_csv_to_draft (table, &roles, table, &roles, NULL, NULL);
}

/* The first byte says how, where it isn't guessed. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  FabCsvStyle style = fab_csv_guess (bytes);

  read_as (bytes, &style);
  if (size > 0) {
    style = (FabCsvStyle){ data[0] % FAB_CSV_N_ENCODINGS, FAB_CSV_SEPARATORS[data[0] / 16 % 4], data[0] % 3,
                           data[0] % 2 == 0 };
    read_as (bytes, &style);
  }
  return 0;
}
