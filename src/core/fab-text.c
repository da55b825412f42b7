#include "fab-text.h"

#include <string.h>

/* No character decomposes into more than 18 (U+FDFA, by the Unicode character database). */
#define MAX_DECOMPOSITION 18

/* What compatibility decomposition leaves whole, although people type it with plain letters. */
static const char *
spell_out (gunichar c)
{
  switch (c) {
  case 0x0153: /* œ */
    return "oe";
  case 0x00e6: /* æ */
    return "ae";
  case 0x00df: /* ß */
    return "ss";
  case 0x00f8: /* ø */
    return "o";
  case 0x0142: /* ł */
    return "l";
  case 0x0111: /* đ */
  case 0x00f0: /* ð */
    return "d";
  case 0x00fe: /* þ */
    return "th";
  case 0x0131: /* ı */
    return "i";
  default:
    return NULL;
  }
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02bc || c == 0x02b9 || c == 0x2032 || c == '`' ||
         c == 0x00b4;
}

/* Folding writes here; origins, when wanted, say which byte of the text each folded byte came from. */
typedef struct {
  GString *out;
  GArray *origins;
  gsize start;    /* of this text in out */
  gboolean space; /* owed before the next letter */
  guint32 space_origin;
} Folder;

static void
put_byte (Folder *folder, char byte, guint32 origin)
{
  g_string_append_c (folder->out, byte);
  if (folder->origins != NULL)
    g_array_append_val (folder->origins, origin);
}

static void
put_space (Folder *folder, guint32 origin)
{
  if (!folder->space)
    folder->space_origin = origin;
  folder->space = TRUE;
}

static void
pay_space (Folder *folder)
{
  if (folder->space && folder->out->len > folder->start)
    put_byte (folder, ' ', folder->space_origin);
  folder->space = FALSE;
}

static void
put_letter (Folder *folder, gunichar c, guint32 origin)
{
  const char *spelling;
  char bytes[6];
  int n;

  c = g_unichar_tolower (c);
  spelling = spell_out (c);
  n = spelling != NULL ? (int)strlen (spelling) : g_unichar_to_utf8 (c, bytes);
  pay_space (folder);
  for (int i = 0; i < n; i++)
    put_byte (folder, spelling != NULL ? spelling[i] : bytes[i], origin);
}

static void
fold_wide (Folder *folder, gunichar c, guint32 origin)
{
  gunichar parts[MAX_DECOMPOSITION];
  gsize n;

  if (is_apostrophe (c))
    return;
  n = g_unichar_fully_decompose (c, TRUE, parts, MAX_DECOMPOSITION);
  for (gsize i = 0; i < MIN (n, MAX_DECOMPOSITION); i++) {
    if (g_unichar_ismark (parts[i]) || parts[i] == 0x00ad || parts[i] == 0x200b)
      continue; /* accents; invisible hyphens and spaces */
    if (g_unichar_isalnum (parts[i]))
      put_letter (folder, parts[i], origin);
    else
      put_space (folder, origin);
  }
}

static void
fold (Folder *folder, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    guint32 origin = p - text;

    if ((guchar)*p >= 0x80) {
      fold_wide (folder, g_utf8_get_char (p), origin);
    } else if (g_ascii_isalnum (*p)) {
      pay_space (folder);
      put_byte (folder, g_ascii_tolower (*p), origin);
    } else if (*p != '\'' && *p != '`') {
      put_space (folder, origin);
    }
  }
}

/**
 * fab_text_append_folded:
 * @text: (nullable): text
 *
 * Appends what fab_text_fold() returns.
 */
void
fab_text_append_folded (GString *buffer, const char *text)
{
  g_autofree char *valid = NULL;
  Folder folder = { .out = buffer, .start = buffer->len };

  if (text == NULL)
    return;
  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);
  fold (&folder, text);
}

