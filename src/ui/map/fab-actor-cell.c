#include "fab-actor-cell.h"

#include "fab-palette.h"

struct _FabActorCell {
  AdwBin parent_instance;

  const FabActorColumn *column;
  GtkInscription *text; /* child */
  GtkWidget *dot;       /* child (nullable): the kind's colour */
  FabMapModel *model;   /* owned */
  FabRecord *actor;     /* owned (nullable) */
  GSignalGroup *actor_signals, *model_signals;
};

G_DEFINE_FINAL_TYPE (FabActorCell, fab_actor_cell, ADW_TYPE_BIN)

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
refresh (FabActorCell *self)
{
  g_autofree char *text = NULL;

  if (self->actor != NULL && fab_record_is_alive (self->actor))
    text = fab_actor_column_get_text (self->column, self->model, self->actor);
  if (g_strcmp0 (gtk_inscription_get_text (self->text), text) != 0)
    gtk_inscription_set_text (self->text, text);
  if (self->dot != NULL)
    gtk_widget_queue_draw (self->dot);
}

static void
on_notify (FabActorCell *self, GParamSpec *pspec)
{
  refresh (self);
}

static void
fab_actor_cell_dispose (GObject *object)
{
  FabActorCell *self = FAB_ACTOR_CELL (object);

  g_clear_object (&self->actor_signals);
  g_clear_object (&self->model_signals);
  g_clear_object (&self->actor);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (fab_actor_cell_parent_class)->dispose (object);
}

static void
fab_actor_cell_class_init (FabActorCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fab_actor_cell_dispose;
}

static void
fab_actor_cell_init (FabActorCell *self)
{
  self->actor_signals = g_signal_group_new (FAB_TYPE_RECORD);
  g_signal_group_connect_swapped (self->actor_signals, "notify", G_CALLBACK (on_notify), self);
  self->model_signals = g_signal_group_new (FAB_TYPE_MAP_MODEL);
  g_signal_group_connect_swapped (self->model_signals, "changed", G_CALLBACK (refresh), self);
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

static void
add_dot_and_text (FabActorCell *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (box), make_dot (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->text));
  adw_bin_set_child (ADW_BIN (self), box);
}

/** fab_actor_cell_new: (transfer floating): an empty cell of @column */
GtkWidget *
fab_actor_cell_new (const FabActorColumn *column, FabMapModel *model)
{
  FabActorCell *self = g_object_new (FAB_TYPE_ACTOR_CELL, NULL);

  self->column = column;
  self->model = g_object_ref (model);
  self->text = GTK_INSCRIPTION (gtk_inscription_new (NULL));
  gtk_inscription_set_text_overflow (self->text, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (self->text, 3);
  gtk_inscription_set_xalign (self->text, column->numeric ? 1 : 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->text), TRUE);
  if (column->numeric)
    gtk_widget_add_css_class (GTK_WIDGET (self->text), "numeric");
  if (column->field == FAB_ACTOR_KIND)
    add_dot_and_text (self);
  else
    adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->text));
  g_signal_group_set_target (self->model_signals, model);
  return GTK_WIDGET (self);
}

/** fab_actor_cell_set_actor: @actor: (nullable): whom the cell is about */
void
fab_actor_cell_set_actor (FabActorCell *self, FabRecord *actor)
{
  g_set_object (&self->actor, actor);
  g_signal_group_set_target (self->actor_signals, actor);
  refresh (self);
}
