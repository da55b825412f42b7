#include "fab-links-popover.h"

#include <glib/gi18n.h>

#include "fab-map-edit.h"

#define WIDTH      340
#define MAX_HEIGHT 380

struct _FabLinksPopover {
  GtkPopover parent_instance;

  FabContext *context;  /* owned */
  FabRecord *viewpoint; /* owned (nullable): the actor whose links these are */
  GListStore *links;    /* owned */
};

enum {
  CHOSEN,
  EDIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabLinksPopover, fab_links_popover, GTK_TYPE_POPOVER)

/* ---- Words ---- */

/* "finance → Biocoop", "accompagnée par ← Optim’ism": as seen from one end. */
static char *
describe_from (FabStore *store, FabRecord *relation, FabRecord *viewpoint)
{
  FabRecord *source = fab_store_get_target (store, relation, FAB_RELATION_SOURCE);
  FabRecord *target = fab_store_get_target (store, relation, FAB_RELATION_TARGET);
  FabRecord *type = fab_store_get_target (store, relation, FAB_RELATION_TYPE);
  gboolean forward = source == viewpoint;
  FabRecord *other = forward ? target : source;
  const char *verb = NULL, *name = other != NULL ? fab_record_get_title (other) : "";

  if (type != NULL)
    verb = fab_record_get_text (type, forward ? FAB_RELATION_TYPE_FORWARD : FAB_RELATION_TYPE_BACKWARD);
  if (type != NULL && (verb == NULL || *verb == '\0'))
    verb = fab_record_get_title (type);
  return g_strdup_printf ("%s %s %s", verb != NULL ? verb : _ ("linked to"), forward ? "→" : "←", name);
}

static char *
describe (FabLinksPopover *self, FabRecord *relation)
{
  FabStore *store = fab_context_get_store (self->context);

  if (self->viewpoint != NULL)
    return describe_from (store, relation, self->viewpoint);
  return fab_map_edit_describe_relation (store, relation);
}

/* ---- Rows ---- */

static void
on_edit (GtkButton *button, GtkListItem *item)
{
  FabLinksPopover *self = FAB_LINKS_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (button), FAB_TYPE_LINKS_POPOVER));
  g_autoptr (FabRecord) relation = g_object_ref (gtk_list_item_get_item (item));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[EDIT], 0, relation);
}

static GtkWidget *
make_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL) {
    gtk_widget_add_css_class (label, style);
    gtk_widget_add_css_class (label, "caption");
  }
  return label;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, FabLinksPopover *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *edit = gtk_button_new_from_icon_name ("document-edit-symbolic");

  gtk_box_append (GTK_BOX (texts), make_label (NULL));
  gtk_box_append (GTK_BOX (texts), make_label ("dimmed"));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (edit, _ ("Open this link"));
  gtk_widget_set_valign (edit, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (edit, "flat");
  gtk_widget_set_visible (edit, self->viewpoint != NULL);
  g_signal_connect (edit, "clicked", G_CALLBACK (on_edit), item);
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (row), edit);
  gtk_list_item_set_child (item, row);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, FabLinksPopover *self)
{
  FabRecord *relation = gtk_list_item_get_item (item);
  GtkWidget *texts = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *sentence = gtk_widget_get_first_child (texts), *about = gtk_widget_get_last_child (texts);
  const char *label = fab_record_get_text (relation, FAB_RELATION_LABEL);
  g_autofree char *text = describe (self, relation);

  gtk_label_set_text (GTK_LABEL (sentence), text);
  gtk_widget_set_tooltip_text (sentence, text);
  gtk_label_set_text (GTK_LABEL (about), label);
  gtk_widget_set_visible (about, label != NULL && *label != '\0');
  gtk_list_item_set_accessible_label (item, text);
}

static void
on_activate (FabLinksPopover *self, guint position)
{
  g_autoptr (FabRecord) relation = g_list_model_get_item (G_LIST_MODEL (self->links), position);

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, relation);
}

/* ---- The popover ---- */

static void
fab_links_popover_dispose (GObject *object)
{
  FabLinksPopover *self = FAB_LINKS_POPOVER (object);

  g_clear_object (&self->links);
  g_clear_object (&self->viewpoint);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (fab_links_popover_parent_class)->dispose (object);
}

static void
fab_links_popover_class_init (FabLinksPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fab_links_popover_dispose;

  /** FabLinksPopover::chosen: somebody wants to go where @link leads */
  signals[CHOSEN] = g_signal_new ("chosen", FAB_TYPE_LINKS_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  1, FAB_TYPE_RECORD);
  /** FabLinksPopover::edit: somebody wants to see @link itself */
  signals[EDIT] = g_signal_new ("edit", FAB_TYPE_LINKS_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                FAB_TYPE_RECORD);
}

static void
fab_links_popover_init (FabLinksPopover *self)
{
  self->links = g_list_store_new (FAB_TYPE_RECORD);
}

static GtkWidget *
make_list (FabLinksPopover *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *selection =
      GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->links))));
  GtkWidget *list, *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  list = gtk_list_view_new (selection, factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), TRUE);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Links"), -1);
  g_signal_connect_swapped (list, "activate", G_CALLBACK (on_activate), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_size_request (scroller, WIDTH, -1);
  return scroller;
}

/**
 * fab_links_popover_new:
 * @relations: (element-type FabRecord): the links, in their order
 * @viewpoint: (nullable): the actor whose links these are
 *
 * Returns: (transfer floating): a popover to be given a parent, and to be unparented when it is closed
 */
FabLinksPopover *
fab_links_popover_new (FabContext *context, const char *title, GPtrArray *relations, FabRecord *viewpoint)
{
  FabLinksPopover *self = g_object_new (FAB_TYPE_LINKS_POPOVER, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *heading = make_label (NULL);

  self->context = g_object_ref (context);
  g_set_object (&self->viewpoint, viewpoint);
  g_list_store_splice (self->links, 0, 0, relations->pdata, relations->len);
  gtk_label_set_text (GTK_LABEL (heading), title);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (heading), 36);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_set_margin_start (heading, 12);
  gtk_widget_set_margin_top (heading, 6);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), make_list (self));
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return self;
}

/** fab_links_popover_get_links: (transfer none): the links listed */
GListModel *
fab_links_popover_get_links (FabLinksPopover *self)
{
  return G_LIST_MODEL (self->links);
}

static void
add_links (GPtrArray *links, FabStore *store, FabRecord *actor, guint field)
{
  g_autoptr (GPtrArray) found = fab_store_get_referrers (store, actor, FAB_TABLE_RELATION, field);

  for (guint i = 0; i < found->len; i++) {
    FabRecord *relation = g_ptr_array_index (found, i);
    gboolean loop =
        fab_record_get_ref (relation, FAB_RELATION_SOURCE) == fab_record_get_ref (relation, FAB_RELATION_TARGET);

    if (!loop || field == FAB_RELATION_SOURCE)
      g_ptr_array_add (links, g_object_ref (relation));
  }
}

/** fab_links_of_actor: (transfer full) (element-type FabRecord): the links that begin at @actor, then those that end there */
GPtrArray *
fab_links_of_actor (FabStore *store, FabRecord *actor)
{
  GPtrArray *links = g_ptr_array_new_with_free_func (g_object_unref);

  add_links (links, store, actor, FAB_RELATION_SOURCE);
  add_links (links, store, actor, FAB_RELATION_TARGET);
  return links;
}
