/* fuzz-graph.h: what is done with any bytes by each reader of graphs: what it reads must be sound, and what is written of that must be read again */
#pragma once

#include "fab-formats.h"
#include "fab-graph-csv.h"
#include "fuzz.h"

static inline void
fuzz_check_texts (FabDraft *draft, FabDraftPart part)
{
  for (guint row = 0; row < fab_draft_get_n_rows (draft, part); row++)
    for (guint column = 0; column < fab_draft_get_n_columns (draft, part); column++) {
      const char *text = fab_draft_get_text (draft, part, row, column);

      g_assert (text == NULL || g_utf8_validate (text, -1, NULL));
    }
}

static inline void
fuzz_check_again (FabDraft *draft, FabFormat format)
{
  g_autoptr (GBytes) bytes = format == FAB_FORMAT_GEXF ? fab_gexf_write (draft) : fab_graphml_write (draft);
  g_autoptr (GError) error = NULL;
  g_autoptr (FabDraft) again = fab_format_read (format, bytes, NULL, &error);

  g_assert_no_error (error);
  for (guint part = 0; part < FAB_DRAFT_N_PARTS; part++)
    g_assert_cmpuint (fab_draft_get_n_rows (again, part), ==, fab_draft_get_n_rows (draft, part));
}

static inline int
fuzz_graph (FabFormat format, const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (FabDraft) draft = NULL;
  FabFormat guessed;

  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING | G_LOG_FATAL_MASK);
  fab_format_guess ("a.csv", bytes, &guessed);
  draft = fab_format_read (format, bytes, NULL, &error);
  if (draft == NULL) {
    g_assert (error != NULL && *error->message != '\0');
    return 0;
  }
  for (guint part = 0; part < FAB_DRAFT_N_PARTS; part++) {
    g_autoptr (GBytes) table = fab_graph_csv_write (draft, part, FAB_LANGUAGE_FRENCH);

    fuzz_check_texts (draft, part);
  }
  fuzz_check_again (draft, FAB_FORMAT_GEXF);
  fuzz_check_again (draft, FAB_FORMAT_GRAPHML);
  return 0;
}
