#include <glib/gi18n.h>

#include "fab-app.h"
#include "fab-config.h"

int
main (int argc, char **argv)
{
  g_autoptr (FabApp) app = NULL;

  bindtextdomain (FAB_GETTEXT_DOMAIN, FAB_LOCALE_DIR);
  bind_textdomain_codeset (FAB_GETTEXT_DOMAIN, "UTF-8");
  textdomain (FAB_GETTEXT_DOMAIN);

  app = fab_app_new ();
  return g_application_run (G_APPLICATION (app), argc, argv);
}
