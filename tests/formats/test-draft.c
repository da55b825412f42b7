#include <math.h>
#include <string.h>

#include <glib.h>

#include "fab-draft.h"
#include "fab-error.h"

static void
end (FabDraft *draft)
{
  g_autoptr (GError) error = NULL;

  fab_draft_end (draft, &error);
  g_assert_no_error (error);
}

static void
test_tables (void)
{
  g_autoptr (FabDraft) draft = fab_draft_new ();
  guint name = fab_draft_add_column (draft, FAB_DRAFT_NODES, " Nom\r\n", FAB_DRAFT_LABEL);
  guint kind = fab_draft_add_column (draft, FAB_DRAFT_NODES, "Type", FAB_DRAFT_KIND);
  guint first, second, source, target;
  gboolean directed;

  fab_draft_set_column_default (draft, FAB_DRAFT_NODES, kind, "association");
  first = fab_draft_add_node (draft, "a");
  fab_draft_set_text (draft, FAB_DRAFT_NODES, first, name, "  Optim’ism \001");
  fab_draft_set_text (draft, FAB_DRAFT_NODES, first, kind, "");
  fab_draft_add_link (draft, "a", " b", TRUE);
  second = fab_draft_add_node (draft, "b ");
  fab_draft_set_text (draft, FAB_DRAFT_NODES, second, name, "old");
  fab_draft_set_text (draft, FAB_DRAFT_NODES, second, name, "Biocoop");
  end (draft);
  g_assert_cmpstr (fab_draft_get_column_name (draft, FAB_DRAFT_NODES, name), ==, "Nom");
  g_assert_cmpuint (fab_draft_find_column (draft, FAB_DRAFT_NODES, FAB_DRAFT_KIND), ==, kind);
  g_assert_cmpuint (fab_draft_find_column (draft, FAB_DRAFT_LINKS, FAB_DRAFT_KIND), ==, FAB_DRAFT_NONE);
  g_assert_cmpstr (fab_draft_get_text (draft, FAB_DRAFT_NODES, first, name), ==, "Optim’ism");
  g_assert_null (fab_draft_get_text (draft, FAB_DRAFT_NODES, first, kind));
  g_assert_cmpstr (fab_draft_get_text (draft, FAB_DRAFT_NODES, second, name), ==, "Biocoop");
  g_assert_cmpstr (fab_draft_get_text (draft, FAB_DRAFT_NODES, second, kind), ==, "association");
  g_assert_cmpuint (fab_draft_get_n_rows (draft, FAB_DRAFT_LINKS), ==, 1);
  fab_draft_get_link (draft, 0, &source, &target, &directed);
  g_assert_cmpuint (source, ==, first);
  g_assert_cmpuint (target, ==, second);
  g_assert_true (directed);
}

static void
test_missing_ends (void)
{
  g_autoptr (FabDraft) draft = fab_draft_new ();
  guint about = fab_draft_add_column (draft, FAB_DRAFT_LINKS, "about", FAB_DRAFT_LABEL);
  const char *const *notes;
  guint n, kept;

  fab_draft_add_node (draft, "a");
  fab_draft_add_link (draft, "a", "z", FALSE);
  fab_draft_add_link (draft, "a", "", FALSE);
  kept = fab_draft_add_link (draft, "a", "a", FALSE);
  fab_draft_set_text (draft, FAB_DRAFT_LINKS, kept, about, "itself");
  end (draft);
  g_assert_cmpuint (fab_draft_get_n_rows (draft, FAB_DRAFT_LINKS), ==, 1);
  g_assert_cmpstr (fab_draft_get_text (draft, FAB_DRAFT_LINKS, 0, about), ==, "itself");
  notes = fab_draft_get_notes (draft, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (notes[0], ==, "The link from “a” to “z” was left out: the file has no actor “z”.");
  g_assert_cmpstr (notes[1], ==, "A link that has only one end was left out: “a”.");
  g_assert_null (notes[2]);
}

static void
test_many_notes (void)
{
  g_autoptr (FabDraft) draft = fab_draft_new ();
  guint n;

  fab_draft_add_node (draft, "a");
  for (guint i = 0; i < FAB_DRAFT_MAX_NOTES + 5; i++)
    fab_draft_add_link (draft, "a", "nobody", FALSE);
  end (draft);
  g_assert_cmpuint (g_strv_length ((GStrv)fab_draft_get_notes (draft, &n)), ==, FAB_DRAFT_MAX_NOTES);
  g_assert_cmpuint (n, ==, FAB_DRAFT_MAX_NOTES + 5);
}

static void
test_same_id (void)
{
  g_autoptr (FabDraft) draft = fab_draft_new ();
  guint source, target;
  gboolean directed;

  for (guint i = 0; i < 3; i++)
    fab_draft_add_node (draft, "a");
  fab_draft_add_node (draft, "");
  fab_draft_add_node (draft, NULL);
  fab_draft_add_link (draft, "a", "a", FALSE);
  end (draft);
  g_assert_cmpuint (fab_draft_get_n_same_id (draft), ==, 2);
  fab_draft_get_link (draft, 0, &source, &target, &directed);
  g_assert_cmpuint (source, ==, 0);
  g_assert_cmpstr (fab_draft_get_notes (draft, NULL)[0], ==,
                   "2 actors have an identifier that an earlier one has: the links go to the earlier one.");
}

static void
test_places (void)
{
  const double bad[] = { NAN, INFINITY, -INFINITY, 1e308 };
  g_autoptr (FabDraft) draft = fab_draft_new ();
  double x, y;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    fab_draft_set_place (draft, fab_draft_add_node (draft, NULL), bad[i], 0);
  fab_draft_set_place (draft, fab_draft_add_node (draft, NULL), -3, 4.5);
  end (draft);
  g_assert_false (fab_draft_get_place (draft, 0, &x, &y));
  g_assert_true (fab_draft_get_place (draft, 4, &x, &y));
  g_assert_cmpfloat (x, ==, -3);
  g_assert_cmpfloat (y, ==, 4.5);
  g_assert_cmpstr (fab_draft_get_notes (draft, NULL)[0], ==,
                   "The places of 4 actors are not ones on a map: they will be laid out anew.");
}

static void
assert_ends_with (FabDraft *draft, const char *sentence)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (fab_draft_end (draft, &error));
  g_assert_error (error, FAB_ERROR, FAB_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, sentence);
}

