#include "fab-store.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "fab-error.h"
#include "fab-record-private.h"
#include "fab-schema-sql.h"
#include "fab-store-private.h"
#include "fab-text.h"

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

/** fab_store_get_count: how many records a table has, as of the last committed gesture */
guint
fab_store_get_count (FabStore *self, FabTableId table)
{
  return fab_list_get_length (self->lists[table]);
}

/** fab_store_get_nth: (transfer none) (nullable): a record of fab_store_get_list(); %NULL behind the last one */
FabRecord *
fab_store_get_nth (FabStore *self, FabTableId table, guint position)
{
  return position < fab_store_get_count (self, table) ? fab_list_get (self->lists[table], position) : NULL;
}

/**
 * fab_store_find_titled:
 * @title: compared without accents, case or punctuation, unless there is nothing else
 *
 * Returns: (transfer none) (nullable): the first record of @table that is called so
 */
FabRecord *
fab_store_find_titled (FabStore *self, FabTableId table, const char *title)
{
  g_autofree char *wanted = fab_text_fold (title);

  for (guint i = 0; i < fab_store_get_count (self, table); i++) {
    FabRecord *record = fab_store_get_nth (self, table, i);
    g_autofree char *folded = fab_text_fold (fab_record_get_title (record));

    if (g_str_equal (folded, wanted) && (*wanted != '\0' || g_strcmp0 (fab_record_get_title (record), title) == 0))
      return record;
  }
  return NULL;
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

/* ---- What is heard of a gesture ---- */

void
fab_store_notify_history (FabStore *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_SENTENCE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_SENTENCE]);
}

/* @changes: of FabChange */
void
fab_store_emit_committed (FabStore *self, GPtrArray *changes)
{
  g_signal_emit (self, signals[COMMITTED], 0, changes);
}
