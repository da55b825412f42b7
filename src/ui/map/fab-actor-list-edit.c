/* fab-actor-list-edit.c: editing in the cells: where it begins, and where Tab goes on */
#include <glib/gi18n.h>

#include "fab-actor-list-private.h"
#include "fab-links-popover.h"

/* ---- Finding cells ---- */

static FabActorCell *
find_cell (FabActorList *self, FabRecord *actor, const FabActorColumn *column)
{
  for (guint i = 0; i < self->cells->len; i++) {
    FabActorCell *cell = g_ptr_array_index (self->cells, i);

    if (fab_actor_cell_get_actor (cell) == actor && fab_actor_cell_get_column (cell) == column)
      return cell;
  }
  return NULL;
}

static FabActorCell *
find_cell_in (GtkWidget *widget)
{
  if (FAB_IS_ACTOR_CELL (widget))
    return FAB_ACTOR_CELL (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    FabActorCell *cell = find_cell_in (child);

    if (cell != NULL)
      return cell;
  }
  return NULL;
}

/** fab_actor_list_get_focused_cell: (transfer none) (nullable): the cell where the keyboard is; of a row as a whole, the first */
FabActorCell *
fab_actor_list_get_focused_cell (FabActorList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL, *cell;

  if (focus == NULL || focus == GTK_WIDGET (self->view) || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)))
    return NULL;
  cell = gtk_widget_get_ancestor (focus, FAB_TYPE_ACTOR_CELL);
  return cell != NULL ? FAB_ACTOR_CELL (cell) : find_cell_in (focus);
}

static guint
find_row (FabActorList *self, FabRecord *actor)
{
  GListModel *rows = G_LIST_MODEL (self->rows);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++) {
    g_autoptr (FabRecord) row = g_list_model_get_item (rows, i);

    if (row == actor)
      return i;
  }
  return GTK_INVALID_LIST_POSITION;
}

static GtkColumnViewColumn *
find_view_column (FabActorList *self, const FabActorColumn *wanted)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

    if (fab_actor_list_get_column (column) == wanted)
      return column; /* the view keeps it */
  }
  return NULL;
}

/* ---- Links ---- */

static void
on_link_chosen (FabLinksPopover *popover, FabRecord *relation, FabActorList *self)
{
  FabStore *store = fab_actor_list_get_store (self);
  FabRecord *actor = g_object_get_data (G_OBJECT (popover), "actor");
  FabRecord *source = fab_store_get_target (store, relation, FAB_RELATION_SOURCE);
  FabRecord *target = fab_store_get_target (store, relation, FAB_RELATION_TARGET);
  FabRecord *other = source == actor ? target : source;

  if (other == NULL)
    return;
  fab_map_selection_set_actor (self->selection, other);
  fab_actor_list_reveal (self, other);
}

static void
on_link_edit (FabActorList *self, FabRecord *relation)
{
  fab_map_selection_set_relation (self->selection, relation);
  g_signal_emit_by_name (self, "open");
}

static void
show_links (FabActorList *self, FabActorCell *cell)
{
  FabRecord *actor = fab_actor_cell_get_actor (cell);
  g_autoptr (GPtrArray) links = fab_links_of_actor (fab_actor_list_get_store (self), actor);
  FabLinksPopover *popover;

  if (links->len == 0)
    return;
  popover = fab_links_popover_new (fab_actor_list_get_context (self), fab_record_get_title (actor), links, actor);
  g_object_set_data_full (G_OBJECT (popover), "actor", g_object_ref (actor), g_object_unref);
  g_signal_connect_object (popover, "chosen", G_CALLBACK (on_link_chosen), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (popover, "edit", G_CALLBACK (on_link_edit), self, G_CONNECT_SWAPPED);
  fab_actor_list_show_popover (self, GTK_WIDGET (popover), GTK_WIDGET (cell),
                               gtk_widget_get_width (GTK_WIDGET (cell)) / 2.0,
                               gtk_widget_get_height (GTK_WIDGET (cell)));
}

/* ---- Editing ---- */

/** fab_actor_list_want: lets the person edit @cell, or shows the links that it counts */
void
fab_actor_list_want (FabActorList *self, FabActorCell *cell)
{
  if (!fab_actor_column_is_editable (fab_actor_cell_get_column (cell)))
    show_links (self, cell);
  else if (fab_context_is_read_only (fab_actor_list_get_context (self)))
    g_signal_emit_by_name (self, "open");
  else
    fab_actor_cell_edit (cell);
}

static void
on_edit (gpointer data)
{
  FabActorList *self = data;
  FabActorCell *cell = find_cell (self, self->edit_actor, self->edit_column);

  self->edit_source = 0;
  g_clear_object (&self->edit_actor);
  if (cell != NULL)
    fab_actor_cell_edit (cell);
}

static void
edit_at (FabActorList *self, guint row, const FabActorColumn *column)
{
  g_set_object (&self->edit_actor, NULL);
  self->edit_actor = g_list_model_get_item (G_LIST_MODEL (self->rows), row);
  self->edit_column = column;
  gtk_column_view_scroll_to (self->view, row, find_view_column (self, column), GTK_LIST_SCROLL_FOCUS, NULL);
  if (self->edit_source == 0)
    self->edit_source = g_idle_add_once (on_edit, self);
}

/* The next column that can be edited on that side; NULL past the end. */
static const FabActorColumn *
find_next_column (FabActorList *self, const FabActorColumn *column, int way)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  int n = g_list_model_get_n_items (columns), i = way > 0 ? -1 : n;

  for (int at = 0; at < n && column != NULL; at++) {
    g_autoptr (GtkColumnViewColumn) each = g_list_model_get_item (columns, at);

    if (fab_actor_list_get_column (each) == column)
      i = at;
  }
  for (i += way; i >= 0 && i < n; i += way) {
    g_autoptr (GtkColumnViewColumn) next = g_list_model_get_item (columns, i);

    if (gtk_column_view_column_get_visible (next) && fab_actor_column_is_editable (fab_actor_list_get_column (next)))
      return fab_actor_list_get_column (next);
  }
  return NULL;
}

