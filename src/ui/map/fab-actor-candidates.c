#include "fab-actor-candidates.h"

#include "fab-record-sort.h"

static gboolean
is_other (gpointer item, gpointer but)
{
  return item != but;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const char *title = fab_record_get_title (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), title);
  gtk_list_item_set_accessible_label (item, title);
}

/**
 * fab_actor_candidates_show:
 * @but: (nullable): who is not offered; it has to live as long as @list
 * @filter: (out) (transfer full): what is typed goes there
 *
 * Fills @list with the names of the project's actors, in their order.
 *
 * Returns: (transfer full): the actors that are listed, one of them selected
 */
GtkSingleSelection *
fab_actor_candidates_show (GtkListView *list, FabStore *store, FabRecord *but, FabActorFilter **filter)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkEveryFilter *both = gtk_every_filter_new ();
  GListModel *sorted = fab_record_sort_new (fab_store_get_list (store, FAB_TABLE_ACTOR));
  GtkSingleSelection *actors;

  *filter = fab_actor_filter_new (store);
  gtk_multi_filter_append (GTK_MULTI_FILTER (both), GTK_FILTER (gtk_custom_filter_new (is_other, but, NULL)));
  gtk_multi_filter_append (GTK_MULTI_FILTER (both), GTK_FILTER (g_object_ref (*filter)));
  actors = gtk_single_selection_new (G_LIST_MODEL (gtk_filter_list_model_new (sorted, GTK_FILTER (both))));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  gtk_list_view_set_factory (list, factory);
  gtk_list_view_set_model (list, GTK_SELECTION_MODEL (actors));
  return actors;
}
