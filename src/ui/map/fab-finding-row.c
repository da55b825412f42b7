#include "fab-finding-row.h"

#include <glib/gi18n.h>

#include "fab-map-edit.h"

struct _FabFindingRow {
  AdwPreferencesRow parent_instance;

  FabStore *store;     /* owned */
  FabFinding *finding; /* owned */
};

enum {
  SHOW_RECORD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabFindingRow, fab_finding_row, ADW_TYPE_PREFERENCES_ROW)

static void
append_escaped (GString *markup, const char *text, guint start, guint end)
{
  g_autofree char *escaped = g_markup_escape_text (text + start, end - start);

  g_string_append (markup, escaped);
}

static char *
make_markup (FabFinding *finding)
{
  const char *text = fab_finding_get_text (finding);
  GString *markup = g_string_new (NULL);
  guint n, at = 0;
  const FabSpan *spans = fab_finding_get_spans (finding, &n);

  for (guint i = 0; i < n; i++) {
    append_escaped (markup, text, at, spans[i].start);
    g_string_append_printf (markup, "<a href=\"%" G_GINT64_FORMAT "\">", spans[i].key);
    append_escaped (markup, text, spans[i].start, spans[i].end);
    g_string_append (markup, "</a>");
    at = spans[i].end;
  }
  append_escaped (markup, text, at, strlen (text));
  return g_string_free (markup, FALSE);
}

static void
show_key (FabFindingRow *self, gint64 key)
{
  FabRecord *record = fab_store_get_record (self->store, key);

  if (record != NULL)
    g_signal_emit (self, signals[SHOW_RECORD], 0, record);
}

static gboolean
on_link (FabFindingRow *self, const char *uri)
{
  show_key (self, g_ascii_strtoll (uri, NULL, 10));
  return TRUE;
}

static void
on_show_relation (FabFindingRow *self)
{
  show_key (self, fab_finding_get_relation (self->finding));
}

static GtkWidget *
new_label (const char *css_class)
{
  return g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                       "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, "hexpand", TRUE, "css-classes",
                       (const char *[]){ css_class, NULL }, NULL);
}

static GtkWidget *
new_text (FabFindingRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *sentence = new_label ("fab-finding");
  g_autofree char *markup = make_markup (self->finding);

  gtk_label_set_markup (GTK_LABEL (sentence), markup);
  g_signal_connect_object (sentence, "activate-link", G_CALLBACK (on_link), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), sentence);
  if (fab_finding_get_measure (self->finding) != NULL) {
    GtkWidget *measure = new_label ("caption");

    gtk_label_set_text (GTK_LABEL (measure), fab_finding_get_measure (self->finding));
    gtk_widget_add_css_class (measure, "dim-label");
    gtk_box_append (GTK_BOX (box), measure);
  }
  return box;
}

static GtkWidget *
new_relation_button (FabFindingRow *self)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "icon-name", "fab-tie-symbolic", "tooltip-text",
                                    _ ("Show the link"), "valign", GTK_ALIGN_CENTER, "has-frame", FALSE, NULL);

  g_signal_connect_object (button, "clicked", G_CALLBACK (on_show_relation), self, G_CONNECT_SWAPPED);
  return button;
}

/* Where the link is only wished, the page's action makes it; where that can't be, there is no button. */
static GtkWidget *
new_make_button (gint64 relation)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "icon-name", "object-select-symbolic", "tooltip-text",
                                    _ ("Make this link real"), "valign", GTK_ALIGN_CENTER, "has-frame", FALSE, NULL);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.make-wish");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", relation);
  g_object_bind_property (button, "sensitive", button, "visible", G_BINDING_SYNC_CREATE);
  return button;
}

static gboolean
is_wished (FabFindingRow *self)
{
  FabRecord *relation = fab_store_get_record (self->store, fab_finding_get_relation (self->finding));

  return relation != NULL && fab_map_edit_is_wished (self->store, relation);
}

static void
fab_finding_row_dispose (GObject *object)
{
  FabFindingRow *self = FAB_FINDING_ROW (object);

  g_clear_object (&self->store);
  g_clear_object (&self->finding);
  G_OBJECT_CLASS (fab_finding_row_parent_class)->dispose (object);
}

static void
fab_finding_row_class_init (FabFindingRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fab_finding_row_dispose;

  /** FabFindingRow::show-record: somebody wants to see a record that the sentence names, or its link */
  signals[SHOW_RECORD] = g_signal_new ("show-record", FAB_TYPE_FINDING_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, FAB_TYPE_RECORD);
}

static void
fab_finding_row_init (FabFindingRow *self)
{
}

/** fab_finding_row_new: (transfer floating): activating it is for showing all that the finding is about */
GtkWidget *
fab_finding_row_new (FabStore *store, FabFinding *finding)
{
  FabFindingRow *self = g_object_new (FAB_TYPE_FINDING_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  guint n_actors;

  self->store = g_object_ref (store);
  self->finding = g_object_ref (finding);
  fab_finding_get_actors (finding, &n_actors);
  gtk_widget_add_css_class (box, "fab-finding-row");
  gtk_box_append (GTK_BOX (box), new_text (self));
  if (fab_finding_get_relation (finding) != 0)
    gtk_box_append (GTK_BOX (box), new_relation_button (self));
  if (is_wished (self))
    gtk_box_append (GTK_BOX (box), new_make_button (fab_finding_get_relation (finding)));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), n_actors > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, fab_finding_get_text (finding),
                                  -1);
  if (n_actors > 0)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self), _ ("Show on the map"));
  return GTK_WIDGET (self);
}

/** fab_finding_row_get_finding: (transfer none) */
FabFinding *
fab_finding_row_get_finding (FabFindingRow *self)
{
  return self->finding;
}
