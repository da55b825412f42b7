#include "fab-actor-picker.h"

#include "fab-actor-filter.h"
#include "fab-record-sort.h"
#include "fab-search-escape.h"
#include "fab-title-order.h"

struct _FabActorPicker {
  GtkBox parent_instance;

  GtkSearchEntry *search; /* template children */
  GtkListView *list;

  FabActorFilter *filter; /* owned */
  FabTitleOrder *order;   /* owned */
  GtkSingleSelection *actors;
  FabRecord *but;
  char *sought; /* what the list shows the actors for */
};

enum {
  PROP_0,
  PROP_PLACEHOLDER,
  PROP_ACTOR,
  N_PROPS,
};

enum {
  CHOSEN,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabActorPicker, fab_actor_picker, GTK_TYPE_BOX)

/* ---- Finding ---- */

/* The best is chosen whenever another letter is typed. */
static void
on_search (FabActorPicker *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  if (self->actors == NULL)
    return;
  g_set_str (&self->sought, text);
  fab_actor_filter_set_text (self->filter, text);
  fab_title_order_set_text (self->order, text);
  gtk_single_selection_set_selected (self->actors, 0);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->actors)) > 0)
    gtk_list_view_scroll_to (self->list, 0, GTK_LIST_SCROLL_NONE, NULL);
}

static void
on_next (FabActorPicker *self)
{
  guint selected = gtk_single_selection_get_selected (self->actors);

  if (selected + 1 < g_list_model_get_n_items (G_LIST_MODEL (self->actors)))
    gtk_single_selection_set_selected (self->actors, selected + 1);
}

/* Down goes from the entry into the list, as everywhere. */
static gboolean
on_key (FabActorPicker *self, guint key)
{
  if (key != GDK_KEY_Down || g_list_model_get_n_items (G_LIST_MODEL (self->actors)) == 0)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  return GDK_EVENT_STOP;
}

/* ---- Choosing ---- */

static void
choose (FabActorPicker *self, guint position)
{
  g_autoptr (FabRecord) actor = g_list_model_get_item (G_LIST_MODEL (self->actors), position);

  if (actor == NULL)
    gtk_widget_error_bell (GTK_WIDGET (self->search));
  else
    g_signal_emit (self, signals[CHOSEN], 0, actor);
}

static void
on_activate (FabActorPicker *self, guint position)
{
  choose (self, position);
}

/* The last letter may not have been looked for yet; what the arrows chose since then stays. */
static void
on_enter (FabActorPicker *self)
{
  if (g_strcmp0 (self->sought, gtk_editable_get_text (GTK_EDITABLE (self->search))) != 0)
    on_search (self);
  choose (self, gtk_single_selection_get_selected (self->actors));
}

static void
on_selected (FabActorPicker *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTOR]);
}

/* ---- Rows ---- */

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const char *title = fab_record_get_title (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), title);
  gtk_list_item_set_accessible_label (item, title);
}

static gboolean
is_other (gpointer item, gpointer but)
{
  return item != but;
}

/* ---- The widget ---- */

static void
fab_actor_picker_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FabActorPicker *self = FAB_ACTOR_PICKER (object);

  switch (id) {
  case PROP_PLACEHOLDER:
    g_value_set_string (value, gtk_search_entry_get_placeholder_text (self->search));
    break;
  case PROP_ACTOR:
    g_value_set_object (value, fab_actor_picker_get_actor (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
fab_actor_picker_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FabActorPicker *self = FAB_ACTOR_PICKER (object);

  switch (id) {
  case PROP_PLACEHOLDER:
    gtk_search_entry_set_placeholder_text (self->search, g_value_get_string (value));
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    g_value_get_string (value), -1);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static gboolean
fab_actor_picker_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FAB_ACTOR_PICKER (widget)->search));
}

static void
fab_actor_picker_dispose (GObject *object)
{
  FabActorPicker *self = FAB_ACTOR_PICKER (object);

  g_clear_object (&self->actors);
  g_clear_object (&self->filter);
  g_clear_object (&self->order);
  g_clear_object (&self->but);
  g_clear_pointer (&self->sought, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), FAB_TYPE_ACTOR_PICKER);
  G_OBJECT_CLASS (fab_actor_picker_parent_class)->dispose (object);
}

