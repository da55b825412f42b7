/* The sub-command compare: what is different between two times of the map, as sentences. */
#include <glib/gi18n.h>

#include "fab-cli.h"
#include "fab-map-changes.h"
#include "fab-map-stops.h"

static FabMapMoment *
read_moment (FabStore *store, const char *text, char **described, GError **error)
{
  FabMapStop stop;

  if (!fab_map_stop_parse (store, text, fab_date_today (), &stop, error))
    return NULL;
  *described = fab_map_stop_describe (&stop, fab_language_get_default ());
  return fab_map_stop_get_moment (&stop, store, error);
}

static int
compare (FabStore *store, const char *from, const char *to)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before_name = NULL, *after_name = NULL, *sum = NULL;
  g_autoptr (FabMapMoment) before = read_moment (store, from, &before_name, &error);
  g_autoptr (FabMapMoment) after = before != NULL ? read_moment (store, to, &after_name, &error) : NULL;
  g_autoptr (FabMapChanges) changes = NULL;
  g_autoptr (GPtrArray) sentences = NULL;

  if (after == NULL)
    return fab_cli_fail (error);
  changes = fab_map_changes_new (before, after);
  sentences = fab_map_changes_tell (changes, fab_language_get_default ());
  sum = fab_map_changes_sum_up (changes);
  g_print ("%s → %s\n%s\n", before_name, after_name, sum);
  for (guint i = 0; i < sentences->len; i++)
    g_print ("%s\n", ((const FabMapSentence *)g_ptr_array_index (sentences, i))->text);
  return FAB_CLI_DONE;
}

/** fab_cli_compare: says what is different between two dates, meetings or kept states of the map */
int
fab_cli_compare (int argc, char **argv)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (FabStore) store = NULL;
  char *folder = NULL;
  int status;

  if (!fab_cli_parse (&argc, &argv, entries, 3, &status))
    return status;
  store = fab_cli_open_to_read (argv[1], &folder, &status);
  if (store != NULL) {
    status = compare (store, argv[2], argv[3]);
    fab_store_close (store, NULL);
  }
  fab_cli_forget (folder);
  return status;
}
