/* fab-roadmap-words.c: what axes and statuses are called */
#include "fab-roadmap-model.h"

/** fab_axis_dup_title: (transfer full): "1. A booklet for firms" */
char *
fab_axis_dup_title (FabRecord *axis)
{
  const char *code = fab_record_get_text (axis, FAB_AXIS_CODE);

  if (code == NULL || *code == '\0')
    return g_strdup (fab_record_get_title (axis));
  return g_strdup_printf (g_ascii_isalnum (code[strlen (code) - 1]) ? "%s. %s" : "%s %s", code,
                          fab_record_get_title (axis));
}

/** fab_axis_get_depth: 0 for an axis, 1 for a sub-axis… */
guint
fab_axis_get_depth (FabStore *store, FabRecord *axis)
{
  guint depth = 0;

  while (depth < 16 && (axis = fab_store_get_target (store, axis, FAB_AXIS_PARENT)) != NULL)
    depth++;
  return depth;
}

const FabChoices *
fab_status_get_choices (void)
{
  return fab_table_get (FAB_TABLE_ACTION)->fields[FAB_ACTION_STATUS].choices;
}

/** fab_status_find: the column of a status; the first for one that is not known */
guint
fab_status_find (const char *code)
{
  const FabChoices *choices = fab_status_get_choices ();

  for (guint i = 0; i < choices->n_choices; i++)
    if (g_strcmp0 (choices->choices[i].code, code) == 0)
      return i;
  return 0;
}

const char *
fab_status_get_code (guint status)
{
  return fab_status_get_choices ()->choices[status].code;
}

/** fab_status_get_label: as people read it, translated */
const char *
fab_status_get_label (guint status)
{
  return fab_choices_get_label (fab_status_get_choices (), fab_status_get_code (status));
}
