#include "fab-seed.h"

#include <string.h>

#include "fab-seed-draft.h"
#include "fab-seed-form.h"

struct _FabSeed {
  GPtrArray *files;  /* of FabSeedFile */
  GPtrArray *drafts; /* of FabSeedDraft, as they came */
  GHashTable *slugs; /* slug → FabSeedDraft, borrowed */
};

FabSeed *
fab_seed_new (void)
{
  FabSeed *self = g_new0 (FabSeed, 1);

  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify)fab_seed_file_free);
  self->drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)fab_seed_draft_free);
  self->slugs = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
fab_seed_free (FabSeed *self)
{
  g_hash_table_unref (self->slugs);
  g_ptr_array_unref (self->drafts);
  g_ptr_array_unref (self->files);
  g_free (self);
}

G_GNUC_PRINTF (3, 4)
static gboolean
refuse (FabSeedPlace place, GError **error, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  fab_seed_set_error (error, place.file, place.group, place.entry, "%s", reason);
  return FALSE;
}

/* Returns: (transfer none) (nullable): a new draft; NULL where something else has the slug */
static FabSeedDraft *
add_draft (FabSeed *self, FabTableId table, const char *slug, FabSeedPlace place, GError **error)
{
  FabSeedDraft *draft;

  if (g_hash_table_contains (self->slugs, slug)) {
    refuse (place, error, "something else is called “%s”", slug);
    return NULL;
  }
  draft = fab_seed_draft_new (table, slug, place);
  g_ptr_array_add (self->drafts, draft);
  g_hash_table_insert (self->slugs, draft->slug, draft);
  return draft;
}

/* ---- A group that is a record ---- */

static gboolean
add_record (FabSeed *self, FabTableId table, FabSeedPlace place, GError **error)
{
  FabSeedDraft *draft = add_draft (self, table, place.group->slug, place, error);

  for (guint i = 0; draft != NULL && i < place.group->entries->len; i++) {
    place.entry = g_ptr_array_index (place.group->entries, i);
    if (!fab_seed_draft_write (draft, place.entry->key, place.entry->value, place, error))
      return FALSE;
  }
  return draft != NULL;
}

/* ---- A group whose lines are records ---- */

/* "column=value", as against a text that holds an equals sign somewhere */
static gboolean
is_assignment (const char *part)
{
  gsize length = strspn (part, "abcdefghijklmnopqrstuvwxyz_");

  return length > 0 && part[length] == '=';
}

/* An answer's value is short: "done+" was validated, "planned:2027-03" has a date. */
static gboolean
write_answer (FabSeedDraft *draft, const char *text, FabSeedPlace place, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", 2);
  gboolean validated = g_str_has_suffix (parts[0], "+");

  if (validated)
    parts[0][strlen (parts[0]) - 1] = '\0';
  if (parts[1] != NULL && !fab_seed_draft_write (draft, "due_date", parts[1], place, error))
    return FALSE;
  return fab_seed_draft_write (draft, "value", parts[0], place, error) &&
         fab_seed_draft_write (draft, "validated", validated ? "true" : "false", place, error);
}

/* What an answer is proved by is a record of its own: "evidence=label". */
static gboolean
add_evidence (FabSeed *self, FabSeedDraft *answer, const char *label, FabSeedPlace place, GError **error)
{
  g_autofree char *slug = g_strdup_printf ("%s evidence", answer->slug);
  FabSeedDraft *draft = add_draft (self, FAB_TABLE_EVIDENCE, slug, place, error);

  return draft != NULL && fab_seed_draft_write (draft, "answer", answer->slug, place, error) &&
         fab_seed_draft_write (draft, "label", label, place, error);
}

static gboolean
write_assignment (FabSeed *self, FabSeedDraft *draft, const char *part, FabSeedPlace place, GError **error)
{
  g_auto (GStrv) sides = g_strsplit (part, "=", 2);

  if (draft->table->id == FAB_TABLE_ANSWER && g_str_equal (sides[0], "evidence"))
    return add_evidence (self, draft, sides[1], place, error);
  return fab_seed_draft_write (draft, sides[0], sides[1], place, error);
}

