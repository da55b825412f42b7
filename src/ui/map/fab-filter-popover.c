#include "fab-filter-popover.h"

#include <glib/gi18n.h>

#include "fab-record-sort.h"

static const guint facets[] = { FAB_ACTOR_KIND, FAB_ACTOR_PROFILE, FAB_ACTOR_SCALE, FAB_ACTOR_TERRITORY };

/** What a check button stands for. */
typedef struct {
  FabActorFilter *filter; /* owned */
  GtkWidget *button;      /* borrowed: it owns this */
  guint field;
  char *code;
} Facet;

static void
facet_free (gpointer data)
{
  Facet *facet = data;

  g_object_unref (facet->filter);
  g_free (facet->code);
  g_free (facet);
}

static void
on_toggled (GtkCheckButton *button, Facet *facet)
{
  fab_actor_filter_set_choice (facet->filter, facet->field, facet->code, gtk_check_button_get_active (button));
}

static void
follow_filter (GtkCheckButton *button)
{
  Facet *facet = g_object_get_data (G_OBJECT (button), "facet");

  gtk_check_button_set_active (button, fab_actor_filter_get_choice (facet->filter, facet->field, facet->code));
}

static void
add_facet (GtkBox *box, FabActorFilter *filter, guint field, const char *code, const char *label)
{
  GtkWidget *button = gtk_check_button_new_with_label (label);
  Facet *facet = g_new0 (Facet, 1);

  facet->filter = g_object_ref (filter);
  facet->button = button;
  facet->field = field;
  facet->code = g_strdup (code);
  g_object_set_data_full (G_OBJECT (button), "facet", facet, facet_free);
  follow_filter (GTK_CHECK_BUTTON (button));
  g_signal_connect (button, "toggled", G_CALLBACK (on_toggled), facet);
  g_signal_connect_object (filter, "changed", G_CALLBACK (follow_filter), button, G_CONNECT_SWAPPED);
  gtk_box_append (box, button);
}

static void
add_choices (GtkBox *box, FabActorFilter *filter, guint field)
{
  const FabChoices *choices = fab_table_get (FAB_TABLE_ACTOR)->fields[field].choices;

  for (guint i = 0; i < choices->n_choices; i++)
    add_facet (box, filter, field, choices->choices[i].code, fab_choices_get_label (choices, choices->choices[i].code));
}

static void
add_records (GtkBox *box, FabActorFilter *filter, guint field, FabStore *store)
{
  g_autoptr (GListModel) records =
      fab_record_sort_new (fab_store_get_list (store, fab_table_get (FAB_TABLE_ACTOR)->fields[field].target));

  for (guint i = 0; i < g_list_model_get_n_items (records); i++) {
    g_autoptr (FabRecord) record = g_list_model_get_item (records, i);
    g_autofree char *code = g_strdup_printf ("%" G_GINT64_FORMAT, fab_record_get_key (record));

    add_facet (box, filter, field, code, fab_record_get_title (record));
  }
}

static void
add_section (GtkBox *box, FabActorFilter *filter, guint field, FabStore *store)
{
  const FabField *declared = &fab_table_get (FAB_TABLE_ACTOR)->fields[field];
  GtkWidget *title = gtk_label_new (fab_field_get_label (declared));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_set_margin_top (title, 6);
  gtk_box_append (box, title);
  if (declared->choices != NULL)
    add_choices (box, filter, field);
  else
    add_records (box, filter, field, store);
  add_facet (box, filter, field, "", _ ("Not said"));
}

/* Territories come and go: the content is made when it is looked at. */
static void
on_show (GtkPopover *popover, FabStore *store)
{
  FabActorFilter *filter = g_object_get_data (G_OBJECT (popover), "filter");
  GtkWidget *scroller = gtk_scrolled_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *reset = gtk_button_new_with_label (_ ("Show all"));

  for (guint i = 0; i < G_N_ELEMENTS (facets); i++)
    add_section (GTK_BOX (box), filter, facets[i], store);
  gtk_widget_set_margin_top (reset, 12);
  gtk_box_append (GTK_BOX (box), reset);
  g_signal_connect_object (reset, "clicked", G_CALLBACK (fab_actor_filter_reset), filter, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 480);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_popover_set_child (popover, scroller);
}

/** fab_filter_popover_new: (transfer floating): a popover in which the facets of @filter are ticked */
GtkWidget *
fab_filter_popover_new (FabActorFilter *filter, FabStore *store)
{
  GtkWidget *popover = gtk_popover_new ();

  g_object_set_data_full (G_OBJECT (popover), "filter", g_object_ref (filter), g_object_unref);
  g_signal_connect_object (popover, "show", G_CALLBACK (on_show), store, G_CONNECT_DEFAULT);
  return popover;
}
