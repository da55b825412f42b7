#include "fab-map-texts.h"

#include <string.h>

#include "fab-change.h"
#include "fab-text.h"

struct _FabMapTexts {
  FabStore *store;   /* owned */
  GHashTable *texts; /* record, borrowed → folded text */
};

/** fab_map_texts_new: (transfer full): empty; texts are folded when they are first asked for */
FabMapTexts *
fab_map_texts_new (FabStore *store)
{
  FabMapTexts *self = g_new0 (FabMapTexts, 1);

  self->store = g_object_ref (store);
  self->texts = g_hash_table_new_full (NULL, NULL, g_object_unref, g_free);
  return self;
}

void
fab_map_texts_free (FabMapTexts *self)
{
  g_hash_table_unref (self->texts);
  g_object_unref (self->store);
  g_free (self);
}

static void
append_field (GString *text, FabRecord *actor, guint f)
{
  const FabField *field = &fab_record_get_table (actor)->fields[f];
  const char *value = fab_field_is_text (field) ? fab_record_get_text (actor, f) : NULL;

  if (value == NULL || (field->type != FAB_FIELD_CHOICE && !(field->flags & FAB_FIELD_SEARCHED)))
    return;
  fab_text_append_folded (text, field->choices != NULL ? fab_choices_get_label (field->choices, value) : value);
  g_string_append_c (text, '\n');
}

static char *
fold_actor (FabMapTexts *self, FabRecord *actor)
{
  GString *text = g_string_new (NULL);
  FabRecord *territory = fab_store_get_target (self->store, actor, FAB_ACTOR_TERRITORY);

  for (guint f = 0; f < FAB_ACTOR_N_FIELDS; f++)
    append_field (text, actor, f);
  if (territory != NULL)
    fab_text_append_folded (text, fab_record_get_title (territory));
  return g_string_free (text, FALSE);
}

/** fab_map_texts_get: what there is to find of @actor, folded: searched texts, choices in words, the territory's name */
const char *
fab_map_texts_get (FabMapTexts *self, FabRecord *actor)
{
  char *text = g_hash_table_lookup (self->texts, actor);

  if (text == NULL) {
    text = fold_actor (self, actor);
    g_hash_table_insert (self->texts, g_object_ref (actor), text);
  }
  return text;
}

/** fab_map_texts_has_words: @words: folded, as fab_map_texts_split() gives them; whether all of them occur */
gboolean
fab_map_texts_has_words (FabMapTexts *self, FabRecord *actor, char **words)
{
  const char *text = words[0] != NULL ? fab_map_texts_get (self, actor) : NULL;

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

/** fab_map_texts_take_changes: @changes: (element-type FabChange): of a gesture: forgets what they changed */
void
fab_map_texts_take_changes (FabMapTexts *self, GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++) {
    const FabChange *change = g_ptr_array_index (changes, i);

    if (change->table == FAB_TABLE_TERRITORY && change->op == FAB_CHANGE_UPDATE)
      g_hash_table_remove_all (self->texts);
    else if (change->table == FAB_TABLE_ACTOR)
      g_hash_table_remove (self->texts, change->record);
  }
}

/** fab_map_texts_split: (transfer full): the words of @text (nullable), folded */
char **
fab_map_texts_split (const char *text)
{
  g_autofree char *folded = fab_text_fold (text != NULL ? text : "");
  g_auto (GStrv) words = g_strsplit_set (folded, " \n\t", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      g_strv_builder_add (builder, words[i]);
  return g_strv_builder_end (builder);
}
