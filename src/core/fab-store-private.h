/* fab-store-private.h: the store's inside, shared by its files: reading (fab-store.c), gestures (-gesture), writing (-write), the log (-log), undo (-undo),
 * large gestures (-slow) */
#pragma once

#include "fab-database.h"
#include "fab-history.h"
#include "fab-list.h"
#include "fab-referrers.h"
#include "fab-store.h"

G_BEGIN_DECLS

/** One write of the gesture under way: what is needed to log it, and to take it back. */
typedef struct {
  FabChangeOp op;
  FabRecord *record; /* owned */
  guint field;       /* of an update */
  FabValue old;      /* of an update; text owned */
  FabValue new;
} FabWrite;

typedef struct {
  gboolean open;
  gboolean baseline; /* not logged */
  char *sentence;
  char *merge_id;
  FabGestureKind kind;
  gint64 target;
  GArray *writes; /* of FabWrite */
} FabPending;

/** How far the gesture under way has been written to the work copy. */
typedef struct {
  gboolean begun;
  guint row, log;       /* of the pending writes */
  gint64 gesture;       /* its number in the log; 0: not there yet */
  GHashTable *inserted; /* records, borrowed */
} FabWriteOut;

struct _FabStore {
  GObject parent_instance;

  char *path;
  FabDatabase *database;
  FabStatement *inserts[FAB_N_TABLES];
  FabStatement *deletes[FAB_N_TABLES];
  FabStatement **updates[FAB_N_TABLES]; /* one a field */
  FabStatement *log_gesture;
  FabStatement *log_change;

  FabList *lists[FAB_N_TABLES];
  GHashTable *records; /* key → FabRecord, owned */
  FabReferrers *referrers;

  FabPending pending;
  FabWriteOut out;
  GTask *slow; /* (nullable): the gesture under way is complete, and written out between frames */
  guint slow_source;
  FabHistory *history;
  gint64 last_stamp;
  char *device;
  char *author;
};

void fab_store_notify_history (FabStore *self);
void fab_store_emit_committed (FabStore *self, GPtrArray *changes);
void fab_store_end_slow_commit (FabStore *self);
void fab_store_clear_pending (FabStore *self);
gboolean fab_store_write_out (FabStore *self, guint n, gboolean *done, GError **error);
void fab_store_stop_writing_out (FabStore *self);
gboolean fab_store_load_history (FabStore *self, GError **error);
void fab_store_free_statements (FabStore *self);
void fab_store_take_back (FabStore *self);
FabList *fab_store_peek_list (FabStore *self, FabTableId table);
void fab_store_set_kind (FabStore *self, FabGestureKind kind, gint64 target);

char *fab_value_to_log (const FabValue *value);
FabValue fab_value_from_log (const FabField *field, const char *text);

G_END_DECLS
