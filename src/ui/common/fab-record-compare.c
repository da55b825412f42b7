#include "fab-record-compare.h"

#include "fab-date.h"
#include "fab-text.h"

/* 0 where both say something; otherwise who says nothing comes last. */
static int
compare_emptiness (FabRecord *a, FabRecord *b, guint field)
{
  return fab_record_is_null (a, field) - fab_record_is_null (b, field);
}

static int
compare_numbers (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

static gint64
get_rank (FabRecord *record, guint field)
{
  const FabChoices *choices = fab_record_get_table (record)->fields[field].choices;
  const FabChoice *choice = fab_choices_find (choices, fab_record_get_text (record, field));

  return choice != NULL ? choice - choices->choices : choices->n_choices;
}

/** fab_record_compare_title: by name, accents and case aside */
int
fab_record_compare_title (FabRecord *a, FabRecord *b)
{
  return fab_text_compare (fab_record_get_title (a), fab_record_get_title (b));
}

/** fab_record_compare_choice: by the order in which the choices are declared */
int
fab_record_compare_choice (FabRecord *a, FabRecord *b, guint field)
{
  return compare_numbers (get_rank (a, field), get_rank (b, field));
}

/** fab_record_compare_integer: smallest first */
int
fab_record_compare_integer (FabRecord *a, FabRecord *b, guint field)
{
  int emptiness = compare_emptiness (a, b, field);

  return emptiness != 0 ? emptiness
                        : compare_numbers (fab_record_get_integer (a, field), fab_record_get_integer (b, field));
}

/** fab_record_compare_date: earliest first */
int
fab_record_compare_date (FabRecord *a, FabRecord *b, guint field)
{
  int emptiness = compare_emptiness (a, b, field);

  if (emptiness != 0 || fab_record_is_null (a, field))
    return emptiness;
  return fab_date_compare_texts (fab_record_get_text (a, field), fab_record_get_text (b, field));
}
