#include "fab-filter-ties.h"

#include <glib/gi18n.h>

#include "fab-map-filter-terms.h"
#include "fab-plain-row.h"

/* How many hits are looked at, and how many are offered. */
#define MAX_HITS    80
#define MAX_OFFERED 8

struct _FabFilterTies {
  AdwExpanderRow parent_instance;

  FabActorFilter *filter; /* owned */
  FabContext *context;
  GtkWidget *entry;            /* borrowed: a row */
  GPtrArray *chosen, *offered; /* of GtkWidget, borrowed: rows */
};

G_DEFINE_FINAL_TYPE (FabFilterTies, fab_filter_ties, ADW_TYPE_EXPANDER_ROW)

/* What people know by name and actors have to do with. */
static gboolean
is_offered (FabTableId table)
{
  switch (table) {
  case FAB_TABLE_ACTION:
  case FAB_TABLE_AXIS:
  case FAB_TABLE_PLAN:
  case FAB_TABLE_MEETING:
  case FAB_TABLE_SHOP:
  case FAB_TABLE_PROGRAMME:
  case FAB_TABLE_CONTRIBUTION:
  case FAB_TABLE_AID:
  case FAB_TABLE_CALL:
  case FAB_TABLE_SHEET:
  case FAB_TABLE_DELIVERABLE:
  case FAB_TABLE_LEVER:
  case FAB_TABLE_PERSON:
  case FAB_TABLE_ACTOR:
    return TRUE;
  default:
    return FALSE;
  }
}

static void
clear_rows (FabFilterTies *self, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

/* ---- What is chosen ---- */

static void
on_remove (GtkWidget *button, FabFilterTies *self)
{
  g_autofree char *value = g_strdup (g_object_get_data (G_OBJECT (button), "value"));

  gtk_widget_grab_focus (self->entry);
  fab_actor_filter_set_choice (self->filter, FAB_MAP_FACET_TIED, value, FALSE);
}

static void
add_chosen (FabFilterTies *self, const char *value)
{
  g_autofree char *name =
      fab_map_facet_describe_value (FAB_MAP_FACET_TIED, fab_actor_filter_get_store (self->filter), value);
  g_autofree char *tooltip = g_strdup_printf (_ ("Remove the filter “%s”"), name);
  GtkWidget *row = fab_plain_row_new (ADW_TYPE_ACTION_ROW, name, NULL);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  g_object_set_data_full (G_OBJECT (button), "value", g_strdup (value), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove), self, G_CONNECT_DEFAULT);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->chosen, row);
}

/* ---- What is offered ---- */

static void
on_offered (GtkWidget *row, FabFilterTies *self)
{
  FabRecord *record = g_object_get_data (G_OBJECT (row), "record");
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, fab_record_get_key (record));

  gtk_widget_grab_focus (self->entry);
  fab_actor_filter_set_choice (self->filter, FAB_MAP_FACET_TIED, value, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
add_offered (FabFilterTies *self, FabRecord *record)
{
  GtkWidget *row = fab_plain_row_new (ADW_TYPE_ACTION_ROW, fab_record_get_title (record),
                                      fab_table_get_label (fab_record_get_table (record)));

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("list-add-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "record", g_object_ref (record), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_offered), self, G_CONNECT_DEFAULT);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->offered, row);
}

static void
on_search (FabFilterTies *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GListModel) hits =
      fab_search_query (fab_context_get_search (self->context), text, FAB_TABLE_NONE, MAX_HITS);

  clear_rows (self, self->offered);
  for (guint i = 0; i < g_list_model_get_n_items (hits) && self->offered->len < MAX_OFFERED; i++) {
    g_autoptr (FabSearchHit) hit = g_list_model_get_item (hits, i);
    FabRecord *record = fab_search_hit_get_record (hit);

    if (is_offered (fab_record_get_table_id (record)) && fab_record_get_title (record) != NULL)
      add_offered (self, record);
  }
}

/* Enter takes the first that is offered. */
static void
on_enter (FabFilterTies *self)
{
  if (self->offered->len > 0)
    on_offered (g_ptr_array_index (self->offered, 0), self);
}

/* ---- The widget ---- */

static void
fab_filter_ties_dispose (GObject *object)
{
  FabFilterTies *self = FAB_FILTER_TIES (object);

  g_clear_pointer (&self->chosen, g_ptr_array_unref);
  g_clear_pointer (&self->offered, g_ptr_array_unref);
  g_clear_object (&self->filter);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (fab_filter_ties_parent_class)->dispose (object);
}

static void
fab_filter_ties_class_init (FabFilterTiesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fab_filter_ties_dispose;
}

static void
fab_filter_ties_init (FabFilterTies *self)
{
  self->chosen = g_ptr_array_new ();
  self->offered = g_ptr_array_new ();
  self->entry = g_object_new (ADW_TYPE_ENTRY_ROW, "title", _ ("Search an action, a meeting, a shop…"), NULL);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->entry);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (on_search), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "entry-activated", G_CALLBACK (on_enter), self, G_CONNECT_SWAPPED);
}

/** fab_filter_ties_new: (transfer floating) */
GtkWidget *
fab_filter_ties_new (FabActorFilter *filter, FabContext *context)
{
  FabFilterTies *self = g_object_new (FAB_TYPE_FILTER_TIES, "title", fab_map_facet_get_label (FAB_MAP_FACET_TIED),
                                      "use-markup", FALSE, "subtitle-lines", 2, NULL);

  self->filter = g_object_ref (filter);
  self->context = g_object_ref (context);
  fab_filter_ties_refresh (self);
  return GTK_WIDGET (self);
}

/** fab_filter_ties_refresh: shows what is chosen now */
void
fab_filter_ties_refresh (FabFilterTies *self)
{
  guint n;
  const char *const *values =
      fab_map_filter_get_values (fab_actor_filter_get_value (self->filter), FAB_MAP_FACET_TIED, &n);
  g_autofree char *name = NULL;

  clear_rows (self, self->chosen);
  for (guint i = 0; i < n; i++)
    add_chosen (self, values[i]);
  if (n > 0)
    name = fab_map_facet_describe_value (FAB_MAP_FACET_TIED, fab_actor_filter_get_store (self->filter), values[0]);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), name != NULL ? name : "");
}
