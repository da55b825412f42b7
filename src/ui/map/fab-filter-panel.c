#include "fab-filter-panel.h"

#include <glib/gi18n.h>

#include "fab-date.h"
#include "fab-filter-facet.h"
#include "fab-filter-ties.h"
#include "fab-large-text.h"
#include "fab-map-filter-terms.h"

#define WIDTH  380
#define HEIGHT 560

#define N_NUMBERS 2

typedef struct {
  int least, most; /* FAB_MAP_NO_LIMIT: none */
} Range;

/** A row of a number: what its entries stand for. */
typedef struct {
  FabMapLimit least, most;
  const Range *ranges;
  guint n_ranges;
  AdwComboRow *row; /* borrowed */
} Number;

struct _FabFilterPanel {
  AdwBin parent_instance;

  AdwPreferencesGroup *actors, *links; /* template children */
  AdwEntryRow *from, *to, *link_from, *link_to;
  AdwToggleGroup *shown;
  GtkWidget *reset;

  FabActorFilter *filter; /* owned */
  FabMapModel *model;
  GPtrArray *facets;   /* of FabFilterFacet, borrowed */
  FabFilterTies *ties; /* borrowed */
  Number numbers[N_NUMBERS];
  guint refresh_source;
  gboolean syncing;
};

G_DEFINE_FINAL_TYPE (FabFilterPanel, fab_filter_panel, ADW_TYPE_BIN)

/* ---- Numbers: a few that people ask for ---- */

static const Range link_ranges[] = { { -1, -1 }, { 0, 0 }, { 1, -1 }, { 2, -1 }, { 3, -1 }, { 5, -1 }, { 10, -1 } };
static const Range strength_ranges[] = { { -1, -1 }, { 2, -1 }, { 3, -1 }, { 4, -1 }, { 5, -1 } };

static void
set_range (FabMapFilter *value, const Number *number, Range range)
{
  fab_map_filter_set_limit (value, number->least, range.least);
  fab_map_filter_set_limit (value, number->most, range.most);
}

static char *
describe_range (FabFilterPanel *self, const Number *number, Range range)
{
  g_autoptr (FabMapFilter) value = fab_map_filter_new ();

  set_range (value, number, range);
  if (fab_map_filter_is_empty (value))
    /* Translators: any number of links, any strength */
    return g_strdup (C_ ("number", "Any"));
  return fab_map_filter_describe (value, fab_actor_filter_get_store (self->filter));
}

static Number *
find_number (FabFilterPanel *self, AdwComboRow *row)
{
  for (guint i = 0; i < N_NUMBERS; i++)
    if (self->numbers[i].row == row)
      return &self->numbers[i];
  return NULL;
}

static void
on_number (FabFilterPanel *self, GParamSpec *pspec, AdwComboRow *row)
{
  const Number *number = find_number (self, row);
  guint chosen = adw_combo_row_get_selected (row);
  g_autoptr (FabMapFilter) value = NULL;

  if (self->syncing || number == NULL || chosen >= number->n_ranges)
    return;
  value = fab_map_filter_copy (fab_actor_filter_get_value (self->filter));
  set_range (value, number, number->ranges[chosen]);
  fab_actor_filter_set_value (self->filter, value);
}

/* A range that is not among the usual ones is one entry more. */
static void
show_number (FabFilterPanel *self, const Number *number)
{
  const FabMapFilter *value = fab_actor_filter_get_value (self->filter);
  Range now = { fab_map_filter_get_limit (value, number->least), fab_map_filter_get_limit (value, number->most) };
  GtkStringList *entries = GTK_STRING_LIST (adw_combo_row_get_model (number->row));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (entries)), chosen = 0;
  g_autofree char *label = describe_range (self, number, now);
  const char *added[] = { label, NULL };

  while (chosen < number->n_ranges &&
         (number->ranges[chosen].least != now.least || number->ranges[chosen].most != now.most))
    chosen++;
  gtk_string_list_splice (entries, number->n_ranges, n - number->n_ranges, chosen == number->n_ranges ? added : NULL);
  adw_combo_row_set_selected (number->row, chosen);
}

