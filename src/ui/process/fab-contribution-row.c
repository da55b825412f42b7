#include "fab-contribution-row.h"

#include <glib/gi18n.h>

#include "fab-promotion-dialogs.h"

struct _FabContributionRow {
  FabRecordRow parent_instance;
};

G_DEFINE_FINAL_TYPE (FabContributionRow, fab_contribution_row, FAB_TYPE_RECORD_ROW)

/* Who said it and where; then what it became. */
static void
describe_contribution (FabStore *store, FabRecord *contribution, FabSummary *summary)
{
  g_autofree char *who = fab_summary_join (store, contribution, FAB_CONTRIBUTION_ACTOR, FAB_CONTRIBUTION_TERRITORY, -1);

  summary->target = fab_store_get_target (store, contribution, FAB_CONTRIBUTION_RESULT);
  if (summary->target == NULL) {
    summary->subtitle = g_steal_pointer (&who);
    return;
  }
  summary->subtitle = g_strdup_printf ("%s%s→ %s · %s", who, *who != '\0' ? "\n" : "",
                                       fab_table_get_label (fab_record_get_table (summary->target)),
                                       fab_record_get_title (summary->target));
}

static void
on_make_actor (GtkWidget *widget, const char *action, GVariant *parameter)
{
  fab_promotion_ask_for_actor (widget, fab_record_row_get_context (FAB_RECORD_ROW (widget)),
                               fab_record_row_get_record (FAB_RECORD_ROW (widget)));
}

static void
on_make_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  fab_promotion_ask_for_action (widget, fab_record_row_get_context (FAB_RECORD_ROW (widget)),
                                fab_record_row_get_record (FAB_RECORD_ROW (widget)));
}

static void
fab_contribution_row_set_up (FabRecordRow *row, FabContext *context, FabRecord *contribution)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("Make an actor of it…"), "contribution.make-actor");
  g_menu_append (menu, _ ("Make an action of it…"), "contribution.make-action");
  fab_record_row_add_menu (row, G_MENU_MODEL (menu));
}

/* What it became once, it stays until that is gone. */
static void
fab_contribution_row_refresh (FabRecordRow *row, FabContext *context, FabRecord *contribution)
{
  FabStore *store = fab_context_get_store (context);
  gboolean free = fab_store_get_target (store, contribution, FAB_CONTRIBUTION_RESULT) == NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (row), "contribution.make-actor", free);
  gtk_widget_action_set_enabled (GTK_WIDGET (row), "contribution.make-action", free);
}

static void
fab_contribution_row_class_init (FabContributionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  FAB_RECORD_ROW_CLASS (klass)->set_up = fab_contribution_row_set_up;
  FAB_RECORD_ROW_CLASS (klass)->refresh = fab_contribution_row_refresh;
  gtk_widget_class_install_action (widget_class, "contribution.make-actor", NULL, on_make_actor);
  gtk_widget_class_install_action (widget_class, "contribution.make-action", NULL, on_make_action);
}

static void
fab_contribution_row_init (FabContributionRow *self)
{
}

/** fab_contribution_row_new: (transfer floating): a #FabMakeRow */
GtkWidget *
fab_contribution_row_new (FabContext *context, FabRecord *contribution)
{
  return fab_record_row_new_of_type (FAB_TYPE_CONTRIBUTION_ROW, context, contribution, describe_contribution);
}
