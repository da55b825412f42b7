#include "fab-map-clip.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "fab-error.h"
#include "fab-map-snapshot.h"
#include "fab-text.h"

/** fab_map_clip_get_names: (transfer full): the actors' names, one a line, for programs that know no maps */
char *
fab_map_clip_get_names (FabMapMoment *clip)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < fab_map_moment_get_n (clip, FAB_MOMENT_ACTORS); i++)
    g_string_append_printf (names, "%s\n",
                            fab_moment_row_get_text (fab_map_moment_get (clip, FAB_MOMENT_ACTORS, i), FAB_ACTOR_NAME));
  return g_string_free (names, FALSE);
}

/** fab_map_clip_read: (transfer full): what was copied; or %NULL, with the reason, where that is nothing of ours or too much */
FabMapMoment *
fab_map_clip_read (GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = size <= FAB_MAP_CLIP_MAX_BYTES ? g_strndup (data, size) : NULL;
  g_autoptr (FabMapMoment) clip = text != NULL ? fab_map_moment_parse (text, error) : NULL;

  if (text == NULL || (clip != NULL && fab_map_moment_get_n (clip, FAB_MOMENT_ACTORS) > FAB_MAP_CLIP_MAX_ACTORS)) {
    g_set_error (error, FAB_ERROR, FAB_ERROR_INVALID, _ ("Too much was copied: at most %d actors can be pasted."),
                 FAB_MAP_CLIP_MAX_ACTORS);
    return NULL;
  }
  return g_steal_pointer (&clip);
}

/* ---- Pasting ---- */

/** What is gathered. */
typedef struct {
  FabStore *store;
  FabMapMoment *clip;
  FabRecord *territory; /* (nullable): of actors whose own isn't in this project */
  GHashTable *actors;   /* gint64 of the clip → the new FabRecord */
} Paste;

/* The record of this project that the clip means: the same, or one that is called the same. */
static FabRecord *
find_same (Paste *self, FabMomentPart part, gint64 key)
{
  const FabTable *table = fab_moment_part_get_table (part);
  const FabMomentRow *row = key != 0 ? fab_map_moment_find (self->clip, part, key) : NULL;
  FabRecord *same = key != 0 ? fab_store_get_record (self->store, key) : NULL;

  if (same != NULL)
    return fab_record_get_table_id (same) == table->id ? same : NULL;
  for (guint i = 0; row != NULL && i < fab_store_get_count (self->store, table->id); i++) {
    FabRecord *record = fab_store_get_nth (self->store, table->id, i);

    if (row->values[table->title] != NULL &&
        fab_text_compare (fab_record_get_title (record), row->values[table->title]) == 0)
      return record;
  }
  return NULL;
}

/* A value of the clip as the store takes it; null where it can't. */
static FabValue
read_value (const FabField *field, const char *text)
{
  FabValue value = { .type = field->type };

  if (text == NULL || fab_field_is_reference (field))
    return FAB_NULL;
  if (field->type == FAB_FIELD_CHOICE && fab_choices_find (field->choices, text) == NULL)
    return FAB_NULL;
  if (fab_field_is_text (field))
    value.text = text;
  else if (field->type == FAB_FIELD_REAL)
    value.real = g_ascii_strtod (text, NULL);
  else
    value.integer = g_ascii_strtoll (text, NULL, 10);
  return value;
}

static void
read_row (FabMomentPart part, const FabMomentRow *row, FabValue *values)
{
  const FabTable *table = fab_moment_part_get_table (part);

  for (guint f = 0; f < table->n_fields; f++)
    values[f] = read_value (&table->fields[f], row->values[f]);
}

/* Only beside the one that it was copied from does a copy need to say so. */
static char *
name_copy (Paste *self, const FabMomentRow *actor)
{
  const char *name = fab_moment_row_get_text (actor, FAB_ACTOR_NAME);
  FabRecord *original = fab_store_get_record (self->store, actor->key);

  if (original == NULL || g_strcmp0 (fab_record_get_title (original), name) != 0)
    return g_strdup (name);
  return g_strdup_printf (_ ("%s (copy)"), name);
}

