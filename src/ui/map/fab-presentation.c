#include "fab-presentation.h"

#include <glib/gi18n.h>

#include "fab-map-places.h"
#include "fab-presentation-private.h"

/* A view whose smaller side is so many pixels is written as large as the desktop says; a larger one in proportion. */
#define PLAIN_SIDE 720.0
#define MAX_SCALE  3.0
/* Names are to be read from the back of a room: this share of the screen's smaller side. */
#define NAME_SHARE 40.0
/* Characters in a line of what is said of a view, and where it stands in the corner, so that the map has the rest. */
#define WIDE_NOTE   66
#define CORNER_NOTE 25
/* What is around the caption and the card, in pixels. */
#define MARGIN 18
/* How long the tools stay after the mouse last moved, in ms. */
#define TOOLS_STAY 2500

G_DEFINE_FINAL_TYPE (FabPresentation, fab_presentation, ADW_TYPE_WINDOW)

const FabPresentationStep *
fab_presentation_get (FabPresentation *self)
{
  return g_ptr_array_index (self->steps, self->step);
}

static FabStore *
get_store (FabPresentation *self)
{
  return fab_context_get_store (self->context);
}

/* How much larger than on a desk everything is written. */
static double
get_scale (FabPresentation *self)
{
  int side = MIN (gtk_widget_get_width (self->stage), gtk_widget_get_height (self->stage));

  return CLAMP (side / PLAIN_SIDE, 1, MAX_SCALE);
}

/* ---- What is written ---- */

/* @n_chars: in a line at most. */
static void
write_label (GtkLabel *label, const char *text, double scale, int n_chars)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  gtk_label_set_attributes (label, attributes);
  /* The label counts in characters of its usual size. */
  gtk_label_set_max_width_chars (label, n_chars * scale);
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static gboolean
shows_b (FabPresentation *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->captions), "b") == 0;
}

/* Whether what is said stands in a corner of the map; where the window is narrow, the map ends above it. */
static gboolean
in_corner (FabPresentation *self)
{
  return gtk_orientable_get_orientation (GTK_ORIENTABLE (self->lower)) == GTK_ORIENTATION_HORIZONTAL;
}

static void
write_caption (FabPresentation *self, gboolean b)
{
  const FabPresentationStep *step = fab_presentation_get (self);
  double scale = get_scale (self);

  write_label (b ? self->title_b : self->title_a, step->title, 1.4 * scale, in_corner (self) ? 20 : 40);
  write_label (b ? self->note_b : self->note_a, step->note, 1.1 * scale, in_corner (self) ? CORNER_NOTE : WIDE_NOTE);
}

static void
write_cover (FabPresentation *self)
{
  const FabPresentationStep *step = fab_presentation_get (self);
  double scale = get_scale (self);

  gtk_widget_set_visible (GTK_WIDGET (self->captions), !step->is_cover);
  gtk_stack_set_visible_child_name (self->cover, step->is_cover ? "cover" : "map");
  if (!step->is_cover)
    return;
  write_label (self->cover_title, step->title, 2.4 * scale, 30);
  write_label (self->cover_note, step->note, 1.3 * scale, 52);
}

static void
write_counter (FabPresentation *self)
{
  g_autofree char *counter = g_strdup_printf ("%u / %u", self->step + 1, self->steps->len);

  gtk_label_set_text (self->counter, counter);
}

