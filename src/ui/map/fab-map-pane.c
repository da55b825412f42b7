#include "fab-map-pane.h"

#include <glib/gi18n.h>

/* A layout that takes less shows no progress. */
#define PATIENCE        400
#define PROGRESS_PERIOD 100

struct _FabMapPane {
  AdwBin parent_instance;

  FabMapCanvas *canvas; /* template children */
  AdwToggleGroup *drag_mode;
  GtkWidget *tools;
  GtkWidget *zoom;
  GtkMenuButton *shelf;
  GtkMenuButton *legend;
  GtkWidget *progress;
  GtkProgressBar *bar;
  GtkWidget *empty;
  GtkWidget *unplaced;

  FabMapModel *model; /* owned */
  GSignalGroup *signals;
  gint64 busy_since;
  guint progress_source;
  gboolean narrow;
};

enum {
  PROP_0,
  PROP_NARROW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FabMapPane, fab_map_pane, ADW_TYPE_BIN)

/* ---- What there is to see ---- */

static gboolean
has_places (FabMapScene *scene)
{
  FabBox bounds;

  return fab_map_scene_get_bounds (scene, &bounds);
}

/* What the tools cover is left free when all of the map is shown. */
static void
make_room_for_tools (FabMapPane *self)
{
  FabMapInsets insets = { 0 };
  int size;

  gtk_widget_measure (self->tools, self->narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, -1, NULL,
                      &size, NULL, NULL);
  *(self->narrow ? &insets.bottom : &insets.right) = size;
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->legend), self->narrow ? size + 6 : 12);
  fab_map_canvas_set_insets (self->canvas, &insets);
}

static void
refresh (FabMapPane *self)
{
  FabMapScene *scene = fab_map_model_get_scene (self->model);
  gboolean any = fab_map_scene_get_n_nodes (scene) > 0, placed = has_places (scene);

  gtk_widget_set_visible (self->empty, !any);
  gtk_widget_set_visible (self->unplaced, any && !placed && !fab_map_model_is_busy (self->model));
  if (gtk_widget_get_visible (self->tools) == placed)
    return;
  gtk_widget_set_visible (self->tools, placed);
  make_room_for_tools (self);
}

static gboolean
on_progress (gpointer data)
{
  FabMapPane *self = data;

  gtk_widget_set_visible (self->progress, g_get_monotonic_time () - self->busy_since > PATIENCE * 1000);
  gtk_progress_bar_set_fraction (self->bar, CLAMP (fab_map_model_get_fraction (self->model), 0, 1));
  return G_SOURCE_CONTINUE;
}

static void
on_busy (FabMapPane *self)
{
  g_clear_handle_id (&self->progress_source, g_source_remove);
  gtk_widget_set_visible (self->progress, FALSE);
  if (fab_map_model_is_busy (self->model)) {
    self->busy_since = g_get_monotonic_time ();
    self->progress_source = g_timeout_add (PROGRESS_PERIOD, on_progress, self);
  }
  refresh (self);
}

/* ---- What people press ---- */

static void
on_cancel (FabMapPane *self)
{
  fab_map_model_stop (self->model);
}

static void
on_arrange (FabMapPane *self)
{
  fab_map_model_arrange (self->model, FAB_MAP_LAYOUT_READING, FALSE);
}

static void
on_drag_mode (FabMapPane *self)
{
  const char *name = adw_toggle_group_get_active_name (self->drag_mode);
  FabMapDragMode mode = FAB_MAP_DRAG_PANS;

  if (g_strcmp0 (name, "box") == 0)
    mode = FAB_MAP_DRAG_BOX;
  else if (g_strcmp0 (name, "lasso") == 0)
    mode = FAB_MAP_DRAG_LASSO;
  fab_map_canvas_set_drag_mode (self->canvas, mode);
}

/* The empty map is below what is said of it: a double click goes through, to add the first actor there. */
static void
on_empty_pressed (FabMapPane *self, int n_press, double x, double y, GtkGesture *gesture)
{
  graphene_point_t point, there;
  GtkWidget *hit = gtk_widget_pick (self->empty, x, y, GTK_PICK_DEFAULT);

  if (n_press != 2 || (hit != NULL && (GTK_IS_BUTTON (hit) || gtk_widget_get_ancestor (hit, GTK_TYPE_BUTTON) != NULL)))
    return;
  graphene_point_init (&point, x, y);
  if (!gtk_widget_compute_point (self->empty, GTK_WIDGET (self->canvas), &point, &there))
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  fab_map_canvas_ask_at (self->canvas, there.x, there.y);
}

