#include "fab-actor-paste.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "fab-date.h"
#include "fab-error.h"
#include "fab-number.h"
#include "fab-text.h"

/** What is more than a person pastes is an import. */
#define MAX_BYTES   (4 * 1024 * 1024)
#define MAX_ROWS    5000
#define MAX_COLUMNS 100

struct _FabActorPaste {
  GPtrArray *actors;
};

static void
pasted_free (gpointer data)
{
  FabPastedActor *actor = data;

  for (guint f = 0; f < FAB_ACTOR_N_FIELDS; f++)
    g_free (actor->texts[f]);
  g_free (actor->name);
  g_free (actor->kind);
  g_free (actor->unknown_kind);
  g_free (actor);
}

/* ---- Lines and cells ---- */

static void
end_cell (GPtrArray *line, GString *cell)
{
  if (line->len < MAX_COLUMNS)
    g_ptr_array_add (line, g_strstrip (g_strdup (cell->str)));
  g_string_set_size (cell, 0);
}

static void
end_line (GPtrArray *lines, GPtrArray **line)
{
  g_ptr_array_add (lines, *line);
  *line = g_ptr_array_new_with_free_func (g_free);
}

/* Spreadsheets quote cells in which there are line breaks, and double the quotes within. */
static GPtrArray *
split (const char *text, char separator)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  GPtrArray *line = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) cell = g_string_new (NULL);
  gboolean quoted = FALSE;

  for (const char *p = text; *p != '\0' && lines->len <= MAX_ROWS; p++) {
    if (quoted && *p == '"' && p[1] == '"')
      g_string_append_c (cell, *p++);
    else if (*p == '"' && (quoted || cell->len == 0))
      quoted = !quoted;
    else if (!quoted && separator != '\0' && *p == separator)
      end_cell (line, cell);
    else if (!quoted && *p == '\n') {
      end_cell (line, cell);
      end_line (lines, &line);
    } else if (*p != '\r')
      g_string_append_c (cell, *p);
  }
  end_cell (line, cell);
  end_line (lines, &line);
  g_ptr_array_unref (line);
  return lines;
}

static char
guess_separator (const char *text)
{
  gsize first = strcspn (text, "\n");

  if (memchr (text, '\t', first) != NULL)
    return '\t';
  return memchr (text, ';', first) != NULL ? ';' : '\0';
}

static const char *
get_cell (GPtrArray *line, guint column)
{
  return column < line->len ? g_ptr_array_index (line, column) : "";
}

/* ---- Columns ---- */

static gboolean
is_same (const char *a, const char *b)
{
  g_autofree char *x = fab_text_fold (a), *y = fab_text_fold (b);

  return g_str_equal (x, y);
}

static int
find_field (const char *header)
{
  const FabTable *table = fab_table_get (FAB_TABLE_ACTOR);

  for (guint f = 0; f < table->n_fields && *header != '\0'; f++)
    if (!(table->fields[f].flags & FAB_FIELD_INTERNAL) &&
        (is_same (header, table->fields[f].column) || is_same (header, table->fields[f].label) ||
         is_same (header, fab_field_get_label (&table->fields[f]))))
      return f;
  return -1;
}

/* Returns: whether the first line names the columns; else the first is the name, the second the kind, the third the territory. */
static gboolean
find_columns (GPtrArray *first, int fields[MAX_COLUMNS])
{
  static const int usual[] = { FAB_ACTOR_NAME, FAB_ACTOR_KIND, FAB_ACTOR_TERRITORY };
  gboolean named = FALSE;

  for (guint c = 0; c < MAX_COLUMNS; c++) {
    fields[c] = find_field (get_cell (first, c));
    named = named || fields[c] == FAB_ACTOR_NAME;
  }
  for (guint c = 0; c < MAX_COLUMNS && !named; c++)
    fields[c] = c < G_N_ELEMENTS (usual) ? usual[c] : -1;
  return named;
}

static const char *
find_choice (const FabChoices *choices, const char *text)
{
  for (guint i = 0; i < choices->n_choices; i++)
    if (is_same (text, choices->choices[i].code) || is_same (text, choices->choices[i].label) ||
        is_same (text, fab_choices_get_label (choices, choices->choices[i].code)))
      return choices->choices[i].code;
  return NULL;
}

/* ---- Reading ---- */

static void
take_cell (FabPastedActor *actor, int field, const char *text)
{
  const FabChoices *kinds = fab_table_get (FAB_TABLE_ACTOR)->fields[FAB_ACTOR_KIND].choices;

  if (field < 0 || *text == '\0')
    return;
  if (field == FAB_ACTOR_NAME) {
    g_set_str (&actor->name, text);
  } else if (field == FAB_ACTOR_KIND) {
    g_set_str (&actor->kind, find_choice (kinds, text));
    g_set_str (&actor->unknown_kind, actor->kind == NULL ? text : NULL);
  } else {
    g_set_str (&actor->texts[field], text);
  }
}

static GHashTable *
index_names (FabStore *store)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < fab_store_get_count (store, FAB_TABLE_ACTOR); i++) {
    FabRecord *actor = fab_store_get_nth (store, FAB_TABLE_ACTOR, i);

    g_hash_table_add (names, fab_text_fold (fab_record_get_title (actor)));
  }
  return names;
}

