#include "fab-search.h"

#include "fab-search-hit.h"
#include "fab-search-index.h"

/* Nobody reads more. */
#define MAX_HITS 1000

struct _FabSearch {
  GObject parent_instance;

  FabStore *store;
  FabSearchIndex *index;
  GPtrArray *to_index; /* records that are still to be taken in; %NULL before the first use and once all are */
  gboolean started;
};

G_DEFINE_FINAL_TYPE (FabSearch, fab_search, G_TYPE_OBJECT)

static gboolean
has_searched_fields (const FabTable *table)
{
  for (guint f = 0; f < table->n_fields; f++)
    if (table->fields[f].flags & FAB_FIELD_SEARCHED)
      return TRUE;
  return FALSE;
}

/* ---- Taking in ---- */

static void
collect_table (FabSearch *self, FabTableId table)
{

  for (guint i = 0; i < fab_store_get_count (self->store, table); i++)
    g_ptr_array_add (self->to_index, g_object_ref (fab_store_get_nth (self->store, table, i)));
}

static void
start (FabSearch *self)
{
  self->started = TRUE;
  self->to_index = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint t = 0; t < FAB_N_TABLES; t++)
    if (has_searched_fields (fab_table_get (t)))
      collect_table (self, t);
}

/* A record may have gone since it was listed, or have been taken in because it changed. */
static void
take_in_next (FabSearch *self)
{
  g_autoptr (FabRecord) record = g_ptr_array_steal_index_fast (self->to_index, self->to_index->len - 1);

  if (fab_record_is_alive (record) && fab_store_get_record (self->store, fab_record_get_key (record)) == record &&
      !fab_search_index_has (self->index, record))
    fab_search_index_put (self->index, record);
}

/**
 * fab_search_prepare:
 * @microseconds: how long this call may take, or -1 to the end
 *
 * Takes texts in, so that the first query needs not.  For an idle source after a project was opened.
 *
 * Returns: whether there is more to take in
 */
gboolean
fab_search_prepare (FabSearch *self, gint64 microseconds)
{
  gint64 end = g_get_monotonic_time () + microseconds;

  if (!self->started)
    start (self);
  while (self->to_index != NULL) {
    for (guint i = 0; i < 64 && self->to_index->len > 0; i++)
      take_in_next (self);
    if (self->to_index->len == 0)
      g_clear_pointer (&self->to_index, g_ptr_array_unref);
    else if (microseconds >= 0 && g_get_monotonic_time () >= end)
      return TRUE;
  }
  return FALSE;
}

/* ---- Keeping in step ---- */

static gboolean
concerns_search (const FabChange *change)
{
  const FabTable *table = fab_table_get (change->table);

  if (change->op == FAB_CHANGE_UPDATE)
    return (table->fields[change->field].flags & FAB_FIELD_SEARCHED) != 0;
  return has_searched_fields (table);
}

static void
on_committed (FabStore *store, GPtrArray *changes, FabSearch *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  if (!self->started)
    return;
  for (guint i = 0; i < changes->len; i++) {
    const FabChange *change = g_ptr_array_index (changes, i);

    /* What became of a record is what counts: once is enough, however many changes there were. */
    if (!concerns_search (change) || !g_hash_table_add (seen, change->record))
      continue;
    if (fab_record_is_alive (change->record))
      fab_search_index_put (self->index, change->record);
    else
      fab_search_index_remove (self->index, change->record);
  }
}

static void
fab_search_dispose (GObject *object)
{
  FabSearch *self = FAB_SEARCH (object);

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_pointer (&self->to_index, g_ptr_array_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (fab_search_parent_class)->dispose (object);
}

static void
fab_search_finalize (GObject *object)
{
  fab_search_index_free (FAB_SEARCH (object)->index);
  G_OBJECT_CLASS (fab_search_parent_class)->finalize (object);
}

static void
fab_search_class_init (FabSearchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = fab_search_dispose;
  object_class->finalize = fab_search_finalize;
}

static void
fab_search_init (FabSearch *self)
{
  self->index = fab_search_index_new ();
}

/**
 * fab_search_new:
 * @store: a project
 *
 * Returns: (transfer full): the search of that project; it takes no time before it is used
 */
FabSearch *
fab_search_new (FabStore *store)
{
  FabSearch *self = g_object_new (FAB_TYPE_SEARCH, NULL);

  self->store = g_object_ref (store);
  g_signal_connect (store, "committed", G_CALLBACK (on_committed), self);
  return self;
}

/**
 * fab_search_query:
 * @text: (nullable): what somebody typed
 * @table: the table to search, or %FAB_TABLE_NONE for everything
 * @max: how many hits at most, up to 1000
 *
 * Finds the records in which every word of @text occurs.  The best come first (fab_search_hit_get_score()); equals are in
 * the order of tables, then of titles.
 *
 * Returns: (transfer full): a #GListModel of #FabSearchHit; empty where @text holds no letter and no digit
 */
GListModel *
fab_search_query (FabSearch *self, const char *text, FabTableId table, guint max)
{
  GListStore *hits = g_list_store_new (FAB_TYPE_SEARCH_HIT);
  g_autoptr (GArray) matches = NULL;
  FabSearchWords words;

  fab_search_prepare (self, -1);
  fab_search_words_init (&words, text);
  matches = fab_search_index_query (self->index, &words, table, MIN (max, MAX_HITS));
  for (guint i = 0; i < matches->len; i++) {
    g_autoptr (FabSearchHit) hit = fab_search_hit_new (&g_array_index (matches, FabSearchMatch, i), &words);

    g_list_store_append (hits, hit);
  }
  fab_search_words_clear (&words);
  return G_LIST_MODEL (hits);
}

/** fab_search_get_n_texts: how many texts are searched */
guint
fab_search_get_n_texts (FabSearch *self)
{
  fab_search_prepare (self, -1);
  return fab_search_index_get_n_texts (self->index);
}
