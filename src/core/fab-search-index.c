#include "fab-search-index.h"

#include <string.h>

#include "fab-text.h"

/* What a query may be long: beyond it, nobody typed it. */
#define MAX_QUERY_LENGTH 500
#define MAX_WORDS        16

/* The buffer is rewritten when more than a quarter of it, and at least this much, is of records that changed. */
#define MIN_WASTE (64 * 1024)

typedef struct {
  FabRecord *record; /* borrowed; %NULL once it changed or went */
  gsize start;       /* of the entry's first line end in the buffer */
  guint32 length;    /* to its last line end, included */
  guint32 title_length;
  guint16 n_texts;
  gint16 table;
} Entry;

struct _FabSearchIndex {
  GString *buffer;
  GArray *entries;       /* of Entry, by start */
  GHashTable *positions; /* FabRecord → position in entries + 1 */
  gsize waste;           /* bytes of entries without record */
  guint n_texts;
};

/* ---- The query ---- */

/** fab_search_words_init: folds @text (nullable) into words; none where it says nothing */
void
fab_search_words_init (FabSearchWords *self, const char *text)
{
  g_autofree char *bounded = g_strndup (text != NULL ? text : "", MAX_QUERY_LENGTH);

  self->phrase = fab_text_fold (bounded);
  self->words = g_strsplit (self->phrase, " ", 0);
  self->n_words = MIN (g_strv_length (self->words), MAX_WORDS);
}

void
fab_search_words_clear (FabSearchWords *self)
{
  g_clear_pointer (&self->phrase, g_free);
  g_clear_pointer (&self->words, g_strfreev);
  self->n_words = 0;
}

/* ---- Entries ---- */

FabSearchIndex *
fab_search_index_new (void)
{
  FabSearchIndex *self = g_new0 (FabSearchIndex, 1);

  self->buffer = g_string_new (NULL);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->positions = g_hash_table_new (NULL, NULL);
  return self;
}

void
fab_search_index_free (FabSearchIndex *self)
{
  g_string_free (self->buffer, TRUE);
  g_array_unref (self->entries);
  g_hash_table_unref (self->positions);
  g_free (self);
}

static gboolean
append_text (FabSearchIndex *self, FabRecord *record, guint field)
{
  gsize before = self->buffer->len;

  fab_text_append_folded (self->buffer, fab_record_get_text (record, field));
  if (self->buffer->len == before)
    return FALSE;
  g_string_append_c (self->buffer, '\n');
  return TRUE;
}

static void
append_entry (FabSearchIndex *self, FabRecord *record)
{
  const FabTable *table = fab_record_get_table (record);
  Entry entry = { .record = record, .start = self->buffer->len, .table = table->id };

  g_string_append_c (self->buffer, '\n');
  if (table->title >= 0 && append_text (self, record, table->title)) {
    entry.n_texts++;
    entry.title_length = self->buffer->len - entry.start - 2;
  } else {
    g_string_append_c (self->buffer, '\n');
  }
  for (guint f = 0; f < table->n_fields; f++)
    if ((table->fields[f].flags & FAB_FIELD_SEARCHED) && (int)f != table->title)
      entry.n_texts += append_text (self, record, f);
  entry.length = self->buffer->len - entry.start;
  g_array_append_val (self->entries, entry);
  g_hash_table_insert (self->positions, record, GUINT_TO_POINTER (self->entries->len));
  self->n_texts += entry.n_texts;
}

static Entry *
get_entry (FabSearchIndex *self, guint position)
{
  return &g_array_index (self->entries, Entry, position);
}

static void
compact (FabSearchIndex *self)
{
  GString *buffer = g_string_sized_new (self->buffer->len - self->waste + 1);
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  for (guint i = 0; i < self->entries->len; i++) {
    Entry entry = *get_entry (self, i);
    gsize start = buffer->len;

    if (entry.record == NULL)
      continue;
    g_string_append_len (buffer, self->buffer->str + entry.start, entry.length);
    entry.start = start;
    g_array_append_val (entries, entry);
    g_hash_table_insert (self->positions, entry.record, GUINT_TO_POINTER (entries->len));
  }
  g_string_free (self->buffer, TRUE);
  g_array_unref (self->entries);
  self->buffer = buffer;
  self->entries = entries;
  self->waste = 0;
}

