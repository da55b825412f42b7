#include "fab-search-hit.h"

#include <string.h>

#include "fab-text.h"

/* A snippet shows so many bytes before the first match, and so many in all. */
#define SNIPPET_BEFORE 40
#define SNIPPET_LENGTH 160

struct _FabSearchHit {
  GObject parent_instance;

  FabRecord *record;
  guint field;
  FabSearchRank rank;
  char *snippet;
  GArray *ranges; /* of FabSearchRange */
};

G_DEFINE_FINAL_TYPE (FabSearchHit, fab_search_hit, G_TYPE_OBJECT)

static void
fab_search_hit_finalize (GObject *object)
{
  FabSearchHit *self = FAB_SEARCH_HIT (object);

  g_clear_object (&self->record);
  g_free (self->snippet);
  g_array_unref (self->ranges);
  G_OBJECT_CLASS (fab_search_hit_parent_class)->finalize (object);
}

static void
fab_search_hit_class_init (FabSearchHitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fab_search_hit_finalize;
}

static void
fab_search_hit_init (FabSearchHit *self)
{
  self->ranges = g_array_new (FALSE, FALSE, sizeof (FabSearchRange));
}

/* ---- Which field shows the match ---- */

static guint
count_words (const char *folded, const FabSearchWords *words)
{
  guint n = 0;

  for (guint w = 0; w < words->n_words; w++)
    n += strstr (folded, words->words[w]) != NULL;
  return n;
}

/* The field in which most words occur: of several, the title, then the first. */
static guint
choose_field (FabRecord *record, const FabSearchWords *words)
{
  const FabTable *table = fab_record_get_table (record);
  guint best = MAX (table->title, 0), most = 0;

  if (table->title >= 0) {
    g_autofree char *folded = fab_text_fold (fab_record_get_title (record));

    most = count_words (folded, words);
  }
  for (guint f = 0; f < table->n_fields && most < words->n_words; f++) {
    g_autofree char *folded = NULL;

    if (!(table->fields[f].flags & FAB_FIELD_SEARCHED) || (int)f == table->title)
      continue;
    folded = fab_text_fold (fab_record_get_text (record, f));
    if (count_words (folded, words) > most) {
      most = count_words (folded, words);
      best = f;
    }
  }
  return best;
}

/* ---- Where the words are ---- */

static int
compare_ranges (gconstpointer a, gconstpointer b)
{
  const FabSearchRange *first = a, *second = b;

  return (first->start > second->start) - (first->start < second->start);
}

/* Sorts, and joins what overlaps or touches. */
static void
tidy_ranges (GArray *ranges)
{
  guint n = 0;

  g_array_sort (ranges, compare_ranges);
  for (guint i = 0; i < ranges->len; i++) {
    FabSearchRange range = g_array_index (ranges, FabSearchRange, i);
    FabSearchRange *last = n > 0 ? &g_array_index (ranges, FabSearchRange, n - 1) : NULL;

    if (last != NULL && range.start <= last->start + last->length)
      last->length = MAX (last->length, range.start + range.length - last->start);
    else
      g_array_index (ranges, FabSearchRange, n++) = range;
  }
  g_array_set_size (ranges, n);
}

/* The end of the character at @offset, with the accents that follow it. */
static guint
end_of_character (const char *text, guint offset)
{
  const char *p = g_utf8_next_char (text + offset);

  while (*p != '\0' && g_unichar_ismark (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p - text;
}

/* Where the words occur in @text, in its bytes. */
static GArray *
find_ranges (const char *text, const FabSearchWords *words)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (FabSearchRange));
  g_autoptr (GArray) origins = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree char *folded = fab_text_fold_with_origins (text, origins);

  for (guint w = 0; w < words->n_words; w++) {
    gsize length = strlen (words->words[w]);

    for (const char *p = folded; (p = strstr (p, words->words[w])) != NULL; p += length) {
      guint start = g_array_index (origins, guint32, p - folded);
      guint last = g_array_index (origins, guint32, p - folded + length - 1);
      FabSearchRange range = { start, end_of_character (text, last) - start };

      g_array_append_val (ranges, range);
    }
  }
  tidy_ranges (ranges);
  return ranges;
}

