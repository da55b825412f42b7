#include "fab-matrix-pane.h"

#include <glib/gi18n.h>

#include "fab-link-dialog.h"
#include "fab-links-popover.h"
#include "fab-matrix-export.h"
#include "fab-matrix-legend.h"
#include "fab-matrix-maker.h"
#include "fab-matrix-words.h"

/* More lines than that no tooltip shows. */
#define MAX_TOLD 8

struct _FabMatrixPane {
  AdwBin parent_instance;

  /* Template children */
  AdwToggleGroup *what;
  GtkWidget *order_box;
  GtkDropDown *order;
  GtkStack *stack;
  FabMatrixCanvas *canvas;
  GtkWidget *foot;
  GtkLabel *sentence;
  AdwWrapBox *legend;
  GMenuModel *cell_menu;

  /* Owned */
  FabMapModel *model;
  FabMapSelection *selection;
  FabMatrixMaker *maker;
  GSimpleActionGroup *actions;
  GtkWidget *popover; /* child (nullable): menu or links */
};

enum {
  OPEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabMatrixPane, fab_matrix_pane, ADW_TYPE_BIN)

static FabContext *
get_context (FabMatrixPane *self)
{
  return fab_map_model_get_context (self->model);
}

static FabStore *
get_store (FabMatrixPane *self)
{
  return fab_context_get_store (get_context (self));
}

static gboolean
is_of_kinds (FabMatrixPane *self)
{
  FabMatrix *matrix = fab_matrix_canvas_get_matrix (self->canvas);

  return matrix != NULL && fab_matrix_get_what (matrix) == FAB_MATRIX_OF_KINDS;
}

static FabRecord *
get_actor (FabMatrixPane *self, guint entry)
{
  FabMatrix *matrix = fab_matrix_canvas_get_matrix (self->canvas);

  if (matrix == NULL || entry >= fab_matrix_get_n_entries (matrix))
    return NULL;
  return fab_store_get_record (get_store (self), fab_matrix_get_entry (matrix, entry)->key);
}

/* ---- What is said ---- */

static char *
say (FabMatrixPane *self, guint row, guint column)
{
  FabMatrix *matrix = fab_matrix_canvas_get_matrix (self->canvas);

  if (matrix == NULL || (row == FAB_MATRIX_NONE && column == FAB_MATRIX_NONE))
    return NULL;
  if (row == FAB_MATRIX_NONE || column == FAB_MATRIX_NONE)
    return fab_matrix_say_entry (matrix, row != FAB_MATRIX_NONE ? row : column);
  return fab_matrix_say_cell (matrix, get_store (self), row, column);
}

static char *
say_all (FabMatrixPane *self)
{
  FabMatrix *matrix = fab_matrix_canvas_get_matrix (self->canvas);
  guint n = matrix != NULL ? fab_matrix_get_n_entries (matrix) : 0;
  guint links = matrix != NULL ? fab_matrix_get_n_links (matrix) : 0;
  g_autofree char *link_text = g_strdup_printf (ngettext ("%u link", "%u links", links), links);
  g_autofree char *text = is_of_kinds (self) ? g_strdup_printf (ngettext ("%u kind", "%u kinds", n), n)
                                             : g_strdup_printf (ngettext ("%u actor", "%u actors", n), n);

  return g_strdup_printf ("%s, %s", text, link_text);
}

