#include "fab-import-row.h"

#include <glib/gi18n.h>

struct _FabImportRow {
  GtkBox parent_instance;

  GtkLabel *title; /* children */
  GtkLabel *about;
  GtkDropDown *decision;

  FabImportItem *item; /* (nullable) owned */
  GPtrArray *choices;  /* (nullable) owned: of FabImportChoice */
  gboolean syncing;
};

G_DEFINE_FINAL_TYPE (FabImportRow, fab_import_row, GTK_TYPE_BOX)

static void
sync_about (FabImportRow *self)
{
  g_autofree char *about = fab_import_item_describe (self->item);

  gtk_label_set_text (self->about, about);
  gtk_widget_set_visible (GTK_WIDGET (self->about), *about != '\0');
}

static void
sync_decision (FabImportRow *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint chosen = 0;

  g_clear_pointer (&self->choices, g_ptr_array_unref);
  self->choices = fab_import_item_list_choices (self->item);
  gtk_widget_set_visible (GTK_WIDGET (self->decision), self->choices->len > 0);
  for (guint i = 0; i < self->choices->len; i++) {
    FabImportChoice *choice = g_ptr_array_index (self->choices, i);

    gtk_string_list_append (labels, choice->label);
    if (fab_import_item_is_chosen (self->item, choice))
      chosen = i;
  }
  self->syncing = TRUE;
  gtk_drop_down_set_model (self->decision, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->decision, chosen);
  self->syncing = FALSE;
}

static void
on_item_changed (FabImportRow *self)
{
  sync_about (self);
  sync_decision (self);
}

static gboolean
choose (gpointer data)
{
  FabImportRow *self = data;
  guint position = gtk_drop_down_get_selected (self->decision);

  if (self->item != NULL && self->choices != NULL && position < self->choices->len) {
    FabImportChoice *choice = g_ptr_array_index (self->choices, position);

    if (!fab_import_item_is_chosen (self->item, choice))
      fab_import_item_choose (self->item, choice->decision, choice->candidate, choice->mode);
  }
  return G_SOURCE_REMOVE;
}

/* Once the list that was chosen from is closed: choosing makes another one. */
static void
on_selected (FabImportRow *self)
{
  if (!self->syncing)
    g_idle_add_full (G_PRIORITY_DEFAULT, choose, g_object_ref (self), g_object_unref);
}

/* ---- The widget ---- */

static void
fab_import_row_dispose (GObject *object)
{
  FabImportRow *self = FAB_IMPORT_ROW (object);

  fab_import_row_set_item (self, NULL);
  G_OBJECT_CLASS (fab_import_row_parent_class)->dispose (object);
}

static void
fab_import_row_class_init (FabImportRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fab_import_row_dispose;
}

static GtkLabel *
add_label (GtkWidget *box, const char *style)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (label, GTK_NATURAL_WRAP_NONE);
  if (style != NULL) {
    gtk_widget_add_css_class (GTK_WIDGET (label), style);
    gtk_widget_add_css_class (GTK_WIDGET (label), "dimmed");
  }
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (label));
  return label;
}

static void
fab_import_row_init (FabImportRow *self)
{
  GtkWidget *texts = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 3, "hexpand", TRUE,
                                   "valign", GTK_ALIGN_CENTER, "margin-top", 6, "margin-bottom", 6, NULL);

  gtk_box_set_spacing (GTK_BOX (self), 12);
  self->title = add_label (texts, NULL);
  self->about = add_label (texts, "caption");
  self->decision = g_object_new (GTK_TYPE_DROP_DOWN, "valign", GTK_ALIGN_CENTER, "visible", FALSE, NULL);
  gtk_box_append (GTK_BOX (self), texts);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->decision));
  g_signal_connect_object (self->decision, "notify::selected", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);
}

/** fab_import_row_new: (transfer floating): an empty row */
GtkWidget *
fab_import_row_new (void)
{
  return g_object_new (FAB_TYPE_IMPORT_ROW, NULL);
}

/** fab_import_row_set_item: @item: (nullable): the line to show */
void
fab_import_row_set_item (FabImportRow *self, FabImportItem *item)
{
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, on_item_changed, self);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  g_signal_connect_object (item, "changed", G_CALLBACK (on_item_changed), self, G_CONNECT_SWAPPED);
  gtk_label_set_text (self->title, fab_import_item_get_title (item));
  on_item_changed (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->decision), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  fab_import_item_get_title (item), -1);
}