/* The parts of a line between its bars: first those that the form names, then "column=value". */
static gboolean
write_parts (FabSeed *self, const FabSeedForm *form, FabSeedDraft *draft, FabSeedPlace place, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (place.entry->value, "|", -1);
  guint n = 0;

  for (guint i = 0; parts[i] != NULL; i++) {
    const char *part = g_strstrip (parts[i]);
    gboolean good;

    if (is_assignment (part))
      good = write_assignment (self, draft, part, place, error);
    else if (n == FAB_SEED_FORM_MAX_COLUMNS || form->columns[n] == NULL)
      good = refuse (place, error, "“%s” is one part too many", part);
    else if (*part == '\0')
      good = n++ < FAB_SEED_FORM_MAX_COLUMNS;
    else if (form->table == FAB_TABLE_ANSWER && n == 0)
      good = n++ == 0 && write_answer (draft, part, place, error);
    else
      good = fab_seed_draft_write (draft, form->columns[n++], part, place, error);
    if (!good)
      return FALSE;
  }
  return TRUE;
}

/* "from > to", and " #2" where the same two are tied once more */
static gboolean
write_pair (FabSeedDraft *draft, FabSeedPlace place, GError **error)
{
  g_auto (GStrv) sides = g_strsplit (place.entry->key, ">", -1);

  if (g_strv_length (sides) != 2)
    return refuse (place, error, "this key isn’t “from > to”");
  sides[1][strcspn (sides[1], "#")] = '\0';
  return fab_seed_draft_write (draft, "source", g_strstrip (sides[0]), place, error) &&
         fab_seed_draft_write (draft, "target", g_strstrip (sides[1]), place, error);
}

static gboolean
write_key (const FabSeedForm *form, FabSeedDraft *draft, FabSeedPlace place, GError **error)
{
  if (form->owner != NULL && !fab_seed_draft_write (draft, form->owner, place.group->slug, place, error))
    return FALSE;
  if (form->key == FAB_SEED_KEY_PAIR)
    return write_pair (draft, place, error);
  if (form->key == FAB_SEED_KEY_COLUMN)
    return form->key_column == NULL || fab_seed_draft_write (draft, form->key_column, place.entry->key, place, error);
  return fab_table_find_field (draft->table, "position") < 0 ||
         fab_seed_draft_write (draft, "position", place.entry->key, place, error);
}

