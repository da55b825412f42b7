#include "fab-link-dialog.h"

#include <glib/gi18n.h>

#include "fab-actor-filter.h"
#include "fab-map-edit.h"
#include "fab-record-sort.h"

struct _FabLinkDialog {
  AdwDialog parent_instance;

  AdwWindowTitle *title; /* template children */
  AdwComboRow *type;
  GtkSearchEntry *search;
  GtkListView *list;
  GtkWidget *add;

  FabContext *context; /* owned */
  FabRecord *source;   /* owned */
  FabActorFilter *filter;
  GtkSingleSelection *actors;
};

enum {
  ADDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabLinkDialog, fab_link_dialog, ADW_TYPE_DIALOG)

static void
on_search (FabLinkDialog *self)
{
  fab_actor_filter_set_text (self->filter, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
on_next (FabLinkDialog *self)
{
  guint selected = gtk_single_selection_get_selected (self->actors);

  if (selected + 1 < g_list_model_get_n_items (G_LIST_MODEL (self->actors)))
    gtk_single_selection_set_selected (self->actors, selected + 1);
}

static void
on_add (FabLinkDialog *self)
{
  FabRecord *target = gtk_single_selection_get_selected_item (self->actors);
  FabRecord *type = FAB_RECORD (adw_combo_row_get_selected_item (self->type)), *relation;

  if (target == NULL)
    return;
  relation = fab_map_edit_link (self->context, self->source, target, type);
  if (relation == NULL)
    return;
  g_signal_emit (self, signals[ADDED], 0, relation);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_selected (FabLinkDialog *self)
{
  gtk_widget_set_sensitive (self->add, gtk_single_selection_get_selected_item (self->actors) != NULL);
}

static void
fab_link_dialog_dispose (GObject *object)
{
  FabLinkDialog *self = FAB_LINK_DIALOG (object);

  g_clear_object (&self->actors);
  g_clear_object (&self->filter);
  g_clear_object (&self->source);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (fab_link_dialog_parent_class)->dispose (object);
}

static void
fab_link_dialog_class_init (FabLinkDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_link_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-link-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FabLinkDialog, title);
  gtk_widget_class_bind_template_child (widget_class, FabLinkDialog, type);
  gtk_widget_class_bind_template_child (widget_class, FabLinkDialog, search);
  gtk_widget_class_bind_template_child (widget_class, FabLinkDialog, list);
  gtk_widget_class_bind_template_child (widget_class, FabLinkDialog, add);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
  gtk_widget_class_bind_template_callback (widget_class, on_search);

  /** FabLinkDialog::added: @relation is in the project */
  signals[ADDED] = g_signal_new ("added", FAB_TYPE_LINK_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 FAB_TYPE_RECORD);
}

static void
fab_link_dialog_init (FabLinkDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self));
}

static char *
get_title (FabRecord *record)
{
  return g_strdup (record != NULL ? fab_record_get_title (record) : "");
}

static void
fill_types (FabLinkDialog *self)
{
  FabStore *store = fab_context_get_store (self->context);
  g_autoptr (GtkExpression) name =
      gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (get_title), NULL, NULL);
  GtkExpression *position =
      gtk_property_expression_new (fab_record_type_for_table (FAB_TABLE_RELATION_TYPE), NULL, "position");
  g_autoptr (GtkSortListModel) types =
      gtk_sort_list_model_new (g_object_ref (fab_store_get_list (store, FAB_TABLE_RELATION_TYPE)),
                               GTK_SORTER (gtk_numeric_sorter_new (position)));

  adw_combo_row_set_expression (self->type, name);
  adw_combo_row_set_model (self->type, G_LIST_MODEL (types));
}

static gboolean
is_other (gpointer item, gpointer source)
{
  return item != source;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  FabRecord *actor = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), fab_record_get_title (actor));
  gtk_list_item_set_accessible_label (item, fab_record_get_title (actor));
}

static void
fill_actors (FabLinkDialog *self)
{
  FabStore *store = fab_context_get_store (self->context);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEveryFilter *both = gtk_every_filter_new ();
  GListModel *sorted = fab_record_sort_new (fab_store_get_list (store, FAB_TABLE_ACTOR));

  self->filter = fab_actor_filter_new (store);
  gtk_multi_filter_append (GTK_MULTI_FILTER (both), GTK_FILTER (gtk_custom_filter_new (is_other, self->source, NULL)));
  gtk_multi_filter_append (GTK_MULTI_FILTER (both), GTK_FILTER (g_object_ref (self->filter)));
  self->actors = gtk_single_selection_new (G_LIST_MODEL (gtk_filter_list_model_new (sorted, GTK_FILTER (both))));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->actors));
  g_object_unref (factory);
  g_signal_connect_object (self->actors, "notify::selected-item", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);
  on_selected (self);
}

/** fab_link_dialog_new: asks for a link from @source */
FabLinkDialog *
fab_link_dialog_new (FabContext *context, FabRecord *source)
{
  FabLinkDialog *self = g_object_new (FAB_TYPE_LINK_DIALOG, NULL);
  g_autofree char *subtitle = g_strdup_printf (_ ("From “%s”"), fab_record_get_title (source));

  self->context = g_object_ref (context);
  self->source = g_object_ref (source);
  adw_window_title_set_subtitle (self->title, subtitle);
  fill_types (self);
  fill_actors (self);
  return self;
}

/** fab_link_dialog_set_target: @target: the actor that is proposed; the kind of link is what is left to say */
void
fab_link_dialog_set_target (FabLinkDialog *self, FabRecord *target)
{
  GListModel *actors = G_LIST_MODEL (self->actors);

  for (guint i = 0; i < g_list_model_get_n_items (actors); i++) {
    g_autoptr (FabRecord) actor = g_list_model_get_item (actors, i);

    if (actor != target)
      continue;
    gtk_single_selection_set_selected (self->actors, i);
    gtk_list_view_scroll_to (self->list, i, GTK_LIST_SCROLL_SELECT, NULL);
    adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->type));
    return;
  }
}
