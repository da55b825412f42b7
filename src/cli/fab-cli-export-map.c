/* The map of the actors as a picture: which actors, where, with what colours, and how much of it. */
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "fab-analysis.h"
#include "fab-cli-export.h"
#include "fab-cli.h"
#include "fab-error.h"
#include "fab-graph-export.h"
#include "fab-map-arrange.h"
#include "fab-map-compare.h"
#include "fab-map-source.h"
#include "fab-map-states.h"
#include "fab-map-stops.h"

/** A picture that shows what a kept view shows has this size. */
#define VIEW_WIDTH  1600
#define VIEW_HEIGHT 1000
/** Microseconds between two signs of life. */
#define PROGRESS_EVERY (G_USEC_PER_SEC / 2)
/** Letters that have room in one line of A4. */
#define SUBTITLE_LENGTH 70

/** What is gathered on the way to a drawing. */
typedef struct {
  FabStore *store;
  FabRecord *territory;
  FabRecord *view; /* or NULL */
  const FabCliExport *options;
  FabMapScene *scene;
  FabMapFilter *filter;
  guint8 *node_states, *edge_states;
  char *subtitle;
} Map;

static void
map_clear (Map *self)
{
  g_clear_pointer (&self->scene, fab_map_scene_unref);
  g_clear_pointer (&self->filter, fab_map_filter_free);
  g_free (self->node_states);
  g_free (self->edge_states);
  g_free (self->subtitle);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Map, map_clear)

/* What was typed, else what the view keeps. */
static const char *
choose (const Map *self, const char *typed, guint field)
{
  return typed != NULL || self->view == NULL ? typed : fab_record_get_text (self->view, field);
}

static gboolean
find_view (Map *self, GError **error)
{
  if (self->options->view == NULL)
    return TRUE;
  self->view = fab_cli_find_by_title (self->store, FAB_TABLE_MAP_VIEW, self->options->view, error);
  if (self->view != NULL && self->territory == NULL)
    self->territory = fab_store_get_target (self->store, self->view, FAB_MAP_VIEW_TERRITORY);
  return self->view != NULL;
}

/* ---- Circles and go-betweens ---- */

static void
keep_measures (FabAnalysis *analysis, GHashTable *circles, GHashTable *brokerage)
{
  double most = 0;

  for (guint i = 0; i < fab_analysis_get_n_actors (analysis); i++)
    most = MAX (most, fab_analysis_get_actor (analysis, i)->betweenness);
  for (guint i = 0; i < fab_analysis_get_n_actors (analysis); i++) {
    const FabActorMeasures *actor = fab_analysis_get_actor (analysis, i);
    double share = most > 0 ? actor->betweenness / most : 0;

    if (actor->circle != G_MAXUINT)
      g_hash_table_insert (circles, g_memdup2 (&actor->key, sizeof actor->key), GUINT_TO_POINTER (actor->circle));
    g_hash_table_insert (brokerage, g_memdup2 (&actor->key, sizeof actor->key), g_memdup2 (&share, sizeof share));
  }
}

/* Only where a decoration asks for it: on a large map it takes seconds. */
static gboolean
measure (Map *self, const FabMapDecoration *decoration, GHashTable *circles, GHashTable *brokerage, GError **error)
{
  g_autoptr (FabAnalysisGraph) graph = NULL;
  g_autoptr (FabAnalysis) analysis = NULL;

  if (decoration->choices[FAB_MAP_COLOR] != FAB_MAP_COLOR_BY_CIRCLE &&
      decoration->choices[FAB_MAP_SIZE] != FAB_MAP_SIZE_BY_BROKERAGE)
    return TRUE;
  graph = fab_analysis_graph_new (self->store, self->territory, NULL);
  analysis = fab_analysis_run (graph, 1, NULL, NULL, NULL, error);
  if (analysis == NULL)
    return FALSE;
  keep_measures (analysis, circles, brokerage);
  return TRUE;
}

/* ---- The scene ---- */

static gboolean
has_own_places (const Map *self)
{
  g_autoptr (GPtrArray) own = NULL;

  if (self->view == NULL || self->territory != fab_store_get_target (self->store, self->view, FAB_MAP_VIEW_TERRITORY))
    return FALSE;
  own = fab_store_get_referrers (self->store, self->view, FAB_TABLE_MAP_POSITION, FAB_MAP_POSITION_VIEW);
  return own->len > 0;
}

