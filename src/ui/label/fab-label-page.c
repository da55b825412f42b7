#include "fab-label-page.h"

#include <glib/gi18n.h>

#include "fab-application.h"
#include "fab-ask-name.h"
#include "fab-charter.h"
#include "fab-checklist.h"
#include "fab-header-tools.h"
#include "fab-record-dialog.h"
#include "fab-record-sort.h"
#include "fab-territory.h"
#include "fab-text.h"

struct _FabLabelPage {
  FabPage parent_instance;

  AdwNavigationSplitView *split; /* template children */
  AdwNavigationPage *shop_page;
  FabHeaderTools *tools;
  FabChecklist *checklist;
  GtkStack *list_stack;
  GtkListView *list;
  GtkToggleButton *search_button;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;

  GSimpleActionGroup *actions;
  GtkCustomFilter *filter;
  GtkSingleSelection *selection;
  GStrv words; /* of the filter, folded */
  guint refresh_source;
};

G_DEFINE_FINAL_TYPE (FabLabelPage, fab_label_page, FAB_TYPE_PAGE)

static FabStore *
get_store (FabLabelPage *self)
{
  return fab_context_get_store (fab_page_get_context (FAB_PAGE (self)));
}

/* ---- What the list says of a shop ---- */

/* State and level of the shop's last application, such as "Certified · Argent". */
static char *
describe_shop (FabStore *store, FabRecord *shop)
{
  const FabChoices *states = fab_table_get (FAB_TABLE_APPLICATION)->fields[FAB_APPLICATION_STATE].choices;
  g_autoptr (GPtrArray) applications =
      fab_store_get_referrers (store, shop, FAB_TABLE_APPLICATION, FAB_APPLICATION_SHOP);
  FabRecord *application = applications->len > 0 ? g_ptr_array_index (applications, applications->len - 1) : NULL;
  FabRecord *award = application != NULL ? fab_application_get_award (store, application) : NULL;
  FabRecord *level = award != NULL ? fab_store_get_target (store, award, FAB_AWARD_LEVEL) : NULL;
  const char *state;

  if (application == NULL)
    return g_strdup (_ ("No application"));
  state = fab_choices_get_label (states, fab_record_get_text (application, FAB_APPLICATION_STATE));
  return level != NULL ? g_strdup_printf ("%s · %s", state, fab_record_get_title (level)) : g_strdup (state);
}

static gboolean
matches_words (FabLabelPage *self, FabRecord *shop)
{
  g_autofree char *description = NULL;
  g_autofree char *text = NULL;
  g_autofree char *folded = NULL;

  if (self->words == NULL || self->words[0] == NULL)
    return TRUE;
  description = describe_shop (get_store (self), shop);
  text = g_strjoin (" ", fab_record_get_title (shop), description,
                    fab_record_is_null (shop, FAB_SHOP_TRADE) ? "" : fab_record_get_text (shop, FAB_SHOP_TRADE), NULL);
  folded = fab_text_fold (text);
  for (guint i = 0; self->words[i] != NULL; i++)
    if (strstr (folded, self->words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
is_shown (gpointer item, gpointer data)
{
  FabLabelPage *self = data;
  FabRecord *territory = fab_context_get_territory (fab_page_get_context (FAB_PAGE (self)));

  return fab_territory_shows (get_store (self), territory, item) && matches_words (self, item);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  for (guint i = 0; i < 2; i++) {
    GtkWidget *label = gtk_label_new (NULL);

    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    gtk_box_append (GTK_BOX (box), label);
    if (i == 1) {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dimmed");
    }
  }
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_item_set_child (item, box);
}

static void
on_bind (FabLabelPage *self, GtkListItem *item)
{
  FabRecord *shop = gtk_list_item_get_item (item);
  GtkWidget *name = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  g_autofree char *description = describe_shop (get_store (self), shop);

  gtk_label_set_text (GTK_LABEL (name), fab_record_get_title (shop));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (name)), description);
  gtk_list_item_set_accessible_label (item, fab_record_get_title (shop));
  gtk_list_item_set_accessible_description (item, description);
}

/* ---- Following the project ---- */

static void
show_list_state (FabLabelPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  gboolean any = fab_store_get_count (get_store (self), FAB_TABLE_SHOP) > 0;

  gtk_stack_set_visible_child_name (self->list_stack, n > 0                        ? "list"
                                                      : any && self->words != NULL ? "nothing"
                                                                                   : "empty");
}

static void
select_shop (FabLabelPage *self, FabRecord *shop)
{
  adw_navigation_page_set_title (self->shop_page, shop != NULL ? fab_record_get_title (shop) : _ ("Shop"));
  fab_checklist_show (self->checklist, fab_page_get_context (FAB_PAGE (self)), shop);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "edit-shop")),
                               shop != NULL);
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "remove-shop")),
      shop != NULL && !fab_context_is_read_only (fab_page_get_context (FAB_PAGE (self))));
}

