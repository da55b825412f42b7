#include "fab-promotion.h"

#include <glib/gi18n.h>

#include "fab-insert.h"
#include "fab-roadmap.h"
#include "fab-territory.h"
#include "fab-text.h"

#define MAX_NAME 80 /* characters of a suggested name */

/* Its status when it comes on the board. */
#define FIRST_STATUS "to_discuss"

/**
 * fab_promotion_suggest_name:
 * @text: what was said
 *
 * Returns: (transfer full): how the thing could be called: the first sentence, or as many of its words as fit
 */
char *
fab_promotion_suggest_name (const char *text)
{
  gsize length = strcspn (text, ".;:\n!?");
  g_autofree char *sentence = g_strchomp (g_strndup (text, length));
  const char *last = sentence;

  /* Narrow blanks before French punctuation aren't blanks to g_strchomp(). */
  for (const char *c = sentence; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_isspace (g_utf8_get_char (c)))
      last = g_utf8_next_char (c);
  sentence[last - sentence] = '\0';
  if (g_utf8_strlen (sentence, -1) <= MAX_NAME)
    return g_steal_pointer (&sentence);
  *g_utf8_offset_to_pointer (sentence, MAX_NAME) = '\0';
  if (strrchr (sentence, ' ') != NULL)
    *strrchr (sentence, ' ') = '\0';
  return g_strconcat (sentence, FAB_TEXT_ELLIPSIS, NULL);
}

/* Ends the gesture in which @made came: the contribution says what it became. */
static FabRecord *
finish (FabContext *context, FabRecord *contribution, FabRecord *made, GError *error)
{
  g_autoptr (GError) own = NULL;

  if (made != NULL &&
      !fab_store_set (fab_context_get_store (context), contribution, FAB_CONTRIBUTION_RESULT, FAB_REF (made), &own)) {
    fab_insert_finish (context, NULL, own);
    return NULL;
  }
  return fab_insert_finish (context, made, error) ? made : NULL;
}

/**
 * fab_promotion_make_actor:
 * @kind: code of the actor's kind
 *
 * Returns: (transfer none) (nullable): an actor described by what was said; one gesture
 */
FabRecord *
fab_promotion_make_actor (FabContext *context, FabRecord *contribution, const char *name, const char *kind)
{
  FabStore *store = fab_context_get_store (context);
  FabRecord *territory = fab_territory_of (store, contribution);
  g_autofree char *sentence = g_strdup_printf (_ ("Actor “%s” made of a contribution"), name);
  g_autoptr (GError) error = NULL;
  FabRecord *actor;

  fab_store_begin (store, sentence);
  actor = fab_store_insert (store, FAB_TABLE_ACTOR, &error, FAB_ACTOR_NAME, FAB_TEXT (name), FAB_ACTOR_KIND,
                            FAB_TEXT (kind), FAB_ACTOR_TERRITORY, FAB_REF (territory), FAB_ACTOR_DESCRIPTION,
                            fab_record_get_value (contribution, FAB_CONTRIBUTION_TEXT_), -1);
  return finish (context, contribution, actor, error);
}

/* New cards come last in their column. */
static double
find_position (FabStore *store, FabRecord *axis)
{
  g_autoptr (GPtrArray) column = axis != NULL ? fab_roadmap_list_column (store, axis, FIRST_STATUS) : NULL;
  FabRecord *last = column != NULL && column->len > 0 ? g_ptr_array_index (column, column->len - 1) : NULL;

  return last != NULL ? fab_record_get_real (last, FAB_ACTION_POSITION) + 1 : 1;
}

/**
 * fab_promotion_make_action:
 * @axis: (nullable): where it goes
 *
 * Returns: (transfer none) (nullable): an action to discuss, described by what was said; one gesture
 */
FabRecord *
fab_promotion_make_action (FabContext *context, FabRecord *contribution, const char *title, FabRecord *axis)
{
  FabStore *store = fab_context_get_store (context);
  g_autofree char *sentence = g_strdup_printf (_ ("Action “%s” made of a contribution"), title);
  double position = find_position (store, axis);
  g_autoptr (GError) error = NULL;
  FabRecord *action;

  fab_store_begin (store, sentence);
  action = fab_store_insert (store, FAB_TABLE_ACTION, &error, FAB_ACTION_TITLE_, FAB_TEXT (title), FAB_ACTION_STATUS,
                             FAB_TEXT (FIRST_STATUS), FAB_ACTION_POSITION, FAB_REAL (position), FAB_ACTION_AXIS,
                             FAB_REF (axis), FAB_ACTION_DESCRIPTION,
                             fab_record_get_value (contribution, FAB_CONTRIBUTION_TEXT_), -1);
  return finish (context, contribution, action, error);
}
