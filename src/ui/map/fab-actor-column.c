#include "fab-actor-column.h"

#include <glib/gi18n.h>

#include "fab-describe.h"
#include "fab-text.h"

static const FabActorColumn columns[] = {
  { FAB_ACTOR_NAME, NULL, 260, FALSE, TRUE },
  { FAB_ACTOR_KIND, NULL, 190, FALSE, TRUE },
  { FAB_ACTOR_TERRITORY, NULL, 170, FALSE, TRUE },
  { FAB_ACTOR_THEME, NULL, 170, FALSE, TRUE },
  { FAB_ACTOR_COLUMN_LINKS, N_ ("Links"), 90, TRUE, TRUE },
  { FAB_ACTOR_PROFILE, NULL, 120, FALSE, TRUE },
  { FAB_ACTOR_SCALE, NULL, 110, FALSE, TRUE },
  { FAB_ACTOR_STAFF, NULL, 100, TRUE, TRUE },
  { FAB_ACTOR_SHORT_NAME, NULL, 150, FALSE, FALSE },
  { FAB_ACTOR_INFLUENCE, NULL, 120, TRUE, FALSE },
  { FAB_ACTOR_INTEREST, NULL, 120, TRUE, FALSE },
  { FAB_ACTOR_PLAN_PARTNER, NULL, 150, FALSE, FALSE },
  { FAB_ACTOR_START_DATE, NULL, 130, FALSE, FALSE },
  { FAB_ACTOR_END_DATE, NULL, 130, FALSE, FALSE },
  { FAB_ACTOR_SIRET, NULL, 150, FALSE, FALSE },
  { FAB_ACTOR_WEBSITE, NULL, 170, FALSE, FALSE },
  { FAB_ACTOR_EMAIL, NULL, 170, FALSE, FALSE },
  { FAB_ACTOR_PHONE, NULL, 130, FALSE, FALSE },
  { FAB_ACTOR_ADDRESS, NULL, 200, FALSE, FALSE },
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

/** fab_actor_column_get_id: what settings call it */
const char *
fab_actor_column_get_id (const FabActorColumn *self)
{
  return self->field == FAB_ACTOR_COLUMN_LINKS ? "links" : fab_table_get (FAB_TABLE_ACTOR)->fields[self->field].column;
}

/** fab_actor_column_find: (nullable): the column that settings call @id */
const FabActorColumn *
fab_actor_column_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_strcmp0 (fab_actor_column_get_id (&columns[i]), id) == 0)
      return &columns[i];
  return NULL;
}

/** fab_actor_column_of_field: (nullable): the column that shows @field */
const FabActorColumn *
fab_actor_column_of_field (int field)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (columns[i].field == field)
      return &columns[i];
  return NULL;
}

/** fab_actor_column_is_editable: whether people can write in it */
gboolean
fab_actor_column_is_editable (const FabActorColumn *self)
{
  return self->field != FAB_ACTOR_COLUMN_LINKS;
}

/** fab_actor_column_get_text: (transfer full): what the column says of @actor */
char *
fab_actor_column_get_text (const FabActorColumn *self, FabMapModel *model, FabRecord *actor)
{
  if (self->field == FAB_ACTOR_COLUMN_LINKS)
    return g_strdup_printf ("%u", fab_map_model_count_links (model, actor));
  return fab_describe_field (fab_context_get_store (fab_map_model_get_context (model)), actor, self->field,
                             fab_language_get_default ());
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

/* Dates sort as they are stored. */
static char *
get_sort_key (FabRecord *actor, Sorting *sorting)
{
  int field = sorting->column->field;
  g_autofree char *text = NULL;

  if (field >= 0 && fab_table_get (FAB_TABLE_ACTOR)->fields[field].type == FAB_FIELD_DATE)
    return g_strdup (fab_record_get_text (actor, field));
  text = fab_actor_column_get_text (sorting->column, sorting->model, actor);
  return fab_text_sort_key (text);
}

/* Choices in their own order; what has no value comes last. */
static char *
get_section_key (FabRecord *actor, Sorting *sorting)
{
  const FabField *field = &fab_table_get (FAB_TABLE_ACTOR)->fields[sorting->column->field];
  const FabChoice *choice = NULL;

  if (fab_record_is_null (actor, sorting->column->field))
    return g_strdup ("\177");
  if (field->choices != NULL)
    choice = fab_choices_find (field->choices, fab_record_get_text (actor, sorting->column->field));
  if (choice != NULL)
    return g_strdup_printf ("%03u", (guint)(choice - field->choices->choices));
  return get_sort_key (actor, sorting);
}

static gint64
get_number (FabRecord *actor, Sorting *sorting)
{
  if (sorting->column->field == FAB_ACTOR_COLUMN_LINKS)
    return fab_map_model_count_links (sorting->model, actor);
  return fab_record_is_null (actor, sorting->column->field) ? -1
                                                            : fab_record_get_integer (actor, sorting->column->field);
}

static Sorting *
sorting_new (const FabActorColumn *column, FabMapModel *model)
{
  Sorting *sorting = g_new0 (Sorting, 1);

  sorting->column = column;
  sorting->model = g_object_ref (model);
  return sorting;
}

static GtkSorter *
make_text_sorter (const FabActorColumn *column, FabMapModel *model, GCallback get_key)
{
  GtkStringSorter *sorter = gtk_string_sorter_new (
      gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, get_key, sorting_new (column, model), sorting_free));

  gtk_string_sorter_set_ignore_case (sorter, FALSE);
  gtk_string_sorter_set_collation (sorter, GTK_COLLATION_NONE);
  return GTK_SORTER (sorter);
}

/** fab_actor_column_make_sorter: (transfer full): text as French sorts it, numbers by size */
GtkSorter *
fab_actor_column_make_sorter (const FabActorColumn *self, FabMapModel *model)
{
  if (!self->numeric)
    return make_text_sorter (self, model, G_CALLBACK (get_sort_key));
  return GTK_SORTER (gtk_numeric_sorter_new (gtk_cclosure_expression_new (
      G_TYPE_INT64, NULL, 0, NULL, G_CALLBACK (get_number), sorting_new (self, model), sorting_free)));
}

/** fab_actor_column_make_section_sorter: (transfer full): brings those that share a value of the column's field together */
GtkSorter *
fab_actor_column_make_section_sorter (const FabActorColumn *self, FabMapModel *model)
{
  return make_text_sorter (self, model, G_CALLBACK (get_section_key));
}