static void
drop_entry (FabSearchIndex *self, FabRecord *record)
{
  guint position = GPOINTER_TO_UINT (g_hash_table_lookup (self->positions, record));
  Entry *entry;

  if (position == 0)
    return;
  entry = get_entry (self, position - 1);
  memset (self->buffer->str + entry->start, '\n', entry->length); /* where nothing is found */
  self->waste += entry->length;
  self->n_texts -= entry->n_texts;
  entry->record = NULL;
  g_hash_table_remove (self->positions, record);
}

/** fab_search_index_put: takes in a record, or what it says now */
void
fab_search_index_put (FabSearchIndex *self, FabRecord *record)
{
  drop_entry (self, record);
  append_entry (self, record);
  if (self->waste > MIN_WASTE && self->waste > self->buffer->len / 4)
    compact (self);
}

/** fab_search_index_remove: forgets a record, if it is known */
void
fab_search_index_remove (FabSearchIndex *self, FabRecord *record)
{
  drop_entry (self, record);
}

gboolean
fab_search_index_has (FabSearchIndex *self, FabRecord *record)
{
  return g_hash_table_contains (self->positions, record);
}

/** fab_search_index_get_n_texts: how many texts that are not empty are held */
guint
fab_search_index_get_n_texts (FabSearchIndex *self)
{
  return self->n_texts;
}

/* ---- Ranking ---- */

static const char *
get_title (FabSearchIndex *self, const Entry *entry)
{
  return self->buffer->str + entry->start + 1;
}

static const char *
find (const char *text, gsize length, const char *word)
{
  return memmem (text, length, word, strlen (word));
}

/* Whether @word starts a word of the title; a line end stands before the title's first. */
static gboolean
starts_word (const char *title, gsize length, const char *word)
{
  for (const char *p = title; (p = find (p, title + length - p, word)) != NULL; p++)
    if (p[-1] == ' ' || p[-1] == '\n')
      return TRUE;
  return FALSE;
}

static FabSearchRank
rank_title (const char *title, gsize length, const FabSearchWords *words)
{
  gsize phrase = strlen (words->phrase);
  FabSearchRank rank = FAB_SEARCH_WORDS;

  if (phrase <= length && memcmp (title, words->phrase, phrase) == 0)
    return phrase == length ? FAB_SEARCH_TITLE : FAB_SEARCH_TITLE_PREFIX;
  for (guint w = 0; w < words->n_words; w++) {
    if (rank == FAB_SEARCH_WORDS && !starts_word (title, length, words->words[w]))
      rank = FAB_SEARCH_IN_TITLE;
    if (rank == FAB_SEARCH_IN_TITLE && find (title, length, words->words[w]) == NULL)
      return FAB_SEARCH_IN_TEXTS;
  }
  return rank;
}

/* Whether one of the texts is @phrase and nothing else.  From line end to line end: several times faster than to look for
 * the phrase in long texts. */
static gboolean
is_a_text (const char *text, gsize length, const char *phrase)
{
  gsize n = strlen (phrase);
  const char *end = text + length;

  for (const char *p = text; (p = memchr (p, '\n', end - p)) != NULL; p++)
    if ((gsize)(end - p) > n + 1 && p[n + 1] == '\n' && memcmp (p + 1, phrase, n) == 0)
      return TRUE;
  return FALSE;
}

/* @first is known to occur. */
static FabSearchRank
rank_entry (FabSearchIndex *self, const Entry *entry, const FabSearchWords *words, const char *first)
{
  const char *text = self->buffer->str + entry->start;
  FabSearchRank rank;

  for (guint w = 0; w < words->n_words; w++)
    if (words->words[w] != first && find (text, entry->length, words->words[w]) == NULL)
      return FAB_SEARCH_NO_MATCH;
  rank = rank_title (get_title (self, entry), entry->title_length, words);
  if (rank < FAB_SEARCH_WORDS && is_a_text (text, entry->length, words->phrase))
    return FAB_SEARCH_WORDS;
  return rank;
}

