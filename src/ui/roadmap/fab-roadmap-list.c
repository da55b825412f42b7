#include "fab-roadmap-list.h"

#include <glib/gi18n.h>

#include "fab-number.h"
#include "fab-status-dot.h"
#include "fab-text.h"

typedef enum {
  COLUMN_TITLE,
  COLUMN_AXIS,
  COLUMN_STATUS,
  COLUMN_PRIORITY,
  COLUMN_PILOT,
  COLUMN_START,
  COLUMN_END,
  COLUMN_BUDGET,
  COLUMN_GAP,
  N_COLUMNS,
} Column;

typedef struct {
  const char *title;
  gboolean numeric;
  gboolean expand;
  int width; /* in pixels; -1: natural */
} ColumnInfo;

static const ColumnInfo infos[N_COLUMNS] = {
  [COLUMN_TITLE] = { N_ ("Title"), FALSE, TRUE, 280 },       [COLUMN_AXIS] = { N_ ("Axis"), FALSE, FALSE, 180 },
  [COLUMN_STATUS] = { N_ ("Status"), FALSE, FALSE, 130 },    [COLUMN_PRIORITY] = { N_ ("Priority"), FALSE, FALSE, 80 },
  [COLUMN_PILOT] = { N_ ("Pilot"), FALSE, FALSE, 160 },      [COLUMN_START] = { N_ ("Start"), FALSE, FALSE, 130 },
  [COLUMN_END] = { N_ ("End"), FALSE, FALSE, 130 },          [COLUMN_BUDGET] = { N_ ("Budget"), TRUE, FALSE, 100 },
  [COLUMN_GAP] = { NC_ ("money", "Gap"), TRUE, FALSE, 100 },
};

struct _FabRoadmapList {
  GtkWidget parent_instance;

  FabRoadmapModel *model;        /* owned */
  GtkSingleSelection *selection; /* owned: the rows, sorted */
  GtkWidget *scroller;           /* child */
  GtkColumnView *view;
  GtkColumnViewColumn *columns[N_COLUMNS]; /* owned by the view */
  GHashTable *cells;                       /* bound GtkColumnViewCells, each with its column */
};

enum {
  OPEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabRoadmapList, fab_roadmap_list, GTK_TYPE_WIDGET)

/* ---- What a cell says ---- */

static FabStore *
get_store (FabRoadmapList *self)
{
  return fab_roadmap_model_get_store (self->model);
}

static char *
format_money (gint64 cents)
{
  return cents != 0 ? fab_number_format_money (cents, fab_language_get_default ()) : g_strdup ("");
}

static char *
format_date (const char *date)
{
  return date != NULL && *date != '\0' ? fab_date_format (date, fab_language_get_default ()) : g_strdup ("");
}

static char *
dup_axis (FabRoadmapList *self, FabRecord *action)
{
  FabRecord *axis = fab_store_get_target (get_store (self), action, FAB_ACTION_AXIS);

  return axis != NULL ? fab_axis_dup_title (axis) : g_strdup ("");
}

static char *
dup_choice (FabRecord *action, guint field)
{
  const FabField *declared = &fab_record_get_table (action)->fields[field];

  return g_strdup (fab_choices_get_label (declared->choices, fab_record_get_text (action, field)));
}

static char *
dup_text (FabRoadmapList *self, FabRecord *action, Column column)
{
  g_autoptr (FabActionFacts) facts = NULL;

  switch (column) {
  case COLUMN_TITLE:
    return g_strdup (fab_record_get_title (action));
  case COLUMN_AXIS:
    return dup_axis (self, action);
  case COLUMN_STATUS:
    return dup_choice (action, FAB_ACTION_STATUS);
  case COLUMN_PRIORITY:
    return dup_choice (action, FAB_ACTION_PRIORITY);
  case COLUMN_START:
    return format_date (fab_record_get_text (action, FAB_ACTION_START_DATE));
  case COLUMN_END:
    return format_date (fab_record_get_text (action, FAB_ACTION_END_DATE));
  default:
    break;
  }
  facts = fab_action_facts_new (get_store (self), action, fab_date_today ());
  if (column == COLUMN_PILOT)
    return g_strdup (facts->pilots->len > 0 ? g_ptr_array_index (facts->pilots, 0) : "");
  return format_money (column == COLUMN_BUDGET ? facts->budget : facts->gap);
}

/* ---- Cells ---- */

static GtkWidget *
get_label (GtkColumnViewCell *cell)
{
  return gtk_widget_get_last_child (gtk_column_view_cell_get_child (cell));
}

