#include "fab-filter-facet.h"

#include <glib/gi18n.h>

#include "fab-map-filter-counts.h"
#include "fab-map-filter-terms.h"
#include "fab-number.h"
#include "fab-plain-row.h"

/* More values than that are searched for, not ticked. */
#define MAX_VALUES 60

/** A value that can be ticked; its row owns it. */
typedef struct {
  FabFilterFacet *facet; /* borrowed: it has the row */
  char *value;
  GtkCheckButton *check;
  GtkLabel *count;
} Value;

struct _FabFilterFacet {
  AdwExpanderRow parent_instance;

  FabActorFilter *filter; /* owned */
  FabMapModel *model;
  FabMapFacet facet;
  GPtrArray *rows; /* of GtkWidget, borrowed; each has its Value as data */
  gboolean made;   /* the rows are there */
  gboolean syncing;
};

G_DEFINE_FINAL_TYPE (FabFilterFacet, fab_filter_facet, ADW_TYPE_EXPANDER_ROW)

static void
value_free (gpointer data)
{
  Value *value = data;

  g_free (value->value);
  g_free (value);
}

static Value *
get_value (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "value");
}

/* Links and actors have different keys. */
static gboolean
is_on_map (gint64 key, gpointer data)
{
  FabMapScene *scene = data;

  return fab_map_scene_find_node (scene, key) != FAB_MAP_NONE || fab_map_scene_find_edge (scene, key) != FAB_MAP_NONE;
}

/* (transfer full): with what else is asked for; without @others: what there is at all */
static GPtrArray *
count_values (FabFilterFacet *self, gboolean others)
{
  g_autoptr (FabMapFilter) nothing = fab_map_filter_new ();

  return fab_map_filter_count_values (
      others ? fab_actor_filter_get_value (self->filter) : nothing, fab_actor_filter_get_store (self->filter),
      fab_actor_filter_get_texts (self->filter), is_on_map, fab_map_model_get_scene (self->model), self->facet);
}

/* ---- Rows ---- */

static void
on_toggled (GtkCheckButton *check, Value *value)
{
  if (!value->facet->syncing)
    fab_actor_filter_set_choice (value->facet->filter, value->facet->facet, value->value,
                                 gtk_check_button_get_active (check));
}

static void
add_row (FabFilterFacet *self, const FabMapValueCount *counted)
{
  GtkWidget *row = fab_plain_row_new (ADW_TYPE_ACTION_ROW, counted->label, NULL);
  GtkWidget *check = gtk_check_button_new (), *count = gtk_label_new (NULL);
  Value *value = g_new0 (Value, 1);

  value->facet = self;
  value->value = g_strdup (counted->value);
  value->check = GTK_CHECK_BUTTON (check);
  value->count = GTK_LABEL (count);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "dimmed");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), count);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_object_set_data_full (G_OBJECT (row), "value", value, value_free);
  g_signal_connect (check, "toggled", G_CALLBACK (on_toggled), value);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->rows, row);
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const FabMapValueCount *first = *(FabMapValueCount *const *)a, *second = *(FabMapValueCount *const *)b;

  return (first->count < second->count) - (first->count > second->count);
}

/* The least count among those that are offered: where there are too many values, those that few have are left out. */
static guint
find_least (GPtrArray *values)
{
  g_autoptr (GPtrArray) sorted = NULL;

  if (values->len <= MAX_VALUES)
    return 0;
  sorted = g_ptr_array_new_take (g_memdup2 (values->pdata, values->len * sizeof (gpointer)), values->len, NULL);
  g_ptr_array_sort (sorted, compare_counts);
  return ((FabMapValueCount *)g_ptr_array_index (sorted, MAX_VALUES))->count + 1;
}

static void
make_rows (FabFilterFacet *self)
{
  g_autoptr (GPtrArray) values = count_values (self, FALSE);
  guint least = find_least (values);

  self->made = TRUE;
  for (guint i = 0; i < values->len; i++) {
    const FabMapValueCount *counted = g_ptr_array_index (values, i);

    if (counted->count >= least ||
        fab_map_filter_has_value (fab_actor_filter_get_value (self->filter), self->facet, counted->value))
      add_row (self, counted);
  }
}

static void
sync_row (FabFilterFacet *self, GtkWidget *row, GPtrArray *counts)
{
  Value *value = get_value (row);
  guint n = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < counts->len; i++) {
    const FabMapValueCount *counted = g_ptr_array_index (counts, i);

    if (g_str_equal (counted->value, value->value))
      n = counted->count;
  }
  text = fab_number_format (n, fab_language_get_default ());
  gtk_label_set_text (value->count, text);
  gtk_check_button_set_active (
      value->check, fab_map_filter_has_value (fab_actor_filter_get_value (self->filter), self->facet, value->value));
}

static void
sync_rows (FabFilterFacet *self)
{
  g_autoptr (GPtrArray) counts = count_values (self, TRUE);

  self->syncing = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    sync_row (self, g_ptr_array_index (self->rows, i), counts);
  self->syncing = FALSE;
}

static void
on_expanded (FabFilterFacet *self)
{
  if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    fab_filter_facet_refresh (self);
}

/* ---- The widget ---- */

static void
fab_filter_facet_dispose (GObject *object)
{
  FabFilterFacet *self = FAB_FILTER_FACET (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->filter);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (fab_filter_facet_parent_class)->dispose (object);
}

static void
fab_filter_facet_class_init (FabFilterFacetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fab_filter_facet_dispose;
}

static void
fab_filter_facet_init (FabFilterFacet *self)
{
  self->rows = g_ptr_array_new ();
  g_signal_connect (self, "notify::expanded", G_CALLBACK (on_expanded), NULL);
}

/** fab_filter_facet_new: (transfer floating): nothing is counted before fab_filter_facet_refresh() */
GtkWidget *
fab_filter_facet_new (FabActorFilter *filter, FabMapModel *model, FabMapFacet facet)
{
  FabFilterFacet *self = g_object_new (FAB_TYPE_FILTER_FACET, "title", fab_map_facet_get_label (facet), "use-markup",
                                       FALSE, "subtitle-lines", 2, NULL);

  self->filter = g_object_ref (filter);
  self->model = g_object_ref (model);
  self->facet = facet;
  return GTK_WIDGET (self);
}

static void
show_chosen (FabFilterFacet *self)
{
  GString *chosen = g_string_new (NULL);
  const char *const *values = fab_map_filter_get_values (fab_actor_filter_get_value (self->filter), self->facet, NULL);

  for (guint i = 0; values[i] != NULL; i++) {
    g_autofree char *name =
        fab_map_facet_describe_value (self->facet, fab_actor_filter_get_store (self->filter), values[i]);

    g_string_append_printf (chosen, "%s%s", i > 0 ? ", " : "", name);
  }
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), chosen->str);
  g_string_free (chosen, TRUE);
}

/** fab_filter_facet_refresh: what is chosen, and, where it is seen, how many each value would leave */
void
fab_filter_facet_refresh (FabFilterFacet *self)
{
  show_chosen (self);
  if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;
  if (!self->made)
    make_rows (self);
  sync_rows (self);
}

/** fab_filter_facet_forget: closes the row; its values are looked for anew when it is opened again */
void
fab_filter_facet_forget (FabFilterFacet *self)
{
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), FALSE);
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  self->made = FALSE;
  show_chosen (self);
}
