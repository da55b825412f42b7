/* fab-matrix-pane-actions.c: what is done with a cell of the matrix: chosen, opened, linked, its links and actors shown */
#include "fab-matrix-pane-private.h"

#include "fab-link-dialog.h"
#include "fab-links-popover.h"
#include "fab-matrix-words.h"

static FabRecord *
get_actor (FabMatrixPane *self, guint entry)
{
  FabMatrix *matrix = fab_matrix_canvas_get_matrix (self->canvas);

  if (matrix == NULL || entry >= fab_matrix_get_n_entries (matrix))
    return NULL;
  return fab_store_get_record (fab_matrix_pane_get_store (self), fab_matrix_get_entry (matrix, entry)->key);
}

/* ---- Choosing ---- */

static void
add_entry (FabMatrixPane *self, GPtrArray *actors, guint entry)
{
  FabRecord *actor = get_actor (self, entry);

  if (actor != NULL && !g_ptr_array_find (actors, actor, NULL))
    g_ptr_array_add (actors, actor);
}

/** fab_matrix_pane_choose: a single link is selected itself; else the two actors are, or the one whose name was pressed. */
void
fab_matrix_pane_choose (FabMatrixPane *self, guint row, guint column)
{
  FabMatrix *matrix = fab_matrix_canvas_get_matrix (self->canvas);
  g_autoptr (GPtrArray) actors = g_ptr_array_new (), relations = NULL;

  if (matrix == NULL || fab_matrix_pane_is_of_kinds (self))
    return;
  if (row != FAB_MATRIX_NONE && column != FAB_MATRIX_NONE)
    relations = fab_matrix_get_relations (matrix, fab_matrix_pane_get_store (self), row, column);
  if (relations != NULL && relations->len == 1) {
    fab_map_selection_set_relation (self->selection, g_ptr_array_index (relations, 0));
    return;
  }
  add_entry (self, actors, row);
  add_entry (self, actors, column);
  fab_map_selection_set_actors (self->selection, actors);
}

/* ---- Popovers ---- */