static void
fab_actor_picker_class_init (FabActorPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = fab_actor_picker_dispose;
  object_class->get_property = fab_actor_picker_get_property;
  object_class->set_property = fab_actor_picker_set_property;
  widget_class->grab_focus = fab_actor_picker_grab_focus;

  /** FabActorPicker:placeholder-text: what is searched for */
  properties[PROP_PLACEHOLDER] =
      g_param_spec_string ("placeholder-text", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /** FabActorPicker:actor: what would be taken now, or %NULL */
  properties[PROP_ACTOR] =
      g_param_spec_object ("actor", NULL, NULL, FAB_TYPE_RECORD, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /** FabActorPicker::chosen: @actor: that one, by Enter or a click */
  signals[CHOSEN] = g_signal_new ("chosen", FAB_TYPE_ACTOR_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  1, FAB_TYPE_RECORD);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-actor-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, FabActorPicker, search);
  gtk_widget_class_bind_template_child (widget_class, FabActorPicker, list);
  gtk_widget_class_bind_template_callback (widget_class, on_search);
  gtk_widget_class_bind_template_callback (widget_class, on_enter);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
  gtk_widget_class_bind_template_callback (widget_class, on_key);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
}

static void
fab_actor_picker_init (FabActorPicker *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  fab_search_escape_closes (self->search);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  gtk_list_view_set_factory (self->list, factory);
}

/**
 * fab_actor_picker_fill: offers the actors of @store, once
 * @but: (nullable): who is not offered
 */
void
fab_actor_picker_fill (FabActorPicker *self, FabStore *store, FabRecord *but)
{
  GtkEveryFilter *both = gtk_every_filter_new ();
  GListModel *sorted = fab_record_sort_new (fab_store_get_list (store, FAB_TABLE_ACTOR));
  GListModel *found;

  g_set_object (&self->but, but);
  self->filter = fab_actor_filter_new (store);
  self->order = fab_title_order_new ();
  gtk_multi_filter_append (GTK_MULTI_FILTER (both), GTK_FILTER (gtk_custom_filter_new (is_other, but, NULL)));
  gtk_multi_filter_append (GTK_MULTI_FILTER (both), GTK_FILTER (g_object_ref (self->filter)));
  found = G_LIST_MODEL (gtk_filter_list_model_new (sorted, GTK_FILTER (both)));
  self->actors = gtk_single_selection_new (
      G_LIST_MODEL (gtk_sort_list_model_new (found, GTK_SORTER (g_object_ref (self->order)))));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->actors));
  g_signal_connect_object (self->actors, "notify::selected-item", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self));
  g_set_str (&self->sought, "");
  on_selected (self);
}

/** fab_actor_picker_set_single_click: whether one click chooses, where nothing else is asked */
void
fab_actor_picker_set_single_click (FabActorPicker *self, gboolean single)
{
  gtk_list_view_set_single_click_activate (self->list, single);
}

/** fab_actor_picker_get_actor: (transfer none) (nullable): what would be taken now */
FabRecord *
fab_actor_picker_get_actor (FabActorPicker *self)
{
  return self->actors != NULL ? gtk_single_selection_get_selected_item (self->actors) : NULL;
}

/** fab_actor_picker_set_actor: proposes @actor. Returns: whether it is offered */
gboolean
fab_actor_picker_set_actor (FabActorPicker *self, FabRecord *actor)
{
  GListModel *actors = G_LIST_MODEL (self->actors);

  for (guint i = 0; i < g_list_model_get_n_items (actors); i++) {
    g_autoptr (FabRecord) other = g_list_model_get_item (actors, i);

    if (other != actor)
      continue;
    gtk_single_selection_set_selected (self->actors, i);
    gtk_list_view_scroll_to (self->list, i, GTK_LIST_SCROLL_SELECT, NULL);
    return TRUE;
  }
  return FALSE;
}
