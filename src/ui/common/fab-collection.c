#include "fab-collection.h"

#include <glib/gi18n.h>

#include "fab-collection-rows.h"
#include "fab-record-sort.h"
#include "fab-territory.h"
#include "fab-text.h"

struct _FabCollection {
  AdwBin parent_instance;

  GtkStack *stack; /* template children */
  AdwStatusPage *empty;
  GtkWidget *add;
  GtkListView *list;

  const FabCollectionInfo *info;
  FabContext *context; /* owned */
  FabCollectionRows *rows;
  GtkSorter *sorter;
  GtkFilter *filter;
  GtkSingleSelection *selection;
  GStrv words;       /* that the person typed, folded; or NULL */
  gboolean unsorted; /* a record changed that may stand elsewhere now */
  guint refresh_source;
};

enum {
  PROP_0,
  PROP_SELECTED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static guint activated_signal;

G_DEFINE_FINAL_TYPE (FabCollection, fab_collection, ADW_TYPE_BIN)

/* ---- Filter ---- */

/* What the person sees of a record, and its searched texts. */
static char *
gather_text (FabCollection *self, FabStore *store, FabRecord *record)
{
  const FabTable *table = fab_record_get_table (record);
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (FabSummary) summary = { 0 };

  fab_summary_fill (&summary, store, record, self->info->describe);
  g_string_append_printf (text, "%s %s %s", summary.title, summary.subtitle != NULL ? summary.subtitle : "",
                          summary.badge != NULL ? summary.badge : "");
  for (guint f = 0; f < table->n_fields; f++)
    if ((table->fields[f].flags & FAB_FIELD_SEARCHED) && !fab_record_is_null (record, f))
      g_string_append_printf (text, " %s", fab_record_get_text (record, f));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
matches_words (FabCollection *self, FabStore *store, FabRecord *record)
{
  g_autofree char *text = gather_text (self, store, record);
  g_autofree char *folded = fab_text_fold (text);

  for (guint i = 0; self->words[i] != NULL; i++)
    if (strstr (folded, self->words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
is_shown (gpointer item, gpointer data)
{
  FabCollection *self = data;
  FabStore *store = fab_context_get_store (self->context);

  return fab_territory_shows (store, fab_context_get_territory (self->context), item) &&
         (self->words == NULL || matches_words (self, store, item));
}

/* ---- Following the project ---- */

static void
show_state (FabCollection *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : self->words != NULL ? "nothing" : "empty");
}

static gboolean
on_refresh (gpointer data)
{
  FabCollection *self = data;

  self->refresh_source = 0;
  if (self->unsorted)
    gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
  self->unsorted = FALSE;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  fab_collection_rows_refresh (self->rows);
  show_state (self);
  return G_SOURCE_REMOVE;
}

static void
queue_refresh (FabCollection *self)
{
  if (self->refresh_source == 0)
    self->refresh_source = g_idle_add (on_refresh, self);
}

static gboolean
is_watched (const FabCollectionInfo *info, FabTableId table)
{
  if (table == info->table)
    return TRUE;
  for (guint i = 0; info->watched != NULL && info->watched[i] != FAB_TABLE_NONE; i++)
    if (info->watched[i] == table)
      return TRUE;
  return FALSE;
}

static void
on_committed (FabCollection *self, GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++) {
    FabTableId table = ((FabChange *)g_ptr_array_index (changes, i))->table;

    self->unsorted |= table == self->info->table;
    if (is_watched (self->info, table))
      queue_refresh (self);
  }
}

/* GTK first shows a list from its first row on, with the heading above it out of sight. */
static gboolean
show_first_heading (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  FabCollection *self = data;
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));

  if (gtk_adjustment_get_upper (adjustment) <= 0)
    return G_SOURCE_CONTINUE;
  if (gtk_single_selection_get_selected (self->selection) == 0)
    gtk_adjustment_set_value (adjustment, 0);
  return G_SOURCE_REMOVE;
}

static void
on_mapped (FabCollection *self)
{
  if (self->info->describe_section != NULL)
    gtk_widget_add_tick_callback (GTK_WIDGET (self->list), show_first_heading, self, NULL);
}

static void
on_selected (FabCollection *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
on_activated (FabCollection *self, guint position)
{
  g_signal_emit (self, activated_signal, 0);
}

/* ---- The widget ---- */

static void
fab_collection_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id) {
  case PROP_SELECTED:
    g_value_set_object (value, fab_collection_get_selected (FAB_COLLECTION (object)));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
fab_collection_dispose (GObject *object)
{
  FabCollection *self = FAB_COLLECTION (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (GTK_CUSTOM_FILTER (self->filter), NULL, NULL, NULL);
  /* The bin's child is a template child as well: unparented by the template, the bin would not know. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), FAB_TYPE_COLLECTION);
  g_clear_object (&self->selection);
  g_clear_object (&self->filter);
  g_clear_object (&self->sorter);
  g_clear_object (&self->rows);
  g_clear_object (&self->context);
  g_clear_pointer (&self->words, g_strfreev);
  G_OBJECT_CLASS (fab_collection_parent_class)->dispose (object);
}

static void
fab_collection_class_init (FabCollectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = fab_collection_get_property;
  G_OBJECT_CLASS (klass)->dispose = fab_collection_dispose;

  /** FabCollection:selected: the record that is chosen, or %NULL */
  properties[PROP_SELECTED] =
      g_param_spec_object ("selected", NULL, NULL, FAB_TYPE_RECORD, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  /** FabCollection::activated: the person clicked a row, or pressed Enter on it */
  activated_signal =
      g_signal_new ("activated", FAB_TYPE_COLLECTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-collection.ui");
  gtk_widget_class_bind_template_child (widget_class, FabCollection, stack);
  gtk_widget_class_bind_template_child (widget_class, FabCollection, empty);
  gtk_widget_class_bind_template_child (widget_class, FabCollection, add);
  gtk_widget_class_bind_template_child (widget_class, FabCollection, list);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_mapped);
}

static void
fab_collection_init (FabCollection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static int
compare_titles (FabStore *store, FabRecord *a, FabRecord *b)
{
  return fab_record_compare_title (a, b);
}

static GListModel *
make_sorted (FabCollection *self, GListModel *records)
{
  const FabCollectionInfo *info = self->info;
  FabStore *store = fab_context_get_store (self->context);
  GtkSortListModel *sorted;

  self->sorter = fab_record_sorter_new (store, info->compare != NULL ? info->compare : compare_titles);
  sorted = gtk_sort_list_model_new (g_object_ref (records), g_object_ref (self->sorter));
  if (info->compare_sections != NULL) {
    g_autoptr (GtkSorter) sections = fab_record_sorter_new (store, info->compare_sections);

    gtk_sort_list_model_set_section_sorter (sorted, sections);
  }
  return G_LIST_MODEL (sorted);
}

static void
set_up_list (FabCollection *self)
{
  FabStore *store = fab_context_get_store (self->context);
  GListModel *sorted = make_sorted (self, fab_store_get_list (store, self->info->table));
  GtkFilterListModel *filtered;

  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  filtered = gtk_filter_list_model_new (sorted, g_object_ref (self->filter));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (filtered));
  self->rows = fab_collection_rows_new (store, self->info);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, fab_collection_rows_get_factory (self->rows));
  gtk_list_view_set_header_factory (self->list, fab_collection_rows_get_header_factory (self->rows));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}

static void
say_what_it_holds (FabCollection *self)
{
  const FabCollectionInfo *info = self->info;
  gboolean editable = info->add != NULL && !fab_context_is_read_only (self->context);

  adw_status_page_set_icon_name (self->empty, info->icon);
  adw_status_page_set_title (self->empty, _ (info->empty));
  adw_status_page_set_description (self->empty, info->empty_advice != NULL ? _ (info->empty_advice) : NULL);
  gtk_button_set_label (GTK_BUTTON (self->add), info->add != NULL ? _ (info->add) : "");
  gtk_widget_set_visible (self->add, editable);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (info->title), -1);
}

/** fab_collection_new: (transfer floating): @info: static */
GtkWidget *
fab_collection_new (const FabCollectionInfo *info, FabContext *context)
{
  FabCollection *self = g_object_new (FAB_TYPE_COLLECTION, NULL);

  self->info = info;
  self->context = g_object_ref (context);
  say_what_it_holds (self);
  set_up_list (self);
  g_signal_connect_object (fab_context_get_store (context), "committed", G_CALLBACK (on_committed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::territory", G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
  show_state (self);
  return GTK_WIDGET (self);
}

const FabCollectionInfo *
fab_collection_get_info (FabCollection *self)
{
  return self->info;
}

/** fab_collection_get_shown: (transfer none): the records that the list shows now */
GListModel *
fab_collection_get_shown (FabCollection *self)
{
  return G_LIST_MODEL (self->selection);
}

/** fab_collection_get_selected: (transfer none) (nullable) */
FabRecord *
fab_collection_get_selected (FabCollection *self)
{
  return self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;
}

static gboolean
find_position (FabCollection *self, FabRecord *record, guint *position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (*position = 0; *position < n; (*position)++) {
    g_autoptr (FabRecord) item = g_list_model_get_item (G_LIST_MODEL (self->selection), *position);

    if (item == record)
      return TRUE;
  }
  return FALSE;
}

/** fab_collection_select: looks at all territories where @record isn't of the one looked at; returns whether the list has it */
gboolean
fab_collection_select (FabCollection *self, FabRecord *record)
{
  FabStore *store = fab_context_get_store (self->context);
  guint position;

  if (!fab_territory_shows (store, fab_context_get_territory (self->context), record))
    fab_context_set_territory (self->context, NULL);
  fab_collection_filter (self, "");
  if (!find_position (self, record, &position))
    return FALSE;
  gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_SELECT, NULL);
  return TRUE;
}

/** fab_collection_filter: keeps what has all the words of @typed, accents and case aside; "" keeps all */
void
fab_collection_filter (FabCollection *self, const char *typed)
{
  g_autofree char *folded = fab_text_fold (typed);

  g_clear_pointer (&self->words, g_strfreev);
  if (*folded != '\0')
    self->words = g_strsplit (folded, " ", -1);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_state (self);
}

/* ---- Records ---- */

static const FabParentField *
find_parent_field (const FabCollectionInfo *info, FabTableId table)
{
  for (const FabParentField *parent = info->parents; parent != NULL && parent->table != FAB_TABLE_NONE; parent++)
    if (parent->table == table)
      return parent;
  return NULL;
}

/** fab_collection_find_shown: (transfer none) (nullable): the record of this list that @record is, or belongs to */
FabRecord *
fab_collection_find_shown (FabCollection *self, FabRecord *record)
{
  while (record != NULL && fab_record_get_table_id (record) != self->info->table) {
    const FabParentField *parent = find_parent_field (self->info, fab_record_get_table_id (record));

    record =
        parent != NULL ? fab_store_get_target (fab_context_get_store (self->context), record, parent->field) : NULL;
  }
  return record;
}

/** fab_collection_insert: (transfer none) (nullable): a new record of that name, added as a gesture; tells the person what went wrong */
FabRecord *
fab_collection_insert (FabCollection *self, const char *name)
{
  FabStore *store = fab_context_get_store (self->context);
  g_autofree char *sentence = g_strdup_printf (_ (self->info->added), name);
  g_autoptr (GError) error = NULL;
  FabRecord *record;

  fab_store_begin (store, sentence);
  if (self->info->insert != NULL)
    record = self->info->insert (self->context, name, &error);
  else
    record = fab_insert_named (self->context, self->info->table, name, self->info->first_values, NULL, &error);
  return fab_insert_finish (self->context, record, error) ? record : NULL;
}
