#include "fab-contribution-dialog.h"

#include <glib/gi18n.h>

#include "fab-insert.h"

struct _FabContributionDialog {
  AdwDialog parent_instance;

  AdwComboRow *kind; /* template children */
  GtkTextView *text;
  GtkWidget *add_button;

  FabContext *context; /* owned */
  FabRecord *meeting;  /* owned */
};

G_DEFINE_FINAL_TYPE (FabContributionDialog, fab_contribution_dialog, ADW_TYPE_DIALOG)

static const FabChoices *
get_kinds (void)
{
  return fab_table_get (FAB_TABLE_CONTRIBUTION)->fields[FAB_CONTRIBUTION_KIND].choices;
}

static char *
get_typed (FabContributionDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  g_autofree char *typed = NULL;

  g_object_get (buffer, "text", &typed, NULL);
  return g_strdup (g_strstrip (typed));
}

static void
on_text (FabContributionDialog *self)
{
  g_autofree char *typed = get_typed (self);

  gtk_widget_set_sensitive (self->add_button, *typed != '\0');
}

static void
on_cancelled (FabContributionDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_added (FabContributionDialog *self)
{
  g_autofree char *typed = get_typed (self);
  const char *kind = get_kinds ()->choices[adw_combo_row_get_selected (self->kind)].code;

  if (fab_contribution_insert (self->context, self->meeting, kind, typed) != NULL)
    adw_dialog_close (ADW_DIALOG (self));
}

static void
fab_contribution_dialog_dispose (GObject *object)
{
  FabContributionDialog *self = FAB_CONTRIBUTION_DIALOG (object);

  g_clear_object (&self->meeting);
  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), FAB_TYPE_CONTRIBUTION_DIALOG);
  G_OBJECT_CLASS (fab_contribution_dialog_parent_class)->dispose (object);
}

static void
fab_contribution_dialog_class_init (FabContributionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_contribution_dialog_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fabrique_territoires/Fabrique/ui/fab-contribution-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FabContributionDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, FabContributionDialog, text);
  gtk_widget_class_bind_template_child (widget_class, FabContributionDialog, add_button);
  gtk_widget_class_bind_template_callback (widget_class, on_cancelled);
  gtk_widget_class_bind_template_callback (widget_class, on_added);
}

static void
fab_contribution_dialog_init (FabContributionDialog *self)
{
  const FabChoices *kinds = get_kinds ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < kinds->n_choices; i++)
    gtk_string_list_append (labels, fab_choices_get_label (kinds, kinds->choices[i].code));
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (labels));
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed", G_CALLBACK (on_text), self,
                           G_CONNECT_SWAPPED);
}

/** fab_contribution_dialog_new: (transfer floating): asks for a contribution to @meeting and adds it */
AdwDialog *
fab_contribution_dialog_new (FabContext *context, FabRecord *meeting)
{
  FabContributionDialog *self = g_object_new (FAB_TYPE_CONTRIBUTION_DIALOG, NULL);

  self->context = g_object_ref (context);
  self->meeting = g_object_ref (meeting);
  return ADW_DIALOG (self);
}

/** fab_contribution_insert: (transfer none) (nullable): what was said in @meeting; @kind: a code; a gesture */
FabRecord *
fab_contribution_insert (FabContext *context, FabRecord *meeting, const char *kind, const char *text)
{
  g_autofree char *sentence = g_strdup_printf (_ ("Contribution added to “%s”"), fab_record_get_title (meeting));
  const FabFirstValue values[] = { { FAB_CONTRIBUTION_KIND, kind }, { -1, NULL } };
  g_autoptr (GError) error = NULL;
  FabRecord *contribution;

  fab_store_begin (fab_context_get_store (context), sentence);
  contribution = fab_insert_named (context, FAB_TABLE_CONTRIBUTION, text, values,
                                   &(FabOwner){ FAB_CONTRIBUTION_MEETING, meeting }, &error);
  return fab_insert_finish (context, contribution, error) ? contribution : NULL;
}
