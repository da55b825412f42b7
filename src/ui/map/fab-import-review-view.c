#include "fab-import-review-view.h"

#include <glib/gi18n.h>

#include "fab-actor-chooser.h"
#include "fab-import-item.h"
#include "fab-import-row.h"
#include "fab-search-escape.h"
#include "fab-text.h"

/* Letters of a name in the title of a dialog. */
#define MAX_LETTERS 28
/* Links that are not taken and that are shown; the remarks count all. */
#define MAX_LINKS 2000

struct _FabImportReviewView {
  AdwBin parent_instance;

  /* Template children */
  GtkLabel *summary;
  GtkSearchEntry *search;
  GtkStack *stack;
  GtkListView *lines;

  /* Owned */
  FabImportPlan *plan;
  FabStore *store;
  GListStore *items; /* of FabImportItem: the remarks come first */
  guint n_notes;
  GtkFilterListModel *shown;
  char *wanted; /* folded */
  gboolean deciding;
  guint top_source;
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabImportReviewView, fab_import_review_view, ADW_TYPE_BIN)

/* ---- Lines ---- */

static gboolean
says (GListStore *items, guint position, const char *note)
{
  g_autoptr (FabImportItem) item = g_list_model_get_item (G_LIST_MODEL (items), position);

  return g_str_equal (fab_import_item_get_title (item), note);
}

/* What is to be known follows what is decided. */
static void
sync_notes (FabImportReviewView *self)
{
  g_autoptr (GPtrArray) notes = fab_import_plan_list_notes (self->plan);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean same = notes->len == self->n_notes;

  for (guint i = 0; i < notes->len; i++) {
    same = same && says (self->items, i, g_ptr_array_index (notes, i));
    g_ptr_array_add (items, fab_import_item_new_note (g_ptr_array_index (notes, i)));
  }
  if (same)
    return;
  g_list_store_splice (self->items, 0, self->n_notes, items->pdata, items->len);
  self->n_notes = notes->len;
}

static void
on_item_changed (FabImportReviewView *self)
{
  g_autofree char *summary = NULL;

  if (self->deciding)
    return;
  sync_notes (self);
  summary = fab_import_plan_summarize (self->plan);
  gtk_label_set_text (self->summary, summary);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
append (FabImportReviewView *self, GPtrArray *items, FabImportItem *item)
{
  g_signal_connect_object (item, "changed", G_CALLBACK (on_item_changed), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (items, item);
}

static GListModel *
list_items (FabImportReviewView *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_links = 0;

  for (guint i = 0; i < fab_import_plan_get_n_actors (self->plan); i++)
    append (self, items, fab_import_item_new_actor (self->plan, i));
  for (guint i = 0; i < fab_import_plan_get_n_links (self->plan) && n_links < MAX_LINKS; i++)
    if (fab_import_plan_get_link_state (self->plan, i) != FAB_IMPORT_LINK_CREATE) {
      append (self, items, fab_import_item_new_link (self->plan, i));
      n_links++;
    }
  g_clear_object (&self->items);
  self->items = g_list_store_new (FAB_TYPE_IMPORT_ITEM);
  self->n_notes = 0;
  g_list_store_splice (self->items, 0, 0, items->pdata, items->len);
  return G_LIST_MODEL (g_object_ref (self->items));
}

static gboolean
is_wanted (gpointer item, gpointer data)
{
  FabImportReviewView *self = data;

  return self->wanted == NULL || *self->wanted == '\0' || fab_import_item_matches (item, self->wanted);
}

static int
compare_groups (gconstpointer a, gconstpointer b, gpointer data)
{
  return (int)fab_import_item_get_group ((FabImportItem *)a) - (int)fab_import_item_get_group ((FabImportItem *)b);
}

static void
on_shown_changed (FabImportReviewView *self)
{
  gtk_stack_set_visible_child_name (self->stack,
                                    g_list_model_get_n_items (G_LIST_MODEL (self->shown)) > 0 ? "lines" : "none");
}

static void
on_search (FabImportReviewView *self)
{
  g_free (self->wanted);
  self->wanted = fab_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  if (self->shown != NULL)
    gtk_filter_changed (gtk_filter_list_model_get_filter (self->shown), GTK_FILTER_CHANGE_DIFFERENT);
}

/* ---- Widgets of lines ---- */

static void
on_chosen (FabImportItem *item, FabRecord *actor)
{
  fab_import_item_choose_actor (item, actor);
}

static void
on_other (FabImportReviewView *self, FabImportItem *item)
{
  g_autofree char *name = fab_text_elide_middle (fab_import_item_get_title (item), MAX_LETTERS);
  /* Translators: the title over a list of actors to choose from */
  g_autofree char *title = g_strdup_printf (_ ("Merge “%s” with"), name);
  FabActorChooser *chooser = fab_actor_chooser_new (self->store, title, NULL);

  g_signal_connect_object (chooser, "chosen", G_CALLBACK (on_chosen), item, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (chooser), GTK_WIDGET (self));
}

static void
on_setup (GtkListItemFactory *factory, GtkListItem *item, FabImportReviewView *self)
{
  GtkWidget *row = fab_import_row_new ();

  g_signal_connect_object (row, "other", G_CALLBACK (on_other), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, row);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *item)
{
  FabImportItem *line = gtk_list_item_get_item (item);
  g_autofree char *about = fab_import_item_describe (line);

  fab_import_row_set_item (FAB_IMPORT_ROW (gtk_list_item_get_child (item)), line);
  gtk_list_item_set_accessible_label (item, fab_import_item_get_title (line));
  gtk_list_item_set_accessible_description (item, about);
}

static void
on_unbind (GtkListItemFactory *factory, GtkListItem *item)
{
  fab_import_row_set_item (FAB_IMPORT_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
on_header_setup (GtkListItemFactory *factory, GtkListHeader *header)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, NULL);

  gtk_widget_add_css_class (label, "heading");
  gtk_list_header_set_child (header, label);
}

static void
on_header_bind (GtkListItemFactory *factory, GtkListHeader *header)
{
  FabImportItem *first = gtk_list_header_get_item (header);
  guint n = gtk_list_header_get_n_items (header);
  g_autofree char *title =
      g_strdup_printf ("%s (%u)", fab_import_group_get_title (fab_import_item_get_group (first)), n);

  gtk_label_set_text (GTK_LABEL (gtk_list_header_get_child (header)), title);
}

static void
set_factories (FabImportReviewView *self)
{
  g_autoptr (GtkListItemFactory) lines = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) headers = gtk_signal_list_item_factory_new ();

  g_signal_connect (lines, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (lines, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (lines, "unbind", G_CALLBACK (on_unbind), NULL);
  g_signal_connect (headers, "setup", G_CALLBACK (on_header_setup), NULL);
  g_signal_connect (headers, "bind", G_CALLBACK (on_header_bind), NULL);
  gtk_list_view_set_factory (self->lines, lines);
  gtk_list_view_set_header_factory (self->lines, headers);
}

/* ---- Several at once ---- */

static void
decide_all (FabImportReviewView *self, FabImportDecision decision, FabImportMode mode)
{
  GListModel *shown = G_LIST_MODEL (self->shown);

  self->deciding = TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (shown); i++) {
    g_autoptr (FabImportItem) item = g_list_model_get_item (shown, i);

    fab_import_item_choose_if_possible (item, decision, mode);
  }
  self->deciding = FALSE;
  on_item_changed (self);
}

static void
on_all (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *name = g_variant_get_string (parameter, NULL);

  if (g_str_equal (name, "create"))
    decide_all (data, FAB_IMPORT_CREATE, FAB_IMPORT_FILL);
  else if (g_str_equal (name, "leave"))
    decide_all (data, FAB_IMPORT_LEFT, FAB_IMPORT_FILL);
  else if (g_str_equal (name, "fill"))
    decide_all (data, FAB_IMPORT_MERGE, FAB_IMPORT_FILL);
  else if (g_str_equal (name, "overwrite"))
    decide_all (data, FAB_IMPORT_MERGE, FAB_IMPORT_OVERWRITE);
  else
    decide_all (data, FAB_IMPORT_MERGE, FAB_IMPORT_AS_IS);
}

/* ---- The widget ---- */

static void
fab_import_review_view_dispose (GObject *object)
{
  FabImportReviewView *self = FAB_IMPORT_REVIEW_VIEW (object);

  g_clear_handle_id (&self->top_source, g_source_remove);
  if (self->lines != NULL)
    gtk_list_view_set_model (self->lines, NULL);
  g_clear_object (&self->shown);
  g_clear_object (&self->items);
  g_clear_object (&self->store);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->wanted, g_free);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), FAB_TYPE_IMPORT_REVIEW_VIEW);
  G_OBJECT_CLASS (fab_import_review_view_parent_class)->dispose (object);
}

