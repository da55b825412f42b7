#include "fab-matrix-part.h"

#include "fab-matrix-canvas-private.h"

struct _FabMatrixPart {
  GObject parent_instance;

  /* Owned */
  GtkATContext *context; /* (nullable): made when somebody looks */
  GPtrArray *cells;      /* (nullable): of a row */

  /* Borrowed: they own this, and dispose it */
  GtkWidget *canvas;     /* (nullable) */
  FabMatrixPart *parent; /* (nullable): the row of a cell */
  FabMatrixPart *next;   /* (nullable) */

  GtkAccessibleRole role;
  guint row, column; /* one of them FAB_MATRIX_NONE for names */
  guint stamp;       /* when the cells were listed */
};

enum {
  PROP_0,
  PROP_ACCESSIBLE_ROLE,
};

static void accessible_init (GtkAccessibleInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FabMatrixPart, fab_matrix_part, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE, accessible_init))

static FabMatrixCanvas *
get_canvas (FabMatrixPart *self)
{
  return self->canvas != NULL ? FAB_MATRIX_CANVAS (self->canvas) : NULL;
}

/* ---- What is said of it ---- */

static void
update_place (FabMatrixPart *self)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (self);

  /* The names come first. */
  gtk_accessible_update_relation (accessible, GTK_ACCESSIBLE_RELATION_ROW_INDEX,
                                  self->row == FAB_MATRIX_NONE ? 1 : (int)self->row + 2, -1);
  if (self->parent != NULL)
    gtk_accessible_update_relation (accessible, GTK_ACCESSIBLE_RELATION_COL_INDEX,
                                    self->column == FAB_MATRIX_NONE ? 1 : (int)self->column + 2, -1);
}

/** fab_matrix_part_update: says again what is there, if somebody has looked at it */
void
fab_matrix_part_update (FabMatrixPart *self)
{
  FabMatrixCanvas *canvas = get_canvas (self);
  g_autofree char *name = NULL;

  if (self->context == NULL || canvas == NULL || canvas->matrix == NULL)
    return;
  name = fab_matrix_canvas_name_part (canvas, self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  fab_matrix_part_update_selected (self);
}

/** fab_matrix_part_update_selected: says whether it is selected, if somebody has looked at it */
void
fab_matrix_part_update_selected (FabMatrixPart *self)
{
  FabMatrixCanvas *canvas = get_canvas (self);

  if (self->context == NULL || canvas == NULL)
    return;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED,
                               fab_matrix_canvas_is_part_selected (canvas, self), -1);
}

static GtkATContext *
get_at_context (GtkAccessible *accessible)
{
  FabMatrixPart *self = FAB_MATRIX_PART (accessible);

  if (self->context == NULL && self->canvas != NULL) {
    self->context = gtk_at_context_create (self->role, accessible, gtk_widget_get_display (self->canvas));
    if (self->context != NULL) {
      update_place (self);
      fab_matrix_part_update (self);
    }
  }
  return self->context != NULL ? g_object_ref (self->context) : NULL;
}

static gboolean
get_platform_state (GtkAccessible *accessible, GtkAccessiblePlatformState state)
{
  FabMatrixPart *self = FAB_MATRIX_PART (accessible);
  FabMatrixCanvas *canvas = get_canvas (self);
  gboolean cell = self->role == GTK_ACCESSIBLE_ROLE_GRID_CELL;

  switch (state) {
  case GTK_ACCESSIBLE_PLATFORM_STATE_FOCUSABLE:
    return cell;
  case GTK_ACCESSIBLE_PLATFORM_STATE_FOCUSED:
    return cell && canvas != NULL && canvas->cursor_row == self->row && canvas->cursor_column == self->column &&
           gtk_widget_has_focus (self->canvas);
  default:
    return FALSE;
  }
}

static gboolean
get_bounds (GtkAccessible *accessible, int *x, int *y, int *width, int *height)
{
  FabMatrixPart *self = FAB_MATRIX_PART (accessible);
  FabMatrixCanvas *canvas = get_canvas (self);
  GdkRectangle area, around = { 0 };

  if (canvas == NULL || !fab_matrix_canvas_get_part_area (canvas, self, &area))
    return FALSE;
  /* Bounds are told from the parent's corner. */
  if (self->parent != NULL)
    fab_matrix_canvas_get_part_area (canvas, self->parent, &around);
  *x = area.x - around.x;
  *y = area.y - around.y;
  *width = area.width;
  *height = area.height;
  return TRUE;
}

/* ---- Where it stands ---- */

static GtkAccessible *
ref_accessible (gpointer object)
{
  return object != NULL ? g_object_ref (GTK_ACCESSIBLE (object)) : NULL;
}

static GtkAccessible *
get_accessible_parent (GtkAccessible *accessible)
{
  FabMatrixPart *self = FAB_MATRIX_PART (accessible);

  return self->parent != NULL ? ref_accessible (self->parent) : ref_accessible (self->canvas);
}

