#include "fab-record-sort.h"

static int
compare_names (gconstpointer a, gconstpointer b, gpointer data)
{
  return fab_record_compare_title ((FabRecord *)a, (FabRecord *)b);
}

/** fab_record_sort_new: (transfer full): the records of @records by their title, accents and case aside */
GListModel *
fab_record_sort_new (GListModel *records)
{
  GtkCustomSorter *sorter = gtk_custom_sorter_new (compare_names, NULL, NULL);

  return G_LIST_MODEL (gtk_sort_list_model_new (g_object_ref (records), GTK_SORTER (sorter)));
}

/** An order of records; a sorter may outlive who made it. */
typedef struct {
  FabStore *store; /* owned */
  FabRecordCompare compare;
} Order;

static void
free_order (gpointer data)
{
  Order *order = data;

  g_object_unref (order->store);
  g_free (order);
}

static int
compare_in_order (gconstpointer a, gconstpointer b, gpointer data)
{
  Order *order = data;

  return order->compare (order->store, (FabRecord *)a, (FabRecord *)b);
}

/** fab_record_sorter_new: (transfer full): an order of records in which @compare says who comes first */
GtkSorter *
fab_record_sorter_new (FabStore *store, FabRecordCompare compare)
{
  Order *order = g_new (Order, 1);

  *order = (Order){ g_object_ref (store), compare };
  return GTK_SORTER (gtk_custom_sorter_new (compare_in_order, order, free_order));
}
