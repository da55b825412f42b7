#include "fab-view-edit.h"

#include <glib/gi18n.h>

#include "fab-map-places.h"

/* ---- Their order ---- */

/** fab_view_compare: by the order that people gave them, then by name */
int
fab_view_compare (FabRecord *a, FabRecord *b)
{
  gint64 first = fab_record_get_integer (a, FAB_MAP_VIEW_POSITION);
  gint64 second = fab_record_get_integer (b, FAB_MAP_VIEW_POSITION);

  return first != second ? (first < second ? -1 : 1)
                         : g_utf8_collate (fab_record_get_title (a), fab_record_get_title (b));
}

static int
compare_pointers (gconstpointer a, gconstpointer b)
{
  return fab_view_compare (*(FabRecord **)a, *(FabRecord **)b);
}

/** fab_view_list: (transfer full): a GPtrArray of FabRecord, all named views in their order */
GPtrArray *
fab_view_list (FabStore *store)
{
  GListModel *all = fab_store_get_list (store, FAB_TABLE_MAP_VIEW);
  GPtrArray *views = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    g_ptr_array_add (views, g_list_model_get_item (all, i));
  g_ptr_array_sort (views, compare_pointers);
  return views;
}

static gboolean
write_order (FabStore *store, GPtrArray *views, GError **error)
{
  for (guint i = 0; i < views->len; i++)
    if (!fab_store_set (store, g_ptr_array_index (views, i), FAB_MAP_VIEW_POSITION, FAB_INTEGER (i + 1), error))
      return FALSE;
  return TRUE;
}

/* ---- Gestures ---- */

/* Ends the gesture under way: for good when all was well, else as if it had never begun. */
static gboolean
end (FabContext *context, gboolean well, GError *error)
{
  if (well)
    return fab_context_commit (context);
  fab_store_rollback (fab_context_get_store (context));
  fab_context_report (context, _ ("The view could not be changed."), error);
  return FALSE;
}

static void
begin (FabContext *context, const char *format, const char *name)
{
  g_autofree char *sentence = g_strdup_printf (format, name);

  fab_store_begin (fab_context_get_store (context), sentence);
}

/* The places that a view begins with are those of the map that is looked at. */
static gboolean
set_own_places (FabContext *context, FabRecord *view, gboolean own, GError **error)
{
  FabStore *store = fab_context_get_store (context);

  if (fab_map_places_has_own (store, view) == own)
    return TRUE;
  return own ? fab_map_places_copy (store, fab_context_get_map (context), view, error)
             : fab_map_places_drop (store, view, error);
}

static FabRecord *
insert (FabStore *store, const char *name, GError **error)
{
  g_autoptr (GPtrArray) views = fab_view_list (store);
  FabRecord *last = views->len > 0 ? g_ptr_array_index (views, views->len - 1) : NULL;
  gint64 position = last != NULL ? fab_record_get_integer (last, FAB_MAP_VIEW_POSITION) + 1 : 1;

  return fab_store_insert (store, FAB_TABLE_MAP_VIEW, error, FAB_MAP_VIEW_NAME, FAB_TEXT (name), FAB_MAP_VIEW_POSITION,
                           FAB_INTEGER (position), -1);
}

/** fab_view_edit_add: (transfer none) (nullable): a new view, the last one, of what @look says; or %NULL when that failed */
FabRecord *
fab_view_edit_add (FabContext *context, const FabViewText *text, const FabMapLook *look)
{
  FabStore *store = fab_context_get_store (context);
  g_autoptr (GError) error = NULL;
  FabRecord *view;
  gboolean well;

  begin (context, _ ("View “%s” saved"), text->name);
  view = insert (store, text->name, &error);
  well = view != NULL && fab_store_set (store, view, FAB_MAP_VIEW_NOTE, FAB_TEXT (text->note), &error) &&
         fab_map_look_write (look, store, view, &error) && set_own_places (context, view, text->own_places, &error);
  return end (context, well, error) ? view : NULL;
}

