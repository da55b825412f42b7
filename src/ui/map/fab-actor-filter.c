#include "fab-actor-filter.h"

#include <string.h>

#include "fab-text.h"

struct _FabActorFilter {
  GtkFilter parent_instance;

  /* Owned */
  FabStore *store;
  char **words;                            /* folded; every one must occur */
  GHashTable *texts;                       /* gint64 key → folded text of an actor; forgotten when the actor changes */
  GHashTable *choices[FAB_ACTOR_N_FIELDS]; /* (nullable): the codes wanted of that field; any of them will do */
};

G_DEFINE_FINAL_TYPE (FabActorFilter, fab_actor_filter, GTK_TYPE_FILTER)

/* ---- Matching ---- */

static void
append_target (FabActorFilter *self, GString *text, FabRecord *actor, guint field)
{
  FabRecord *target = fab_store_get_target (self->store, actor, field);

  if (target == NULL)
    return;
  fab_text_append_folded (text, fab_record_get_title (target));
  g_string_append_c (text, '\n');
}

static char *
fold_actor (FabActorFilter *self, FabRecord *actor)
{
  const FabTable *table = fab_record_get_table (actor);
  GString *text = g_string_new (NULL);

  for (guint f = 0; f < table->n_fields; f++) {
    const FabField *field = &table->fields[f];
    const char *value = fab_field_is_text (field) ? fab_record_get_text (actor, f) : NULL;

    if (value == NULL || (field->type != FAB_FIELD_CHOICE && !(field->flags & FAB_FIELD_SEARCHED)))
      continue;
    fab_text_append_folded (text, field->choices != NULL ? fab_choices_get_label (field->choices, value) : value);
    g_string_append_c (text, '\n');
  }
  append_target (self, text, actor, FAB_ACTOR_TERRITORY);
  return g_string_free (text, FALSE);
}

static const char *
get_text (FabActorFilter *self, FabRecord *actor)
{
  gint64 key = fab_record_get_key (actor);
  char *text = g_hash_table_lookup (self->texts, &key);

  if (text == NULL) {
    text = fold_actor (self, actor);
    g_hash_table_insert (self->texts, g_memdup2 (&key, sizeof key), text);
  }
  return text;
}

