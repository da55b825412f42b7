/* fab-import-identity.h: by what two notations of one organisation are recognised */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *fab_import_identity_of_name (const char *name);
char *fab_import_identity_of_siret (const char *siret);
char *fab_import_identity_of_email (const char *email);

G_END_DECLS
