/* fab-text-typeset.c: the spaces of French typography */
#include "fab-text.h"

#include <string.h>

/* Rules: Imprimerie nationale, « Lexique des règles typographiques ». */

static gboolean
is_blank (gunichar c)
{
  return c == ' ' || c == 0x00a0 || c == 0x202f || c == 0x2009;
}

/* Where a sentence or a clause can end: what follows it is nothing, a blank or a closing sign. */
static gboolean
is_boundary (const char *next)
{
  gunichar c = g_utf8_get_char (next);

  return c == '\0' || c == '\n' || is_blank (c) || c == 0x00bb || c == 0x201d || c == 0x2019 ||
         strchr (")]}\"'.,;:!?", (int)MIN (c, 0x7f)) != NULL;
}

/* The space that stands before @sign, or %NULL where none belongs: in "12:30", "a?b" or an address on the web. */
static const char *
space_before (gunichar sign, const char *next)
{
  switch (sign) {
  case ';':
  case '!':
  case '?':
    return is_boundary (next) ? FAB_TEXT_NARROW_NBSP : NULL;
  case ':':
    return *next == '\0' || *next == '\n' || is_blank (g_utf8_get_char (next)) ? FAB_TEXT_NBSP : NULL;
  case 0x00bb: /* » */
    return FAB_TEXT_NBSP;
  default:
    return NULL;
  }
}

/* Signs of measure keep a space that is there, and get none where there was none. */
static const char *
kept_space_before (gunichar sign)
{
  if (sign == 0x20ac) /* € */
    return FAB_TEXT_NBSP;
  return sign == '%' ? FAB_TEXT_NARROW_NBSP : NULL;
}

/* Takes blanks off the end; tells whether there were any. */
static gboolean
drop_blanks (GString *out)
{
  gsize before = out->len;

  while (out->len > 0) {
    const char *last = g_utf8_find_prev_char (out->str, out->str + out->len);

    if (!is_blank (g_utf8_get_char (last)))
      break;
    g_string_truncate (out, last - out->str);
  }
  return out->len < before;
}

/* Whether a sign that follows what is written would stand alone, after an opening sign or after another of its kind. */
static gboolean
stands_alone (const GString *out)
{
  const char *last;

  if (out->len == 0 || out->str[out->len - 1] == '\n')
    return TRUE;
  last = g_utf8_find_prev_char (out->str, out->str + out->len);
  return strchr ("([{!?;:\"", *last) != NULL || g_utf8_get_char (last) == 0x00ab || g_utf8_get_char (last) == 0x201c;
}

/* Whether ';' would end an entity of markup, such as "&amp;": that is no clause. */
static gboolean
ends_entity (const GString *out)
{
  gsize i = out->len;

  while (i > 0 && (g_ascii_isalnum (out->str[i - 1]) || out->str[i - 1] == '#'))
    i--;
  return i > 0 && i < out->len && out->str[i - 1] == '&';
}

static void
put_sign (GString *out, gunichar sign, const char *next)
{
  const char *space = space_before (sign, next);
  const char *kept = kept_space_before (sign);

  if (kept != NULL && drop_blanks (out)) {
    g_string_append (out, kept);
  } else if (space != NULL && !(sign == ';' && ends_entity (out))) {
    gboolean dropped = drop_blanks (out);

    if (!stands_alone (out))
      g_string_append (out, space);
    else if (dropped)
      g_string_append_c (out, ' ');
  }
  g_string_append_unichar (out, sign);
}

/**
 * fab_text_typeset:
 * @text: valid UTF-8
 * @language: of the interface
 *
 * Sets the no-break spaces of French: narrow before ; ! and ?, wide before : and inside « », and before € and % where a
 * space is written.  Times, addresses on the web and lone signs stay as they are.  English text is returned as it is.
 *
 * Returns: (transfer full): the text to show; never store it
 */
char *
fab_text_typeset (const char *text, FabLanguage language)
{
  GString *out;

  if (language != FAB_LANGUAGE_FRENCH)
    return g_strdup (text);
  out = g_string_sized_new (strlen (text) + 16);
  for (const char *p = text; *p != '\0';) {
    gunichar c = g_utf8_get_char (p);

    p = g_utf8_next_char (p);
    put_sign (out, c, p);
    if (c == 0x00ab) { /* « */
      g_string_append (out, FAB_TEXT_NBSP);
      while (is_blank (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
    }
  }
  return g_string_free_and_steal (out);
}
