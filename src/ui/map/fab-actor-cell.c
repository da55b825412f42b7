#include "fab-actor-cell.h"

#include <glib/gi18n.h>

#include "fab-palette.h"

struct _FabActorCell {
  AdwBin parent_instance;

  const FabActorColumn *column;
  GtkWidget *display;    /* owned: what stands there while nobody edits */
  GtkInscription *text;  /* of the display (nullable) */
  GtkWidget *button;     /* of the display (nullable): the number of links, which opens them */
  GtkWidget *dot;        /* of the display (nullable): the kind's colour */
  FabCellEditor *editor; /* child (nullable) */
  FabMapModel *model;    /* owned */
  FabRecord *actor;      /* owned (nullable) */
};

enum {
  WANTED,
  DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabActorCell, fab_actor_cell, ADW_TYPE_BIN)

/* ---- Showing ---- */

static void
draw_dot (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  FabActorCell *self = data;
  FabPalette palette;

  if (self->actor == NULL)
    return;
  fab_palette_init (&palette, adw_style_manager_get_dark (adw_style_manager_get_default ()));
  fab_color_set_source (palette.kinds[fab_palette_kind_index (fab_record_get_text (self->actor, FAB_ACTOR_KIND))], cr);
  cairo_arc (cr, width / 2.0, height / 2.0, MIN (width, height) / 2.0, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
show_links (FabActorCell *self, const char *number)
{
  guint n = self->actor != NULL ? fab_map_model_count_links (self->model, self->actor) : 0;
  g_autofree char *spoken = g_strdup_printf (ngettext ("%u link", "%u links", n), n);

  gtk_button_set_label (GTK_BUTTON (self->button), number != NULL ? number : "");
  gtk_widget_set_sensitive (self->button, n > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/** fab_actor_cell_refresh: shows what the actor is like now */
void
fab_actor_cell_refresh (FabActorCell *self)
{
  g_autofree char *text = NULL;

  if (self->actor != NULL && fab_record_is_alive (self->actor))
    text = fab_actor_column_get_text (self->column, self->model, self->actor);
  if (self->button != NULL)
    show_links (self, text);
  else if (g_strcmp0 (gtk_inscription_get_text (self->text), text) != 0)
    gtk_inscription_set_text (self->text, text);
  if (self->dot != NULL)
    gtk_widget_queue_draw (self->dot);
}

/* ---- Editing ---- */

static void
show_display (FabActorCell *self)
{
  self->editor = NULL;
  adw_bin_set_child (ADW_BIN (self), self->display);
  fab_actor_cell_refresh (self);
}

static void
on_done (FabActorCell *self, int way)
{
  /* The keyboard leaves first: GTK keeps a focused child that is taken away alive. */
  if (way != FAB_CELL_LEFT)
    gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (self)));
  show_display (self);
  g_signal_emit (self, signals[DONE], 0, way);
}

/** fab_actor_cell_edit: lets the person write in the cell */
void
fab_actor_cell_edit (FabActorCell *self)
{
  if (self->actor == NULL || self->editor != NULL || !fab_actor_column_is_editable (self->column))
    return;
  self->editor = fab_cell_editor_new (fab_map_model_get_context (self->model), self->actor, self->column->field);
  g_signal_connect_object (self->editor, "done", G_CALLBACK (on_done), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->editor));
  fab_cell_editor_begin (self->editor);
}

/** fab_actor_cell_get_editor: (transfer none) (nullable): what is being written */
FabCellEditor *
fab_actor_cell_get_editor (FabActorCell *self)
{
  return self->editor;
}

/* A double click on a value edits it, and doesn't open the row. */
static void
on_pressed (GtkGestureClick *click, int n_press, double x, double y, FabActorCell *self)
{
  if (n_press != 2 || self->editor != NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[WANTED], 0);
}

static void
on_links (FabActorCell *self)
{
  g_signal_emit (self, signals[WANTED], 0);
}

/* ---- The widget ---- */

static void
fab_actor_cell_dispose (GObject *object)
{
  FabActorCell *self = FAB_ACTOR_CELL (object);

  self->editor = NULL;
  g_clear_object (&self->display);
  g_clear_object (&self->actor);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (fab_actor_cell_parent_class)->dispose (object);
}

static void
fab_actor_cell_class_init (FabActorCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fab_actor_cell_dispose;

  /** FabActorCell::wanted: somebody wants to edit the cell, or to see the links that it counts */
  signals[WANTED] =
      g_signal_new ("wanted", FAB_TYPE_ACTOR_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /** FabActorCell::done: editing is over; @way: see FabCellEditor::done */
  signals[DONE] =
      g_signal_new ("done", FAB_TYPE_ACTOR_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
fab_actor_cell_init (FabActorCell *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static GtkWidget *
make_dot (FabActorCell *self)
{
  self->dot = gtk_drawing_area_new ();
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (self->dot), 10);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->dot), 10);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->dot), draw_dot, self, NULL);
  gtk_widget_set_valign (self->dot, GTK_ALIGN_CENTER);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->dot), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  return self->dot;
}

