#include "fab-demo.h"

#include "fab-seed.h"
#include "fab-seeds.h"

#define SEEDS_PATH "/io/github/fabrique_territoires/Fabrique/seeds/"

static gboolean
add_folder (FabSeed *seed, const char *folder, GError **error)
{
  GResource *resource = fab_seeds_get_resource ();
  g_autofree char *path = g_strconcat (SEEDS_PATH, folder, NULL);
  g_auto (GStrv) names = g_resource_enumerate_children (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  for (guint i = 0; names != NULL && names[i] != NULL; i++) {
    g_autofree char *name = g_strconcat (folder, "/", names[i], NULL);
    g_autofree char *file = g_strconcat (SEEDS_PATH, name, NULL);
    g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, file, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

    if (bytes == NULL || !fab_seed_add (seed, name, bytes, error))
      return FALSE;
  }
  return names != NULL;
}

static gboolean
fill (FabStore *store, const char *const *folders, GError **error)
{
  g_autoptr (FabSeed) seed = fab_seed_new ();

  for (; *folders != NULL; folders++)
    if (!add_folder (seed, *folders, error))
      return FALSE;
  return fab_seed_fill (seed, store, error);
}

/**
 * fab_demo_fill:
 * @store: an empty project, after fab_store_begin_baseline(); the caller commits
 *
 * Fills it with the demo project: the four towns of a Fabrique prospective. Keys are the same each time.
 *
 * Returns: %FALSE with @error set, and the caller rolls back
 */
gboolean
fab_demo_fill (FabStore *store, GError **error)
{
  return fill (store, (const char *const[]){ "defaults", "charter", "demo", NULL }, error);
}

/**
 * fab_charter_fill_default:
 * @store: a project, after fab_store_begin_baseline() or fab_store_begin(); the caller commits
 *
 * Adds the default charter: eight domains, forty actions, the prerequisites and the levels. Adds nothing that is there already.
 *
 * Returns: %FALSE with @error set, and the caller rolls back
 */
gboolean
fab_charter_fill_default (FabStore *store, GError **error)
{
  return fill (store, (const char *const[]){ "charter", NULL }, error);
}

/**
 * fab_project_fill_defaults:
 * @store: an empty project, after fab_store_begin_baseline(); the caller commits
 *
 * Adds what every project starts with: the kinds of links, the levers and the default charter.
 *
 * Returns: %FALSE with @error set, and the caller rolls back
 */
gboolean
fab_project_fill_defaults (FabStore *store, GError **error)
{
  return fill (store, (const char *const[]){ "defaults", "charter", NULL }, error);
}
