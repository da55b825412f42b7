#include "fab-import.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "fab-text.h"

#define USUAL_KIND "association"
/* A column with more different texts than this says what links are about, not of what kind they are. */
#define MAX_TYPES          30
#define MAX_SAMPLE_LETTERS 40
/* Rows that are looked at for names. */
#define NAME_SAMPLE 200

typedef struct {
  FabImportTarget target;
  GPtrArray *values;   /* of FabImportValue, commonest first; made when asked for */
  GHashTable *by_text; /* text → FabImportValue, borrowed */
} Column;

struct _FabImport {
  GObject parent_instance;

  FabDraft *draft;
  FabImportKnown *known;
  GArray *columns[FAB_DRAFT_N_PARTS];
  const char *kind;
  gint64 territory;
  gint64 type;
  gboolean has_places;
  gboolean takes_places;
};

G_DEFINE_FINAL_TYPE (FabImport, fab_import, G_TYPE_OBJECT)

static void
value_free (gpointer data)
{
  FabImportValue *value = data;

  g_free (value->code);
  g_free (value);
}

static void
option_free (gpointer data)
{
  FabImportOption *option = data;

  g_free (option->code);
  g_free (option->label);
  g_free (option);
}

static void
column_clear (gpointer data)
{
  Column *column = data;

  g_clear_pointer (&column->by_text, g_hash_table_unref);
  g_clear_pointer (&column->values, g_ptr_array_unref);
}

static void
fab_import_finalize (GObject *object)
{
  FabImport *self = FAB_IMPORT (object);

  for (guint part = 0; part < FAB_DRAFT_N_PARTS; part++)
    g_array_unref (self->columns[part]);
  g_clear_pointer (&self->draft, fab_draft_unref);
  g_clear_pointer (&self->known, fab_import_known_unref);
  G_OBJECT_CLASS (fab_import_parent_class)->finalize (object);
}

static void
fab_import_class_init (FabImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fab_import_finalize;
}

static void
fab_import_init (FabImport *self)
{
  for (guint part = 0; part < FAB_DRAFT_N_PARTS; part++) {
    self->columns[part] = g_array_new (FALSE, TRUE, sizeof (Column));
    g_array_set_clear_func (self->columns[part], column_clear);
  }
  self->kind = USUAL_KIND;
}

static Column *
get_column (FabImport *self, FabDraftPart part, guint column)
{
  return &g_array_index (self->columns[part], Column, column);
}

/* ---- Guessing ---- */

/* What the format itself says of a column counts before its name. */
static FabImportTarget
guess_target (FabImport *self, FabDraftPart part, guint column)
{
  gboolean node = part == FAB_DRAFT_NODES;

  switch (fab_draft_get_column_meaning (self->draft, part, column)) {
  case FAB_DRAFT_LABEL:
    return (FabImportTarget){ FAB_IMPORT_FIELD, node ? (guint)FAB_ACTOR_NAME : (guint)FAB_RELATION_LABEL };
  case FAB_DRAFT_KIND:
    return (FabImportTarget){ FAB_IMPORT_FIELD, node ? (guint)FAB_ACTOR_KIND : (guint)FAB_RELATION_TYPE };
  case FAB_DRAFT_START:
    return (FabImportTarget){ FAB_IMPORT_FIELD, node ? (guint)FAB_ACTOR_START_DATE : (guint)FAB_RELATION_START_DATE };
  case FAB_DRAFT_END:
    return (FabImportTarget){ FAB_IMPORT_FIELD, node ? (guint)FAB_ACTOR_END_DATE : (guint)FAB_RELATION_END_DATE };
  case FAB_DRAFT_WEIGHT:
    if (!node)
      return (FabImportTarget){ FAB_IMPORT_FIELD, FAB_RELATION_STRENGTH };
    break;
  case FAB_DRAFT_UNKNOWN:
  default:
    break;
  }
  return fab_import_names_guess (part, fab_draft_get_column_name (self->draft, part, column));
}

static gboolean
takes_several (FabDraftPart part, FabImportTarget target)
{
  return target.use == FAB_IMPORT_TAG ||
         (target.use == FAB_IMPORT_FIELD && (fab_import_get_field (part, target.field)->flags & FAB_FIELD_LONG) != 0);
}

/* Whether links have more texts in a column than there are kinds of links. */
static gboolean
is_varied (FabImport *self, guint column)
{
  return fab_import_get_values (self, FAB_DRAFT_LINKS, column)->len > MAX_TYPES;
}

