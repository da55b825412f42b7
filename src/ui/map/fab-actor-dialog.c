#include "fab-actor-dialog.h"

#include <glib/gi18n.h>

#include "fab-large-text.h"
#include "fab-map-edit.h"
#include "fab-record-sort.h"

#define DEFAULT_KIND "association"

struct _FabActorDialog {
  AdwDialog parent_instance;

  AdwWindowTitle *title; /* template children */
  GtkWidget *view;
  GtkWidget *fields;
  AdwEntryRow *name;
  AdwComboRow *kind;
  AdwComboRow *territory;
  GtkLabel *hint;
  GtkWidget *add;

  FabContext *context;    /* owned */
  FabRecord *linked_from; /* owned (nullable) */
  FabPoint place;
  gboolean has_place;
};

enum {
  ADDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabActorDialog, fab_actor_dialog, ADW_TYPE_DIALOG)

static const FabChoices *
get_kinds (void)
{
  return fab_table_get (FAB_TABLE_ACTOR)->fields[FAB_ACTOR_KIND].choices;
}

static char *
get_name (FabActorDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
}

static int
measure_height (GtkWidget *widget, int width)
{
  int height;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

/* A dialog keeps the height that it opened with. It doesn't shrink again while people type. */
static void
grow (FabActorDialog *self)
{
  int width = gtk_widget_get_width (self->view);
  int height = measure_height (self->view, -1) - measure_height (self->fields, -1);

  if (width > 0)
    adw_dialog_set_content_height (ADW_DIALOG (self), height + measure_height (self->fields, width));
}

static void
on_name_changed (FabActorDialog *self)
{
  g_autofree char *name = get_name (self);
  FabRecord *same = fab_store_find_titled (fab_context_get_store (self->context), FAB_TABLE_ACTOR, name);
  g_autofree char *hint = NULL;

  gtk_widget_set_sensitive (self->add, *name != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->hint), same != NULL);
  if (same == NULL)
    return;
  hint = g_strdup_printf (_ ("“%s” is already on the map."), fab_record_get_title (same));
  gtk_label_set_text (self->hint, hint);
  grow (self);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), hint, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
on_add (FabActorDialog *self)
{
  GObject *territory = adw_combo_row_get_selected_item (self->territory);
  g_autofree char *name = get_name (self);
  FabNewActor wanted = {
    .name = name,
    .kind = get_kinds ()->choices[adw_combo_row_get_selected (self->kind)].code,
    .territory = FAB_IS_RECORD (territory) ? FAB_RECORD (territory) : NULL,
    .place = self->has_place ? &self->place : NULL,
    .linked_from = self->linked_from,
  };
  FabRecord *actor;

  if (*name == '\0')
    return;
  actor = fab_map_edit_add_actor (self->context, &wanted);
  if (actor == NULL)
    return;
  g_signal_emit (self, signals[ADDED], 0, actor);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
fab_actor_dialog_dispose (GObject *object)
{
  FabActorDialog *self = FAB_ACTOR_DIALOG (object);

  g_clear_object (&self->context);
  g_clear_object (&self->linked_from);
  G_OBJECT_CLASS (fab_actor_dialog_parent_class)->dispose (object);
}

static void
fab_actor_dialog_class_init (FabActorDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_actor_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-actor-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FabActorDialog, title);
  gtk_widget_class_bind_template_child (widget_class, FabActorDialog, view);
  gtk_widget_class_bind_template_child (widget_class, FabActorDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, FabActorDialog, name);
  gtk_widget_class_bind_template_child (widget_class, FabActorDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, FabActorDialog, territory);
  gtk_widget_class_bind_template_child (widget_class, FabActorDialog, hint);
  gtk_widget_class_bind_template_child (widget_class, FabActorDialog, add);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed);

  /** FabActorDialog::added: @actor is in the project */
  signals[ADDED] = g_signal_new ("added", FAB_TYPE_ACTOR_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 FAB_TYPE_RECORD);
}

static void
fab_actor_dialog_init (FabActorDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fab_large_text_let_wrap (self->kind);
  fab_large_text_let_wrap (self->territory);
}

static void
fill_kinds (FabActorDialog *self)
{
  const FabChoices *kinds = get_kinds ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < kinds->n_choices; i++)
    gtk_string_list_append (labels, fab_choices_get_label (kinds, kinds->choices[i].code));
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (labels));
  for (guint i = 0; i < kinds->n_choices; i++)
    if (g_str_equal (kinds->choices[i].code, DEFAULT_KIND))
      adw_combo_row_set_selected (self->kind, i);
}

static char *
get_territory_name (gpointer item)
{
  return g_strdup (FAB_IS_RECORD (item) ? fab_record_get_title (item) : gtk_string_object_get_string (item));
}

static void
fill_territories (FabActorDialog *self)
{
  GListModel *all = fab_store_get_list (fab_context_get_store (self->context), FAB_TABLE_TERRITORY);
  g_autoptr (GtkExpression) name =
      gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (get_territory_name), NULL, NULL);
  const char *const none[] = { C_ ("reference", "None"), NULL };
  g_autoptr (GListStore) parts = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr (GtkStringList) first = gtk_string_list_new (none);
  g_autoptr (GListModel) sorted = fab_record_sort_new (all);
  g_autoptr (GListModel) model = NULL;

  g_list_store_append (parts, first);
  g_list_store_append (parts, sorted);
  model = G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (g_steal_pointer (&parts))));
  adw_combo_row_set_expression (self->territory, name);
  adw_combo_row_set_model (self->territory, model);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr (GObject) item = g_list_model_get_item (model, i);

    if (item == (GObject *)fab_context_get_territory (self->context))
      adw_combo_row_set_selected (self->territory, i);
  }
}

/**
 * fab_actor_dialog_new:
 * @place: (nullable): where on the map the actor goes, in scene units
 * @linked_from: (nullable): an actor that it is linked to at once
 */
FabActorDialog *
fab_actor_dialog_new (FabContext *context, const FabPoint *place, FabRecord *linked_from)
{
  FabActorDialog *self = g_object_new (FAB_TYPE_ACTOR_DIALOG, NULL);
  g_autofree char *subtitle = NULL;

  self->context = g_object_ref (context);
  g_set_object (&self->linked_from, linked_from);
  self->has_place = place != NULL;
  if (place != NULL)
    self->place = *place;
  fill_kinds (self);
  fill_territories (self);
  if (linked_from != NULL) {
    /* Translators: below the title “New actor”: the actor that it is linked to at once */
    subtitle = g_strdup_printf (_ ("Linked to “%s”"), fab_record_get_title (linked_from));
    adw_window_title_set_subtitle (self->title, subtitle);
  }
  return self;
}
