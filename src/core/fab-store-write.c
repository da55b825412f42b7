#include <math.h>
#include <stdarg.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "fab-error.h"
#include "fab-record-private.h"
#include "fab-store-private.h"

/* ---- What a field takes ---- */

static gboolean
refuse (const FabField *field, const char *why, GError **error)
{
  /* Translators: a field, such as Name, and a sentence about what was to be written there */
  g_set_error (error, FAB_ERROR, FAB_ERROR_INVALID, C_ ("field and problem", "%s: %s"), fab_field_get_label (field),
               why);
  return FALSE;
}

/* "2026", "2026-11" or "2026-11-03". */
static gboolean
is_date (const char *text)
{
  static const char pattern[] = "dddd-dd-dd";
  gsize length = strlen (text);

  if (length != 4 && length != 7 && length != 10)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (pattern[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != '-')
      return FALSE;
  if (length >= 7 && (atoi (text + 5) < 1 || atoi (text + 5) > 12))
    return FALSE;
  return length < 10 || g_date_valid_dmy (atoi (text + 8), atoi (text + 5), atoi (text));
}

static gboolean
check_text (const FabField *field, const char *text, GError **error)
{
  if (strlen (text) > FAB_FIELD_MAX_BYTES)
    return refuse (field, _ ("the text is too long."), error);
  if (!g_utf8_validate (text, -1, NULL))
    return refuse (field, _ ("the text isn’t valid."), error);
  if (field->type == FAB_FIELD_DATE && !is_date (text))
    return refuse (field, _ ("this isn’t a date."), error);
  if ((field->flags & FAB_FIELD_REQUIRED) && *text == '\0')
    return refuse (field, _ ("something must be written here."), error);
  return TRUE;
}

static gboolean
check_reference (FabStore *self, const FabField *field, gint64 key, GError **error)
{
  FabRecord *target = fab_store_get_record (self, key);

  if (target == NULL || (field->type == FAB_FIELD_REF && fab_record_get_table_id (target) != field->target))
    return refuse (field, _ ("what it refers to isn’t there any more."), error);
  return TRUE;
}

static gboolean
is_of_type (const FabField *field, const FabValue *value)
{
  gboolean text = value->type == FAB_FIELD_TEXT || value->type == FAB_FIELD_DATE || value->type == FAB_FIELD_CHOICE;

  if (fab_field_is_text (field))
    return text;
  return !text && (field->type == FAB_FIELD_REAL) == (value->type == FAB_FIELD_REAL);
}

static gboolean
check_value (FabStore *self, const FabField *field, const FabValue *value, GError **error)
{
  if (value->is_null) {
    if (field->flags & FAB_FIELD_REQUIRED)
      return refuse (field, _ ("something must be written here."), error);
    return TRUE;
  }
  if (!is_of_type (field, value))
    return refuse (field, _ ("this is another kind of value."), error);
  if (fab_field_is_text (field))
    return check_text (field, value->text, error);
  if (field->type == FAB_FIELD_REAL && !isfinite (value->real))
    return refuse (field, _ ("this isn’t a number."), error);
  if (fab_field_is_reference (field))
    return check_reference (self, field, value->integer, error);
  return TRUE;
}

/* ---- Memory ---- */

static FabValue
own_value (const FabField *field, FabValue value)
{
  value.type = field->type;
  if (!value.is_null && fab_field_is_text (field))
    value.text = g_strdup (value.text);
  return value;
}

static void
put (FabStore *self, FabRecord *record, guint field, const FabValue *value)
{
  gboolean reference = fab_field_is_reference (&fab_record_get_table (record)->fields[field]);

  if (reference)
    fab_referrers_remove (self->referrers, record, field);
  fab_record_put (record, field, value);
  if (reference)
    fab_referrers_add (self->referrers, record, field);
}

static void
add_to_memory (FabStore *self, FabRecord *record)
{
  gint64 key = fab_record_get_key (record);
  const FabTable *table = fab_record_get_table (record);

  fab_record_set_alive (record, TRUE);
  g_hash_table_replace (self->records, g_memdup2 (&key, sizeof key), g_object_ref (record));
  for (guint f = 0; f < table->n_fields; f++)
    if (fab_field_is_reference (&table->fields[f]))
      fab_referrers_add (self->referrers, record, f);
}

static void
take_from_memory (FabStore *self, FabRecord *record)
{
  gint64 key = fab_record_get_key (record);
  const FabTable *table = fab_record_get_table (record);

  for (guint f = 0; f < table->n_fields; f++)
    if (fab_field_is_reference (&table->fields[f]))
      fab_referrers_remove (self->referrers, record, f);
  fab_record_set_alive (record, FALSE);
  g_hash_table_remove (self->records, &key);
}

static void
note_write (FabStore *self, FabChangeOp op, FabRecord *record, guint field, FabValue old, FabValue new)
{
  FabWrite write = { op, g_object_ref (record), field, old, new };

  g_array_append_val (self->pending.writes, write);
}

/* Undoes the gesture's writes in memory, last first. */
void
fab_store_take_back (FabStore *self)
{
  for (guint i = self->pending.writes->len; i > 0; i--) {
    FabWrite *write = &g_array_index (self->pending.writes, FabWrite, i - 1);

    if (write->op == FAB_CHANGE_INSERT)
      take_from_memory (self, write->record);
    else if (write->op == FAB_CHANGE_DELETE)
      add_to_memory (self, write->record);
    else
      put (self, write->record, write->field, &write->old);
  }
}

/* ---- Writes ---- */

/* A key that no other copy of any project has: 63 random bits, never 0, which stands for none. */
static gint64
random_key (FabStore *self)
{
  gint64 key;

  do
    key = ((guint64)g_random_int () << 32 | g_random_int ()) & G_MAXINT64;
  while (key == 0 || fab_store_get_record (self, key) != NULL);
  return key;
}

/**
 * fab_store_insert_values:
 * @key: the new record's key, or 0 for a random one
 * @values: one for each field of the table
 *
 * Returns: (transfer none) (nullable): the new record; or %NULL with @error set and nothing changed
 */
FabRecord *
fab_store_insert_values (FabStore *self, FabTableId id, gint64 key, const FabValue *values, GError **error)
{
  const FabTable *table = fab_table_get (id);
  g_autoptr (FabRecord) record = NULL;

  g_return_val_if_fail (self->pending.open, NULL);
  for (guint f = 0; f < table->n_fields; f++)
    if (!check_value (self, &table->fields[f], &values[f], error))
      return NULL;
  if (key != 0 && fab_store_get_record (self, key) != NULL) {
    g_set_error_literal (error, FAB_ERROR, FAB_ERROR_INVALID, "This key is taken");
    return NULL;
  }
  record = fab_record_new (table, key != 0 ? key : random_key (self));
  note_write (self, FAB_CHANGE_INSERT, record, 0, FAB_NULL, FAB_NULL);
  for (guint f = 0; f < table->n_fields; f++) {
    if (values[f].is_null)
      continue;
    fab_record_put (record, f, &values[f]);
    note_write (self, FAB_CHANGE_UPDATE, record, f, FAB_NULL, own_value (&table->fields[f], values[f]));
  }
  add_to_memory (self, record);
  return record;
}

/**
 * fab_store_insert:
 * @...: pairs of a field and its #FabValue, ended by -1
 *
 * Returns: (transfer none) (nullable): the new record; or %NULL with @error set and nothing changed
 */
FabRecord *
fab_store_insert (FabStore *self, FabTableId table, GError **error, ...)
{
  FabValue values[64];
  va_list arguments;
  int field;

  for (guint f = 0; f < G_N_ELEMENTS (values); f++)
    values[f] = FAB_NULL;
  va_start (arguments, error);
  while ((field = va_arg (arguments, int)) >= 0) {
    g_assert (field < (int)fab_table_get (table)->n_fields);
    values[field] = va_arg (arguments, FabValue);
  }
  va_end (arguments);
  return fab_store_insert_values (self, table, 0, values, error);
}

/**
 * fab_store_set:
 *
 * Writes one field, inside a gesture. Nothing is noted where the value stays the same.
 *
 * Returns: %FALSE with @error set when the field doesn't take the value
 */
gboolean
fab_store_set (FabStore *self, FabRecord *record, guint field, FabValue value, GError **error)
{
  const FabField *declared = &fab_record_get_table (record)->fields[field];
  FabValue old = fab_record_get_value (record, field);

  g_return_val_if_fail (self->pending.open, FALSE);
  if (!fab_record_is_alive (record)) {
    g_set_error_literal (error, FAB_ERROR, FAB_ERROR_NOT_FOUND, _ ("This isn’t in the project any more."));
    return FALSE;
  }
  if (!check_value (self, declared, &value, error))
    return FALSE;
  value.type = declared->type;
  if (fab_value_equal (&old, &value))
    return TRUE;
  note_write (self, FAB_CHANGE_UPDATE, record, field, own_value (declared, old), own_value (declared, value));
  put (self, record, field, &value);
  return TRUE;
}

static gboolean
let_go (FabStore *self, FabRecord *referrer, guint field, GError **error)
{
  if (!fab_record_is_alive (referrer))
    return TRUE;
  if (fab_record_get_table (referrer)->fields[field].flags & FAB_FIELD_REQUIRED)
    return fab_store_delete (self, referrer, error);
  return fab_store_set (self, referrer, field, FAB_NULL, error);
}

static gboolean
may_refer (const FabField *field, FabTableId table)
{
  return field->type == FAB_FIELD_ANY || (field->type == FAB_FIELD_REF && field->target == table);
}

/* Who can't be without @record goes with it; who can, forgets it. */
static gboolean
free_referrers (FabStore *self, FabRecord *record, FabTableId table, guint field, GError **error)
{
  g_autoptr (GPtrArray) referrers = fab_store_get_referrers (self, record, table, field);

  for (guint i = 0; i < referrers->len; i++)
    if (!let_go (self, g_ptr_array_index (referrers, i), field, error))
      return FALSE;
  return TRUE;
}

/**
 * fab_store_delete:
 *
 * Deletes a record, inside a gesture, with the records that refer to it by a required field; other references to it become null.
 */
gboolean
fab_store_delete (FabStore *self, FabRecord *record, GError **error)
{
  const FabTable *table = fab_record_get_table (record);

  g_return_val_if_fail (self->pending.open, FALSE);
  if (!fab_record_is_alive (record))
    return TRUE;
  fab_record_set_alive (record, FALSE); /* so that a circle of required references ends */
  for (guint t = 0; t < FAB_N_TABLES; t++)
    for (guint f = 0; f < fab_table_get (t)->n_fields; f++)
      if (may_refer (&fab_table_get (t)->fields[f], table->id) && !free_referrers (self, record, t, f, error)) {
        fab_record_set_alive (record, TRUE);
        return FALSE;
      }
  for (guint f = 0; f < table->n_fields; f++)
    if (!fab_record_is_null (record, f))
      note_write (self, FAB_CHANGE_UPDATE, record, f, own_value (&table->fields[f], fab_record_get_value (record, f)),
                  FAB_NULL);
  g_object_ref (record);
  take_from_memory (self, record);
  note_write (self, FAB_CHANGE_DELETE, record, 0, FAB_NULL, FAB_NULL);
  g_object_unref (record);
  return TRUE;
}
