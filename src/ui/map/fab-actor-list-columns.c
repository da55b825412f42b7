/* fab-actor-list-columns.c: which columns the list has, in which order, how wide; kept for the next time */
#include <glib/gi18n.h>

#include "fab-actor-list-private.h"
#include "fab-config.h"

#define SAVE_AFTER 500 /* milliseconds */

static GQuark
get_quark (void)
{
  return g_quark_from_static_string ("fab-actor-column");
}

/** fab_actor_list_get_column: what a column of the view shows */
const FabActorColumn *
fab_actor_list_get_column (GtkColumnViewColumn *column)
{
  return g_object_get_qdata (G_OBJECT (column), get_quark ());
}

/* ---- Keeping them ---- */

/** fab_actor_list_save_columns: keeps the columns as they are now */
void
fab_actor_list_save_columns (FabActorList *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  GVariantBuilder builder;

  self->save_source = 0;
  if (self->settings == NULL)
    return;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sib)"));
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

    g_variant_builder_add (&builder, "(sib)", fab_actor_column_get_id (fab_actor_list_get_column (column)),
                           gtk_column_view_column_get_fixed_width (column),
                           gtk_column_view_column_get_visible (column));
  }
  g_settings_set_value (self->settings, "actor-columns", g_variant_builder_end (&builder));
}

static void
on_save (gpointer data)
{
  fab_actor_list_save_columns (data);
}

static void
queue_save (FabActorList *self)
{
  if (!self->loading && self->save_source == 0)
    self->save_source = g_timeout_add_once (SAVE_AFTER, on_save, self);
}

/* Programs that are not installed have no settings. */
static GSettings *
open_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, FAB_APPLICATION_ID, TRUE);
  if (schema == NULL || !g_settings_schema_has_key (schema, "actor-columns"))
    return NULL;
  return g_settings_new (FAB_APPLICATION_ID);
}

/* ---- Cells ---- */

static void
on_setup (GtkSignalListItemFactory *factory, GtkColumnViewCell *item, const FabActorColumn *column)
{
  FabActorList *self = g_object_get_data (G_OBJECT (factory), "list");
  GtkWidget *cell = fab_actor_cell_new (column, self->model);

  g_signal_connect_object (cell, "wanted", G_CALLBACK (fab_actor_list_want), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cell, "done", G_CALLBACK (fab_actor_list_edited), self, G_CONNECT_SWAPPED);
  gtk_column_view_cell_set_child (item, cell);
  gtk_column_view_cell_set_focusable (item, TRUE);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkColumnViewCell *item)
{
  FabActorList *self = g_object_get_data (G_OBJECT (factory), "list");
  GtkWidget *cell = gtk_column_view_cell_get_child (item);

  fab_actor_cell_set_actor (FAB_ACTOR_CELL (cell), gtk_column_view_cell_get_item (item));
  g_ptr_array_add (self->cells, cell);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkColumnViewCell *item)
{
  FabActorList *self = g_object_get_data (G_OBJECT (factory), "list");
  GtkWidget *cell = gtk_column_view_cell_get_child (item);

  g_ptr_array_remove_fast (self->cells, cell);
  fab_actor_cell_set_actor (FAB_ACTOR_CELL (cell), NULL);
}

/* ---- Columns ---- */

static void
add_column (FabActorList *self, const FabActorColumn *column, int width, gboolean visible)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter = fab_actor_column_make_sorter (column, self->model);
  g_autoptr (GtkColumnViewColumn) view_column =
      gtk_column_view_column_new (fab_actor_column_get_title (column), factory);

  g_object_set_data (G_OBJECT (factory), "list", self);
  g_object_set_qdata (G_OBJECT (view_column), get_quark (), (gpointer)column);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), (gpointer)column);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_fixed_width (view_column, CLAMP (width, 40, 2000));
  gtk_column_view_column_set_expand (view_column, column->field == FAB_ACTOR_NAME);
  gtk_column_view_column_set_visible (view_column, visible || column->field == FAB_ACTOR_NAME);
  g_signal_connect_object (view_column, "notify::fixed-width", G_CALLBACK (queue_save), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view_column, "notify::visible", G_CALLBACK (queue_save), self, G_CONNECT_SWAPPED);
  gtk_column_view_append_column (self->view, view_column);
}

static gboolean
has_column (FabActorList *self, const FabActorColumn *wanted)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

    if (fab_actor_list_get_column (column) == wanted)
      return TRUE;
  }
  return FALSE;
}

