#include "fab-record-chooser.h"

#include <string.h>

#include <glib/gi18n.h>

#include "fab-record-sort.h"
#include "fab-search-escape.h"
#include "fab-territory.h"
#include "fab-text.h"
#include "fab-title-order.h"

struct _FabRecordChooser {
  AdwDialog parent_instance;

  /* Template children */
  GtkEditable *entry;
  GtkStack *stack;
  GtkListView *list;
  GtkWidget *bottom;
  GtkLabel *create_label;

  FabContext *context;  /* owned */
  GtkFilter *filter;    /* owned by its model */
  GListModel *found;    /* owned by rows */
  GListModel *rows;     /* owned: what is found, best first */
  FabTitleOrder *order; /* owned by rows */
  char *folded;         /* what is sought */
  gboolean several_tables;
  gboolean can_create;
  gboolean stays; /* open, for one more choice */
};

enum {
  CHOSEN,
  CREATE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabRecordChooser, fab_record_chooser, ADW_TYPE_DIALOG)

/* ---- Finding ---- */

static gboolean
matches (gpointer item, gpointer data)
{
  FabRecordChooser *self = data;
  g_autofree char *folded = NULL;

  if (self->folded == NULL || *self->folded == '\0')
    return TRUE;
  folded = fab_text_fold (fab_record_get_title (item));
  return strstr (folded, self->folded) != NULL;
}

static char *
dup_typed (FabRecordChooser *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
}

static gboolean
has_exact (FabRecordChooser *self)
{
  for (guint i = 0, n = MIN (50, g_list_model_get_n_items (self->rows)); i < n; i++) {
    g_autoptr (FabRecord) record = g_list_model_get_item (self->rows, i);
    g_autofree char *folded = fab_text_fold (fab_record_get_title (record));

    if (g_str_equal (folded, self->folded))
      return TRUE;
  }
  return FALSE;
}

static void
update (FabRecordChooser *self)
{
  g_autofree char *typed = dup_typed (self);
  g_autofree char *create = g_strdup_printf (_ ("Create “%s”"), typed);

  g_set_str (&self->folded, NULL);
  self->folded = fab_text_fold (typed);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  fab_title_order_set_text (self->order, typed);
  gtk_stack_set_visible_child_name (self->stack, g_list_model_get_n_items (self->rows) > 0 ? "list" : "nothing");
  gtk_label_set_label (self->create_label, create);
  gtk_widget_set_visible (self->bottom, self->can_create && *typed != '\0' && !has_exact (self));
}

/* ---- Choosing ---- */

static void
choose (FabRecordChooser *self, guint position)
{
  g_autoptr (FabRecord) record = g_list_model_get_item (self->rows, position);

  if (record == NULL)
    return;
  g_signal_emit (self, signals[CHOSEN], 0, record);
  if (!self->stays)
    adw_dialog_close (ADW_DIALOG (self));
}

static void
on_row_activated (FabRecordChooser *self, guint position)
{
  choose (self, position);
}

static void
on_create (FabRecordChooser *self)
{
  g_autofree char *typed = dup_typed (self);

  g_signal_emit (self, signals[CREATE], 0, typed);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_search_changed (FabRecordChooser *self)
{
  if (self->filter != NULL)
    update (self);
}

/* Enter takes the first that is found, or makes what isn't. */
static void
on_entry_activated (FabRecordChooser *self)
{
  update (self);
  if (g_list_model_get_n_items (self->rows) > 0)
    choose (self, 0);
  else if (gtk_widget_get_visible (self->bottom))
    on_create (self);
}

/* ---- Rows ---- */

static char *
describe (FabRecordChooser *self, FabRecord *record)
{
  FabRecord *territory = fab_territory_of (fab_context_get_store (self->context), record);
  const char *table = self->several_tables ? fab_table_get_label (fab_record_get_table (record)) : NULL;
  const char *place = territory != NULL ? fab_record_get_title (territory) : NULL;

  if (table != NULL && place != NULL)
    return g_strdup_printf ("%s · %s", table, place);
  return g_strdup (table != NULL ? table : place != NULL ? place : "");
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  for (guint i = 0; i < 2; i++) {
    GtkWidget *label = gtk_label_new (NULL);

    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    gtk_box_append (GTK_BOX (box), label);
  }
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "caption");
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "dimmed");
  gtk_list_item_set_child (item, box);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, FabRecordChooser *self)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  FabRecord *record = gtk_list_item_get_item (item);
  g_autofree char *text = describe (self, record);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), fab_record_get_title (record));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), text);
  gtk_widget_set_visible (gtk_widget_get_last_child (box), *text != '\0');
  gtk_list_item_set_accessible_label (item, fab_record_get_title (record));
}