static gboolean
is_any_placed (FabMapScene *scene)
{
  for (guint v = 0; v < fab_map_scene_get_n_nodes (scene); v++)
    if (fab_map_scene_get_node (scene, v)->placed)
      return TRUE;
  return FALSE;
}

/* On a terminal, where somebody waits; from the layout's thread. */
static int
show_progress (double fraction, void *data)
{
  gint64 now = g_get_monotonic_time (), *last = data;

  if (now - *last >= PROGRESS_EVERY) {
    g_printerr ("\r");
    /* Translators: while a map is laid out; %.0f is a percentage */
    g_printerr (_ ("Laying out: %.0f %%"), CLAMP (fraction, 0, 1) * 100);
    *last = now;
  }
  return 0;
}

/* A layout that was typed lays everything out; a view's layout, only what nobody ever placed. */
static gboolean
arrange (Map *self, const FabPaper *paper, GError **error)
{
  double width, height;
  gint64 start = g_get_monotonic_time (), shown_at = start; /* when progress was last shown */
  FabMapArrangeOptions wish = { .layout = fab_map_layout_from_name (
                                    choose (self, self->options->layout, FAB_MAP_VIEW_LAYOUT)),
                                .only_new = self->options->layout == NULL && is_any_placed (self->scene),
                                .seed = 1 };
  FabMapScene *arranged;

  fab_paper_get_size (paper, &width, &height);
  wish.aspect = height > 0 ? width / height : 0;
  if (isatty (STDERR_FILENO)) {
    wish.progress = show_progress;
    wish.data = &shown_at;
  }
  arranged = fab_map_arrange (self->scene, &wish, NULL, error);
  if (shown_at != start)
    g_printerr ("\r%30s\r", "");
  g_clear_pointer (&self->scene, fab_map_scene_unref);
  self->scene = arranged;
  return arranged != NULL;
}

static FabMapScene *draw_past (Map *self, const FabMapSceneOptions *options, GError **error);

/* The map at another time stands where that of today does. */
static gboolean
go_back (Map *self, const FabMapSceneOptions *options, GError **error)
{
  FabMapScene *past;

  if (self->options->at == NULL && self->options->since == NULL)
    return TRUE;
  past = draw_past (self, options, error);
  g_clear_pointer (&self->scene, fab_map_scene_unref);
  self->scene = past;
  return past != NULL;
}

static gboolean
make_scene (Map *self, const FabPaper *paper, GError **error)
{
  g_autoptr (FabMapLogos) logos = fab_map_logos_new ();
  g_autoptr (GHashTable) circles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) brokerage = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  FabMapSceneOptions options = { .territory = self->territory,
                                 .view = has_own_places (self) ? self->view : NULL,
                                 .circles = circles,
                                 .brokerage = brokerage,
                                 .logos = logos };

  if (!fab_map_decoration_parse (choose (self, self->options->decorate, FAB_MAP_VIEW_DECORATION), &options.decoration,
                                 error) ||
      !measure (self, &options.decoration, circles, brokerage, error))
    return FALSE;
  self->scene = fab_map_scene_new_from_store (self->store, &options);
  return arrange (self, paper, error) && go_back (self, &options, error);
}

/* ---- Another time ---- */

static FabMapMoment *
get_moment (FabStore *store, const char *text, GError **error)
{
  FabMapStop stop;

  if (!fab_map_stop_parse (store, text, fab_date_today (), &stop, error))
    return NULL;
  return fab_map_stop_get_moment (&stop, store, error);
}

/* The map at another time, or what changed on it since one; (transfer full) */
static FabMapScene *
draw_past (Map *self, const FabMapSceneOptions *shown_as, GError **error)
{
  gint64 key = self->territory != NULL ? fab_record_get_key (self->territory) : 0;
  const FabCliExport *options = self->options;
  g_autoptr (FabMapMoment) moment = get_moment (self->store, options->at != NULL ? options->at : "today", error);
  g_autoptr (FabMapMoment) since = NULL, shown = NULL;
  g_autoptr (FabMapChanges) changes = NULL;

  if (moment == NULL)
    return NULL;
  if (options->since == NULL) {
    shown = fab_map_moment_of_territory (moment, NULL, key);
    return fab_map_scene_new_from_moment (shown, self->store, shown_as, self->scene);
  }
  since = get_moment (self->store, options->since, error);
  if (since == NULL)
    return NULL;
  changes = fab_map_changes_new_of_territory (since, moment, key);
  return fab_map_scene_new_from_changes (changes, self->store, shown_as, self->scene);
}

