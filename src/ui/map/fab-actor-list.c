#include <glib/gi18n.h>

#include "fab-actor-list-private.h"

/* From so many actors on, sorting is done in pieces between two frames. */
#define MANY 2000

enum {
  OPEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabActorList, fab_actor_list, ADW_TYPE_BIN)

FabContext *
fab_actor_list_get_context (FabActorList *self)
{
  return fab_map_model_get_context (self->model);
}

FabStore *
fab_actor_list_get_store (FabActorList *self)
{
  return fab_context_get_store (fab_actor_list_get_context (self));
}

/* ---- Selection: the table's and the page's ---- */

static GtkBitset *
find_selected (FabActorList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
        left = fab_map_selection_get_n_actors (self->selection);
  GtkBitset *selected = gtk_bitset_new_empty ();

  for (guint i = 0; i < n && left > 0; i++) {
    g_autoptr (FabRecord) actor = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

    if (!fab_map_selection_has (self->selection, fab_record_get_key (actor)))
      continue;
    gtk_bitset_add (selected, i);
    left--;
  }
  return selected;
}

static void
take_selection (FabActorList *self)
{
  g_autoptr (GtkBitset) selected = NULL, mask = NULL;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || self->syncing)
    return;
  selected = find_selected (self);
  mask = gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)));
  self->syncing = TRUE;
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->rows), selected, mask);
  self->syncing = FALSE;
}

/** fab_actor_list_get_selected: (transfer full) (element-type FabRecord): the actors of the rows selected, in their order */
GPtrArray *
fab_actor_list_get_selected (FabActorList *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->rows));
  GPtrArray *actors = g_ptr_array_new_full (gtk_bitset_get_size (selected), g_object_unref);
  GtkBitsetIter iter;
  guint i;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &i); more; more = gtk_bitset_iter_next (&iter, &i))
    g_ptr_array_add (actors, g_list_model_get_item (G_LIST_MODEL (self->rows), i));
  return actors;
}

static void
update_count (FabActorList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  guint selected = fab_map_selection_get_n_actors (self->selection);
  g_autofree char *all = g_strdup_printf (ngettext ("%u actor", "%u actors", n), n), *text = NULL;

  /* Translators: "125 actors, 3 selected" */
  text = selected > 1 ? g_strdup_printf (ngettext ("%s, %u selected", "%s, %u selected", selected), all, selected)
                      : g_steal_pointer (&all);
  gtk_label_set_text (self->count, text);
}

static void
on_rows_selected (FabActorList *self)
{
  g_autoptr (GPtrArray) actors = NULL;

  if (self->syncing)
    return;
  actors = fab_actor_list_get_selected (self);
  self->syncing = TRUE;
  fab_map_selection_set_actors (self->selection, actors);
  self->syncing = FALSE;
}

static void
on_selection_changed (FabActorList *self)
{
  take_selection (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update_count (self);
}

/* Enter and a double click on a value edit it: see -edit. What else activates a row opens it. */
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
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update_count (self);
}

static gboolean
is_on_map (gpointer item, gpointer data)
{
  return fab_map_model_shows (data, item);
}

static void
refresh_cells (FabActorList *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    fab_actor_cell_refresh (g_ptr_array_index (self->cells, i));
}

static void
sort (FabActorList *self)
{
  GtkSorter *sections = gtk_sort_list_model_get_section_sorter (self->sorted);

  if (sections != NULL)
    gtk_sorter_changed (sections, GTK_SORTER_CHANGE_DIFFERENT);
  gtk_sorter_changed (gtk_column_view_get_sorter (self->view), GTK_SORTER_CHANGE_DIFFERENT);
}

static void
on_sort (gpointer data)
{
  FabActorList *self = data;

  self->sort_source = 0;
  gtk_sort_list_model_set_incremental (self->sorted, g_list_model_get_n_items (G_LIST_MODEL (self->sorted)) > MANY);
  if (self->stale)
    sort (self);
  self->stale = FALSE;
  gtk_filter_changed (self->on_map, GTK_FILTER_CHANGE_DIFFERENT);
  refresh_cells (self);
  choose_page (self);
}

