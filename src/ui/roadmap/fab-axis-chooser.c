#include "fab-axis-chooser.h"

#include <glib/gi18n.h>

#define INDENT    18 /* pixels a level */
#define ROW_CHARS 36 /* what a row shows of a title at least; the button may be narrower */

/* ---- Entries ---- */

struct _FabScope {
  GObject parent_instance;

  FabRecord *plan; /* or NULL: all */
  FabRecord *axis; /* or NULL: the whole roadmap */
  guint depth;
  char *title;
};

enum {
  PROP_0,
  PROP_TITLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FabScope, fab_scope, G_TYPE_OBJECT)

static void
fab_scope_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id) {
  case PROP_TITLE:
    g_value_set_string (value, FAB_SCOPE (object)->title);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
fab_scope_finalize (GObject *object)
{
  FabScope *self = FAB_SCOPE (object);

  g_clear_object (&self->plan);
  g_clear_object (&self->axis);
  g_free (self->title);
  G_OBJECT_CLASS (fab_scope_parent_class)->finalize (object);
}

static void
fab_scope_class_init (FabScopeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fab_scope_get_property;
  object_class->finalize = fab_scope_finalize;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
fab_scope_init (FabScope *self)
{
}

/** fab_scope_new: (transfer full): @plan: (nullable); @axis: (nullable) */
FabScope *
fab_scope_new (FabRecord *plan, FabRecord *axis, guint depth, const char *title)
{
  FabScope *self = g_object_new (FAB_TYPE_SCOPE, NULL);

  g_set_object (&self->plan, plan);
  g_set_object (&self->axis, axis);
  self->depth = depth;
  self->title = g_strdup (title);
  return self;
}

/** fab_scope_equal: whether both stand for the same, and say so in the same words */
gboolean
fab_scope_equal (FabScope *self, FabScope *other)
{
  return self->plan == other->plan && self->axis == other->axis && self->depth == other->depth &&
         g_str_equal (self->title, other->title);
}

/* ---- The chooser ---- */

struct _FabAxisChooser {
  GtkWidget parent_instance;

  FabRoadmapModel *model; /* owned */
  GtkDropDown *drop_down; /* child */
  GListStore *scopes;
  gboolean refreshing;
};

G_DEFINE_FINAL_TYPE (FabAxisChooser, fab_axis_chooser, GTK_TYPE_WIDGET)

static void
append_scope (GPtrArray *scopes, FabRecord *plan, FabRecord *axis, guint depth, const char *title)
{
  g_ptr_array_add (scopes, fab_scope_new (plan, axis, depth, title));
}

static void
append_plan (FabAxisChooser *self, GPtrArray *scopes, FabRecord *plan, guint depth)
{
  FabStore *store = fab_roadmap_model_get_store (self->model);
  g_autoptr (GPtrArray) axes = fab_roadmap_list_axes (store, plan);

  for (guint i = 0; i < axes->len; i++) {
    FabRecord *axis = g_ptr_array_index (axes, i);
    g_autofree char *title = fab_axis_dup_title (axis);

    append_scope (scopes, plan, axis, depth + fab_axis_get_depth (store, axis), title);
  }
}

static GPtrArray *
list_scopes (FabAxisChooser *self)
{
  GPtrArray *scopes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) plans = fab_roadmap_model_list_plans (self->model);

  append_scope (scopes, NULL, NULL, 0, plans->len > 1 ? _ ("All roadmaps") : _ ("All axes"));
  for (guint i = 0; i < plans->len; i++) {
    FabRecord *plan = g_ptr_array_index (plans, i);

    if (plans->len > 1)
      append_scope (scopes, plan, NULL, 0, fab_record_get_title (plan));
    append_plan (self, scopes, plan, plans->len > 1 ? 1 : 0);
  }
  return scopes;
}

static gboolean
is_same (FabAxisChooser *self, GPtrArray *scopes)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->scopes)) != scopes->len)
    return FALSE;
  for (guint i = 0; i < scopes->len; i++) {
    g_autoptr (FabScope) old = g_list_model_get_item (G_LIST_MODEL (self->scopes), i);

    if (!fab_scope_equal (old, g_ptr_array_index (scopes, i)))
      return FALSE;
  }
  return TRUE;
}

