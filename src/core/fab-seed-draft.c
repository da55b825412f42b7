#include "fab-seed-draft.h"

#include <string.h>

#include "fab-date.h"

/**
 * fab_seed_key:
 *
 * The key of what seed files call @slug: the first 63 bits of a fingerprint, so that the same thing has the same key in every
 * project that has it. Never 0.
 */
gint64
fab_seed_key (const char *table, const char *slug)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;
  guint64 key = 0;

  g_checksum_update (checksum, (const guchar *)table, -1);
  g_checksum_update (checksum, (const guchar *)"/", 1);
  g_checksum_update (checksum, (const guchar *)slug, -1);
  g_checksum_get_digest (checksum, digest, &length);
  for (guint i = 0; i < 8; i++)
    key = key << 8 | digest[i];
  key &= G_MAXINT64;
  return key != 0 ? (gint64)key : 1;
}

FabSeedDraft *
fab_seed_draft_new (FabTableId table, const char *slug, FabSeedPlace place)
{
  FabSeedDraft *self = g_new0 (FabSeedDraft, 1);

  self->table = fab_table_get (table);
  self->slug = g_strdup (slug);
  self->key = fab_seed_key (self->table->name, slug);
  self->place = place;
  self->texts = g_new0 (char *, self->table->n_fields);
  self->places = g_new0 (FabSeedPlace, self->table->n_fields);
  self->values = g_new0 (FabValue, self->table->n_fields);
  return self;
}

void
fab_seed_draft_free (FabSeedDraft *self)
{
  for (guint f = 0; f < self->table->n_fields; f++)
    g_free (self->texts[f]);
  g_free (self->texts);
  g_free (self->places);
  g_free (self->values);
  g_free (self->slug);
  g_free (self);
}

/**
 * fab_seed_draft_write:
 * @text: what the file says; "" empties the column
 *
 * Returns: %FALSE with @error set when the table has no such column
 */
gboolean
fab_seed_draft_write (FabSeedDraft *self, const char *column, const char *text, FabSeedPlace place, GError **error)
{
  int field = fab_table_find_field (self->table, column);

  if (field < 0) {
    fab_seed_set_error (error, place.file, place.group, place.entry, "“%s” is no column of “%s”", column,
                        self->table->name);
    return FALSE;
  }
  g_set_str (&self->texts[field], *text != '\0' ? text : NULL);
  self->places[field] = place;
  return TRUE;
}

/* ---- Values ---- */

static gboolean
read_integer (const char *text, gint64 *value)
{
  return g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, value, NULL);
}

static gboolean
read_real (const char *text, double *value)
{
  char *end;

  *value = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && *value - *value == 0;
}

/* "12500" or "12500.50", in euros */
static gboolean
read_money (const char *text, gint64 *cents)
{
  g_auto (GStrv) parts = g_strsplit (text, ".", 2);
  gint64 decimals = 0;

  if (!g_ascii_string_to_signed (parts[0], 10, 0, G_MAXINT64 / 1000, cents, NULL))
    return FALSE;
  if (parts[1] != NULL && (strlen (parts[1]) > 2 || !g_ascii_string_to_signed (parts[1], 10, 0, 99, &decimals, NULL)))
    return FALSE;
  if (parts[1] != NULL && strlen (parts[1]) == 1)
    decimals *= 10;
  *cents = *cents * 100 + decimals;
  return TRUE;
}

static gboolean
read_boolean (const char *text, gint64 *value)
{
  *value = g_str_equal (text, "true");
  return *value || g_str_equal (text, "false");
}

/* What isn't a reference.  Returns: why @text is refused, or NULL */
static const char *
read_plain (const FabField *field, const char *text, FabValue *value)
{
  switch (field->type) {
  case FAB_FIELD_INTEGER:
  case FAB_FIELD_TIME:
    return read_integer (text, &value->integer) ? NULL : "is no whole number";
  case FAB_FIELD_REAL:
    return read_real (text, &value->real) ? NULL : "is no number";
  case FAB_FIELD_BOOLEAN:
    return read_boolean (text, &value->integer) ? NULL : "is neither true nor false";
  case FAB_FIELD_MONEY:
    return read_money (text, &value->integer) ? NULL : "is no amount in euros";
  case FAB_FIELD_DATE:
    value->text = text;
    return fab_date_is_valid (text) ? NULL : "is no date";
  case FAB_FIELD_CHOICE:
    value->text = text;
    return fab_choices_find (field->choices, text) != NULL ? NULL : "is none of the choices";
  default:
    value->text = text;
    return NULL;
  }
}

static const char *
read_reference (const FabField *field, const char *text, FabSeedFindFunc find, gpointer data, FabValue *value)
{
  FabSeedDraft *target = find (data, text);

  if (target == NULL)
    return "is the slug of nothing";
  if (field->type == FAB_FIELD_REF && field->target != target->table->id)
    return "is the slug of a record of another table";
  value->integer = target->key;
  return NULL;
}

/**
 * fab_seed_draft_read_values:
 * @find: (scope call): finds what a slug stands for
 *
 * Turns the texts into values, which borrow them.
 *
 * Returns: %FALSE with @error set when a text isn't of its field's kind, a reference leads nowhere or a required field is empty
 */
gboolean
fab_seed_draft_read_values (FabSeedDraft *self, FabSeedFindFunc find, gpointer data, GError **error)
{
  for (guint f = 0; f < self->table->n_fields; f++) {
    const FabField *field = &self->table->fields[f];
    const char *text = self->texts[f];
    FabSeedPlace place = text != NULL ? self->places[f] : self->place;
    const char *reason;

    self->values[f] = FAB_NULL;
    if (text == NULL && !(field->flags & FAB_FIELD_REQUIRED))
      continue;
    if (text == NULL) {
      fab_seed_set_error (error, place.file, place.group, place.entry, "the column “%s” is missing", field->column);
      return FALSE;
    }
    self->values[f] = (FabValue){ .type = field->type };
    reason = fab_field_is_reference (field) ? read_reference (field, text, find, data, &self->values[f])
                                            : read_plain (field, text, &self->values[f]);
    if (reason != NULL) {
      fab_seed_set_error (error, place.file, place.group, place.entry, "%s: “%s” %s", field->column, text, reason);
      return FALSE;
    }
  }
  return TRUE;
}
