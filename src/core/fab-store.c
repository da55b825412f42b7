#include "fab-store.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "fab-error.h"
#include "fab-record-private.h"
#include "fab-schema-sql.h"
#include "fab-store-private.h"

enum {
  PROP_0,
  PROP_UNDO_SENTENCE,
  PROP_REDO_SENTENCE,
  N_PROPS,
};

enum {
  COMMITTED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabStore, fab_store, G_TYPE_OBJECT)

static void
fab_store_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FabStore *self = FAB_STORE (object);

  switch (id) {
  case PROP_UNDO_SENTENCE:
    g_value_set_string (value, fab_store_get_undo_sentence (self));
    break;
  case PROP_REDO_SENTENCE:
    g_value_set_string (value, fab_store_get_redo_sentence (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
fab_store_finalize (GObject *object)
{
  FabStore *self = FAB_STORE (object);

  fab_store_stop_writing_out (self);
  fab_store_clear_pending (self);
  g_array_unref (self->pending.writes);
  fab_store_free_statements (self);
  g_clear_pointer (&self->database, fab_database_free);
  for (guint t = 0; t < FAB_N_TABLES; t++)
    g_clear_object (&self->lists[t]);
  g_hash_table_unref (self->records);
  fab_referrers_free (self->referrers);
  fab_history_free (self->history);
  g_free (self->path);
  g_free (self->device);
  g_free (self->author);
  G_OBJECT_CLASS (fab_store_parent_class)->finalize (object);
}

static void
fab_store_class_init (FabStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fab_store_get_property;
  object_class->finalize = fab_store_finalize;

  /** FabStore:undo-sentence: what undoing would undo, or %NULL */
  properties[PROP_UNDO_SENTENCE] = g_param_spec_string (
      "undo-sentence", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /** FabStore:redo-sentence: what redoing would do again, or %NULL */
  properties[PROP_REDO_SENTENCE] = g_param_spec_string (
      "redo-sentence", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * FabStore::committed:
   * @changes: (element-type FabChange): the gesture's writes in order; borrowed
   *
   * A gesture is in the file. Lists and records have sent their own signals before.
   */
  signals[COMMITTED] = g_signal_new ("committed", FAB_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                     1, G_TYPE_PTR_ARRAY);
}

static void
write_clear (gpointer data)
{
  FabWrite *write = data;

  if (write->op == FAB_CHANGE_UPDATE &&
      fab_field_is_text (&fab_record_get_table (write->record)->fields[write->field])) {
    if (!write->old.is_null)
      g_free ((char *)write->old.text);
    if (!write->new.is_null)
      g_free ((char *)write->new.text);
  }
  g_clear_object (&write->record);
}

static void
fab_store_init (FabStore *self)
{
  self->records = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->referrers = fab_referrers_new ();
  self->history = fab_history_new ();
  self->pending.writes = g_array_new (FALSE, TRUE, sizeof (FabWrite));
  g_array_set_clear_func (self->pending.writes, write_clear);
  self->device = g_strdup ("");
  for (guint t = 0; t < FAB_N_TABLES; t++)
    self->lists[t] = fab_list_new (t);
}

/* ---- Loading ---- */

static FabValue
read_column (FabStatement *statement, const FabField *field, int column)
{
  FabValue value = { .type = field->type, .is_null = fab_statement_is_null (statement, column) };

  if (value.is_null)
    return value;
  if (fab_field_is_text (field))
    value.text = fab_statement_get_text (statement, column);
  else if (field->type == FAB_FIELD_REAL)
    value.real = fab_statement_get_real (statement, column);
  else
    value.integer = fab_statement_get_integer (statement, column);
  return value;
}

static void
load_row (FabStore *self, const FabTable *table, FabStatement *statement)
{
  gint64 key = fab_statement_get_integer (statement, 0);
  FabRecord *record = fab_record_new (table, key);

  for (guint f = 0; f < table->n_fields; f++) {
    FabValue value = read_column (statement, &table->fields[f], f + 1);

    if (!value.is_null)
      fab_record_put (record, f, &value);
  }
  fab_record_set_alive (record, TRUE);
  fab_list_load (self->lists[table->id], record);
  g_hash_table_insert (self->records, g_memdup2 (&key, sizeof key), record);
}

static gboolean
load_table (FabStore *self, const FabTable *table, GError **error)
{
  g_autofree char *sql = fab_schema_get_select (table);
  g_autoptr (FabStatement) statement = fab_database_prepare (self->database, sql, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  do {
    if (!fab_statement_step (statement, &has_row, error))
      return FALSE;
    if (has_row)
      load_row (self, table, statement);
  } while (has_row);
  return TRUE;
}

/* One fsync an edit, and a publisher that reads beside the writer without stopping it. Where a write-ahead log can't be (a home on some
 * network file systems), SQLite stays with its rollback journal. Checkpoints are the publisher's, off the main loop. */
static gboolean
open_work_copy (FabStore *self, const char *path, GError **error)
{
  g_autofree char *mode = NULL;

  self->database = fab_database_open (path, FAB_DATABASE_UNTRUSTED, error);
  if (self->database == NULL)
    return FALSE;
  mode = fab_database_read_text (self->database, "PRAGMA journal_mode = WAL", error);
  return mode != NULL && fab_database_execute (self->database,
                                               "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; "
                                               "PRAGMA foreign_keys = ON; PRAGMA secure_delete = OFF",
                                               error);
}

/**
 * fab_store_create_database:
 * @path: a file that is not there yet
 *
 * Makes an empty database of the current schema.
 */
gboolean
fab_store_create_database (const char *path, GError **error)
{
  g_autoptr (FabDatabase) database = fab_database_open (path, FAB_DATABASE_CREATE, error);

  return database != NULL && fab_schema_create (database, error);
}

/**
 * fab_store_new:
 * @path: a work copy that this process alone has, and whose content was checked (fab-intake.h)
 *
 * Reads the whole project but documents' bytes. May run in a thread; the store is then handed over.
 *
 * Returns: (transfer full): the store; or %NULL with @error set
 */
FabStore *
fab_store_new (const char *path, GError **error)
{
  g_autoptr (FabStore) self = g_object_new (FAB_TYPE_STORE, NULL);

  self->path = g_strdup (path);
  if (!open_work_copy (self, path, error))
    return NULL;
  for (guint t = 0; t < FAB_N_TABLES; t++)
    if (!load_table (self, fab_table_get (t), error))
      return NULL;
  if (!fab_store_load_history (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * fab_store_close:
 *
 * Closes the work copy; the records stay readable, and every write fails from now on.
 */
gboolean
fab_store_close (FabStore *self, GError **error)
{
  fab_store_end_slow_commit (self);
  fab_store_rollback (self);
  fab_store_free_statements (self);
  if (self->database == NULL)
    return TRUE;
  return fab_database_close (g_steal_pointer (&self->database), error);
}

/** fab_store_get_path: where the work copy lies */
const char *
fab_store_get_path (FabStore *self)
{
  return self->path;
}

/** fab_store_set_read_only: from now on every gesture fails with %FAB_ERROR_READ_ONLY */
gboolean
fab_store_set_read_only (FabStore *self, GError **error)
{
  return fab_database_execute (self->database, "PRAGMA query_only = ON", error);
}

/**
 * fab_store_set_identity:
 * @device: a random name of this installation, which decides between writes of the same moment
 * @author: (nullable): who the journal says it was
 */
void
fab_store_set_identity (FabStore *self, const char *device, const char *author)
{
  g_set_str (&self->device, device);
  g_set_str (&self->author, author);
}

/* ---- Reading ---- */

FabList *
fab_store_peek_list (FabStore *self, FabTableId table)
{
  return self->lists[table];
}

/**
 * fab_store_get_list:
 *
 * Returns: (transfer none): the live list of a table's records, as of the last committed gesture
 */
GListModel *
fab_store_get_list (FabStore *self, FabTableId table)
{
  return G_LIST_MODEL (self->lists[table]);
}

guint
fab_store_get_count (FabStore *self, FabTableId table)
{
  return fab_list_get_length (self->lists[table]);
}

/**
 * fab_store_get_record:
 *
 * Returns: (transfer none) (nullable): the record with that key, of whatever table; the gesture under way is seen
 */
FabRecord *
fab_store_get_record (FabStore *self, gint64 key)
{
  return g_hash_table_lookup (self->records, &key);
}

/** fab_store_get_target: (transfer none) (nullable): the record that @field of @record refers to */
FabRecord *
fab_store_get_target (FabStore *self, FabRecord *record, guint field)
{
  return fab_record_is_null (record, field) ? NULL : fab_store_get_record (self, fab_record_get_ref (record, field));
}

/* An index made amid a gesture takes what the gesture added, which no list shows yet. */
static void
make_index (FabStore *self, FabTableId table, guint field)
{
  fab_referrers_make (self->referrers, self->lists[table], table, field);
  for (guint i = 0; i < self->pending.writes->len; i++) {
    FabWrite *write = &g_array_index (self->pending.writes, FabWrite, i);

    if (write->op == FAB_CHANGE_INSERT && fab_record_get_table_id (write->record) == table &&
        fab_record_is_alive (write->record))
      fab_referrers_add (self->referrers, write->record, field);
  }
}

/**
 * fab_store_get_referrers:
 * @field: a reference field of @table
 *
 * Returns: (transfer container) (element-type FabRecord): the records of @table whose @field refers to @target; a snapshot that may be
 *   kept while the project changes
 */
GPtrArray *
fab_store_get_referrers (FabStore *self, FabRecord *target, FabTableId table, guint field)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *found;

  if (!fab_referrers_has (self->referrers, table, field))
    make_index (self, table, field);
  found = fab_referrers_get (self->referrers, table, field, fab_record_get_key (target));
  for (guint i = 0; found != NULL && i < found->len; i++)
    g_ptr_array_add (copy, g_object_ref (g_ptr_array_index (found, i)));
  return copy;
}

static FabRecord *
find_setting (FabStore *self, const char *name)
{
  FabList *list = self->lists[FAB_TABLE_SETTING];

  for (guint i = 0; i < fab_list_get_length (list); i++) {
    FabRecord *setting = fab_list_get (list, i);

    if (g_strcmp0 (fab_record_get_text (setting, FAB_SETTING_NAME), name) == 0)
      return setting;
  }
  return NULL;
}

/** fab_store_get_setting: (nullable): what the project remembers under @name */
const char *
fab_store_get_setting (FabStore *self, const char *name)
{
  FabRecord *setting = find_setting (self, name);

  return setting != NULL ? fab_record_get_text (setting, FAB_SETTING_VALUE) : NULL;
}

/** fab_store_set_setting: writes, inside a gesture, what the project remembers under @name */
gboolean
fab_store_set_setting (FabStore *self, const char *name, const char *value, GError **error)
{
  FabRecord *setting = find_setting (self, name);

  if (setting != NULL)
    return fab_store_set (self, setting, FAB_SETTING_VALUE, FAB_TEXT (value), error);
  return fab_store_insert (self, FAB_TABLE_SETTING, error, FAB_SETTING_NAME, FAB_TEXT (name), FAB_SETTING_VALUE,
                           FAB_TEXT (value), -1) != NULL;
}

/* ---- Gestures ---- */

void
fab_store_clear_pending (FabStore *self)
{
  g_array_set_size (self->pending.writes, 0);
  g_clear_pointer (&self->pending.sentence, g_free);
  g_clear_pointer (&self->pending.merge_id, g_free);
  self->pending.open = FALSE;
  self->pending.baseline = FALSE;
  self->pending.kind = FAB_GESTURE_DONE;
  self->pending.target = 0;
}

/**
 * fab_store_begin:
 * @sentence: what is being done, as the journal and the tooltip of undo will say it
 *
 * Begins a gesture. Gestures don't nest.
 */
void
fab_store_begin (FabStore *self, const char *sentence)
{
  fab_store_begin_merged (self, sentence, NULL);
}

/**
 * fab_store_begin_merged:
 * @merge_id: (nullable): gestures in a row with the same one are undone in one step, such as a node moved by a held arrow key
 */
void
fab_store_begin_merged (FabStore *self, const char *sentence, const char *merge_id)
{
  fab_store_end_slow_commit (self);
  g_return_if_fail (!self->pending.open);
  self->pending.open = TRUE;
  self->pending.sentence = g_strdup (sentence);
  self->pending.merge_id = g_strdup (merge_id);
}

/**
 * fab_store_begin_baseline:
 *
 * Begins writes that are nobody's gesture: what a project starts with, or what the program works out by itself.
 */
void
fab_store_begin_baseline (FabStore *self)
{
  fab_store_begin (self, "");
  self->pending.baseline = TRUE;
}

void
fab_store_set_kind (FabStore *self, FabGestureKind kind, gint64 target)
{
  self->pending.kind = kind;
  self->pending.target = target;
}

gboolean
fab_store_is_in_gesture (FabStore *self)
{
  return self->pending.open;
}

/* Takes the gesture's additions and removals into one list, in one go. */
static void
update_list (FabStore *self, FabTableId table)
{
  g_autoptr (GPtrArray) removed = g_ptr_array_new ();
  g_autoptr (GPtrArray) added = g_ptr_array_new ();

  for (guint i = 0; i < self->pending.writes->len; i++) {
    FabWrite *write = &g_array_index (self->pending.writes, FabWrite, i);

    if (write->op == FAB_CHANGE_UPDATE || fab_record_get_table_id (write->record) != table)
      continue;
    if (write->op == FAB_CHANGE_DELETE)
      g_ptr_array_add (removed, write->record);
    else if (fab_record_is_alive (write->record))
      g_ptr_array_add (added, write->record);
  }
  fab_list_update (self->lists[table], removed, added);
}

static void
update_lists (FabStore *self)
{
  gboolean touched[FAB_N_TABLES] = { FALSE };

  for (guint i = 0; i < self->pending.writes->len; i++) {
    FabWrite *write = &g_array_index (self->pending.writes, FabWrite, i);

    if (write->op != FAB_CHANGE_UPDATE)
      touched[fab_record_get_table_id (write->record)] = TRUE;
  }
  for (guint t = 0; t < FAB_N_TABLES; t++)
    if (touched[t])
      update_list (self, t);
}

static void
notify_records (GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++) {
    FabChange *change = g_ptr_array_index (changes, i);

    if (change->op == FAB_CHANGE_UPDATE && fab_record_is_alive (change->record))
      fab_record_notify_field (change->record, change->field);
  }
}

static void
change_free (gpointer data)
{
  FabChange *change = data;

  g_object_unref (change->record);
  g_free (change);
}

/* What views hear: a new record's first values come with it, a lost one's last values go with it. */
static GPtrArray *
collect_changes (FabStore *self)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (change_free);
  g_autoptr (GHashTable) inserted = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->pending.writes->len; i++) {
    FabWrite *write = &g_array_index (self->pending.writes, FabWrite, i);
    FabChange *change;

    if (write->op == FAB_CHANGE_INSERT)
      g_hash_table_add (inserted, write->record);
    else if (write->op == FAB_CHANGE_UPDATE && g_hash_table_contains (inserted, write->record))
      continue;
    change = g_new0 (FabChange, 1);
    change->op = write->op;
    change->table = fab_record_get_table_id (write->record);
    change->field = write->field;
    change->record = g_object_ref (write->record);
    g_ptr_array_add (changes, change);
  }
  return changes;
}

static void
announce (FabStore *self)
{
  g_autoptr (GPtrArray) changes = collect_changes (self);

  g_object_freeze_notify (G_OBJECT (self));
  update_lists (self);
  fab_store_clear_pending (self);
  notify_records (changes);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_SENTENCE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_SENTENCE]);
  g_object_thaw_notify (G_OBJECT (self));
  g_signal_emit (self, signals[COMMITTED], 0, changes);
}

static void
end_gesture (FabStore *self)
{
  if (!self->pending.baseline)
    fab_history_add (self->history, self->out.gesture, self->pending.kind, self->pending.target, self->pending.sentence,
                     self->pending.merge_id);
  announce (self);
}

/**
 * fab_store_commit:
 *
 * Writes the gesture to the work copy, durably, and tells everybody. A gesture without writes leaves no trace.
 *
 * Returns: %FALSE with @error set when nothing could be written: the gesture is then undone in memory too
 */
gboolean
fab_store_commit (FabStore *self, GError **error)
{
  gboolean done;

  return fab_store_commit_step (self, G_MAXUINT, &done, error);
}

/**
 * fab_store_commit_step:
 * @n: how many rows to write now
 * @done: (out): whether the gesture has ended
 *
 * fab_store_commit() for gestures so large that an interface would stand still: to be called again, from the main loop, until it is
 * done. Meanwhile the gesture is open, and can still be rolled back.
 *
 * Returns: %FALSE with @error set when nothing could be written: the gesture is then undone in memory too
 */
gboolean
fab_store_commit_step (FabStore *self, guint n, gboolean *done, GError **error)
{
  *done = FALSE;
  g_return_val_if_fail (self->pending.open, FALSE);
  if (self->pending.writes->len == 0) {
    fab_store_clear_pending (self);
    *done = TRUE;
    return TRUE;
  }
  if (!fab_store_write_out (self, n, done, error)) {
    fab_store_rollback (self);
    return FALSE;
  }
  if (*done)
    end_gesture (self);
  return TRUE;
}

/** fab_store_get_commit_fraction: how much of a gesture fab_store_commit_step() has written, 0 to 1 */
double
fab_store_get_commit_fraction (FabStore *self)
{
  guint n = self->pending.writes->len;

  return n > 0 ? ((double)self->out.row + self->out.log) / (2.0 * n) : 0;
}

/** fab_store_rollback: forgets the gesture under way, if there is one */
void
fab_store_rollback (FabStore *self)
{
  fab_store_stop_writing_out (self);
  fab_store_take_back (self);
  fab_store_clear_pending (self);
}

/** fab_store_edit: sets one field as a gesture of its own; no gesture where nothing changes */
gboolean
fab_store_edit (FabStore *self, const char *sentence, FabRecord *record, guint field, FabValue value, GError **error)
{
  fab_store_begin (self, sentence);
  if (!fab_store_set (self, record, field, value, error)) {
    fab_store_rollback (self);
    return FALSE;
  }
  return fab_store_commit (self, error);
}

/** fab_store_remove: deletes one record, and what can't be without it, as a gesture of its own */
gboolean
fab_store_remove (FabStore *self, const char *sentence, FabRecord *record, GError **error)
{
  fab_store_begin (self, sentence);
  if (!fab_store_delete (self, record, error)) {
    fab_store_rollback (self);
    return FALSE;
  }
  return fab_store_commit (self, error);
}
