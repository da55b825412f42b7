#include "fab-plain-row.h"

/**
 * fab_plain_row_new:
 * @type: %ADW_TYPE_ACTION_ROW, or a type that derives from it
 * @title: its title, as people wrote it: “L’Œuf & la Poule”
 * @subtitle: (nullable): its subtitle, the same
 *
 * Properties that are given to g_object_new() together may take effect in any order: a title among them may be read as markup
 * before the row knows that it is none.
 *
 * Returns: (transfer floating): the row
 */
gpointer
fab_plain_row_new (GType type, const char *title, const char *subtitle)
{
  gpointer row = g_object_new (type, NULL);

  adw_preferences_row_set_use_markup (row, FALSE);
  adw_preferences_row_set_title (row, title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (row, subtitle);
  return row;
}