static void
enable (FabMatrixPane *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
update_actions (FabMatrixPane *self)
{
  FabMatrix *matrix = fab_matrix_canvas_get_matrix (self->canvas);
  guint row, column;
  gboolean cell, links, kinds = is_of_kinds (self);

  fab_matrix_canvas_get_cursor (self->canvas, &row, &column);
  cell = matrix != NULL && row != FAB_MATRIX_NONE && column != FAB_MATRIX_NONE;
  links = cell && fab_matrix_find_cell (matrix, row, column) != NULL;
  enable (self, "open", cell && !kinds);
  enable (self, "add-link", cell && !kinds && row != column && !fab_context_is_read_only (get_context (self)));
  enable (self, "show-links", links);
  enable (self, "show-actors", links && kinds);
}

static void
on_pointed (FabMatrixPane *self)
{
  guint row, column;
  g_autofree char *said = NULL, *all = NULL;

  if (self->model == NULL)
    return;
  fab_matrix_canvas_get_pointed (self->canvas, &row, &column);
  said = say (self, row, column);
  all = said == NULL ? say_all (self) : NULL;
  gtk_label_set_text (self->sentence, said != NULL ? said : all);
  update_actions (self);
  fab_matrix_canvas_get_cursor (self->canvas, &row, &column);
  g_clear_pointer (&said, g_free);
  said = say (self, row, column);
  if (said != NULL)
    fab_matrix_canvas_describe (self->canvas, said);
}

static gboolean
on_tooltip (FabMatrixPane *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  FabMatrix *matrix = fab_matrix_canvas_get_matrix (self->canvas);
  guint row, column;
  g_autofree char *text = NULL;
  GdkRectangle area;

  fab_matrix_canvas_get_pointed (self->canvas, &row, &column);
  if (matrix == NULL || keyboard || is_of_kinds (self))
    return FALSE;
  if (row == FAB_MATRIX_NONE || column == FAB_MATRIX_NONE) {
    text = say (self, row, column);
  } else if (fab_matrix_canvas_get_cell_area (self->canvas, row, column, &area)) {
    text = fab_matrix_say_links (matrix, get_store (self), row, column, MAX_TOLD);
    gtk_tooltip_set_tip_area (tooltip, &area);
  }
  gtk_tooltip_set_text (tooltip, text);
  return text != NULL && *text != '\0';
}

/* ---- Choosing ---- */

static void
add_entry (FabMatrixPane *self, GPtrArray *actors, guint entry)
{
  FabRecord *actor = get_actor (self, entry);

  if (actor != NULL && !g_ptr_array_find (actors, actor, NULL))
    g_ptr_array_add (actors, actor);
}

/* A single link is selected itself; else the two actors are, or the one whose name was pressed. */
static void
on_chosen (FabMatrixPane *self, guint row, guint column)
{
  FabMatrix *matrix = fab_matrix_canvas_get_matrix (self->canvas);
  g_autoptr (GPtrArray) actors = g_ptr_array_new (), relations = NULL;

  if (matrix == NULL || is_of_kinds (self))
    return;
  if (row != FAB_MATRIX_NONE && column != FAB_MATRIX_NONE)
    relations = fab_matrix_get_relations (matrix, get_store (self), row, column);
  if (relations != NULL && relations->len == 1) {
    fab_map_selection_set_relation (self->selection, g_ptr_array_index (relations, 0));
    return;
  }
  add_entry (self, actors, row);
  add_entry (self, actors, column);
  fab_map_selection_set_actors (self->selection, actors);
}

static gboolean
is_end (FabMatrixPane *self, gint64 key)
{
  FabRecord *relation = fab_map_selection_get_relation (self->selection);

  return fab_map_selection_has (self->selection, key) ||
         (relation != NULL && (fab_record_get_ref (relation, FAB_RELATION_SOURCE) == key ||
                               fab_record_get_ref (relation, FAB_RELATION_TARGET) == key));
}

static void
on_selection_changed (FabMatrixPane *self)
{
  FabMatrix *matrix = fab_matrix_canvas_get_matrix (self->canvas);
  guint8 *selected;
  guint n;

  if (matrix == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  n = fab_matrix_get_n_entries (matrix);
  selected = g_new0 (guint8, n + 1);
  for (guint i = 0; i < n; i++)
    selected[i] = is_end (self, fab_matrix_get_entry (matrix, i)->key);
  fab_matrix_canvas_take_selected (self->canvas, selected);
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
  g_signal_emit (self, signals[OPEN], 0);
}

static void
show_links (FabMatrixPane *self, guint row, guint column)
{
  FabMatrix *matrix = fab_matrix_canvas_get_matrix (self->canvas);
  g_autoptr (GPtrArray) relations = fab_matrix_get_relations (matrix, get_store (self), row, column);
  g_autofree char *title = g_strdup_printf ("%s → %s", fab_matrix_get_entry (matrix, row)->name,
                                            fab_matrix_get_entry (matrix, column)->name);
  FabLinksPopover *popover = fab_links_popover_new (get_context (self), title, relations, NULL);
  GdkRectangle area;

  g_signal_connect_object (popover, "chosen", G_CALLBACK (on_link_chosen), self, G_CONNECT_SWAPPED);
  fab_matrix_canvas_get_cell_area (self->canvas, row, column, &area);
  show_popover (self, GTK_WIDGET (popover), &area);
}

static void
on_menu (FabMatrixPane *self, double x, double y)
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

  if (source == NULL || target == NULL || source == target || fab_context_is_read_only (get_context (self)))
    return;
  dialog = fab_link_dialog_new (get_context (self), source);
  fab_link_dialog_set_target (dialog, target);
  g_signal_connect_object (dialog, "added", G_CALLBACK (on_link_chosen), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

/* What is there is opened; where there is nothing, a link is offered. */
static void
on_opened (FabMatrixPane *self, guint row, guint column)
{
  FabMatrix *matrix = fab_matrix_canvas_get_matrix (self->canvas);
  const FabMatrixCell *cell = fab_matrix_find_cell (matrix, row, column);

  on_chosen (self, row, column);
  if (cell != NULL && (cell->n_links > 1 || is_of_kinds (self)))
    show_links (self, row, column);
  else if (cell != NULL || row == column)
    g_signal_emit (self, signals[OPEN], 0);
  else if (!is_of_kinds (self))
    add_link (self, row, column);
}

static void
on_open (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabMatrixPane *self = data;
  guint row, column;

  fab_matrix_canvas_get_cursor (self->canvas, &row, &column);
  on_chosen (self, row, column);
  g_signal_emit (self, signals[OPEN], 0);
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
    FabRecord *actor = fab_store_get_target (get_store (self), relation, ends[i]);

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
  relations = fab_matrix_get_relations (fab_matrix_canvas_get_matrix (self->canvas), get_store (self), row, column);
  for (guint i = 0; i < relations->len; i++)
    add_ends (self, actors, g_ptr_array_index (relations, i));
  fab_map_selection_set_actors (self->selection, actors);
  gtk_widget_activate_action (GTK_WIDGET (self), "page.view", "s", "list");
}

/* ---- What is shown ---- */

static void
on_matrix (FabMatrixPane *self)
{
  FabMatrix *matrix = fab_matrix_maker_get_matrix (self->maker);
  gboolean none = fab_matrix_get_n_entries (matrix) == 0;
  gboolean empty = fab_map_scene_get_n_nodes (fab_map_model_get_scene (self->model)) == 0;

  fab_matrix_canvas_set_matrix (self->canvas, matrix);
  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : none ? "none" : "matrix");
  gtk_widget_set_visible (self->foot, !none);
  fab_matrix_legend_fill (self->legend, matrix, fab_matrix_canvas_get_palette (self->canvas));
  on_selection_changed (self);
  on_pointed (self);
}

static void
on_dark (FabMatrixPane *self)
{
  fab_matrix_legend_fill (self->legend, fab_matrix_canvas_get_matrix (self->canvas),
                          fab_matrix_canvas_get_palette (self->canvas));
}

static void
take_kind (FabMatrixPane *self)
{
  gboolean kinds = g_strcmp0 (adw_toggle_group_get_active_name (self->what), "kinds") == 0;

  gtk_widget_set_visible (self->order_box, !kinds);
  if (self->maker != NULL)
    fab_matrix_maker_set_kind (self->maker, kinds ? FAB_MATRIX_OF_KINDS : FAB_MATRIX_OF_ACTORS,
                               gtk_drop_down_get_selected (self->order));
}

static void
on_what (FabMatrixPane *self)
{
  take_kind (self);
}

static void
on_order (FabMatrixPane *self)
{
  take_kind (self);
}

static void
fab_matrix_pane_map (GtkWidget *widget)
{
  FabMatrixPane *self = FAB_MATRIX_PANE (widget);

  GTK_WIDGET_CLASS (fab_matrix_pane_parent_class)->map (widget);
  if (self->maker == NULL)
    return;
  fab_matrix_maker_set_active (self->maker, TRUE);
  on_selection_changed (self);
}

static void
fab_matrix_pane_unmap (GtkWidget *widget)
{
  FabMatrixPane *self = FAB_MATRIX_PANE (widget);

  if (self->maker != NULL)
    fab_matrix_maker_set_active (self->maker, FALSE);
  GTK_WIDGET_CLASS (fab_matrix_pane_parent_class)->unmap (widget);
}

/* ---- The widget ---- */

static const GActionEntry entries[] = {
  { "open", on_open },
  { "add-link", on_add_link },
  { "show-links", on_show_links },
  { "show-actors", on_show_actors },
};

static void
fab_matrix_pane_dispose (GObject *object)
{
  FabMatrixPane *self = FAB_MATRIX_PANE (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->actions);
  g_clear_object (&self->maker);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (fab_matrix_pane_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-matrix-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, FabMatrixPane, what);
  gtk_widget_class_bind_template_child (widget_class, FabMatrixPane, order_box);
  gtk_widget_class_bind_template_child (widget_class, FabMatrixPane, order);
  gtk_widget_class_bind_template_child (widget_class, FabMatrixPane, stack);
  gtk_widget_class_bind_template_child (widget_class, FabMatrixPane, canvas);
  gtk_widget_class_bind_template_child (widget_class, FabMatrixPane, foot);
  gtk_widget_class_bind_template_child (widget_class, FabMatrixPane, sentence);
  gtk_widget_class_bind_template_child (widget_class, FabMatrixPane, legend);
  gtk_widget_class_bind_template_child (widget_class, FabMatrixPane, cell_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_what);
  gtk_widget_class_bind_template_callback (widget_class, on_order);
  gtk_widget_class_bind_template_callback (widget_class, on_pointed);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_opened);
  gtk_widget_class_bind_template_callback (widget_class, on_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_tooltip);
}

static void
fab_matrix_pane_class_init (FabMatrixPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (FAB_TYPE_MATRIX_CANVAS);
  G_OBJECT_CLASS (klass)->dispose = fab_matrix_pane_dispose;
  widget_class->map = fab_matrix_pane_map;
  widget_class->unmap = fab_matrix_pane_unmap;
  bind_template (widget_class);

  /** FabMatrixPane::open: somebody wants to read and edit what is selected */
  signals[OPEN] = g_signal_new ("open", FAB_TYPE_MATRIX_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
fill_orders (FabMatrixPane *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < FAB_MATRIX_N_ORDERS; i++)
    gtk_string_list_append (labels, fab_matrix_order_get_label (i));
  gtk_drop_down_set_model (self->order, G_LIST_MODEL (labels));
}

static void
fab_matrix_pane_init (FabMatrixPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "matrix", G_ACTION_GROUP (self->actions));
  fill_orders (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (on_dark), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/** fab_matrix_pane_set_model: what is shown, selected, and let pass; to be called once */
void
fab_matrix_pane_set_model (FabMatrixPane *self, FabMapModel *model, FabMapSelection *selection, FabActorFilter *filter)
{
  self->model = g_object_ref (model);
  self->selection = g_object_ref (selection);
  self->maker = fab_matrix_maker_new (model, filter);
  g_signal_connect_object (self->maker, "changed", G_CALLBACK (on_matrix), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "changed", G_CALLBACK (on_selection_changed), self, G_CONNECT_SWAPPED);
  take_kind (self);
  on_pointed (self);
}

/** fab_matrix_pane_get_canvas: (transfer none) */
FabMatrixCanvas *
fab_matrix_pane_get_canvas (FabMatrixPane *self)
{
  return self->canvas;
}

/** fab_matrix_pane_set_order: @order: of actors; kinds keep their own */
void
fab_matrix_pane_set_order (FabMatrixPane *self, FabMatrixWhat what, FabMatrixOrder order)
{
  gtk_drop_down_set_selected (self->order, order);
  adw_toggle_group_set_active_name (self->what, what == FAB_MATRIX_OF_KINDS ? "kinds" : "actors");
}

/** fab_matrix_pane_reveal: scrolls to @actor's row and column */
void
fab_matrix_pane_reveal (FabMatrixPane *self, FabRecord *actor)
{
  FabMatrix *matrix = fab_matrix_canvas_get_matrix (self->canvas);
  guint entry = matrix != NULL ? fab_matrix_find_entry (matrix, fab_record_get_key (actor)) : FAB_MATRIX_NONE;

  fab_matrix_canvas_set_cursor (self->canvas, entry, entry);
}

/** fab_matrix_pane_export: @format: "pdf", "svg", "png" or "csv": asks for a file */
void
fab_matrix_pane_export (FabMatrixPane *self, const char *format)
{
  FabMatrix *matrix = fab_matrix_canvas_get_matrix (self->canvas);

  if (matrix != NULL)
    fab_matrix_export (get_context (self), matrix, GTK_WIDGET (self), format);
}

/** fab_matrix_pane_is_busy: whether a newer matrix is being made */
gboolean
fab_matrix_pane_is_busy (FabMatrixPane *self)
{
  return self->maker != NULL && fab_matrix_maker_is_busy (self->maker);
}
