#include "fab-list.h"

/* Above this many removals at once, one wide signal is cheaper than many narrow ones. */
#define MANY 16

struct _FabList {
  GObject parent_instance;

  FabTableId table;
  GPtrArray *records; /* owned */
};

static GType
fab_list_get_item_type (GListModel *model)
{
  return fab_record_type_for_table (FAB_LIST (model)->table);
}

static guint
fab_list_get_n_items (GListModel *model)
{
  return FAB_LIST (model)->records->len;
}

static gpointer
fab_list_get_item (GListModel *model, guint position)
{
  FabList *self = FAB_LIST (model);

  return position < self->records->len ? g_object_ref (g_ptr_array_index (self->records, position)) : NULL;
}

static void
fab_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = fab_list_get_item_type;
  iface->get_n_items = fab_list_get_n_items;
  iface->get_item = fab_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FabList, fab_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, fab_list_model_init))

static void
fab_list_finalize (GObject *object)
{
  g_ptr_array_unref (FAB_LIST (object)->records);
  G_OBJECT_CLASS (fab_list_parent_class)->finalize (object);
}

static void
fab_list_class_init (FabListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fab_list_finalize;
}

static void
fab_list_init (FabList *self)
{
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
remove_few (FabList *self, GPtrArray *removed)
{
  for (guint i = 0; i < removed->len; i++) {
    guint position;

    if (!g_ptr_array_find (self->records, g_ptr_array_index (removed, i), &position))
      continue;
    g_ptr_array_remove_index (self->records, position);
    g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
  }
}

static void
remove_many (FabList *self, GPtrArray *removed)
{
  g_autoptr (GHashTable) gone = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_object_unref);
  guint first = self->records->len, n_old = self->records->len;

  for (guint i = 0; i < removed->len; i++)
    g_hash_table_add (gone, g_ptr_array_index (removed, i));
  for (guint i = 0; i < n_old; i++) {
    FabRecord *record = g_ptr_array_index (self->records, i);

    if (!g_hash_table_contains (gone, record))
      g_ptr_array_add (kept, g_object_ref (record));
    else if (first == n_old)
      first = i;
  }
  if (kept->len == n_old)
    return;
  g_ptr_array_unref (self->records);
  self->records = g_steal_pointer (&kept);
  g_list_model_items_changed (G_LIST_MODEL (self), first, n_old - first, self->records->len - first);
}

/** fab_list_new: (transfer full): an empty list */
FabList *
fab_list_new (FabTableId table)
{
  FabList *self = g_object_new (FAB_TYPE_LIST, NULL);

  self->table = table;
  return self;
}

/** fab_list_get: (transfer none): the record at a position that exists */
FabRecord *
fab_list_get (FabList *self, guint position)
{
  return g_ptr_array_index (self->records, position);
}

guint
fab_list_get_length (FabList *self)
{
  return self->records->len;
}

/** fab_list_load: appends a record without a signal, while nobody listens yet */
void
fab_list_load (FabList *self, FabRecord *record)
{
  g_ptr_array_add (self->records, g_object_ref (record));
}

/**
 * fab_list_update:
 * @removed: (element-type FabRecord): what went
 * @added: (element-type FabRecord): what came; it stands at the end
 *
 * Takes a gesture's additions and removals in as few signals as can be.
 */
void
fab_list_update (FabList *self, GPtrArray *removed, GPtrArray *added)
{
  guint n_old;

  if (removed->len > MANY)
    remove_many (self, removed);
  else
    remove_few (self, removed);

  n_old = self->records->len;
  for (guint i = 0; i < added->len; i++)
    g_ptr_array_add (self->records, g_object_ref (g_ptr_array_index (added, i)));
  if (added->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), n_old, 0, added->len);
}
