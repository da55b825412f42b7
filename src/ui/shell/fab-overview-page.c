#include "fab-overview-page.h"

#include <glib/gi18n.h>

#include "fab-describe.h"
#include "fab-figure.h"
#include "fab-header-tools.h"
#include "fab-journal-dialog.h"
#include "fab-journal.h"
#include "fab-number.h"
#include "fab-overview.h"
#include "fab-territory.h"

/* How far ahead "due" looks, and how many lines a list shows before it says how many more there are. */
#define DAYS_AHEAD 92
#define MAX_LINES  5

struct _FabOverviewPage {
  FabPage parent_instance;

  FabHeaderTools *tools; /* template children */
  FabFigure *actors;
  FabFigure *actions;
  FabFigure *money;
  FabFigure *shops;
  AdwPreferencesGroup *late;
  AdwPreferencesGroup *due;
  AdwPreferencesGroup *journal;
  AdwPreferencesGroup *without_pilot;
  AdwPreferencesGroup *without_funding;
  AdwPreferencesGroup *label;

  GPtrArray *rows; /* borrowed */
  guint refresh_source;
};

G_DEFINE_FINAL_TYPE (FabOverviewPage, fab_overview_page, FAB_TYPE_PAGE)

/* ---- Rows ---- */

static void
on_row_activated (GtkWidget *row, FabRecord *record)
{
  FabOverviewPage *self = FAB_OVERVIEW_PAGE (gtk_widget_get_ancestor (row, FAB_TYPE_OVERVIEW_PAGE));

  fab_context_show_record (fab_page_get_context (FAB_PAGE (self)), record);
}

static void
add_row (FabOverviewPage *self, AdwPreferencesGroup *group, GtkWidget *row)
{
  adw_preferences_group_add (group, row);
  g_object_set_data (G_OBJECT (row), "group", group);
  g_ptr_array_add (self->rows, row);
}

static GtkWidget *
make_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static GtkWidget *
make_record_row (FabStore *store, FabRecord *record, const char *subtitle)
{
  g_autofree char *title = fab_describe_record (store, record);
  GtkWidget *row = make_row (title, subtitle);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_signal_connect_object (row, "activated", G_CALLBACK (on_row_activated), record, 0);
  return row;
}

static void
add_quiet_row (FabOverviewPage *self, AdwPreferencesGroup *group, const char *text)
{
  GtkWidget *row = make_row (text, NULL);

  gtk_widget_add_css_class (row, "dimmed");
  add_row (self, group, row);
}

static void
add_rest (FabOverviewPage *self, AdwPreferencesGroup *group, guint n)
{
  g_autofree char *text = NULL;

  if (n <= MAX_LINES)
    return;
  text = g_strdup_printf (ngettext ("and %u more", "and %u more", n - MAX_LINES), n - MAX_LINES);
  add_quiet_row (self, group, text);
}

static void
show_due (FabOverviewPage *self, AdwPreferencesGroup *group, GArray *list, const char *none)
{
  FabStore *store = fab_context_get_store (fab_page_get_context (FAB_PAGE (self)));

  for (guint i = 0; i < MIN (list->len, MAX_LINES); i++) {
    FabDue *due = &g_array_index (list, FabDue, i);
    g_autofree char *subtitle = fab_due_describe (store, due, fab_language_get_default ());

    add_row (self, group, make_record_row (store, due->record, subtitle));
  }
  if (list->len == 0)
    add_quiet_row (self, group, none);
  add_rest (self, group, list->len);
}

static void
show_actions (FabOverviewPage *self, AdwPreferencesGroup *group, GPtrArray *list, const char *none)
{
  FabStore *store = fab_context_get_store (fab_page_get_context (FAB_PAGE (self)));

  for (guint i = 0; i < MIN (list->len, MAX_LINES); i++) {
    FabRecord *action = g_ptr_array_index (list, i);
    FabRecord *axis = fab_store_get_target (store, action, FAB_ACTION_AXIS);

    add_row (self, group, make_record_row (store, action, axis != NULL ? fab_record_get_title (axis) : NULL));
  }
  if (list->len == 0)
    add_quiet_row (self, group, none);
  add_rest (self, group, list->len);
}

static void
show_count (FabOverviewPage *self, const char *title, guint count)
{
  GtkWidget *row = make_row (title, NULL);
  g_autofree char *text = fab_number_format (count, fab_language_get_default ());
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  add_row (self, self->label, row);
}

static void
show_label (FabOverviewPage *self, FabOverview *overview)
{
  const FabChoices *states = fab_table_get (FAB_TABLE_APPLICATION)->fields[FAB_APPLICATION_STATE].choices;

  for (guint i = 0; i < overview->awards->len; i++) {
    FabOverviewCount *count = &g_array_index (overview->awards, FabOverviewCount, i);

    if (count->level != NULL)
      show_count (self, fab_record_get_title (count->level), count->count);
  }
  for (guint i = 0; i < overview->applications->len; i++) {
    FabOverviewCount *count = &g_array_index (overview->applications, FabOverviewCount, i);

    show_count (self, fab_choices_get_label (states, count->state), count->count);
  }
  if (overview->applications->len == 0)
    add_quiet_row (self, self->label, _ ("No shop has applied yet"));
}

