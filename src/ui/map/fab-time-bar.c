#include "fab-time-bar.h"

#include <glib/gi18n.h>

/* More marks than that tell nothing. */
#define MAX_MARKS 60
/* Of what was chosen to compare with, in characters. */
#define CHOSEN_WIDTH 22

struct _FabTimeBar {
  GtkBox parent_instance;

  GtkWidget *previous, *next; /* template children */
  GtkScale *scale;
  GtkAdjustment *adjustment;
  GtkPopover *calendar_popover;
  GtkCalendar *calendar;
  GtkBox *words;
  GtkLabel *title;
  GtkDropDown *since;
  GtkWidget *sentences;

  FabMapTime *time; /* owned */
  gboolean narrow;
  gboolean updating; /* what changes is not somebody's doing */
};

enum {
  PROP_0,
  PROP_NARROW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FabTimeBar, fab_time_bar, GTK_TYPE_BOX)

/* ---- What there is to choose ---- */

static void
mark_stops (FabTimeBar *self)
{
  guint n = fab_map_time_get_n_stops (self->time);

  gtk_scale_clear_marks (self->scale);
  for (guint i = 0; i < n && n <= MAX_MARKS; i++)
    gtk_scale_add_mark (self->scale, i,
                        fab_map_time_get_stop (self->time, i)->kind == FAB_MAP_STOP_KEPT ? GTK_POS_TOP : GTK_POS_BOTTOM,
                        NULL);
  gtk_adjustment_set_upper (self->adjustment, MAX (n, 1) - 1);
}

/* "Nothing", then each stop. */
static void
list_stops (FabTimeBar *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, C_ ("compare with", "Nothing"));
  for (guint i = 0; i < fab_map_time_get_n_stops (self->time); i++) {
    g_autofree char *name = fab_map_stop_describe (fab_map_time_get_stop (self->time, i), fab_language_get_default ());

    gtk_string_list_append (names, name);
  }
  gtk_drop_down_set_model (self->since, G_LIST_MODEL (names));
}

static gboolean
has_same_stops (FabTimeBar *self)
{
  GListModel *names = gtk_drop_down_get_model (self->since);
  guint n = fab_map_time_get_n_stops (self->time);

  if (names == NULL || g_list_model_get_n_items (names) != n + 1)
    return FALSE;
  for (guint i = 0; i < n; i++) {
    g_autofree char *name = fab_map_stop_describe (fab_map_time_get_stop (self->time, i), fab_language_get_default ());

    if (g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (names), i + 1), name) != 0)
      return FALSE;
  }
  return TRUE;
}

static void
show_stop (FabTimeBar *self, guint at)
{
  const FabMapStop *stop = fab_map_time_get_stop (self->time, at);
  g_autofree char *described = fab_map_stop_describe (stop, fab_language_get_default ());

  gtk_label_set_label (self->title, described);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), described);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, described, -1);
  gtk_widget_set_sensitive (self->previous, at > 0);
  gtk_widget_set_sensitive (self->next, at + 1 < fab_map_time_get_n_stops (self->time));
}

static void
refresh (FabTimeBar *self)
{
  guint at = fab_map_time_get_at (self->time), since = fab_map_time_get_since (self->time);

  if (!fab_map_time_get_active (self->time))
    return;
  self->updating = TRUE;
  if (!has_same_stops (self)) {
    list_stops (self);
    mark_stops (self);
  }
  gtk_adjustment_set_value (self->adjustment, at);
  gtk_drop_down_set_selected (self->since, since == FAB_MAP_TIME_NONE ? 0 : since + 1);
  gtk_widget_set_visible (self->sentences, fab_map_time_get_changes (self->time) != NULL);
  show_stop (self, at);
  self->updating = FALSE;
}

/* ---- What people choose ---- */

static void
on_scale (FabTimeBar *self)
{
  if (!self->updating)
    fab_map_time_set_at (self->time, (guint)(gtk_adjustment_get_value (self->adjustment) + 0.5));
}

