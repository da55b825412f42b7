#include "fab-describe.h"

#include <glib/gi18n-lib.h>

#include "fab-date.h"
#include "fab-number.h"

/* Through how many records a name is looked for: an evidence's answer's application's shop. */
#define MAX_DEPTH 4

static void append_names (FabStore *store, FabRecord *record, guint depth, GPtrArray *names);

static void
append_target (FabStore *store, FabRecord *record, guint field, guint depth, GPtrArray *names)
{
  FabRecord *target = fab_store_get_target (store, record, field);

  if (target != NULL)
    append_names (store, target, depth + 1, names);
}

/* A record without a title is called by what it can't be without: an answer by its shop and the charter's action. */
static void
append_names (FabStore *store, FabRecord *record, guint depth, GPtrArray *names)
{
  const FabTable *table = fab_record_get_table (record);
  const char *title = fab_record_get_title (record);

  if (*title != '\0') {
    g_ptr_array_add (names, (gpointer)title);
    return;
  }
  for (guint f = 0; f < table->n_fields && depth < MAX_DEPTH; f++)
    if (fab_field_is_reference (&table->fields[f]) && (table->fields[f].flags & FAB_FIELD_REQUIRED) &&
        table->fields[f].target != FAB_TABLE_CHARTER)
      append_target (store, record, f, depth, names);
}

/**
 * fab_describe_record:
 *
 * Returns: (transfer full): what a record is called: its title; without one, the titles of what it belongs to, such as
 *   "Biocoop · Livraison à vélo" for an answer; at the least the name of its table
 */
char *
fab_describe_record (FabStore *store, FabRecord *record)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  append_names (store, record, 0, names);
  if (names->len == 0)
    return g_strdup (fab_table_get_label (fab_record_get_table (record)));
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" · ", (char **)names->pdata);
}

static char *
describe_reference (FabStore *store, FabRecord *record, guint field)
{
  FabRecord *target = fab_store_get_target (store, record, field);

  return target != NULL ? fab_describe_record (store, target) : g_strdup ("");
}

/* Years and codes are numbers that nobody groups by thousands. */
static char *
describe_integer (const FabField *field, gint64 value, FabLanguage language)
{
  if (g_str_has_suffix (field->column, "year"))
    return g_strdup_printf ("%" G_GINT64_FORMAT, value);
  return fab_number_format (value, language);
}

/**
 * fab_describe_field:
 *
 * Returns: (transfer full): the value of @field with its language's typography: "12 500 €", "3 nov. 2026", the label of a choice, the
 *   title of what a reference names; "" for null
 */
char *
fab_describe_field (FabStore *store, FabRecord *record, guint field, FabLanguage language)
{
  const FabField *declared = &fab_record_get_table (record)->fields[field];

  if (fab_record_is_null (record, field))
    return g_strdup ("");
  switch (declared->type) {
  case FAB_FIELD_DATE:
    return fab_date_format (fab_record_get_text (record, field), language);
  case FAB_FIELD_CHOICE:
    return g_strdup (fab_choices_get_label (declared->choices, fab_record_get_text (record, field)));
  case FAB_FIELD_MONEY:
    return fab_number_format_money (fab_record_get_integer (record, field), language);
  case FAB_FIELD_REAL:
    return fab_number_format_real (fab_record_get_real (record, field), 3, language);
  case FAB_FIELD_BOOLEAN:
    return g_strdup (fab_record_get_boolean (record, field) ? _ ("Yes") : _ ("No"));
  case FAB_FIELD_TIME:
    return fab_date_format_time (fab_record_get_integer (record, field), language);
  case FAB_FIELD_REF:
  case FAB_FIELD_ANY:
    return describe_reference (store, record, field);
  case FAB_FIELD_INTEGER:
    return describe_integer (declared, fab_record_get_integer (record, field), language);
  case FAB_FIELD_TEXT:
  default:
    return g_strdup (fab_record_get_text (record, field));
  }
}