static void
add_line (FabActorPaste *self, GPtrArray *line, const int *fields, GHashTable *names)
{
  FabPastedActor *actor = g_new0 (FabPastedActor, 1);

  for (guint c = 0; c < line->len; c++)
    take_cell (actor, fields[c], get_cell (line, c));
  if (actor->name == NULL) {
    pasted_free (actor);
    return;
  }
  actor->known = !g_hash_table_add (names, fab_text_fold (actor->name));
  actor->wanted = !actor->known;
  g_ptr_array_add (self->actors, actor);
}

static gboolean
check (const char *text, GError **error)
{
  if (strlen (text) > MAX_BYTES)
    g_set_error (error, FAB_ERROR, FAB_ERROR_INVALID, _ ("That is too much for pasting: import the file instead"));
  else if (!g_utf8_validate (text, -1, NULL))
    g_set_error (error, FAB_ERROR, FAB_ERROR_INVALID, _ ("What was copied is no text"));
  else
    return TRUE;
  return FALSE;
}

/**
 * fab_actor_paste_read:
 * @text: lines of cells between tabs or semicolons, with or without the columns' names above; a line of names will do
 *
 * Returns: (transfer full) (nullable): the actors that are in it; %NULL with @error where there are none, or too many
 */
FabActorPaste *
fab_actor_paste_read (FabStore *store, const char *text, GError **error)
{
  g_autoptr (FabActorPaste) self = g_new0 (FabActorPaste, 1);
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GHashTable) names = NULL;
  int fields[MAX_COLUMNS];
  guint first;

  self->actors = g_ptr_array_new_with_free_func (pasted_free);
  if (!check (text, error))
    return NULL;
  lines = split (text, guess_separator (text));
  if (lines->len > MAX_ROWS) {
    g_set_error (error, FAB_ERROR, FAB_ERROR_INVALID, _ ("That is too much for pasting: import the file instead"));
    return NULL;
  }
  names = index_names (store);
  first = find_columns (g_ptr_array_index (lines, 0), fields) ? 1 : 0;
  for (guint i = first; i < lines->len; i++)
    add_line (self, g_ptr_array_index (lines, i), fields, names);
  if (self->actors->len > 0)
    return g_steal_pointer (&self);
  g_set_error (error, FAB_ERROR, FAB_ERROR_NOT_FOUND,
               _ ("Copy rows in a spreadsheet first: names of actors, and what kind they are"));
  return NULL;
}

void
fab_actor_paste_free (FabActorPaste *self)
{
  g_ptr_array_unref (self->actors);
  g_free (self);
}

guint
fab_actor_paste_get_n (FabActorPaste *self)
{
  return self->actors->len;
}

FabPastedActor *
fab_actor_paste_get (FabActorPaste *self, guint index)
{
  return g_ptr_array_index (self->actors, index);
}

/* ---- Adding ---- */

/* What can't be read as the field's type is left out: the field stays empty. */
static gboolean
read_value (FabStore *store, const FabField *field, const char *text, FabValue *value, char **kept)
{
  FabRecord *target;

  *value = (FabValue){ .type = field->type };
  switch (field->type) {
  case FAB_FIELD_CHOICE:
    value->text = find_choice (field->choices, text);
    return value->text != NULL;
  case FAB_FIELD_DATE:
    value->text = *kept = fab_date_read (text, fab_date_today (), NULL);
    return value->text != NULL;
  case FAB_FIELD_BOOLEAN:
    *value = FAB_BOOLEAN (is_same (text, "yes") || is_same (text, _ ("Yes")) || g_str_equal (text, "1"));
    return TRUE;
  case FAB_FIELD_REF:
    target = fab_store_find_titled (store, field->target, text);
    *value = FAB_REF (target);
    return target != NULL;
  case FAB_FIELD_INTEGER:
    return fab_number_read_integer (text, fab_language_get_default (), &value->integer, NULL);
  case FAB_FIELD_TEXT:
    value->text = text;
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
set_fields (FabStore *store, FabRecord *actor, const FabPastedActor *pasted, GError **error)
{
  const FabTable *table = fab_table_get (FAB_TABLE_ACTOR);

  for (guint f = 0; f < table->n_fields; f++) {
    g_autofree char *kept = NULL;
    FabValue value;

    if (pasted->texts[f] == NULL || !read_value (store, &table->fields[f], pasted->texts[f], &value, &kept))
      continue;
    if (!fab_store_set (store, actor, f, value, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * fab_actor_paste_insert:
 * @territory: (nullable): of those for whom the table has none
 * @usual_kind: the kind of those whose own isn't known
 *
 * Adds those that are wanted, within a gesture.
 */
gboolean
fab_actor_paste_insert (FabActorPaste *self, FabStore *store, FabRecord *territory, const char *usual_kind,
                        GError **error)
{
  for (guint i = 0; i < self->actors->len; i++) {
    const FabPastedActor *pasted = g_ptr_array_index (self->actors, i);
    FabRecord *actor;

    if (!pasted->wanted)
      continue;
    actor = fab_store_insert (store, FAB_TABLE_ACTOR, error, FAB_ACTOR_NAME, FAB_TEXT (pasted->name), FAB_ACTOR_KIND,
                              FAB_TEXT (pasted->kind != NULL ? pasted->kind : usual_kind), FAB_ACTOR_TERRITORY,
                              FAB_REF (territory), -1);
    if (actor == NULL || !set_fields (store, actor, pasted, error))
      return FALSE;
  }
  return TRUE;
}
