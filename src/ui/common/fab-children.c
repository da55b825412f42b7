#include "fab-children.h"

#include "fab-territory.h"

struct _FabChildren {
  GObject parent_instance;

  FabContext *context; /* owned */
  FabRecord *parent;   /* owned */
  FabTableId table;
  guint field; /* of @table: refers to the parent */
  FabRecordCompare compare;
  FabChildrenFilter accepts; /* NULL: all of them */
  gconstpointer accepts_data;
  GPtrArray *records; /* in the order in which they are shown */
};

/* ---- The list ---- */

static GType
fab_children_get_item_type (GListModel *model)
{
  return FAB_TYPE_RECORD;
}

static guint
fab_children_get_n_items (GListModel *model)
{
  return FAB_CHILDREN (model)->records->len;
}

static gpointer
fab_children_get_item (GListModel *model, guint position)
{
  FabChildren *self = FAB_CHILDREN (model);

  return position < self->records->len ? g_object_ref (g_ptr_array_index (self->records, position)) : NULL;
}

static void
fab_children_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = fab_children_get_item_type;
  iface->get_n_items = fab_children_get_n_items;
  iface->get_item = fab_children_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FabChildren, fab_children, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, fab_children_list_model_init))

/* ---- Which records, in which order ---- */

static FabStore *
get_store (FabChildren *self)
{
  return fab_context_get_store (self->context);
}

static int
compare_children (gconstpointer a, gconstpointer b, gpointer data)
{
  FabChildren *self = data;
  FabRecord *one = *(FabRecord *const *)a;
  FabRecord *other = *(FabRecord *const *)b;
  int position = fab_table_find_field (fab_table_get (self->table), "position");

  if (self->compare != NULL)
    return self->compare (get_store (self), one, other);
  return position >= 0 ? fab_record_compare_integer (one, other, position) : 0;
}

static gboolean
is_shown (FabChildren *self, FabRecord *record)
{
  FabStore *store = get_store (self);

  return fab_territory_shows (store, fab_context_get_territory (self->context), record) &&
         (self->accepts == NULL || self->accepts (store, record, self->accepts_data));
}

static GPtrArray *
find_records (FabChildren *self)
{
  g_autoptr (GPtrArray) all = fab_store_get_referrers (get_store (self), self->parent, self->table, self->field);
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < all->len; i++)
    if (is_shown (self, g_ptr_array_index (all, i)))
      g_ptr_array_add (records, g_object_ref (g_ptr_array_index (all, i)));
  g_ptr_array_sort_with_data (records, compare_children, self);
  return records;
}

/* Says only what differs, so that rows that stay keep the focus. */
static void
refresh (FabChildren *self)
{
  g_autoptr (GPtrArray) old = self->records;
  guint first = 0, last = 0, least;

  self->records = find_records (self);
  least = MIN (old->len, self->records->len);
  while (first < least && old->pdata[first] == self->records->pdata[first])
    first++;
  while (last < least - first && old->pdata[old->len - 1 - last] == self->records->pdata[self->records->len - 1 - last])
    last++;
  if (old->len - first - last > 0 || self->records->len - first - last > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), first, old->len - first - last, self->records->len - first - last);
}

static void
on_committed (FabChildren *self, GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    if (((FabChange *)g_ptr_array_index (changes, i))->table == self->table) {
      refresh (self);
      return;
    }
}

/* ---- The object ---- */

static void
fab_children_finalize (GObject *object)
{
  FabChildren *self = FAB_CHILDREN (object);

  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_object (&self->parent);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (fab_children_parent_class)->finalize (object);
}

static void
fab_children_class_init (FabChildrenClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fab_children_finalize;
}

static void
fab_children_init (FabChildren *self)
{
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * fab_children_new:
 * @field: the field of @table that refers to @parent
 *
 * Returns: (transfer full): a list model of the records of @table that belong to @parent and to the
 *   territory that the window looks at, by their position, or as they came where the
 *   table has no order of its own
 */
FabChildren *
fab_children_new (FabContext *context, FabRecord *parent, FabTableId table, guint field)
{
  FabChildren *self = g_object_new (FAB_TYPE_CHILDREN, NULL);

  self->context = g_object_ref (context);
  self->parent = g_object_ref (parent);
  self->table = table;
  self->field = field;
  g_signal_connect_object (get_store (self), "committed", G_CALLBACK (on_committed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::territory", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return self;
}

/** fab_children_set_compare: puts the records in another order */
void
fab_children_set_compare (FabChildren *self, FabRecordCompare compare)
{
  self->compare = compare;
  refresh (self);
}

/** fab_children_set_filter: keeps the records that @accepts takes; @data: static */
void
fab_children_set_filter (FabChildren *self, FabChildrenFilter accepts, gconstpointer data)
{
  self->accepts = accepts;
  self->accepts_data = data;
  refresh (self);
}