/** fab_actor_list_edited: @way: a FabCellWay: the next cell is edited, of the next row where the row ends; or the keyboard stays here */
void
fab_actor_list_edited (FabActorList *self, int way, FabActorCell *cell)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows)), row;
  const FabActorColumn *next;

  if (way == FAB_CELL_LEFT)
    return;
  gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (cell)));
  if (way == FAB_CELL_HERE)
    return;
  row = find_row (self, fab_actor_cell_get_actor (cell));
  next = find_next_column (self, fab_actor_cell_get_column (cell), way);
  if (next == NULL) {
    next = find_next_column (self, NULL, way);
    row = row == GTK_INVALID_LIST_POSITION ? row : row + way;
  }
  if (row < n && next != NULL)
    edit_at (self, row, next);
}

static gboolean
is_editing (FabActorList *self)
{
  FabActorCell *cell = fab_actor_list_get_focused_cell (self);

  return cell != NULL && fab_actor_cell_get_editor (cell) != NULL;
}

/* ---- Where the keyboard is ---- */

static gboolean
can_take_keyboard (FabActorList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root == NULL || gtk_root_get_focus (root) != NULL || !gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    return FALSE;
  for (GtkWidget *widget = GTK_WIDGET (self); widget != NULL; widget = gtk_widget_get_parent (widget))
    if (!gtk_widget_get_can_focus (widget)) /* there is a dialog over it */
      return FALSE;
  return TRUE;
}

static void
on_lost (gpointer data)
{
  FabActorList *self = data;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows)), row = find_row (self, self->key_actor);

  self->lost_source = 0;
  if (n == 0 || !can_take_keyboard (self))
    return;
  gtk_column_view_scroll_to (self->view, row < n ? row : 0, NULL, GTK_LIST_SCROLL_FOCUS, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Rows that are made anew, as when a removal is undone, take the keyboard with them: then it is nowhere. */
static void
on_rows_changed (FabActorList *self)
{
  if (self->lost_source == 0 && self->key_actor != NULL)
    self->lost_source = g_idle_add_once (on_lost, self);
}

/* Enter and F2 edit the cell where the keyboard is; Alt+Enter opens the row. */
static gboolean
on_key (FabActorList *self, guint key, guint code, GdkModifierType state)
{
  gboolean enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter;
  GdkModifierType modifiers = state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK);
  FabActorCell *cell = fab_actor_list_get_focused_cell (self);

  if (cell != NULL)
    g_set_object (&self->key_actor, fab_actor_cell_get_actor (cell));
  if (!enter && key != GDK_KEY_F2)
    return GDK_EVENT_PROPAGATE;
  if (is_editing (self)) /* F2 would go on to the page, which puts the keyboard elsewhere */
    return enter ? GDK_EVENT_PROPAGATE : GDK_EVENT_STOP;
  if (cell == NULL || fab_actor_cell_get_actor (cell) == NULL)
    return GDK_EVENT_PROPAGATE;
  if (modifiers == 0)
    fab_actor_list_want (self, cell);
  else if (enter && modifiers == GDK_ALT_MASK)
    g_signal_emit_by_name (self, "open");
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

void
fab_actor_list_add_editing (FabActorList *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  g_signal_connect_object (self->rows, "items-changed", G_CALLBACK (on_rows_changed), self, G_CONNECT_SWAPPED);
}