static GtkWidget *
make_text (FabActorCell *self)
{
  self->text = GTK_INSCRIPTION (gtk_inscription_new (NULL));
  gtk_inscription_set_text_overflow (self->text, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (self->text, 3);
  gtk_inscription_set_xalign (self->text, self->column->numeric ? 1 : 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->text), TRUE);
  if (self->column->numeric)
    gtk_widget_add_css_class (GTK_WIDGET (self->text), "numeric");
  return GTK_WIDGET (self->text);
}

static GtkWidget *
make_button (FabActorCell *self)
{
  self->button = gtk_button_new_with_label ("");
  gtk_widget_set_halign (self->button, GTK_ALIGN_END);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->button, _ ("Show the links"));
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "numeric");
  gtk_widget_add_css_class (self->button, "fab-cell-button");
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (on_links), self);
  return self->button;
}

static GtkWidget *
make_display (FabActorCell *self)
{
  GtkWidget *box;

  if (self->column->field == FAB_ACTOR_COLUMN_LINKS)
    return make_button (self);
  if (self->column->field != FAB_ACTOR_KIND)
    return make_text (self);
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_box_append (GTK_BOX (box), make_dot (self));
  gtk_box_append (GTK_BOX (box), make_text (self));
  return box;
}

/** fab_actor_cell_new: (transfer floating): an empty cell of @column */
GtkWidget *
fab_actor_cell_new (const FabActorColumn *column, FabMapModel *model)
{
  FabActorCell *self = g_object_new (FAB_TYPE_ACTOR_CELL, NULL);

  self->column = column;
  self->model = g_object_ref (model);
  self->display = g_object_ref_sink (make_display (self));
  adw_bin_set_child (ADW_BIN (self), self->display);
  return GTK_WIDGET (self);
}

static gboolean
on_write_later (gpointer editor)
{
  fab_cell_editor_write (editor);
  return G_SOURCE_REMOVE;
}

/** fab_actor_cell_set_actor: @actor: (nullable): whom the cell is about; what is being written of another one is written soon */
void
fab_actor_cell_set_actor (FabActorCell *self, FabRecord *actor)
{
  if (self->editor != NULL && actor != self->actor) {
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_write_later, g_object_ref (self->editor), g_object_unref);
    show_display (self);
  }
  g_set_object (&self->actor, actor);
  fab_actor_cell_refresh (self);
}

/** fab_actor_cell_get_actor: (transfer none) (nullable) */
FabRecord *
fab_actor_cell_get_actor (FabActorCell *self)
{
  return self->actor;
}

const FabActorColumn *
fab_actor_cell_get_column (FabActorCell *self)
{
  return self->column;
}
