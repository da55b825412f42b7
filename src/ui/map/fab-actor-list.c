#include "fab-actor-list.h"

#include "fab-actor-cell.h"
#include "fab-growing-rows.h"

struct _FabActorList {
  AdwBin parent_instance;

  GtkStack *stack; /* template children */
  GtkColumnView *view;

  FabMapModel *model; /* owned */
  FabMapSelection *selection;
  GtkFilterListModel *shown; /* owned: those that the filter lets pass */
  GtkFilter *on_map;         /* owned: those on the map */
  GtkMultiSelection *rows;   /* owned */
  FabGrowingRows *growing;   /* owned */
  GSignalGroup *model_signals, *selection_signals;
  guint sort_source;
  gboolean syncing;
};

enum {
  OPEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabActorList, fab_actor_list, ADW_TYPE_BIN)

/* ---- Selection: the table's and the page's ---- */

static void
take_selection (FabActorList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) mask = gtk_bitset_new_range (0, n);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || self->syncing)
    return;
  for (guint i = 0; i < n; i++) {
    g_autoptr (FabRecord) actor = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

    if (fab_map_selection_has (self->selection, fab_record_get_key (actor)))
      gtk_bitset_add (selected, i);
  }
  self->syncing = TRUE;
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->rows), selected, mask);
  self->syncing = FALSE;
}

static void
on_rows_selected (FabActorList *self)
{
  g_autoptr (GtkBitset) selected = NULL;
  g_autoptr (GPtrArray) actors = NULL;
  GtkBitsetIter iter;
  guint i;

  if (self->syncing)
    return;
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->rows));
  actors = g_ptr_array_new_with_free_func (g_object_unref);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &i); more; more = gtk_bitset_iter_next (&iter, &i))
    g_ptr_array_add (actors, g_list_model_get_item (G_LIST_MODEL (self->rows), i));
  self->syncing = TRUE;
  fab_map_selection_set_actors (self->selection, actors);
  self->syncing = FALSE;
}

static void
on_activate (FabActorList *self)
{
  g_signal_emit (self, signals[OPEN], 0);
}

/* ---- Rows ---- */

static void
choose_page (FabActorList *self)
{
  gboolean none = g_list_model_get_n_items (G_LIST_MODEL (self->shown)) == 0;
  gboolean empty = fab_map_scene_get_n_nodes (fab_map_model_get_scene (self->model)) == 0;

  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : none ? "none" : "rows");
}

static gboolean
is_on_map (gpointer item, gpointer data)
{
  return fab_map_model_shows (data, item);
}

static void
on_sort (gpointer data)
{
  FabActorList *self = data;

  self->sort_source = 0;
  gtk_sorter_changed (gtk_column_view_get_sorter (self->view), GTK_SORTER_CHANGE_DIFFERENT);
  gtk_filter_changed (self->on_map, GTK_FILTER_CHANGE_DIFFERENT);
  choose_page (self);
}

/* Names and numbers of links may have changed: once for many gestures in a row. */
static void
on_model_changed (FabActorList *self)
{
  if (self->sort_source == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->sort_source = g_idle_add_once (on_sort, self);
}

/* Scrolls to what was selected on the map. */
static void
reveal_selected (FabActorList *self)
{
  g_autoptr (GPtrArray) actors = fab_map_selection_get_actors (self->selection);

  if (actors->len > 0)
    fab_actor_list_reveal (self, g_ptr_array_index (actors, 0));
}

/* Out of sight nothing is kept up to date, and there are no rows that every word that is searched for would make anew. */
static void
on_unmap (FabActorList *self)
{
  gtk_column_view_set_model (self->view, NULL);
  if (self->growing != NULL)
    fab_growing_rows_set_live (self->growing, FALSE);
}

static void
on_map (FabActorList *self)
{
  if (self->model == NULL)
    return;
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->rows));
  g_clear_handle_id (&self->sort_source, g_source_remove);
  on_sort (self);
  take_selection (self);
  reveal_selected (self);
  fab_growing_rows_set_live (self->growing, TRUE);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, const FabActorColumn *column)
{
  FabActorList *self = g_object_get_data (G_OBJECT (factory), "list");

  gtk_list_item_set_child (item, fab_actor_cell_new (column, self->model));
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  fab_actor_cell_set_actor (FAB_ACTOR_CELL (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  fab_actor_cell_set_actor (FAB_ACTOR_CELL (gtk_list_item_get_child (item)), NULL);
}

static void
add_column (FabActorList *self, const FabActorColumn *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter = fab_actor_column_make_sorter (column, self->model);
  g_autoptr (GtkColumnViewColumn) view_column =
      gtk_column_view_column_new (fab_actor_column_get_title (column), factory);

  g_object_set_data (G_OBJECT (factory), "list", self);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), (gpointer)column);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_fixed_width (view_column, column->width);
  gtk_column_view_column_set_expand (view_column, column->field == FAB_ACTOR_NAME);
  gtk_column_view_append_column (self->view, view_column);
}