static gboolean
insert_actor (Paste *self, const FabMomentRow *actor, GError **error)
{
  FabRecord *territory =
      find_same (self, FAB_MOMENT_TERRITORIES, fab_moment_row_get_integer (actor, FAB_ACTOR_TERRITORY));
  g_autofree char *name = name_copy (self, actor);
  FabValue values[64];
  FabRecord *record;

  read_row (FAB_MOMENT_ACTORS, actor, values);
  values[FAB_ACTOR_NAME] = FAB_TEXT (name);
  if (values[FAB_ACTOR_KIND].is_null)
    values[FAB_ACTOR_KIND] = FAB_TEXT ("company");
  values[FAB_ACTOR_TERRITORY] = FAB_REF (territory != NULL ? territory : self->territory);
  record = fab_store_insert_values (self->store, FAB_TABLE_ACTOR, 0, values, error);
  if (record != NULL)
    g_hash_table_insert (self->actors, g_memdup2 (&actor->key, sizeof actor->key), record);
  return record != NULL;
}

/* A kind of link that this project lacks comes with its links. */
static gboolean
find_type (Paste *self, gint64 key, FabRecord **type, GError **error)
{
  const FabMomentRow *row = fab_map_moment_find (self->clip, FAB_MOMENT_TYPES, key);
  FabValue values[64];

  *type = find_same (self, FAB_MOMENT_TYPES, key);
  if (*type != NULL || row == NULL || row->values[FAB_RELATION_TYPE_NAME] == NULL)
    return TRUE;
  read_row (FAB_MOMENT_TYPES, row, values);
  *type = fab_store_insert_values (self->store, FAB_TABLE_RELATION_TYPE, 0, values, error);
  return *type != NULL;
}

static gboolean
insert_link (Paste *self, const FabMomentRow *link, GError **error)
{
  gint64 source = fab_moment_row_get_integer (link, FAB_RELATION_SOURCE);
  gint64 target = fab_moment_row_get_integer (link, FAB_RELATION_TARGET);
  FabRecord *meeting = find_same (self, FAB_MOMENT_MEETINGS, fab_moment_row_get_integer (link, FAB_RELATION_MEETING));
  FabValue values[64];
  FabRecord *type;

  if (!find_type (self, fab_moment_row_get_integer (link, FAB_RELATION_TYPE), &type, error))
    return FALSE;
  read_row (FAB_MOMENT_RELATIONS, link, values);
  values[FAB_RELATION_SOURCE] = FAB_REF (FAB_RECORD (g_hash_table_lookup (self->actors, &source)));
  values[FAB_RELATION_TARGET] = FAB_REF (FAB_RECORD (g_hash_table_lookup (self->actors, &target)));
  values[FAB_RELATION_TYPE] = FAB_REF (type);
  values[FAB_RELATION_MEETING] = FAB_REF (meeting);
  return fab_store_insert_values (self->store, FAB_TABLE_RELATION, 0, values, error) != NULL;
}

/**
 * fab_map_clip_insert:
 * @territory: (nullable): the territory of actors whose own isn't known here
 *
 * Adds, inside a gesture, the actors of @clip with their links.
 *
 * Returns: (transfer container) (element-type FabRecord): the new actors, in the order of @clip; or %NULL with @error set, and the
 *   gesture is to be rolled back
 */
GPtrArray *
fab_map_clip_insert (FabStore *store, FabMapMoment *clip, FabRecord *territory, GError **error)
{
  g_autoptr (GHashTable) actors = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);
  Paste self = { store, clip, territory, actors };

  for (guint i = 0; i < fab_map_moment_get_n (clip, FAB_MOMENT_ACTORS); i++) {
    const FabMomentRow *actor = fab_map_moment_get (clip, FAB_MOMENT_ACTORS, i);

    if (!insert_actor (&self, actor, error))
      return NULL;
    g_ptr_array_add (added, g_object_ref (g_hash_table_lookup (actors, &actor->key)));
  }
  for (guint i = 0; i < fab_map_moment_get_n (clip, FAB_MOMENT_RELATIONS); i++)
    if (!insert_link (&self, fab_map_moment_get (clip, FAB_MOMENT_RELATIONS, i), error))
      return NULL;
  return g_steal_pointer (&added);
}
