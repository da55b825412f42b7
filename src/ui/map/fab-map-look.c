#include "fab-map-look.h"

#include <math.h>

#include "fab-map-decoration.h"
#include "fab-map-filter.h"
#include "fab-map-places.h"

static char *
dup_text (const char *text)
{
  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

/* In the words and the order in which it is written now, so that two that mean the same are the same. */
static char *
dup_decoration (const char *text)
{
  FabMapDecoration decoration;
  g_autofree char *words = NULL;

  fab_map_decoration_parse (text, &decoration, NULL);
  words = fab_map_decoration_to_text (&decoration);
  return dup_text (words);
}

static char *
dup_filter (const char *text)
{
  g_autoptr (FabMapFilter) filter = text != NULL ? fab_map_filter_parse (text, NULL) : NULL;
  g_autofree char *words = filter != NULL ? fab_map_filter_to_text (filter) : g_strdup (text);

  return dup_text (words);
}

static gboolean
is_place (FabRecord *view)
{
  double zoom = fab_record_get_real (view, FAB_MAP_VIEW_ZOOM);

  return !fab_record_is_null (view, FAB_MAP_VIEW_CENTER_X) && !fab_record_is_null (view, FAB_MAP_VIEW_CENTER_Y) &&
         isfinite (zoom) && zoom > 0;
}

/** fab_map_look_from_view: @self: (out): what @view keeps. Without a centre it looks at whatever its filter leaves. */
void
fab_map_look_from_view (FabMapLook *self, FabStore *store, FabRecord *view)
{
  *self = (FabMapLook){ .territory = fab_record_get_ref (view, FAB_MAP_VIEW_TERRITORY),
                        .filter = dup_filter (fab_record_get_text (view, FAB_MAP_VIEW_FILTER)),
                        .decoration = dup_decoration (fab_record_get_text (view, FAB_MAP_VIEW_DECORATION)),
                        .layout = dup_text (fab_record_get_text (view, FAB_MAP_VIEW_LAYOUT)),
                        .own_places = fab_map_places_has_own (store, view),
                        .aim = { FAB_MAP_AIM_FOUND } };
  if (is_place (view))
    self->aim =
        (FabMapAim){ FAB_MAP_AIM_PLACE, fab_record_get_real (view, FAB_MAP_VIEW_CENTER_X),
                     fab_record_get_real (view, FAB_MAP_VIEW_CENTER_Y), fab_record_get_real (view, FAB_MAP_VIEW_ZOOM) };
}

/** fab_map_look_write: writes all of it, but the places, into @view, inside a gesture */
gboolean
fab_map_look_write (const FabMapLook *self, FabStore *store, FabRecord *view, GError **error)
{
  gboolean place = self->aim.kind == FAB_MAP_AIM_PLACE;
  FabRecord *territory = self->territory != 0 ? fab_store_get_record (store, self->territory) : NULL;

  return fab_store_set (store, view, FAB_MAP_VIEW_TERRITORY, FAB_REF (territory), error) &&
         fab_store_set (store, view, FAB_MAP_VIEW_FILTER, FAB_TEXT (self->filter), error) &&
         fab_store_set (store, view, FAB_MAP_VIEW_DECORATION, FAB_TEXT (self->decoration), error) &&
         fab_store_set (store, view, FAB_MAP_VIEW_LAYOUT, FAB_TEXT (self->layout), error) &&
         fab_store_set (store, view, FAB_MAP_VIEW_CENTER_X, place ? FAB_REAL (self->aim.x) : FAB_NULL, error) &&
         fab_store_set (store, view, FAB_MAP_VIEW_CENTER_Y, place ? FAB_REAL (self->aim.y) : FAB_NULL, error) &&
         fab_store_set (store, view, FAB_MAP_VIEW_ZOOM, place ? FAB_REAL (self->aim.zoom) : FAB_NULL, error);
}

/** fab_map_look_equal: whether the two are the same picture; from where it is seen doesn't count */
gboolean
fab_map_look_equal (const FabMapLook *a, const FabMapLook *b)
{
  return a->territory == b->territory && g_strcmp0 (a->filter, b->filter) == 0 &&
         g_strcmp0 (a->decoration, b->decoration) == 0 && g_strcmp0 (a->layout, b->layout) == 0 &&
         a->own_places == b->own_places;
}

void
fab_map_look_clear (FabMapLook *self)
{
  g_clear_pointer (&self->filter, g_free);
  g_clear_pointer (&self->decoration, g_free);
  g_clear_pointer (&self->layout, g_free);
}