static gboolean
matches_words (FabActorFilter *self, FabRecord *actor)
{
  const char *text;

  if (self->words == NULL || self->words[0] == NULL)
    return TRUE;
  text = get_text (self, actor);
  for (guint i = 0; self->words[i] != NULL; i++)
    if (strstr (text, self->words[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* A reference is asked for by its key as text; a field without value by the empty text. */
static gboolean
matches_choice (FabActorFilter *self, FabRecord *actor, guint field)
{
  char key[32];
  const char *code;

  if (self->choices[field] == NULL)
    return TRUE;
  if (fab_record_is_null (actor, field))
    code = "";
  else if (fab_field_is_reference (&fab_record_get_table (actor)->fields[field])) {
    g_snprintf (key, sizeof key, "%" G_GINT64_FORMAT, fab_record_get_ref (actor, field));
    code = key;
  } else
    code = fab_record_get_text (actor, field);
  return g_hash_table_contains (self->choices[field], code);
}

static gboolean
fab_actor_filter_match (GtkFilter *filter, gpointer item)
{
  FabActorFilter *self = FAB_ACTOR_FILTER (filter);

  for (guint f = 0; f < FAB_ACTOR_N_FIELDS; f++)
    if (!matches_choice (self, item, f))
      return FALSE;
  return matches_words (self, item);
}

static GtkFilterMatch
fab_actor_filter_get_strictness (GtkFilter *filter)
{
  return fab_actor_filter_is_active (FAB_ACTOR_FILTER (filter)) ? GTK_FILTER_MATCH_SOME : GTK_FILTER_MATCH_ALL;
}

/* ---- Changes ---- */

static void
on_committed (FabActorFilter *self, GPtrArray *changes)
{
  gboolean touched = FALSE;

  for (guint i = 0; i < changes->len; i++) {
    FabChange *change = g_ptr_array_index (changes, i);
    gint64 key = fab_record_get_key (change->record);

    if (change->table == FAB_TABLE_TERRITORY && change->op == FAB_CHANGE_UPDATE)
      g_hash_table_remove_all (self->texts);
    else if (change->table == FAB_TABLE_ACTOR)
      g_hash_table_remove (self->texts, &key);
    touched |= change->table == FAB_TABLE_ACTOR && change->op == FAB_CHANGE_UPDATE;
  }
  if (touched && fab_actor_filter_is_active (self))
    gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
fab_actor_filter_finalize (GObject *object)
{
  FabActorFilter *self = FAB_ACTOR_FILTER (object);

  for (guint f = 0; f < FAB_ACTOR_N_FIELDS; f++)
    g_clear_pointer (&self->choices[f], g_hash_table_unref);
  g_hash_table_unref (self->texts);
  g_strfreev (self->words);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (fab_actor_filter_parent_class)->finalize (object);
}

static void
fab_actor_filter_class_init (FabActorFilterClass *klass)
{
  GtkFilterClass *filter_class = GTK_FILTER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fab_actor_filter_finalize;
  filter_class->match = fab_actor_filter_match;
  filter_class->get_strictness = fab_actor_filter_get_strictness;
}

static void
fab_actor_filter_init (FabActorFilter *self)
{
  self->texts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

/** fab_actor_filter_new: (transfer full): a filter of @store's actors that lets all of them pass */
FabActorFilter *
fab_actor_filter_new (FabStore *store)
{
  FabActorFilter *self = g_object_new (FAB_TYPE_ACTOR_FILTER, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "committed", G_CALLBACK (on_committed), self, G_CONNECT_SWAPPED);
  return self;
}

/** fab_actor_filter_set_text: @text: (nullable): words that must all occur in the actor's texts; accents and case don't count */
void
fab_actor_filter_set_text (FabActorFilter *self, const char *text)
{
  g_autofree char *folded = fab_text_fold (text != NULL ? text : "");
  g_auto (GStrv) words = g_strsplit_set (folded, " ", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) kept = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      g_strv_builder_add (builder, words[i]);
  kept = g_strv_builder_end (builder);
  if (self->words != NULL && g_strv_equal ((const char *const *)kept, (const char *const *)self->words))
    return;
  g_strfreev (self->words);
  self->words = g_steal_pointer (&kept);
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * fab_actor_filter_set_choice:
 * @field: a choice or a reference field of actors
 * @code: a value that the field takes, a key as text, or "" for none
 * @wanted: whether actors of that value pass; where nothing is wanted of a field, all pass
 */
void
fab_actor_filter_set_choice (FabActorFilter *self, guint field, const char *code, gboolean wanted)
{
  g_return_if_fail (field < FAB_ACTOR_N_FIELDS);
  if (fab_actor_filter_get_choice (self, field, code) == wanted)
    return;
  if (self->choices[field] == NULL)
    self->choices[field] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (wanted)
    g_hash_table_add (self->choices[field], g_strdup (code));
  else
    g_hash_table_remove (self->choices[field], code);
  if (g_hash_table_size (self->choices[field]) == 0)
    g_clear_pointer (&self->choices[field], g_hash_table_unref);
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

gboolean
fab_actor_filter_get_choice (FabActorFilter *self, guint field, const char *code)
{
  return self->choices[field] != NULL && g_hash_table_contains (self->choices[field], code);
}

/** fab_actor_filter_reset: lets all facets pass; the words stay */
void
fab_actor_filter_reset (FabActorFilter *self)
{
  if (!fab_actor_filter_has_choices (self))
    return;
  for (guint f = 0; f < FAB_ACTOR_N_FIELDS; f++)
    g_clear_pointer (&self->choices[f], g_hash_table_unref);
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

/** fab_actor_filter_is_active: whether there is anything that an actor could fail */
gboolean
fab_actor_filter_is_active (FabActorFilter *self)
{
  return (self->words != NULL && self->words[0] != NULL) || fab_actor_filter_has_choices (self);
}

/** fab_actor_filter_has_choices: whether facets are chosen */
gboolean
fab_actor_filter_has_choices (FabActorFilter *self)
{
  for (guint f = 0; f < FAB_ACTOR_N_FIELDS; f++)
    if (self->choices[f] != NULL)
      return TRUE;
  return FALSE;
}
