#include "fab-project-view.h"

#include <glib/gi18n.h>

#include "fab-actors-page.h"
#include "fab-date.h"
#include "fab-deliverables-page.h"
#include "fab-funding-page.h"
#include "fab-label-page.h"
#include "fab-overview-page.h"
#include "fab-page.h"
#include "fab-process-page.h"
#include "fab-record-sort.h"
#include "fab-roadmap-page.h"
#include "fab-section.h"
#include "fab-solutions-page.h"

struct _FabProjectView {
  AdwBreakpointBin parent_instance;

  AdwBanner *banner; /* template children */
  AdwNavigationSplitView *split;
  AdwWindowTitle *project_title;
  GtkDropDown *territories;
  GtkListBox *sections;

  FabProject *project; /* owned */
  FabContext *context; /* owned */
  GHashTable *pages;   /* name → FabPage, owned; made when first shown */
  guint refresh_source;
};

G_DEFINE_FINAL_TYPE (FabProjectView, fab_project_view, ADW_TYPE_BREAKPOINT_BIN)

static const FabSectionInfo all_sections[] = {
  { "overview", N_ ("Overview"), "fab-overview-symbolic", FAB_TABLE_NONE, fab_overview_page_get_type },
  { "actors", N_ ("Actors"), "fab-actors-symbolic", FAB_TABLE_ACTOR, fab_actors_page_get_type },
  { "roadmap", N_ ("Roadmap"), "fab-roadmap-symbolic", FAB_TABLE_ACTION, fab_roadmap_page_get_type },
  { "label", N_ ("Label"), "fab-label-symbolic", FAB_TABLE_SHOP, fab_label_page_get_type },
  { "process", N_ ("Process"), "fab-process-symbolic", FAB_TABLE_MEETING, fab_process_page_get_type },
  { "solutions", N_ ("Solutions"), "fab-solutions-symbolic", FAB_TABLE_SHEET, fab_solutions_page_get_type },
  { "funding", N_ ("Funding"), "fab-funding-symbolic", FAB_TABLE_FUNDING, fab_funding_page_get_type },
  { "deliverables", N_ ("Deliverables"), "fab-deliverables-symbolic", FAB_TABLE_DELIVERABLE,
    fab_deliverables_page_get_type },
};

/* ---- Pages ---- */

static GtkListBoxRow *
find_section (FabProjectView *self, const char *name)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sections, i)) != NULL; i++)
    if (g_str_equal (fab_section_get_info (FAB_SECTION (row))->name, name))
      return row;
  return NULL;
}

static FabPage *
get_page (FabProjectView *self, const FabSectionInfo *info)
{
  FabPage *page = g_hash_table_lookup (self->pages, info->name);

  if (page == NULL) {
    page = g_object_new (info->get_page_type (), "context", self->context, "title", _ (info->title), "tag", info->name,
                         NULL);
    g_hash_table_insert (self->pages, g_strdup (info->name), g_object_ref_sink (page));
  }
  return page;
}

static FabPage *
show_section (FabProjectView *self, GtkListBoxRow *row)
{
  FabPage *page = get_page (self, fab_section_get_info (FAB_SECTION (row)));

  gtk_list_box_select_row (self->sections, row);
  adw_navigation_split_view_set_content (self->split, ADW_NAVIGATION_PAGE (page));
  adw_navigation_split_view_set_show_content (self->split, TRUE);
  return page;
}

static void
on_section_activated (FabProjectView *self, GtkListBoxRow *row)
{
  show_section (self, row);
}

/* Beside the sidebar stands what is chosen in it, whichever key chose it.  Alone on a narrow window, it waits for Enter. */
static void
on_section_selected (FabProjectView *self, GtkListBoxRow *row)
{
  if (row == NULL || adw_navigation_split_view_get_collapsed (self->split))
    return;
  if (adw_navigation_split_view_get_content (self->split) !=
      ADW_NAVIGATION_PAGE (get_page (self, fab_section_get_info (FAB_SECTION (row)))))
    show_section (self, row);
}

/* The first page that knows how to show the record.  It stands in the window before it is asked, so that a dialog that it opens finds its
 * place; nothing is drawn in between. */