/* ---- GObject ---- */

static void
fab_record_chooser_dispose (GObject *object)
{
  FabRecordChooser *self = FAB_RECORD_CHOOSER (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  self->filter = NULL;
  g_clear_object (&self->rows);
  g_clear_object (&self->context);
  g_clear_pointer (&self->folded, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), FAB_TYPE_RECORD_CHOOSER);
  G_OBJECT_CLASS (fab_record_chooser_parent_class)->dispose (object);
}

static void
fab_record_chooser_class_init (FabRecordChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_record_chooser_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-record-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, FabRecordChooser, entry);
  gtk_widget_class_bind_template_child (widget_class, FabRecordChooser, stack);
  gtk_widget_class_bind_template_child (widget_class, FabRecordChooser, list);
  gtk_widget_class_bind_template_child (widget_class, FabRecordChooser, bottom);
  gtk_widget_class_bind_template_child (widget_class, FabRecordChooser, create_label);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_create);

  /** FabRecordChooser::chosen: a record was chosen */
  signals[CHOSEN] = g_signal_new ("chosen", FAB_TYPE_RECORD_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, FAB_TYPE_RECORD);
  /** FabRecordChooser::create: one is wanted that isn't there yet */
  signals[CREATE] = g_signal_new ("create", FAB_TYPE_RECORD_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
fab_record_chooser_init (FabRecordChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fab_search_escape_closes (GTK_SEARCH_ENTRY (self->entry));
}

static GListModel *
join_tables (FabStore *store, const FabTableId *tables, guint n_tables)
{
  GListStore *parts = g_list_store_new (G_TYPE_LIST_MODEL);

  for (guint i = 0; i < n_tables; i++) {
    g_autoptr (GListModel) sorted = fab_record_sort_new (fab_store_get_list (store, tables[i]));

    g_list_store_append (parts, sorted);
  }
  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (parts)));
}

/** fab_record_chooser_new: (transfer floating): to choose from the records of those tables, one table after the other */
FabRecordChooser *
fab_record_chooser_new (FabContext *context, const char *heading, const FabTableId *tables, guint n_tables)
{
  FabRecordChooser *self = g_object_new (FAB_TYPE_RECORD_CHOOSER, "title", heading, NULL);
  GListModel *all = join_tables (fab_context_get_store (context), tables, n_tables);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = NULL;

  self->context = g_object_ref (context);
  self->several_tables = n_tables > 1;
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  self->order = fab_title_order_new ();
  self->found = G_LIST_MODEL (gtk_filter_list_model_new (all, self->filter));
  self->rows = G_LIST_MODEL (gtk_sort_list_model_new (self->found, GTK_SORTER (self->order)));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, G_CONNECT_DEFAULT);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
  selection = gtk_no_selection_new (g_object_ref (self->rows));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  update (self);
  return self;
}

/** fab_record_chooser_set_can_create: whether it offers to make what is not found */
void
fab_record_chooser_set_can_create (FabRecordChooser *self, gboolean can_create)
{
  self->can_create = can_create;
  update (self);
}

/** fab_record_chooser_set_stays: whether it stays open for one more choice */
void
fab_record_chooser_set_stays (FabRecordChooser *self, gboolean stays)
{
  self->stays = stays;
}

/** fab_record_chooser_add_filter: offers only what @filter: (transfer full) takes, too */
void
fab_record_chooser_add_filter (FabRecordChooser *self, GtkFilter *filter)
{
  GtkMultiFilter *both = GTK_MULTI_FILTER (gtk_every_filter_new ());

  gtk_multi_filter_append (both, g_object_ref (self->filter));
  gtk_multi_filter_append (both, filter);
  gtk_filter_list_model_set_filter (GTK_FILTER_LIST_MODEL (self->found), GTK_FILTER (both));
  g_object_unref (both);
}

/** fab_record_chooser_set_text: as if it were typed */
void
fab_record_chooser_set_text (FabRecordChooser *self, const char *text)
{
  gtk_editable_set_text (self->entry, text);
  update (self);
}

/** fab_record_chooser_get_rows: (transfer none): what is found */
GListModel *
fab_record_chooser_get_rows (FabRecordChooser *self)
{
  return self->rows;
}
