#include "fab-map-align.h"

#include "fab-map-edit.h"

/** An actor and where it stands. */
typedef struct {
  FabRecord *actor; /* borrowed */
  FabPoint place;
} Stand;

static GArray *
get_stands (FabMapModel *model, GPtrArray *actors)
{
  FabMapScene *scene = fab_map_model_get_scene (model);
  GArray *stands = g_array_new (FALSE, FALSE, sizeof (Stand));

  for (guint i = 0; i < actors->len; i++) {
    guint v = fab_map_scene_find_node (scene, fab_record_get_key (g_ptr_array_index (actors, i)));
    const FabMapNode *node = v != FAB_MAP_NONE ? fab_map_scene_get_node (scene, v) : NULL;
    Stand stand = { g_ptr_array_index (actors, i) };

    if (node == NULL || !node->placed)
      continue;
    stand.place = (FabPoint){ node->x, node->y };
    g_array_append_val (stands, stand);
  }
  return stands;
}

static double *
get_coordinate (GArray *stands, guint i, gboolean across)
{
  Stand *stand = &g_array_index (stands, Stand, i);

  return across ? &stand->place.x : &stand->place.y;
}

static void
align (GArray *stands, gboolean across)
{
  double sum = 0;

  for (guint i = 0; i < stands->len; i++)
    sum += *get_coordinate (stands, i, across);
  for (guint i = 0; i < stands->len; i++)
    *get_coordinate (stands, i, across) = sum / stands->len;
}

static int
compare_across (gconstpointer a, gconstpointer b)
{
  double first = ((const Stand *)a)->place.x, second = ((const Stand *)b)->place.x;

  return (first > second) - (first < second);
}

static int
compare_down (gconstpointer a, gconstpointer b)
{
  double first = ((const Stand *)a)->place.y, second = ((const Stand *)b)->place.y;

  return (first > second) - (first < second);
}

/* The outermost ones stay; the others stand between them at even distances, in their order. */
static void
distribute (GArray *stands, gboolean across)
{
  double first, last;

  g_array_sort (stands, across ? compare_across : compare_down);
  first = *get_coordinate (stands, 0, across);
  last = *get_coordinate (stands, stands->len - 1, across);
  for (guint i = 0; i < stands->len; i++)
    *get_coordinate (stands, i, across) = first + (last - first) * i / (stands->len - 1);
}

static gboolean
move (FabMapModel *model, GArray *stands)
{
  g_autoptr (GPtrArray) actors = g_ptr_array_new ();
  g_autofree FabPoint *places = g_new (FabPoint, stands->len);

  for (guint i = 0; i < stands->len; i++) {
    g_ptr_array_add (actors, g_array_index (stands, Stand, i).actor);
    places[i] = g_array_index (stands, Stand, i).place;
  }
  return fab_map_edit_move (fab_map_model_get_context (model), actors, places, NULL);
}

/**
 * fab_map_align:
 * @how: "row", "column", "across" or "down"
 *
 * Aligns ("row", "column") or distributes ("across", "down") the selected actors, as one gesture.
 */
gboolean
fab_map_align (FabMapModel *model, FabMapSelection *selection, const char *how)
{
  g_autoptr (GPtrArray) actors = fab_map_selection_get_actors (selection);
  g_autoptr (GArray) stands = NULL;

  fab_map_model_refresh (model);
  stands = get_stands (model, actors);
  if (stands->len < 2)
    return FALSE;
  if (g_str_equal (how, "row"))
    align (stands, FALSE);
  else if (g_str_equal (how, "column"))
    align (stands, TRUE);
  else
    distribute (stands, g_str_equal (how, "across"));
  return move (model, stands);
}
