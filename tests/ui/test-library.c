/* Solutions, funding and deliverables: what the demo holds is shown, filtered, added, changed, removed, and undone. */
#include "fab-date.h"
#include "fab-deliverables-page.h"
#include "fab-funding-page.h"
#include "fab-funding.h"
#include "fab-key-figure.h"
#include "fab-piece-row.h"
#include "fab-solutions-page.h"
#include "fab-ui-test.h"

static FabCollectionPage *
show_page (FabUiFixture *fixture, GType type)
{
  GtkWidget *page = g_object_new (type, "context", fixture->context, "title", "Page", NULL);

  fab_ui_test_show (fixture, page);
  return FAB_COLLECTION_PAGE (page);
}

static guint
count_shown (FabCollectionPage *page, const char *view)
{
  return g_list_model_get_n_items (fab_collection_get_shown (fab_collection_page_get_collection (page, view)));
}

static FabRecord *
get_shown (FabCollectionPage *page, const char *view, guint position)
{
  g_autoptr (FabRecord) record =
      g_list_model_get_item (fab_collection_get_shown (fab_collection_page_get_collection (page, view)), position);

  g_assert_nonnull (record);
  return record; /* the store holds it */
}

static FabRecord *
find_titled (FabStore *store, FabTableId table, const char *title)
{
  GListModel *list = fab_store_get_list (store, table);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr (FabRecord) record = g_list_model_get_item (list, i);

    if (strstr (fab_record_get_title (record), title) != NULL)
      return record;
  }
  g_assert_not_reached ();
}

/* What is on the screen now; fab_ui_test_find_label() waits for what comes. */
static GtkWidget *
find_mapped (FabCollectionPage *page, const char *text)
{
  GtkWidget *label;

  for (guint i = 0; (label = fab_ui_test_find (GTK_WIDGET (page), GTK_TYPE_LABEL, i)) != NULL; i++)
    if (gtk_widget_get_mapped (label) && g_str_equal (gtk_label_get_text (GTK_LABEL (label)), text))
      return label;
  return NULL;
}

/* ---- What the demo holds ---- */

static void
test_solutions (FabUiFixture *fixture, gconstpointer data)
{
  FabCollectionPage *page = show_page (fixture, FAB_TYPE_SOLUTIONS_PAGE);

  g_assert_cmpuint (count_shown (page, "sheets"), ==, 20);
  g_assert_cmpuint (count_shown (page, "fabriques"), ==, 23);
  g_assert_cmpuint (count_shown (page, "leads"), ==, 8);
  g_assert_cmpstr (fab_record_get_text (get_shown (page, "fabriques", 0), FAB_PAST_FABRIQUE_YEAR), ==, "2025");
  g_assert_cmpint (fab_record_get_integer (get_shown (page, "leads", 7), FAB_LEAD_POSITION), ==, 8);
  g_assert_true (fab_page_show_view (FAB_PAGE (page), "leads"));
  g_assert_false (fab_page_show_view (FAB_PAGE (page), "map"));
  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (page), "Former les managers de centre-ville à la transition"));
}

static void
test_reads_a_sheet (FabUiFixture *fixture, gconstpointer data)
{
  FabCollectionPage *page = show_page (fixture, FAB_TYPE_SOLUTIONS_PAGE);
  FabRecord *sheet = find_titled (fixture->store, FAB_TABLE_SHEET, "Shop’in Romans");

  g_assert_true (fab_page_show_record (FAB_PAGE (page), sheet));
  fab_ui_test_settle ();
  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (page), "708\302\240m²"));
  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (page), "Des métiers d’art dans leurs murs"));
  fab_context_edit (fixture->context, "Changed", sheet, FAB_SHEET_STRENGTHS, FAB_TEXT ("<b>Un & deux</b>"));
  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (page), "<b>Un & deux</b>"));
  g_assert_nonnull (find_mapped (page, "Strengths"));
  fab_context_edit (fixture->context, "Changed", sheet, FAB_SHEET_STRENGTHS, FAB_NULL);
  fab_ui_test_settle ();
  g_assert_null (find_mapped (page, "Strengths"));
}

static void
test_funding (FabUiFixture *fixture, gconstpointer data)
{
  FabCollectionPage *page = show_page (fixture, FAB_TYPE_FUNDING_PAGE);
  g_autofree char *date = fab_date_format ("2023-07-17", fab_language_get_default ());
  g_autofree char *closed = g_strdup_printf ("Closed on %s", date);

  g_assert_cmpuint (count_shown (page, "calls"), ==, 1);
  g_assert_cmpuint (count_shown (page, "aids"), ==, fab_store_get_count (fixture->store, FAB_TABLE_AID));
  g_assert_cmpuint (count_shown (page, "fundings"), ==, fab_store_get_count (fixture->store, FAB_TABLE_FUNDING));
  /* The one that is closed comes last, and says so. */
  g_assert_cmpstr (fab_record_get_text (get_shown (page, "aids", count_shown (page, "aids") - 1), FAB_AID_CLOSING_DATE),
                   ==, "2023-07-17");
  fab_page_show_view (FAB_PAGE (page), "aids");
  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (page), closed));
  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (page), "Closed"));
}

