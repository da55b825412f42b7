/* fab-actors-page-links.c: what people do with links and the paths that they make */
#include <glib/gi18n.h>

#include "fab-actor-chooser.h"
#include "fab-actors-page-private.h"
#include "fab-link-dialog.h"
#include "fab-map-edit.h"

static FabContext *
get_context (FabActorsPage *self)
{
  return fab_page_get_context (FAB_PAGE (self));
}

static FabMapCanvas *
get_canvas (FabActorsPage *self)
{
  return fab_map_pane_get_canvas (self->pane);
}

/* ---- Links ---- */

static void
on_link_added (FabActorsPage *self, FabRecord *relation)
{
  fab_map_selection_set_relation (self->selection, relation);
  fab_actors_page_open_inspector (self);
}

static void
ask_for_link (FabActorsPage *self, FabRecord *source, FabRecord *target)
{
  FabLinkDialog *dialog = fab_link_dialog_new (get_context (self), source);

  if (target != NULL)
    fab_link_dialog_set_target (dialog, target);
  g_signal_connect_object (dialog, "added", G_CALLBACK (on_link_added), self, G_CONNECT_SWAPPED);
  fab_actors_page_present (self, ADW_DIALOG (dialog));
}

static void
link_at_once (FabActorsPage *self, FabRecord *source, FabRecord *target)
{
  FabRecord *relation = fab_map_edit_link (get_context (self), source, target, NULL);

  if (relation != NULL)
    on_link_added (self, relation);
}

/* Whether they are selected because the paths between them are shown. */
static gboolean
are_path_ends (FabActorsPage *self, GPtrArray *actors)
{
  FabRecord *from = fab_path_guide_get_from (self->guide), *to = fab_path_guide_get_to (self->guide);

  return actors->len == 2 && from != NULL && g_ptr_array_find (actors, from, NULL) &&
         g_ptr_array_find (actors, to, NULL);
}

/* Two that somebody selected are linked at once; the ends of a path nobody selected to be linked. */
static void
on_add_link (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabActorsPage *self = data;
  g_autoptr (GPtrArray) actors = fab_map_selection_get_actors (self->selection);

  if (are_path_ends (self, actors))
    ask_for_link (self, fab_path_guide_get_from (self->guide), fab_path_guide_get_to (self->guide));
  else if (actors->len == 2)
    link_at_once (self, g_ptr_array_index (actors, 0), g_ptr_array_index (actors, 1));
  else if (actors->len == 1)
    ask_for_link (self, g_ptr_array_index (actors, 0), NULL);
}

static void
on_link_from_here (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabActorsPage *self = data;

  fab_map_canvas_begin_link (get_canvas (self));
}

static void
on_reverse_link (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabActorsPage *self = data;

  fab_map_edit_reverse_link (get_context (self), fab_map_selection_get_relation (self->selection));
}

/* ---- Wishes ---- */

static void
on_make_link (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabActorsPage *self = data;

  fab_map_edit_make_link (get_context (self), fab_map_selection_get_relation (self->selection));
  fab_actors_page_update_actions (self);
}

/* The parameter is the key of a link, whatever is selected. */
static void
on_make_wish (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabActorsPage *self = data;
  FabStore *store = fab_context_get_store (get_context (self));
  FabRecord *relation = fab_store_get_record (store, g_variant_get_int64 (parameter));

  if (relation == NULL || fab_record_get_table_id (relation) != FAB_TABLE_RELATION)
    return;
  fab_map_edit_make_link (get_context (self), relation);
  fab_actors_page_update_actions (self);
}

static gboolean
has_wish (FabActorsPage *self)
{
  FabRecord *relation = fab_map_selection_get_relation (self->selection);

  return relation != NULL && fab_map_edit_is_wished (fab_context_get_store (get_context (self)), relation);
}

/* ---- Paths ---- */

static void
look_for_paths (FabActorsPage *self, FabRecord *from, FabRecord *to)
{
  g_autoptr (GPtrArray) ends = g_ptr_array_new ();

  fab_path_guide_find (self->guide, from, to);
  g_ptr_array_add (ends, from);
  g_ptr_array_add (ends, to);
  fab_map_selection_set_actors (self->selection, ends);
  if (!adw_overlay_split_view_get_collapsed (self->split))
    fab_actors_page_open_inspector (self);
}

