/* A filter as text: words such as kind=association,shop or links>=2, between spaces; what has spaces, commas or signs stands in double quotes,
 * in which \" and \\ are a quote and a backslash. */
#include <string.h>

#include <glib/gi18n-lib.h>

#include "fab-date.h"
#include "fab-error.h"
#include "fab-map-filter-private.h"
#include "fab-text.h"
#include "fab-titles.h"

/* Longer than any that people write or a page makes. */
#define MAX_TEXT   (64 * 1024)
#define MAX_VALUES 1000
#define MAX_NUMBER 1000000

typedef enum {
  EQUAL = 1 << 0,
  LEAST = 1 << 1, /* >= */
  MOST = 1 << 2,  /* <= */
} Sign;

typedef enum {
  FACET,
  NUMBER, /* with a limit each for least and most */
  DATE,
  WORDS,
} Kind;

/** What the words are called in files: never changes. */
static const struct {
  const char *name;
  Kind kind;
  guint id, most; /* facet, period, or the limits for >= and <= */
} names[] = {
  { "kind", FACET, FAB_MAP_FACET_KIND },
  { "theme", FACET, FAB_MAP_FACET_THEME },
  { "profile", FACET, FAB_MAP_FACET_PROFILE },
  { "scale", FACET, FAB_MAP_FACET_SCALE },
  { "territory", FACET, FAB_MAP_FACET_TERRITORY },
  { "tag", FACET, FAB_MAP_FACET_TAG },
  { "partner", FACET, FAB_MAP_FACET_PARTNER },
  { "tied", FACET, FAB_MAP_FACET_TIED },
  { "link", FACET, FAB_MAP_FACET_LINK },
  { "wished", FACET, FAB_MAP_FACET_WISHED },
  { "around", FACET, FAB_MAP_FACET_AROUND },
  { "links", NUMBER, FAB_MAP_LIMIT_MIN_LINKS, FAB_MAP_LIMIT_MAX_LINKS },
  { "strength", NUMBER, FAB_MAP_LIMIT_MIN_STRENGTH, FAB_MAP_LIMIT_MAX_STRENGTH },
  { "steps", NUMBER, FAB_MAP_LIMIT_STEPS, FAB_MAP_LIMIT_STEPS },
  { "from", DATE, FAB_MAP_PERIOD_FROM },
  { "to", DATE, FAB_MAP_PERIOD_TO },
  { "link-from", DATE, FAB_MAP_PERIOD_LINK_FROM },
  { "link-to", DATE, FAB_MAP_PERIOD_LINK_TO },
  { "text", WORDS },
};

/* ---- Writing ---- */

static gboolean
is_plain (const char *value)
{
  return *value != '\0' && strpbrk (value, " \t\r\n\f\v,\"\\=<>") == NULL && !g_str_equal (value, "hide");
}

static void
append_value (GString *text, const char *value)
{
  if (is_plain (value)) {
    g_string_append (text, value);
    return;
  }
  g_string_append_c (text, '"');
  for (const char *at = value; *at != '\0'; at++) {
    if (*at == '"' || *at == '\\')
      g_string_append_c (text, '\\');
    g_string_append_c (text, *at);
  }
  g_string_append_c (text, '"');
}

static void
append_word (GString *text, const char *name, const char *sign)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, name);
  g_string_append (text, sign);
}

static void
append_facet (GString *text, const FabMapFilter *self, guint name)
{
  GPtrArray *values = self->values[names[name].id];

  for (guint i = 0; i < values->len; i++) {
    if (i == 0)
      append_word (text, names[name].name, "=");
    else
      g_string_append_c (text, ',');
    append_value (text, g_ptr_array_index (values, i));
  }
}

static void
append_number (GString *text, const FabMapFilter *self, guint name)
{
  int least = self->limits[names[name].id], most = self->limits[names[name].most];

  if (least >= 0 && least == most) {
    append_word (text, names[name].name, "=");
    g_string_append_printf (text, "%d", least);
    return;
  }
  if (least >= 0) {
    append_word (text, names[name].name, ">=");
    g_string_append_printf (text, "%d", least);
  }
  if (most >= 0) {
    append_word (text, names[name].name, "<=");
    g_string_append_printf (text, "%d", most);
  }
}