static void
guess_part (FabImport *self, FabDraftPart part)
{
  for (guint round = 0; round < 2; round++) /* what the format says, then what the names say */
    for (guint c = 0; c < self->columns[part]->len; c++) {
      gboolean said = fab_draft_get_column_meaning (self->draft, part, c) != FAB_DRAFT_UNKNOWN;
      FabImportTarget target = guess_target (self, part, c);

      if (said != (round == 0) || target.use == FAB_IMPORT_LEAVE)
        continue;
      if (!takes_several (part, target) && fab_import_has_field (self, part, target.field))
        continue;
      get_column (self, part, c)->target = target;
      if (part == FAB_DRAFT_LINKS && target.use == FAB_IMPORT_FIELD && target.field == FAB_RELATION_TYPE &&
          is_varied (self, c))
        fab_import_set_target (self, part, c, (FabImportTarget){ FAB_IMPORT_FIELD, FAB_RELATION_LABEL });
    }
}

static gboolean
begins_with_letter (const char *text)
{
  return g_unichar_isalpha (g_utf8_get_char (text));
}

/* Whether what is in a column could be names: words, and mostly different ones. */
static gboolean
could_be_names (FabImport *self, guint column)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = MIN (fab_draft_get_n_rows (self->draft, FAB_DRAFT_NODES), NAME_SAMPLE), words = 0;

  for (guint row = 0; row < n; row++) {
    const char *text = fab_draft_get_text (self->draft, FAB_DRAFT_NODES, row, column);

    if (text != NULL && begins_with_letter (text)) {
      g_hash_table_add (seen, (gpointer)text);
      words++;
    }
  }
  return n > 0 && 2 * words > n && 10 * g_hash_table_size (seen) > 9 * words;
}

static gboolean
has_speaking_ids (FabImport *self)
{
  guint n = MIN (fab_draft_get_n_rows (self->draft, FAB_DRAFT_NODES), NAME_SAMPLE), words = 0;

  for (guint row = 0; row < n; row++)
    words += begins_with_letter (fab_draft_get_node_id (self->draft, row));
  return 2 * words > n;
}

/* Where no column is called a name and the actors have only numbers, a column of different words will be it. */
static void
guess_name (FabImport *self)
{
  if (fab_import_has_field (self, FAB_DRAFT_NODES, FAB_ACTOR_NAME) || has_speaking_ids (self))
    return;
  for (guint c = 0; c < self->columns[FAB_DRAFT_NODES]->len; c++)
    if (could_be_names (self, c)) {
      get_column (self, FAB_DRAFT_NODES, c)->target = (FabImportTarget){ FAB_IMPORT_FIELD, FAB_ACTOR_NAME };
      return;
    }
}

static gboolean
find_places (FabDraft *draft)
{
  double x, y;

  for (guint node = 0; node < fab_draft_get_n_rows (draft, FAB_DRAFT_NODES); node++)
    if (fab_draft_get_place (draft, node, &x, &y))
      return TRUE;
  return FALSE;
}

/** fab_import_new: (transfer full): @draft with what could be guessed. For any thread */
FabImport *
fab_import_new (FabDraft *draft, FabImportKnown *known)
{
  FabImport *self = g_object_new (FAB_TYPE_IMPORT, NULL);

  self->draft = fab_draft_ref (draft);
  self->known = fab_import_known_ref (known);
  self->has_places = self->takes_places = find_places (draft);
  if (known->types->len > 0)
    self->type = g_array_index (known->types, FabKnownThing, 0).key;
  for (guint part = 0; part < FAB_DRAFT_N_PARTS; part++) {
    g_array_set_size (self->columns[part], fab_draft_get_n_columns (draft, part));
    guess_part (self, part);
  }
  guess_name (self);
  return self;
}

/** fab_import_get_draft: (transfer none) */
FabDraft *
fab_import_get_draft (FabImport *self)
{
  return self->draft;
}

/** fab_import_get_known: (transfer none) */
FabImportKnown *
fab_import_get_known (FabImport *self)
{
  return self->known;
}

/* ---- Columns ---- */

/** fab_import_get_field: (transfer none): a field of the table that @part goes to */
const FabField *
fab_import_get_field (FabDraftPart part, guint field)
{
  return &fab_table_get (part == FAB_DRAFT_NODES ? FAB_TABLE_ACTOR : FAB_TABLE_RELATION)->fields[field];
}

FabImportTarget
fab_import_get_target (FabImport *self, FabDraftPart part, guint column)
{
  return get_column (self, part, column)->target;
}

/** fab_import_set_target: a field of one line that another column goes to is taken from that one */
void
fab_import_set_target (FabImport *self, FabDraftPart part, guint column, FabImportTarget target)
{
  for (guint c = 0; c < self->columns[part]->len; c++) {
    Column *other = get_column (self, part, c);

    if (c != column && target.use == FAB_IMPORT_FIELD && other->target.use == FAB_IMPORT_FIELD &&
        other->target.field == target.field && !takes_several (part, target))
      other->target.use = FAB_IMPORT_LEAVE;
  }
  get_column (self, part, column)->target = target;
  column_clear (get_column (self, part, column));
}

