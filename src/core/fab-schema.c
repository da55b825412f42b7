#include "fab-schema.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* Contexts travel with their string, separated as in a message catalogue, so that one pointer names both. */
#undef NC_
#define NC_(context, string) context "\004" string

#define CHOICES(name)       static const FabChoice name##_values[] = {
#define CHOICE(code, label) { code, label },
#define END(name) \
  }               \
  ;               \
  static const FabChoices choices_##name = { #name, name##_values, G_N_ELEMENTS (name##_values) };
#include "schema/fab-choices.h"
#undef CHOICES
#undef CHOICE
#undef END

#define KIND_TEXT        .type = FAB_FIELD_TEXT, .target = FAB_TABLE_NONE
#define KIND_INTEGER     .type = FAB_FIELD_INTEGER, .target = FAB_TABLE_NONE
#define KIND_REAL        .type = FAB_FIELD_REAL, .target = FAB_TABLE_NONE
#define KIND_BOOLEAN     .type = FAB_FIELD_BOOLEAN, .target = FAB_TABLE_NONE
#define KIND_DATE        .type = FAB_FIELD_DATE, .target = FAB_TABLE_NONE
#define KIND_TIME        .type = FAB_FIELD_TIME, .target = FAB_TABLE_NONE
#define KIND_MONEY       .type = FAB_FIELD_MONEY, .target = FAB_TABLE_NONE
#define KIND_ANY         .type = FAB_FIELD_ANY, .target = FAB_TABLE_NONE
#define KIND_REF(T)      .type = FAB_FIELD_REF, .target = FAB_TABLE_##T
#define KIND_CHOICE(set) .type = FAB_FIELD_CHOICE, .target = FAB_TABLE_NONE, .choices = &choices_##set

#define FIELD(T, CONSTANT, column_, kind, label_, flags_) \
  { .column = #column_, KIND_##kind, .label = label_, .flags = flags_ },
#define FAB_TABLE(T, name, Type, label, plural) static const FabField Type##_fields[] = { FAB_##T##_FIELDS (FIELD, T) };
#include "schema/fab-tables.h"
#undef FAB_TABLE

static FabTable tables[] = {
#define FAB_TABLE(T, name_, Type, label_, plural_) \
  { FAB_TABLE_##T, #name_, #Type, label_, plural_, Type##_fields, G_N_ELEMENTS (Type##_fields), -1 },
#include "schema/fab-tables.h"
#undef FAB_TABLE
};

static const char *
translate (const char *label)
{
  const char *separator = strchr (label, '\004');

  if (separator != NULL)
    return g_dpgettext (GETTEXT_PACKAGE, label, separator - label + 1);
  return g_dgettext (GETTEXT_PACKAGE, label);
}

/* What can't be said in a constant: each table's title field. */
static gpointer
complete_tables (gpointer unused)
{
  for (guint t = 0; t < FAB_N_TABLES; t++)
    for (guint f = 0; f < tables[t].n_fields; f++)
      if (tables[t].fields[f].flags & FAB_FIELD_TITLE)
        tables[t].title = f;
  return tables;
}

/**
 * fab_table_get:
 * @id: a table
 *
 * Returns: (transfer none): its declaration
 */
const FabTable *
fab_table_get (FabTableId id)
{
  static GOnce once = G_ONCE_INIT;

  g_return_val_if_fail ((int)id >= 0 && id < FAB_N_TABLES, NULL);
  g_once (&once, complete_tables, NULL);
  return &tables[id];
}

/**
 * fab_table_find:
 * @name: an SQL table name
 *
 * Returns: (nullable): the table of that name
 */
const FabTable *
fab_table_find (const char *name)
{
  for (guint t = 0; t < FAB_N_TABLES; t++)
    if (g_strcmp0 (tables[t].name, name) == 0)
      return fab_table_get (t);
  return NULL;
}

/**
 * fab_table_find_field:
 * @column: an SQL column name
 *
 * Returns: the field's index, or -1
 */
int
fab_table_find_field (const FabTable *self, const char *column)
{
  for (guint f = 0; f < self->n_fields; f++)
    if (strcmp (self->fields[f].column, column) == 0)
      return f;
  return -1;
}

/** fab_table_get_label: what one record is called, translated */
const char *
fab_table_get_label (const FabTable *self)
{
  return translate (self->label);
}

/** fab_table_get_plural: what several records are called, translated */
const char *
fab_table_get_plural (const FabTable *self)
{
  return translate (self->plural);
}

/** fab_field_get_label: the field's name as people read it, translated */
const char *
fab_field_get_label (const FabField *self)
{
  return translate (self->label);
}

/** fab_field_is_text: whether the field's values are strings in memory */
gboolean
fab_field_is_text (const FabField *self)
{
  return self->type == FAB_FIELD_TEXT || self->type == FAB_FIELD_DATE || self->type == FAB_FIELD_CHOICE;
}

/** fab_field_is_reference: whether the field's values are keys of records */
gboolean
fab_field_is_reference (const FabField *self)
{
  return self->type == FAB_FIELD_REF || self->type == FAB_FIELD_ANY;
}

/**
 * fab_choices_find:
 * @code: (nullable): a stored code
 *
 * Returns: (nullable): the choice of that code
 */
const FabChoice *
fab_choices_find (const FabChoices *self, const char *code)
{
  for (guint i = 0; i < self->n_choices; i++)
    if (g_strcmp0 (self->choices[i].code, code) == 0)
      return &self->choices[i];
  return NULL;
}

/**
 * fab_choices_get_label:
 * @code: (nullable): a stored code
 *
 * Returns: the choice's translated label; an unknown code as it is; "" for %NULL
 */
const char *
fab_choices_get_label (const FabChoices *self, const char *code)
{
  const FabChoice *choice = fab_choices_find (self, code);

  if (choice != NULL)
    return translate (choice->label);
  return code != NULL ? code : "";
}
