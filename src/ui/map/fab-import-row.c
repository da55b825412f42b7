#include "fab-import-row.h"

#include <glib/gi18n.h>

struct _FabImportRow {
  GtkBox parent_instance;

  GtkLabel *title; /* children */
  GtkLabel *about;
  GtkMenuButton *decision;

  FabImportItem *item;   /* (nullable) owned */
  GPtrArray *choices;    /* (nullable) owned: of FabImportChoice */
  GSimpleAction *choose; /* owned: its state is the number of the one that is chosen */
};

enum {
  OTHER,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabImportRow, fab_import_row, GTK_TYPE_BOX)

static void
sync_about (FabImportRow *self)
{
  g_autofree char *about = fab_import_item_describe (self->item);

  gtk_label_set_text (self->about, about);
  gtk_widget_set_visible (GTK_WIDGET (self->about), *about != '\0');
}

static void
sync_label (FabImportRow *self, const FabImportChoice *chosen)
{
  /* Translators: an actor of the file that is imported, and what becomes of it: "Optim’ism: Complete" */
  g_autofree char *spoken =
      g_strdup_printf (C_ ("actor and decision", "%s: %s"), fab_import_item_get_title (self->item), chosen->label);

  gtk_menu_button_set_label (self->decision, chosen->label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->decision), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
sync_decision (FabImportRow *self)
{
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  self->choices = fab_import_item_list_choices (self->item);
  gtk_widget_set_visible (GTK_WIDGET (self->decision), self->choices->len > 0);
  for (guint i = 0; i < self->choices->len; i++) {
    FabImportChoice *choice = g_ptr_array_index (self->choices, i);

    if (fab_import_item_is_chosen (self->item, choice)) {
      sync_label (self, choice);
      g_simple_action_set_state (self->choose, g_variant_new_uint32 (i));
    }
  }
}

static void
on_item_changed (FabImportRow *self)
{
  sync_about (self);
  sync_decision (self);
}

static void
on_choose (GSimpleAction *action, GVariant *number, gpointer data)
{
  FabImportRow *self = data;
  guint position = g_variant_get_uint32 (number);

  if (self->item != NULL && self->choices != NULL && position < self->choices->len) {
    FabImportChoice *choice = g_ptr_array_index (self->choices, position);

    fab_import_item_choose (self->item, choice->decision, choice->candidate, choice->mode);
  }
}

static void
on_other (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabImportRow *self = data;

  if (self->item != NULL)
    g_signal_emit (self, signals[OTHER], 0, self->item);
}

/* Made when it is asked for: a list has many rows, and few menus are opened. */
static void
make_menu (GtkMenuButton *button, gpointer data)
{
  FabImportRow *self = data;
  g_autoptr (GMenu) menu = g_menu_new (), choices = g_menu_new (), others = g_menu_new ();

  for (guint i = 0; self->choices != NULL && i < self->choices->len; i++) {
    FabImportChoice *choice = g_ptr_array_index (self->choices, i);
    g_autoptr (GMenuItem) item = g_menu_item_new (choice->label, NULL);

    g_menu_item_set_action_and_target (item, "line.choose", "u", i);
    g_menu_append_item (choices, item);
  }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (choices));
  g_menu_append (others, _ ("Merge with…"), "line.other");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
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

  /** FabImportRow::other: @item: an actor that is to be merged with one that is to be chosen */
  signals[OTHER] = g_signal_new ("other", FAB_TYPE_IMPORT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 FAB_TYPE_IMPORT_ITEM);
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
add_action (FabImportRow *self)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) other = g_simple_action_new ("other", NULL);

  self->choose = g_simple_action_new_stateful ("choose", G_VARIANT_TYPE_UINT32, g_variant_new_uint32 (0));
  g_signal_connect_object (self->choose, "activate", G_CALLBACK (on_choose), self, G_CONNECT_DEFAULT);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (self->choose));
  g_signal_connect_object (other, "activate", G_CALLBACK (on_other), self, G_CONNECT_DEFAULT);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (other));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "line", G_ACTION_GROUP (actions));
}

static void
fab_import_row_init (FabImportRow *self)
{
  GtkWidget *texts = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 3, "hexpand", TRUE,
                                   "valign", GTK_ALIGN_CENTER, "margin-top", 6, "margin-bottom", 6, NULL);

  gtk_box_set_spacing (GTK_BOX (self), 12);
  self->title = add_label (texts, NULL);
  self->about = add_label (texts, "caption");
  self->decision = g_object_new (GTK_TYPE_MENU_BUTTON, "valign", GTK_ALIGN_CENTER, "visible", FALSE,
                                 "always-show-arrow", TRUE, NULL);
  gtk_menu_button_set_create_popup_func (self->decision, make_menu, self, NULL);
  gtk_box_append (GTK_BOX (self), texts);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->decision));
  add_action (self);
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
}