/** fab_map_filter_to_text: (transfer full): as fab_map_filter_parse() reads it, the same for equal filters; "" for what lets everything pass */
char *
fab_map_filter_to_text (const FabMapFilter *self)
{
  GString *text = g_string_new (NULL);

  for (guint n = 0; n < G_N_ELEMENTS (names); n++) {
    const char *value = names[n].kind == DATE ? self->periods[names[n].id] : self->words;

    if (names[n].kind == FACET)
      append_facet (text, self, n);
    else if (names[n].kind == NUMBER)
      append_number (text, self, n);
    else if (value != NULL) {
      append_word (text, names[n].name, "=");
      append_value (text, value);
    }
  }
  if (self->hides)
    append_word (text, "hide", "");
  return g_string_free (text, FALSE);
}

/* ---- Reading ---- */

static gboolean
fail (GError **error, const char *format, const char *what)
{
  g_autofree char *shown = fab_text_elide_middle (what, 60);

  g_set_error (error, FAB_ERROR, FAB_ERROR_INVALID, format, shown);
  return FALSE;
}

static const char *
skip_spaces (const char *at)
{
  while (g_ascii_isspace (*at))
    at++;
  return at;
}

static int
find_name (const char *name, gsize length)
{
  for (guint n = 0; n < G_N_ELEMENTS (names); n++)
    if (strlen (names[n].name) == length && strncmp (names[n].name, name, length) == 0)
      return n;
  return -1;
}

static Sign
read_sign (const char **at)
{
  const char *start = *at;
  Sign sign = start[0] == '>' ? LEAST : start[0] == '<' ? MOST : EQUAL;

  if (sign != EQUAL)
    start++;
  if (*start != '=')
    return 0;
  *at = start + 1;
  return sign;
}

/* (transfer full): what is in quotes from *at on, *at at its opening quote; NULL where they are never closed. */
static char *
read_quoted (const char **at, GError **error)
{
  g_autoptr (GString) value = g_string_new (NULL);
  const char *start = *at, *c = start + 1;

  for (; *c != '\0' && *c != '"'; c++) {
    if (*c == '\\' && (c[1] == '"' || c[1] == '\\'))
      c++;
    g_string_append_c (value, *c);
  }
  if (*c == '\0') {
    fail (error, _ ("A quotation mark is missing in the filter after %s."), start);
    return NULL;
  }
  *at = c + 1;
  return g_string_free (g_steal_pointer (&value), FALSE);
}

static char *
read_value (const char **at, GError **error)
{
  const char *start = *at;
  gsize length;

  if (*start == '"')
    return read_quoted (at, error);
  length = strcspn (start, " \t\r\n\f\v,\"");
  *at += length;
  return g_strndup (start, length);
}

/* The code of one of @choices, by code or by what people read. */
static const char *
find_choice (const FabChoices *choices, const char *value)
{
  g_autofree char *folded = fab_text_fold (value);

  if (fab_choices_find (choices, value) != NULL)
    return value;
  for (guint i = 0; i < choices->n_choices; i++) {
    g_autofree char *label = fab_text_fold (fab_choices_get_label (choices, choices->choices[i].code));

    if (g_str_equal (label, folded))
      return choices->choices[i].code;
  }
  return NULL;
}

static gboolean
refuse_choice (const FabChoices *choices, const char *value, GError **error)
{
  g_autofree char *shown = fab_text_elide_middle (value, 60);
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autofree char *all = NULL;

  for (guint i = 0; i < choices->n_choices; i++)
    g_ptr_array_add (known, (gpointer)choices->choices[i].code);
  all = fab_titles_join (known);
  g_set_error (error, FAB_ERROR, FAB_ERROR_INVALID,
               _ ("The filter asks for “%1$s”, which is not one of the choices: these are %2$s."), shown, all);
  return FALSE;
}

static gboolean
take_facet (FabMapFilter *self, FabMapFacet facet, const char *value, GError **error)
{
  const FabChoices *choices = fab_map_facet_get_choices (facet);
  const char *code = value;

  if (self->values[facet]->len >= MAX_VALUES)
    return fail (error, _ ("The filter asks for too many values before “%s”."), value);
  if (choices != NULL && *value != '\0')
    code = find_choice (choices, value);
  else if (fab_map_facet_is_yes_or_no (facet) && !g_str_equal (value, "yes") && !g_str_equal (value, "no"))
    return fail (error, _ ("“%s” should be “yes” or “no” in the filter."), value);
  if (code == NULL)
    return refuse_choice (choices, value, error);
  fab_map_filter_set_value (self, facet, code, TRUE);
  return TRUE;
}

