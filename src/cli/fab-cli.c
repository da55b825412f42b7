#include "fab-cli.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "fab-config.h"
#include "fab-error.h"
#include "fab-intake.h"
#include "fab-titles.h"

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
  /* Translators: %1$s is a command, %2$s what it takes: "FILE FROM TO" */
  g_printerr (
      _ ("fabrique-cli %1$s: wrong number of arguments: it takes %2$s; “fabrique-cli %1$s --help” says more.\n"), name,
      fab_cli_get_arguments (name));
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

/** fab_cli_is_standard: whether @path is "-", standard input or output */
gboolean
fab_cli_is_standard (const char *path)
{
  return path != NULL && g_str_equal (path, "-");
}

/** fab_cli_name_output: @path: (inout): of a file; where it is "-", of standard output */
void
fab_cli_name_output (char **path)
{
  if (fab_cli_is_standard (*path))
    g_set_str (path, "/dev/stdout");
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

/* Says which there are. */
static void
refuse_name (FabStore *store, FabTableId table, const char *name, GError **error)
{
  g_autofree char *titles = fab_titles_list (store, table);
  const char *plural = fab_table_get_plural (fab_table_get (table));

  if (*titles == '\0')
    g_set_error (error, FAB_ERROR, FAB_ERROR_NOT_FOUND, _ ("There is no “%s” in this project."), name);
  else
    /* Translators: %2$s is what such things are called ("Territories"), %3$s their names in a row */
    g_set_error (error, FAB_ERROR, FAB_ERROR_NOT_FOUND, _ ("There is no “%1$s” in this project. %2$s: %3$s."), name,
                 plural, titles);
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
    refuse_name (store, table, name, error);
  return record;
}