static void
on_show_record (FabProjectView *self, FabRecord *record)
{
  AdwNavigationPage *before = adw_navigation_split_view_get_content (self->split);

  for (guint i = 0; i < G_N_ELEMENTS (all_sections); i++) {
    FabPage *page = get_page (self, &all_sections[i]);

    adw_navigation_split_view_set_content (self->split, ADW_NAVIGATION_PAGE (page));
    if (!fab_page_show_record (page, record))
      continue;
    gtk_list_box_select_row (self->sections, find_section (self, all_sections[i].name));
    adw_navigation_split_view_set_show_content (self->split, TRUE);
    return;
  }
  adw_navigation_split_view_set_content (self->split, before);
}

/* ---- The territory ---- */

static char *
get_territory_name (gpointer item)
{
  return g_strdup (FAB_IS_RECORD (item) ? fab_record_get_title (item) : gtk_string_object_get_string (item));
}

static void
on_territory_selected (FabProjectView *self)
{
  GObject *item = gtk_drop_down_get_selected_item (self->territories);

  fab_context_set_territory (self->context, FAB_IS_RECORD (item) ? FAB_RECORD (item) : NULL);
}

static void
on_context_territory (FabProjectView *self)
{
  FabRecord *territory = fab_context_get_territory (self->context);
  GListModel *model = gtk_drop_down_get_model (self->territories);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr (GObject) item = g_list_model_get_item (model, i);

    if (territory == NULL ? !FAB_IS_RECORD (item) : item == G_OBJECT (territory))
      gtk_drop_down_set_selected (self->territories, i);
  }
}

static void
set_up_territories (FabProjectView *self)
{
  g_autoptr (GtkExpression) name =
      gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (get_territory_name), NULL, NULL);
  g_autoptr (GListStore) parts = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr (GtkStringList) all = gtk_string_list_new ((const char *[]){ _ ("All territories"), NULL });
  g_autoptr (GListModel) records =
      fab_record_sort_new (fab_store_get_list (fab_context_get_store (self->context), FAB_TABLE_TERRITORY));
  g_autoptr (GListModel) model = NULL;

  g_list_store_append (parts, all);
  g_list_store_append (parts, records);
  model = G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (g_steal_pointer (&parts))));
  gtk_drop_down_set_expression (self->territories, name);
  gtk_drop_down_set_model (self->territories, model);
  g_signal_connect_object (self->territories, "notify::selected-item", G_CALLBACK (on_territory_selected), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "notify::territory", G_CALLBACK (on_context_territory), self,
                           G_CONNECT_SWAPPED);
}

/* ---- Counts ---- */

static gboolean
refresh_counts (gpointer data)
{
  FabProjectView *self = data;
  GtkListBoxRow *row;

  self->refresh_source = 0;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sections, i)) != NULL; i++)
    fab_section_refresh (FAB_SECTION (row));
  return G_SOURCE_REMOVE;
}

static void
queue_counts (FabProjectView *self)
{
  if (self->refresh_source == 0)
    self->refresh_source = g_idle_add (refresh_counts, self);
}

/* ---- How the file stands ---- */

static char *
describe_state (FabProject *project)
{
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *clock = NULL;

  if (fab_project_get_read_only (project))
    return g_strdup (_ ("Read-only"));
  switch (fab_project_get_state (project)) {
  case FAB_PROJECT_PENDING:
  case FAB_PROJECT_SAVING:
    return g_strdup (_ ("Saving…"));
  case FAB_PROJECT_CHANGED_ELSEWHERE:
    return g_strdup (_ ("Changed elsewhere"));
  case FAB_PROJECT_FAILED:
    return g_strdup (_ ("Not saved"));
  case FAB_PROJECT_SAVED:
  default:
    break;
  }
  if (fab_project_get_saved_at (project) == 0)
    return g_strdup ("");
  time = g_date_time_new_from_unix_local (fab_project_get_saved_at (project));
  clock = g_date_time_format (time, "%H:%M");
  return g_strdup_printf (_ ("Saved at %s"), clock);
}

