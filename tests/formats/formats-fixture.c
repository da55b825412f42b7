#include "formats-fixture.h"

#include <math.h>
#include <string.h>

#include "fab-error.h"

/** fab_test_text: (transfer full): its bytes, without the zero at the end */
GBytes *
fab_test_text (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

/** fab_test_encode: (transfer full): its bytes in another encoding */
GBytes *
fab_test_encode (const char *text, const char *encoding)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  char *bytes = g_convert (text, -1, encoding, "UTF-8", NULL, &length, &error);

  g_assert_no_error (error);
  return g_bytes_new_take (bytes, length);
}

/** fab_test_sample: (transfer full) (nullable): the path of one of the real files, if they are here; otherwise says that the test is skipped */
char *
fab_test_sample (const char *name)
{
  const char *folder = g_getenv ("FABRIQUE_SAMPLES");
  g_autofree char *path = folder != NULL ? g_build_filename (folder, "graphs", name, NULL) : NULL;

  if (path != NULL && g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  g_test_skip ("the real files are not here (FABRIQUE_SAMPLES)");
  return NULL;
}

/** fab_test_read: (transfer full): what a reader makes of @bytes, which must be good */
FabDraft *
fab_test_read (FabFormat format, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  FabDraft *draft = fab_format_read (format, bytes, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (draft);
  return draft;
}

/** fab_test_read_text: (transfer full): as fab_test_read() */
FabDraft *
fab_test_read_text (FabFormat format, const char *text)
{
  g_autoptr (GBytes) bytes = fab_test_text (text);

  return fab_test_read (format, bytes);
}

/** fab_test_refuse: asserts that a reader refuses @bytes with that sentence */
void
fab_test_refuse (FabFormat format, GBytes *bytes, const char *sentence)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FabDraft) draft = fab_format_read (format, bytes, NULL, &error);

  g_assert_error (error, FAB_ERROR, FAB_ERROR_INVALID);
  g_assert_null (draft);
  g_assert_cmpstr (error->message, ==, sentence);
}

/** fab_test_refuse_text: as fab_test_refuse() */
void
fab_test_refuse_text (FabFormat format, const char *text, const char *sentence)
{
  g_autoptr (GBytes) bytes = fab_test_text (text);

  fab_test_refuse (format, bytes, sentence);
}

/** fab_test_get: (nullable): a text by the name of its column, which must be there */
const char *
fab_test_get (FabDraft *draft, FabDraftPart part, guint row, const char *column)
{
  for (guint i = 0; i < fab_draft_get_n_columns (draft, part); i++)
    if (strcmp (fab_draft_get_column_name (draft, part, i), column) == 0)
      return fab_draft_get_text (draft, part, row, i);
  g_error ("no column is called “%s”", column);
}

/** fab_test_assert_counts: how many rows there are */
void
fab_test_assert_counts (FabDraft *draft, guint n_nodes, guint n_links)
{
  g_assert_cmpuint (fab_draft_get_n_rows (draft, FAB_DRAFT_NODES), ==, n_nodes);
  g_assert_cmpuint (fab_draft_get_n_rows (draft, FAB_DRAFT_LINKS), ==, n_links);
}

/** fab_test_assert_note: that the sentence is among the notes */
void
fab_test_assert_note (FabDraft *draft, const char *sentence)
{
  const char *const *notes = fab_draft_get_notes (draft, NULL);
  g_autofree char *all = g_strjoinv ("\n", (GStrv)notes);

  if (!g_strv_contains (notes, sentence))
    g_error ("“%s” is not among the notes:\n%s", sentence, all);
}

/** fab_test_assert_link: its ends, by their ids */
void
fab_test_assert_link (FabDraft *draft, guint link, const char *source, const char *target, gboolean directed)
{
  guint from, to;
  gboolean has_direction;

  fab_draft_get_link (draft, link, &from, &to, &has_direction);
  g_assert_cmpstr (fab_draft_get_node_id (draft, from), ==, source);
  g_assert_cmpstr (fab_draft_get_node_id (draft, to), ==, target);
  g_assert_cmpint (has_direction, ==, directed);
}

/** fab_test_assert_place: that it has one, and where */
void
fab_test_assert_place (FabDraft *draft, guint node, double x, double y)
{
  double is_x, is_y;

  g_assert_true (fab_draft_get_place (draft, node, &is_x, &is_y));
  g_assert_cmpfloat_with_epsilon (is_x, x, 1e-6);
  g_assert_cmpfloat_with_epsilon (is_y, y, 1e-6);
}