static void
add_number (FabFilterPanel *self, AdwPreferencesGroup *group, guint i, const char *title, Number number)
{
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "title", title, NULL);
  g_autoptr (GtkStringList) entries = gtk_string_list_new (NULL);

  number.row = ADW_COMBO_ROW (row);
  for (guint r = 0; r < number.n_ranges; r++)
    gtk_string_list_take (entries, describe_range (self, &number, number.ranges[r]));
  adw_combo_row_set_model (number.row, G_LIST_MODEL (entries));
  fab_large_text_let_wrap (number.row);
  self->numbers[i] = number;
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_number), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
}

/* ---- Dates ---- */

static void
show_date (FabFilterPanel *self, AdwEntryRow *row, FabMapPeriod period)
{
  const char *date = fab_map_filter_get_period (fab_actor_filter_get_value (self->filter), period);
  g_autofree char *shown = date != NULL ? fab_date_format (date, fab_language_get_default ()) : g_strdup ("");

  gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), NULL);
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), shown))
    gtk_editable_set_text (GTK_EDITABLE (row), shown);
}

static void
take_date (FabFilterPanel *self, AdwEntryRow *row, FabMapPeriod period)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  g_autoptr (GError) error = NULL;
  g_autofree char *date = *typed != '\0' ? fab_date_read (typed, fab_date_today (), &error) : NULL;

  if (error != NULL) {
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
    gtk_widget_set_tooltip_text (GTK_WIDGET (row), error->message);
    gtk_accessible_announce (GTK_ACCESSIBLE (row), error->message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
    return;
  }
  fab_actor_filter_set_period (self->filter, period, date);
  show_date (self, row, period);
}

static AdwEntryRow *
get_date_row (FabFilterPanel *self, FabMapPeriod period)
{
  AdwEntryRow *const rows[FAB_MAP_N_PERIODS] = {
    [FAB_MAP_PERIOD_FROM] = self->from,
    [FAB_MAP_PERIOD_TO] = self->to,
    [FAB_MAP_PERIOD_LINK_FROM] = self->link_from,
    [FAB_MAP_PERIOD_LINK_TO] = self->link_to,
  };

  return rows[period];
}

static void
on_date (FabFilterPanel *self, AdwEntryRow *row)
{
  for (guint period = 0; period < FAB_MAP_N_PERIODS; period++)
    if (get_date_row (self, period) == row)
      take_date (self, row, period);
}

/* ---- The rest ---- */

static void
on_shown (FabFilterPanel *self)
{
  if (!self->syncing && self->filter != NULL)
    fab_actor_filter_set_hides (self->filter, g_strcmp0 (adw_toggle_group_get_active_name (self->shown), "hide") == 0);
}

static void
on_reset (FabFilterPanel *self)
{
  fab_actor_filter_reset (self->filter);
}

static void
refresh (FabFilterPanel *self)
{
  const FabMapFilter *value = fab_actor_filter_get_value (self->filter);

  self->syncing = TRUE;
  for (guint i = 0; i < self->facets->len; i++)
    fab_filter_facet_refresh (g_ptr_array_index (self->facets, i));
  fab_filter_ties_refresh (self->ties);
  for (guint i = 0; i < N_NUMBERS; i++)
    show_number (self, &self->numbers[i]);
  for (guint period = 0; period < FAB_MAP_N_PERIODS; period++)
    show_date (self, get_date_row (self, period), period);
  adw_toggle_group_set_active_name (self->shown, fab_map_filter_get_hides (value) ? "hide" : "dim");
  gtk_widget_set_sensitive (self->reset, fab_actor_filter_is_active (self->filter));
  self->syncing = FALSE;
}

static void
on_refresh (gpointer data)
{
  FabFilterPanel *self = data;

  self->refresh_source = 0;
  refresh (self);
}

