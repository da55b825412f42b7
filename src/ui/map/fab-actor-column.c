#include "fab-actor-column.h"

#include <glib/gi18n.h>

#include "fab-number.h"
#include "fab-text.h"

static const FabActorColumn columns[] = {
  { FAB_ACTOR_NAME, NULL, 260, FALSE },
  { FAB_ACTOR_KIND, NULL, 190, FALSE },
  { FAB_ACTOR_TERRITORY, NULL, 170, FALSE },
  { FAB_ACTOR_THEME, NULL, 170, FALSE },
  { FAB_ACTOR_COLUMN_LINKS, N_ ("Links"), 90, TRUE },
  { FAB_ACTOR_PROFILE, NULL, 120, FALSE },
  { FAB_ACTOR_SCALE, NULL, 110, FALSE },
  { FAB_ACTOR_STAFF, NULL, 100, TRUE },
};

/** fab_actor_columns_get: (array length=n_columns): all columns, in their order */
const FabActorColumn *
fab_actor_columns_get (guint *n_columns)
{
  *n_columns = G_N_ELEMENTS (columns);
  return columns;
}

const char *
fab_actor_column_get_title (const FabActorColumn *self)
{
  if (self->title != NULL)
    return _ (self->title);
  return fab_field_get_label (&fab_table_get (FAB_TABLE_ACTOR)->fields[self->field]);
}

static char *
get_field_text (int field, FabMapModel *model, FabRecord *actor)
{
  const FabField *declared = &fab_table_get (FAB_TABLE_ACTOR)->fields[field];
  FabRecord *target;

  if (fab_record_is_null (actor, field))
    return g_strdup ("");
  switch (declared->type) {
  case FAB_FIELD_CHOICE:
    return g_strdup (fab_choices_get_label (declared->choices, fab_record_get_text (actor, field)));
  case FAB_FIELD_REF:
    target = fab_store_get_target (fab_context_get_store (fab_map_model_get_context (model)), actor, field);
    return g_strdup (target != NULL ? fab_record_get_title (target) : "");
  case FAB_FIELD_INTEGER:
    return fab_number_format (fab_record_get_integer (actor, field), fab_language_get_default ());
  default:
    return g_strdup (fab_record_get_text (actor, field));
  }
}

/** fab_actor_column_get_text: (transfer full): what the column says of @actor */
char *
fab_actor_column_get_text (const FabActorColumn *self, FabMapModel *model, FabRecord *actor)
{
  if (self->field == FAB_ACTOR_COLUMN_LINKS)
    return g_strdup_printf ("%u", fab_map_model_count_links (model, actor));
  return get_field_text (self->field, model, actor);
}

/* ---- Sorting ---- */

/** What a sorter's expression needs. */
typedef struct {
  const FabActorColumn *column;
  FabMapModel *model; /* owned */
} Sorting;

static void
sorting_free (gpointer data, GClosure *closure)
{
  Sorting *sorting = data;

  g_object_unref (sorting->model);
  g_free (sorting);
}

static char *
get_sort_key (FabRecord *actor, Sorting *sorting)
{
  g_autofree char *text = fab_actor_column_get_text (sorting->column, sorting->model, actor);

  return fab_text_sort_key (text);
}

static gint64
get_number (FabRecord *actor, Sorting *sorting)
{
  if (sorting->column->field == FAB_ACTOR_COLUMN_LINKS)
    return fab_map_model_count_links (sorting->model, actor);
  return fab_record_is_null (actor, sorting->column->field) ? -1
                                                            : fab_record_get_integer (actor, sorting->column->field);
}

/** fab_actor_column_make_sorter: (transfer full): text as French sorts it, numbers by size */
GtkSorter *
fab_actor_column_make_sorter (const FabActorColumn *self, FabMapModel *model)
{
  Sorting *sorting = g_new0 (Sorting, 1);
  GtkSorter *sorter;

  sorting->column = self;
  sorting->model = g_object_ref (model);
  if (self->numeric)
    return GTK_SORTER (gtk_numeric_sorter_new (
        gtk_cclosure_expression_new (G_TYPE_INT64, NULL, 0, NULL, G_CALLBACK (get_number), sorting, sorting_free)));
  sorter = GTK_SORTER (gtk_string_sorter_new (
      gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (get_sort_key), sorting, sorting_free)));
  gtk_string_sorter_set_ignore_case (GTK_STRING_SORTER (sorter), FALSE);
  gtk_string_sorter_set_collation (GTK_STRING_SORTER (sorter), GTK_COLLATION_NONE);
  return sorter;
}