static void
refresh_state (FabProjectView *self)
{
  FabProjectState state = fab_project_get_state (self->project);
  const char *problem = fab_project_get_problem (self->project);
  g_autofree char *subtitle = describe_state (self->project);

  adw_window_title_set_title (self->project_title, fab_project_get_title (self->project));
  adw_window_title_set_subtitle (self->project_title, subtitle);
  adw_banner_set_title (self->banner, problem != NULL ? problem : "");
  adw_banner_set_button_label (self->banner, state == FAB_PROJECT_CHANGED_ELSEWHERE ? _ ("Choose…")
                                             : state == FAB_PROJECT_FAILED          ? _ ("Save a copy…")
                                                                                    : NULL);
  adw_banner_set_revealed (self->banner, problem != NULL);
}

static void
on_overwritten (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FabProjectView) self = data;
  g_autoptr (GError) error = NULL;

  if (!fab_project_overwrite_finish (FAB_PROJECT (source), result, &error))
    fab_context_report (self->context, _ ("The file could not be saved."), error);
}

static void
on_conflict_answer (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FabProjectView) self = data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (response, "copy"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.save-copy", NULL);
  else if (g_str_equal (response, "overwrite"))
    fab_project_overwrite_async (self->project, NULL, on_overwritten, g_object_ref (self));
}

static void
on_banner_clicked (FabProjectView *self)
{
  AdwDialog *dialog;

  if (fab_project_get_state (self->project) != FAB_PROJECT_CHANGED_ELSEWHERE) {
    gtk_widget_activate_action (GTK_WIDGET (self), "win.save-copy", NULL);
    return;
  }
  dialog = adw_alert_dialog_new (
      _ ("The file was changed elsewhere"),
      _ ("Somebody else saved this project after you opened it. Save your work beside it as a copy, "
         "or replace what they saved: a backup of theirs is kept."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("Decide later"), "overwrite", _ ("Replace"),
                                  "copy", _ ("Save a copy…"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "overwrite", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "copy", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self), NULL, on_conflict_answer, g_object_ref (self));
}

/* ---- The widget ---- */

static void
fab_project_view_dispose (GObject *object)
{
  FabProjectView *self = FAB_PROJECT_VIEW (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_pointer (&self->pages, g_hash_table_unref);
  g_clear_object (&self->context);
  g_clear_object (&self->project);
  gtk_widget_dispose_template (GTK_WIDGET (self), FAB_TYPE_PROJECT_VIEW);
  G_OBJECT_CLASS (fab_project_view_parent_class)->dispose (object);
}

static void
fab_project_view_class_init (FabProjectViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_project_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-project-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FabProjectView, banner);
  gtk_widget_class_bind_template_child (widget_class, FabProjectView, split);
  gtk_widget_class_bind_template_child (widget_class, FabProjectView, project_title);
  gtk_widget_class_bind_template_child (widget_class, FabProjectView, territories);
  gtk_widget_class_bind_template_child (widget_class, FabProjectView, sections);
  gtk_widget_class_bind_template_callback (widget_class, on_section_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_section_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_banner_clicked);
}

static void
fab_project_view_init (FabProjectView *self)
{
  self->pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_up (FabProjectView *self)
{
  FabStore *store = fab_context_get_store (self->context);

  for (guint i = 0; i < G_N_ELEMENTS (all_sections); i++)
    gtk_list_box_append (self->sections, fab_section_new (&all_sections[i], self->context));
  set_up_territories (self);
  g_signal_connect_object (store, "committed", G_CALLBACK (queue_counts), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "notify::territory", G_CALLBACK (queue_counts), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "show-record", G_CALLBACK (on_show_record), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->project, "notify", G_CALLBACK (refresh_state), self, G_CONNECT_SWAPPED);
  refresh_state (self);
}

/** fab_project_view_new: (transfer floating): shows an open project */
FabProjectView *
fab_project_view_new (FabProject *project, FabContext *context)
{
  FabProjectView *self = g_object_new (FAB_TYPE_PROJECT_VIEW, NULL);

  self->project = g_object_ref (project);
  self->context = g_object_ref (context);
  set_up (self);
  return self;
}

/**
 * fab_project_view_show:
 * @name: a section's name, such as "actors"; a page's own view may follow a hyphen: "actors-list"
 *
 * Returns: whether there is such a view
 */
gboolean
fab_project_view_show (FabProjectView *self, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "-", 2);
  GtkListBoxRow *row = find_section (self, parts[0]);
  FabPage *page;

  if (row == NULL)
    return FALSE;
  page = show_section (self, row);
  return parts[1] == NULL || fab_page_show_view (page, parts[1]);
}
