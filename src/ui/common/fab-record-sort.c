#include "fab-record-sort.h"

#include "fab-text.h"

static int
compare_names (gconstpointer a, gconstpointer b, gpointer data)
{
  return fab_text_compare (fab_record_get_title ((FabRecord *) a), fab_record_get_title ((FabRecord *) b));
}

/** fab_record_sort_new: (transfer full): the records of @records by their title, accents and case aside */
GListModel *
fab_record_sort_new (GListModel *records)
{
  GtkCustomSorter *sorter = gtk_custom_sorter_new (compare_names, NULL, NULL);

  return G_LIST_MODEL (gtk_sort_list_model_new (g_object_ref (records), GTK_SORTER (sorter)));
}
