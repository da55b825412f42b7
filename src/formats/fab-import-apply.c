#include <glib/gi18n-lib.h>

#include "fab-error.h"
#include "fab-import-apply-private.h"
#include "fab-number.h"
#include "fab-text.h"

#define MAX_SOURCE_LETTERS 60

G_DEFINE_FINAL_TYPE (FabImportApply, fab_import_apply, G_TYPE_OBJECT)

static void
fab_import_apply_dispose (GObject *object)
{
  FabImportApply *self = FAB_IMPORT_APPLY (object);

  fab_import_apply_give_up (self);
  g_clear_object (&self->plan);
  g_clear_object (&self->store);
  g_clear_object (&self->territory);
  g_clear_pointer (&self->sentence, g_free);
  g_clear_pointer (&self->keys, g_free);
  g_clear_pointer (&self->types, g_free);
  g_clear_pointer (&self->tags, g_hash_table_unref);
  g_clear_pointer (&self->actors, g_ptr_array_unref);
  g_clear_pointer (&self->touched, g_hash_table_unref);
  G_OBJECT_CLASS (fab_import_apply_parent_class)->dispose (object);
}

static void
fab_import_apply_class_init (FabImportApplyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fab_import_apply_dispose;
}

static void
fab_import_apply_init (FabImportApply *self)
{
  self->tags = g_hash_table_new (g_str_hash, g_str_equal);
  self->actors = g_ptr_array_new_with_free_func (g_object_unref);
  self->touched = g_hash_table_new (NULL, NULL);
}

/* @format: of ngettext(), for @n */
static char *
say (guint n, const char *format)
{
  g_autofree char *number = fab_number_format (n, fab_language_get_default ());

  return g_strdup_printf (format, number);
}

static char *
make_sentence (FabImportPlan *plan, const char *source)
{
  FabImportCounts counts;
  g_autofree char *name = fab_text_elide_middle (source, MAX_SOURCE_LETTERS);
  g_autofree char *actors = NULL, *merged = NULL, *links = NULL;
  guint n_created, n_merged, n_links;

  fab_import_plan_count (plan, &counts);
  n_created = counts.actors[FAB_IMPORT_CREATE];
  n_merged = counts.actors[FAB_IMPORT_MERGE];
  n_links = counts.links[FAB_IMPORT_LINK_CREATE];
  actors = say (n_created, ngettext ("%s actor", "%s actors", n_created));
  merged = say (n_merged, ngettext ("%s merged", "%s merged", n_merged));
  links = say (n_links, ngettext ("%s link", "%s links", n_links));
  if (n_merged > 0)
    /* Translators: a file’s name, "42 actors" that are new, "7 merged" with actors that were there, "55 links" */
    return g_strdup_printf (_ ("“%s” imported: %s, %s, %s"), name, actors, merged, links);
  /* Translators: a file’s name, "42 actors", "55 links" */
  return g_strdup_printf (_ ("“%s” imported: %s, %s"), name, actors, links);
}

/**
 * fab_import_apply_new:
 * @source: the file's name, for the journal
 * @territory: (nullable): the territory that is looked at: the file's places are those of its map
 *
 * Returns: (transfer full): what writes @plan into @store; nothing is written before the first step
 */
FabImportApply *
fab_import_apply_new (FabImportPlan *plan, FabStore *store, const char *source, FabRecord *territory)
{
  FabImportApply *self = g_object_new (FAB_TYPE_IMPORT_APPLY, NULL);

  self->plan = g_object_ref (plan);
  self->store = g_object_ref (store);
  g_set_object (&self->territory, territory);
  self->sentence = make_sentence (plan, source);
  self->keys = g_new0 (gint64, plan->actors->len + 1);
  self->types = g_new0 (FabRecord *, plan->new_types->len + 1);
  return self;
}

/* ---- Steps ---- */

static guint
get_stage_length (FabImportApply *self, FabImportStage stage)
{
  switch (stage) {
  case FAB_IMPORT_STAGE_TYPES:
    return self->plan->new_types->len;
  case FAB_IMPORT_STAGE_ACTORS:
  case FAB_IMPORT_STAGE_MERGES:
  case FAB_IMPORT_STAGE_PLACES:
    return self->plan->actors->len;
  case FAB_IMPORT_STAGE_LINKS:
    return self->plan->links->len;
  default:
    return 0;
  }
}

