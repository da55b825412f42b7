#include "fab-collection-page.h"

#include <glib/gi18n.h>

#include "fab-ask-name.h"
#include "fab-describe.h"
#include "fab-header-tools.h"
#include "fab-record-dialog.h"

typedef struct {
  AdwNavigationSplitView *split; /* template children */
  AdwNavigationPage *detail_page;
  GtkWidget *add_button;
  GtkToggleButton *search_button;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkWidget *switcher;
  AdwViewStack *views;
  AdwHeaderBar *detail_header;
  GtkMenuButton *menu_button;
  FabHeaderTools *tools;
  GtkStack *detail_stack;
  AdwStatusPage *nothing;
  AdwBin *detail;

  GSimpleActionGroup *actions;
  FabRecord *shown; /* owned: the detail's record */
} FabCollectionPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (FabCollectionPage, fab_collection_page, FAB_TYPE_PAGE)

static FabCollectionPagePrivate *
get_private (FabCollectionPage *self)
{
  return fab_collection_page_get_instance_private (self);
}

static FabContext *
get_context (FabCollectionPage *self)
{
  return fab_page_get_context (FAB_PAGE (self));
}

/* The list in sight; none while the views are being made or taken down. */
static FabCollection *
get_visible (FabCollectionPage *self)
{
  FabCollectionPagePrivate *priv = get_private (self);
  GtkWidget *child = priv->actions != NULL ? adw_view_stack_get_visible_child (priv->views) : NULL;

  return child != NULL ? FAB_COLLECTION (child) : NULL;
}

/* ---- The record that is chosen ---- */