static void
on_popover_closed (FabMatrixPane *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
show_popover (FabMatrixPane *self, GtkWidget *popover, const GdkRectangle *at)
{
  graphene_point_t place;
  GdkRectangle here = *at;

  if (!gtk_widget_compute_point (GTK_WIDGET (self->canvas), GTK_WIDGET (self), &GRAPHENE_POINT_INIT (at->x, at->y),
                                 &place))
    return;
  here.x = place.x;
  here.y = place.y;
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  self->popover = popover;
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &here);
  g_signal_connect_object (popover, "closed", G_CALLBACK (on_popover_closed), self, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
on_link_chosen (FabMatrixPane *self, FabRecord *relation)
{
  fab_map_selection_set_relation (self->selection, relation);
  g_signal_emit_by_name (self, "open");
}

static void
show_links (FabMatrixPane *self, guint row, guint column)
{
  FabMatrix *matrix = fab_matrix_canvas_get_matrix (self->canvas);
  g_autoptr (GPtrArray) relations = fab_matrix_get_relations (matrix, fab_matrix_pane_get_store (self), row, column);
  g_autofree char *title = g_strdup_printf ("%s → %s", fab_matrix_get_entry (matrix, row)->name,
                                            fab_matrix_get_entry (matrix, column)->name);
  FabLinksPopover *popover = fab_links_popover_new (fab_matrix_pane_get_context (self), title, relations, NULL);
  GdkRectangle area;

  g_signal_connect_object (popover, "chosen", G_CALLBACK (on_link_chosen), self, G_CONNECT_SWAPPED);
  fab_matrix_canvas_get_cell_area (self->canvas, row, column, &area);
  show_popover (self, GTK_WIDGET (popover), &area);
}

/** fab_matrix_pane_show_menu: what can be done with the cell, at a point of the canvas */
void
fab_matrix_pane_show_menu (FabMatrixPane *self, double x, double y)
{
  GtkWidget *menu = gtk_popover_menu_new_from_model (self->cell_menu);

  gtk_popover_set_has_arrow (GTK_POPOVER (menu), FALSE);
  gtk_widget_set_halign (menu, GTK_ALIGN_START);
  show_popover (self, menu, &(GdkRectangle){ x, y, 1, 1 });
}

/* ---- Opening ---- */

static void
add_link (FabMatrixPane *self, guint row, guint column)
{
  FabRecord *source = get_actor (self, row), *target = get_actor (self, column);
  FabLinkDialog *dialog;

  if (source == NULL || target == NULL || source == target ||
      fab_context_is_read_only (fab_matrix_pane_get_context (self)) || fab_map_model_is_past (self->model))
    return;
  dialog = fab_link_dialog_new (fab_matrix_pane_get_context (self), source);
  fab_link_dialog_set_target (dialog, target);
  g_signal_connect_object (dialog, "added", G_CALLBACK (on_link_chosen), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

/** fab_matrix_pane_open_cell: what is there is opened; where there is nothing, a link is offered. */
void
fab_matrix_pane_open_cell (FabMatrixPane *self, guint row, guint column)
{
  FabMatrix *matrix = fab_matrix_canvas_get_matrix (self->canvas);
  const FabMatrixCell *cell = fab_matrix_find_cell (matrix, row, column);

  fab_matrix_pane_choose (self, row, column);
  if (cell != NULL && (cell->n_links > 1 || fab_matrix_pane_is_of_kinds (self)))
    show_links (self, row, column);
  else if (cell != NULL || row == column)
    g_signal_emit_by_name (self, "open");
  else if (!fab_matrix_pane_is_of_kinds (self))
    add_link (self, row, column);
}

/* ---- Actions ---- */

static void
on_open (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabMatrixPane *self = data;
  guint row, column;

  fab_matrix_canvas_get_cursor (self->canvas, &row, &column);
  fab_matrix_pane_choose (self, row, column);
  g_signal_emit_by_name (self, "open");
}

static void
on_add_link (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  guint row, column;

  fab_matrix_canvas_get_cursor (((FabMatrixPane *)data)->canvas, &row, &column);
  add_link (data, row, column);
}

static void
on_show_links (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  guint row, column;

  fab_matrix_canvas_get_cursor (((FabMatrixPane *)data)->canvas, &row, &column);
  show_links (data, row, column);
}

static void
add_ends (FabMatrixPane *self, GPtrArray *actors, FabRecord *relation)
{
  static const guint ends[] = { FAB_RELATION_SOURCE, FAB_RELATION_TARGET };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++) {
    FabRecord *actor = fab_store_get_target (fab_matrix_pane_get_store (self), relation, ends[i]);

    if (actor != NULL)
      g_ptr_array_add (actors, actor);
  }
}

static void
on_show_actors (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabMatrixPane *self = data;
  g_autoptr (GPtrArray) actors = g_ptr_array_new (), relations = NULL;
  guint row, column;

  fab_matrix_canvas_get_cursor (self->canvas, &row, &column);
  relations = fab_matrix_get_relations (fab_matrix_canvas_get_matrix (self->canvas), fab_matrix_pane_get_store (self),
                                        row, column);
  for (guint i = 0; i < relations->len; i++)
    add_ends (self, actors, g_ptr_array_index (relations, i));
  fab_map_selection_set_actors (self->selection, actors);
  gtk_widget_activate_action (GTK_WIDGET (self), "page.view", "s", "list");
}

static const GActionEntry entries[] = {
  { "open", on_open },
  { "add-link", on_add_link },
  { "show-links", on_show_links },
  { "show-actors", on_show_actors },
};

static void
enable (FabMatrixPane *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/** fab_matrix_pane_update_actions: enables what the cell at the cursor allows */
void
fab_matrix_pane_update_actions (FabMatrixPane *self)
{
  FabMatrix *matrix = fab_matrix_canvas_get_matrix (self->canvas);
  guint row, column;
  gboolean cell, links, kinds = fab_matrix_pane_is_of_kinds (self);

  fab_matrix_canvas_get_cursor (self->canvas, &row, &column);
  cell = matrix != NULL && row != FAB_MATRIX_NONE && column != FAB_MATRIX_NONE;
  links = cell && fab_matrix_find_cell (matrix, row, column) != NULL;
  enable (self, "open", cell && !kinds);
  enable (self, "add-link",
          cell && !kinds && row != column && !fab_context_is_read_only (fab_matrix_pane_get_context (self)) &&
              !fab_map_model_is_past (self->model));
  enable (self, "show-links", links);
  enable (self, "show-actors", links && kinds);
}

/** fab_matrix_pane_add_actions: the group "matrix" */
void
fab_matrix_pane_add_actions (FabMatrixPane *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "matrix", G_ACTION_GROUP (self->actions));
}
