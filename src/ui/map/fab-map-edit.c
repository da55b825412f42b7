#include "fab-map-edit.h"

#include <glib/gi18n.h>

#include "fab-date.h"
#include "fab-map-places.h"

/* Ends the gesture under way: for good when all was well, else as if it had never begun. */
static gboolean
end (FabContext *context, gboolean well, GError *error)
{
  if (well)
    return fab_context_commit (context);
  fab_store_rollback (fab_context_get_store (context));
  fab_context_report (context, _ ("This could not be changed."), error);
  return FALSE;
}

/* ---- Adding ---- */

/* In the order of the kinds. Returns: (nullable) */
static FabRecord *
get_first_type (FabStore *store, gboolean wished_too)
{
  GListModel *types = fab_store_get_list (store, FAB_TABLE_RELATION_TYPE);
  FabRecord *first = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (types); i++) {
    g_autoptr (FabRecord) type = g_list_model_get_item (types, i);

    if (!wished_too && fab_record_get_boolean (type, FAB_RELATION_TYPE_WISHED))
      continue;
    if (first == NULL || fab_record_get_integer (type, FAB_RELATION_TYPE_POSITION) <
                             fab_record_get_integer (first, FAB_RELATION_TYPE_POSITION))
      first = type; /* the store keeps it */
  }
  return first;
}

static FabRecord *
insert_relation (FabStore *store, FabRecord *source, FabRecord *target, FabRecord *type, GError **error)
{
  if (type == NULL)
    type = get_first_type (store, TRUE);
  return fab_store_insert (store, FAB_TABLE_RELATION, error, FAB_RELATION_SOURCE, FAB_REF (source), FAB_RELATION_TARGET,
                           FAB_REF (target), FAB_RELATION_TYPE, FAB_REF (type), -1);
}

static FabRecord *
insert_actor (FabContext *context, const FabNewActor *actor, GError **error)
{
  FabStore *store = fab_context_get_store (context);
  FabRecord *record =
      fab_store_insert (store, FAB_TABLE_ACTOR, error, FAB_ACTOR_NAME, FAB_TEXT (actor->name), FAB_ACTOR_KIND,
                        FAB_TEXT (actor->kind), FAB_ACTOR_TERRITORY, FAB_REF (actor->territory), -1);

  if (record == NULL)
    return NULL;
  if (actor->place != NULL && !fab_map_places_put (store, record, fab_context_get_map (context), *actor->place, error))
    return NULL;
  if (actor->linked_from != NULL && insert_relation (store, actor->linked_from, record, NULL, error) == NULL)
    return NULL;
  return record;
}

/** fab_map_edit_add_actor: (transfer none) (nullable): the new actor; or %NULL when that failed */
FabRecord *
fab_map_edit_add_actor (FabContext *context, const FabNewActor *actor)
{
  g_autofree char *sentence = g_strdup_printf (_ ("Actor “%s” added"), actor->name);
  g_autoptr (GError) error = NULL;
  FabRecord *record;

  fab_store_begin (fab_context_get_store (context), sentence);
  record = insert_actor (context, actor, &error);
  return end (context, record != NULL, error) ? record : NULL;
}

/**
 * fab_map_edit_link:
 * @type: (nullable): kind of link; %NULL: the first one
 *
 * Returns: (transfer none) (nullable): the new link; or %NULL when that failed
 */
FabRecord *
fab_map_edit_link (FabContext *context, FabRecord *source, FabRecord *target, FabRecord *type)
{
  FabStore *store = fab_context_get_store (context);
  g_autofree char *sentence =
      g_strdup_printf (_ ("“%s” linked to “%s”"), fab_record_get_title (source), fab_record_get_title (target));
  g_autoptr (GError) error = NULL;
  FabRecord *relation;

  fab_store_begin (store, sentence);
  relation = insert_relation (store, source, target, type, &error);
  return end (context, relation != NULL, error) ? relation : NULL;
}

/** fab_map_edit_reverse_link: lets the link go the other way */
gboolean
fab_map_edit_reverse_link (FabContext *context, FabRecord *relation)
{
  FabStore *store = fab_context_get_store (context);
  FabRecord *source = fab_store_get_target (store, relation, FAB_RELATION_SOURCE);
  FabRecord *target = fab_store_get_target (store, relation, FAB_RELATION_TARGET);
  g_autoptr (GError) error = NULL;
  gboolean well;

  fab_store_begin (store, _ ("Link turned round"));
  well = fab_store_set (store, relation, FAB_RELATION_SOURCE, FAB_REF (target), &error) &&
         fab_store_set (store, relation, FAB_RELATION_TARGET, FAB_REF (source), &error);
  return end (context, well, error);
}

