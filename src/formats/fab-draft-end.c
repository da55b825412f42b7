#include <glib/gi18n-lib.h>

#include "fab-draft-private.h"
#include "fab-error.h"
#include "fab-number.h"
#include "fab-text.h"

/* Characters of the file's own names in our sentences. */
#define MAX_QUOTED 60

static gboolean
check_count (guint64 n, guint max, const char *format, GError **error)
{
  FabLanguage language = fab_language_get_default ();
  g_autofree char *there = fab_number_format (n, language);
  g_autofree char *limit = fab_number_format (max, language);

  if (n <= max)
    return TRUE;
  g_set_error (error, FAB_ERROR, FAB_ERROR_INVALID, format, there, limit);
  return FALSE;
}

static gboolean
check_size (FabDraft *self, GError **error)
{
  guint64 n_nodes = MAX (self->n_rows[FAB_DRAFT_NODES], self->expected[FAB_DRAFT_NODES]);
  guint64 n_links = MAX (self->n_rows[FAB_DRAFT_LINKS], self->expected[FAB_DRAFT_LINKS]);

  if (n_nodes == 0) {
    g_set_error_literal (error, FAB_ERROR, FAB_ERROR_INVALID, _ ("This file holds no actor."));
    return FALSE;
  }
  return check_count (n_nodes, FAB_DRAFT_MAX_NODES,
                      /* Translators: two numbers */
                      _ ("This file holds %s actors, and a map of more than %s can be neither drawn nor read. Keep the "
                         "part of it that "
                         "matters, in the program that it comes from, and import that."),
                      error) &&
         check_count (n_links, FAB_DRAFT_MAX_LINKS,
                      /* Translators: two numbers */
                      _ ("This file holds %s links, and a map of more than %s can be neither drawn nor read. Keep the "
                         "part of it that "
                         "matters, in the program that it comes from, and import that."),
                      error);
}

static void
note_missing (FabDraft *self, const FabDraftLink *link, const char *missing)
{
  g_autofree char *source = NULL;
  g_autofree char *target = NULL;
  g_autofree char *end = NULL;

  if (self->n_notes >= FAB_DRAFT_MAX_NOTES) {
    self->n_notes++;
    return;
  }
  source = fab_text_elide_middle (link->source_id, MAX_QUOTED);
  target = fab_text_elide_middle (link->target_id, MAX_QUOTED);
  end = fab_text_elide_middle (missing, MAX_QUOTED);
  if (*source == '\0' || *target == '\0')
    fab_draft_note (self, _ ("A link that has only one end was left out: “%s”."), *source != '\0' ? source : target);
  else
    fab_draft_note (self, _ ("The link from “%s” to “%s” was left out: the file has no actor “%s”."), source, target,
                    end);
}

static gboolean
find_end (FabDraft *self, const FabDraftLink *link, const char *id, guint32 *node)
{
  guint row = GPOINTER_TO_UINT (g_hash_table_lookup (self->nodes_by_id, id));

  if (row == 0) {
    note_missing (self, link, id);
    return FALSE;
  }
  *node = row - 1;
  return TRUE;
}

/* Gives the links their nodes, and takes out those that lack one. */
static void
tie_links (FabDraft *self)
{
  guint kept = 0;

  for (guint i = 0; i < self->links->len; i++) {
    FabDraftLink *link = &g_array_index (self->links, FabDraftLink, i);

    if (!find_end (self, link, link->source_id, &link->source) ||
        !find_end (self, link, link->target_id, &link->target))
      continue;
    g_array_index (self->links, FabDraftLink, kept++) = *link;
  }
  g_array_set_size (self->links, kept);
}

static void
note_counts (FabDraft *self)
{
  if (self->n_same_id > 0)
    fab_draft_note (self,
                    ngettext ("%u actor has an identifier that an earlier one has: the links go to the earlier one.",
                              "%u actors have an identifier that an earlier one has: the links go to the earlier one.",
                              self->n_same_id),
                    self->n_same_id);
  if (self->n_bad_places > 0)
    fab_draft_note (self,
                    ngettext ("The place of %u actor is not one on a map: it will be laid out anew.",
                              "The places of %u actors are not ones on a map: they will be laid out anew.",
                              self->n_bad_places),
                    self->n_bad_places);
  if (self->n_columns_left > 0)
    fab_draft_note (self,
                    ngettext ("%u column was left out: there are more than can be kept.",
                              "%u columns were left out: there are more than can be kept.", self->n_columns_left),
                    self->n_columns_left);
  if (self->n_cut > 0)
    fab_draft_note (self,
                    ngettext ("%u text was shortened: it was longer than 100 000 bytes.",
                              "%u texts were shortened: they were longer than 100 000 bytes.", self->n_cut),
                    self->n_cut);
}

/**
 * fab_draft_end:
 *
 * To be called once all is in: ties the links to their nodes, takes out those that lack one (which the notes say), and refuses what
 * is empty or too large.
 *
 * Returns: whether the draft is good; otherwise %FAB_ERROR_INVALID
 */
gboolean
fab_draft_end (FabDraft *self, GError **error)
{
  g_return_val_if_fail (!self->ended, FALSE);
  if (!check_size (self, error))
    return FALSE;
  tie_links (self);
  note_counts (self);
  self->ended = TRUE;
  return TRUE;
}
