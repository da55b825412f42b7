#include "fab-referrers.h"

/* One index for each table and reference field that somebody asked about, made at the first question and kept in step from then on:
 * target key → array of the records that refer to it. */
struct _FabReferrers {
  GHashTable *indexes; /* table and field → index */
};

static gpointer
index_id (FabTableId table, guint field)
{
  return GUINT_TO_POINTER ((guint)table << 8 | field);
}

static gint64 *
copy_key (gint64 key)
{
  return g_memdup2 (&key, sizeof key);
}

static void
index_add (GHashTable *index, gint64 target, FabRecord *record)
{
  GPtrArray *records = g_hash_table_lookup (index, &target);

  if (records == NULL) {
    records = g_ptr_array_new ();
    g_hash_table_insert (index, copy_key (target), records);
  }
  g_ptr_array_add (records, record);
}

static GHashTable *
make_index (FabList *list, guint field)
{
  GHashTable *index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)g_ptr_array_unref);

  for (guint i = 0; i < fab_list_get_length (list); i++) {
    FabRecord *record = fab_list_get (list, i);

    if (fab_record_is_alive (record) && !fab_record_is_null (record, field))
      index_add (index, fab_record_get_ref (record, field), record);
  }
  return index;
}

FabReferrers *
fab_referrers_new (void)
{
  FabReferrers *self = g_new0 (FabReferrers, 1);

  self->indexes = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_hash_table_unref);
  return self;
}

void
fab_referrers_free (FabReferrers *self)
{
  g_hash_table_unref (self->indexes);
  g_free (self);
}

/** fab_referrers_has: whether there is an index of this field yet */
gboolean
fab_referrers_has (FabReferrers *self, FabTableId table, guint field)
{
  return g_hash_table_contains (self->indexes, index_id (table, field));
}

/** fab_referrers_make: makes the index of a field from the records of @table in @list that are alive */
void
fab_referrers_make (FabReferrers *self, FabList *list, FabTableId table, guint field)
{
  g_hash_table_insert (self->indexes, index_id (table, field), make_index (list, field));
}

/**
 * fab_referrers_get:
 *
 * Returns: (transfer none) (nullable): the records whose @field refers to @target, from an index that was made
 */
GPtrArray *
fab_referrers_get (FabReferrers *self, FabTableId table, guint field, gint64 target)
{
  GHashTable *index = g_hash_table_lookup (self->indexes, index_id (table, field));

  return index != NULL ? g_hash_table_lookup (index, &target) : NULL;
}

/** fab_referrers_add: takes in that @record now refers by @field to what it says */
void
fab_referrers_add (FabReferrers *self, FabRecord *record, guint field)
{
  GHashTable *index = g_hash_table_lookup (self->indexes, index_id (fab_record_get_table_id (record), field));

  if (index != NULL && !fab_record_is_null (record, field))
    index_add (index, fab_record_get_ref (record, field), record);
}

/** fab_referrers_remove: takes in that @record is about to stop referring by @field */
void
fab_referrers_remove (FabReferrers *self, FabRecord *record, guint field)
{
  GHashTable *index = g_hash_table_lookup (self->indexes, index_id (fab_record_get_table_id (record), field));
  gint64 target = fab_record_get_ref (record, field);
  GPtrArray *records = index != NULL ? g_hash_table_lookup (index, &target) : NULL;

  if (records != NULL)
    g_ptr_array_remove (records, record);
}
