#include "fab-link-dialog.h"

#include <glib/gi18n.h>

#include "fab-actor-picker.h"
#include "fab-large-text.h"
#include "fab-map-edit.h"

struct _FabLinkDialog {
  AdwDialog parent_instance;

  AdwWindowTitle *title; /* template children */
  AdwComboRow *type;
  FabActorPicker *picker;
  GtkWidget *add;

  FabContext *context; /* owned */
  FabRecord *source;   /* owned */
};

enum {
  ADDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabLinkDialog, fab_link_dialog, ADW_TYPE_DIALOG)

static void
on_add (FabLinkDialog *self)
{
  FabRecord *target = fab_actor_picker_get_actor (self->picker);
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
  gtk_widget_set_sensitive (self->add, fab_actor_picker_get_actor (self->picker) != NULL);
}

static void
fab_link_dialog_dispose (GObject *object)
{
  FabLinkDialog *self = FAB_LINK_DIALOG (object);

  g_clear_object (&self->source);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (fab_link_dialog_parent_class)->dispose (object);
}

static void
fab_link_dialog_class_init (FabLinkDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_link_dialog_dispose;
  g_type_ensure (FAB_TYPE_ACTOR_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-link-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FabLinkDialog, title);
  gtk_widget_class_bind_template_child (widget_class, FabLinkDialog, type);
  gtk_widget_class_bind_template_child (widget_class, FabLinkDialog, picker);
  gtk_widget_class_bind_template_child (widget_class, FabLinkDialog, add);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);

  /** FabLinkDialog::added: @relation is in the project */
  signals[ADDED] = g_signal_new ("added", FAB_TYPE_LINK_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 FAB_TYPE_RECORD);
}

static void
fab_link_dialog_init (FabLinkDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fab_large_text_let_wrap (self->type);
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
  fab_actor_picker_fill (self->picker, fab_context_get_store (context), source);
  return self;
}

/** fab_link_dialog_set_target: @target: the actor that is proposed; the kind of link is what is left to say */
void
fab_link_dialog_set_target (FabLinkDialog *self, FabRecord *target)
{
  if (fab_actor_picker_set_actor (self->picker, target))
    adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->type));
}
