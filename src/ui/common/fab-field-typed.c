#include "fab-field-typed.h"

#include <glib/gi18n.h>

#include "fab-date.h"
#include "fab-error.h"
#include "fab-number.h"

static gboolean
read_nothing (const FabField *field, FabValue *value, GError **error)
{
  *value = FAB_NULL;
  if (!(field->flags & FAB_FIELD_REQUIRED))
    return TRUE;
  /* Translators: the name of a field */
  g_set_error (error, FAB_ERROR, FAB_ERROR_INVALID, _ ("“%s” can’t be left empty"), fab_field_get_label (field));
  return FALSE;
}

/**
 * fab_field_read_typed:
 * @typed: without spaces at its ends
 * @value: (out): what to write; borrows from @typed or @text
 * @text: (out): (transfer full) (nullable): what keeps a date's text
 *
 * Returns: whether @typed can be read as a value of @field
 */
gboolean
fab_field_read_typed (const FabField *field, const char *typed, FabValue *value, char **text, GError **error)
{
  FabLanguage language = fab_language_get_default ();

  *text = NULL;
  if (*typed == '\0')
    return read_nothing (field, value, error);
  *value = (FabValue){ .type = field->type };
  switch (field->type) {
  case FAB_FIELD_DATE:
    *text = fab_date_read (typed, fab_date_today (), error);
    value->text = *text;
    return *text != NULL;
  case FAB_FIELD_MONEY:
    return fab_number_read_money (typed, language, &value->integer, error);
  case FAB_FIELD_REAL:
    return fab_number_read (typed, language, &value->real, error);
  case FAB_FIELD_TEXT:
    value->text = typed;
    return TRUE;
  default:
    return fab_number_read_integer (typed, language, &value->integer, error);
  }
}
