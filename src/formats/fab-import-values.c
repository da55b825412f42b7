/* fab-import-values.c: what becomes of the texts in a column that takes one of a few values */
#include "fab-import-private.h"

#include <glib/gi18n-lib.h>

#include "fab-text.h"

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

/** fab_import_column_clear: forgets the values of a column; they are made anew when asked for */
void
fab_import_column_clear (gpointer data)
{
  FabImportColumn *column = data;

  g_clear_pointer (&column->by_text, g_hash_table_unref);
  g_clear_pointer (&column->values, g_ptr_array_unref);
}

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

/* “Fourniture / livraison” has two names. */
static gboolean
has_part (const char *name, const char *folded)
{
  g_auto (GStrv) parts = g_strsplit (name, "/", -1);
  gboolean found = FALSE;

  for (guint i = 0; parts[i] != NULL && !found; i++) {
    g_autofree char *part = fab_text_fold (parts[i]);

    found = g_str_equal (part, folded);
  }
  return found;
}

static const FabKnownThing *
find_thing (GArray *things, const char *text)
{
  const FabKnownThing *thing = fab_import_known_find (things, text);
  g_autofree char *folded = fab_text_fold (text);

  for (guint i = 0; thing == NULL && *folded != '\0' && i < things->len; i++)
    if (has_part (g_array_index (things, FabKnownThing, i).name, folded))
      thing = &g_array_index (things, FabKnownThing, i);
  return thing;
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
  thing = find_thing (get_things (self, part), text);
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
  FabImportColumn *column = fab_import_get_column (self, part, c);

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
  if (fab_import_get_column (self, part, column)->values == NULL)
    count_values (self, part, column);
  return fab_import_get_column (self, part, column)->values;
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
  value = g_hash_table_lookup (fab_import_get_column (self, part, column)->by_text, text);
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