static void
on_path_end (FabActorsPage *self, FabRecord *to)
{
  g_autoptr (GPtrArray) actors = fab_map_selection_get_actors (self->selection);

  if (actors->len == 1)
    look_for_paths (self, g_ptr_array_index (actors, 0), to);
}

/* Asked for again, they are gone through; where there is one, it is told. */
static void
look_again (FabActorsPage *self)
{
  g_autofree char *said = fab_path_guide_describe (self->guide);

  if (fab_path_guide_get_paths (self->guide)->paths->len > 1)
    fab_path_guide_go (self->guide, 1);
  else
    fab_context_tell (get_context (self), said);
}

/* Between the two that are selected, or from the one that is to another that is asked for. */
static void
on_find_path (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabActorsPage *self = data;
  g_autoptr (GPtrArray) actors = fab_map_selection_get_actors (self->selection);
  FabActorChooser *chooser;
  g_autofree char *title = NULL;

  if (are_path_ends (self, actors))
    look_again (self);
  else if (actors->len == 2)
    look_for_paths (self, g_ptr_array_index (actors, 0), g_ptr_array_index (actors, 1));
  if (actors->len != 1)
    return;
  /* Translators: the title of a dialog that asks where a path leads to */
  title = g_strdup_printf (_ ("Path from %s to…"), fab_record_get_title (g_ptr_array_index (actors, 0)));
  chooser = fab_actor_chooser_new (fab_context_get_store (get_context (self)), title, g_ptr_array_index (actors, 0));
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (on_path_end), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (chooser), GTK_WIDGET (self));
}

static void
on_next_path (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  fab_path_guide_go (((FabActorsPage *)data)->guide, 1);
}

static void
on_previous_path (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  fab_path_guide_go (((FabActorsPage *)data)->guide, -1);
}

static void
on_directed_path (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabActorsPage *self = data;

  fab_path_guide_set_directed (self->guide, !fab_path_guide_get_directed (self->guide));
}

static void
on_turn_path (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  fab_path_guide_turn_round (((FabActorsPage *)data)->guide);
}

static void
on_release_path (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  fab_path_guide_release (((FabActorsPage *)data)->guide);
}

/* ---- The actions ---- */

static const GActionEntry entries[] = {
  { "add-link", on_add_link },           { "link-from-here", on_link_from_here }, { "reverse-link", on_reverse_link },
  { "make-link", on_make_link },         { "make-wish", on_make_wish, "x" },      { "find-path", on_find_path },
  { "next-path", on_next_path },         { "previous-path", on_previous_path },   { "release-path", on_release_path },
  { "directed-path", on_directed_path }, { "turn-path", on_turn_path },
};

void
fab_actors_page_add_links (FabActorsPage *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
}

/** fab_actors_page_update_links: @writes: whether anything may be changed */
void
fab_actors_page_update_links (FabActorsPage *self, gboolean writes)
{
  g_autoptr (GPtrArray) actors = fab_map_selection_get_actors (self->selection);
  gboolean map = fab_actors_page_is_map (self), link = fab_map_selection_get_relation (self->selection) != NULL;
  const FabPaths *paths = fab_path_guide_get_paths (self->guide);
  guint n_paths = paths != NULL ? paths->paths->len : 0;

  fab_actors_page_enable (self, "add-link", writes && (actors->len == 1 || actors->len == 2));
  fab_actors_page_enable (self, "link-from-here", writes && map);
  fab_actors_page_enable (self, "reverse-link", writes && link);
  fab_actors_page_enable (self, "make-link", writes && has_wish (self));
  fab_actors_page_enable (self, "make-wish", writes);
  fab_actors_page_enable (self, "find-path", actors->len == 1 || actors->len == 2);
  fab_actors_page_enable (self, "next-path", n_paths > 1);
  fab_actors_page_enable (self, "previous-path", n_paths > 1);
  fab_actors_page_enable (self, "release-path", paths != NULL);
  fab_actors_page_enable (self, "directed-path", paths != NULL);
  fab_actors_page_enable (self, "turn-path", paths != NULL);
}