/* ---- What is seen of it ---- */

static gboolean
apply_filter (Map *self, GError **error)
{
  const char *text = choose (self, self->options->filter, FAB_MAP_VIEW_FILTER);
  g_autoptr (FabMapMatch) match = NULL;

  if (text == NULL || *text == '\0')
    return TRUE;
  self->filter = fab_map_filter_parse (text, error);
  if (self->filter == NULL ||
      (self->options->filter != NULL && !fab_map_filter_check (self->filter, self->store, error)))
    return FALSE;
  if (fab_map_filter_is_empty (self->filter))
    return TRUE;
  match = fab_map_filter_apply (self->filter, self->store);
  self->node_states = g_new0 (guint8, fab_map_scene_get_n_nodes (self->scene) + 1);
  self->edge_states = g_new0 (guint8, fab_map_scene_get_n_edges (self->scene) + 1);
  fab_map_states_apply_match (self->scene, match, fab_map_filter_get_hides (self->filter), self->node_states,
                              self->edge_states);
  return TRUE;
}

static gboolean
is_in_sight (const Map *self, const FabMapDrawOptions *drawn)
{
  for (guint v = 0; v < fab_map_scene_get_n_nodes (self->scene); v++) {
    const FabMapNode *node = fab_map_scene_get_node (self->scene, v);
    FabPoint p = fab_map_from_scene (drawn, node->x, node->y);

    if (!node->placed || (self->node_states != NULL && self->node_states[v] & FAB_MAP_HIDDEN))
      continue;
    /* What a larger window would have shown may be shown. */
    if (fabs (p.x - drawn->width / 2) > drawn->width * 0.65 || fabs (p.y - drawn->height / 2) > drawn->height * 0.65)
      return FALSE;
  }
  return TRUE;
}

/* A view that was kept of a part of the map shows that part; one of all the map, all of it. */
static void
aim (const Map *self, FabMapDrawOptions *drawn)
{
  double zoom = self->view != NULL ? fab_record_get_real (self->view, FAB_MAP_VIEW_ZOOM) : 0;
  gboolean is_own = self->options->layout == NULL && self->options->at == NULL && self->options->since == NULL;

  if (!is_own || !isfinite (zoom) || zoom < 0.01 || zoom > 100)
    return;
  drawn->zoom = zoom * MIN (drawn->width, drawn->height) / FAB_MAP_VIEW_SIDE;
  drawn->center_x = fab_record_get_real (self->view, FAB_MAP_VIEW_CENTER_X);
  drawn->center_y = fab_record_get_real (self->view, FAB_MAP_VIEW_CENTER_Y);
  drawn->as_shown = isfinite (drawn->center_x) && isfinite (drawn->center_y) && !is_in_sight (self, drawn);
}

/* The first sentence of the view's note, if it has room in one line below the title. */
static const char *
get_subtitle (Map *self)
{
  const char *note = self->view != NULL ? fab_record_get_text (self->view, FAB_MAP_VIEW_NOTE) : NULL;
  const char *end;

  if (note == NULL)
    return NULL;
  end = strpbrk (note, ".\n");
  g_set_str (&self->subtitle, NULL);
  self->subtitle = end != NULL ? g_strndup (note, end - note) : g_strdup (note);
  return g_utf8_strlen (self->subtitle, -1) <= SUBTITLE_LENGTH ? self->subtitle : NULL;
}

/* (transfer full): the date that was meant, or the name of what has none */
static char *
describe_time (Map *self, const char *text)
{
  FabMapStop stop;
  g_autofree char *date = NULL;

  if (!fab_map_stop_parse (self->store, text, fab_date_today (), &stop, NULL))
    return g_strdup (text); /* it was read before */
  date = fab_date_to_text (stop.date);
  return date != NULL ? fab_date_format (date, fab_language_get_default ())
                      : fab_map_stop_get_title (&stop, fab_language_get_default ());
}

