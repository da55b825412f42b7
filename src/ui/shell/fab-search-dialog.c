#include "fab-search-dialog.h"

#include "fab-describe.h"
#include "fab-search-escape.h"
#include "fab-search.h"

/* More than anybody reads: who has not found it by then types another letter. */
#define MAX_HITS 60

struct _FabSearchDialog {
  AdwDialog parent_instance;

  GtkSearchEntry *entry; /* template children */
  GtkStack *stack;
  GtkListView *list;

  FabContext *context; /* owned */
  GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (FabSearchDialog, fab_search_dialog, ADW_TYPE_DIALOG)

/* ---- Rows ---- */

static PangoAttrList *
embolden (FabSearchHit *hit)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  const FabSearchRange *ranges;
  guint n;

  ranges = fab_search_hit_get_ranges (hit, &n);
  for (guint i = 0; i < n; i++) {
    PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

    bold->start_index = ranges[i].start;
    bold->end_index = ranges[i].start + ranges[i].length;
    pango_attr_list_insert (attributes, bold);
  }
  return attributes;
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL) {
    gtk_widget_add_css_class (label, css_class);
    gtk_widget_add_css_class (label, "dimmed");
  }
  return label;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), make_label (NULL));
  gtk_box_append (GTK_BOX (box), make_label ("caption"));
  gtk_list_item_set_child (item, box);
}

/* The title, and under it the kind of thing; where the words stand in another field, what they stand in. */
static void
on_bind (FabSearchDialog *self, GtkListItem *item)
{
  FabSearchHit *hit = gtk_list_item_get_item (item);
  FabRecord *record = fab_search_hit_get_record (hit);
  const FabTable *table = fab_record_get_table (record);
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *detail = gtk_widget_get_next_sibling (title);
  g_autoptr (PangoAttrList) attributes = embolden (hit);
  g_autofree char *name = fab_describe_record (fab_context_get_store (self->context), record);
  gboolean in_title = (int)fab_search_hit_get_field (hit) == table->title;
  g_autofree char *text =
      in_title ? g_strdup (fab_table_get_label (table))
               : g_strdup_printf ("%s · %s", fab_table_get_label (table), fab_search_hit_get_snippet (hit));

  gtk_label_set_text (GTK_LABEL (title), in_title ? fab_search_hit_get_snippet (hit) : name);
  gtk_label_set_attributes (GTK_LABEL (title), in_title ? attributes : NULL);
  gtk_label_set_text (GTK_LABEL (detail), text);
  gtk_list_item_set_accessible_label (item, name);
  gtk_list_item_set_accessible_description (item, text);
}

/* ---- Searching ---- */

static void
on_search_changed (FabSearchDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GListModel) hits =
      fab_search_query (fab_context_get_search (self->context), text, FAB_TABLE_NONE, MAX_HITS);

  gtk_single_selection_set_model (self->selection, hits);
  if (*text == '\0')
    gtk_stack_set_visible_child_name (self->stack, "start");
  else
    gtk_stack_set_visible_child_name (self->stack, g_list_model_get_n_items (hits) > 0 ? "results" : "nothing");
}

static void
go_to (FabSearchDialog *self, guint position)
{
  g_autoptr (FabSearchHit) hit = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  g_autoptr (FabContext) context = g_object_ref (self->context);
  g_autoptr (FabRecord) record = hit != NULL ? g_object_ref (fab_search_hit_get_record (hit)) : NULL;

  if (record == NULL)
    return;
  adw_dialog_close (ADW_DIALOG (self));
  fab_context_show_record (context, record);
}

static void
on_row_activated (FabSearchDialog *self, guint position)
{
  go_to (self, position);
}

static void
on_entry_activated (FabSearchDialog *self)
{
  go_to (self, gtk_single_selection_get_selected (self->selection));
}

static void
on_next_match (FabSearchDialog *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* Down goes from the entry into the results, as everywhere. */
static gboolean
on_entry_key (FabSearchDialog *self, guint key)
{
  if (key != GDK_KEY_Down || g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  return GDK_EVENT_STOP;
}

/* ---- The widget ---- */

static void
fab_search_dialog_dispose (GObject *object)
{
  FabSearchDialog *self = FAB_SEARCH_DIALOG (object);

  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), FAB_TYPE_SEARCH_DIALOG);
  G_OBJECT_CLASS (fab_search_dialog_parent_class)->dispose (object);
}

static void
fab_search_dialog_class_init (FabSearchDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_search_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-search-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FabSearchDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, FabSearchDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, FabSearchDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_next_match);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
fab_search_dialog_init (FabSearchDialog *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  fab_search_escape_closes (self->entry);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, G_CONNECT_SWAPPED);
  self->selection = gtk_single_selection_new (NULL);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (self->selection); /* the list keeps it */
  g_object_unref (factory);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_entry_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
}

/** fab_search_dialog_new: (transfer floating): the dialog, on an open project */
AdwDialog *
fab_search_dialog_new (FabContext *context)
{
  FabSearchDialog *self = g_object_new (FAB_TYPE_SEARCH_DIALOG, NULL);

  self->context = g_object_ref (context);
  return ADW_DIALOG (self);
}
