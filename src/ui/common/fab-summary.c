#include "fab-summary.h"

#include <stdarg.h>

#include "fab-describe.h"

/** fab_summary_fill: describes @record; @describe: (nullable): without it the title stands alone; free with fab_summary_clear() */
void
fab_summary_fill (FabSummary *self, FabStore *store, FabRecord *record, FabDescribe describe)
{
  *self = (FabSummary){ 0 };
  if (describe != NULL)
    describe (store, record, self);
  if (self->title == NULL)
    self->title = fab_describe_record (store, record);
}

void
fab_summary_clear (FabSummary *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->subtitle, g_free);
  g_clear_pointer (&self->badge, g_free);
}

/**
 * fab_summary_join:
 * @...: fields of @record, then -1
 *
 * Returns: (transfer full): the fields' values as people read them, such as "Held · 23 Jan 2020", without those that are empty
 */
char *
fab_summary_join (FabStore *store, FabRecord *record, ...)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  va_list fields;
  int field;

  va_start (fields, record);
  while ((field = va_arg (fields, int)) >= 0) {
    g_autofree char *value = fab_describe_field (store, record, field, fab_language_get_default ());

    if (*value != '\0' && joined->len > 0)
      g_string_append (joined, " · ");
    g_string_append (joined, value);
  }
  va_end (fields);
  return g_string_free (g_steal_pointer (&joined), FALSE);
}
