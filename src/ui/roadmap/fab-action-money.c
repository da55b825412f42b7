/* fab-action-money.c: what an action costs, and who pays */
#include <glib/gi18n.h>

#include "fab-action-sections.h"
#include "fab-editor-row.h"
#include "fab-funding-bar.h"
#include "fab-number.h"
#include "fab-records-group.h"
#include "fab-roadmap.h"

static char *
format_money (FabRecord *record, guint field)
{
  if (fab_record_is_null (record, field))
    return g_strdup ("");
  return fab_number_format_money (fab_record_get_integer (record, field), fab_language_get_default ());
}

static char *
dup_choice (FabRecord *record, guint field)
{
  return g_strdup (fab_choices_get_label (fab_record_get_table (record)->fields[field].choices,
                                          fab_record_get_text (record, field)));
}

/* ---- Funding ---- */

static GtkWidget *
make_funding_row (FabRecordsGroup *group, FabRecord *record)
{
  static const guint fields[] = { FAB_FUNDING_AMOUNT,      FAB_FUNDING_STATUS, FAB_FUNDING_FUNDER,
                                  FAB_FUNDING_FUNDER_NAME, FAB_FUNDING_AID,    FAB_FUNDING_DECISION_DATE,
                                  FAB_FUNDING_NOTES };

  return fab_editor_row_new (fab_records_group_get_context (group), record, fields, G_N_ELEMENTS (fields));
}

static void
update_funding_row (FabRecordsGroup *group, GtkWidget *row, FabRecord *record)
{
  FabStore *store = fab_records_group_get_store (group);
  FabRecord *funder = fab_store_get_target (store, record, FAB_FUNDING_FUNDER);
  FabRecord *aid = fab_store_get_target (store, record, FAB_FUNDING_AID);
  const char *in_words = fab_record_get_text (record, FAB_FUNDING_FUNDER_NAME);
  const char *name = funder != NULL     ? fab_record_get_title (funder)
                     : in_words != NULL ? in_words
                                        : _ ("Funder not known");
  g_autofree char *status = dup_choice (record, FAB_FUNDING_STATUS);
  g_autofree char *subtitle =
      aid != NULL ? g_strdup_printf ("%s · %s", status, fab_record_get_title (aid)) : g_strdup (status);
  g_autofree char *amount = format_money (record, FAB_FUNDING_AMOUNT);

  fab_editor_row_set_texts (FAB_EDITOR_ROW (row), name, subtitle);
  fab_editor_row_set_value (FAB_EDITOR_ROW (row), amount);
}

static void
insert_funding (FabRecordsGroup *group, FabRecord *funder, const char *name)
{
  FabContext *context = fab_records_group_get_context (group);
  FabStore *store = fab_records_group_get_store (group);
  g_autofree char *sentence =
      g_strdup_printf (_ ("Funding by “%s” added"), funder != NULL ? fab_record_get_title (funder) : name);
  g_autoptr (GError) error = NULL;

  fab_store_begin (store, sentence);
  if (fab_store_insert (store, FAB_TABLE_FUNDING, &error, FAB_FUNDING_ACTION,
                        FAB_REF (fab_records_group_get_owner (group)), FAB_FUNDING_FUNDER,
                        funder != NULL ? FAB_REF (funder) : FAB_NULL, FAB_FUNDING_FUNDER_NAME, FAB_TEXT (name),
                        FAB_FUNDING_STATUS, FAB_TEXT ("sought"), -1)) {
    fab_context_commit (context);
    return;
  }
  fab_store_rollback (store);
  fab_context_report (context, _ ("The funding could not be added."), error);
}

static void
on_funder_chosen (FabRecordsGroup *group, FabRecord *funder)
{
  insert_funding (group, funder, NULL);
}

static void
on_funder_named (FabRecordsGroup *group, const char *name)
{
  insert_funding (group, NULL, name);
}

static void
add_funding (FabRecordsGroup *group)
{
  static const FabTableId tables[] = { FAB_TABLE_ACTOR };

  fab_records_group_choose (group, _ ("Add a funding"), tables, 1, TRUE, G_CALLBACK (on_funder_chosen),
                            G_CALLBACK (on_funder_named));
}

static const FabRecordsInfo funding_info = {
  .table = FAB_TABLE_FUNDING,
  .field = FAB_FUNDING_ACTION,
  .button_label = N_ ("Add a funding"),
  .make_row = make_funding_row,
  .update_row = update_funding_row,
  .add = add_funding,
};

/* ---- Budget lines ---- */

static GtkWidget *
make_budget_row (FabRecordsGroup *group, FabRecord *record)
{
  static const guint fields[] = { FAB_BUDGET_LINE_LABEL, FAB_BUDGET_LINE_KIND, FAB_BUDGET_LINE_YEAR,
                                  FAB_BUDGET_LINE_PLANNED, FAB_BUDGET_LINE_SPENT };

  return fab_editor_row_new (fab_records_group_get_context (group), record, fields, G_N_ELEMENTS (fields));
}

