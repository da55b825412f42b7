#include "fab-describe.h"

#include <glib/gi18n-lib.h>

#include "fab-date.h"
#include "fab-number.h"

static char *
describe_reference (FabStore *store, FabRecord *record, guint field)
{
  FabRecord *target = fab_store_get_target (store, record, field);
  const char *title = target != NULL ? fab_record_get_title (target) : "";

  if (target != NULL && *title == '\0')
    return g_strdup (fab_table_get_label (fab_record_get_table (target)));
  return g_strdup (title);
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
    return g_strdup (fab_record_get_boolean (record, field) ? _("Yes") : _("No"));
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
