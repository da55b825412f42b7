/* fab-cli.h: what the sub-commands share */
#pragma once

#include "fab-project.h"

G_BEGIN_DECLS

/** Exit statuses. */
enum {
  FAB_CLI_DONE = 0,
  FAB_CLI_FAILED = 1,
  FAB_CLI_USAGE = 2,
  FAB_CLI_REFUSED = 3, /* the data say no */
};

/** One sub-command: its arguments begin with its name. */
typedef struct {
  const char *name;
  const char *arguments; /* "FILE [-o OUTPUT]" */
  const char *summary;   /* untranslated */
  int (*run) (int argc, char **argv);
} FabCliCommand;

const char *fab_cli_get_arguments (const char *name);
gboolean fab_cli_parse (int *argc, char ***argv, const GOptionEntry *entries, int n_arguments, int *status);
int fab_cli_fail (GError *error);
gboolean fab_cli_is_standard (const char *path);
void fab_cli_name_output (char **path);
FabProject *fab_cli_open (const char *path, int *status);
FabStore *fab_cli_open_to_read (const char *path, char **folder, int *status);
void fab_cli_forget (char *folder);
FabRecord *fab_cli_find_by_title (FabStore *store, FabTableId table, const char *name, GError **error);

/* Sub-commands */
int fab_cli_new (int argc, char **argv);
int fab_cli_demo (int argc, char **argv);
int fab_cli_info (int argc, char **argv);
int fab_cli_check (int argc, char **argv);
int fab_cli_dump (int argc, char **argv);
int fab_cli_export (int argc, char **argv);
int fab_cli_import (int argc, char **argv);
int fab_cli_generate (int argc, char **argv);
int fab_cli_analyse (int argc, char **argv);
int fab_cli_backup (int argc, char **argv);
int fab_cli_compare (int argc, char **argv);
int fab_cli_restore (int argc, char **argv);

G_END_DECLS