static gboolean
take_number (FabMapFilter *self, guint name, Sign sign, const char *value, GError **error)
{
  gint64 number;

  if (!g_ascii_string_to_signed (value, 10, 0, MAX_NUMBER, &number, NULL))
    return fail (error, _ ("“%s” should be a whole number in the filter."), value);
  if (sign & (EQUAL | LEAST))
    fab_map_filter_set_limit (self, names[name].id, (int)number);
  if (sign & (EQUAL | MOST))
    fab_map_filter_set_limit (self, names[name].most, (int)number);
  return TRUE;
}

/* As people write dates; one that depends on the day it is would mean something else tomorrow. */
static gboolean
take_date (FabMapFilter *self, FabMapPeriod period, const char *value, GError **error)
{
  g_autofree char *date = *value != '\0' ? fab_date_read (value, FAB_DATE_NONE, NULL) : g_strdup ("");

  if (date == NULL)
    return fail (error, _ ("“%s” should be a date such as 2026-11-03, 3/11/2026 or 11/2026 in the filter."), value);
  fab_map_filter_set_period (self, period, date);
  return TRUE;
}

static gboolean
take_value (FabMapFilter *self, guint name, Sign sign, const char *value, GError **error)
{
  if (names[name].kind == FACET)
    return take_facet (self, names[name].id, value, error);
  if (names[name].kind == NUMBER)
    return take_number (self, name, sign, value, error);
  if (names[name].kind == WORDS)
    fab_map_filter_set_words (self, value);
  else
    return take_date (self, names[name].id, value, error);
  return TRUE;
}

/* What follows the sign: one value, or several between commas. */
static gboolean
read_values (FabMapFilter *self, guint name, Sign sign, const char **at, GError **error)
{
  for (;;) {
    g_autofree char *value = read_value (at, error);

    if (value == NULL || !take_value (self, name, sign, value, error))
      return FALSE;
    if (**at != ',')
      break;
    if (names[name].kind != FACET)
      return fail (error, _ ("Only one value can be asked for at “%s” in the filter."), names[name].name);
    ++*at;
  }
  if (**at == '\0' || g_ascii_isspace (**at))
    return TRUE;
  return fail (error, _ ("A space is missing in the filter before %s."), *at);
}

static gboolean
refuse_name (const char *word, GError **error)
{
  g_autofree char *shown = fab_text_elide_middle (word, 60);
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autofree char *all = NULL;

  for (guint n = 0; n < G_N_ELEMENTS (names); n++)
    g_ptr_array_add (known, (gpointer)names[n].name);
  all = fab_titles_join (known);
  /* Translators: %2$s is words in a row, and “hide” is one of them; none of them is translated */
  g_set_error (error, FAB_ERROR, FAB_ERROR_INVALID, _ ("“%1$s” is no condition of a filter: these are %2$s and hide."),
               shown, all);
  return FALSE;
}

static gboolean
read_word (FabMapFilter *self, const char **at, GError **error)
{
  gsize length = strcspn (*at, " \t\r\n\f\v=<>\",");
  g_autofree char *word = g_strndup (*at, length);
  int name = find_name (*at, length);
  Sign sign;

  *at += length;
  if (name < 0 && g_str_equal (word, "hide") && (**at == '\0' || g_ascii_isspace (**at))) {
    self->hides = TRUE;
    return TRUE;
  }
  if (name < 0)
    return refuse_name (length > 0 ? word : *at, error);
  sign = read_sign (at);
  if (sign == 0 || (names[name].kind != NUMBER && sign != EQUAL))
    return fail (error, _ ("“%s” should be followed by “=” and a value in the filter."), word);
  return read_values (self, name, sign, at, error);
}

/**
 * fab_map_filter_parse:
 * @text: (nullable): see the top of fab-map-filter.h; what a file or a command line says
 *
 * Records are not looked up: fab_map_filter_check() does.
 *
 * Returns: (transfer full): the filter; or %NULL with @error set where anything was not understood
 */
FabMapFilter *
fab_map_filter_parse (const char *text, GError **error)
{
  g_autoptr (FabMapFilter) self = fab_map_filter_new ();
  const char *at = text != NULL ? text : "";

  if (strlen (at) > MAX_TEXT || !g_utf8_validate (at, -1, NULL)) {
    g_set_error_literal (error, FAB_ERROR, FAB_ERROR_INVALID, _ ("The filter is too long, or is no text."));
    return NULL;
  }
  for (at = skip_spaces (at); *at != '\0'; at = skip_spaces (at))
    if (!read_word (self, &at, error))
      return NULL;
  return g_steal_pointer (&self);
}