/* ---- The best ---- */

typedef struct {
  const Entry *entry;
  FabSearchRank rank;
} Candidate;

static int
compare_titles (FabSearchIndex *self, const Entry *a, const Entry *b)
{
  int order = memcmp (get_title (self, a), get_title (self, b), MIN (a->title_length, b->title_length));

  if (order != 0)
    return order;
  return (a->title_length > b->title_length) - (a->title_length < b->title_length);
}

/* Below 0 where @a comes first: by rank, table, title, and key so that an answer is always the same. */
static int
compare (FabSearchIndex *self, const Candidate *a, const Candidate *b)
{
  int order;

  if (a->rank != b->rank)
    return a->rank > b->rank ? -1 : 1;
  if (a->entry->table != b->entry->table)
    return a->entry->table - b->entry->table;
  order = compare_titles (self, a->entry, b->entry);
  if (order != 0)
    return order;
  return fab_record_get_key (a->entry->record) < fab_record_get_key (b->entry->record) ? -1 : 1;
}

/* Keeps the @max best in order.  Most candidates fall at the first comparison. */
static void
keep_best (FabSearchIndex *self, GArray *best, const Candidate *candidate, guint max)
{
  guint low = 0, high = best->len;

  if (best->len == max && compare (self, candidate, &g_array_index (best, Candidate, max - 1)) > 0)
    return;
  while (low < high) {
    guint middle = (low + high) / 2;

    if (compare (self, candidate, &g_array_index (best, Candidate, middle)) < 0)
      high = middle;
    else
      low = middle + 1;
  }
  if (best->len == max)
    g_array_set_size (best, max - 1);
  g_array_insert_vals (best, low, candidate, 1);
}

/* ---- The scan ---- */

/* The word to look for first: of the longest there is least. */
static const char *
pick_word (const FabSearchWords *words)
{
  const char *longest = words->words[0];

  for (guint w = 1; w < words->n_words; w++)
    if (strlen (words->words[w]) > strlen (longest))
      longest = words->words[w];
  return longest;
}

static void
scan (FabSearchIndex *self, const FabSearchWords *words, FabTableId table, guint max, GArray *best)
{
  const char *word = pick_word (words);
  const char *start = self->buffer->str, *end = start + self->buffer->len;
  guint i = 0;

  for (const char *p = start; (p = find (p, end - p, word)) != NULL;) {
    const Entry *entry;

    while (i + 1 < self->entries->len && start + get_entry (self, i + 1)->start <= p)
      i++;
    entry = get_entry (self, i);
    if (table == FAB_TABLE_NONE || entry->table == (int)table) {
      Candidate candidate = { entry, rank_entry (self, entry, words, word) };

      if (candidate.rank != FAB_SEARCH_NO_MATCH)
        keep_best (self, best, &candidate, max);
    }
    p = start + entry->start + entry->length; /* one hit a record is enough */
  }
}

/**
 * fab_search_index_query:
 * @table: a table, or %FAB_TABLE_NONE for all
 * @max: how many at most
 *
 * Returns: (transfer full) (element-type FabSearchMatch): the records in which every word occurs, the best first
 */
GArray *
fab_search_index_query (FabSearchIndex *self, const FabSearchWords *words, FabTableId table, guint max)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (FabSearchMatch));
  g_autoptr (GArray) best = g_array_new (FALSE, FALSE, sizeof (Candidate));

  if (*words->phrase != '\0' && max > 0)
    scan (self, words, table, max, best);
  for (guint i = 0; i < best->len; i++) {
    Candidate *candidate = &g_array_index (best, Candidate, i);
    FabSearchMatch match = { candidate->entry->record, candidate->rank };

    g_array_append_val (matches, match);
  }
  return matches;
}
