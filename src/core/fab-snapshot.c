#include "fab-snapshot.h"

#include <glib/gstdio.h>

#include "fab-database.h"
#include "fab-inspect.h"
#include "fab-schema.h"

static gboolean
vacuum_into (FabDatabase *database, const char *copy, GError **error)
{
  g_autoptr (FabStatement) statement = fab_database_prepare (database, "VACUUM INTO ?1", error);

  if (statement == NULL)
    return FALSE;
  fab_statement_bind_text (statement, 1, copy);
  return fab_statement_run (statement, error);
}

/**
 * fab_snapshot_write:
 * @work: a work copy, which another connection may be writing to
 * @copy: where to write; what is there goes
 *
 * Reads one moment of @work without holding its writer up, and moves what its log holds into it.  The copy is then inspected as
 * somebody's file would be, so that nothing leaves that could not be opened again.  Meant to be called in a thread.
 */
gboolean
fab_snapshot_write (const char *work, const char *copy, GCancellable *cancellable, GError **error)
{
  g_autoptr (FabDatabase) database = fab_database_open (work, FAB_DATABASE_UNTRUSTED, error);

  if (database == NULL)
    return FALSE;
  fab_database_set_cancellable (database, cancellable);
  g_unlink (copy);
  /* The copy is made safe where it is put in place; until then a crash only costs making it again. */
  if (!fab_database_execute (database, "PRAGMA synchronous = OFF", error) || !vacuum_into (database, copy, error)) {
    g_unlink (copy);
    return FALSE;
  }
  fab_database_execute (database, "PRAGMA synchronous = FULL", NULL);
  fab_database_checkpoint (database, NULL);
  return fab_inspect (copy, copy, FAB_SCHEMA_VERSION, cancellable, error);
}
