/* fab-search-index.h: the folded texts of records in one piece of memory, private to the search
 *
 * One entry a record: "\n" title "\n" text "\n" text… "\n".  Folded text holds letters, digits and single spaces only, so
 * that no match crosses a field, and that a word starts where a blank or a line end stands before it.
 */
#pragma once

#include "fab-record.h"

G_BEGIN_DECLS

/** How well a record answers: the higher, the better. */
typedef enum {
  FAB_SEARCH_NO_MATCH,
  FAB_SEARCH_IN_TEXTS, /* every word somewhere */
  FAB_SEARCH_IN_TITLE, /* every word in the title */
  FAB_SEARCH_WORDS,    /* every word starts a word of the title, or another text, such as a short name, is the query */
  FAB_SEARCH_TITLE_PREFIX, /* the title starts with the query */
  FAB_SEARCH_TITLE,        /* the title is the query */
} FabSearchRank;

/** A query as it is looked for. */
typedef struct {
  char *phrase; /* folded */
  char **words;
  guint n_words;
} FabSearchWords;

typedef struct {
  FabRecord *record; /* borrowed */
  FabSearchRank rank;
} FabSearchMatch;

typedef struct _FabSearchIndex FabSearchIndex;

void fab_search_words_init (FabSearchWords *self, const char *text);
void fab_search_words_clear (FabSearchWords *self);

FabSearchIndex *fab_search_index_new (void);
void fab_search_index_free (FabSearchIndex *self);
void fab_search_index_put (FabSearchIndex *self, FabRecord *record);
void fab_search_index_remove (FabSearchIndex *self, FabRecord *record);
gboolean fab_search_index_has (FabSearchIndex *self, FabRecord *record);
guint fab_search_index_get_n_texts (FabSearchIndex *self);
GArray *fab_search_index_query (FabSearchIndex *self, const FabSearchWords *words, FabTableId table, guint max);

G_END_DECLS