/* Out of sight nothing is kept up to date. */
static void
queue_refresh (FabFilterPanel *self)
{
  if (self->refresh_source == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->refresh_source = g_idle_add_once (on_refresh, self);
}

/* Values come and go: they are looked for when the panel is opened. */
static void
on_map (FabFilterPanel *self)
{
  for (guint i = 0; i < self->facets->len; i++)
    fab_filter_facet_forget (g_ptr_array_index (self->facets, i));
  refresh (self);
}

/* ---- The widget ---- */

static void
fab_filter_panel_dispose (GObject *object)
{
  FabFilterPanel *self = FAB_FILTER_PANEL (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_pointer (&self->facets, g_ptr_array_unref);
  g_clear_object (&self->filter);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (fab_filter_panel_parent_class)->dispose (object);
}

static void
fab_filter_panel_class_init (FabFilterPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_filter_panel_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-filter-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, FabFilterPanel, actors);
  gtk_widget_class_bind_template_child (widget_class, FabFilterPanel, links);
  gtk_widget_class_bind_template_child (widget_class, FabFilterPanel, from);
  gtk_widget_class_bind_template_child (widget_class, FabFilterPanel, to);
  gtk_widget_class_bind_template_child (widget_class, FabFilterPanel, link_from);
  gtk_widget_class_bind_template_child (widget_class, FabFilterPanel, link_to);
  gtk_widget_class_bind_template_child (widget_class, FabFilterPanel, shown);
  gtk_widget_class_bind_template_child (widget_class, FabFilterPanel, reset);
  gtk_widget_class_bind_template_callback (widget_class, on_date);
  gtk_widget_class_bind_template_callback (widget_class, on_shown);
  gtk_widget_class_bind_template_callback (widget_class, on_reset);
}

static void
fab_filter_panel_init (FabFilterPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->facets = g_ptr_array_new ();
}

static void
add_facet (FabFilterPanel *self, AdwPreferencesGroup *group, FabMapFacet facet)
{
  GtkWidget *row = fab_filter_facet_new (self->filter, self->model, facet);

  g_ptr_array_add (self->facets, row);
  adw_preferences_group_add (group, row);
}

static void
add_rows (FabFilterPanel *self)
{
  for (guint facet = 0; facet <= FAB_MAP_FACET_PARTNER; facet++)
    add_facet (self, self->actors, facet);
  self->ties = FAB_FILTER_TIES (fab_filter_ties_new (self->filter, fab_map_model_get_context (self->model)));
  adw_preferences_group_add (self->actors, GTK_WIDGET (self->ties));
  add_number (self, self->actors, 0, _ ("Number of links"),
              (Number){ FAB_MAP_LIMIT_MIN_LINKS, FAB_MAP_LIMIT_MAX_LINKS, link_ranges, G_N_ELEMENTS (link_ranges) });
  add_facet (self, self->links, FAB_MAP_FACET_LINK);
  add_facet (self, self->links, FAB_MAP_FACET_WISHED);
  add_number (self, self->links, 1, _ ("Strength"),
              (Number){ FAB_MAP_LIMIT_MIN_STRENGTH, FAB_MAP_LIMIT_MAX_STRENGTH, strength_ranges,
                        G_N_ELEMENTS (strength_ranges) });
}

/** fab_filter_panel_new: (transfer floating): counts what is on the map of @model */
FabFilterPanel *
fab_filter_panel_new (FabActorFilter *filter, FabMapModel *model)
{
  FabFilterPanel *self = g_object_new (FAB_TYPE_FILTER_PANEL, NULL);

  self->filter = g_object_ref (filter);
  self->model = g_object_ref (model);
  self->syncing = TRUE;
  add_rows (self);
  self->syncing = FALSE;
  g_signal_connect_object (filter, "changed", G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "changed", G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (on_map), NULL);
  refresh (self);
  return self;
}

/* ---- Where it is shown ---- */

static GtkWidget *
make_scroller (FabFilterPanel *panel)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (panel));
  return scroller;
}

/** fab_filter_popover_new: (transfer floating): a popover that has @panel */
GtkWidget *
fab_filter_popover_new (FabFilterPanel *panel)
{
  GtkWidget *popover = gtk_popover_new (), *scroller = make_scroller (panel);

  gtk_widget_add_css_class (popover, "fab-filter-popover");
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), HEIGHT);
  gtk_widget_set_size_request (scroller, WIDTH, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Filters"), -1);
  return popover;
}

/** fab_filter_sheet_new: (transfer floating): a dialog that has @panel: a sheet from below where the window is narrow */
AdwDialog *
fab_filter_sheet_new (FabFilterPanel *panel)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_scroller (panel));
  adw_dialog_set_title (dialog, _ ("Filters"));
  adw_dialog_set_content_width (dialog, WIDTH);
  adw_dialog_set_content_height (dialog, HEIGHT);
  adw_dialog_set_child (dialog, view);
  return dialog;
}
