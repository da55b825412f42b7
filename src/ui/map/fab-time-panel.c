#include "fab-time-panel.h"

#include "fab-change-mark.h"
#include "fab-map-compare.h"

struct _FabTimePanel {
  AdwBin parent_instance;

  GtkStack *stack; /* template children */
  GtkLabel *times, *sum;
  GtkListView *list;
  AdwWrapBox *legend;

  FabMapTime *time;         /* owned */
  GtkStringList *sentences; /* owned: each the digit of its FabMapChangeKind, then markup */
  FabMapChanges *shown;     /* (nullable): whose sentences these are */
};

enum {
  ACTOR,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabTimePanel, fab_time_panel, ADW_TYPE_BIN)

/* ---- Sentences ---- */

static void
append_escaped (GString *out, const char *text, gssize length)
{
  g_autofree char *escaped = g_markup_escape_text (text, length);

  g_string_append (out, escaped);
}

/* Actors that are still in the project are links. */
static char *
make_markup (FabStore *store, const FabMapSentence *sentence)
{
  GString *out = g_string_new (NULL);
  guint at = 0;

  g_string_append_printf (out, "%u", sentence->kind);
  for (guint i = 0; i < sentence->spans->len; i++) {
    const FabMapSpan *span = &g_array_index (sentence->spans, FabMapSpan, i);
    gboolean lives = fab_store_get_record (store, span->key) != NULL;

    append_escaped (out, sentence->text + at, span->start - at);
    if (lives)
      g_string_append_printf (out, "<a href=\"actor:%" G_GINT64_FORMAT "\">", span->key);
    append_escaped (out, sentence->text + span->start, span->length);
    g_string_append (out, lives ? "</a>" : "");
    at = span->start + span->length;
  }
  append_escaped (out, sentence->text + at, -1);
  return g_string_free (out, FALSE);
}

static void
list_sentences (FabTimePanel *self, FabMapChanges *changes)
{
  FabStore *store = fab_context_get_store (fab_map_time_get_context (self->time));
  g_autoptr (GPtrArray) told = fab_map_changes_tell (changes, fab_language_get_default ());
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < told->len; i++)
    g_ptr_array_add (lines, make_markup (store, g_ptr_array_index (told, i)));
  g_ptr_array_add (lines, NULL);
  gtk_string_list_splice (self->sentences, 0, g_list_model_get_n_items (G_LIST_MODEL (self->sentences)),
                          (const char *const *)lines->pdata);
}

static void
refresh (FabTimePanel *self)
{
  FabMapChanges *changes = fab_map_time_get_changes (self->time);
  g_autofree char *times = fab_map_time_describe (self->time);
  g_autofree char *sum = NULL;

  gtk_stack_set_visible_child_name (self->stack, changes != NULL ? "changes" : "none");
  if (changes == self->shown)
    return;
  g_clear_pointer (&self->shown, fab_map_changes_unref);
  if (changes == NULL)
    return;
  self->shown = fab_map_changes_ref (changes);
  sum = fab_map_changes_sum_up (changes);
  gtk_label_set_label (self->times, times);
  gtk_label_set_label (self->sum, sum);
  list_sentences (self, changes);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), sum, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* ---- Rows ---- */

static gboolean
on_link (FabTimePanel *self, const char *uri)
{
  FabStore *store = fab_context_get_store (fab_map_time_get_context (self->time));
  FabRecord *actor =
      g_str_has_prefix (uri, "actor:") ? fab_store_get_record (store, g_ascii_strtoll (uri + 6, NULL, 10)) : NULL;

  if (actor != NULL)
    g_signal_emit (self, signals[ACTOR], 0, actor);
  return TRUE;
}

static void
on_setup (FabTimePanel *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *mark = fab_change_mark_new (FAB_MAP_APPEARED);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), label);
  g_signal_connect_object (label, "activate-link", G_CALLBACK (on_link), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, box);
}

static void
on_bind (FabTimePanel *self, GtkListItem *item)
{
  const char *line = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget *mark = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  fab_change_mark_set_kind (FAB_CHANGE_MARK (mark), CLAMP (line[0] - '0', FAB_MAP_APPEARED, FAB_MAP_CHANGED));
  gtk_label_set_markup (GTK_LABEL (gtk_widget_get_next_sibling (mark)), line + 1);
}

/* The map's own legend is too large for a small map. */
static void
add_legend (FabTimePanel *self)
{
  for (FabMapChangeKind kind = FAB_MAP_APPEARED; kind < FAB_MAP_N_CHANGE_KINDS; kind++) {
    GtkWidget *entry = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

    gtk_box_append (GTK_BOX (entry), fab_change_mark_new (kind));
    gtk_box_append (GTK_BOX (entry), gtk_label_new (fab_map_change_name (kind)));
    gtk_widget_add_css_class (entry, "caption");
    adw_wrap_box_append (self->legend, entry);
  }
}

/* ---- The widget ---- */

static void
fab_time_panel_dispose (GObject *object)
{
  FabTimePanel *self = FAB_TIME_PANEL (object);

  g_clear_object (&self->time);
  g_clear_object (&self->sentences);
  g_clear_pointer (&self->shown, fab_map_changes_unref);
  G_OBJECT_CLASS (fab_time_panel_parent_class)->dispose (object);
}

static void
fab_time_panel_class_init (FabTimePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_time_panel_dispose;
  /** FabTimePanel::actor: somebody wants to see that actor */
  signals[ACTOR] = g_signal_new ("actor", FAB_TYPE_TIME_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 FAB_TYPE_RECORD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-time-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, FabTimePanel, stack);
  gtk_widget_class_bind_template_child (widget_class, FabTimePanel, times);
  gtk_widget_class_bind_template_child (widget_class, FabTimePanel, sum);
  gtk_widget_class_bind_template_child (widget_class, FabTimePanel, list);
  gtk_widget_class_bind_template_child (widget_class, FabTimePanel, legend);
}

static void
fab_time_panel_init (FabTimePanel *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  add_legend (self);
  self->sentences = gtk_string_list_new (NULL);
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->sentences)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}

/** fab_time_panel_set_time: whose changes are told */
void
fab_time_panel_set_time (FabTimePanel *self, FabMapTime *time)
{
  g_set_object (&self->time, time);
  g_signal_connect_object (time, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

/** fab_time_panel_get_sentences: (transfer none): the lines, for tests */
GListModel *
fab_time_panel_get_sentences (FabTimePanel *self)
{
  return G_LIST_MODEL (self->sentences);
}