/* What a screen reader says of a step: all that is written. */
static void
announce (FabPresentation *self)
{
  const FabPresentationStep *step = fab_presentation_get (self);
  g_autofree char *place = g_strdup_printf (_ ("Step %u of %u"), self->step + 1, self->steps->len);
  g_autofree char *said = g_strjoin (". ", place, step->title, step->note, NULL);

  gtk_accessible_announce (GTK_ACCESSIBLE (self), said, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

/* ---- How it stands on the screen ---- */

/* Where the window is narrow, the tools stand below the caption. */
static int
get_tools_room (FabPresentation *self)
{
  int height;

  if (in_corner (self))
    return 0;
  gtk_widget_measure (gtk_widget_get_last_child (self->lower), GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  return height + gtk_box_get_spacing (GTK_BOX (self->lower));
}

/* As large as the caption will be: as wide as it takes to be as low as it can be. */
static void
measure_corner (FabPresentation *self, GtkWidget *caption, int width, FabMapInsets *insets)
{
  int tools, least, natural, height;

  gtk_widget_measure (gtk_widget_get_last_child (self->lower), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &tools, NULL,
                      NULL);
  gtk_widget_measure (caption, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (caption, GTK_ORIENTATION_VERTICAL, MAX (width - tools, least), NULL, &height, NULL, NULL);
  gtk_widget_measure (caption, GTK_ORIENTATION_HORIZONTAL, height, NULL, &natural, NULL, NULL);
  insets->corner_width = MIN (natural, width) + 2 * MARGIN;
  insets->corner_height = height + MARGIN;
}

static void
make_room (FabPresentation *self)
{
  const FabPresentationStep *step = fab_presentation_get (self);
  GtkWidget *caption = shows_b (self) ? self->caption_b : self->caption_a;
  int width = gtk_widget_get_width (self->stage) - 2 * MARGIN, least = 0, natural = 0, height = 0;
  FabMapInsets insets = { 0 };

  if (!step->is_cover && width > 0 && in_corner (self)) {
    measure_corner (self, caption, width, &insets);
  } else if (!step->is_cover && width > 0) {
    gtk_widget_measure (caption, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
    gtk_widget_measure (caption, GTK_ORIENTATION_VERTICAL, CLAMP (natural, least, MAX (width, least)), NULL, &height,
                        NULL, NULL);
    insets.bottom = height + MARGIN + get_tools_room (self);
  }
  fab_map_canvas_set_text_factor (self->canvas, get_scale (self),
                                  MIN (gtk_widget_get_width (self->stage), gtk_widget_get_height (self->stage)) /
                                      NAME_SHARE);
  fab_map_canvas_set_insets (self->canvas, &insets);
}

static void
on_layout (gpointer data)
{
  FabPresentation *self = data;

  self->layout_source = 0;
  write_caption (self, shows_b (self));
  write_cover (self);
  make_room (self);
  gtk_scrolled_window_set_max_content_height (self->scroller,
                                              MAX (gtk_widget_get_height (self->stage) - 2 * MARGIN - 60, 120));
}

static void
queue_layout (FabPresentation *self)
{
  if (self->layout_source == 0)
    self->layout_source = g_idle_add_once (on_layout, self);
}

static void
fab_presentation_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  FabPresentation *self = FAB_PRESENTATION (widget);

  GTK_WIDGET_CLASS (fab_presentation_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->width == width && self->height == height)
    return;
  self->width = width;
  self->height = height;
  queue_layout (self);
}

/* ---- The map ---- */

static void
set_filter (FabPresentation *self, const char *text)
{
  g_autoptr (FabMapFilter) filter = fab_map_filter_parse (text != NULL ? text : "", NULL);

  if (filter == NULL)
    filter = fab_map_filter_new ();
  fab_actor_filter_set_value (self->filter, filter);
}

static void
show_look (FabPresentation *self)
{
  const FabPresentationStep *step = fab_presentation_get (self);
  const FabMapLook *look = &step->look;
  FabRecord *territory = look->territory != 0 ? fab_store_get_record (get_store (self), look->territory) : NULL;
  FabRecord *view = step->view != 0 ? fab_store_get_record (get_store (self), step->view) : NULL;
  FabRecord *map = look->own_places && view != NULL ? view : territory;
  FabMapDecoration decoration;

  fab_map_canvas_crossfade (self->canvas, map != fab_context_get_map (self->context));
  fab_context_set_map_view (self->context, look->own_places ? view : NULL);
  fab_context_set_territory (self->context, territory);
  set_filter (self, look->filter);
  fab_map_decoration_parse (look->decoration, &decoration, NULL);
  fab_map_model_set_decoration (self->model, &decoration);
  fab_decoration_measures_refresh (self->measures);
  fab_map_canvas_aim (self->canvas, &look->aim, TRUE);
}

static void
show_step (FabPresentation *self)
{
  gboolean b = !shows_b (self);

  fab_map_selection_clear (self->selection);
  fab_map_canvas_point_at (self->canvas, 0);
  write_caption (self, b);
  gtk_stack_set_visible_child_name (self->captions, b ? "b" : "a");
  write_cover (self);
  write_counter (self);
  make_room (self);
  show_look (self);
  gtk_window_set_title (GTK_WINDOW (self), fab_presentation_get (self)->title);
}

/** fab_presentation_go: @step: counted from 0; past the ends it stays at them */
void
fab_presentation_go (FabPresentation *self, guint step)
{
  fab_presentation_set_black (self, FALSE);
  step = MIN (step, self->steps->len - 1);
  if (step == self->step)
    return;
  self->step = step;
  show_step (self);
  announce (self);
}

/* @steps: forward, or back. */
void
fab_presentation_move (FabPresentation *self, int steps)
{
  fab_presentation_go (self, MAX ((int)self->step + steps, 0));
}

/* ---- The actor that people ask about ---- */

/* @actor: (nullable): whose card is shown; none without one */
void
fab_presentation_show_card (FabPresentation *self, FabRecord *actor)
{
  if (actor != NULL)
    fab_presentation_card_set_actor (self->card, get_store (self), actor, get_scale (self));
  gtk_revealer_set_reveal_child (self->card_revealer, actor != NULL);
  gtk_widget_set_can_target (GTK_WIDGET (self->card_revealer), actor != NULL);
}

static void
on_selection_changed (FabPresentation *self)
{
  g_autoptr (GPtrArray) actors = fab_map_selection_get_actors (self->selection);

  fab_presentation_show_card (self, actors->len > 0 ? g_ptr_array_index (actors, 0) : NULL);
}

/* ---- Tools ---- */

static void
on_rest (gpointer data)
{
  FabPresentation *self = data;

  self->rest_source = 0;
  gtk_revealer_set_reveal_child (self->tools, FALSE);
  gtk_widget_set_cursor_from_name (self->stage, "none");
}

/* The tools and the mouse show for a while after the mouse moved. */
void
fab_presentation_show_tools (FabPresentation *self)
{
  g_clear_handle_id (&self->rest_source, g_source_remove);
  self->rest_source = g_timeout_add_once (TOOLS_STAY, on_rest, self);
  gtk_revealer_set_reveal_child (self->tools, TRUE);
  if (!gtk_widget_get_visible (GTK_WIDGET (self->pointer)))
    gtk_widget_set_cursor (self->stage, NULL);
}

void
fab_presentation_set_black (FabPresentation *self, gboolean black)
{
  if (gtk_widget_get_visible (self->black) == black)
    return;
  gtk_widget_set_visible (self->black, black);
  if (black)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), _ ("Black screen"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

void
fab_presentation_set_pointer (FabPresentation *self, gboolean shown)
{
  gtk_widget_set_visible (GTK_WIDGET (self->pointer), shown);
  gtk_widget_set_cursor_from_name (self->stage, shown ? "none" : NULL);
}

void
fab_presentation_leave (FabPresentation *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

/* ---- The window ---- */

static void
fab_presentation_dispose (GObject *object)
{
  FabPresentation *self = FAB_PRESENTATION (object);

  g_clear_handle_id (&self->layout_source, g_source_remove);
  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_clear_handle_id (&self->dwell_source, g_source_remove);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), FAB_TYPE_PRESENTATION);
  g_clear_object (&self->measures);
  g_clear_object (&self->filter);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->context);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  G_OBJECT_CLASS (fab_presentation_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-presentation.ui");
  gtk_widget_class_bind_template_child (widget_class, FabPresentation, stage);
  gtk_widget_class_bind_template_child (widget_class, FabPresentation, canvas);
  gtk_widget_class_bind_template_child (widget_class, FabPresentation, cover);
  gtk_widget_class_bind_template_child (widget_class, FabPresentation, cover_title);
  gtk_widget_class_bind_template_child (widget_class, FabPresentation, cover_note);
  gtk_widget_class_bind_template_child (widget_class, FabPresentation, lower);
  gtk_widget_class_bind_template_child (widget_class, FabPresentation, captions);
  gtk_widget_class_bind_template_child (widget_class, FabPresentation, caption_a);
  gtk_widget_class_bind_template_child (widget_class, FabPresentation, caption_b);
  gtk_widget_class_bind_template_child (widget_class, FabPresentation, title_a);
  gtk_widget_class_bind_template_child (widget_class, FabPresentation, note_a);
  gtk_widget_class_bind_template_child (widget_class, FabPresentation, title_b);
  gtk_widget_class_bind_template_child (widget_class, FabPresentation, note_b);
  gtk_widget_class_bind_template_child (widget_class, FabPresentation, tools);
  gtk_widget_class_bind_template_child (widget_class, FabPresentation, counter);
  gtk_widget_class_bind_template_child (widget_class, FabPresentation, card_revealer);
  gtk_widget_class_bind_template_child (widget_class, FabPresentation, scroller);
  gtk_widget_class_bind_template_child (widget_class, FabPresentation, card);
  gtk_widget_class_bind_template_child (widget_class, FabPresentation, pointer);
  gtk_widget_class_bind_template_child (widget_class, FabPresentation, black);
}

static void
fab_presentation_class_init (FabPresentationClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (FAB_TYPE_MAP_CANVAS);
  g_type_ensure (FAB_TYPE_PRESENTATION_CARD);
  g_type_ensure (FAB_TYPE_PRESENTATION_POINTER);
  G_OBJECT_CLASS (klass)->dispose = fab_presentation_dispose;
  widget_class->size_allocate = fab_presentation_size_allocate;
  bind_template (widget_class);
}

static void
fab_presentation_init (FabPresentation *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_up (FabPresentation *self, FabStore *store)
{
  self->context = fab_context_new (store, TRUE);
  self->model = fab_map_model_new (self->context);
  self->selection = fab_map_selection_new (store);
  self->filter = fab_actor_filter_new (store);
  self->measures = fab_decoration_measures_new (self->model);
  fab_map_canvas_set_model (self->canvas, self->model, self->selection, self->filter);
  g_signal_connect_object (self->selection, "changed", G_CALLBACK (on_selection_changed), self, G_CONNECT_SWAPPED);
  on_selection_changed (self);
  fab_presentation_add_input (self);
}

/* Stands above the window it comes from, and goes when that goes. */
static void
present_above (FabPresentation *self, GtkWidget *from)
{
  GtkRoot *root = gtk_widget_get_root (from);

  if (GTK_IS_WINDOW (root)) {
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
    gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  }
  gtk_window_fullscreen (GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

/**
 * fab_presentation_start:
 * @view: (nullable): the named view to begin with; %NULL: at the beginning
 * @from: a widget of the window that it belongs to
 *
 * Shows the map of what @context looks at in a window of its own, over the whole screen.
 *
 * Returns: (transfer none): the window, which goes by itself
 */
FabPresentation *
fab_presentation_start (FabContext *context, FabRecord *view, GtkWidget *from)
{
  FabPresentation *self = g_object_new (FAB_TYPE_PRESENTATION, NULL);
  GtkRoot *root = gtk_widget_get_root (from);
  const char *title = GTK_IS_WINDOW (root) ? gtk_window_get_title (GTK_WINDOW (root)) : NULL;

  set_up (self, fab_context_get_store (context));
  self->steps = fab_presentation_steps_new (get_store (self), fab_context_get_territory (context), title);
  self->step = fab_presentation_steps_find (self->steps, view);
  show_step (self);
  present_above (self, from);
  announce (self);
  return self;
}

/* ---- For tests ---- */

/** fab_presentation_get_step: counted from 0 */
guint
fab_presentation_get_step (FabPresentation *self)
{
  return self->step;
}

guint
fab_presentation_get_n_steps (FabPresentation *self)
{
  return self->steps->len;
}
