#include <glib/gi18n.h>
#include <locale.h>

#include "fab-cli-layout.h"
#include "fab-cli.h"
#include "fab-config.h"

static const FabCliCommand commands[] = {
  { "new", N_ ("FILE"), N_ ("Make an empty project"), fab_cli_new },
  { "demo", N_ ("FILE"), N_ ("Make the demo project of four towns"), fab_cli_demo },
  { "info", N_ ("FILE"), N_ ("Say what a project holds"), fab_cli_info },
  { "check", N_ ("FILE"), N_ ("Check that a project is whole"), fab_cli_check },
  { "export", N_ ("map|matrix|board|label FILE -o OUTPUT"), N_ ("Draw a view as SVG, PDF or PNG"), fab_cli_export },
  { "analyse", N_ ("FILE [-o OUTPUT]"), N_ ("Say what the map of the actors says, or measure every actor"),
    fab_cli_analyse },
  { "import", N_ ("graph|csv FILE SOURCE"), N_ ("Take in actors and links from another program’s file"),
    fab_cli_import },
  { "compare", N_ ("FILE FROM TO"), N_ ("Say what changed on the map between two dates, meetings or kept states"),
    fab_cli_compare },
  { "dump", N_ ("FILE"), N_ ("Write a project as canonical text"), fab_cli_dump },
  { "generate", N_ ("FILE"), N_ ("Make a synthetic project of any size"), fab_cli_generate },
  { "backup", N_ ("FILE [--list]"), N_ ("Keep a dated copy on this computer"), fab_cli_backup },
  { "restore", N_ ("FILE NUMBER"), N_ ("Put a dated copy back in place"), fab_cli_restore },
  { "layout", N_ ("GRAPH -o OUTPUT"), N_ ("Lay out a graph given as a list of links"), fab_cli_layout },
};

/* How wide the column of the arguments is, in letters: printf counts bytes. */
static glong
get_width_of_arguments (void)
{
  glong width = 0;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    width = MAX (width, g_utf8_strlen (_ (commands[i].arguments), -1));
  return width;
}

static void
print_help (void)
{
  glong width = get_width_of_arguments ();

  g_print (_ ("Usage: %s COMMAND [ARGUMENT…]\n\nCommands:\n"), "fabrique-cli");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++) {
    const char *arguments = _ (commands[i].arguments);

    g_print ("  %-9s %s%*s  %s\n", commands[i].name, arguments, (int)(width - g_utf8_strlen (arguments, -1)), "",
             _ (commands[i].summary));
  }
  g_print (_ ("\n“%s COMMAND --help” says more of a command.\n"
              "Exit status: 0 done, 1 failed, 2 wrong usage, 3 the data say no.\n"),
           "fabrique-cli");
}

static const FabCliCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];
  return NULL;
}

/** fab_cli_get_arguments: what the sub-command takes beside its options, translated */
const char *
fab_cli_get_arguments (const char *name)
{
  const FabCliCommand *command = find_command (name);

  return command != NULL ? _ (command->arguments) : NULL;
}

int
main (int argc, char **argv)
{
  const FabCliCommand *command;

  setlocale (LC_ALL, "");
  bindtextdomain (FAB_GETTEXT_DOMAIN, FAB_LOCALE_DIR);
  bind_textdomain_codeset (FAB_GETTEXT_DOMAIN, "UTF-8");
  textdomain (FAB_GETTEXT_DOMAIN);

  if (argc >= 2 && g_str_equal (argv[1], "--version")) {
    g_print ("fabrique-cli %s\n", FAB_VERSION);
    return FAB_CLI_DONE;
  }
  if (argc >= 2 && (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h") || g_str_equal (argv[1], "help"))) {
    print_help ();
    return FAB_CLI_DONE;
  }
  command = argc >= 2 ? find_command (argv[1]) : NULL;
  if (command == NULL) {
    if (argc >= 2)
      g_printerr (_ ("fabrique-cli: “%s” is no command; “fabrique-cli --help” lists them.\n"), argv[1]);
    else
      g_printerr (_ ("fabrique-cli: name a command; “fabrique-cli --help” lists them.\n"));
    return FAB_CLI_USAGE;
  }
  return command->run (argc - 1, argv + 1);
}
