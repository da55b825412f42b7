#include "fab-relation-type.h"

static int
compare_types (gconstpointer a, gconstpointer b)
{
  FabRecord *p = (FabRecord *)a, *q = (FabRecord *)b;
  gint64 x = fab_record_get_integer (p, FAB_RELATION_TYPE_POSITION);
  gint64 y = fab_record_get_integer (q, FAB_RELATION_TYPE_POSITION);

  return x != y ? (x < y ? -1 : 1) : g_strcmp0 (fab_record_get_title (p), fab_record_get_title (q));
}

/** fab_relation_type_list: (transfer container) (element-type FabRecord): all kinds of links, in the order that people gave them */
GPtrArray *
fab_relation_type_list (FabStore *store)
{
  GPtrArray *types = g_ptr_array_new ();

  for (guint i = 0; i < fab_store_get_count (store, FAB_TABLE_RELATION_TYPE); i++)
    g_ptr_array_add (types, fab_store_get_nth (store, FAB_TABLE_RELATION_TYPE, i));
  g_ptr_array_sort_values (types, compare_types);
  return types;
}
