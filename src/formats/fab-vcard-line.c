#include "fab-vcard-line.h"

#include <string.h>

#include "fab-draft.h"

/** fab_vcard_line_clear: frees what it holds */
void
fab_vcard_line_clear (FabVcardLine *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->parameters, g_free);
  g_clear_pointer (&self->value, g_free);
}

/* ---- Lines ---- */

static const char *
skip_line_end (const char *text)
{
  if (text[0] == '\r' && text[1] == '\n')
    return text + 2;
  return *text != '\0' ? text + 1 : text;
}

/* Quoted-printable goes on where a line ends in "=". */
static gboolean
is_soft_break (const GString *line)
{
  g_autofree char *start = NULL;

  if (line->len == 0 || line->str[line->len - 1] != '=')
    return FALSE;
  start = g_ascii_strup (line->str, MIN (line->len, 200));
  return strstr (start, "QUOTED-PRINTABLE") != NULL;
}

/* One line with those that continue it; pictures are long, so what is beyond any text is dropped. */
static GString *
unfold (const char **text)
{
  GString *line = g_string_new (NULL);

  for (;;) {
    gsize length = strcspn (*text, "\r\n");

    if (line->len <= 2 * FAB_DRAFT_MAX_TEXT)
      g_string_append_len (line, *text, (gssize)length);
    *text = skip_line_end (*text + length);
    if (**text == ' ' || **text == '\t')
      (*text)++;
    else if (**text != '\0' && is_soft_break (line))
      g_string_truncate (line, line->len - 1);
    else
      return line;
  }
}

/* ---- Values ---- */

static char *
decode_quoted_printable (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++) {
    int high = *p == '=' ? g_ascii_xdigit_value (p[1]) : -1;
    int low = high >= 0 ? g_ascii_xdigit_value (p[2]) : -1;

    if (low >= 0) {
      g_string_append_c (out, (char)(high << 4 | low));
      p += 2;
    } else {
      g_string_append_c (out, *p);
    }
  }
  return g_string_free_and_steal (out);
}

/* (transfer full): valid UTF-8 of what a CHARSET says, or seems to be in */
static char *
decode_charset (const FabVcardLine *self, char *value)
{
  const char *charset = strstr (self->parameters, "CHARSET=");
  g_autofree char *name = charset != NULL ? g_strndup (charset + 8, strcspn (charset + 8, ";:\"")) : NULL;
  g_autofree char *given = value;
  char *converted;

  if (g_utf8_validate (given, -1, NULL))
    return g_steal_pointer (&given);
  if (name == NULL || strlen (name) > 30 || strchr (name, '/') != NULL || strcmp (name, "UTF-8") == 0)
    g_set_str (&name, "WINDOWS-1252");
  converted = g_convert (given, -1, "UTF-8", name, NULL, NULL, NULL);
  return converted != NULL ? converted : g_utf8_make_valid (given, -1);
}

/* The first colon that is in no quotes. */
static const char *
find_colon (const char *line)
{
  gboolean quoted = FALSE;

  for (const char *p = line; *p != '\0'; p++) {
    if (*p == '"')
      quoted = !quoted;
    else if (*p == ':' && !quoted)
      return p;
  }
  return NULL;
}

static gboolean
parse (FabVcardLine *self, const char *line)
{
  const char *colon = find_colon (line);
  g_autofree char *head = colon != NULL ? g_ascii_strup (line, colon - line) : NULL;
  gsize length;
  char *dot;

  if (head == NULL)
    return FALSE;
  length = strcspn (head, ";");
  self->parameters = g_strdup (head + length);
  head[length] = '\0';
  dot = strrchr (head, '.');
  self->name = g_strstrip (g_strdup (dot != NULL ? dot + 1 : head));
  self->value = strstr (self->parameters, "QUOTED-PRINTABLE") != NULL ? decode_quoted_printable (colon + 1)
                                                                      : g_strdup (colon + 1);
  self->value = decode_charset (self, self->value);
  return TRUE;
}

/**
 * fab_vcard_line_next:
 * @text: (inout): where the next line starts
 *
 * Returns: whether there was one; lines that are no properties are skipped
 */
gboolean
fab_vcard_line_next (FabVcardLine *self, const char **text)
{
  while (**text != '\0') {
    GString *line = unfold (text);
    gboolean good;

    fab_vcard_line_clear (self);
    good = parse (self, line->str);
    g_string_free (line, TRUE);
    if (good)
      return TRUE;
  }
  return FALSE;
}

/* ---- Parts ---- */

static void
append_escaped (GString *out, char c)
{
  g_string_append_c (out, c == 'n' || c == 'N' ? '\n' : c);
}

/** fab_vcard_line_split: (transfer container) (element-type utf8): its parts, without escapes and blanks around */
GPtrArray *
fab_vcard_line_split (const FabVcardLine *self, char separator)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);
  GString *part = g_string_new (NULL);

  for (const char *p = self->value;; p++) {
    if (*p == '\\' && p[1] != '\0') {
      append_escaped (part, *++p);
    } else if (*p == '\0' || *p == separator) {
      g_ptr_array_add (parts, g_strstrip (g_strdup (part->str)));
      g_string_truncate (part, 0);
      if (*p == '\0')
        break;
    } else {
      g_string_append_c (part, *p);
    }
  }
  g_string_free (part, TRUE);
  return parts;
}

/** fab_vcard_line_get_text: (transfer full): the whole value, without escapes and blanks around */
char *
fab_vcard_line_get_text (const FabVcardLine *self)
{
  g_autoptr (GPtrArray) parts = fab_vcard_line_split (self, '\0');

  return g_strdup (g_ptr_array_index (parts, 0));
}