static void
show_journal (FabOverviewPage *self)
{
  g_autoptr (GListModel) journal =
      fab_journal_read (fab_context_get_store (fab_page_get_context (FAB_PAGE (self))), 0, MAX_LINES, NULL);
  guint n = journal != NULL ? g_list_model_get_n_items (journal) : 0;

  for (guint i = 0; i < n; i++) {
    g_autoptr (FabGesture) gesture = g_list_model_get_item (journal, i);
    g_autofree char *what = fab_journal_dialog_describe (gesture);
    g_autofree char *when = fab_date_format_time (fab_gesture_get_time (gesture), fab_language_get_default ());

    add_row (self, self->journal, make_row (what, when));
  }
  if (n == 0)
    add_quiet_row (self, self->journal, _ ("Nothing was changed yet"));
}

static void
remove_rows (FabOverviewPage *self)
{
  for (guint i = 0; i < self->rows->len; i++) {
    GtkWidget *row = g_ptr_array_index (self->rows, i);

    adw_preferences_group_remove (g_object_get_data (G_OBJECT (row), "group"), row);
  }
  g_ptr_array_set_size (self->rows, 0);
}

/* ---- Figures ---- */

static void
show_figure (FabFigure *figure, guint n, const char *what)
{
  g_autofree char *number = fab_number_format (n, fab_language_get_default ());

  fab_figure_set (figure, number, what);
}

static void
show_figures (FabOverviewPage *self, FabOverview *overview)
{
  FabContext *context = fab_page_get_context (FAB_PAGE (self));
  guint n_actors =
      fab_territory_count (fab_context_get_store (context), fab_context_get_territory (context), FAB_TABLE_ACTOR);
  const FabRoadmapTotals *roadmap = &overview->roadmap;
  g_autofree char *budget = fab_number_format_money_short (roadmap->budget, fab_language_get_default ());
  g_autofree char *gap = fab_number_format_money_short (roadmap->gap, fab_language_get_default ());
  g_autofree char *to_find = g_strdup_printf (_ ("planned, of which %s to find"), gap);
  g_autofree char *certified = g_strdup_printf (
      ngettext ("shop, %u certified", "shops, %u certified", overview->n_shops), overview->n_certified);
  g_autofree char *late =
      g_strdup_printf (ngettext ("action, %u late", "actions, %u late", roadmap->n_actions), roadmap->n_late);

  show_figure (self->actors, n_actors, ngettext ("actor", "actors", n_actors));
  show_figure (self->actions, roadmap->n_actions, late);
  fab_figure_set (self->money, budget, to_find);
  show_figure (self->shops, overview->n_shops, certified);
}

static void
refresh (FabOverviewPage *self)
{
  FabContext *context = fab_page_get_context (FAB_PAGE (self));
  g_autoptr (FabOverview) overview = fab_overview_new (
      fab_context_get_store (context), fab_context_get_territory (context), fab_date_today (), DAYS_AHEAD);

  remove_rows (self);
  show_figures (self, overview);
  show_due (self, self->late, overview->late, _ ("Nothing is late"));
  show_due (self, self->due, overview->due, _ ("Nothing is due"));
  show_actions (self, self->without_pilot, overview->without_pilot, _ ("Every action has a pilot"));
  show_actions (self, self->without_funding, overview->without_funding, _ ("Every action has its funding"));
  show_label (self, overview);
  show_journal (self);
}

static gboolean
on_refresh (gpointer data)
{
  FabOverviewPage *self = data;

  self->refresh_source = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

/* While another page is shown nothing is worked out; the page catches up when it is mapped. */
static void
queue_refresh (FabOverviewPage *self)
{
  if (self->refresh_source == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->refresh_source = g_idle_add (on_refresh, self);
}

static void
fab_overview_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (fab_overview_page_parent_class)->map (widget);
  refresh (FAB_OVERVIEW_PAGE (widget));
}

/* ---- The page ---- */

static void
fab_overview_page_context_set (FabPage *page, FabContext *context)
{
  FabOverviewPage *self = FAB_OVERVIEW_PAGE (page);

  fab_header_tools_set_context (self->tools, context);
  g_signal_connect_object (fab_context_get_store (context), "committed", G_CALLBACK (queue_refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::territory", G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
}

static void
fab_overview_page_dispose (GObject *object)
{
  FabOverviewPage *self = FAB_OVERVIEW_PAGE (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), FAB_TYPE_OVERVIEW_PAGE);
  G_OBJECT_CLASS (fab_overview_page_parent_class)->dispose (object);
}

static void
fab_overview_page_class_init (FabOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_overview_page_dispose;
  widget_class->map = fab_overview_page_map;
  FAB_PAGE_CLASS (klass)->context_set = fab_overview_page_context_set;

  g_type_ensure (FAB_TYPE_FIGURE);
  g_type_ensure (FAB_TYPE_HEADER_TOOLS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FabOverviewPage, tools);
  gtk_widget_class_bind_template_child (widget_class, FabOverviewPage, actors);
  gtk_widget_class_bind_template_child (widget_class, FabOverviewPage, actions);
  gtk_widget_class_bind_template_child (widget_class, FabOverviewPage, money);
  gtk_widget_class_bind_template_child (widget_class, FabOverviewPage, shops);
  gtk_widget_class_bind_template_child (widget_class, FabOverviewPage, late);
  gtk_widget_class_bind_template_child (widget_class, FabOverviewPage, due);
  gtk_widget_class_bind_template_child (widget_class, FabOverviewPage, journal);
  gtk_widget_class_bind_template_child (widget_class, FabOverviewPage, without_pilot);
  gtk_widget_class_bind_template_child (widget_class, FabOverviewPage, without_funding);
  gtk_widget_class_bind_template_child (widget_class, FabOverviewPage, label);
}

static void
fab_overview_page_init (FabOverviewPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
