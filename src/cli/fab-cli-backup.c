/* The sub-commands backup and restore. */
#include <glib/gi18n.h>
#include <stdlib.h>

#include "fab-cli.h"
#include "fab-intake.h"

static char *
resolve (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);

  return fab_intake_resolve (file, error);
}

static void
print_backup (guint number, FabBackup *backup)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (fab_backup_get_time (backup));
  g_autofree char *when = g_date_time_format (time, "%F %T");
  g_autofree char *size = g_format_size (fab_backup_get_size (backup));

  g_print ("%3u  %s  %10s  %s\n", number, when, size, fab_backup_get_reason_label (backup));
}

static int
list (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *document = resolve (path, &error);
  g_autoptr (GPtrArray) backups = document != NULL ? fab_backup_list_for_document (document) : NULL;

  if (backups == NULL)
    return fab_cli_fail (error);
  for (guint i = 0; i < backups->len; i++)
    print_backup (i + 1, g_ptr_array_index (backups, i));
  if (backups->len == 0)
    g_print (_ ("There is no copy of this project on this computer.\n"));
  return FAB_CLI_DONE;
}

/** fab_cli_backup: keeps a dated, checked copy; or lists those that there are */
int
fab_cli_backup (int argc, char **argv)
{
  gboolean only_list = FALSE;
  const GOptionEntry entries[] = {
    { "list", 'l', 0, G_OPTION_ARG_NONE, &only_list, N_ ("List the copies, the last first"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (FabProject) project = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (!fab_cli_parse (&argc, &argv, entries, 1, &status))
    return status;
  if (only_list)
    return list (argv[1]);
  project = fab_cli_open (argv[1], &status);
  if (project == NULL)
    return status;
  if (!fab_project_backup_now (project, FAB_BACKUP_ASKED, &error) || !fab_project_close (project, &error))
    return fab_cli_fail (error);
  return FAB_CLI_DONE;
}

static FabBackup *
find (const char *document, const char *number)
{
  g_autoptr (GPtrArray) backups = fab_backup_list_for_document (document);
  guint64 wanted;

  if (backups == NULL || backups->len == 0 || !g_ascii_string_to_unsigned (number, 10, 1, backups->len, &wanted, NULL))
    return NULL;
  return g_object_ref (g_ptr_array_index (backups, wanted - 1));
}

/** fab_cli_restore: puts the copy of that number, as 'backup --list' counts, in the document's place; what was there is kept as a copy */
int
fab_cli_restore (int argc, char **argv)
{
  g_autofree char *document = NULL;
  g_autoptr (FabBackup) backup = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (!fab_cli_parse (&argc, &argv, NULL, 2, &status))
    return status;
  document = resolve (argv[1], &error);
  if (document == NULL)
    return fab_cli_fail (error);
  backup = find (document, argv[2]);
  if (backup == NULL) {
    g_printerr (_ ("fabrique-cli restore: there is no copy of the number “%s”; “backup --list” lists them.\n"),
                argv[2]);
    return FAB_CLI_REFUSED;
  }
  file = g_file_new_for_path (document);
  if (!fab_backup_restore (backup, file, g_get_real_time () / G_USEC_PER_SEC, &error))
    return fab_cli_fail (error);
  return FAB_CLI_DONE;
}