static void
fab_import_review_view_class_init (FabImportReviewViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_import_review_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-import-review-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FabImportReviewView, summary);
  gtk_widget_class_bind_template_child (widget_class, FabImportReviewView, search);
  gtk_widget_class_bind_template_child (widget_class, FabImportReviewView, stack);
  gtk_widget_class_bind_template_child (widget_class, FabImportReviewView, lines);
  gtk_widget_class_bind_template_callback (widget_class, on_search);

  /** FabImportReviewView::changed: something else was decided */
  signals[CHANGED] =
      g_signal_new ("changed", FAB_TYPE_IMPORT_REVIEW_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
fab_import_review_view_init (FabImportReviewView *self)
{
  static const GActionEntry entries[] = { { "all", on_all, "s" } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  fab_search_escape_clears (self->search);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "review", G_ACTION_GROUP (actions));
  set_factories (self);
}

/** fab_import_review_view_set_plan: @plan: what is shown and decided about; @store: that it was made for */
void
fab_import_review_view_set_plan (FabImportReviewView *self, FabImportPlan *plan, FabStore *store)
{
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (is_wanted, self, NULL));
  GtkSorter *groups = GTK_SORTER (gtk_custom_sorter_new (compare_groups, NULL, NULL));
  g_autoptr (GtkNoSelection) selection = NULL;
  GtkSortListModel *sorted;

  g_set_object (&self->plan, plan);
  g_set_object (&self->store, store);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  g_clear_pointer (&self->wanted, g_free);
  g_clear_object (&self->shown);
  self->shown = gtk_filter_list_model_new (list_items (self), filter);
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->shown)), NULL);
  gtk_sort_list_model_set_section_sorter (sorted, groups);
  g_object_unref (groups);
  selection = gtk_no_selection_new (G_LIST_MODEL (sorted));
  gtk_list_view_set_model (self->lines, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (on_shown_changed), self, G_CONNECT_SWAPPED);
  on_shown_changed (self);
  on_item_changed (self);
}

static gboolean
on_top (gpointer data)
{
  FabImportReviewView *self = data;

  self->top_source = 0;
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->lines)), 0);
  return G_SOURCE_REMOVE;
}

/** fab_import_review_view_show_top: scrolls to the first heading, once the list is laid out: it begins with the line under it */
void
fab_import_review_view_show_top (FabImportReviewView *self)
{
  g_clear_handle_id (&self->top_source, g_source_remove);
  self->top_source = g_idle_add_full (G_PRIORITY_LOW, on_top, self, NULL);
}