static void
set_enabled (FabCollectionPage *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (get_private (self)->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
update_actions (FabCollectionPage *self, const FabCollectionInfo *info)
{
  gboolean editable = !fab_context_is_read_only (get_context (self));
  FabRecord *shown = get_private (self)->shown;

  set_enabled (self, "add", editable && info->add != NULL);
  set_enabled (self, "edit", editable && shown != NULL);
  set_enabled (self, "remove", editable && shown != NULL);
}

static void
show_title (FabCollectionPage *self, const FabCollectionInfo *info)
{
  FabCollectionPagePrivate *priv = get_private (self);
  gboolean any = priv->shown != NULL && fab_record_is_alive (priv->shown);
  g_autofree char *title = any ? fab_describe_record (fab_context_get_store (get_context (self)), priv->shown)
                               : g_strdup (fab_table_get_label (fab_table_get (info->table)));

  adw_navigation_page_set_title (priv->detail_page, title);
}

static void
show_detail (FabCollectionPage *self)
{
  FabCollectionPagePrivate *priv = get_private (self);
  FabCollection *collection = get_visible (self);
  const FabCollectionInfo *info = fab_collection_get_info (collection);
  FabRecord *record = fab_collection_get_selected (collection);

  if (g_set_object (&priv->shown, record))
    adw_bin_set_child (priv->detail, record != NULL ? info->make_detail (get_context (self), record) : NULL);
  adw_status_page_set_icon_name (priv->nothing, info->icon);
  adw_status_page_set_title (priv->nothing, _ (info->choose));
  gtk_stack_set_visible_child_name (priv->detail_stack, record != NULL ? "detail" : "none");
  adw_header_bar_set_show_title (priv->detail_header, !info->titled || record == NULL);
  show_title (self, info);
  update_actions (self, info);
}

static void
on_selected (FabCollectionPage *self, GParamSpec *pspec, FabCollection *collection)
{
  if (get_visible (self) == collection)
    show_detail (self);
}

static void
on_activated (FabCollectionPage *self)
{
  adw_navigation_split_view_set_show_content (get_private (self)->split, TRUE);
}

static void
on_committed (FabCollectionPage *self)
{
  show_title (self, fab_collection_get_info (get_visible (self)));
}

/* ---- The view in sight ---- */

static GMenuModel *
make_menu (const FabCollectionInfo *info)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) edit = g_menu_new ();
  g_autoptr (GMenu) remove = g_menu_new ();

  g_menu_append (edit, _ (info->edit), "page.edit");
  g_menu_append (remove, _ (info->remove), "page.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edit));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (remove));
  return G_MENU_MODEL (menu);
}

static void
say (GtkWidget *button, const char *text)
{
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
on_view_changed (FabCollectionPage *self)
{
  FabCollectionPagePrivate *priv = get_private (self);
  FabCollection *collection = get_visible (self);
  const FabCollectionInfo *info;
  g_autoptr (GMenuModel) menu = NULL;

  if (collection == NULL)
    return;
  info = fab_collection_get_info (collection);
  menu = make_menu (info);
  gtk_editable_set_text (GTK_EDITABLE (priv->search_entry), "");
  fab_collection_filter (collection, "");
  gtk_search_entry_set_placeholder_text (priv->search_entry, info->filter_hint != NULL ? _ (info->filter_hint) : NULL);
  say (GTK_WIDGET (priv->search_button), _ (info->filter));
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->search_entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (info->filter),
                                  -1);
  gtk_widget_set_visible (priv->add_button, info->add != NULL);
  if (info->add != NULL)
    say (priv->add_button, _ (info->add));
  gtk_menu_button_set_menu_model (priv->menu_button, menu);
  show_detail (self);
}

static void
on_search_changed (FabCollectionPage *self)
{
  fab_collection_filter (get_visible (self), gtk_editable_get_text (GTK_EDITABLE (get_private (self)->search_entry)));
}

static gboolean
fab_collection_page_show_view (FabPage *page, const char *name)
{
  FabCollectionPagePrivate *priv = get_private (FAB_COLLECTION_PAGE (page));

  if (adw_view_stack_get_child_by_name (priv->views, name) == NULL)
    return FALSE;
  adw_view_stack_set_visible_child_name (priv->views, name);
  return TRUE;
}

static gboolean
fab_collection_page_show_record (FabPage *page, FabRecord *record)
{
  FabCollectionPageClass *klass = FAB_COLLECTION_PAGE_GET_CLASS (page);
  FabCollectionPagePrivate *priv = get_private (FAB_COLLECTION_PAGE (page));

  for (guint i = 0; i < klass->n_infos; i++) {
    FabCollection *collection = fab_collection_page_get_collection (FAB_COLLECTION_PAGE (page), klass->infos[i].name);
    FabRecord *found = fab_collection_find_shown (collection, record);

    if (found == NULL)
      continue;
    fab_collection_page_show_view (page, klass->infos[i].name);
    gtk_editable_set_text (GTK_EDITABLE (priv->search_entry), "");
    fab_collection_select (collection, found);
    adw_navigation_split_view_set_show_content (priv->split, TRUE);
    return TRUE;
  }
  return FALSE;
}

/* ---- What the person does ---- */

static void
add_named (const char *name, gpointer data)
{
  FabRecord *record = fab_collection_insert (get_visible (data), name);

  if (record != NULL)
    fab_collection_page_show_record (data, record);
}

static void
on_add (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const FabCollectionInfo *info = fab_collection_get_info (get_visible (data));

  if (info->ask != NULL)
    info->ask (data, get_context (data));
  else
    fab_ask_name (data, _ (info->add), _ ("Add"), NULL, add_named, data);
}

static void
on_edit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adw_dialog_present (fab_record_dialog_new (get_context (data), get_private (data)->shown), data);
}

static void
on_remove (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  if (fab_context_remove (get_context (data), get_private (data)->shown))
    adw_navigation_split_view_set_show_content (get_private (data)->split, FALSE);
}

static const GActionEntry entries[] = {
  { "add", on_add },
  { "edit", on_edit },
  { "remove", on_remove },
};

/* ---- The page ---- */

