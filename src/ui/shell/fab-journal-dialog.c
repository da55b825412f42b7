#include "fab-journal-dialog.h"

#include <glib/gi18n.h>

#include "fab-date.h"
#include "fab-journal.h"

/* What a year of daily work makes. */
#define MAX_SHOWN 20000

struct _FabJournalDialog {
  AdwDialog parent_instance;

  GtkStack *stack; /* template children */
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (FabJournalDialog, fab_journal_dialog, ADW_TYPE_DIALOG)

/** fab_journal_dialog_describe: (transfer full): a gesture as the journal says it */
char *
fab_journal_dialog_describe (FabGesture *gesture)
{
  switch (fab_gesture_get_kind (gesture)) {
  case FAB_GESTURE_UNDONE:
    return g_strdup_printf (_ ("Undone: %s"), fab_gesture_get_sentence (gesture));
  case FAB_GESTURE_REDONE:
    return g_strdup_printf (_ ("Done again: %s"), fab_gesture_get_sentence (gesture));
  case FAB_GESTURE_DONE:
  default:
    return g_strdup (fab_gesture_get_sentence (gesture));
  }
}

static char *
describe_time (FabGesture *gesture)
{
  g_autofree char *when = fab_date_format_time (fab_gesture_get_time (gesture), fab_language_get_default ());
  const char *author = fab_gesture_get_author (gesture);

  if (author == NULL || *author == '\0')
    return g_steal_pointer (&when);
  return g_strdup_printf ("%s · %s", when, author);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *sentence = gtk_label_new (NULL);
  GtkWidget *time = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (sentence), 0);
  gtk_label_set_wrap (GTK_LABEL (sentence), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (sentence), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (time), 0);
  gtk_widget_add_css_class (time, "caption");
  gtk_widget_add_css_class (time, "dimmed");
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), sentence);
  gtk_box_append (GTK_BOX (box), time);
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  FabGesture *gesture = gtk_list_item_get_item (item);
  GtkWidget *sentence = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  g_autofree char *what = fab_journal_dialog_describe (gesture);
  g_autofree char *when = describe_time (gesture);

  gtk_label_set_text (GTK_LABEL (sentence), what);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (sentence)), when);
}

static void
fab_journal_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FAB_TYPE_JOURNAL_DIALOG);
  G_OBJECT_CLASS (fab_journal_dialog_parent_class)->dispose (object);
}

static void
fab_journal_dialog_class_init (FabJournalDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_journal_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-journal-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FabJournalDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, FabJournalDialog, list);
}

static void
fab_journal_dialog_init (FabJournalDialog *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
}

/** fab_journal_dialog_new: (transfer floating): the journal as it stands now */
AdwDialog *
fab_journal_dialog_new (FabContext *context)
{
  FabJournalDialog *self = g_object_new (FAB_TYPE_JOURNAL_DIALOG, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkNoSelection) selection = NULL;
  GListModel *journal = fab_journal_read (fab_context_get_store (context), 0, MAX_SHOWN, &error);

  if (journal == NULL) {
    fab_context_report (context, _ ("The journal could not be read."), error);
    return ADW_DIALOG (self);
  }
  gtk_stack_set_visible_child_name (self->stack, g_list_model_get_n_items (journal) > 0 ? "list" : "nothing");
  selection = gtk_no_selection_new (journal);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  return ADW_DIALOG (self);
}