static void
add_kept_columns (FabActorList *self)
{
  g_autoptr (GVariant) kept = self->settings != NULL ? g_settings_get_value (self->settings, "actor-columns") : NULL;
  GVariantIter iter;
  const char *id;
  gboolean visible;
  int width;

  if (kept == NULL)
    return;
  g_variant_iter_init (&iter, kept);
  while (g_variant_iter_next (&iter, "(&sib)", &id, &width, &visible)) {
    const FabActorColumn *column = fab_actor_column_find (id);

    if (column != NULL && !has_column (self, column))
      add_column (self, column, width, visible);
  }
}

/* ---- Choosing them ---- */

static GtkColumnViewColumn *
find_column (FabActorList *self, GtkWidget *row, guint *position)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  GtkColumnViewColumn *wanted = g_object_get_data (G_OBJECT (row), "column");

  for (*position = 0; *position < g_list_model_get_n_items (columns); (*position)++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, *position);

    if (column == wanted)
      return wanted;
  }
  return NULL;
}

static void
move_row (GtkWidget *button, int step)
{
  FabActorList *self = g_object_get_data (G_OBJECT (button), "list");
  GtkWidget *row = gtk_widget_get_parent (button), *box = gtk_widget_get_parent (row);
  guint position, n = g_list_model_get_n_items (gtk_column_view_get_columns (self->view));
  GtkColumnViewColumn *column = find_column (self, row, &position);
  int to = (int)position + step;

  if (column == NULL || to < 0 || to >= (int)n)
    return;
  g_object_ref (column);
  gtk_column_view_insert_column (self->view, to, column);
  g_object_unref (column);
  if (step < 0)
    gtk_box_reorder_child_after (GTK_BOX (box), gtk_widget_get_prev_sibling (row), row);
  else
    gtk_box_reorder_child_after (GTK_BOX (box), row, gtk_widget_get_next_sibling (row));
  gtk_widget_grab_focus (button);
}

static void
on_up (GtkWidget *button)
{
  move_row (button, -1);
}

static void
on_down (GtkWidget *button)
{
  move_row (button, 1);
}

static GtkWidget *
make_button (FabActorList *self, const char *icon, const char *tooltip, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), "list", self);
  g_signal_connect (button, "clicked", callback, NULL);
  return button;
}

static GtkWidget *
make_row (FabActorList *self, GtkColumnViewColumn *column)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *check = gtk_check_button_new_with_label (gtk_column_view_column_get_title (column));

  g_object_set_data (G_OBJECT (row), "column", column);
  gtk_widget_set_hexpand (check, TRUE);
  gtk_widget_set_sensitive (check, fab_actor_list_get_column (column)->field != FAB_ACTOR_NAME);
  g_object_bind_property (column, "visible", check, "active", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  gtk_box_append (GTK_BOX (row), check);
  gtk_box_append (GTK_BOX (row), make_button (self, "go-up-symbolic", _ ("Further left"), G_CALLBACK (on_up)));
  gtk_box_append (GTK_BOX (row), make_button (self, "go-down-symbolic", _ ("Further right"), G_CALLBACK (on_down)));
  return row;
}

/* Made anew each time: columns may have been dragged. */
static void
fill_popover (GtkMenuButton *button, gpointer data)
{
  FabActorList *self = data;
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

    gtk_box_append (GTK_BOX (box), make_row (self, column));
  }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 420);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_size_request (scroller, 270, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_menu_button_set_popover (button, popover);
}

/** fab_actor_list_add_columns: those that were kept, then the others */
void
fab_actor_list_add_columns (FabActorList *self)
{
  guint n;
  const FabActorColumn *columns = fab_actor_columns_get (&n);
  GListModel *added = gtk_column_view_get_columns (self->view);

  self->settings = open_settings ();
  self->loading = TRUE;
  add_kept_columns (self);
  for (guint i = 0; i < n; i++)
    if (!has_column (self, &columns[i]))
      add_column (self, &columns[i], columns[i].width, columns[i].shown);
  for (guint i = 0; i < n; i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (added, i);

    if (fab_actor_list_get_column (column)->field == FAB_ACTOR_NAME)
      gtk_column_view_sort_by_column (self->view, column, GTK_SORT_ASCENDING);
  }
  self->loading = FALSE;
  g_signal_connect_object (added, "items-changed", G_CALLBACK (queue_save), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_create_popup_func (self->columns, fill_popover, self, NULL);
}
