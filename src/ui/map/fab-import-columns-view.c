#include "fab-import-columns-view.h"

#include <glib/gi18n.h>

#include "fab-plain-row.h"

/* Texts of a column that are shown. */
#define N_SAMPLES 3

/** A column and its rows, borrowed from the group. */
typedef struct {
  FabDraftPart part;
  guint column;
  AdwComboRow *row;
  AdwActionRow *values;
} Column;

struct _FabImportColumnsView {
  AdwBin parent_instance;

  /* Template children */
  AdwPreferencesPage *page;
  AdwComboRow *kind;
  AdwComboRow *territory;
  AdwComboRow *type;
  AdwSwitchRow *by_name;
  AdwSwitchRow *rest;
  AdwSwitchRow *places;
  AdwPreferencesGroup *actors;
  AdwPreferencesGroup *links;

  /* Owned */
  FabImport *import; /* (nullable) */
  GArray *columns;   /* of Column */
  gboolean syncing;
};

enum {
  VALUES,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabImportColumnsView, fab_import_columns_view, ADW_TYPE_BIN)

/* ---- Targets as positions of a list: nothing, the fields, and for actors a tag ---- */

static GListModel *
list_targets (FabDraftPart part)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  guint n;
  const guint *fields = fab_import_names_get_fields (part, &n);

  gtk_string_list_append (names, _ ("Leave out"));
  for (guint i = 0; i < n; i++)
    gtk_string_list_append (names, fab_field_get_label (fab_import_get_field (part, fields[i])));
  if (part == FAB_DRAFT_NODES)
    gtk_string_list_append (names, _ ("Tag"));
  return G_LIST_MODEL (names);
}

static guint
find_position (FabDraftPart part, FabImportTarget target)
{
  guint n;
  const guint *fields = fab_import_names_get_fields (part, &n);

  if (target.use == FAB_IMPORT_TAG)
    return n + 1;
  for (guint i = 0; target.use == FAB_IMPORT_FIELD && i < n; i++)
    if (fields[i] == target.field)
      return i + 1;
  return 0;
}

static FabImportTarget
get_target_at (FabDraftPart part, guint position)
{
  guint n;
  const guint *fields = fab_import_names_get_fields (part, &n);

  if (position == 0 || position > n + 1)
    return (FabImportTarget){ FAB_IMPORT_LEAVE, 0 };
  if (position == n + 1)
    return (FabImportTarget){ FAB_IMPORT_TAG, 0 };
  return (FabImportTarget){ FAB_IMPORT_FIELD, fields[position - 1] };
}

/* ---- Rows ---- */

static char *
describe_values (FabImportColumnsView *self, Column *column)
{
  GPtrArray *values = fab_import_get_values (self->import, column->part, column->column);
  guint unknown = 0;

  for (guint i = 0; i < values->len; i++) {
    FabImportValue *value = g_ptr_array_index (values, i);

    unknown += !value->guessed && (*value->code == '\0' || g_str_equal (value->code, FAB_IMPORT_NEW));
  }
  if (unknown == 0)
    return g_strdup_printf (ngettext ("%u value, known here", "%u values, all known here", values->len), values->len);
  return g_strdup_printf (ngettext ("%u value is not known here", "%u values are not known here", unknown), unknown);
}

static void
sync_column (FabImportColumnsView *self, Column *column)
{
  FabImportTarget target = fab_import_get_target (self->import, column->part, column->column);
  gboolean options = fab_import_takes_options (column->part, target);
  g_autofree char *about = options ? describe_values (self, column) : NULL;

  adw_combo_row_set_selected (column->row, find_position (column->part, target));
  gtk_widget_set_visible (GTK_WIDGET (column->values), options);
  if (options)
    adw_action_row_set_subtitle (column->values, about);
}

/** fab_import_columns_view_refresh: shows what was decided meanwhile */
void
fab_import_columns_view_refresh (FabImportColumnsView *self)
{
  self->syncing = TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    sync_column (self, &g_array_index (self->columns, Column, i));
  self->syncing = FALSE;
}

static Column *
find_column (FabImportColumnsView *self, gpointer row)
{
  for (guint i = 0; i < self->columns->len; i++) {
    Column *column = &g_array_index (self->columns, Column, i);

    if (row == (gpointer)column->row || row == (gpointer)column->values)
      return column;
  }
  return NULL;
}