/**
 * fab_text_fold:
 * @text: (nullable): text
 *
 * Reduces text to what people mean when they search or compare: lower case, without accents and apostrophes, ligatures
 * spelt out (NFKD), every other sign a space, and single spaces.  "L’Œuvre de Saint-Dié" gives "loeuvre de saint die".
 *
 * Returns: (transfer full): the folded text
 */
char *
fab_text_fold (const char *text)
{
  GString *buffer = g_string_new (NULL);

  fab_text_append_folded (buffer, text);
  return g_string_free_and_steal (buffer);
}

/**
 * fab_text_fold_with_origins:
 * @text: valid UTF-8
 * @origins: (element-type guint32): set to one offset in @text for every byte of the result: where the character that
 *   the byte came from starts
 *
 * Returns: (transfer full): the folded text
 */
char *
fab_text_fold_with_origins (const char *text, GArray *origins)
{
  Folder folder = { .out = g_string_new (NULL), .origins = origins };

  g_array_set_size (origins, 0);
  fold (&folder, text);
  return g_string_free_and_steal (folder.out);
}

/* ---- Order ---- */

/* Numbers sort by value: a digit run is preceded by its length, without leading zeros.  Beyond nine digits runs sort
 * as text among themselves. */
static const char *
append_number (GString *key, const char *digits)
{
  gsize n;

  while (digits[0] == '0' && g_ascii_isdigit (digits[1]))
    digits++;
  n = strspn (digits, "0123456789");
  g_string_append_c (key, (char)('0' + MIN (n, 9)));
  g_string_append_len (key, digits, n);
  return digits + n;
}

/**
 * fab_text_sort_key:
 * @text: (nullable): text
 *
 * A key whose byte order is the order of a French list, whatever the locale: accents and case count only between texts
 * that are otherwise the same, and numbers go by their value ("Axe 2" before "Axe 10").
 *
 * Returns: (transfer full): the key, for strcmp()
 */
char *
fab_text_sort_key (const char *text)
{
  g_autofree char *folded = fab_text_fold (text);
  GString *key = g_string_sized_new (64);

  for (const char *p = folded; *p != '\0';) {
    if (g_ascii_isdigit (*p))
      p = append_number (key, p);
    else
      g_string_append_c (key, *p++);
  }
  g_string_append_c (key, '\001');
  g_string_append (key, text != NULL ? text : "");
  return g_string_free_and_steal (key);
}

/**
 * fab_text_compare:
 *
 * Compares as fab_text_sort_key() does.  To sort a long list, keep the keys.
 */
int
fab_text_compare (const char *a, const char *b)
{
  g_autofree char *key_a = fab_text_sort_key (a);
  g_autofree char *key_b = fab_text_sort_key (b);

  return strcmp (key_a, key_b);
}

/* ---- Shortening ---- */

/* Words that no initial is taken from, folded. */
static gboolean
is_small_word (const char *folded)
{
  static const char *const words[] = { "de", "du",  "des", "le", "la", "les", "et",  "en", "au",  "aux", "a",
                                       "un", "une", "sur", "l",  "d",  "the", "and", "of", "for", NULL };

  return g_strv_contains (words, folded);
}

/* "d’Agglo" and "l’Agglo" count from the A. */
static const char *
skip_elision (const char *word)
{
  const char *next = g_utf8_next_char (word);

  if (*word != '\0' && *next != '\0' && is_apostrophe (g_utf8_get_char (next)) && *g_utf8_next_char (next) != '\0' &&
      strchr ("lLdDcCjJmMnNsStT", *word) != NULL)
    return g_utf8_next_char (next);
  return word;
}

static void
append_initial (GString *initials, gunichar c)
{
  g_string_append_unichar (initials, g_unichar_toupper (c));
}

