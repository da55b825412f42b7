/* fab-actor-list-groups.c: actors that share a kind, a theme, a territory or a profile stand together under a header */
#include <glib/gi18n.h>

#include "fab-actor-list-private.h"

/* The first entry of the drop-down is no group. */
static const int group_fields[] = { -1, FAB_ACTOR_KIND, FAB_ACTOR_TERRITORY, FAB_ACTOR_THEME, FAB_ACTOR_PROFILE };

static GListModel *
make_labels (void)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, C_ ("group by", "Nothing"));
  for (guint i = 1; i < G_N_ELEMENTS (group_fields); i++)
    gtk_string_list_append (labels, fab_field_get_label (&fab_table_get (FAB_TABLE_ACTOR)->fields[group_fields[i]]));
  return G_LIST_MODEL (labels);
}

static const FabActorColumn *
get_column (FabActorList *self)
{
  guint chosen = gtk_drop_down_get_selected (self->group);

  return chosen > 0 && chosen < G_N_ELEMENTS (group_fields) ? fab_actor_column_of_field (group_fields[chosen]) : NULL;
}

/** fab_actor_list_group_by: @field: kind, territory, theme or profile; -1: nothing */
void
fab_actor_list_group_by (FabActorList *self, int field)
{
  for (guint i = 0; i < G_N_ELEMENTS (group_fields); i++)
    if (group_fields[i] == field)
      gtk_drop_down_set_selected (self->group, i);
}

/* ---- Headers ---- */

static void
on_header (GtkButton *button, GtkListHeader *header)
{
  FabActorList *self = FAB_ACTOR_LIST (gtk_widget_get_ancestor (GTK_WIDGET (button), FAB_TYPE_ACTOR_LIST));
  guint start = gtk_list_header_get_start (header), end = gtk_list_header_get_end (header);

  gtk_selection_model_select_range (GTK_SELECTION_MODEL (self->rows), start, end - start, TRUE);
}

static void
update_header (GtkListHeader *header, GParamSpec *pspec, FabActorList *self)
{
  GtkWidget *button = gtk_list_header_get_child (header), *box, *name, *count;
  const FabActorColumn *column = get_column (self);
  FabRecord *first = gtk_list_header_get_item (header);
  guint n = gtk_list_header_get_n_items (header);
  g_autofree char *text = NULL, *number = g_strdup_printf ("%u", n), *spoken = NULL;

  if (button == NULL || first == NULL || column == NULL)
    return;
  box = gtk_button_get_child (GTK_BUTTON (button));
  name = gtk_widget_get_first_child (box);
  count = gtk_widget_get_next_sibling (name);
  text = fab_actor_column_get_text (column, self->model, first);
  if (*text == '\0')
    g_set_str (&text, C_ ("group of actors", "Not said"));
  gtk_label_set_text (GTK_LABEL (name), text);
  gtk_label_set_text (GTK_LABEL (count), number);
  /* Translators: a group of actors and how many they are */
  spoken = g_strdup_printf (ngettext ("%s, %u actor: select it", "%s, %u actors: select them", n), text, n);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
on_setup_header (GtkSignalListItemFactory *factory, GtkListHeader *header, FabActorList *self)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (NULL), *count = gtk_label_new (NULL);

  gtk_widget_add_css_class (name, "heading");
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (count, "dimmed");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), count);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _ ("Select these actors"));
  g_signal_connect (button, "clicked", G_CALLBACK (on_header), header);
  g_signal_connect_object (header, "notify::n-items", G_CALLBACK (update_header), self, G_CONNECT_DEFAULT);
  gtk_list_header_set_child (header, button);
}

static void
on_bind_header (GtkSignalListItemFactory *factory, GtkListHeader *header, FabActorList *self)
{
  update_header (header, NULL, self);
}

static GtkListItemFactory *
make_headers (FabActorList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup_header), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind_header), self, G_CONNECT_DEFAULT);
  return factory;
}

/* Without headers while the sections change: they would be asked about the old ones. */
static void
on_group (FabActorList *self)
{
  const FabActorColumn *column = get_column (self);
  g_autoptr (GtkSorter) sorter = column != NULL ? fab_actor_column_make_section_sorter (column, self->model) : NULL;
  g_autoptr (GtkListItemFactory) headers = column != NULL ? make_headers (self) : NULL;

  gtk_column_view_set_header_factory (self->view, NULL);
  gtk_sort_list_model_set_section_sorter (self->sorted, sorter);
  gtk_column_view_set_header_factory (self->view, headers);
  if (gtk_column_view_get_model (self->view) != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->rows)) > 0)
    gtk_column_view_scroll_to (self->view, 0, NULL, GTK_LIST_SCROLL_NONE, NULL);
}

void
fab_actor_list_add_groups (FabActorList *self)
{
  g_autoptr (GListModel) labels = make_labels ();

  gtk_drop_down_set_model (self->group, labels);
  g_signal_connect_object (self->group, "notify::selected", G_CALLBACK (on_group), self, G_CONNECT_SWAPPED);
}