/* ---- The tools ---- */

static void
set_narrow (FabMapPane *self, gboolean narrow)
{
  GtkOrientation along = narrow ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL;

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->tools), along);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->drag_mode), along);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->zoom), along);
  gtk_box_set_spacing (GTK_BOX (self->tools), narrow ? 6 : 12);
  gtk_widget_set_halign (self->tools, narrow ? GTK_ALIGN_CENTER : GTK_ALIGN_END);
  gtk_menu_button_set_direction (self->shelf, narrow ? GTK_ARROW_UP : GTK_ARROW_LEFT);
  make_room_for_tools (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

/* ---- The widget ---- */

static void
fab_map_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id) {
  case PROP_NARROW:
    g_value_set_boolean (value, FAB_MAP_PANE (object)->narrow);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
fab_map_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id) {
  case PROP_NARROW:
    set_narrow (FAB_MAP_PANE (object), g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
fab_map_pane_dispose (GObject *object)
{
  FabMapPane *self = FAB_MAP_PANE (object);

  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_object (&self->signals);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (fab_map_pane_parent_class)->dispose (object);
}

static void
fab_map_pane_class_init (FabMapPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (FAB_TYPE_MAP_CANVAS);
  G_OBJECT_CLASS (klass)->dispose = fab_map_pane_dispose;
  G_OBJECT_CLASS (klass)->get_property = fab_map_pane_get_property;
  G_OBJECT_CLASS (klass)->set_property = fab_map_pane_set_property;
  /** FabMapPane:narrow: the tools lie in a row below the map rather than beside it */
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-map-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, FabMapPane, canvas);
  gtk_widget_class_bind_template_child (widget_class, FabMapPane, drag_mode);
  gtk_widget_class_bind_template_child (widget_class, FabMapPane, tools);
  gtk_widget_class_bind_template_child (widget_class, FabMapPane, zoom);
  gtk_widget_class_bind_template_child (widget_class, FabMapPane, shelf);
  gtk_widget_class_bind_template_child (widget_class, FabMapPane, legend);
  gtk_widget_class_bind_template_child (widget_class, FabMapPane, progress);
  gtk_widget_class_bind_template_child (widget_class, FabMapPane, bar);
  gtk_widget_class_bind_template_child (widget_class, FabMapPane, empty);
  gtk_widget_class_bind_template_child (widget_class, FabMapPane, unplaced);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_empty_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_arrange);
  gtk_widget_class_bind_template_callback (widget_class, on_drag_mode);
}

static void
fab_map_pane_init (FabMapPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  make_room_for_tools (self);
  /* The button alone looks as what lies on the map: what it opens looks as usual. */
  gtk_widget_add_css_class (gtk_widget_get_first_child (GTK_WIDGET (self->shelf)), "osd");
  gtk_widget_add_css_class (gtk_widget_get_first_child (GTK_WIDGET (self->legend)), "osd");
  fab_map_canvas_set_legend_button (self->canvas, self->legend);
  self->signals = g_signal_group_new (FAB_TYPE_MAP_MODEL);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (refresh), self);
  g_signal_group_connect_swapped (self->signals, "busy", G_CALLBACK (on_busy), self);
}

/** fab_map_pane_set_model: see fab_map_canvas_set_model() */
void
fab_map_pane_set_model (FabMapPane *self, FabMapModel *model, FabMapSelection *selection, FabActorFilter *filter)
{
  g_set_object (&self->model, model);
  fab_map_canvas_set_model (self->canvas, model, selection, filter);
  g_signal_group_set_target (self->signals, model);
  on_busy (self);
}

/** fab_map_pane_get_canvas: (transfer none) */
FabMapCanvas *
fab_map_pane_get_canvas (FabMapPane *self)
{
  return self->canvas;
}

/** fab_map_pane_set_shelf: @popover: (transfer floating): what the button for actors that are not on the map opens */
void
fab_map_pane_set_shelf (FabMapPane *self, GtkPopover *popover)
{
  gtk_menu_button_set_popover (self->shelf, GTK_WIDGET (popover));
}

/** fab_map_pane_set_show_shelf: whether there are any */
void
fab_map_pane_set_show_shelf (FabMapPane *self, gboolean show)
{
  gtk_widget_set_visible (GTK_WIDGET (self->shelf), show);
}
