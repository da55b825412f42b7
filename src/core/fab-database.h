/* fab-database.h: an SQLite connection and its statements, with GError */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _FabDatabase FabDatabase;
typedef struct _FabStatement FabStatement;

typedef enum {
  FAB_DATABASE_CREATE = 1 << 0, /* make the file if it isn't there */
  FAB_DATABASE_READ_ONLY = 1 << 1,
  FAB_DATABASE_UNTRUSTED =
      1 << 2, /* somebody's file: defensive mode, no triggers, no views, nothing attached, limits */
} FabDatabaseFlags;

FabDatabase *fab_database_open (const char *path, FabDatabaseFlags flags, GError **error);
gboolean fab_database_close (FabDatabase *self, GError **error);
void fab_database_free (FabDatabase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabDatabase, fab_database_free)

void fab_database_set_deadline (FabDatabase *self, gint64 microseconds);
void fab_database_set_cancellable (FabDatabase *self, GCancellable *cancellable);
gboolean fab_database_execute (FabDatabase *self, const char *sql, GError **error);
gboolean fab_database_read_integer (FabDatabase *self, const char *sql, gint64 *value, GError **error);
char *fab_database_read_text (FabDatabase *self, const char *sql, GError **error);
gboolean fab_database_checkpoint (FabDatabase *self, GError **error);

FabStatement *fab_database_prepare (FabDatabase *self, const char *sql, GError **error);
void fab_statement_free (FabStatement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabStatement, fab_statement_free)

void fab_statement_bind_null (FabStatement *self, int parameter);
void fab_statement_bind_integer (FabStatement *self, int parameter, gint64 value);
void fab_statement_bind_real (FabStatement *self, int parameter, double value);
void fab_statement_bind_text (FabStatement *self, int parameter, const char *value);
void fab_statement_bind_bytes (FabStatement *self, int parameter, GBytes *value);

gboolean fab_statement_step (FabStatement *self, gboolean *has_row, GError **error);
gboolean fab_statement_run (FabStatement *self, GError **error);

gboolean fab_statement_is_null (FabStatement *self, int column);
gint64 fab_statement_get_integer (FabStatement *self, int column);
double fab_statement_get_real (FabStatement *self, int column);
const char *fab_statement_get_text (FabStatement *self, int column);
gboolean fab_statement_text_is_clean (FabStatement *self, int column);
gsize fab_statement_get_size (FabStatement *self, int column);
GBytes *fab_statement_get_bytes (FabStatement *self, int column);
int fab_statement_get_n_columns (FabStatement *self);

G_END_DECLS
