/* fab-store.h: all records of a project in memory, and the one way to change them
 *
 * A store wraps an open work database.  Reading is plain memory access through live lists and records.  Writing happens
 * in gestures: begin, a few writes, commit; each gesture is one SQL transaction, one step of undo and one entry of the
 * journal.  Signals and notifications are sent once, when the gesture is committed.
 */
#pragma once

#include <gio/gio.h>

#include "fab-change.h"
#include "fab-record.h"

G_BEGIN_DECLS

#define FAB_TYPE_STORE (fab_store_get_type ())
G_DECLARE_FINAL_TYPE (FabStore, fab_store, FAB, STORE, GObject)

FabStore *fab_store_new (const char *path, GError **error);
gboolean fab_store_create_database (const char *path, GError **error);
gboolean fab_store_close (FabStore *self, GError **error);
const char *fab_store_get_path (FabStore *self);
gboolean fab_store_set_read_only (FabStore *self, GError **error);
void fab_store_set_identity (FabStore *self, const char *device, const char *author);

/* Reading */
GListModel *fab_store_get_list (FabStore *self, FabTableId table);
guint fab_store_get_count (FabStore *self, FabTableId table);
FabRecord *fab_store_get_nth (FabStore *self, FabTableId table, guint position);
FabRecord *fab_store_find_titled (FabStore *self, FabTableId table, const char *title);
FabRecord *fab_store_get_record (FabStore *self, gint64 key);
FabRecord *fab_store_get_target (FabStore *self, FabRecord *record, guint field);
GPtrArray *fab_store_get_referrers (FabStore *self, FabRecord *target, FabTableId table, guint field);
const char *fab_store_get_setting (FabStore *self, const char *name);

/* Writing, inside a gesture */
void fab_store_begin (FabStore *self, const char *sentence);
void fab_store_begin_merged (FabStore *self, const char *sentence, const char *merge_id);
gboolean fab_store_commit (FabStore *self, GError **error);
gboolean fab_store_commit_step (FabStore *self, guint n, gboolean *done, GError **error);
double fab_store_get_commit_fraction (FabStore *self);
void fab_store_commit_slowly (FabStore *self, GAsyncReadyCallback callback, gpointer data);
gboolean fab_store_commit_slowly_finish (FabStore *self, GAsyncResult *result, GError **error);
void fab_store_rollback (FabStore *self);
gboolean fab_store_is_in_gesture (FabStore *self);

FabRecord *fab_store_insert (FabStore *self, FabTableId table, GError **error, ...);
FabRecord *
fab_store_insert_values (FabStore *self, FabTableId table, gint64 key, const FabValue *values, GError **error);
gboolean fab_store_set (FabStore *self, FabRecord *record, guint field, FabValue value, GError **error);
gboolean fab_store_delete (FabStore *self, FabRecord *record, GError **error);
gboolean fab_store_set_setting (FabStore *self, const char *name, const char *value, GError **error);

/* One write as a gesture of its own */
gboolean
fab_store_edit (FabStore *self, const char *sentence, FabRecord *record, guint field, FabValue value, GError **error);
gboolean fab_store_remove (FabStore *self, const char *sentence, FabRecord *record, GError **error);

/* Documents' bytes */
char *fab_store_put_content (FabStore *self, GBytes *bytes, GError **error);
GBytes *fab_store_get_content (FabStore *self, const char *sha256, GError **error);

/* Undo */
gboolean fab_store_undo (FabStore *self, GError **error);
gboolean fab_store_redo (FabStore *self, GError **error);
const char *fab_store_get_undo_sentence (FabStore *self);
const char *fab_store_get_redo_sentence (FabStore *self);

/* Writes without journal or undo, for what a project starts with */
void fab_store_begin_baseline (FabStore *self);

G_END_DECLS