static GtkAccessible *
get_first_accessible_child (GtkAccessible *accessible)
{
  FabMatrixPart *self = FAB_MATRIX_PART (accessible);
  FabMatrixCanvas *canvas = get_canvas (self);

  if (self->role != GTK_ACCESSIBLE_ROLE_ROW || canvas == NULL)
    return NULL;
  fab_matrix_canvas_list_cells (canvas, self);
  return self->cells != NULL && self->cells->len > 0 ? ref_accessible (g_ptr_array_index (self->cells, 0)) : NULL;
}

static GtkAccessible *
get_next_accessible_sibling (GtkAccessible *accessible)
{
  return ref_accessible (FAB_MATRIX_PART (accessible)->next);
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

/* ---- The object ---- */

static void
fab_matrix_part_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ACCESSIBLE_ROLE)
    g_value_set_enum (value, FAB_MATRIX_PART (object)->role);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

/* The role never changes. */
static void
fab_matrix_part_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id != PROP_ACCESSIBLE_ROLE)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dispose_cells (FabMatrixPart *self)
{
  /* A screen reader may hold on to them for a while: they must not reach for the canvas any more. */
  for (guint i = 0; self->cells != NULL && i < self->cells->len; i++)
    g_object_run_dispose (g_ptr_array_index (self->cells, i));
  g_clear_pointer (&self->cells, g_ptr_array_unref);
}

static void
fab_matrix_part_dispose (GObject *object)
{
  FabMatrixPart *self = FAB_MATRIX_PART (object);

  dispose_cells (self);
  self->canvas = NULL;
  self->parent = self->next = NULL;
  g_clear_object (&self->context);
  G_OBJECT_CLASS (fab_matrix_part_parent_class)->dispose (object);
}

static void
fab_matrix_part_class_init (FabMatrixPartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fab_matrix_part_get_property;
  object_class->set_property = fab_matrix_part_set_property;
  object_class->dispose = fab_matrix_part_dispose;
  g_object_class_override_property (object_class, PROP_ACCESSIBLE_ROLE, "accessible-role");
}

static void
fab_matrix_part_init (FabMatrixPart *self)
{
}

/** fab_matrix_part_new_row: (transfer full): @row: an entry, or %FAB_MATRIX_NONE for the columns' names. @canvas disposes it */
FabMatrixPart *
fab_matrix_part_new_row (GtkWidget *canvas, guint row)
{
  FabMatrixPart *self = g_object_new (FAB_TYPE_MATRIX_PART, NULL);

  self->canvas = canvas;
  self->role = GTK_ACCESSIBLE_ROLE_ROW;
  self->row = row;
  self->column = FAB_MATRIX_NONE;
  return self;
}

/** fab_matrix_part_new_cell: (transfer full): @column: an entry, or %FAB_MATRIX_NONE for the row's name. @parent disposes it */
FabMatrixPart *
fab_matrix_part_new_cell (FabMatrixPart *parent, guint column)
{
  FabMatrixPart *self = fab_matrix_part_new_row (parent->canvas, parent->row);

  self->parent = parent;
  self->column = column;
  self->role = column == FAB_MATRIX_NONE        ? GTK_ACCESSIBLE_ROLE_ROW_HEADER
               : parent->row == FAB_MATRIX_NONE ? GTK_ACCESSIBLE_ROLE_COLUMN_HEADER
                                                : GTK_ACCESSIBLE_ROLE_GRID_CELL;
  return self;
}

guint
fab_matrix_part_get_row (FabMatrixPart *self)
{
  return self->row;
}

guint
fab_matrix_part_get_column (FabMatrixPart *self)
{
  return self->column;
}

/** fab_matrix_part_is_row: whether it is a whole row */
gboolean
fab_matrix_part_is_row (FabMatrixPart *self)
{
  return self->role == GTK_ACCESSIBLE_ROLE_ROW;
}

/** fab_matrix_part_get_cells: (transfer none) (nullable): of a row, as they were last listed */
GPtrArray *
fab_matrix_part_get_cells (FabMatrixPart *self)
{
  return self->cells;
}

/** fab_matrix_part_take_cells: @cells: (transfer full): what the row has now; those that went were disposed by the caller */
void
fab_matrix_part_take_cells (FabMatrixPart *self, GPtrArray *cells, guint stamp)
{
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  self->cells = cells;
  self->stamp = stamp;
}

/** fab_matrix_part_get_stamp: what fab_matrix_part_take_cells() was told last */
guint
fab_matrix_part_get_stamp (FabMatrixPart *self)
{
  return self->stamp;
}

/** fab_matrix_part_set_next: @next: (nullable): the row or cell after this one */
void
fab_matrix_part_set_next (FabMatrixPart *self, FabMatrixPart *next)
{
  self->next = next;
}
