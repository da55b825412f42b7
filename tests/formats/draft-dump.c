/* draft-dump FILE: what a reader makes of a file, as lines of words with tabs between them */
#include <stdio.h>

#include "fab-formats.h"

static char *
clean (const char *text)
{
  return g_strdelimit (g_strdup (text), "\t\n\r", ' ');
}

static void
print_texts (FabDraft *draft, FabDraftPart part, guint row)
{
  for (guint i = 0; i < fab_draft_get_n_columns (draft, part); i++) {
    g_autofree char *name = clean (fab_draft_get_column_name (draft, part, i));
    const char *text = fab_draft_get_text (draft, part, row, i);
    g_autofree char *value = text != NULL ? clean (text) : NULL;

    if (value != NULL)
      printf ("%s\t%u\t%s\t%s\n", part == FAB_DRAFT_NODES ? "node-text" : "link-text", row, name, value);
  }
}

static void
print_nodes (FabDraft *draft)
{
  for (guint i = 0; i < fab_draft_get_n_rows (draft, FAB_DRAFT_NODES); i++) {
    g_autofree char *id = clean (fab_draft_get_node_id (draft, i));
    double x, y;

    printf ("node\t%u\t%s\n", i, id);
    if (fab_draft_get_place (draft, i, &x, &y))
      printf ("place\t%u\t%.10g\t%.10g\n", i, x, y);
    print_texts (draft, FAB_DRAFT_NODES, i);
  }
}

static void
print_links (FabDraft *draft)
{
  for (guint i = 0; i < fab_draft_get_n_rows (draft, FAB_DRAFT_LINKS); i++) {
    guint source, target;
    gboolean directed;

    fab_draft_get_link (draft, i, &source, &target, &directed);
    printf ("link\t%u\t%u\t%u\t%d\n", i, source, target, directed);
    print_texts (draft, FAB_DRAFT_LINKS, i);
  }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *data = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (FabDraft) draft = NULL;
  const char *const *notes;
  FabFormat format;
  gsize size;

  g_assert_cmpint (argc, ==, 2);
  g_file_get_contents (argv[1], &data, &size, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (g_steal_pointer (&data), size);
  if (!fab_format_guess (argv[1], bytes, &format) || format == FAB_FORMAT_CSV) {
    printf ("error\tunknown\n");
    return 0;
  }
  draft = fab_format_read (format, bytes, NULL, &error);
  if (draft == NULL) {
    printf ("error\t%s\n", error->message);
    return 0;
  }
  print_nodes (draft);
  print_links (draft);
  notes = fab_draft_get_notes (draft, NULL);
  for (guint i = 0; notes[i] != NULL; i++)
    printf ("note\t%s\n", notes[i]);
  return 0;
}