static void
add_columns (FabActorList *self)
{
  guint n;
  const FabActorColumn *columns = fab_actor_columns_get (&n);
  GListModel *added = gtk_column_view_get_columns (self->view);
  g_autoptr (GtkColumnViewColumn) name = NULL;

  for (guint i = 0; i < n; i++)
    add_column (self, &columns[i]);
  name = g_list_model_get_item (added, 0);
  gtk_column_view_sort_by_column (self->view, name, GTK_SORT_ASCENDING);
}

/* ---- The widget ---- */

static void
fab_actor_list_dispose (GObject *object)
{
  FabActorList *self = FAB_ACTOR_LIST (object);

  g_clear_handle_id (&self->sort_source, g_source_remove);
  g_clear_object (&self->model_signals);
  g_clear_object (&self->selection_signals);
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->rows);
  g_clear_object (&self->growing);
  g_clear_object (&self->shown);
  g_clear_object (&self->on_map);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (fab_actor_list_parent_class)->dispose (object);
}

static void
fab_actor_list_class_init (FabActorListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_actor_list_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-actor-list.ui");
  gtk_widget_class_bind_template_child (widget_class, FabActorList, stack);
  gtk_widget_class_bind_template_child (widget_class, FabActorList, view);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);

  /** FabActorList::open: somebody wants to read and edit the selected actor */
  signals[OPEN] = g_signal_new ("open", FAB_TYPE_ACTOR_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
fab_actor_list_init (FabActorList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->model_signals = g_signal_group_new (FAB_TYPE_MAP_MODEL);
  g_signal_group_connect_swapped (self->model_signals, "changed", G_CALLBACK (on_model_changed), self);
  self->selection_signals = g_signal_group_new (FAB_TYPE_MAP_SELECTION);
  g_signal_group_connect_swapped (self->selection_signals, "changed", G_CALLBACK (take_selection), self);
  g_signal_connect (self, "map", G_CALLBACK (on_map), NULL);
  g_signal_connect (self, "unmap", G_CALLBACK (on_unmap), NULL);
}

/* Sorted first, so that a search sorts nothing. */
static void
make_rows (FabActorList *self, GtkFilter *filter)
{
  FabStore *store = fab_context_get_store (fab_map_model_get_context (self->model));
  GListModel *actors = g_object_ref (fab_store_get_list (store, FAB_TABLE_ACTOR));
  GtkSorter *sorter = g_object_ref (gtk_column_view_get_sorter (self->view));
  GtkEveryFilter *both = gtk_every_filter_new ();

  self->on_map = GTK_FILTER (gtk_custom_filter_new (is_on_map, self->model, NULL));
  gtk_multi_filter_append (GTK_MULTI_FILTER (both), g_object_ref (self->on_map));
  self->growing = fab_growing_rows_new (filter);
  gtk_multi_filter_append (GTK_MULTI_FILTER (both), g_object_ref (filter));
  self->shown = gtk_filter_list_model_new (G_LIST_MODEL (gtk_sort_list_model_new (actors, sorter)), GTK_FILTER (both));
  self->rows =
      gtk_multi_selection_new (g_object_ref (fab_growing_rows_set_model (self->growing, G_LIST_MODEL (self->shown))));
  g_signal_connect_object (self->growing, "grown", G_CALLBACK (take_selection), self, G_CONNECT_SWAPPED);
}

/** fab_actor_list_set_model: what is listed, selected, and let pass; to be called once */
void
fab_actor_list_set_model (FabActorList *self, FabMapModel *model, FabMapSelection *selection, GtkFilter *filter)
{
  self->model = g_object_ref (model);
  self->selection = g_object_ref (selection);
  make_rows (self, filter);
  add_columns (self);
  g_signal_connect_object (self->rows, "selection-changed", G_CALLBACK (on_rows_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (choose_page), self, G_CONNECT_SWAPPED);
  g_signal_group_set_target (self->model_signals, model);
  g_signal_group_set_target (self->selection_signals, selection);
  choose_page (self);
}

/** fab_actor_list_get_rows: (transfer none): the actors as listed: filtered and sorted */
GListModel *
fab_actor_list_get_rows (FabActorList *self)
{
  fab_growing_rows_finish (self->growing);
  return G_LIST_MODEL (self->rows);
}

/** fab_actor_list_reveal: scrolls to @actor's row, where the list is seen */
void
fab_actor_list_reveal (FabActorList *self, FabRecord *actor)
{
  GListModel *rows = G_LIST_MODEL (self->rows);

  if (gtk_column_view_get_model (self->view) == NULL)
    return;
  fab_growing_rows_finish (self->growing);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++) {
    g_autoptr (GObject) row = g_list_model_get_item (rows, i);

    if (row != G_OBJECT (actor))
      continue;
    gtk_column_view_scroll_to (self->view, i, NULL, GTK_LIST_SCROLL_FOCUS, NULL);
    return;
  }
}