/** fab_view_edit_update: @view shows @look from now on; its own places, where it has some, are those of the map looked at */
gboolean
fab_view_edit_update (FabContext *context, FabRecord *view, const FabMapLook *look)
{
  FabStore *store = fab_context_get_store (context);
  gboolean own = fab_map_places_has_own (store, view), well;
  FabRecord *map = fab_context_get_map (context);
  g_autoptr (GError) error = NULL;

  begin (context, _ ("View “%s” updated"), fab_record_get_title (view));
  well = (!own || map == view || fab_map_places_drop (store, view, &error)) &&
         fab_map_look_write (look, store, view, &error) &&
         (!own || map == view || fab_map_places_copy (store, map, view, &error));
  return end (context, well, error);
}

/** fab_view_edit_describe: changes what is said of @view by hand */
gboolean
fab_view_edit_describe (FabContext *context, FabRecord *view, const FabViewText *text)
{
  FabStore *store = fab_context_get_store (context);
  g_autoptr (GError) error = NULL;
  gboolean well;

  begin (context, _ ("View “%s” changed"), text->name);
  well = fab_store_set (store, view, FAB_MAP_VIEW_NAME, FAB_TEXT (text->name), &error) &&
         fab_store_set (store, view, FAB_MAP_VIEW_NOTE, FAB_TEXT (text->note), &error) &&
         set_own_places (context, view, text->own_places, &error);
  return end (context, well, error);
}

/** fab_view_edit_duplicate: (transfer none) (nullable): the same view once more, after it; or %NULL when that failed */
FabRecord *
fab_view_edit_duplicate (FabContext *context, FabRecord *view)
{
  FabStore *store = fab_context_get_store (context);
  g_autofree char *name = g_strdup_printf (_ ("%s (copy)"), fab_record_get_title (view));
  const char *note = fab_record_get_text (view, FAB_MAP_VIEW_NOTE);
  g_auto (FabMapLook) look = { 0 };
  g_autoptr (GPtrArray) views = fab_view_list (store);
  g_autoptr (GError) error = NULL;
  FabRecord *copy;
  gboolean well;
  guint index = 0;

  fab_map_look_from_view (&look, store, view);
  g_ptr_array_find (views, view, &index);
  begin (context, _ ("View “%s” duplicated"), fab_record_get_title (view));
  copy = insert (store, name, &error);
  well = copy != NULL && fab_store_set (store, copy, FAB_MAP_VIEW_NOTE, FAB_TEXT (note), &error) &&
         fab_map_look_write (&look, store, copy, &error) &&
         (!look.own_places || fab_map_places_copy (store, view, copy, &error));
  if (well) {
    g_ptr_array_insert (views, index + 1, g_object_ref (copy));
    well = write_order (store, views, &error);
  }
  return end (context, well, error) ? copy : NULL;
}

/** fab_view_edit_move: @position: counted from 0, among all views; %FALSE where @view is there already, or there is no such place */
gboolean
fab_view_edit_move (FabContext *context, FabRecord *view, guint position)
{
  FabStore *store = fab_context_get_store (context);
  g_autoptr (GPtrArray) views = fab_view_list (store);
  g_autoptr (GError) error = NULL;
  guint now;

  if (!g_ptr_array_find (views, view, &now) || position >= views->len || position == now)
    return FALSE;
  g_ptr_array_insert (views, position, g_ptr_array_steal_index (views, now));
  begin (context, _ ("View “%s” moved"), fab_record_get_title (view));
  return end (context, write_order (store, views, &error), error);
}

/** fab_view_edit_remove: removes @view with its own places, says so, and offers to undo it; nothing else goes */
gboolean
fab_view_edit_remove (FabContext *context, FabRecord *view)
{
  FabStore *store = fab_context_get_store (context);
  g_autofree char *sentence = g_strdup_printf (_ ("View “%s” removed"), fab_record_get_title (view));
  g_autoptr (GError) error = NULL;
  gboolean well;

  fab_store_begin (store, sentence);
  well = fab_map_places_drop (store, view, &error) && fab_store_delete (store, view, &error);
  if (!end (context, well, error))
    return FALSE;
  fab_context_tell_removed (context, sentence);
  return TRUE;
}