static void
test_territory (FabUiFixture *fixture, gconstpointer data)
{
  FabCollectionPage *page = show_page (fixture, FAB_TYPE_DELIVERABLES_PAGE);
  FabRecord *lorient = find_titled (fixture->store, FAB_TABLE_TERRITORY, "Lorient");
  FabRecord *elsewhere = find_titled (fixture->store, FAB_TABLE_DELIVERABLE, "Beauvaisis");
  guint all = count_shown (page, "list");

  g_assert_cmpuint (all, ==, 16);
  fab_context_set_territory (fixture->context, lorient);
  fab_ui_test_settle ();
  g_assert_cmpuint (count_shown (page, "list"), <, all);
  /* What is asked for is shown, whatever the territory. */
  g_assert_true (fab_page_show_record (FAB_PAGE (page), elsewhere));
  fab_ui_test_settle ();
  g_assert_null (fab_context_get_territory (fixture->context));
  g_assert_true (fab_collection_get_selected (fab_collection_page_get_collection (page, "list")) == elsewhere);
}

/* ---- Filter ---- */

static void
test_filter (FabUiFixture *fixture, gconstpointer data)
{
  FabCollectionPage *page = show_page (fixture, FAB_TYPE_SOLUTIONS_PAGE);
  FabCollection *sheets = fab_collection_page_get_collection (page, "sheets");

  fab_collection_filter (sheets, "ROMANS-SUR-ISERE");
  g_assert_cmpuint (count_shown (page, "sheets"), ==, 1);
  fab_collection_filter (sheets, "tiers lieu");
  g_assert_cmpuint (count_shown (page, "sheets"), >, 1);
  fab_collection_filter (sheets, "no such words");
  g_assert_cmpuint (count_shown (page, "sheets"), ==, 0);
  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (page), "Nothing found"));
  fab_collection_filter (sheets, "");
  g_assert_cmpuint (count_shown (page, "sheets"), ==, 20);
}

/* ---- Editing ---- */

static void
count_notify (guint *count)
{
  (*count)++;
}

static void
test_add_change_remove (FabUiFixture *fixture, gconstpointer data)
{
  FabCollectionPage *page = show_page (fixture, FAB_TYPE_DELIVERABLES_PAGE);
  FabCollection *list = fab_collection_page_get_collection (page, "list");
  guint notified = 0;
  FabRecord *memo;

  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (page), "No deliverable yet"));
  g_signal_connect_swapped (list, "notify::selected", G_CALLBACK (count_notify), &notified);
  memo = fab_collection_insert (list, "<b>Memo & notes</b>");
  fab_ui_test_settle ();
  g_assert_cmpstr (fab_store_get_undo_sentence (fixture->store), ==, "Deliverable “<b>Memo & notes</b>” added");
  g_assert_cmpuint (notified, ==, 1);
  g_assert_true (fab_collection_get_selected (list) == memo);
  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (page), "<b>Memo & notes</b>"));
  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (page), "To write"));

  fab_context_edit (fixture->context, "Due", memo, FAB_DELIVERABLE_DUE_DATE, FAB_TEXT ("2020"));
  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (page), "Late"));
  fab_context_edit (fixture->context, "Done", memo, FAB_DELIVERABLE_STATUS, FAB_TEXT ("published"));
  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (page), "Published"));

  gtk_widget_activate_action (GTK_WIDGET (page), "page.remove", NULL);
  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (page), "No deliverable yet"));
  g_assert_null (fab_collection_page_get_detail (page));
  /* GTK keeps what had the focus alive when it is hidden twice within one frame. */
  gtk_test_widget_wait_for_draw (fixture->window);
  gtk_test_widget_wait_for_draw (fixture->window);
  fab_store_undo (fixture->store, NULL);
  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (page), "Published"));
  while (fab_store_get_undo_sentence (fixture->store) != NULL)
    fab_store_undo (fixture->store, NULL);
  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (page), "No deliverable yet"));
}

static void
test_ticks_pieces_off (FabUiFixture *fixture, gconstpointer data)
{
  FabCollectionPage *page = show_page (fixture, FAB_TYPE_FUNDING_PAGE);
  GtkWidget *row = fab_ui_test_find (GTK_WIDGET (page), FAB_TYPE_PIECE_ROW, 1);
  GtkCheckButton *check = GTK_CHECK_BUTTON (fab_ui_test_find (row, GTK_TYPE_CHECK_BUTTON, 0));
  FabRecord *piece = fab_record_row_get_record (FAB_RECORD_ROW (row));

  g_assert_cmpstr (fab_record_get_title (piece), ==, "A. Courrier du préfet");
  g_assert_null (fab_ui_test_find (GTK_WIDGET (page), FAB_TYPE_PIECE_ROW, 4));
  gtk_check_button_set_active (check, TRUE);
  g_assert_true (fab_record_get_boolean (piece, FAB_CALL_PIECE_DONE));
  g_assert_cmpstr (fab_store_get_undo_sentence (fixture->store), ==, "Piece “A. Courrier du préfet” ready");
  fab_store_undo (fixture->store, NULL);
  g_assert_false (gtk_check_button_get_active (check));
  g_assert_null (fab_store_get_undo_sentence (fixture->store));
}

