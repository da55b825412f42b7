#include "fab-actor-shelf.h"

#include <string.h>

#include <glib/gi18n.h>

#include "fab-search-escape.h"
#include "fab-text.h"

struct _FabActorShelf {
  GtkPopover parent_instance;

  GtkSearchEntry *search; /* template children */
  GtkListView *list;

  FabMapModel *model; /* owned */
  GListStore *actors; /* owned, of FabRecord: listed when it opens */
  FabRecord *held;    /* owned (nullable): the actor that is being dragged */
};

enum {
  PLACE,
  HOLD,
  DROP,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabActorShelf, fab_actor_shelf, GTK_TYPE_POPOVER)

static gboolean
is_on_map (FabMapScene *scene, FabRecord *actor)
{
  guint node = fab_map_scene_find_node (scene, fab_record_get_key (actor));

  return node != FAB_MAP_NONE && fab_map_scene_get_node (scene, node)->placed;
}

static GListModel *
get_all (FabMapModel *model)
{
  return fab_store_get_list (fab_context_get_store (fab_map_model_get_context (model)), FAB_TABLE_ACTOR);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return fab_text_compare (fab_record_get_title (*(FabRecord **)a), fab_record_get_title (*(FabRecord **)b));
}

/* Those not on the map whose names hold what is searched, in the order of their names. */
static void
refresh (FabActorShelf *self)
{
  FabMapScene *scene = fab_map_model_get_today (self->model);
  g_autofree char *wanted = fab_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (get_all (self->model)); i++) {
    g_autoptr (FabRecord) actor = g_list_model_get_item (get_all (self->model), i);
    g_autofree char *name = fab_text_fold (fab_record_get_title (actor));

    if (!is_on_map (scene, actor) && strstr (name, wanted) != NULL)
      g_ptr_array_add (found, g_steal_pointer (&actor));
  }
  g_ptr_array_sort (found, compare_names);
  g_list_store_splice (self->actors, 0, g_list_model_get_n_items (G_LIST_MODEL (self->actors)), found->pdata,
                       found->len);
}

static void
on_search (FabActorShelf *self)
{
  if (self->model != NULL)
    refresh (self);
}

static void
on_activate (FabActorShelf *self, guint position)
{
  g_autoptr (FabRecord) actor = g_list_model_get_item (G_LIST_MODEL (self->actors), position);

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[PLACE], 0, actor);
}

static void
fab_actor_shelf_map (GtkWidget *widget)
{
  refresh (FAB_ACTOR_SHELF (widget));
  GTK_WIDGET_CLASS (fab_actor_shelf_parent_class)->map (widget);
}

/* ---- Dragging ----
 *
 * Not with the toolkit's drag and drop: on X11 that one does not follow a finger, and wants the popover to be closed first, with
 * which a finger's way would end.  So the popover stays, but can't be seen, until the actor is let go. */

/* Where a point of a row is in the window, though the popover has a surface of its own. */
static gboolean
find_in_window (FabActorShelf *self, GtkGesture *gesture, double x, double y, graphene_point_t *there)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkNative *window = GTK_NATIVE (gtk_widget_get_root (GTK_WIDGET (self)));
  GdkPopup *popup = GDK_POPUP (gtk_native_get_surface (GTK_NATIVE (self)));
  double own_x, own_y, window_x, window_y;

  if (popup == NULL || !gtk_widget_compute_point (row, GTK_WIDGET (self), &GRAPHENE_POINT_INIT (x, y), there))
    return FALSE;
  gtk_native_get_surface_transform (GTK_NATIVE (self), &own_x, &own_y);
  gtk_native_get_surface_transform (window, &window_x, &window_y);
  there->x += own_x + gdk_popup_get_position_x (popup) - window_x;
  there->y += own_y + gdk_popup_get_position_y (popup) - window_y;
  return TRUE;
}

static void
say_where (FabActorShelf *self, GtkGestureDrag *drag, guint signal)
{
  graphene_point_t there;
  double x, y, dx, dy;

  if (self->held != NULL && gtk_gesture_drag_get_start_point (drag, &x, &y) &&
      gtk_gesture_drag_get_offset (drag, &dx, &dy) && find_in_window (self, GTK_GESTURE (drag), x + dx, y + dy, &there))
    g_signal_emit (self, signals[signal], 0, self->held, (double)there.x, (double)there.y);
}

static gboolean
has_moved (FabActorShelf *self, GtkGestureDrag *drag)
{
  double dx, dy;

  return gtk_gesture_drag_get_offset (drag, &dx, &dy) && gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, dx, dy);
}

static void
take (FabActorShelf *self, GtkGesture *gesture, GtkListItem *item)
{
  g_set_object (&self->held, gtk_list_item_get_item (item));
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_add_css_class (GTK_WIDGET (self), "fab-held");
}

static void
let_go (FabActorShelf *self)
{
  if (self->held == NULL)
    return;
  g_clear_object (&self->held);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "fab-held");
  g_signal_emit (self, signals[HOLD], 0, NULL, 0.0, 0.0);
}

static GtkListItem *
get_item (GtkGesture *gesture)
{
  return g_object_get_data (G_OBJECT (gesture), "item");
}

/* A finger that moves at once scrolls the list. */
static void
on_long_press (FabActorShelf *self, double x, double y, GtkGesture *gesture)
{
  take (self, gesture, get_item (gesture));
}