static void
on_target (FabImportColumnsView *self, GParamSpec *pspec, AdwComboRow *row)
{
  Column *column = self->syncing ? NULL : find_column (self, row);

  if (column == NULL)
    return;
  fab_import_set_target (self->import, column->part, column->column,
                         get_target_at (column->part, adw_combo_row_get_selected (row)));
  fab_import_columns_view_refresh (self);
}

static void
on_values (FabImportColumnsView *self, AdwActionRow *row)
{
  Column *column = find_column (self, row);

  if (column != NULL)
    g_signal_emit (self, signals[VALUES], 0, column->part, column->column);
}

static void
add_column (FabImportColumnsView *self, FabDraftPart part, guint number, GListModel *targets)
{
  FabDraft *draft = fab_import_get_draft (self->import);
  AdwPreferencesGroup *group = part == FAB_DRAFT_NODES ? self->actors : self->links;
  const char *name = fab_draft_get_column_name (draft, part, number);
  g_autofree char *sample = fab_import_sample (self->import, part, number, N_SAMPLES);
  g_autofree char *values_title = g_strdup_printf (_ ("Values of “%s”"), name);
  Column column = { .part = part, .column = number };

  column.row = fab_plain_row_new (ADW_TYPE_COMBO_ROW, *name != '\0' ? name : _ ("Without a name"),
                                  *sample != '\0' ? sample : _ ("Empty"));
  g_object_set (column.row, "subtitle-lines", 2, "model", targets, NULL);
  column.values = fab_plain_row_new (ADW_TYPE_ACTION_ROW, values_title, NULL);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (column.values), TRUE);
  adw_action_row_add_suffix (column.values, gtk_image_new_from_icon_name ("go-next-symbolic"));
  adw_preferences_group_add (group, GTK_WIDGET (column.row));
  adw_preferences_group_add (group, GTK_WIDGET (column.values));
  g_array_append_val (self->columns, column);
  sync_column (self, &column);
  g_signal_connect_object (column.row, "notify::selected", G_CALLBACK (on_target), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (column.values, "activated", G_CALLBACK (on_values), self, G_CONNECT_SWAPPED);
}

static void
clear_columns (FabImportColumnsView *self)
{
  for (guint i = 0; i < self->columns->len; i++) {
    Column *column = &g_array_index (self->columns, Column, i);
    AdwPreferencesGroup *group = column->part == FAB_DRAFT_NODES ? self->actors : self->links;

    adw_preferences_group_remove (group, GTK_WIDGET (column->row));
    adw_preferences_group_remove (group, GTK_WIDGET (column->values));
  }
  g_array_set_size (self->columns, 0);
}

static void
fill_part (FabImportColumnsView *self, FabDraftPart part)
{
  g_autoptr (GListModel) targets = list_targets (part);
  guint n = fab_draft_get_n_columns (fab_import_get_draft (self->import), part);

  for (guint c = 0; c < n; c++)
    add_column (self, part, c, targets);
  gtk_widget_set_visible (GTK_WIDGET (part == FAB_DRAFT_NODES ? self->actors : self->links), n > 0);
}

/* ---- What is usual ---- */

static const FabChoices *
get_kinds (void)
{
  return fab_import_get_field (FAB_DRAFT_NODES, FAB_ACTOR_KIND)->choices;
}

/* The first of them is none. */
static void
fill_things (AdwComboRow *row, GArray *things, gint64 selected)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint position = 0;

  gtk_string_list_append (names, C_ ("reference", "None"));
  for (guint i = 0; i < things->len; i++) {
    const FabKnownThing *thing = &g_array_index (things, FabKnownThing, i);

    gtk_string_list_append (names, thing->name);
    if (thing->key == selected)
      position = i + 1;
  }
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (row, position);
}

static gint64
get_thing (AdwComboRow *row, GArray *things)
{
  guint position = adw_combo_row_get_selected (row);

  return position > 0 && position <= things->len ? g_array_index (things, FabKnownThing, position - 1).key : 0;
}

