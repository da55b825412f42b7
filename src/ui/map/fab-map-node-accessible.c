#include "fab-map-node-accessible.h"

#include <glib/gi18n.h>

#include "fab-map-canvas-private.h"

struct _FabMapNodeAccessible {
  GObject parent_instance;

  GtkATContext *context;      /* owned */
  GtkWidget *canvas;          /* borrowed: it owns this */
  FabMapNodeAccessible *next; /* borrowed (nullable): the canvas owns it too */
  gint64 key;
};

enum {
  PROP_0,
  PROP_ACCESSIBLE_ROLE,
};

static void accessible_init (GtkAccessibleInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FabMapNodeAccessible, fab_map_node_accessible, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE, accessible_init))

static GtkATContext *
get_at_context (GtkAccessible *accessible)
{
  FabMapNodeAccessible *self = FAB_MAP_NODE_ACCESSIBLE (accessible);

  if (self->context == NULL && self->canvas != NULL)
    self->context =
        gtk_at_context_create (GTK_ACCESSIBLE_ROLE_LIST_ITEM, accessible, gtk_widget_get_display (self->canvas));
  return self->context != NULL ? g_object_ref (self->context) : NULL;
}

static gboolean
get_platform_state (GtkAccessible *accessible, GtkAccessiblePlatformState state)
{
  FabMapNodeAccessible *self = FAB_MAP_NODE_ACCESSIBLE (accessible);
  gboolean is_cursor = self->canvas != NULL && FAB_MAP_CANVAS (self->canvas)->cursor == self->key;

  switch (state) {
  case GTK_ACCESSIBLE_PLATFORM_STATE_FOCUSABLE:
    return TRUE;
  case GTK_ACCESSIBLE_PLATFORM_STATE_FOCUSED:
    return is_cursor && gtk_widget_has_focus (self->canvas);
  default:
    return FALSE;
  }
}

static gboolean
get_bounds (GtkAccessible *accessible, int *x, int *y, int *width, int *height)
{
  FabMapNodeAccessible *self = FAB_MAP_NODE_ACCESSIBLE (accessible);
  FabMapCanvas *canvas = self->canvas != NULL ? FAB_MAP_CANVAS (self->canvas) : NULL;
  guint v = canvas != NULL ? fab_map_scene_find_node (canvas->scene, self->key) : FAB_MAP_NONE;
  const FabMapNode *node = v != FAB_MAP_NONE ? fab_map_scene_get_node (canvas->scene, v) : NULL;
  FabPoint center;
  double radius;

  if (node == NULL || !node->placed)
    return FALSE;
  center = fab_map_canvas_from_scene (canvas, node->x, node->y);
  radius = node->radius * fab_map_zoom_to_scale (canvas->camera.zoom);
  *x = center.x - radius;
  *y = center.y - radius;
  *width = *height = 2 * radius;
  return TRUE;
}

static GtkAccessible *
get_accessible_parent (GtkAccessible *accessible)
{
  FabMapNodeAccessible *self = FAB_MAP_NODE_ACCESSIBLE (accessible);

  return self->canvas != NULL ? g_object_ref (GTK_ACCESSIBLE (self->canvas)) : NULL;
}

static GtkAccessible *
get_first_accessible_child (GtkAccessible *accessible)
{
  return NULL;
}

static GtkAccessible *
get_next_accessible_sibling (GtkAccessible *accessible)
{
  FabMapNodeAccessible *self = FAB_MAP_NODE_ACCESSIBLE (accessible);

  return self->next != NULL ? g_object_ref (GTK_ACCESSIBLE (self->next)) : NULL;
}

static void
accessible_init (GtkAccessibleInterface *iface)
{
  iface->get_accessible_parent = get_accessible_parent;
  iface->get_first_accessible_child = get_first_accessible_child;
  iface->get_next_accessible_sibling = get_next_accessible_sibling;
  iface->get_at_context = get_at_context;
  iface->get_platform_state = get_platform_state;
  iface->get_bounds = get_bounds;
}

static void
fab_map_node_accessible_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ACCESSIBLE_ROLE)
    g_value_set_enum (value, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

/* The role never changes. */
static void
fab_map_node_accessible_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id != PROP_ACCESSIBLE_ROLE)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
fab_map_node_accessible_dispose (GObject *object)
{
  FabMapNodeAccessible *self = FAB_MAP_NODE_ACCESSIBLE (object);

  self->canvas = NULL;
  self->next = NULL;
  g_clear_object (&self->context);
  G_OBJECT_CLASS (fab_map_node_accessible_parent_class)->dispose (object);
}

static void
fab_map_node_accessible_class_init (FabMapNodeAccessibleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fab_map_node_accessible_get_property;
  object_class->set_property = fab_map_node_accessible_set_property;
  object_class->dispose = fab_map_node_accessible_dispose;
  g_object_class_override_property (object_class, PROP_ACCESSIBLE_ROLE, "accessible-role");
}

static void
fab_map_node_accessible_init (FabMapNodeAccessible *self)
{
}

/** fab_map_node_accessible_new: (transfer full): the actor with that key, a child of @canvas, which must outlive it */
FabMapNodeAccessible *
fab_map_node_accessible_new (GtkWidget *canvas, gint64 key)
{
  FabMapNodeAccessible *self = g_object_new (FAB_TYPE_MAP_NODE_ACCESSIBLE, NULL);

  self->canvas = canvas;
  self->key = key;
  return self;
}

gint64
fab_map_node_accessible_get_key (FabMapNodeAccessible *self)
{
  return self->key;
}

void
fab_map_node_accessible_set_name (FabMapNodeAccessible *self, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/** fab_map_node_accessible_set_next: @next: (nullable): the one that comes after this one */
void
fab_map_node_accessible_set_next (FabMapNodeAccessible *self, FabMapNodeAccessible *next)
{
  self->next = next;
}
