#include "fab-import-read.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "fab-error.h"
#include "fab-import-identity.h"
#include "fab-number.h"
#include "fab-schema.h"
#include "fab-text.h"

#define MAX_QUOTED 60

static gboolean
refuse (const char *format, const char *text, GError **error)
{
  g_autofree char *shown = fab_text_elide_middle (text, MAX_QUOTED);

  g_set_error (error, FAB_ERROR, FAB_ERROR_INVALID, format, shown);
  return FALSE;
}

/* Programs write a point; people in France write a comma, and others in other ways. */
static FabLanguage
get_language (FabDraftType type)
{
  return type == FAB_DRAFT_TEXT ? FAB_LANGUAGE_FRENCH : FAB_LANGUAGE_ENGLISH;
}

static FabLanguage
get_other (FabLanguage language)
{
  return language == FAB_LANGUAGE_FRENCH ? FAB_LANGUAGE_ENGLISH : FAB_LANGUAGE_FRENCH;
}

/** fab_import_read_real: whether @text is a finite number, and which */
gboolean
fab_import_read_real (const char *text, FabDraftType type, double *number)
{
  char *end;

  *number = g_ascii_strtod (text, &end);
  if (end != text && *end == '\0')
    return isfinite (*number);
  return fab_number_read (text, get_language (type), number, NULL);
}

/** fab_import_read_line: (transfer full): @text in one line; @cut: (out) (optional): whether it was longer */
char *
fab_import_read_line (const char *text, guint max_characters, gboolean *cut)
{
  char *line = g_strdup (text);
  gboolean longer = g_utf8_strlen (line, -1) > (glong)max_characters;

  g_strdelimit (line, "\n\r\t", ' ');
  if (longer)
    strcpy (g_utf8_offset_to_pointer (line, max_characters - 1), FAB_TEXT_ELLIPSIS);
  if (cut != NULL)
    *cut = longer;
  return g_strstrip (line);
}

/* "12 500 €" in a column of whole numbers. */
static gboolean
read_amount (const char *text, FabLanguage language, gint64 *number)
{
  gint64 cents;

  if (!fab_number_read_money (text, language, &cents, NULL) || cents % 100 != 0)
    return FALSE;
  *number = cents / 100;
  return TRUE;
}

/* The scales of the fields that have one. */
static gboolean
is_in_range (const FabField *field, gint64 number)
{
  const FabField *actor = fab_table_get (FAB_TABLE_ACTOR)->fields;

  if (field == &actor[FAB_ACTOR_INFLUENCE] || field == &actor[FAB_ACTOR_INTEREST])
    return number >= 0 && number <= 10;
  return number >= 0 && number <= G_MAXINT32;
}

static gboolean
read_integer (const FabField *field, const char *text, FabDraftType type, FabValue *value, GError **error)
{
  FabLanguage language = get_language (type);
  gint64 cents;
  double real;

  value->type = FAB_FIELD_INTEGER;
  if (!fab_number_read_integer (text, language, &value->integer, NULL) &&
      !read_amount (text, language, &value->integer) &&
      !fab_number_read_integer (text, get_other (language), &value->integer, error)) {
    if (!fab_import_read_real (text, type, &real) && !fab_number_read_money (text, language, &cents, NULL))
      return FALSE;
    g_clear_error (error);
    return refuse (_ ("“%s” is not a whole number."), text, error);
  }
  return is_in_range (field, value->integer) || refuse (_ ("“%s” is out of range."), text, error);
}

static gboolean
read_money (const char *text, FabDraftType type, FabValue *value, GError **error)
{
  FabLanguage language = get_language (type);

  value->type = FAB_FIELD_MONEY;
  return fab_number_read_money (text, language, &value->integer, NULL) ||
         fab_number_read_money (text, get_other (language), &value->integer, error);
}

static gboolean
read_date (const char *text, FabDate today, GStringChunk *texts, FabValue *value, GError **error)
{
  g_autofree char *date = fab_date_is_valid (text) ? g_strdup (text) : fab_date_read (text, today, error);

  value->type = FAB_FIELD_DATE;
  if (date == NULL)
    return FALSE;
  value->text = g_string_chunk_insert (texts, date);
  return TRUE;
}

static gboolean
read_boolean (const char *text, FabValue *value, GError **error)
{
  static const char *const yes[] = { "oui", "yes", "x", "1", "true", "vrai", "o", "y", "ok", NULL };
  static const char *const no[] = { "non", "no", "0", "false", "faux", "n", NULL };
  g_autofree char *folded = fab_text_fold (text);

  value->type = FAB_FIELD_BOOLEAN;
  value->integer = g_strv_contains (yes, folded);
  return value->integer || g_strv_contains (no, folded) || refuse (_ ("“%s” is neither yes nor no."), text, error);
}

static gboolean
read_text (const FabField *field, const char *text, GStringChunk *texts, FabValue *value)
{
  g_autofree char *line = field->flags & FAB_FIELD_LONG ? g_strdup (text) : fab_import_read_line (text, 1000, NULL);
  g_autofree char *siret = g_str_equal (field->column, "siret") ? fab_import_identity_of_siret (text) : NULL;

  value->type = FAB_FIELD_TEXT;
  value->text = g_string_chunk_insert (texts, siret != NULL ? siret : line);
  return TRUE;
}

/**
 * fab_import_read_value:
 * @field: neither a choice nor a reference
 * @texts: keeps what @value points to
 *
 * Returns: whether @text is such a value; otherwise %FAB_ERROR_INVALID
 */
gboolean
fab_import_read_value (const FabField *field, const char *text, FabDraftType type, FabDate today, GStringChunk *texts,
                       FabValue *value, GError **error)
{
  *value = (FabValue){ 0 };
  switch (field->type) {
  case FAB_FIELD_INTEGER:
    return read_integer (field, text, type, value, error);
  case FAB_FIELD_MONEY:
    return read_money (text, type, value, error);
  case FAB_FIELD_DATE:
    return read_date (text, today, texts, value, error);
  case FAB_FIELD_BOOLEAN:
    return read_boolean (text, value, error);
  default:
    return read_text (field, text, texts, value);
  }
}
