#include "fab-pajek-line.h"

#include <string.h>

/* No more are kept of one line: a matrix of so many vertices would be too large anyway. */
#define MAX_WORDS 200000

static void
add_word (FabPajekLine *self, char *word)
{
  if (self->n_words >= MAX_WORDS)
    return;
  if (self->n_words == self->n_room) {
    self->n_room = MAX (8, 2 * self->n_room);
    self->words = g_renew (char *, self->words, self->n_room);
  }
  self->words[self->n_words++] = word;
}

/* Makes one quote of two, in place. Returns: (nullable): where the word ends, at what closes it or, where it got shorter, before it */
static char *
undouble_quotes (char *text)
{
  char *in = text, *out = text;

  while (*in != '\0' && !(in[0] == '"' && in[1] != '"')) {
    in += in[0] == '"';
    *out++ = *in++;
  }
  if (*in == '\0') {
    *out = '\0';
    return NULL;
  }
  *out = '\0';
  return in;
}

/* A quote that is never closed goes to the end of the line. */
static char *
take_word (FabPajekLine *self, char *text)
{
  char *end;

  if (*text == '"') {
    add_word (self, ++text);
    end = undouble_quotes (text);
  } else if (*text == '[') {
    self->has_intervals = TRUE;
    end = strchr (text, ']');
  } else {
    add_word (self, text);
    end = strpbrk (text, " \t");
  }
  if (end == NULL)
    return text + strlen (text);
  *end = '\0';
  return end + 1;
}

static char *
copy_rest (const char *text)
{
  const char *rest = text + strcspn (text, " \t");
  char *copy = g_strstrip (g_strdup (rest));
  gsize length = strlen (copy);

  if (length >= 2 && copy[0] == '"' && copy[length - 1] == '"') {
    copy[length - 1] = '\0';
    memmove (copy, copy + 1, length - 1);
  }
  return copy;
}

/**
 * fab_pajek_line_split:
 * @text: a line, which is cut up in place
 *
 * Words stand between blanks or in double quotes.
 *
 * Returns: whether there are any, and it is no comment
 */
gboolean
fab_pajek_line_split (FabPajekLine *self, char *text)
{
  text += strspn (text, " \t");
  if (*text == '\0' || *text == '%')
    return FALSE;
  if (*text == '*')
    self->rest = copy_rest (text);
  while (*text != '\0') {
    text = take_word (self, text);
    text += strspn (text, " \t");
  }
  return self->n_words > 0;
}

/** fab_pajek_line_get: the word of that number, "" if there are not so many */
const char *
fab_pajek_line_get (const FabPajekLine *self, guint word)
{
  return word < self->n_words ? self->words[word] : "";
}

/** fab_pajek_line_get_number: whether the word of that number is one */
gboolean
fab_pajek_line_get_number (const FabPajekLine *self, guint word, double *number)
{
  const char *text = fab_pajek_line_get (self, word);
  char *end;

  *number = g_ascii_strtod (text, &end);
  return end != text && *end == '\0';
}

/** fab_pajek_line_clear: frees what it holds */
void
fab_pajek_line_clear (FabPajekLine *self)
{
  g_clear_pointer (&self->words, g_free);
  g_clear_pointer (&self->rest, g_free);
}