/* Whoever sees the sheet later knows which time, or which two, it shows. */
static const char *
get_times (Map *self)
{
  g_autofree char *to = describe_time (self, self->options->at != NULL ? self->options->at : "today");
  g_autofree char *from = self->options->since != NULL ? describe_time (self, self->options->since) : NULL;

  g_free (self->subtitle);
  self->subtitle = from != NULL ? g_strdup_printf (_ ("What changed from %1$s to %2$s"), from, to)
                                : g_strdup_printf (_ ("As it was: %s"), to);
  return self->subtitle;
}

static void
set_view_titles (Map *self, FabTitleBlock *titles)
{
  if (self->territory != NULL)
    titles->territory = fab_record_get_title (self->territory);
  if (self->view != NULL && self->options->title == NULL)
    titles->title = fab_record_get_title (self->view);
  titles->subtitle = self->options->at != NULL || self->options->since != NULL ? get_times (self) : get_subtitle (self);
}

static FabDrawing *
compose (const Map *self, const FabPaper *paper, const FabTitleBlock *titles)
{
  FabMapDrawOptions drawn;
  FabPalette palette;

  fab_palette_init (&palette, self->options->dark);
  fab_map_draw_options_init (&drawn, &palette, VIEW_WIDTH, VIEW_HEIGHT);
  drawn.node_states = self->node_states;
  drawn.edge_states = self->edge_states;
  if (self->options->anonymous)
    drawn.show |= FAB_MAP_ANONYMOUS;
  aim (self, &drawn);
  if (paper->size == FAB_PAPER_CONTENT && !drawn.as_shown)
    fab_map_draw_options_fit_picture (&drawn, self->scene, 12);
  return fab_drawing_new_map (self->scene, &drawn, paper, titles);
}

/**
 * fab_cli_draw_map:
 * @territory: (nullable): only its actors; else that of the view
 * @titles: (inout): title, subtitle and territory are those of the view, where there is one
 *
 * Returns: (transfer full) (nullable): the map as @options want it
 */
FabDrawing *
fab_cli_draw_map (FabStore *store, FabRecord *territory, const FabCliExport *options, const FabPaper *paper,
                  FabTitleBlock *titles, GError **error)
{
  g_auto (Map) self = { .store = store, .territory = territory, .options = options };

  if (!find_view (&self, error) || !make_scene (&self, paper, error) || !apply_filter (&self, error))
    return NULL;
  set_view_titles (&self, titles);
  return compose (&self, paper, titles);
}

/* ---- As a graph ---- */

/* The places of the picture: also those that nobody kept, and of a layout that was typed. */
static void
set_places (const Map *self, FabDraft *draft)
{
  for (guint v = 0; v < fab_map_scene_get_n_nodes (self->scene); v++) {
    const FabMapNode *node = fab_map_scene_get_node (self->scene, v);
    g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, node->key);
    guint row;

    if (node->placed && fab_draft_find_node (draft, id, &row))
      fab_draft_set_place (draft, row, node->x, node->y);
  }
}

/**
 * fab_cli_make_map_draft:
 * @territory: (nullable): only its actors; else that of the view
 *
 * Returns: (transfer full) (nullable): the actors and links as @options want them, for the formats of graphs
 */
FabDraft *
fab_cli_make_map_draft (FabStore *store, FabRecord *territory, const FabCliExport *options, GError **error)
{
  g_auto (Map) self = { .store = store, .territory = territory, .options = options };
  FabPaper paper = { FAB_PAPER_CONTENT, TRUE };
  FabGraphExportOptions graph = { .anonymous = options->anonymous };
  g_autoptr (FabMapMatch) match = NULL;
  FabDraft *draft;

  if (!find_view (&self, error) || !make_scene (&self, &paper, error) || !apply_filter (&self, error))
    return NULL;
  if (self.filter != NULL)
    match = fab_map_filter_apply (self.filter, store);
  graph.territory = self.territory;
  graph.view = has_own_places (&self) ? self.view : NULL;
  graph.match = match;
  draft = fab_draft_new_from_store (store, &graph, error);
  /* Without names the ids are others; the places are then those that the project keeps. */
  if (draft != NULL && !options->anonymous)
    set_places (&self, draft);
  return draft;
}