/* The line "*" says what all lines of its group have. */
static gboolean
write_defaults (FabSeed *self, FabSeedDraft *draft, FabSeedPlace place, const FabSeedEntry *defaults, GError **error)
{
  g_auto (GStrv) parts = defaults != NULL ? g_strsplit (defaults->value, "|", -1) : NULL;

  place.entry = defaults;
  for (guint i = 0; parts != NULL && parts[i] != NULL; i++) {
    const char *part = g_strstrip (parts[i]);

    if (!is_assignment (part))
      return refuse (place, error, "“%s” isn’t “column=value”", part);
    if (!write_assignment (self, draft, part, place, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
add_row (FabSeed *self, const FabSeedForm *form, FabSeedPlace place, const FabSeedEntry *defaults, GError **error)
{
  g_autofree char *slug = form->owner != NULL
                              ? g_strdup_printf ("%s %s %s", form->word, place.group->slug, place.entry->key)
                              : g_strdup_printf ("%s %s", form->word, place.entry->key);
  FabSeedDraft *draft = add_draft (self, form->table, slug, place, error);

  return draft != NULL && write_defaults (self, draft, place, defaults, error) &&
         write_key (form, draft, place, error) && write_parts (self, form, draft, place, error);
}

/* Which of the form's columns a slug goes into is only known once all files are read: see choose_columns(). */
static gboolean
add_listed (FabSeed *self, const FabSeedForm *form, FabSeedPlace place, GError **error)
{
  g_auto (GStrv) items = g_strsplit (place.entry->value, ",", -1);

  for (guint i = 0; items[i] != NULL; i++) {
    const char *item = g_strstrip (items[i]);
    g_autofree char *slug = g_strdup_printf ("%s %s %s %s", form->word, place.group->slug, place.entry->key, item);
    FabSeedDraft *draft = add_draft (self, form->table, slug, place, error);

    if (draft == NULL || !write_key (form, draft, place, error) ||
        !fab_seed_draft_write (draft, form->columns[0], item, place, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
add_rows (FabSeed *self, const FabSeedForm *form, FabSeedPlace place, GError **error)
{
  const FabSeedEntry *defaults = NULL;

  for (guint i = 0; i < place.group->entries->len; i++) {
    gboolean good;

    place.entry = g_ptr_array_index (place.group->entries, i);
    if (g_str_equal (place.entry->key, "*")) {
      defaults = place.entry;
      continue;
    }
    good = form->list ? add_listed (self, form, place, error) : add_row (self, form, place, defaults, error);
    if (!good)
      return FALSE;
  }
  return TRUE;
}

/**
 * fab_seed_add:
 * @name: the file's name, for errors
 *
 * Reads one more file. What it refers to may stand in any file, also in one that is read later.
 *
 * Returns: %FALSE with @error set, which names the file, the group and the key; the seed is then of no use any more
 */
gboolean
fab_seed_add (FabSeed *self, const char *name, GBytes *bytes, GError **error)
{
  FabSeedFile *file = fab_seed_file_parse (name, bytes, error);

  if (file == NULL)
    return FALSE;
  g_ptr_array_add (self->files, file);
  for (guint i = 0; i < file->groups->len; i++) {
    FabSeedPlace place = { .file = file->name, .group = g_ptr_array_index (file->groups, i) };
    const FabSeedForm *form = fab_seed_form_find (place.group->word);
    const FabTable *table = fab_table_find (place.group->word);
    gboolean good;

    if (form == NULL && table == NULL)
      return refuse (place, error, "“%s” is neither a table nor a compact form", place.group->word);
    good = form != NULL ? add_rows (self, form, place, error) : add_record (self, table->id, place, error);
    if (!good)
      return FALSE;
  }
  return TRUE;
}

/* ---- Into the store ---- */

static FabSeedDraft *
find_slug (gpointer data, const char *slug)
{
  FabSeed *self = data;

  return g_hash_table_lookup (self->slugs, slug);
}

/* A listed slug goes into the first column of its form whose target is the slug's table. */
static gboolean
choose_column (FabSeed *self, FabSeedDraft *draft, GError **error)
{
  const FabSeedForm *form = fab_seed_form_find (draft->place.group->word);
  int first = form != NULL && form->list ? fab_table_find_field (draft->table, form->columns[0]) : -1;
  FabSeedDraft *target = first >= 0 && draft->texts[first] != NULL ? find_slug (self, draft->texts[first]) : NULL;

  for (guint i = 1; target != NULL && i < FAB_SEED_FORM_MAX_COLUMNS && form->columns[i] != NULL; i++) {
    const FabField *field = &draft->table->fields[fab_table_find_field (draft->table, form->columns[i])];
    g_autofree char *text = field->target == target->table->id ? g_strdup (draft->texts[first]) : NULL;

    if (text != NULL)
      return fab_seed_draft_write (draft, form->columns[0], "", draft->place, error) &&
             fab_seed_draft_write (draft, field->column, text, draft->place, error);
  }
  return TRUE;
}

static gboolean
read_values (FabSeed *self, GError **error)
{
  for (guint i = 0; i < self->drafts->len; i++) {
    FabSeedDraft *draft = g_ptr_array_index (self->drafts, i);

    if (!choose_column (self, draft, error) || !fab_seed_draft_read_values (draft, find_slug, self, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
is_ready (FabSeedDraft *draft, FabStore *store)
{
  for (guint f = 0; f < draft->table->n_fields; f++)
    if (!draft->values[f].is_null && fab_field_is_reference (&draft->table->fields[f]) &&
        fab_store_get_record (store, draft->values[f].integer) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
insert (FabSeedDraft *draft, FabStore *store, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (fab_store_get_record (store, draft->key) != NULL)
    return TRUE;
  if (fab_store_insert_values (store, draft->table->id, draft->key, draft->values, &local) != NULL)
    return TRUE;
  return refuse (draft->place, error, "%s", local->message);
}

/* Inserts those whose references are there, and leaves the others for the next round. */
static gboolean
insert_ready (GPtrArray *drafts, FabStore *store, GPtrArray *left, GError **error)
{
  for (guint i = 0; i < drafts->len; i++) {
    FabSeedDraft *draft = g_ptr_array_index (drafts, i);

    if (!is_ready (draft, store))
      g_ptr_array_add (left, draft);
    else if (!insert (draft, store, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * fab_seed_fill:
 * @store: a project, within a gesture or baseline of the caller's
 *
 * Inserts what all files hold. A record that is there already is left as it is. The caller commits, or rolls back when this
 * fails.
 *
 * Returns: %FALSE with @error set, which names the file, the group and the key
 */
gboolean
fab_seed_fill (FabSeed *self, FabStore *store, GError **error)
{
  g_autoptr (GPtrArray) waiting = g_ptr_array_ref (self->drafts);

  if (!read_values (self, error))
    return FALSE;
  while (waiting->len > 0) {
    g_autoptr (GPtrArray) left = g_ptr_array_new ();

    if (!insert_ready (waiting, store, left, error))
      return FALSE;
    if (left->len == waiting->len)
      return refuse (((FabSeedDraft *)left->pdata[0])->place, error, "these records refer to one another in a circle");
    g_ptr_array_unref (waiting);
    waiting = g_steal_pointer (&left);
  }
  return TRUE;
}
