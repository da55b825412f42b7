#include "fab-field-row.h"

#include <glib/gi18n.h>

#include "fab-choice-row.h"
#include "fab-entry-row.h"
#include "fab-reference-row.h"
#include "fab-switch-row.h"
#include "fab-text-row.h"

/**
 * fab_field_row_new:
 * @field: a field of @record's table
 *
 * Returns: (transfer floating): a row titled with the field's name; what the person writes there is one gesture, told when the row is
 *   left or Enter pressed; the row follows the record
 */
GtkWidget *
fab_field_row_new (FabContext *context, FabRecord *record, guint field)
{
  const FabField *declared = &fab_record_get_table (record)->fields[field];

  switch (declared->type) {
  case FAB_FIELD_CHOICE:
    return fab_choice_row_new (context, record, field);
  case FAB_FIELD_REF:
    return fab_reference_row_new (context, record, field);
  case FAB_FIELD_BOOLEAN:
    return fab_switch_row_new (context, record, field);
  default:
    if (declared->flags & FAB_FIELD_LONG)
      return fab_text_row_new (context, record, field);
    return fab_entry_row_new (context, record, field);
  }
}

/** fab_field_row_make_sentence: (transfer full): what the journal says of an edit of @field */
char *
fab_field_row_make_sentence (FabRecord *record, guint field)
{
  const FabTable *table = fab_record_get_table (record);
  const char *title = fab_record_get_title (record);
  const char *label = fab_field_get_label (&table->fields[field]);

  if (*title == '\0')
    title = fab_table_get_label (table);
  /* Translators: the name of a field, then of a thing, as in "Status of “Cannery” changed" */
  return g_strdup_printf (_ ("%s of “%s” changed"), label, title);
}