static void
test_adds_a_funding (FabUiFixture *fixture, gconstpointer data)
{
  FabCollectionPage *page = show_page (fixture, FAB_TYPE_FUNDING_PAGE);
  FabRecord *action = find_titled (fixture->store, FAB_TABLE_ACTION, "Un mois sans camion");
  guint before = count_shown (page, "fundings");
  FabRecord *funding = fab_funding_insert (fixture->context, action);

  g_assert_true (fab_page_show_record (FAB_PAGE (page), funding));
  fab_ui_test_settle ();
  g_assert_cmpuint (count_shown (page, "fundings"), ==, before + 1);
  g_assert_true (fab_collection_get_selected (fab_collection_page_get_collection (page, "fundings")) == funding);
  fab_store_undo (fixture->store, NULL);
  fab_ui_test_settle ();
  g_assert_cmpuint (count_shown (page, "fundings"), ==, before);
}

/* ---- Where records are shown ---- */

static void
test_shows_records (FabUiFixture *fixture, gconstpointer data)
{
  FabCollectionPage *page = show_page (fixture, FAB_TYPE_FUNDING_PAGE);
  FabRecord *date = find_titled (fixture->store, FAB_TABLE_CALL_DATE, "Jury");
  FabRecord *aid = find_titled (fixture->store, FAB_TABLE_AID, "Fonds vert");

  g_assert_true (fab_page_show_record (FAB_PAGE (page), aid));
  g_assert_true (fab_collection_get_selected (fab_collection_page_get_collection (page, "aids")) == aid);
  g_assert_true (fab_page_show_record (FAB_PAGE (page), date));
  fab_ui_test_settle ();
  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (page), "Jury"));
  g_assert_false (fab_page_show_record (FAB_PAGE (page), find_titled (fixture->store, FAB_TABLE_ACTOR, "Biocoop")));
}

static void
test_read_only (FabUiFixture *fixture, gconstpointer data)
{
  g_autoptr (FabContext) context = fab_context_new (fixture->store, TRUE);
  GtkWidget *page = g_object_new (FAB_TYPE_FUNDING_PAGE, "context", context, "title", "Page", NULL);
  guint calls = fab_store_get_count (fixture->store, FAB_TABLE_CALL);

  fab_ui_test_show (fixture, page);
  gtk_widget_activate_action (page, "page.remove", NULL);
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_CALL), ==, calls);
  g_assert_false (gtk_widget_is_sensitive (fab_ui_test_find (page, GTK_TYPE_CHECK_BUTTON, 0)));
  adw_window_set_content (ADW_WINDOW (fixture->window), NULL);
}

/* ---- Figures ---- */

static void
test_key_figures (void)
{
  static const struct {
    const char *line;
    const char *figure;
  } lines[] = {
    { "17 tiers-lieux dans le parc", "17" },
    { "4 000 m² de locaux", "4 000 m²" },
    { "104 384 habitants", "104 384" },
    { "−15,85 % dans le centre", "−15,85 %" },
    { "1,5 M€ de travaux", "1,5 M€" },
    { "20 hangars", "20" },
    { "3D et plus", "" },
    { "Tous embauchés", "" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_autofree char *figure = g_strndup (lines[i].line, fab_key_figure_measure (lines[i].line));

    g_assert_cmpstr (g_strchomp (figure), ==, lines[i].figure);
  }
}

int
main (int argc, char **argv)
{
  fab_ui_test_init (&argc, &argv);
#define ADD(path, demo, function) \
  g_test_add (path, FabUiFixture, demo, fab_ui_test_set_up, function, fab_ui_test_tear_down)
  ADD ("/library/solutions", "demo", test_solutions);
  ADD ("/library/reads-a-sheet", "demo", test_reads_a_sheet);
  ADD ("/library/funding", "demo", test_funding);
  ADD ("/library/territory", "demo", test_territory);
  ADD ("/library/filter", "demo", test_filter);
  ADD ("/library/add-change-remove", NULL, test_add_change_remove);
  ADD ("/library/ticks-pieces-off", "demo", test_ticks_pieces_off);
  ADD ("/library/adds-a-funding", "demo", test_adds_a_funding);
  ADD ("/library/shows-records", "demo", test_shows_records);
  ADD ("/library/read-only", "demo", test_read_only);
  g_test_add_func ("/library/key-figures", test_key_figures);
  return g_test_run ();
}
