/* The sub-commands that only read: info, check, dump. */
#include <glib/gi18n.h>
#include <stdio.h>

#include "fab-cli.h"
#include "fab-dump.h"
#include "fab-journal.h"

static void
print_counts (FabStore *store)
{
  for (guint t = 0; t < FAB_N_TABLES; t++) {
    guint n = fab_store_get_count (store, t);

    if (n > 0)
      g_print ("%8u  %s\n", n,
               n == 1 ? fab_table_get_label (fab_table_get (t)) : fab_table_get_plural (fab_table_get (t)));
  }
}

static void
print_last_gesture (FabStore *store)
{
  g_autoptr (GListModel) journal = fab_journal_read (store, 0, 1, NULL);
  g_autoptr (FabGesture) last = journal != NULL ? g_list_model_get_item (journal, 0) : NULL;

  if (last != NULL)
    g_print (_ ("Last change: %s\n"), fab_gesture_get_sentence (last));
}

typedef void (*Print) (FabStore *store);

static int
run (int argc, char **argv, Print print)
{
  g_autoptr (FabStore) store = NULL;
  char *folder = NULL;
  int status;

  if (!fab_cli_parse (&argc, &argv, NULL, 1, &status))
    return status;
  store = fab_cli_open_to_read (argv[1], &folder, &status);
  if (store != NULL) {
    print (store);
    fab_store_close (store, NULL);
    status = FAB_CLI_DONE;
  }
  fab_cli_forget (folder);
  return status;
}

static void
print_info (FabStore *store)
{
  print_counts (store);
  print_last_gesture (store);
}

static void
print_whole (FabStore *store)
{
  g_print (_ ("The project is whole.\n"));
}

static void
print_dump (FabStore *store)
{
  g_autofree char *dump = fab_dump (store);

  fputs (dump, stdout);
}

/** fab_cli_info: how much of what a project holds, and its last change */
int
fab_cli_info (int argc, char **argv)
{
  return run (argc, argv, print_info);
}

/** fab_cli_check: everything that is checked when a project is opened, without opening it */
int
fab_cli_check (int argc, char **argv)
{
  return run (argc, argv, print_whole);
}

/** fab_cli_dump: the project as canonical text, for comparing */
int
fab_cli_dump (int argc, char **argv)
{
  return run (argc, argv, print_dump);
}
