#include "fab-cli.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "fab-config.h"
#include "fab-error.h"
#include "fab-intake.h"

/**
 * fab_cli_parse:
 * @entries: the sub-command's options, ended by %G_OPTION_ENTRY_NULL
 * @n_arguments: how many arguments it takes beside them
 * @status: (out): set where the answer is %FALSE
 *
 * Returns: whether the sub-command can go on
 */
gboolean
fab_cli_parse (int *argc, char ***argv, const GOptionEntry *entries, int n_arguments, int *status)
{
  const char *name = (*argv)[0];
  g_autoptr (GOptionContext) context = g_option_context_new (fab_cli_get_arguments (name));
  g_autofree char *program = g_strdup_printf ("fabrique-cli %s", name);
  g_autoptr (GError) error = NULL;

  g_set_prgname (program);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, FAB_GETTEXT_DOMAIN);
  *status = FAB_CLI_USAGE;
  if (!g_option_context_parse (context, argc, argv, &error)) {
    g_printerr ("fabrique-cli %s: %s\n", name, error->message);
    return FALSE;
  }
  if (*argc - 1 == n_arguments)
    return TRUE;
  g_printerr (_ ("fabrique-cli %s: wrong number of arguments; “fabrique-cli --help” says which.\n"), name);
  return FALSE;
}

/** fab_cli_fail: says @error; returns the exit status that fits it */
int
fab_cli_fail (GError *error)
{
  g_printerr ("fabrique-cli: %s\n", error->message);
  if (error->domain == FAB_ERROR)
    switch ((FabError)error->code) {
    case FAB_ERROR_NOT_A_PROJECT:
    case FAB_ERROR_DAMAGED:
    case FAB_ERROR_NEWER:
    case FAB_ERROR_INVALID:
    case FAB_ERROR_NOT_FOUND:
      return FAB_CLI_REFUSED;
    default:
      break;
    }
  return FAB_CLI_FAILED;
}

/** fab_cli_open: (transfer full) (nullable): the project, to be changed and closed; else @status is set and the cause said */
FabProject *
fab_cli_open (const char *path, int *status)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GError) error = NULL;
  FabProject *project = fab_project_open (file, NULL, &error);

  if (project == NULL)
    *status = fab_cli_fail (error);
  return project;
}

/** fab_cli_forget: removes the private folder that fab_cli_open_to_read() made */
void
fab_cli_forget (char *folder)
{
  g_autofree char *copy = NULL;

  if (folder == NULL)
    return;
  copy = g_build_filename (folder, "copy.db", NULL);
  for (guint i = 0; i < 3; i++) {
    static const char *const suffixes[] = { "", "-wal", "-shm" };
    g_autofree char *path = g_strconcat (copy, suffixes[i], NULL);

    g_unlink (path);
  }
  g_rmdir (folder);
  g_free (folder);
}

static FabStore *
read_copy (const char *path, const char *folder, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autofree char *resolved = fab_intake_resolve (file, error);
  g_autofree char *copy = g_build_filename (folder, "copy.db", NULL);
  FabIntake intake;

  if (resolved == NULL || !fab_intake_take (resolved, copy, &intake, NULL, error))
    return NULL;
  return fab_store_new (copy, error);
}

/**
 * fab_cli_open_to_read:
 * @folder: (out) (transfer full): a private folder, for fab_cli_forget() at the end
 *
 * Reads a project without opening it: somebody may be working on it.
 *
 * Returns: (transfer full) (nullable): its records; else @status is set and the cause said
 */
FabStore *
fab_cli_open_to_read (const char *path, char **folder, int *status)
{
  g_autoptr (GError) error = NULL;
  FabStore *store;

  *folder = g_dir_make_tmp ("fabrique-XXXXXX", &error);
  store = *folder != NULL ? read_copy (path, *folder, &error) : NULL;
  if (store == NULL)
    *status = fab_cli_fail (error);
  return store;
}

/**
 * fab_cli_find_by_title:
 * @name: compared without accents or case
 *
 * Returns: (transfer none) (nullable): the record of @table that is called @name; %NULL with @error set where there is none
 */
FabRecord *
fab_cli_find_by_title (FabStore *store, FabTableId table, const char *name, GError **error)
{
  FabRecord *record = fab_store_find_titled (store, table, name);

  if (record == NULL)
    g_set_error (error, FAB_ERROR, FAB_ERROR_NOT_FOUND, _ ("There is no “%s” in this project."), name);
  return record;
}
