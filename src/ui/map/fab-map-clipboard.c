#include "fab-map-clipboard.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "fab-map-places.h"
#include "fab-map-snapshot.h"

/* How far from their models duplicates stand, in scene units. */
#define AWAY 60
/* How far apart pasted actors stand that have no places of their own, in scene units. */
#define APART 90
/* How many of them look for a place where they cover nobody, and in how many rings. */
#define MAX_FITTED 50
#define MAX_RINGS  24

static FabStore *
get_store (FabMapModel *model)
{
  return fab_context_get_store (fab_map_model_get_context (model));
}

/* ---- Copying ---- */

/** fab_map_copy: puts @actors and the links among them on the clipboard; their names too, as text */
void
fab_map_copy (FabMapModel *model, GPtrArray *actors, GdkClipboard *clipboard)
{
  g_autoptr (FabMapMoment) clip = fab_map_moment_new_from_actors (get_store (model), actors);
  g_autofree char *text = fab_map_moment_to_text (clip), *names = fab_map_clip_get_names (clip);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  GdkContentProvider *providers[] = { gdk_content_provider_new_for_bytes (FAB_MAP_CLIP_MIME, bytes),
                                      gdk_content_provider_new_typed (G_TYPE_STRING, names) };
  g_autoptr (GdkContentProvider) provider = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
  g_autofree char *message =
      g_strdup_printf (ngettext ("%u actor copied", "%u actors copied", actors->len), actors->len);

  gdk_clipboard_set_content (clipboard, provider);
  fab_context_tell (fab_map_model_get_context (model), message);
}

/* ---- Where pasted actors stand ---- */

/* The place that a clip has for its actor: on the map looked at if it has one, else on any. */
static gboolean
find_place (FabMapModel *model, FabMapMoment *clip, gint64 actor, FabPoint *place)
{
  FabRecord *territory = fab_context_get_territory (fab_map_model_get_context (model));
  gint64 wanted = territory != NULL ? fab_record_get_key (territory) : 0;
  gboolean found = FALSE;

  for (guint i = 0; i < fab_map_moment_get_n (clip, FAB_MOMENT_PLACES); i++) {
    const FabMomentRow *row = fab_map_moment_get (clip, FAB_MOMENT_PLACES, i);
    gboolean here = fab_moment_row_get_integer (row, FAB_MAP_POSITION_TERRITORY) == wanted;

    if (fab_moment_row_get_integer (row, FAB_MAP_POSITION_ACTOR) != actor || (found && !here))
      continue;
    *place = (FabPoint){ fab_moment_row_get_real (row, FAB_MAP_POSITION_X),
                         fab_moment_row_get_real (row, FAB_MAP_POSITION_Y) };
    found = isfinite (place->x) && isfinite (place->y);
  }
  return found;
}

/* Each actor's place, in a little grid where the clip has none. */
static FabPoint *
find_places (FabMapModel *model, FabMapMoment *clip, guint n)
{
  FabPoint *places = g_new (FabPoint, n + 1);
  guint columns = (guint)ceil (sqrt (n));

  for (guint i = 0; i < n; i++)
    if (!find_place (model, clip, fab_map_moment_get (clip, FAB_MOMENT_ACTORS, i)->key, &places[i]))
      places[i] = (FabPoint){ (i % columns) * APART, (i / columns) * APART };
  return places;
}

/* Moves them so that their middle is @place; or all a little aside. */
static void
shift (FabPoint *places, guint n, const FabPoint *place)
{
  FabBox box = { INFINITY, INFINITY, -INFINITY, -INFINITY };
  double dx = AWAY, dy = AWAY;

  for (guint i = 0; i < n; i++)
    box = (FabBox){ MIN (box.left, places[i].x), MIN (box.top, places[i].y), MAX (box.right, places[i].x),
                    MAX (box.bottom, places[i].y) };
  if (place != NULL) {
    dx = place->x - (box.left + box.right) / 2;
    dy = place->y - (box.top + box.bottom) / 2;
  }
  for (guint i = 0; i < n; i++)
    places[i] = (FabPoint){ places[i].x + dx, places[i].y + dy };
}

/* Whether no actor stands near any of the places, moved by that. */
static gboolean
is_free (FabMapScene *scene, const FabPoint *places, guint n, double dx, double dy)
{
  for (guint i = 0; i < n; i++) {
    double x = places[i].x + dx, y = places[i].y + dy;
    g_autoptr (GArray) near = fab_map_scene_nodes_in_box (
        scene, (FabBox){ x - APART * 0.9, y - APART / 2.0, x + APART * 0.9, y + APART / 2.0 });

    if (near->len > 0)
      return FALSE;
  }
  return TRUE;
}

/* Moves them all to where they cover nobody: the nearest of the places in rings around. Without any they stay. */
static void
make_room (FabMapScene *scene, FabPoint *places, guint n)
{
  for (guint ring = 0; ring <= MAX_RINGS; ring++)
    for (guint k = 0; k < MAX (8 * ring, 1); k++) {
      double angle = 2 * G_PI * k / MAX (8 * ring, 1), reach = ring * APART / 3.0;
      double dx = reach * cos (angle), dy = reach * sin (angle);

      if (!is_free (scene, places, n, dx, dy))
        continue;
      for (guint i = 0; i < n; i++)
        places[i] = (FabPoint){ places[i].x + dx, places[i].y + dy };
      return;
    }
}

