#include "fab-collection-rows.h"

#include "fab-summary-cell.h"

struct _FabCollectionRows {
  GObject parent_instance;

  FabStore *store; /* owned */
  const FabCollectionInfo *info;
  GtkListItemFactory *factory;
  GtkListItemFactory *header_factory; /* NULL where the list has no headings */
  GHashTable *bound;                  /* of GtkListItem, borrowed: the rows in sight */
};

G_DEFINE_FINAL_TYPE (FabCollectionRows, fab_collection_rows, G_TYPE_OBJECT)

static void
show (FabCollectionRows *self, GtkListItem *item)
{
  g_auto (FabSummary) summary = { 0 };
  g_autofree char *spoken = NULL;

  fab_summary_fill (&summary, self->store, gtk_list_item_get_item (item), self->info->describe);
  spoken = g_strjoin (summary.badge != NULL ? " · " : NULL, summary.subtitle != NULL ? summary.subtitle : "",
                      summary.badge, NULL);
  fab_summary_cell_set (FAB_SUMMARY_CELL (gtk_list_item_get_child (item)), &summary);
  gtk_list_item_set_accessible_label (item, summary.title);
  gtk_list_item_set_accessible_description (item, spoken);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, fab_summary_cell_new ());
}

static void
on_bind (FabCollectionRows *self, GtkListItem *item)
{
  g_hash_table_add (self->bound, item);
  show (self, item);
}

static void
on_unbind (FabCollectionRows *self, GtkListItem *item)
{
  g_hash_table_remove (self->bound, item);
}

static void
on_header_setup (GtkSignalListItemFactory *factory, GtkListHeader *header)
{
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "ellipsize", PANGO_ELLIPSIZE_END, "margin-start", 6, NULL);

  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_list_header_set_child (header, label);
}

static void
on_header_bind (FabCollectionRows *self, GtkListHeader *header)
{
  g_autofree char *section = self->info->describe_section (self->store, gtk_list_header_get_item (header));

  gtk_label_set_text (GTK_LABEL (gtk_list_header_get_child (header)), section);
}

static void
fab_collection_rows_dispose (GObject *object)
{
  FabCollectionRows *self = FAB_COLLECTION_ROWS (object);

  g_clear_object (&self->factory);
  g_clear_object (&self->header_factory);
  g_clear_pointer (&self->bound, g_hash_table_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (fab_collection_rows_parent_class)->dispose (object);
}

static void
fab_collection_rows_class_init (FabCollectionRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fab_collection_rows_dispose;
}

static void
fab_collection_rows_init (FabCollectionRows *self)
{
  self->bound = g_hash_table_new (NULL, NULL);
  self->factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (self->factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect_object (self->factory, "bind", G_CALLBACK (on_bind), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->factory, "unbind", G_CALLBACK (on_unbind), self, G_CONNECT_SWAPPED);
}

/** fab_collection_rows_new: (transfer full): @info: static */
FabCollectionRows *
fab_collection_rows_new (FabStore *store, const FabCollectionInfo *info)
{
  FabCollectionRows *self = g_object_new (FAB_TYPE_COLLECTION_ROWS, NULL);

  self->store = g_object_ref (store);
  self->info = info;
  if (info->describe_section == NULL)
    return self;
  self->header_factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (self->header_factory, "setup", G_CALLBACK (on_header_setup), NULL);
  g_signal_connect_object (self->header_factory, "bind", G_CALLBACK (on_header_bind), self, G_CONNECT_SWAPPED);
  return self;
}

/** fab_collection_rows_get_factory: (transfer none) */
GtkListItemFactory *
fab_collection_rows_get_factory (FabCollectionRows *self)
{
  return self->factory;
}

/** fab_collection_rows_get_header_factory: (transfer none) (nullable): %NULL where the list has no headings */
GtkListItemFactory *
fab_collection_rows_get_header_factory (FabCollectionRows *self)
{
  return self->header_factory;
}

/** fab_collection_rows_refresh: describes the records in sight again */
void
fab_collection_rows_refresh (FabCollectionRows *self)
{
  GHashTableIter rows;
  gpointer item;

  g_hash_table_iter_init (&rows, self->bound);
  while (g_hash_table_iter_next (&rows, &item, NULL))
    show (self, item);
}