static void
on_selected (FabLabelPage *self)
{
  FabRecord *shop = gtk_single_selection_get_selected_item (self->selection);

  if (shop != fab_checklist_get_shop (self->checklist))
    select_shop (self, shop);
  show_list_state (self);
}

static gboolean
on_refresh (gpointer data)
{
  FabLabelPage *self = data;
  FabRecord *shop = fab_checklist_get_shop (self->checklist);

  self->refresh_source = 0;
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  if (shop != NULL)
    adw_navigation_page_set_title (self->shop_page, fab_record_get_title (shop));
  show_list_state (self);
  return G_SOURCE_REMOVE;
}

static void
queue_refresh (FabLabelPage *self)
{
  if (self->refresh_source == 0)
    self->refresh_source = g_idle_add (on_refresh, self);
}

/* Rows say state and level: an answer or an award may change them. */
static void
on_committed (FabLabelPage *self, GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++) {
    FabChange *change = g_ptr_array_index (changes, i);

    if (change->table == FAB_TABLE_SHOP || change->table == FAB_TABLE_APPLICATION || change->table == FAB_TABLE_AWARD) {
      queue_refresh (self);
      return;
    }
  }
}

static void
on_search_changed (FabLabelPage *self)
{
  g_autofree char *folded = fab_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));

  g_clear_pointer (&self->words, g_strfreev);
  if (*folded != '\0')
    self->words = g_strsplit (folded, " ", -1);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_list_state (self);
}

static void
on_shop_activated (FabLabelPage *self, guint position)
{
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

/* ---- What the person does ---- */

static gboolean
find_position (FabLabelPage *self, FabRecord *shop, guint *position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (*position = 0; *position < n; (*position)++) {
    g_autoptr (FabRecord) item = g_list_model_get_item (G_LIST_MODEL (self->selection), *position);

    if (item == shop)
      return TRUE;
  }
  return FALSE;
}

static gboolean
fab_label_page_show_record (FabPage *page, FabRecord *record)
{
  FabLabelPage *self = FAB_LABEL_PAGE (page);
  FabStore *store = get_store (self);
  FabRecord *shop = record;
  guint position;

  if (fab_record_get_table_id (record) == FAB_TABLE_AWARD)
    record = shop = fab_store_get_target (store, record, FAB_AWARD_APPLICATION);
  if (record != NULL && fab_record_get_table_id (record) == FAB_TABLE_ANSWER)
    record = shop = fab_store_get_target (store, record, FAB_ANSWER_APPLICATION);
  if (record != NULL && fab_record_get_table_id (record) == FAB_TABLE_APPLICATION)
    shop = fab_store_get_target (store, record, FAB_APPLICATION_SHOP);
  if (shop == NULL || fab_record_get_table_id (shop) != FAB_TABLE_SHOP)
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  if (!fab_territory_shows (store, fab_context_get_territory (fab_page_get_context (page)), shop))
    fab_context_set_territory (fab_page_get_context (page), NULL);
  on_search_changed (self);
  if (find_position (self, shop, &position))
    gtk_single_selection_set_selected (self->selection, position);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
  return TRUE;
}

static FabRecord *
insert_shop (FabLabelPage *self, const char *name, GError **error)
{
  FabStore *store = get_store (self);
  FabRecord *territory = fab_context_get_territory (fab_page_get_context (FAB_PAGE (self)));
  g_autoptr (FabRecord) charter = g_list_model_get_item (fab_store_get_list (store, FAB_TABLE_CHARTER), 0);
  g_autofree char *today = fab_date_to_text (fab_date_today ());
  FabRecord *shop = fab_store_insert (store, FAB_TABLE_SHOP, error, FAB_SHOP_NAME, FAB_TEXT (name), FAB_SHOP_TERRITORY,
                                      FAB_REF (territory), -1);

  if (shop == NULL || charter == NULL)
    return shop;
  if (fab_store_insert (store, FAB_TABLE_APPLICATION, error, FAB_APPLICATION_SHOP, FAB_REF (shop),
                        FAB_APPLICATION_CHARTER, FAB_REF (charter), FAB_APPLICATION_STATE, FAB_TEXT ("prospect"),
                        FAB_APPLICATION_DATE, FAB_TEXT (today), -1))
    return shop;
  return NULL;
}

static void
add_shop (const char *name, gpointer data)
{
  FabLabelPage *self = data;
  FabContext *context = fab_page_get_context (FAB_PAGE (self));
  g_autofree char *sentence = g_strdup_printf (_ ("Shop “%s” added"), name);
  g_autoptr (GError) error = NULL;
  FabRecord *shop;

  fab_store_begin (get_store (self), sentence);
  shop = insert_shop (self, name, &error);
  if (shop == NULL) {
    fab_store_rollback (get_store (self));
    fab_context_report (context, _ ("The shop could not be added."), error);
  } else if (fab_context_commit (context)) {
    fab_label_page_show_record (FAB_PAGE (self), shop);
  }
}

static void
on_add_shop (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  fab_ask_name (data, _ ("Add a shop"), _ ("Add"), NULL, add_shop, data);
}

static void
on_edit_shop (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabLabelPage *self = data;
  FabRecord *shop = fab_checklist_get_shop (self->checklist);

  adw_dialog_present (fab_record_dialog_new (fab_page_get_context (FAB_PAGE (self)), shop), GTK_WIDGET (self));
}

static void
on_remove_shop (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabLabelPage *self = data;

  fab_context_remove (fab_page_get_context (FAB_PAGE (self)), fab_checklist_get_shop (self->checklist));
  adw_navigation_split_view_set_show_content (self->split, FALSE);
}

static const GActionEntry entries[] = {
  { "add-shop", on_add_shop },
  { "edit-shop", on_edit_shop },
  { "remove-shop", on_remove_shop },
};

/* ---- The page ---- */

static void
set_up_list (FabLabelPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GListModel *sorted = fab_record_sort_new (fab_store_get_list (get_store (self), FAB_TABLE_SHOP));
  GtkFilterListModel *filtered;

  self->filter = gtk_custom_filter_new (is_shown, self, NULL);
  filtered = gtk_filter_list_model_new (sorted, GTK_FILTER (g_object_ref (self->filter)));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (filtered));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}