static gboolean
put_places (FabMapModel *model, FabMapMoment *clip, GPtrArray *actors, const FabPoint *place, GError **error)
{
  FabRecord *map = fab_context_get_map (fab_map_model_get_context (model));
  g_autofree FabPoint *places = find_places (model, clip, actors->len);

  shift (places, actors->len, place);
  if (actors->len <= MAX_FITTED)
    make_room (fab_map_model_get_today (model), places, actors->len);
  for (guint i = 0; i < actors->len; i++)
    if (!fab_map_places_put (get_store (model), g_ptr_array_index (actors, i), map, places[i], error))
      return FALSE;
  return TRUE;
}

/* ---- Pasting ---- */

/* One gesture: actors, links, places. */
static GPtrArray *
insert (FabMapModel *model, FabMapMoment *clip, const FabPoint *place, const char *sentence)
{
  FabContext *context = fab_map_model_get_context (model);
  FabStore *store = get_store (model);
  g_autoptr (GPtrArray) actors = NULL;
  g_autoptr (GError) error = NULL;

  fab_store_begin (store, sentence);
  actors = fab_map_clip_insert (store, clip, fab_context_get_territory (context), &error);
  if (actors == NULL || !put_places (model, clip, actors, place, &error)) {
    fab_store_rollback (store);
    fab_context_report (context, _ ("This could not be pasted."), error);
    return NULL;
  }
  return fab_context_commit (context) ? g_steal_pointer (&actors) : NULL;
}

/** fab_map_paste_clip: (transfer container) (nullable): @clip's actors as new ones, around @place, as one gesture */
GPtrArray *
fab_map_paste_clip (FabMapModel *model, FabMapMoment *clip, const FabPoint *place)
{
  guint n = fab_map_moment_get_n (clip, FAB_MOMENT_ACTORS);
  g_autofree char *sentence = g_strdup_printf (ngettext ("%u actor pasted", "%u actors pasted", n), n);

  return insert (model, clip, place, sentence);
}

/** fab_map_duplicate: (transfer container) (nullable): new actors with all the fields of @actors and the links among them, beside them */
GPtrArray *
fab_map_duplicate (FabMapModel *model, GPtrArray *actors)
{
  g_autoptr (FabMapMoment) clip = fab_map_moment_new_from_actors (get_store (model), actors);
  g_autofree char *sentence =
      actors->len == 1
          ? g_strdup_printf (_ ("“%s” duplicated"), fab_record_get_title (g_ptr_array_index (actors, 0)))
          : g_strdup_printf (ngettext ("%u actor duplicated", "%u actors duplicated", actors->len), actors->len);

  return insert (model, clip, NULL, sentence);
}

/** A paste under way. */
typedef struct {
  FabMapModel *model; /* owned */
  FabPoint place;
  FabPasted pasted;
  GObject *data; /* owned */
} Paste;

static void
paste_free (Paste *paste)
{
  g_object_unref (paste->model);
  g_object_unref (paste->data);
  g_free (paste);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Paste, paste_free)

static void
take (Paste *paste, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FabMapMoment) clip = fab_map_clip_read (bytes, &error);
  g_autoptr (GPtrArray) actors = NULL;

  if (clip == NULL) {
    fab_context_report (fab_map_model_get_context (paste->model), _ ("This could not be pasted."), error);
    return;
  }
  actors = fab_map_paste_clip (paste->model, clip, &paste->place);
  if (actors != NULL)
    paste->pasted (actors, paste->data);
}

static void
on_spliced (GObject *output, GAsyncResult *result, gpointer data)
{
  g_autoptr (Paste) paste = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (output), result, &error) < 0) {
    fab_context_report (fab_map_model_get_context (paste->model), _ ("This could not be pasted."), error);
    return;
  }
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (output));
  take (paste, bytes);
}

static void
on_read (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (Paste) paste = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (clipboard), result, NULL, &error);
  g_autoptr (GOutputStream) output = NULL;

  if (stream == NULL) {
    fab_context_tell (fab_map_model_get_context (paste->model), _ ("There is nothing to paste: copy actors first."));
    return;
  }
  output = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (output, stream,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, on_spliced, g_steal_pointer (&paste));
}

/**
 * fab_map_paste:
 * @place: where their middle comes to stand, in scene units
 * @pasted: called with the new actors, unless there is nothing to paste
 * @data: kept alive until then
 */
void
fab_map_paste (FabMapModel *model, GdkClipboard *clipboard, FabPoint place, FabPasted pasted, GObject *data)
{
  static const char *mime_types[] = { FAB_MAP_CLIP_MIME, NULL };
  Paste *paste = g_new0 (Paste, 1);

  paste->model = g_object_ref (model);
  paste->place = place;
  paste->pasted = pasted;
  paste->data = g_object_ref (data);
  gdk_clipboard_read_async (clipboard, mime_types, G_PRIORITY_DEFAULT, NULL, on_read, paste);
}