static void
on_previous (FabTimeBar *self)
{
  guint at = fab_map_time_get_at (self->time);

  if (at > 0)
    fab_map_time_set_at (self->time, at - 1);
}

static void
on_next (FabTimeBar *self)
{
  fab_map_time_set_at (self->time, fab_map_time_get_at (self->time) + 1);
}

static void
on_since (FabTimeBar *self)
{
  guint selected = gtk_drop_down_get_selected (self->since);

  if (!self->updating && selected != GTK_INVALID_LIST_POSITION)
    fab_map_time_set_since (self->time, selected == 0 ? FAB_MAP_TIME_NONE : selected - 1);
}

static void
on_day (FabTimeBar *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);

  gtk_popover_popdown (self->calendar_popover);
  fab_map_time_go_to_date (self->time, (FabDate){ g_date_time_get_year (day), g_date_time_get_month (day),
                                                  g_date_time_get_day_of_month (day) });
}

/* ---- The widget ---- */

static void
set_narrow (FabTimeBar *self, gboolean narrow)
{
  self->narrow = narrow;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->words),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (self->words, narrow ? 6 : 12);
}

static void
fab_time_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean (value, FAB_TIME_BAR (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
fab_time_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id != PROP_NARROW) {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    return;
  }
  if (FAB_TIME_BAR (object)->narrow == g_value_get_boolean (value))
    return;
  set_narrow (FAB_TIME_BAR (object), g_value_get_boolean (value));
  g_object_notify_by_pspec (object, pspec);
}

static void
fab_time_bar_dispose (GObject *object)
{
  g_clear_object (&FAB_TIME_BAR (object)->time);
  gtk_widget_dispose_template (GTK_WIDGET (object), FAB_TYPE_TIME_BAR);
  G_OBJECT_CLASS (fab_time_bar_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-time-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, FabTimeBar, previous);
  gtk_widget_class_bind_template_child (widget_class, FabTimeBar, next);
  gtk_widget_class_bind_template_child (widget_class, FabTimeBar, scale);
  gtk_widget_class_bind_template_child (widget_class, FabTimeBar, adjustment);
  gtk_widget_class_bind_template_child (widget_class, FabTimeBar, calendar_popover);
  gtk_widget_class_bind_template_child (widget_class, FabTimeBar, calendar);
  gtk_widget_class_bind_template_child (widget_class, FabTimeBar, words);
  gtk_widget_class_bind_template_child (widget_class, FabTimeBar, title);
  gtk_widget_class_bind_template_child (widget_class, FabTimeBar, since);
  gtk_widget_class_bind_template_child (widget_class, FabTimeBar, sentences);
  gtk_widget_class_bind_template_callback (widget_class, on_scale);
  gtk_widget_class_bind_template_callback (widget_class, on_previous);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
  gtk_widget_class_bind_template_callback (widget_class, on_since);
  gtk_widget_class_bind_template_callback (widget_class, on_day);
}

static void
fab_time_bar_class_init (FabTimeBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fab_time_bar_get_property;
  object_class->set_property = fab_time_bar_set_property;
  object_class->dispose = fab_time_bar_dispose;
  /** FabTimeBar:narrow: words and choices below one another */
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
on_setup (GtkListItemFactory *factory, GtkListItem *item, gpointer elide)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (elide) {
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    gtk_label_set_max_width_chars (GTK_LABEL (label), CHOSEN_WIDTH);
  }
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/* What was chosen is cut where it is long, what can be chosen is not. */
static GtkListItemFactory *
make_factory (gboolean elide)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), GINT_TO_POINTER (elide));
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  return factory;
}

static void
fab_time_bar_init (FabTimeBar *self)
{
  g_autoptr (GtkListItemFactory) chosen = make_factory (TRUE), listed = make_factory (FALSE);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_factory (self->since, chosen);
  gtk_drop_down_set_list_factory (self->since, listed);
}

/** fab_time_bar_set_time: what it shows and changes */
void
fab_time_bar_set_time (FabTimeBar *self, FabMapTime *time)
{
  g_set_object (&self->time, time);
  g_signal_connect_object (time, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}
