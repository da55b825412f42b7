#include "fab-choice-row.h"

#include <glib/gi18n.h>

#include "fab-field-binding.h"
#include "fab-large-text.h"

struct _FabChoiceRow {
  AdwComboRow parent_instance;

  FabFieldBinding *binding; /* owned */
  gboolean optional;        /* the first entry then stands for none */
};

G_DEFINE_FINAL_TYPE (FabChoiceRow, fab_choice_row, ADW_TYPE_COMBO_ROW)

static const FabChoices *
get_choices (FabChoiceRow *self)
{
  return fab_field_binding_get_field (self->binding)->choices;
}

static void
refresh (GtkWidget *widget)
{
  FabChoiceRow *self = FAB_CHOICE_ROW (widget);
  const char *code =
      fab_record_get_text (fab_field_binding_get_record (self->binding), fab_field_binding_get_index (self->binding));
  const FabChoice *choice = fab_choices_find (get_choices (self), code);
  guint position = GTK_INVALID_LIST_POSITION;

  if (choice != NULL)
    position = choice - get_choices (self)->choices + (self->optional ? 1 : 0);
  else if (self->optional && code == NULL)
    position = 0;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), position);
}

static void
on_selected (FabChoiceRow *self)
{
  guint position = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  if (self->binding == NULL || position == GTK_INVALID_LIST_POSITION || fab_field_binding_is_refreshing (self->binding))
    return;
  if (self->optional && position == 0)
    fab_field_binding_write (self->binding, FAB_NULL);
  else
    fab_field_binding_write (self->binding,
                             FAB_TEXT (get_choices (self)->choices[position - (self->optional ? 1 : 0)].code));
}

static void
fab_choice_row_dispose (GObject *object)
{
  g_clear_pointer (&FAB_CHOICE_ROW (object)->binding, fab_field_binding_free);
  G_OBJECT_CLASS (fab_choice_row_parent_class)->dispose (object);
}

static void
fab_choice_row_class_init (FabChoiceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fab_choice_row_dispose;
}

static void
fab_choice_row_init (FabChoiceRow *self)
{
  g_signal_connect (self, "notify::selected", G_CALLBACK (on_selected), NULL);
  fab_large_text_let_wrap (ADW_COMBO_ROW (self));
}

static GListModel *
make_labels (const FabField *field)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  if (!(field->flags & FAB_FIELD_REQUIRED))
    gtk_string_list_append (labels, C_ ("choice", "Not said"));
  for (guint i = 0; i < field->choices->n_choices; i++)
    gtk_string_list_append (labels, fab_choices_get_label (field->choices, field->choices->choices[i].code));
  return G_LIST_MODEL (labels);
}

/** fab_choice_row_new: (transfer floating): see fab_field_row_new() */
GtkWidget *
fab_choice_row_new (FabContext *context, FabRecord *record, guint field)
{
  const FabField *declared = &fab_record_get_table (record)->fields[field];
  g_autoptr (GListModel) labels = make_labels (declared);
  FabChoiceRow *self = g_object_new (FAB_TYPE_CHOICE_ROW, "title", fab_field_get_label (declared), "use-markup", FALSE,
                                     "model", labels, "sensitive", !fab_context_is_read_only (context), NULL);

  self->optional = !(declared->flags & FAB_FIELD_REQUIRED);
  self->binding = fab_field_binding_new (context, record, field, GTK_WIDGET (self), refresh);
  fab_field_binding_refresh (self->binding);
  return GTK_WIDGET (self);
}