/* ---- The snippet ---- */

/* The nearest start of a character, and of a word where one is near, at or after @offset. */
static gsize
find_cut (const char *text, gsize offset)
{
  gsize cut = offset;

  if (offset == 0)
    return 0;
  while ((text[cut] & 0xc0) == 0x80)
    cut++;
  for (gsize i = cut; text[i] != '\0' && i < cut + SNIPPET_BEFORE / 2; i++)
    if (g_ascii_isspace (text[i]))
      return i + 1;
  return cut;
}

static gsize
find_end (const char *text, gsize start)
{
  gsize length = strlen (text), end = start + SNIPPET_LENGTH;

  if (end >= length)
    return length;
  while ((text[end] & 0xc0) == 0x80)
    end--;
  return end;
}

static void
cut_snippet (FabSearchHit *self, const char *text, GArray *ranges)
{
  guint first = ranges->len > 0 ? g_array_index (ranges, FabSearchRange, 0).start : 0;
  gsize start = first > SNIPPET_BEFORE ? MIN (find_cut (text, first - SNIPPET_BEFORE), first) : 0;
  gsize end = find_end (text, start);
  const char *before = start > 0 ? FAB_TEXT_ELLIPSIS : "", *after = text[end] != '\0' ? FAB_TEXT_ELLIPSIS : "";

  self->snippet = g_strdup_printf ("%s%.*s%s", before, (int)(end - start), text + start, after);
  g_strdelimit (self->snippet, "\n\t", ' ');
  for (guint i = 0; i < ranges->len; i++) {
    FabSearchRange range = g_array_index (ranges, FabSearchRange, i);

    if (range.start + range.length > end)
      break;
    range.start = range.start - start + strlen (before);
    g_array_append_val (self->ranges, range);
  }
}

/* Makes the hit of a record that was found: picks the field that shows why, and cuts the snippet. */
FabSearchHit *
fab_search_hit_new (const FabSearchMatch *match, const FabSearchWords *words)
{
  FabSearchHit *self = g_object_new (FAB_TYPE_SEARCH_HIT, NULL);
  g_autoptr (GArray) ranges = NULL;
  const char *text;

  self->record = g_object_ref (match->record);
  self->rank = match->rank;
  self->field = choose_field (match->record, words);
  text = fab_record_get_text (self->record, self->field);
  ranges = find_ranges (text != NULL ? text : "", words);
  cut_snippet (self, text != NULL ? text : "", ranges);
  return self;
}

/** fab_search_hit_get_record: (transfer none): what was found */
FabRecord *
fab_search_hit_get_record (FabSearchHit *self)
{
  return self->record;
}

/** fab_search_hit_get_field: the field that the snippet is of */
guint
fab_search_hit_get_field (FabSearchHit *self)
{
  return self->field;
}

/**
 * fab_search_hit_get_score:
 *
 * Returns: 5 where the title is the query; 4 where it starts with it; 3 where its words start with the query's, or where
 *   another text, such as a short name, is the query; 2 where the title has the words inside; 1 where other texts have them
 */
guint
fab_search_hit_get_score (FabSearchHit *self)
{
  return self->rank;
}

/** fab_search_hit_get_snippet: the field's text around the first match, on one line */
const char *
fab_search_hit_get_snippet (FabSearchHit *self)
{
  return self->snippet;
}

/**
 * fab_search_hit_get_ranges:
 * @n_ranges: (out): how many
 *
 * Returns: (transfer none) (array length=n_ranges): the stretches of the snippet that match, in order and apart
 */
const FabSearchRange *
fab_search_hit_get_ranges (FabSearchHit *self, guint *n_ranges)
{
  *n_ranges = self->ranges->len;
  return (const FabSearchRange *)self->ranges->data;
}
