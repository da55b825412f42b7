#include "fab-link-dialog.h"

#include <glib/gi18n.h>

#include "fab-actor-candidates.h"
#include "fab-map-edit.h"

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

static void
fill_actors (FabLinkDialog *self)
{
  self->actors =
      fab_actor_candidates_show (self->list, fab_context_get_store (self->context), self->source, &self->filter);
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