static void
on_drag_update (FabActorShelf *self, double dx, double dy, GtkGesture *gesture)
{
  gboolean by_finger = gtk_gesture_single_get_current_sequence (GTK_GESTURE_SINGLE (gesture)) != NULL;

  if (self->held == NULL && !by_finger && has_moved (self, GTK_GESTURE_DRAG (gesture)))
    take (self, gesture, get_item (gesture));
  say_where (self, GTK_GESTURE_DRAG (gesture), HOLD);
}

static void
on_drag_end (FabActorShelf *self, double dx, double dy, GtkGesture *gesture)
{
  g_autoptr (FabRecord) held = self->held != NULL ? g_object_ref (self->held) : NULL;

  if (held != NULL && has_moved (self, GTK_GESTURE_DRAG (gesture))) {
    say_where (self, GTK_GESTURE_DRAG (gesture), DROP);
    gtk_popover_popdown (GTK_POPOVER (self));
  }
  let_go (self);
}

static void
add_drag (FabActorShelf *self, GtkWidget *row, GtkListItem *item)
{
  GtkGesture *drag = gtk_gesture_drag_new (), *held = gtk_gesture_long_press_new ();

  g_object_set_data (G_OBJECT (drag), "item", item);
  g_object_set_data (G_OBJECT (held), "item", item);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (held), TRUE);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (held));
  gtk_gesture_group (held, drag);
  g_signal_connect_object (held, "pressed", G_CALLBACK (on_long_press), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (on_drag_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (on_drag_end), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "cancel", G_CALLBACK (let_go), self, G_CONNECT_SWAPPED);
}

/* ---- Rows ---- */

static void
on_setup (FabActorShelf *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (box, "fab-shelf-row");
  for (guint i = 0; i < 2; i++) {
    GtkWidget *label = gtk_label_new (NULL);

    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    gtk_box_append (GTK_BOX (box), label);
  }
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "caption");
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "dimmed");
  add_drag (self, box, item);
  gtk_list_item_set_child (item, box);
}

static void
on_bind (FabActorShelf *self, GtkListItem *item)
{
  FabRecord *actor = gtk_list_item_get_item (item);
  FabStore *store = fab_context_get_store (fab_map_model_get_context (self->model));
  FabRecord *territory = fab_store_get_target (store, actor, FAB_ACTOR_TERRITORY);
  const FabChoices *kinds = fab_table_get (FAB_TABLE_ACTOR)->fields[FAB_ACTOR_KIND].choices;
  const char *kind = fab_choices_get_label (kinds, fab_record_get_text (actor, FAB_ACTOR_KIND));
  g_autofree char *detail =
      territory != NULL ? g_strdup_printf ("%s · %s", kind, fab_record_get_title (territory)) : g_strdup (kind);
  GtkWidget *box = gtk_list_item_get_child (item);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), fab_record_get_title (actor));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), detail);
  gtk_list_item_set_accessible_label (item, fab_record_get_title (actor));
  gtk_list_item_set_accessible_description (item, detail);
}

/* ---- The widget ---- */

static void
fab_actor_shelf_dispose (GObject *object)
{
  FabActorShelf *self = FAB_ACTOR_SHELF (object);

  g_clear_object (&self->model);
  g_clear_object (&self->actors);
  g_clear_object (&self->held);
  G_OBJECT_CLASS (fab_actor_shelf_parent_class)->dispose (object);
}

static void
fab_actor_shelf_class_init (FabActorShelfClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_actor_shelf_dispose;
  widget_class->map = fab_actor_shelf_map;
  /** FabActorShelf::place: somebody wants that actor in the middle of the view */
  signals[PLACE] = g_signal_new ("place", FAB_TYPE_ACTOR_SHELF, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 FAB_TYPE_RECORD);
  /** FabActorShelf::hold: somebody holds that actor (nullable: nobody any more) at x, y of the window */
  signals[HOLD] = g_signal_new ("hold", FAB_TYPE_ACTOR_SHELF, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                FAB_TYPE_RECORD, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  /** FabActorShelf::drop: somebody lets that actor go at x, y of the window */
  signals[DROP] = g_signal_new ("drop", FAB_TYPE_ACTOR_SHELF, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                FAB_TYPE_RECORD, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-actor-shelf.ui");
  gtk_widget_class_bind_template_child (widget_class, FabActorShelf, search);
  gtk_widget_class_bind_template_child (widget_class, FabActorShelf, list);
  gtk_widget_class_bind_template_callback (widget_class, on_search);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
}

static void
fab_actor_shelf_init (FabActorShelf *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSingleSelection) selection = NULL;

  self->actors = g_list_store_new (FAB_TYPE_RECORD);
  gtk_widget_init_template (GTK_WIDGET (self));
  fab_search_escape_clears (self->search);
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->actors)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}

/** fab_actor_shelf_new: (transfer floating) */
GtkWidget *
fab_actor_shelf_new (FabMapModel *model)
{
  FabActorShelf *self = g_object_new (FAB_TYPE_ACTOR_SHELF, NULL);

  self->model = g_object_ref (model);
  return GTK_WIDGET (self);
}

/** fab_actor_shelf_count: how many actors of the project are not on the map */
guint
fab_actor_shelf_count (FabMapModel *model)
{
  FabMapScene *scene = fab_map_model_get_today (model);
  guint n = g_list_model_get_n_items (get_all (model)), placed = 0;

  for (guint v = 0; v < fab_map_scene_get_n_nodes (scene); v++)
    placed += fab_map_scene_get_node (scene, v)->placed;
  return n > placed ? n - placed : 0;
}
