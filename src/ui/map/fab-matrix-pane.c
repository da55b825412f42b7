#include "fab-matrix-pane.h"

#include <glib/gi18n.h>

#include "fab-matrix-export.h"
#include "fab-matrix-legend.h"
#include "fab-matrix-pane-private.h"
#include "fab-matrix-words.h"

/* More lines than that no tooltip shows. */
#define MAX_TOLD 8

enum {
  OPEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabMatrixPane, fab_matrix_pane, ADW_TYPE_BIN)

/** fab_matrix_pane_get_context: (transfer none) */
FabContext *
fab_matrix_pane_get_context (FabMatrixPane *self)
{
  return fab_map_model_get_context (self->model);
}

/** fab_matrix_pane_get_store: (transfer none) */
FabStore *
fab_matrix_pane_get_store (FabMatrixPane *self)
{
  return fab_context_get_store (fab_matrix_pane_get_context (self));
}

/** fab_matrix_pane_is_of_kinds: whether rows and columns are kinds of actors */
gboolean
fab_matrix_pane_is_of_kinds (FabMatrixPane *self)
{
  FabMatrix *matrix = fab_matrix_canvas_get_matrix (self->canvas);

  return matrix != NULL && fab_matrix_get_what (matrix) == FAB_MATRIX_OF_KINDS;
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
  return fab_matrix_say_cell (matrix, fab_map_model_get_shown_store (self->model), row, column);
}

static char *
say_all (FabMatrixPane *self)
{
  FabMatrix *matrix = fab_matrix_canvas_get_matrix (self->canvas);
  guint n = matrix != NULL ? fab_matrix_get_n_entries (matrix) : 0;
  guint links = matrix != NULL ? fab_matrix_get_n_links (matrix) : 0;
  g_autofree char *link_text = g_strdup_printf (ngettext ("%u link", "%u links", links), links);
  g_autofree char *text = fab_matrix_pane_is_of_kinds (self)
                              ? g_strdup_printf (ngettext ("%u kind", "%u kinds", n), n)
                              : g_strdup_printf (ngettext ("%u actor", "%u actors", n), n);

  if (fab_map_model_get_caption (self->model) != NULL)
    return g_strdup_printf ("%s – %s, %s", fab_map_model_get_caption (self->model), text, link_text);
  return g_strdup_printf ("%s, %s", text, link_text);
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
  fab_matrix_pane_update_actions (self);
}

/* For a screen reader, that follows the keyboard from cell to cell. */
static char *
on_say (FabMatrixPane *self, guint row, guint column)
{
  return self->model != NULL ? say (self, row, column) : NULL;
}

static gboolean
on_tooltip (FabMatrixPane *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  FabMatrix *matrix = fab_matrix_canvas_get_matrix (self->canvas);
  guint row, column;
  g_autofree char *text = NULL;
  GdkRectangle area;

  fab_matrix_canvas_get_pointed (self->canvas, &row, &column);
  if (matrix == NULL || keyboard || fab_matrix_pane_is_of_kinds (self))
    return FALSE;
  if (row == FAB_MATRIX_NONE || column == FAB_MATRIX_NONE) {
    text = say (self, row, column);
  } else if (fab_matrix_canvas_get_cell_area (self->canvas, row, column, &area)) {
    text = fab_matrix_say_links (matrix, fab_map_model_get_shown_store (self->model), row, column, MAX_TOLD);
    gtk_tooltip_set_tip_area (tooltip, &area);
  }
  gtk_tooltip_set_text (tooltip, text);
  return text != NULL && *text != '\0';
}

/* ---- What is selected ---- */

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

/* ---- What is shown ---- */

static void
on_matrix (FabMatrixPane *self)
{
  FabMatrix *matrix = fab_matrix_maker_get_matrix (self->maker);
  gboolean none = fab_matrix_get_n_entries (matrix) == 0;
  gboolean empty = fab_map_scene_get_n_nodes (fab_map_model_get_scene (self->model)) == 0;
  g_autofree char *all = NULL;

  fab_matrix_canvas_set_matrix (self->canvas, matrix);
  all = say_all (self);
  fab_matrix_canvas_describe (self->canvas, all);
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
  gtk_widget_class_bind_template_callback_full (widget_class, "on_chosen", G_CALLBACK (fab_matrix_pane_choose));
  gtk_widget_class_bind_template_callback_full (widget_class, "on_opened", G_CALLBACK (fab_matrix_pane_open_cell));
  gtk_widget_class_bind_template_callback_full (widget_class, "on_menu", G_CALLBACK (fab_matrix_pane_show_menu));
  gtk_widget_class_bind_template_callback (widget_class, on_tooltip);
  gtk_widget_class_bind_template_callback (widget_class, on_say);
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
  fab_matrix_pane_add_actions (self);
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
    fab_matrix_export (fab_matrix_pane_get_context (self), matrix, GTK_WIDGET (self), format);
}

/** fab_matrix_pane_is_busy: whether a newer matrix is being made */
gboolean
fab_matrix_pane_is_busy (FabMatrixPane *self)
{
  return self->maker != NULL && fab_matrix_maker_is_busy (self->maker);
}