static void
add_view (FabCollectionPage *self, const FabCollectionInfo *info)
{
  GtkWidget *collection = fab_collection_new (info, get_context (self));

  g_signal_connect_object (collection, "notify::selected", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (collection, "activated", G_CALLBACK (on_activated), self, G_CONNECT_SWAPPED);
  adw_view_stack_add_titled_with_icon (get_private (self)->views, collection, info->name, _ (info->title), info->icon);
}

static void
fab_collection_page_context_set (FabPage *page, FabContext *context)
{
  FabCollectionPage *self = FAB_COLLECTION_PAGE (page);
  FabCollectionPageClass *klass = FAB_COLLECTION_PAGE_GET_CLASS (self);
  FabCollectionPagePrivate *priv = get_private (self);

  for (guint i = 0; i < klass->n_infos; i++)
    add_view (self, &klass->infos[i]);
  gtk_widget_set_visible (priv->switcher, klass->n_infos > 1);
  gtk_widget_set_visible (GTK_WIDGET (priv->menu_button), !fab_context_is_read_only (context));
  gtk_search_bar_set_key_capture_widget (priv->search_bar, GTK_WIDGET (priv->views));
  fab_header_tools_set_context (priv->tools, context);
  g_signal_connect_object (fab_context_get_store (context), "committed", G_CALLBACK (on_committed), self,
                           G_CONNECT_SWAPPED);
  on_view_changed (self);
}

static void
fab_collection_page_dispose (GObject *object)
{
  FabCollectionPagePrivate *priv = get_private (FAB_COLLECTION_PAGE (object));

  g_clear_object (&priv->shown);
  g_clear_object (&priv->actions);
  gtk_widget_dispose_template (GTK_WIDGET (object), FAB_TYPE_COLLECTION_PAGE);
  G_OBJECT_CLASS (fab_collection_page_parent_class)->dispose (object);
}

static void
fab_collection_page_class_init (FabCollectionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_collection_page_dispose;
  FAB_PAGE_CLASS (klass)->context_set = fab_collection_page_context_set;
  FAB_PAGE_CLASS (klass)->show_record = fab_collection_page_show_record;
  FAB_PAGE_CLASS (klass)->show_view = fab_collection_page_show_view;

  g_type_ensure (FAB_TYPE_HEADER_TOOLS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-collection-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, FabCollectionPage, split);
  gtk_widget_class_bind_template_child_private (widget_class, FabCollectionPage, detail_page);
  gtk_widget_class_bind_template_child_private (widget_class, FabCollectionPage, add_button);
  gtk_widget_class_bind_template_child_private (widget_class, FabCollectionPage, search_button);
  gtk_widget_class_bind_template_child_private (widget_class, FabCollectionPage, search_bar);
  gtk_widget_class_bind_template_child_private (widget_class, FabCollectionPage, search_entry);
  gtk_widget_class_bind_template_child_private (widget_class, FabCollectionPage, switcher);
  gtk_widget_class_bind_template_child_private (widget_class, FabCollectionPage, views);
  gtk_widget_class_bind_template_child_private (widget_class, FabCollectionPage, detail_header);
  gtk_widget_class_bind_template_child_private (widget_class, FabCollectionPage, menu_button);
  gtk_widget_class_bind_template_child_private (widget_class, FabCollectionPage, tools);
  gtk_widget_class_bind_template_child_private (widget_class, FabCollectionPage, detail_stack);
  gtk_widget_class_bind_template_child_private (widget_class, FabCollectionPage, nothing);
  gtk_widget_class_bind_template_child_private (widget_class, FabCollectionPage, detail);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_view_changed);
}

static void
fab_collection_page_init (FabCollectionPage *self)
{
  FabCollectionPagePrivate *priv = get_private (self);

  priv->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (priv->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "page", G_ACTION_GROUP (priv->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** fab_collection_page_get_collection: (transfer none): the list of the view of that name */
FabCollection *
fab_collection_page_get_collection (FabCollectionPage *self, const char *name)
{
  return FAB_COLLECTION (adw_view_stack_get_child_by_name (get_private (self)->views, name));
}

/** fab_collection_page_get_detail: (transfer none) (nullable): what shows the record that is chosen */
GtkWidget *
fab_collection_page_get_detail (FabCollectionPage *self)
{
  return adw_bin_get_child (get_private (self)->detail);
}