static void
select_current (FabAxisChooser *self)
{
  FabRecord *plan = fab_roadmap_model_get_plan (self->model), *axis = fab_roadmap_model_get_axis (self->model);

  for (guint i = 0, n = g_list_model_get_n_items (G_LIST_MODEL (self->scopes)); i < n; i++) {
    g_autoptr (FabScope) scope = g_list_model_get_item (G_LIST_MODEL (self->scopes), i);

    if (scope->axis == axis && (axis != NULL || scope->plan == plan)) {
      gtk_drop_down_set_selected (self->drop_down, i);
      return;
    }
  }
}

static void
refresh (FabAxisChooser *self)
{
  g_autoptr (GPtrArray) scopes = list_scopes (self);

  self->refreshing = TRUE;
  if (!is_same (self, scopes))
    g_list_store_splice (self->scopes, 0, g_list_model_get_n_items (G_LIST_MODEL (self->scopes)), scopes->pdata,
                         scopes->len);
  select_current (self);
  self->refreshing = FALSE;
}

static void
on_selected (FabAxisChooser *self)
{
  FabScope *scope = gtk_drop_down_get_selected_item (self->drop_down);

  if (scope != NULL && !self->refreshing)
    fab_roadmap_model_set_scope (self->model, scope->plan, scope->axis);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
on_bind_row (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkLabel *label = GTK_LABEL (gtk_list_item_get_child (item));
  FabScope *scope = gtk_list_item_get_item (item);

  gtk_label_set_label (label, scope->title);
  gtk_label_set_width_chars (label, MIN (g_utf8_strlen (scope->title, -1), ROW_CHARS));
  gtk_widget_set_margin_start (GTK_WIDGET (label), scope->depth * INDENT);
  if (scope->axis == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), "heading");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (label), "heading");
}

static void
on_bind_button (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  FabScope *scope = gtk_list_item_get_item (item);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), scope->title);
}

static GtkListItemFactory *
make_factory (GCallback on_bind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", on_bind, NULL);
  return factory;
}

static void
fab_axis_chooser_dispose (GObject *object)
{
  FabAxisChooser *self = FAB_AXIS_CHOOSER (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  g_clear_pointer ((GtkWidget **)&self->drop_down, gtk_widget_unparent);
  g_clear_object (&self->scopes);
  G_OBJECT_CLASS (fab_axis_chooser_parent_class)->dispose (object);
}

static void
fab_axis_chooser_class_init (FabAxisChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_axis_chooser_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
fab_axis_chooser_init (FabAxisChooser *self)
{
  g_autoptr (GtkListItemFactory) rows = make_factory (G_CALLBACK (on_bind_row));
  g_autoptr (GtkListItemFactory) button = make_factory (G_CALLBACK (on_bind_button));
  GtkExpression *title = gtk_property_expression_new (FAB_TYPE_SCOPE, NULL, "title");

  self->scopes = g_list_store_new (FAB_TYPE_SCOPE);
  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (g_object_ref (G_LIST_MODEL (self->scopes)), title));
  gtk_drop_down_set_list_factory (self->drop_down, rows);
  gtk_drop_down_set_factory (self->drop_down, button);
  gtk_drop_down_set_enable_search (self->drop_down, TRUE);
  gtk_drop_down_set_search_match_mode (self->drop_down, GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Axis"), -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->drop_down), _ ("Roadmap and axis"));
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (on_selected), self);
  gtk_widget_set_parent (GTK_WIDGET (self->drop_down), GTK_WIDGET (self));
}

/** fab_axis_chooser_set_model: once; choosing changes the model's scope */
void
fab_axis_chooser_set_model (FabAxisChooser *self, FabRoadmapModel *model)
{
  self->model = g_object_ref (model);
  g_signal_connect_swapped (model, "changed", G_CALLBACK (refresh), self);
  refresh (self);
}