/** fab_import_has_field: whether a column goes to that field */
gboolean
fab_import_has_field (FabImport *self, FabDraftPart part, guint field)
{
  for (guint c = 0; c < self->columns[part]->len; c++) {
    FabImportTarget target = get_column (self, part, c)->target;

    if (target.use == FAB_IMPORT_FIELD && target.field == field)
      return TRUE;
  }
  return FALSE;
}

/** fab_import_sample: (transfer full): the first @n different texts of a column, in one line */
char *
fab_import_sample (FabImport *self, FabDraftPart part, guint column, guint n)
{
  g_autoptr (GPtrArray) seen = g_ptr_array_new ();
  GString *sample = g_string_new (NULL);

  for (guint row = 0; row < fab_draft_get_n_rows (self->draft, part) && seen->len < n; row++) {
    const char *text = fab_draft_get_text (self->draft, part, row, column);
    g_autofree char *short_text = NULL;

    if (text == NULL || g_ptr_array_find_with_equal_func (seen, text, g_str_equal, NULL))
      continue;
    g_ptr_array_add (seen, (gpointer)text);
    short_text = fab_text_elide_middle (text, MAX_SAMPLE_LETTERS);
    g_strdelimit (short_text, "\n\t", ' ');
    g_string_append_printf (sample, "%s%s", sample->len > 0 ? " · " : "", short_text);
  }
  return g_string_free_and_steal (sample);
}

/** fab_import_is_personal: whether a column that is taken is about private persons */
gboolean
fab_import_is_personal (FabImport *self)
{
  for (guint part = 0; part < FAB_DRAFT_N_PARTS; part++)
    for (guint c = 0; c < self->columns[part]->len; c++) {
      FabImportTarget target = get_column (self, part, c)->target;

      if (target.use == FAB_IMPORT_FIELD &&
          ((fab_import_get_field (part, target.field)->flags & FAB_FIELD_PERSONAL) != 0 ||
           fab_draft_get_column_personal (self->draft, part, c)))
        return TRUE;
    }
  return FALSE;
}

/* ---- Values ---- */

/** fab_import_takes_options: whether what goes there takes one of a few values */
gboolean
fab_import_takes_options (FabDraftPart part, FabImportTarget target)
{
  const FabField *field = target.use == FAB_IMPORT_FIELD ? fab_import_get_field (part, target.field) : NULL;

  return field != NULL && (field->type == FAB_FIELD_CHOICE || field->type == FAB_FIELD_REF);
}

static char *
key_to_code (gint64 key)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, key);
}

static GArray *
get_things (FabImport *self, FabDraftPart part)
{
  return part == FAB_DRAFT_NODES ? self->known->territories : self->known->types;
}

static char *
guess_code (FabImport *self, FabDraftPart part, guint field, const char *text, gboolean *guessed)
{
  const FabField *declared = fab_import_get_field (part, field);
  const FabKnownThing *thing;
  const char *code;

  if (declared->type == FAB_FIELD_CHOICE) {
    code = fab_import_names_find_choice (declared->choices, text);
    *guessed = code != NULL;
    return g_strdup (code != NULL ? code : "");
  }
  thing = fab_import_known_find (get_things (self, part), text);
  *guessed = thing != NULL;
  if (thing != NULL)
    return key_to_code (thing->key);
  return g_strdup (part == FAB_DRAFT_LINKS ? FAB_IMPORT_NEW : "");
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const FabImportValue *first = a, *second = b;

  if (first->count != second->count)
    return first->count < second->count ? 1 : -1;
  return fab_text_compare (first->text, second->text);
}

static void
count_values (FabImport *self, FabDraftPart part, guint c)
{
  Column *column = get_column (self, part, c);

  column->values = g_ptr_array_new_with_free_func (value_free);
  column->by_text = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint row = 0; row < fab_draft_get_n_rows (self->draft, part); row++) {
    const char *text = fab_draft_get_text (self->draft, part, row, c);
    FabImportValue *value = text != NULL ? g_hash_table_lookup (column->by_text, text) : NULL;

    if (value == NULL && text != NULL && column->values->len < FAB_IMPORT_MAX_VALUES) {
      value = g_new0 (FabImportValue, 1);
      value->text = text;
      g_ptr_array_add (column->values, value);
      g_hash_table_insert (column->by_text, (gpointer)text, value);
    }
    if (value != NULL)
      value->count++;
  }
  g_ptr_array_sort_values (column->values, compare_counts);
  for (guint i = 0; i < column->values->len; i++) {
    FabImportValue *value = g_ptr_array_index (column->values, i);

    value->code = guess_code (self, part, column->target.field, value->text, &value->guessed);
  }
}

