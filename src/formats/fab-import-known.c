#include "fab-import-known.h"

#include "fab-text.h"

G_DEFINE_BOXED_TYPE (FabImportKnown, fab_import_known, fab_import_known_ref, fab_import_known_unref)

FabImportKnown *
fab_import_known_ref (FabImportKnown *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  FabImportKnown *self = data;

  g_array_unref (self->actors);
  g_array_unref (self->territories);
  g_array_unref (self->types);
  g_array_unref (self->tags);
  g_array_unref (self->links);
  g_string_chunk_free (self->texts);
}

void
fab_import_known_unref (FabImportKnown *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static const char *
keep (FabImportKnown *self, FabRecord *record, guint field)
{
  const char *text = fab_record_get_text (record, field);

  return text != NULL && *text != '\0' ? g_string_chunk_insert (self->texts, text) : NULL;
}

static void
add_actor (FabImportKnown *self, FabRecord *record)
{
  FabKnownActor actor = {
    .key = fab_record_get_key (record),
    .name = g_string_chunk_insert (self->texts, fab_record_get_title (record)),
    .short_name = keep (self, record, FAB_ACTOR_SHORT_NAME),
    .siret = keep (self, record, FAB_ACTOR_SIRET),
    .email = keep (self, record, FAB_ACTOR_EMAIL),
    .territory =
        fab_record_is_null (record, FAB_ACTOR_TERRITORY) ? 0 : fab_record_get_ref (record, FAB_ACTOR_TERRITORY),
  };

  g_array_append_val (self->actors, actor);
}

static void
add_link (FabImportKnown *self, FabRecord *record)
{
  const char *label = keep (self, record, FAB_RELATION_LABEL);
  FabKnownLink link = {
    .source = fab_record_get_ref (record, FAB_RELATION_SOURCE),
    .target = fab_record_get_ref (record, FAB_RELATION_TARGET),
    .type = fab_record_is_null (record, FAB_RELATION_TYPE) ? 0 : fab_record_get_ref (record, FAB_RELATION_TYPE),
    .label = label != NULL ? label : "",
  };

  g_array_append_val (self->links, link);
}

static void
add_thing (FabImportKnown *self, GArray *things, FabRecord *record)
{
  FabKnownThing thing = {
    .key = fab_record_get_key (record),
    .name = g_string_chunk_insert (self->texts, fab_record_get_title (record)),
  };

  if (fab_record_get_table_id (record) == FAB_TABLE_RELATION_TYPE)
    thing.directed = fab_record_get_boolean (record, FAB_RELATION_TYPE_DIRECTED);
  g_array_append_val (things, thing);
}

static void
add_record (FabImportKnown *self, FabRecord *record)
{
  switch (fab_record_get_table_id (record)) {
  case FAB_TABLE_ACTOR:
    add_actor (self, record);
    break;
  case FAB_TABLE_RELATION:
    add_link (self, record);
    break;
  case FAB_TABLE_TERRITORY:
    add_thing (self, self->territories, record);
    break;
  case FAB_TABLE_RELATION_TYPE:
    add_thing (self, self->types, record);
    break;
  default:
    add_thing (self, self->tags, record);
    break;
  }
}

static int
compare_types (gconstpointer a, gconstpointer b, gpointer data)
{
  FabRecord *first = fab_store_get_record (data, ((const FabKnownThing *)a)->key);
  FabRecord *second = fab_store_get_record (data, ((const FabKnownThing *)b)->key);
  gint64 p = fab_record_get_integer (first, FAB_RELATION_TYPE_POSITION);
  gint64 q = fab_record_get_integer (second, FAB_RELATION_TYPE_POSITION);

  return (p > q) - (p < q);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return fab_text_compare (((const FabKnownThing *)a)->name, ((const FabKnownThing *)b)->name);
}

/** fab_import_known_new: (transfer full): a copy of what matters, to be made in the store's thread */
FabImportKnown *
fab_import_known_new (FabStore *store)
{
  static const FabTableId tables[] = { FAB_TABLE_TERRITORY, FAB_TABLE_RELATION_TYPE, FAB_TABLE_TAG, FAB_TABLE_ACTOR,
                                       FAB_TABLE_RELATION };
  FabImportKnown *self = g_atomic_rc_box_new0 (FabImportKnown);

  self->texts = g_string_chunk_new (4096);
  self->actors = g_array_new (FALSE, FALSE, sizeof (FabKnownActor));
  self->territories = g_array_new (FALSE, FALSE, sizeof (FabKnownThing));
  self->types = g_array_new (FALSE, FALSE, sizeof (FabKnownThing));
  self->tags = g_array_new (FALSE, FALSE, sizeof (FabKnownThing));
  self->links = g_array_new (FALSE, FALSE, sizeof (FabKnownLink));
  for (guint t = 0; t < G_N_ELEMENTS (tables); t++) {

    for (guint i = 0; i < fab_store_get_count (store, tables[t]); i++) {
      FabRecord *record = fab_store_get_nth (store, tables[t], i);

      add_record (self, record);
    }
  }
  g_array_sort_with_data (self->types, compare_types, store);
  g_array_sort (self->territories, compare_names);
  return self;
}

/** fab_import_known_find: (transfer none) (nullable): the one of @things whose name is @name but for accents, case and punctuation */
const FabKnownThing *
fab_import_known_find (GArray *things, const char *name)
{
  g_autofree char *folded = fab_text_fold (name);

  for (guint i = 0; *folded != '\0' && i < things->len; i++) {
    FabKnownThing *thing = &g_array_index (things, FabKnownThing, i);
    g_autofree char *other = fab_text_fold (thing->name);

    if (g_str_equal (folded, other))
      return thing;
  }
  return NULL;
}

/** fab_import_known_get: (transfer none) (nullable): the one of that key */
const FabKnownThing *
fab_import_known_get (GArray *things, gint64 key)
{
  for (guint i = 0; i < things->len; i++)
    if (g_array_index (things, FabKnownThing, i).key == key)
      return &g_array_index (things, FabKnownThing, i);
  return NULL;
}
