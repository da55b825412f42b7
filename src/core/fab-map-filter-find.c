/* What the values of a filter stand for: choices, and records by key or by name. */
#include <glib/gi18n-lib.h>

#include "fab-error.h"
#include "fab-map-filter-private.h"
#include "fab-text.h"
#include "fab-titles.h"

/* The tables whose records a facet's names are looked for in; more than one for what actors can be tied to. */
static const struct {
  FabMapFacet facet;
  FabTableId tables[5];
} references[] = {
  { FAB_MAP_FACET_TERRITORY, { FAB_TABLE_TERRITORY, FAB_TABLE_NONE } },
  { FAB_MAP_FACET_TAG, { FAB_TABLE_TAG, FAB_TABLE_NONE } },
  { FAB_MAP_FACET_TIED, { FAB_TABLE_ACTION, FAB_TABLE_MEETING, FAB_TABLE_SHOP, FAB_TABLE_AXIS, FAB_TABLE_NONE } },
  { FAB_MAP_FACET_LINK, { FAB_TABLE_RELATION_TYPE, FAB_TABLE_NONE } },
  { FAB_MAP_FACET_AROUND, { FAB_TABLE_ACTOR, FAB_TABLE_NONE } },
};

static const FabTableId *
get_tables (FabMapFacet facet)
{
  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    if (references[i].facet == facet)
      return references[i].tables;
  return NULL;
}

/* The choices that a facet's values are among, or NULL. */
const FabChoices *
fab_map_facet_get_choices (FabMapFacet facet)
{
  const FabField *fields = fab_table_get (FAB_TABLE_ACTOR)->fields;

  switch (facet) {
  case FAB_MAP_FACET_KIND:
    return fields[FAB_ACTOR_KIND].choices;
  case FAB_MAP_FACET_PROFILE:
    return fields[FAB_ACTOR_PROFILE].choices;
  case FAB_MAP_FACET_SCALE:
    return fields[FAB_ACTOR_SCALE].choices;
  default:
    return NULL;
  }
}

gboolean
fab_map_facet_is_yes_or_no (FabMapFacet facet)
{
  return facet == FAB_MAP_FACET_PARTNER || facet == FAB_MAP_FACET_WISHED;
}

gboolean
fab_map_facet_is_reference (FabMapFacet facet)
{
  return get_tables (facet) != NULL;
}

/* By key; of a table that the facet is about, where it isn't about all of them. */
static FabRecord *
find_key (FabMapFacet facet, FabStore *store, const char *value)
{
  gint64 key;
  FabRecord *record;

  if (!g_ascii_string_to_signed (value, 10, 1, G_MAXINT64, &key, NULL))
    return NULL;
  record = fab_store_get_record (store, key);
  if (record == NULL || (facet != FAB_MAP_FACET_TIED && fab_record_get_table_id (record) != get_tables (facet)[0]))
    return NULL;
  return record;
}

static gboolean
is_called (FabRecord *record, const char *value, const char *folded)
{
  const char *title = fab_record_get_title (record);
  g_autofree char *name = title != NULL ? fab_text_fold (title) : NULL;

  if (fab_record_get_table_id (record) == FAB_TABLE_RELATION_TYPE &&
      g_strcmp0 (fab_record_get_text (record, FAB_RELATION_TYPE_CODE), value) == 0)
    return TRUE;
  return g_strcmp0 (name, folded) == 0;
}

static FabRecord *
find_name (FabTableId table, FabStore *store, const char *value)
{
  g_autofree char *folded = fab_text_fold (value);

  for (guint i = 0; i < fab_store_get_count (store, table); i++) {
    FabRecord *record = fab_store_get_nth (store, table, i);

    if (is_called (record, value, folded))
      return record;
  }
  return NULL;
}

/* The record that @value, a key or a name, stands for: NULL where there is none. */
FabRecord *
fab_map_facet_find (FabMapFacet facet, FabStore *store, const char *value)
{
  const FabTableId *tables = get_tables (facet);
  FabRecord *found;

  g_return_val_if_fail (tables != NULL, NULL);
  found = find_key (facet, store, value);
  for (guint i = 0; found == NULL && *value != '\0' && tables[i] != FAB_TABLE_NONE; i++)
    found = find_name (tables[i], store, value);
  return found;
}

/* Says which there are, where they are all of one table. */
static void
refuse (FabMapFacet facet, FabStore *store, const char *value, GError **error)
{
  const FabTableId *tables = get_tables (facet);
  g_autofree char *titles = tables[1] == FAB_TABLE_NONE ? fab_titles_list (store, tables[0]) : g_strdup ("");

  if (*titles == '\0')
    g_set_error (error, FAB_ERROR, FAB_ERROR_NOT_FOUND, _ ("The filter names “%s”, which is not in this project."),
                 value);
  else
    /* Translators: %2$s is what such things are called ("Territories"), %3$s their names in a row */
    g_set_error (error, FAB_ERROR, FAB_ERROR_NOT_FOUND,
                 _ ("The filter names “%1$s”, which is not in this project. %2$s: %3$s."), value,
                 fab_table_get_plural (fab_table_get (tables[0])), titles);
}

static gboolean
check_facet (const FabMapFilter *self, FabMapFacet facet, FabStore *store, GError **error)
{
  for (guint i = 0; i < self->values[facet]->len; i++) {
    const char *value = g_ptr_array_index (self->values[facet], i);

    if (*value == '\0' || fab_map_facet_find (facet, store, value) != NULL)
      continue;
    refuse (facet, store, value, error);
    return FALSE;
  }
  return TRUE;
}

/** fab_map_filter_check: whether all records that the filter names are in @store; a view's filter goes on working where one is gone */
gboolean
fab_map_filter_check (const FabMapFilter *self, FabStore *store, GError **error)
{
  for (guint f = 0; f < FAB_MAP_N_FACETS; f++)
    if (fab_map_facet_is_reference (f) && !check_facet (self, f, store, error))
      return FALSE;
  return TRUE;
}