static void
update_budget_row (FabRecordsGroup *group, GtkWidget *row, FabRecord *record)
{
  g_autofree char *planned = format_money (record, FAB_BUDGET_LINE_PLANNED);
  g_autofree char *spent = format_money (record, FAB_BUDGET_LINE_SPENT);
  g_autofree char *said =
      *spent != '\0' ? g_strdup_printf (_ ("%s spent"), spent) : dup_choice (record, FAB_BUDGET_LINE_KIND);

  fab_editor_row_set_texts (FAB_EDITOR_ROW (row), fab_record_get_title (record), said);
  fab_editor_row_set_value (FAB_EDITOR_ROW (row), planned);
}

static FabRecord *
insert_budget_line (FabRecordsGroup *group, const char *name, GError **error)
{
  return fab_store_insert (fab_records_group_get_store (group), FAB_TABLE_BUDGET_LINE, error, FAB_BUDGET_LINE_ACTION,
                           FAB_REF (fab_records_group_get_owner (group)), FAB_BUDGET_LINE_LABEL, FAB_TEXT (name), -1);
}

static const FabRecordsInfo budget_info = {
  .table = FAB_TABLE_BUDGET_LINE,
  .field = FAB_BUDGET_LINE_ACTION,
  .entry_label = N_ ("New budget line"),
  .make_row = make_budget_row,
  .update_row = update_budget_row,
  .add_named = insert_budget_line,
};

/* ---- Sums ---- */

typedef struct {
  FabContext *context; /* borrowed: the bar's group outlives neither */
  FabRecord *action;
  GtkWidget *row;
  FabFundingBar *bar;
} Sums;

static void
sums_free (gpointer data, GClosure *closure)
{
  Sums *sums = data;

  g_object_unref (sums->action);
  g_object_unref (sums->context);
  g_free (sums);
}

static void
show_sums (Sums *sums)
{
  g_autoptr (FabActionFacts) facts = NULL;
  FabLanguage language = fab_language_get_default ();
  g_autofree char *secured = NULL, *asked = NULL, *gap = NULL, *text = NULL;

  if (!fab_record_is_alive (sums->action))
    return;
  facts = fab_action_facts_new (fab_context_get_store (sums->context), sums->action, fab_date_today ());
  secured = fab_number_format_money (facts->secured, language);
  asked = fab_number_format_money (facts->asked, language);
  gap = fab_number_format_money (facts->gap, language);
  /* Translators: three amounts of money */
  text = g_strdup_printf (_ ("%s granted or paid, %s asked for"), secured, asked);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (sums->row), _ ("Still to find"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (sums->row), text);
  fab_funding_bar_set_amounts (sums->bar, facts->budget, facts->secured, facts->asked);
  gtk_widget_set_visible (GTK_WIDGET (sums->bar), facts->budget > 0);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (GTK_WIDGET (sums->bar))), gap);
}

static GtkWidget *
make_sums_row (FabContext *context, FabRecord *action)
{
  Sums *sums = g_new0 (Sums, 1);
  GtkWidget *ends = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  sums->context = g_object_ref (context);
  sums->action = g_object_ref (action);
  sums->row = adw_action_row_new ();
  sums->bar = FAB_FUNDING_BAR (fab_funding_bar_new ());
  gtk_widget_set_size_request (GTK_WIDGET (sums->bar), 96, 6);
  gtk_box_append (GTK_BOX (ends), GTK_WIDGET (sums->bar));
  gtk_box_append (GTK_BOX (ends), gtk_label_new (NULL));
  gtk_widget_add_css_class (gtk_widget_get_last_child (ends), "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (sums->row), ends);
  show_sums (sums);
  {
    GClosure *closure = g_cclosure_new_swap (G_CALLBACK (show_sums), sums, sums_free);

    g_object_watch_closure (G_OBJECT (sums->row), closure);
    g_signal_connect_closure (fab_context_get_store (context), "committed", closure, FALSE);
  }
  return sums->row;
}

void
fab_action_fill_money (AdwPreferencesPage *page, FabContext *context, FabRecord *action)
{
  static const guint fields[] = { FAB_ACTION_BUDGET, FAB_ACTION_BUDGET_NOTES };
  AdwPreferencesGroup *budget = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (budget, _ ("Budget"));
  fab_preferences_group_add_fields (budget, context, action, fields, G_N_ELEMENTS (fields));
  adw_preferences_group_add (budget, make_sums_row (context, action));
  adw_preferences_page_add (page, budget);
  adw_preferences_page_add (
      page, ADW_PREFERENCES_GROUP (fab_records_group_new (context, action, _ ("Funding"), &funding_info, NULL)));
  adw_preferences_page_add (
      page, ADW_PREFERENCES_GROUP (fab_records_group_new (context, action, _ ("Budget lines"), &budget_info, NULL)));
}