/* Names and numbers of links may have changed: once for many gestures in a row. Out of sight nothing is kept up to date. */
static void
on_model_changed (FabActorList *self)
{
  if (self->sort_source == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->sort_source = g_idle_add_once (on_sort, self);
}

/* Sorting ten thousand actors anew is worth a thought: only what the order may depend on makes it stale. */
static gboolean
concerns_order (FabActorList *self, const FabChange *change)
{
  GtkColumnViewSorter *sorter = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (self->view));
  GtkColumnViewColumn *primary = gtk_column_view_sorter_get_primary_sort_column (sorter);
  const FabActorColumn *column = primary != NULL ? fab_actor_list_get_column (primary) : NULL;

  switch (change->table) {
  case FAB_TABLE_ACTOR:
    return change->op == FAB_CHANGE_UPDATE;
  case FAB_TABLE_RELATION:
    return column != NULL && column->field == FAB_ACTOR_COLUMN_LINKS;
  case FAB_TABLE_TERRITORY:
    return TRUE;
  default:
    return FALSE;
  }
}

static void
on_committed (FabActorList *self, GPtrArray *changes)
{
  gboolean actors = FALSE;

  for (guint i = 0; i < changes->len; i++) {
    const FabChange *change = g_ptr_array_index (changes, i);

    self->stale = self->stale || concerns_order (self, change);
    actors = actors || change->table == FAB_TABLE_ACTOR;
  }
  if (actors)
    refresh_cells (self);
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
  g_clear_handle_id (&self->sort_source, g_source_remove);
  on_sort (self);
  fab_growing_rows_set_live (self->growing, TRUE);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->rows));
  take_selection (self);
  reveal_selected (self);
  update_count (self);
}

/* What a screen reader says of a row. */
static void
on_bind_row (GtkSignalListItemFactory *factory, GtkColumnViewRow *row, FabActorList *self)
{
  FabRecord *actor = gtk_column_view_row_get_item (row);
  FabRecord *territory = fab_store_get_target (fab_actor_list_get_store (self), actor, FAB_ACTOR_TERRITORY);
  const FabChoices *kinds = fab_table_get (FAB_TABLE_ACTOR)->fields[FAB_ACTOR_KIND].choices;
  guint n = fab_map_model_count_links (self->model, actor);
  g_autofree char *links = g_strdup_printf (ngettext ("%u link", "%u links", n), n);
  g_autofree char *label =
      g_strdup_printf ("%s, %s, %s%s%s", fab_record_get_title (actor),
                       fab_choices_get_label (kinds, fab_record_get_text (actor, FAB_ACTOR_KIND)),
                       territory != NULL ? fab_record_get_title (territory) : "", territory != NULL ? ", " : "", links);

  gtk_column_view_row_set_accessible_label (row, label);
}

/* ---- Popovers: one at a time ---- */

/* GTK would put it to whatever comes next in the window. */
static void
on_popover_closed (FabActorList *self)
{
  if (self->focus != NULL && gtk_widget_get_mapped (self->focus))
    gtk_widget_grab_focus (self->focus);
  g_clear_weak_pointer (&self->focus);
}

/** fab_actor_list_show_popover: @popover: (transfer full): pops up at x, y of @at */
void
fab_actor_list_show_popover (FabActorList *self, GtkWidget *popover, GtkWidget *at, double x, double y)
{
  graphene_point_t place = GRAPHENE_POINT_INIT (x, y);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  self->popover = popover;
  g_set_weak_pointer (&self->focus, gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));
  g_signal_connect_object (popover, "closed", G_CALLBACK (on_popover_closed), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  if (gtk_widget_compute_point (at, GTK_WIDGET (self), &place, &place))
    gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle){ place.x, place.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (popover));
}

/* ---- The widget ---- */

/* GTK 4.18 keeps columns alive once a cell of them had the focus: they must not keep the project alive too. */
static void
forget_columns (FabActorList *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

    gtk_column_view_column_set_sorter (column, NULL);
    gtk_column_view_column_set_factory (column, NULL);
  }
}