static void
show_cell (FabRoadmapList *self, GtkColumnViewCell *cell, Column column)
{
  FabRecord *action = gtk_column_view_cell_get_item (cell);
  GtkWidget *label = get_label (cell);
  g_autofree char *text = dup_text (self, action, column);
  gboolean late = column == COLUMN_END && fab_action_is_late (action, fab_date_today ());

  if (!g_str_equal (gtk_label_get_label (GTK_LABEL (label)), text)) {
    gtk_label_set_label (GTK_LABEL (label), text);
    gtk_widget_set_tooltip_text (label, column <= COLUMN_AXIS || column == COLUMN_PILOT ? text : NULL);
  }
  if (late)
    gtk_widget_add_css_class (label, "error");
  else
    gtk_widget_remove_css_class (label, "error");
  if (column == COLUMN_STATUS)
    fab_status_dot_set_status (FAB_STATUS_DOT (gtk_widget_get_first_child (gtk_column_view_cell_get_child (cell))),
                               fab_status_find (fab_record_get_text (action, FAB_ACTION_STATUS)));
}

static Column
get_column (GtkSignalListItemFactory *factory)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "fab-column"));
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, FabRoadmapList *self)
{
  Column column = get_column (factory);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (NULL);

  if (column == COLUMN_STATUS)
    gtk_box_append (GTK_BOX (box), fab_status_dot_new ());
  gtk_label_set_xalign (GTK_LABEL (label), infos[column].numeric ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  if (infos[column].numeric)
    gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  gtk_column_view_cell_set_child (cell, box);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, FabRoadmapList *self)
{
  g_hash_table_insert (self->cells, cell, GUINT_TO_POINTER (get_column (factory)));
  show_cell (self, cell, get_column (factory));
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, FabRoadmapList *self)
{
  g_hash_table_remove (self->cells, cell);
}

static GtkListItemFactory *
make_factory (FabRoadmapList *self, Column column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), "fab-column", GUINT_TO_POINTER (column));
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind), self, G_CONNECT_DEFAULT);
  return factory;
}

/* ---- Sorting ---- */

typedef struct {
  FabRoadmapList *list; /* borrowed: the sorter belongs to its column */
  Column column;
} SortBy;

static int
compare_numbers (gint64 a, gint64 b)
{
  return a < b ? -1 : a > b;
}

static gint64
get_amount (SortBy *by, FabRecord *action)
{
  g_autoptr (FabActionFacts) facts = fab_action_facts_new (get_store (by->list), action, fab_date_today ());

  return by->column == COLUMN_BUDGET ? facts->budget : facts->gap;
}

static int
get_rank (FabRecord *action, guint field)
{
  const FabChoices *choices = fab_record_get_table (action)->fields[field].choices;
  const FabChoice *choice = fab_choices_find (choices, fab_record_get_text (action, field));

  return choice != NULL ? choice - choices->choices : (int)choices->n_choices;
}

static int
compare_texts (SortBy *by, FabRecord *a, FabRecord *b)
{
  g_autofree char *text_a = dup_text (by->list, a, by->column), *text_b = dup_text (by->list, b, by->column);

  return fab_text_compare (text_a, text_b);
}

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  SortBy *by = data;
  FabRecord *x = (FabRecord *)a, *y = (FabRecord *)b;

  switch (by->column) {
  case COLUMN_STATUS:
    return get_rank (x, FAB_ACTION_STATUS) - get_rank (y, FAB_ACTION_STATUS);
  case COLUMN_PRIORITY:
    return get_rank (x, FAB_ACTION_PRIORITY) - get_rank (y, FAB_ACTION_PRIORITY);
  case COLUMN_START:
    return fab_date_compare_texts (fab_record_get_text (x, FAB_ACTION_START_DATE),
                                   fab_record_get_text (y, FAB_ACTION_START_DATE));
  case COLUMN_END:
    return fab_date_compare_texts (fab_record_get_text (x, FAB_ACTION_END_DATE),
                                   fab_record_get_text (y, FAB_ACTION_END_DATE));
  case COLUMN_BUDGET:
  case COLUMN_GAP:
    return compare_numbers (get_amount (by, x), get_amount (by, y));
  default:
    return compare_texts (by, x, y);
  }
}

static GtkSorter *
make_sorter (FabRoadmapList *self, Column column)
{
  SortBy *by = g_new (SortBy, 1);

  *by = (SortBy){ self, column };
  return GTK_SORTER (gtk_custom_sorter_new (compare, by, g_free));
}

/* ---- Following the model ---- */

static void
on_changed (FabRoadmapList *self)
{
  GHashTableIter iter;
  gpointer cell, column;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, &column))
    show_cell (self, cell, GPOINTER_TO_UINT (column));
}