static gboolean
write_row (FabImportApply *self, GError **error)
{
  switch (self->stage) {
  case FAB_IMPORT_STAGE_TYPES:
    return fab_import_apply_write_type (self, self->next, error);
  case FAB_IMPORT_STAGE_ACTORS:
    return fab_import_apply_write_actor (self, self->next, error);
  case FAB_IMPORT_STAGE_MERGES:
    return fab_import_apply_write_merge (self, self->next, error);
  case FAB_IMPORT_STAGE_PLACES:
    return fab_import_apply_write_place (self, self->next, error);
  case FAB_IMPORT_STAGE_LINKS:
  default:
    return fab_import_apply_write_link (self, self->next, error);
  }
}

static gboolean
begin (FabImportApply *self, GError **error)
{
  if (fab_store_is_in_gesture (self->store)) {
    g_set_error_literal (error, FAB_ERROR, FAB_ERROR_BUSY, _ ("Something else is being written."));
    return FALSE;
  }
  fab_import_plan_settle (self->plan);
  fab_store_begin (self->store, self->sentence);
  self->stage = FAB_IMPORT_STAGE_TYPES;
  return TRUE;
}

static gboolean
write_some (FabImportApply *self, guint n, GError **error)
{
  while (n > 0 && self->stage < FAB_IMPORT_STAGE_COMMIT) {
    if (self->next >= get_stage_length (self, self->stage)) {
      self->stage++;
      self->next = 0;
      continue;
    }
    if (!write_row (self, error))
      return FALSE;
    self->next++;
    n--;
  }
  return TRUE;
}

static gboolean
commit_some (FabImportApply *self, guint n, gboolean *done, GError **error)
{
  if (!fab_store_commit_step (self->store, n, done, error)) {
    self->stage = FAB_IMPORT_STAGE_DONE; /* the store has rolled back */
    g_ptr_array_set_size (self->actors, 0);
    return FALSE;
  }
  if (*done)
    self->stage = FAB_IMPORT_STAGE_DONE;
  return TRUE;
}

/**
 * fab_import_apply_step:
 * @n: how many rows to write now
 * @done: (out): whether all is in the project, for good
 *
 * Goes on writing. From the first step to the last nobody else may write.
 *
 * Returns: %FALSE with @error set where it can't go on: then nothing of it is in the project
 */
gboolean
fab_import_apply_step (FabImportApply *self, guint n, gboolean *done, GError **error)
{
  *done = self->stage == FAB_IMPORT_STAGE_DONE;
  if (self->stage == FAB_IMPORT_STAGE_BEGIN && !begin (self, error))
    return FALSE;
  if (self->stage == FAB_IMPORT_STAGE_COMMIT)
    return commit_some (self, n, done, error);
  if (self->stage < FAB_IMPORT_STAGE_COMMIT && !write_some (self, n, error)) {
    fab_import_apply_give_up (self);
    return FALSE;
  }
  return TRUE;
}

/** fab_import_apply_get_fraction: how much is done, 0 to 1 */
double
fab_import_apply_get_fraction (FabImportApply *self)
{
  double all = 0, done = 0;

  for (FabImportStage stage = FAB_IMPORT_STAGE_TYPES; stage < FAB_IMPORT_STAGE_COMMIT; stage++) {
    double length = get_stage_length (self, stage);

    all += length;
    done += stage < self->stage ? length : stage == self->stage ? self->next : 0;
  }
  if (self->stage == FAB_IMPORT_STAGE_DONE || all <= 0)
    return self->stage == FAB_IMPORT_STAGE_DONE;
  return 0.4 * done / all +
         (self->stage == FAB_IMPORT_STAGE_COMMIT ? 0.6 * fab_store_get_commit_fraction (self->store) : 0);
}

/** fab_import_apply_give_up: takes back what was written, unless it is done */
void
fab_import_apply_give_up (FabImportApply *self)
{
  if (self->stage > FAB_IMPORT_STAGE_BEGIN && self->stage < FAB_IMPORT_STAGE_DONE)
    fab_store_rollback (self->store);
  if (self->stage != FAB_IMPORT_STAGE_DONE)
    g_ptr_array_set_size (self->actors, 0);
  self->stage = FAB_IMPORT_STAGE_DONE;
}

/** fab_import_apply_run: all steps in one go */
gboolean
fab_import_apply_run (FabImportApply *self, GError **error)
{
  gboolean done = FALSE;

  while (!done)
    if (!fab_import_apply_step (self, G_MAXUINT, &done, error))
      return FALSE;
  return TRUE;
}

/** fab_import_apply_get_actors: (transfer none) (element-type FabRecord): those that were created or merged into */
GPtrArray *
fab_import_apply_get_actors (FabImportApply *self)
{
  return self->actors;
}

/** fab_import_apply_get_sentence: what the journal says */
const char *
fab_import_apply_get_sentence (FabImportApply *self)
{
  return self->sentence;
}
