#include "fab-insight-panel.h"

#include <glib/gi18n.h>

#include "fab-insight-section.h"

/* A progress that is over before one has seen it is better not shown. */
#define SHOW_PROGRESS_AFTER_MS 300
#define LOOK_AT_PROGRESS_MS    100
/* Sentences of a topic in the text that is copied. */
#define MAX_COPIED 50

struct _FabInsightPanel {
  AdwBin parent_instance;

  /* Template children */
  AdwWindowTitle *title;
  GtkWidget *copy;
  AdwBanner *stale;
  GtkRevealer *progress;
  GtkProgressBar *bar;
  GtkStack *stack;
  GtkBox *sections;

  /* Owned */
  FabInsightModel *model;
  guint timer;
  gint64 busy_since;
};

enum {
  SHOW_RECORD,
  SHOW_FINDING,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabInsightPanel, fab_insight_panel, ADW_TYPE_BIN)

/* ---- Progress ---- */

static gboolean
on_timer (gpointer data)
{
  FabInsightPanel *self = data;

  gtk_progress_bar_set_fraction (self->bar, fab_insight_model_get_fraction (self->model));
  if (g_get_monotonic_time () - self->busy_since > SHOW_PROGRESS_AFTER_MS * 1000)
    gtk_revealer_set_reveal_child (self->progress, TRUE);
  return G_SOURCE_CONTINUE;
}

static void
show_state (FabInsightPanel *self)
{
  GPtrArray *findings = fab_insight_model_get_findings (self->model);
  const char *page = "findings";

  if (findings == NULL)
    page = fab_insight_model_is_stopped (self->model) ? "stopped" : "none";
  else if (findings->len == 0)
    page = "empty";
  gtk_stack_set_visible_child_name (self->stack, page);
  adw_banner_set_revealed (self->stale, findings != NULL && fab_insight_model_is_stopped (self->model));
  gtk_widget_set_sensitive (self->copy, findings != NULL && findings->len > 0);
}

static void
on_busy (FabInsightPanel *self)
{
  gboolean busy = fab_insight_model_is_busy (self->model);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (busy) {
    self->busy_since = g_get_monotonic_time ();
    self->timer = g_timeout_add (LOOK_AT_PROGRESS_MS, on_timer, self);
  } else
    gtk_revealer_set_reveal_child (self->progress, FALSE);
  show_state (self);
}

static void
on_cancel (FabInsightPanel *self)
{
  fab_insight_model_stop (self->model);
}

static void
on_start (FabInsightPanel *self)
{
  fab_insight_model_start (self->model);
}

/* ---- Findings ---- */

static void
on_show_record (FabInsightPanel *self, FabRecord *record)
{
  g_signal_emit (self, signals[SHOW_RECORD], 0, record);
}

static void
on_show_finding (FabInsightPanel *self, FabFinding *finding)
{
  g_signal_emit (self, signals[SHOW_FINDING], 0, finding);
}

static void
add_sections (FabInsightPanel *self)
{
  FabStore *store = fab_context_get_store (fab_insight_model_get_context (self->model));

  for (guint t = 0; t < FAB_N_TOPICS; t++) {
    GtkWidget *section = fab_insight_section_new (store, t);

    g_signal_connect_object (section, "show-record", G_CALLBACK (on_show_record), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (section, "show-finding", G_CALLBACK (on_show_finding), self, G_CONNECT_SWAPPED);
    gtk_box_append (self->sections, section);
  }
}

/* Whose map it is. */
static void
show_title (FabInsightPanel *self)
{
  FabRecord *territory = fab_context_get_territory (fab_insight_model_get_context (self->model));
  const char *name = territory != NULL ? fab_record_get_title (territory) : _ ("All territories");
  gboolean filtered = fab_insight_model_is_filtered (self->model);
  /* Translators: %s is a territory */
  g_autofree char *subtitle = filtered ? g_strdup_printf (_ ("%s, filtered"), name) : g_strdup (name);
  const char *time = fab_insight_model_get_time (self->model);

  if (time != NULL) {
    g_autofree char *now = g_steal_pointer (&subtitle);

    /* Translators: a heading: a territory, and the date or meeting at which its map is looked at */
    subtitle = g_strdup_printf (_ ("%s – %s"), now, time);
  }
  adw_window_title_set_subtitle (self->title, subtitle);
}

static void
on_changed (FabInsightPanel *self)
{
  GPtrArray *findings = fab_insight_model_get_findings (self->model);
  GtkWidget *section = gtk_widget_get_first_child (GTK_WIDGET (self->sections));

  for (guint t = 0; t < FAB_N_TOPICS; t++, section = gtk_widget_get_next_sibling (section)) {
    g_autoptr (GPtrArray) chosen = fab_findings_of_topic (findings, t);

    fab_insight_section_set_findings (FAB_INSIGHT_SECTION (section), chosen);
  }
  show_title (self);
  show_state (self);
}

static void
on_copy (FabInsightPanel *self)
{
  FabContext *context = fab_insight_model_get_context (self->model);
  g_autofree char *text = fab_findings_to_text (fab_insight_model_get_findings (self->model), MAX_COPIED);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  fab_context_tell (context, _ ("Copied as text"));
}

/* ---- The widget ---- */

static void
update_reading (FabInsightPanel *self)
{
  if (self->model != NULL)
    fab_insight_model_set_reading (self->model, gtk_widget_get_mapped (GTK_WIDGET (self)));
}

static void
fab_insight_panel_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (fab_insight_panel_parent_class)->map (widget);
  update_reading (FAB_INSIGHT_PANEL (widget));
}

static void
fab_insight_panel_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (fab_insight_panel_parent_class)->unmap (widget);
  update_reading (FAB_INSIGHT_PANEL (widget));
}

static void
fab_insight_panel_dispose (GObject *object)
{
  FabInsightPanel *self = FAB_INSIGHT_PANEL (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (fab_insight_panel_parent_class)->dispose (object);
}

static void
fab_insight_panel_class_init (FabInsightPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_insight_panel_dispose;
  widget_class->map = fab_insight_panel_map;
  widget_class->unmap = fab_insight_panel_unmap;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-insight-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, FabInsightPanel, title);
  gtk_widget_class_bind_template_child (widget_class, FabInsightPanel, copy);
  gtk_widget_class_bind_template_child (widget_class, FabInsightPanel, stale);
  gtk_widget_class_bind_template_child (widget_class, FabInsightPanel, progress);
  gtk_widget_class_bind_template_child (widget_class, FabInsightPanel, bar);
  gtk_widget_class_bind_template_child (widget_class, FabInsightPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, FabInsightPanel, sections);
  gtk_widget_class_bind_template_callback (widget_class, on_copy);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_start);

  /** FabInsightPanel::show-record: somebody wants to see an actor, a link, an action */
  signals[SHOW_RECORD] = g_signal_new ("show-record", FAB_TYPE_INSIGHT_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, FAB_TYPE_RECORD);
  /** FabInsightPanel::show-finding: somebody wants to see on the map what a finding is about */
  signals[SHOW_FINDING] = g_signal_new ("show-finding", FAB_TYPE_INSIGHT_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, FAB_TYPE_FINDING);
}

static void
fab_insight_panel_init (FabInsightPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** fab_insight_panel_set_model: once */
void
fab_insight_panel_set_model (FabInsightPanel *self, FabInsightModel *model)
{
  self->model = g_object_ref (model);
  add_sections (self);
  show_title (self);
  g_signal_connect_object (model, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "busy", G_CALLBACK (on_busy), self, G_CONNECT_SWAPPED);
  update_reading (self);
}