/** fab_map_edit_is_wished: whether @relation is of a kind that is only wished */
gboolean
fab_map_edit_is_wished (FabStore *store, FabRecord *relation)
{
  FabRecord *type = fab_store_get_target (store, relation, FAB_RELATION_TYPE);

  return type != NULL && fab_record_get_boolean (type, FAB_RELATION_TYPE_WISHED);
}

/* Of the first kind that is not wished, and since today where nothing else was said. */
static gboolean
set_made (FabStore *store, FabRecord *relation, GError **error)
{
  g_autofree char *today = fab_date_to_text (fab_date_today ());
  FabRecord *type = get_first_type (store, FALSE);

  if (!fab_store_set (store, relation, FAB_RELATION_TYPE, type != NULL ? FAB_REF (type) : FAB_NULL, error))
    return FALSE;
  return !fab_record_is_null (relation, FAB_RELATION_START_DATE) ||
         fab_store_set (store, relation, FAB_RELATION_START_DATE, FAB_TEXT (today), error);
}

/** fab_map_edit_make_link: a link that was only wished is there from now on, and a message says so with a button that undoes it */
gboolean
fab_map_edit_make_link (FabContext *context, FabRecord *relation)
{
  FabStore *store = fab_context_get_store (context);
  FabRecord *source = fab_store_get_target (store, relation, FAB_RELATION_SOURCE);
  FabRecord *target = fab_store_get_target (store, relation, FAB_RELATION_TARGET);
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;

  if (source == NULL || target == NULL || !fab_map_edit_is_wished (store, relation))
    return FALSE;
  /* Translators: two actors, between whom a link was only wished until now */
  sentence = g_strdup_printf (_ ("Link “%s – %s” made"), fab_record_get_title (source), fab_record_get_title (target));
  fab_store_begin (store, sentence);
  if (!end (context, set_made (store, relation, &error), error))
    return FALSE;
  fab_context_tell_removed (context, sentence);
  return TRUE;
}

/* ---- Moving ---- */

static char *
say_of_actors (GPtrArray *actors, const char *one, const char *several)
{
  if (actors->len == 1)
    return g_strdup_printf (one, fab_record_get_title (g_ptr_array_index (actors, 0)));
  return g_strdup_printf (several, actors->len);
}

/**
 * fab_map_edit_move:
 * @places: one for each of @actors, in scene units
 * @merge_id: (nullable): moves in a row with the same one are undone together
 *
 * Moves actors on the map and pins them there.
 */
gboolean
fab_map_edit_move (FabContext *context, GPtrArray *actors, const FabPoint *places, const char *merge_id)
{
  FabStore *store = fab_context_get_store (context);
  FabRecord *map = fab_context_get_map (context);
  g_autofree char *sentence =
      say_of_actors (actors, _ ("“%s” moved"), ngettext ("%u actor moved", "%u actors moved", actors->len));
  g_autoptr (GError) error = NULL;
  gboolean well = TRUE;

  fab_store_begin_merged (store, sentence, merge_id);
  for (guint i = 0; i < actors->len && well; i++) {
    FabRecord *actor = g_ptr_array_index (actors, i);

    well = fab_map_places_put (store, actor, map, places[i], &error) &&
           fab_map_places_pin (store, actor, map, TRUE, &error);
  }
  return end (context, well, error);
}

/** fab_map_edit_pin: @pinned: whether arranging the map leaves @actors where they are */
gboolean
fab_map_edit_pin (FabContext *context, GPtrArray *actors, gboolean pinned)
{
  FabStore *store = fab_context_get_store (context);
  FabRecord *map = fab_context_get_map (context);
  g_autofree char *sentence =
      pinned ? say_of_actors (actors, _ ("“%s” pinned"), ngettext ("%u actor pinned", "%u actors pinned", actors->len))
             : say_of_actors (actors, _ ("“%s” unpinned"),
                              ngettext ("%u actor unpinned", "%u actors unpinned", actors->len));
  g_autoptr (GError) error = NULL;
  gboolean well = TRUE;

  fab_store_begin (store, sentence);
  for (guint i = 0; i < actors->len && well; i++)
    well = fab_map_places_pin (store, g_ptr_array_index (actors, i), map, pinned, &error);
  return end (context, well, error);
}