static void
fab_actor_list_dispose (GObject *object)
{
  FabActorList *self = FAB_ACTOR_LIST (object);

  if (self->save_source != 0) {
    g_clear_handle_id (&self->save_source, g_source_remove);
    fab_actor_list_save_columns (self);
  }
  self->loading = TRUE;
  g_clear_handle_id (&self->sort_source, g_source_remove);
  g_clear_handle_id (&self->edit_source, g_source_remove);
  g_clear_handle_id (&self->lost_source, g_source_remove);
  g_clear_object (&self->key_actor);
  g_clear_weak_pointer (&self->focus);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->model_signals);
  g_clear_object (&self->selection_signals);
  if (self->view != NULL) {
    gtk_column_view_set_model (self->view, NULL);
    forget_columns (self);
  }
  g_clear_object (&self->edit_actor);
  g_clear_object (&self->actions);
  g_clear_object (&self->settings);
  g_clear_object (&self->rows);
  g_clear_object (&self->growing);
  g_clear_object (&self->shown);
  g_clear_object (&self->sorted);
  g_clear_object (&self->on_map);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (fab_actor_list_parent_class)->dispose (object);
}

static void
fab_actor_list_finalize (GObject *object)
{
  g_ptr_array_unref (FAB_ACTOR_LIST (object)->cells);
  G_OBJECT_CLASS (fab_actor_list_parent_class)->finalize (object);
}

static void
fab_actor_list_class_init (FabActorListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_actor_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = fab_actor_list_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-actor-list.ui");
  gtk_widget_class_bind_template_child (widget_class, FabActorList, stack);
  gtk_widget_class_bind_template_child (widget_class, FabActorList, view);
  gtk_widget_class_bind_template_child (widget_class, FabActorList, group);
  gtk_widget_class_bind_template_child (widget_class, FabActorList, count);
  gtk_widget_class_bind_template_child (widget_class, FabActorList, columns);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);

  /** FabActorList::open: somebody wants to read and edit the selected actor */
  signals[OPEN] = g_signal_new ("open", FAB_TYPE_ACTOR_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
fab_actor_list_init (FabActorList *self)
{
  self->cells = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->model_signals = g_signal_group_new (FAB_TYPE_MAP_MODEL);
  g_signal_group_connect_swapped (self->model_signals, "changed", G_CALLBACK (on_model_changed), self);
  self->selection_signals = g_signal_group_new (FAB_TYPE_MAP_SELECTION);
  g_signal_group_connect_swapped (self->selection_signals, "changed", G_CALLBACK (on_selection_changed), self);
  g_signal_connect (self, "map", G_CALLBACK (on_map), NULL);
  g_signal_connect (self, "unmap", G_CALLBACK (on_unmap), NULL);
}

/* Sorted first, so that a search sorts nothing. */
static void
make_rows (FabActorList *self, GtkFilter *filter)
{
  GListModel *actors = g_object_ref (fab_store_get_list (fab_actor_list_get_store (self), FAB_TABLE_ACTOR));
  GtkSorter *sorter = g_object_ref (gtk_column_view_get_sorter (self->view));
  GtkEveryFilter *both = gtk_every_filter_new ();

  self->on_map = GTK_FILTER (gtk_custom_filter_new (is_on_map, self->model, NULL));
  gtk_multi_filter_append (GTK_MULTI_FILTER (both), g_object_ref (self->on_map));
  self->growing = fab_growing_rows_new (filter);
  gtk_multi_filter_append (GTK_MULTI_FILTER (both), g_object_ref (filter));
  self->sorted = gtk_sort_list_model_new (actors, sorter);
  self->shown = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->sorted)), GTK_FILTER (both));
  self->rows =
      gtk_multi_selection_new (g_object_ref (fab_growing_rows_set_model (self->growing, G_LIST_MODEL (self->shown))));
  g_signal_connect_object (self->growing, "grown", G_CALLBACK (take_selection), self, G_CONNECT_SWAPPED);
}

static void
make_row_names (FabActorList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind_row), self, G_CONNECT_DEFAULT);
  gtk_column_view_set_row_factory (self->view, factory);
}

/** fab_actor_list_set_model: what is listed, selected, and let pass; to be called once */
void
fab_actor_list_set_model (FabActorList *self, FabMapModel *model, FabMapSelection *selection, GtkFilter *filter)
{
  self->model = g_object_ref (model);
  self->selection = g_object_ref (selection);
  make_rows (self, filter);
  make_row_names (self);
  fab_actor_list_add_columns (self);
  fab_actor_list_add_editing (self);
  fab_actor_list_add_menu (self);
  fab_actor_list_add_groups (self);
  g_signal_connect_object (self->rows, "selection-changed", G_CALLBACK (on_rows_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (choose_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (fab_actor_list_get_store (self), "committed", G_CALLBACK (on_committed), self,
                           G_CONNECT_SWAPPED);
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
