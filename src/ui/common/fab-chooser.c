#include "fab-chooser.h"

#include <glib/gi18n.h>

#include "fab-record-sort.h"
#include "fab-summary-cell.h"
#include "fab-text.h"

struct _FabChooser {
  AdwDialog parent_instance;

  GtkSearchEntry *search; /* template children */
  GtkStack *stack;
  GtkListView *list;

  FabContext *context; /* owned */
  FabDescribe describe;
  FabChosen chosen;
  GObject *data; /* owned */
  GtkFilter *filter;
  GtkSelectionModel *shown;
  char *typed; /* folded */
};

G_DEFINE_FINAL_TYPE (FabChooser, fab_chooser, ADW_TYPE_DIALOG)

static gboolean
is_shown (gpointer item, gpointer data)
{
  FabChooser *self = data;
  g_autofree char *folded = NULL;

  if (self->typed == NULL || *self->typed == '\0')
    return TRUE;
  folded = fab_text_fold (fab_record_get_title (item));
  return strstr (folded, self->typed) != NULL;
}

static void
show_state (FabChooser *self)
{
  gtk_stack_set_visible_child_name (self->stack,
                                    g_list_model_get_n_items (G_LIST_MODEL (self->shown)) > 0 ? "list" : "nothing");
}

static void
on_search_changed (FabChooser *self)
{
  g_free (self->typed);
  self->typed = fab_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
on_activated (FabChooser *self, guint position)
{
  g_autoptr (FabRecord) record = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  if (record != NULL && !self->chosen (self->context, record, self->data))
    adw_dialog_close (ADW_DIALOG (self));
}

/* Enter takes the first that is found. */
static void
on_entered (FabChooser *self)
{
  on_activated (self, 0);
}

static void
on_stopped (FabChooser *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, fab_summary_cell_new ());
}

static void
on_bind (FabChooser *self, GtkListItem *item)
{
  g_auto (FabSummary) summary = { 0 };

  fab_summary_fill (&summary, fab_context_get_store (self->context), gtk_list_item_get_item (item), self->describe);
  fab_summary_cell_set (FAB_SUMMARY_CELL (gtk_list_item_get_child (item)), &summary);
  gtk_list_item_set_accessible_label (item, summary.title);
}

static void
fab_chooser_dispose (GObject *object)
{
  FabChooser *self = FAB_CHOOSER (object);

  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (GTK_CUSTOM_FILTER (self->filter), NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), FAB_TYPE_CHOOSER);
  g_clear_object (&self->shown);
  g_clear_object (&self->filter);
  g_clear_object (&self->data);
  g_clear_object (&self->context);
  g_clear_pointer (&self->typed, g_free);
  G_OBJECT_CLASS (fab_chooser_parent_class)->dispose (object);
}

static void
fab_chooser_class_init (FabChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_chooser_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, FabChooser, search);
  gtk_widget_class_bind_template_child (widget_class, FabChooser, stack);
  gtk_widget_class_bind_template_child (widget_class, FabChooser, list);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_stopped);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
}

static void
fab_chooser_init (FabChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_up_list (FabChooser *self, GListModel *records)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkFilterListModel *filtered;

  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  filtered = gtk_filter_list_model_new (fab_record_sort_new (records), g_object_ref (self->filter));
  self->shown = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (filtered)));
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, self->shown);
}

/**
 * fab_chooser_new:
 * @records: (transfer full): what there is to choose from
 * @describe: (nullable): what is said of each
 * @chosen: called with each record that the person takes
 * @data: kept alive by the dialog
 *
 * Returns: (transfer floating): a dialog, which closes once @chosen had enough
 */
AdwDialog *
fab_chooser_new (FabContext *context, const char *title, GListModel *records, FabDescribe describe, FabChosen chosen,
                 GObject *data)
{
  FabChooser *self = g_object_new (FAB_TYPE_CHOOSER, "title", title, NULL);
  g_autoptr (GListModel) owned = records;

  self->context = g_object_ref (context);
  self->describe = describe;
  self->chosen = chosen;
  self->data = g_object_ref (data);
  set_up_list (self, owned);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  show_state (self);
  return ADW_DIALOG (self);
}