/** fab_map_edit_are_pinned: whether all of @actors are pinned */
gboolean
fab_map_edit_are_pinned (FabContext *context, GPtrArray *actors)
{
  for (guint i = 0; i < actors->len; i++) {
    FabRecord *place = fab_map_places_find (fab_context_get_store (context), g_ptr_array_index (actors, i),
                                            fab_context_get_map (context));

    if (place == NULL || !fab_record_get_boolean (place, FAB_MAP_POSITION_PINNED))
      return FALSE;
  }
  return actors->len > 0;
}

/* ---- Several at once ---- */

/** fab_map_edit_remove: removes @actors with their links, says so, and offers to undo it */
gboolean
fab_map_edit_remove (FabContext *context, GPtrArray *actors)
{
  FabStore *store = fab_context_get_store (context);
  g_autofree char *sentence =
      say_of_actors (actors, _ ("“%s” removed"), ngettext ("%u actor removed", "%u actors removed", actors->len));
  g_autoptr (GError) error = NULL;
  gboolean well = TRUE;

  fab_store_begin (store, sentence);
  for (guint i = 0; i < actors->len && well; i++)
    well = fab_store_delete (store, g_ptr_array_index (actors, i), &error);
  if (!end (context, well, error))
    return FALSE;
  fab_context_tell_removed (context, sentence);
  return TRUE;
}

/** fab_map_edit_set_all: gives all of @actors the same @value */
gboolean
fab_map_edit_set_all (FabContext *context, GPtrArray *actors, guint field, FabValue value)
{
  FabStore *store = fab_context_get_store (context);
  const FabField *declared = &fab_table_get (FAB_TABLE_ACTOR)->fields[field];
  g_autofree char *format =
      g_strdup_printf (ngettext ("%s of %u actor changed", "%s of %u actors changed", actors->len),
                       fab_field_get_label (declared), actors->len);
  g_autoptr (GError) error = NULL;
  gboolean well = TRUE;

  fab_store_begin (store, format);
  for (guint i = 0; i < actors->len && well; i++)
    well = fab_store_set (store, g_ptr_array_index (actors, i), field, value, &error);
  return end (context, well, error);
}

/* ---- Onto the map and off it ---- */

/** fab_map_edit_place: puts @actor on the map that is looked at, at @place, whether it belongs there or not */
gboolean
fab_map_edit_place (FabContext *context, FabRecord *actor, FabPoint place)
{
  FabStore *store = fab_context_get_store (context);
  FabRecord *map = fab_context_get_map (context);
  g_autofree char *sentence = g_strdup_printf (_ ("“%s” placed on the map"), fab_record_get_title (actor));
  g_autoptr (GError) error = NULL;
  gboolean well;

  fab_store_begin (store, sentence);
  well = fab_map_places_put (store, actor, map, place, &error) && fab_map_places_pin (store, actor, map, TRUE, &error);
  return end (context, well, error);
}

/** fab_map_edit_take_off: takes @actors off the map that is looked at; they stay in the project */
gboolean
fab_map_edit_take_off (FabContext *context, GPtrArray *actors)
{
  FabStore *store = fab_context_get_store (context);
  g_autofree char *sentence =
      say_of_actors (actors, _ ("“%s” taken off the map"),
                     ngettext ("%u actor taken off the map", "%u actors taken off the map", actors->len));
  g_autoptr (GError) error = NULL;
  gboolean well = TRUE;

  fab_store_begin (store, sentence);
  for (guint i = 0; i < actors->len && well; i++) {
    FabRecord *place = fab_map_places_find (store, g_ptr_array_index (actors, i), fab_context_get_map (context));

    well = place == NULL || fab_store_delete (store, place, &error);
  }
  return end (context, well, error);
}

/* ---- Words ---- */

/** fab_map_edit_describe_relation: (transfer full): a link as a sentence: "Optim’ism delivers Biocoop" */
char *
fab_map_edit_describe_relation (FabStore *store, FabRecord *relation)
{
  FabRecord *source = fab_store_get_target (store, relation, FAB_RELATION_SOURCE);
  FabRecord *target = fab_store_get_target (store, relation, FAB_RELATION_TARGET);
  FabRecord *type = fab_store_get_target (store, relation, FAB_RELATION_TYPE);
  const char *verb = type != NULL ? fab_record_get_text (type, FAB_RELATION_TYPE_FORWARD) : NULL;
  const char *from = source != NULL ? fab_record_get_title (source) : "",
             *to = target != NULL ? fab_record_get_title (target) : "";

  if (verb != NULL && *verb != '\0')
    return g_strdup_printf ("%s %s %s", from, verb, to);
  return g_strdup_printf ("%s — %s", from, to);
}
