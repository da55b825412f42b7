/* fab-schema-sql.h: the schema as SQL, made from the field lists */
#pragma once

#include "fab-database.h"
#include "fab-schema.h"

G_BEGIN_DECLS

gboolean fab_schema_create (FabDatabase *database, GError **error);
GHashTable *fab_schema_get_statements (void);
char *fab_schema_get_select (const FabTable *table);
char *fab_schema_get_insert (const FabTable *table);

G_END_DECLS