static GPtrArray *
split_significant_words (const char *name)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (const char *p = name; *p != '\0';) {
    const char *start = p;

    while (*p != '\0' && (g_unichar_isalnum (g_utf8_get_char (p)) || g_unichar_ismark (g_utf8_get_char (p)) ||
                          is_apostrophe (g_utf8_get_char (p))))
      p = g_utf8_next_char (p);
    if (p == start) {
      p = g_utf8_next_char (p);
    } else {
      g_autofree char *word = g_strndup (start, p - start);
      g_autofree char *folded = fab_text_fold (word);

      if (*folded != '\0' && !is_small_word (folded))
        g_ptr_array_add (words, g_strdup (skip_elision (word)));
    }
  }
  return words;
}

/**
 * fab_text_initials:
 * @name: (nullable): of an organisation or a person
 *
 * The first letters of the first and of the last word that means something; two letters of an acronym.
 *
 * Returns: (transfer full): one or two letters, "" where there is none
 */
char *
fab_text_initials (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name != NULL ? name : "", -1);
  g_autoptr (GPtrArray) words = split_significant_words (valid);
  GString *initials = g_string_new (NULL);

  if (words->len > 0) {
    const char *first = g_ptr_array_index (words, 0);

    append_initial (initials, g_utf8_get_char (first));
    if (words->len > 1)
      append_initial (initials, g_utf8_get_char (g_ptr_array_index (words, words->len - 1)));
    else if (g_unichar_isupper (g_utf8_get_char (g_utf8_next_char (first))))
      append_initial (initials, g_utf8_get_char (g_utf8_next_char (first)));
  }
  return g_string_free_and_steal (initials);
}

/**
 * fab_text_elide_middle:
 * @text: valid UTF-8
 * @max_characters: what the result may be long, the ellipsis included
 *
 * Returns: (transfer full): @text, its middle replaced by an ellipsis when it is too long
 */
char *
fab_text_elide_middle (const char *text, guint max_characters)
{
  glong length = g_utf8_strlen (text, -1);
  glong kept = MAX (max_characters, 1) - 1;
  const char *head, *tail;

  if (length <= (glong)max_characters)
    return g_strdup (text);
  head = g_utf8_offset_to_pointer (text, (kept + 1) / 2);
  tail = g_utf8_offset_to_pointer (text, length - kept / 2);
  while (head > text && g_unichar_ismark (g_utf8_get_char (head)))
    head = g_utf8_prev_char (head); /* a letter goes with its accents */
  while (*tail != '\0' && g_unichar_ismark (g_utf8_get_char (tail)))
    tail = g_utf8_next_char (tail);
  while (head > text && head[-1] == ' ')
    head--;
  while (*tail == ' ')
    tail++;
  return g_strdup_printf ("%.*s" FAB_TEXT_ELLIPSIS "%s", (int)(head - text), text, tail);
}

/* ---- Cleaning ---- */

/* What turns the direction of all the text behind it, and could make a name look like another one. */
static gboolean
is_bidi_control (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static gboolean
is_kept (gunichar c)
{
  if (c == '\n' || c == '\t')
    return TRUE;
  return c >= 0x20 && c != 0x7f && !(c >= 0x80 && c < 0xa0) && c != 0xfeff && !is_bidi_control (c);
}

/**
 * fab_text_clean:
 * @bytes: what a file or the clipboard says is text
 * @length: in bytes, or -1 where a NUL ends it
 *
 * Makes text that can be stored and shown: valid UTF-8 in composed form (NFC), line ends as "\n", no control character
 * but tab and line end, none that turns the direction of the text, no byte order mark.  Bytes that are not UTF-8 become U+FFFD.
 *
 * Returns: (transfer full): the text
 */
char *
fab_text_clean (const char *bytes, gssize length)
{
  g_autofree char *valid = g_utf8_make_valid (bytes, length);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  GString *out = g_string_sized_new (strlen (composed));

  for (const char *p = composed; *p != '\0'; p = g_utf8_next_char (p)) {
    if (*p == '\r') {
      if (p[1] != '\n')
        g_string_append_c (out, '\n');
    } else if (is_kept (g_utf8_get_char (p))) {
      g_string_append_len (out, p, g_utf8_next_char (p) - p);
    }
  }
  return g_string_free_and_steal (out);
}