static void
fill_usual (FabImportColumnsView *self)
{
  FabImportKnown *known = fab_import_get_known (self->import);
  const FabChoice *kind = fab_choices_find (get_kinds (), fab_import_get_kind (self->import));
  gboolean links = fab_draft_get_n_rows (fab_import_get_draft (self->import), FAB_DRAFT_LINKS) > 0;

  adw_combo_row_set_selected (self->kind, kind - get_kinds ()->choices);
  adw_switch_row_set_active (self->by_name, fab_import_get_kinds_by_name (self->import));
  adw_switch_row_set_active (self->rest, fab_import_get_keeps_rest (self->import));
  fill_things (self->territory, known->territories, fab_import_get_territory (self->import));
  fill_things (self->type, known->types, fab_import_get_type_of_links (self->import));
  gtk_widget_set_visible (GTK_WIDGET (self->type), links);
  gtk_widget_set_visible (GTK_WIDGET (self->places), fab_import_has_places (self->import));
  adw_switch_row_set_active (self->places, fab_import_get_takes_places (self->import));
}

static void
on_usual (FabImportColumnsView *self)
{
  FabImportKnown *known;

  if (self->syncing || self->import == NULL)
    return;
  known = fab_import_get_known (self->import);
  fab_import_set_kind (self->import, get_kinds ()->choices[adw_combo_row_get_selected (self->kind)].code);
  fab_import_set_kinds_by_name (self->import, adw_switch_row_get_active (self->by_name));
  fab_import_set_territory (self->import, get_thing (self->territory, known->territories));
  fab_import_set_type_of_links (self->import, get_thing (self->type, known->types));
  fab_import_set_takes_places (self->import, adw_switch_row_get_active (self->places));
}

/* The columns show where they go now. */
static void
on_rest (FabImportColumnsView *self)
{
  if (self->syncing || self->import == NULL)
    return;
  fab_import_set_keeps_rest (self->import, adw_switch_row_get_active (self->rest));
  fab_import_columns_view_refresh (self);
}

/* ---- The widget ---- */

static void
fab_import_columns_view_dispose (GObject *object)
{
  FabImportColumnsView *self = FAB_IMPORT_COLUMNS_VIEW (object);

  self->syncing = TRUE;
  g_clear_object (&self->import);
  g_clear_pointer (&self->columns, g_array_unref);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), FAB_TYPE_IMPORT_COLUMNS_VIEW);
  G_OBJECT_CLASS (fab_import_columns_view_parent_class)->dispose (object);
}

static void
fab_import_columns_view_class_init (FabImportColumnsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_import_columns_view_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fabrique_territoires/Fabrique/ui/fab-import-columns-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FabImportColumnsView, page);
  gtk_widget_class_bind_template_child (widget_class, FabImportColumnsView, kind);
  gtk_widget_class_bind_template_child (widget_class, FabImportColumnsView, territory);
  gtk_widget_class_bind_template_child (widget_class, FabImportColumnsView, type);
  gtk_widget_class_bind_template_child (widget_class, FabImportColumnsView, by_name);
  gtk_widget_class_bind_template_child (widget_class, FabImportColumnsView, rest);
  gtk_widget_class_bind_template_child (widget_class, FabImportColumnsView, places);
  gtk_widget_class_bind_template_child (widget_class, FabImportColumnsView, actors);
  gtk_widget_class_bind_template_child (widget_class, FabImportColumnsView, links);
  gtk_widget_class_bind_template_callback (widget_class, on_usual);
  gtk_widget_class_bind_template_callback (widget_class, on_rest);

  /** FabImportColumnsView::values: what the texts of a column become is to be said; a part and a column */
  signals[VALUES] = g_signal_new ("values", FAB_TYPE_IMPORT_COLUMNS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
fab_import_columns_view_init (FabImportColumnsView *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  self->columns = g_array_new (FALSE, TRUE, sizeof (Column));
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < get_kinds ()->n_choices; i++)
    gtk_string_list_append (kinds, fab_choices_get_label (get_kinds (), get_kinds ()->choices[i].code));
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (kinds));
}

/** fab_import_columns_view_set_import: what is shown and changed */
void
fab_import_columns_view_set_import (FabImportColumnsView *self, FabImport *import)
{
  self->syncing = TRUE;
  clear_columns (self);
  g_set_object (&self->import, import);
  fill_usual (self);
  for (guint part = 0; part < FAB_DRAFT_N_PARTS; part++)
    fill_part (self, part);
  self->syncing = FALSE;
  adw_preferences_page_scroll_to_top (self->page);
}