static void
test_empty (void)
{
  g_autoptr (FabDraft) draft = fab_draft_new ();

  assert_ends_with (draft, "This file holds no actor.");
}

/* A million is counted, not kept. */
static void
test_too_many (void)
{
  g_autoptr (FabDraft) draft = fab_draft_new ();
  guint name = fab_draft_add_column (draft, FAB_DRAFT_NODES, "name", FAB_DRAFT_LABEL);

  for (guint i = 0; i < 1000000; i++)
    fab_draft_set_text (draft, FAB_DRAFT_NODES, fab_draft_add_node (draft, "x"), name, "y");
  g_assert_cmpuint (fab_draft_get_n_rows (draft, FAB_DRAFT_NODES), ==, FAB_DRAFT_MAX_NODES);
  assert_ends_with (draft, "This file holds 1,000,000 actors, and a map of more than 50,000 can be neither drawn nor "
                           "read. Keep the part of it "
                           "that matters, in the program that it comes from, and import that.");
}

static void
test_too_wide (void)
{
  g_autoptr (FabDraft) draft = fab_draft_new ();
  g_autofree char *text = g_strnfill (FAB_DRAFT_MAX_TEXT - 1, 'x');
  g_autofree char *longer = g_strconcat (text, "é", "é", NULL);
  guint last = 0;

  for (guint i = 0; i < FAB_DRAFT_MAX_COLUMNS + 2; i++)
    last = fab_draft_add_column (draft, FAB_DRAFT_NODES, "c", FAB_DRAFT_UNKNOWN);
  g_assert_cmpuint (last, ==, FAB_DRAFT_NONE);
  fab_draft_set_text (draft, FAB_DRAFT_NODES, fab_draft_add_node (draft, "a"), 0, longer);
  fab_draft_set_text (draft, FAB_DRAFT_NODES, 0, last, "nowhere");
  end (draft);
  g_assert_cmpstr (fab_draft_get_text (draft, FAB_DRAFT_NODES, 0, 0), ==, text);
  g_assert_null (fab_draft_get_text (draft, FAB_DRAFT_NODES, 0, last));
  g_assert_cmpstr (fab_draft_get_notes (draft, NULL)[0], ==,
                   "2 columns were left out: there are more than can be kept.");
  g_assert_cmpstr (fab_draft_get_notes (draft, NULL)[1], ==, "1 text was shortened: it was longer than 100 000 bytes.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draft/tables", test_tables);
  g_test_add_func ("/draft/missing-ends", test_missing_ends);
  g_test_add_func ("/draft/many-notes", test_many_notes);
  g_test_add_func ("/draft/same-id", test_same_id);
  g_test_add_func ("/draft/places", test_places);
  g_test_add_func ("/draft/empty", test_empty);
  g_test_add_func ("/draft/too-many", test_too_many);
  g_test_add_func ("/draft/too-wide", test_too_wide);
  return g_test_run ();
}
