#include <glib/gi18n-lib.h>

#include "fab-error.h"
#include "fab-store-private.h"

/* Documents' bytes lie beside the records, by their SHA-256: the same file attached twice is kept once, and undoing the removal of a
 * document finds its bytes still there. */

/**
 * fab_store_put_content:
 *
 * Returns: (transfer full): the SHA-256 under which the bytes are kept, as hexadecimal text; or %NULL with @error set
 */
char *
fab_store_put_content (FabStore *self, GBytes *bytes, GError **error)
{
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autoptr (FabStatement) statement =
      fab_database_prepare (self->database, "INSERT OR IGNORE INTO content VALUES (?1, ?2)", error);

  if (statement == NULL)
    return NULL;
  fab_statement_bind_text (statement, 1, sha256);
  fab_statement_bind_bytes (statement, 2, bytes);
  return fab_statement_run (statement, error) ? g_steal_pointer (&sha256) : NULL;
}

/**
 * fab_store_get_content:
 *
 * Returns: (transfer full): the bytes kept under @sha256; or %NULL with @error set
 */
GBytes *
fab_store_get_content (FabStore *self, const char *sha256, GError **error)
{
  g_autoptr (FabStatement) statement =
      fab_database_prepare (self->database, "SELECT bytes FROM content WHERE sha256 = ?1", error);
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  fab_statement_bind_text (statement, 1, sha256);
  if (!fab_statement_step (statement, &has_row, error))
    return NULL;
  if (!has_row) {
    g_set_error_literal (error, FAB_ERROR, FAB_ERROR_NOT_FOUND, _ ("This document’s content is missing."));
    return NULL;
  }
  return fab_statement_get_bytes (statement, 0);
}
