#include "fab-contributions.h"

#include <glib/gi18n.h>

#include "fab-contribution-dialog.h"
#include "fab-contribution-row.h"

/** What a kind's contributions are called together; NULL: those of no kind. */
static const struct {
  const char *kind;
  const char *title;
} kinds[] = {
  { "testimony", N_ ("Testimonies") },  { "decision", N_ ("Decisions") },     { "idea", N_ ("Ideas") },
  { "strength", N_ ("Strengths") },     { "weakness", N_ ("Weaknesses") },    { "opportunity", N_ ("Opportunities") },
  { "threat", N_ ("Threats") },         { "projection", N_ ("Projections") }, { "expectation", N_ ("Expectations") },
  { NULL, N_ ("Other contributions") },
};

static gboolean
is_of_kind (FabStore *store, FabRecord *contribution, gconstpointer kind)
{
  return g_strcmp0 (fab_record_get_text (contribution, FAB_CONTRIBUTION_KIND), kind) == 0;
}

static void
on_add (FabDetail *detail)
{
  FabContext *context = fab_detail_get_context (detail);

  adw_dialog_present (fab_contribution_dialog_new (context, fab_detail_get_record (detail)), GTK_WIDGET (detail));
}

/* Shown while there is none, with what to do; then the kinds speak for themselves under it. */
static GtkWidget *
make_head (FabDetail *detail)
{
  GtkWidget *head = adw_preferences_group_new ();
  GtkWidget *add = fab_detail_make_add_button (detail, _ ("Add a contribution"), on_add);

  gtk_widget_add_css_class (add, "flat");
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (head), _ ("What was said"));
  if (fab_context_is_read_only (fab_detail_get_context (detail)))
    return head;
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (head), add);
  return head;
}

/** fab_contributions_add: adds what was said to the page of a meeting: a list for each kind */
void
fab_contributions_add (FabDetail *detail)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_box_append (GTK_BOX (box), make_head (detail));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    FabChildren *children = fab_detail_list_children (detail, FAB_TABLE_CONTRIBUTION, FAB_CONTRIBUTION_MEETING);
    GtkWidget *group;

    fab_children_set_filter (children, is_of_kind, kinds[i].kind);
    group = fab_child_group_new (fab_detail_get_context (detail), _ (kinds[i].title), G_LIST_MODEL (children),
                                 fab_contribution_row_new);
    gtk_widget_add_css_class (group, "fab-subgroup");
    gtk_box_append (GTK_BOX (box), group);
  }
  fab_detail_add (detail, box);
}