static void
fab_label_page_context_set (FabPage *page, FabContext *context)
{
  FabLabelPage *self = FAB_LABEL_PAGE (page);

  fab_header_tools_set_context (self->tools, context);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "add-shop")),
                               !fab_context_is_read_only (context));
  set_up_list (self);
  g_signal_connect_object (fab_context_get_store (context), "committed", G_CALLBACK (on_committed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::territory", G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
  select_shop (self, gtk_single_selection_get_selected_item (self->selection));
  show_list_state (self);
}

static void
fab_label_page_dispose (GObject *object)
{
  FabLabelPage *self = FAB_LABEL_PAGE (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  g_clear_object (&self->filter);
  g_clear_object (&self->selection);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->words, g_strfreev);
  gtk_widget_dispose_template (GTK_WIDGET (self), FAB_TYPE_LABEL_PAGE);
  G_OBJECT_CLASS (fab_label_page_parent_class)->dispose (object);
}

static void
fab_label_page_class_init (FabLabelPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_label_page_dispose;
  FAB_PAGE_CLASS (klass)->context_set = fab_label_page_context_set;
  FAB_PAGE_CLASS (klass)->show_record = fab_label_page_show_record;

  g_type_ensure (FAB_TYPE_CHECKLIST);
  g_type_ensure (FAB_TYPE_HEADER_TOOLS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-label-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FabLabelPage, split);
  gtk_widget_class_bind_template_child (widget_class, FabLabelPage, shop_page);
  gtk_widget_class_bind_template_child (widget_class, FabLabelPage, tools);
  gtk_widget_class_bind_template_child (widget_class, FabLabelPage, checklist);
  gtk_widget_class_bind_template_child (widget_class, FabLabelPage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, FabLabelPage, list);
  gtk_widget_class_bind_template_child (widget_class, FabLabelPage, search_button);
  gtk_widget_class_bind_template_child (widget_class, FabLabelPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, FabLabelPage, search_entry);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_shop_activated);
}

static void
fab_label_page_init (FabLabelPage *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "page", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
}
