#include "fab-presentation-steps.h"

#include <glib/gi18n.h>

#include "fab-view-edit.h"

static void
step_free (gpointer data)
{
  FabPresentationStep *step = data;

  g_free (step->title);
  g_free (step->note);
  fab_map_look_clear (&step->look);
  g_free (step);
}

static FabPresentationStep *
add (GPtrArray *steps, const char *title, const char *note)
{
  FabPresentationStep *step = g_new0 (FabPresentationStep, 1);

  step->title = g_strdup (title);
  step->note = note != NULL && *note != '\0' ? g_strdup (note) : NULL;
  g_ptr_array_add (steps, step);
  return step;
}

/* ---- The title ---- */

static FabRecord *
get_programme (FabStore *store)
{
  g_autoptr (FabRecord) first = g_list_model_get_item (fab_store_get_list (store, FAB_TABLE_PROGRAMME), 0);

  return first; /* the store keeps it */
}

static void
add_cover (GPtrArray *steps, FabStore *store, FabRecord *territory, const char *title)
{
  FabRecord *programme = get_programme (store);
  const char *note = NULL;

  if (territory != NULL) {
    title = fab_record_get_title (territory);
    note = fab_record_get_text (territory, FAB_TERRITORY_MAIN_THREAD);
  } else if (programme != NULL) {
    title = fab_record_get_title (programme);
    note = fab_record_get_text (programme, FAB_PROGRAMME_QUESTION);
  }
  if (title != NULL && *title != '\0')
    add (steps, title, note)->is_cover = TRUE;
}

/* ---- The steps ---- */

static void
add_views (GPtrArray *steps, FabStore *store, FabRecord *territory)
{
  g_autoptr (GPtrArray) views = fab_view_list (store);

  for (guint i = 0; i < views->len; i++) {
    FabRecord *view = g_ptr_array_index (views, i);
    FabPresentationStep *step;

    if (territory != NULL && fab_store_get_target (store, view, FAB_MAP_VIEW_TERRITORY) != territory)
      continue;
    step = add (steps, fab_record_get_title (view), fab_record_get_text (view, FAB_MAP_VIEW_NOTE));
    step->view = fab_record_get_key (view);
    fab_map_look_from_view (&step->look, store, view);
  }
}

static char *
count_all (FabStore *store)
{
  guint n_actors = fab_store_get_count (store, FAB_TABLE_ACTOR);
  guint n_links = fab_store_get_count (store, FAB_TABLE_RELATION);
  g_autofree char *actors = g_strdup_printf (ngettext ("%u actor", "%u actors", n_actors), n_actors);
  g_autofree char *links = g_strdup_printf (ngettext ("%u link", "%u links", n_links), n_links);

  return g_strdup_printf ("%s, %s", actors, links);
}

static void
add_territory (GPtrArray *steps, FabRecord *territory)
{
  const char *note = fab_record_get_text (territory, FAB_TERRITORY_MAIN_THREAD);

  add (steps, fab_record_get_title (territory), note)->look.territory = fab_record_get_key (territory);
}

/* Where nobody saved a view: everything, then each territory. */
static void
add_by_itself (GPtrArray *steps, FabStore *store, FabRecord *territory)
{
  GListModel *all = fab_store_get_list (store, FAB_TABLE_TERRITORY);
  g_autofree char *counts = count_all (store);

  if (territory != NULL) {
    add_territory (steps, territory);
    return;
  }
  add (steps, _ ("Who acts already"), counts);
  for (guint i = 0; g_list_model_get_n_items (all) > 1 && i < g_list_model_get_n_items (all); i++) {
    g_autoptr (FabRecord) one = g_list_model_get_item (all, i);

    add_territory (steps, one);
  }
}

/**
 * fab_presentation_steps_new:
 * @territory: (nullable): only what is about it
 * @title: (nullable): what to say first where neither a territory nor a programme does
 *
 * Returns: (transfer full): a GPtrArray of FabPresentationStep, never empty
 */
GPtrArray *
fab_presentation_steps_new (FabStore *store, FabRecord *territory, const char *title)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func (step_free);
  guint n;

  add_cover (steps, store, territory, title);
  n = steps->len;
  add_views (steps, store, territory);
  if (steps->len == n)
    add_by_itself (steps, store, territory);
  return steps;
}

/** fab_presentation_steps_find: the step that shows @view (nullable); 0, the first one, where none does */
guint
fab_presentation_steps_find (GPtrArray *steps, FabRecord *view)
{
  for (guint i = 0; view != NULL && i < steps->len; i++)
    if (((FabPresentationStep *)g_ptr_array_index (steps, i))->view == fab_record_get_key (view))
      return i;
  return 0;
}