/** fab_import_get_values: (transfer none) (element-type FabImportValue): the texts of a column that takes options, commonest first */
GPtrArray *
fab_import_get_values (FabImport *self, FabDraftPart part, guint column)
{
  if (get_column (self, part, column)->values == NULL)
    count_values (self, part, column);
  return get_column (self, part, column)->values;
}

/** fab_import_set_value: what one of these texts becomes */
void
fab_import_set_value (FabImport *self, FabDraftPart part, guint column, guint value, const char *code)
{
  FabImportValue *set = g_ptr_array_index (fab_import_get_values (self, part, column), value);

  g_set_str (&set->code, code);
}

/** fab_import_find_value: (transfer none): what @text becomes, "" for what is usual */
const char *
fab_import_find_value (FabImport *self, FabDraftPart part, guint column, const char *text)
{
  FabImportValue *value;

  fab_import_get_values (self, part, column);
  value = g_hash_table_lookup (get_column (self, part, column)->by_text, text);
  return value != NULL ? value->code : "";
}

static void
add_option (GPtrArray *options, char *code, const char *label)
{
  FabImportOption *option = g_new (FabImportOption, 1);

  option->code = code;
  option->label = g_strdup (label);
  g_ptr_array_add (options, option);
}

static const char *
get_usual_label (FabDraftPart part, guint field)
{
  if (part == FAB_DRAFT_LINKS)
    return _ ("The usual kind of link");
  if (field == FAB_ACTOR_KIND)
    return _ ("The usual kind");
  if (field == FAB_ACTOR_TERRITORY)
    return _ ("The usual territory");
  return _ ("Nothing");
}

/** fab_import_list_options: (transfer full) (element-type FabImportOption): what a text in a column for that field can become */
GPtrArray *
fab_import_list_options (FabImport *self, FabDraftPart part, guint field)
{
  GPtrArray *options = g_ptr_array_new_with_free_func (option_free);
  const FabField *declared = fab_import_get_field (part, field);

  add_option (options, g_strdup (""), get_usual_label (part, field));
  if (declared->type == FAB_FIELD_CHOICE) {
    for (guint i = 0; i < declared->choices->n_choices; i++)
      add_option (options, g_strdup (declared->choices->choices[i].code),
                  fab_choices_get_label (declared->choices, declared->choices->choices[i].code));
    return options;
  }
  if (part == FAB_DRAFT_LINKS)
    add_option (options, g_strdup (FAB_IMPORT_NEW), _ ("A new kind of link"));
  for (guint i = 0; i < get_things (self, part)->len; i++) {
    FabKnownThing *thing = &g_array_index (get_things (self, part), FabKnownThing, i);

    add_option (options, key_to_code (thing->key), thing->name);
  }
  return options;
}

/* ---- What is usual ---- */

/** fab_import_get_kind: of actors whose file says none, or one that nobody knows */
const char *
fab_import_get_kind (FabImport *self)
{
  return self->kind;
}

/** fab_import_set_kind: @code: one of the kinds of actors; another one is not taken */
void
fab_import_set_kind (FabImport *self, const char *code)
{
  const FabChoice *choice = fab_choices_find (fab_import_get_field (FAB_DRAFT_NODES, FAB_ACTOR_KIND)->choices, code);

  if (choice != NULL)
    self->kind = choice->code;
}

/** fab_import_get_territory: the key of the one of actors whose file says none, or one that the project lacks; 0: none */
gint64
fab_import_get_territory (FabImport *self)
{
  return self->territory;
}

void
fab_import_set_territory (FabImport *self, gint64 key)
{
  self->territory = key;
}

/** fab_import_get_type_of_links: the key of the kind of links whose file says none; 0: none */
gint64
fab_import_get_type_of_links (FabImport *self)
{
  return self->type;
}

void
fab_import_set_type_of_links (FabImport *self, gint64 key)
{
  self->type = key;
}

/* ---- Places ---- */

/** fab_import_has_places: whether the file says where an actor stood */
gboolean
fab_import_has_places (FabImport *self)
{
  return self->has_places;
}

gboolean
fab_import_get_takes_places (FabImport *self)
{
  return self->takes_places;
}

/** fab_import_set_takes_places: whether new actors stand as in the file; else they are laid out as new actors are */
void
fab_import_set_takes_places (FabImport *self, gboolean takes)
{
  self->takes_places = takes && self->has_places;
}