static void
on_activated (FabRoadmapList *self, guint position)
{
  g_autoptr (FabRecord) action = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (action != NULL)
    g_signal_emit (self, signals[OPEN], 0, action);
}

/* Rows exist only while somebody looks at them: behind the board they would cost with each gesture. */
static void
fab_roadmap_list_map (GtkWidget *widget)
{
  FabRoadmapList *self = FAB_ROADMAP_LIST (widget);
  guint selected =
      self->selection != NULL ? gtk_single_selection_get_selected (self->selection) : GTK_INVALID_LIST_POSITION;

  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  GTK_WIDGET_CLASS (fab_roadmap_list_parent_class)->map (widget);
  if (selected != GTK_INVALID_LIST_POSITION)
    gtk_column_view_scroll_to (self->view, selected, NULL, GTK_LIST_SCROLL_NONE, NULL);
}

static void
fab_roadmap_list_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (fab_roadmap_list_parent_class)->unmap (widget);
  gtk_column_view_set_model (FAB_ROADMAP_LIST (widget)->view, NULL);
}

/* ---- GObject ---- */

static void
fab_roadmap_list_dispose (GObject *object)
{
  FabRoadmapList *self = FAB_ROADMAP_LIST (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  self->view = NULL;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->cells, g_hash_table_unref);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (fab_roadmap_list_parent_class)->dispose (object);
}

static void
fab_roadmap_list_class_init (FabRoadmapListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_roadmap_list_dispose;
  widget_class->map = fab_roadmap_list_map;
  widget_class->unmap = fab_roadmap_list_unmap;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /** FabRoadmapList::open: the person wants to see everything of an action */
  signals[OPEN] = g_signal_new ("open", FAB_TYPE_ROADMAP_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                FAB_TYPE_RECORD);
}

static void
add_column (FabRoadmapList *self, Column column)
{
  const char *title = infos[column].title;
  GtkColumnViewColumn *made =
      gtk_column_view_column_new (column == COLUMN_GAP ? C_ ("money", "Gap") : _ (title), make_factory (self, column));
  g_autoptr (GtkSorter) sorter = make_sorter (self, column);

  gtk_column_view_column_set_sorter (made, sorter);
  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_column_set_expand (made, infos[column].expand);
  if (infos[column].width > 0)
    gtk_column_view_column_set_fixed_width (made, infos[column].width);
  gtk_column_view_append_column (self->view, made);
  self->columns[column] = made;
  g_object_unref (made);
}

static void
fab_roadmap_list_init (FabRoadmapList *self)
{
  self->cells = g_hash_table_new (NULL, NULL);
  self->scroller = gtk_scrolled_window_new ();
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("List of actions"),
                                  -1);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (on_activated), self);
  for (Column c = 0; c < N_COLUMNS; c++)
    add_column (self, c);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/** fab_roadmap_list_set_model: once */
void
fab_roadmap_list_set_model (FabRoadmapList *self, FabRoadmapModel *model)
{
  GtkSortListModel *sorted = gtk_sort_list_model_new (g_object_ref (fab_roadmap_model_get_actions (model)),
                                                      g_object_ref (gtk_column_view_get_sorter (self->view)));

  self->model = g_object_ref (model);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_swapped (model, "changed", G_CALLBACK (on_changed), self);
}

/** fab_roadmap_list_get_rows: (transfer none): the actions in the order that is shown */
GListModel *
fab_roadmap_list_get_rows (FabRoadmapList *self)
{
  return G_LIST_MODEL (self->selection);
}

/** fab_roadmap_list_sort_by: @column: from 0, title to gap */
void
fab_roadmap_list_sort_by (FabRoadmapList *self, guint column, GtkSortType direction)
{
  gtk_column_view_sort_by_column (self->view, self->columns[column], direction);
}

/** fab_roadmap_list_select: scrolls to an action and selects it; %FALSE where it isn't in the list */
gboolean
fab_roadmap_list_select (FabRoadmapList *self, FabRecord *action)
{
  GListModel *rows = fab_roadmap_list_get_rows (self);

  for (guint i = 0, n = g_list_model_get_n_items (rows); i < n; i++) {
    g_autoptr (FabRecord) row = g_list_model_get_item (rows, i);

    if (row == action) {
      gtk_single_selection_set_selected (self->selection, i);
      if (gtk_widget_get_mapped (GTK_WIDGET (self)))
        gtk_column_view_scroll_to (self->view, i, NULL, GTK_LIST_SCROLL_FOCUS, NULL);
      return TRUE;
    }
  }
  return FALSE;
}
