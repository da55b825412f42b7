/* Who stands where: isolated actors, hubs, go-betweens, what holds by one thread. */
#include "fab-findings-private.h"

#define MIN_HUB_DEGREE     3
#define MIN_BETWEENNESS    0.02
#define TIMES_THE_MEAN     2.0
#define MAX_NAMES_ON_THEME 2

/* ---- Isolated actors ---- */

/** Actions that somebody could be asked to join. */
typedef struct {
  FabRecord *action;
  const char *theme;
  gint64 territory; /* 0: common to all */
} Chance;

static GArray *
list_chances (FabTeller *self)
{
  GArray *chances = g_array_new (FALSE, FALSE, sizeof (Chance));

  for (guint i = 0; i < fab_store_get_count (self->store, FAB_TABLE_ACTION); i++) {
    FabRecord *action = fab_store_get_nth (self->store, FAB_TABLE_ACTION, i);
    FabRecord *territory = fab_territory_of (self->store, action);
    Chance chance = { action, fab_record_get_text (action, FAB_ACTION_THEME),
                      territory != NULL ? fab_record_get_key (territory) : 0 };

    if (chance.theme != NULL)
      g_array_append_val (chances, chance);
  }
  return chances;
}

/* (nullable): an action on a theme, for an actor of its territory. */
static FabRecord *
find_chance (const GArray *chances, const char *theme, FabRecord *actor)
{
  gint64 territory = fab_record_get_ref (actor, FAB_ACTOR_TERRITORY);

  for (guint i = 0; i < chances->len; i++) {
    const Chance *chance = &g_array_index (chances, Chance, i);

    if ((chance->territory == 0 || chance->territory == territory) && g_str_equal (chance->theme, theme))
      return chance->action;
  }
  return NULL;
}

static char *
say_isolated (FabTeller *self, const GArray *chances, FabRecord *actor)
{
  const char *theme = fab_record_get_text (actor, FAB_ACTOR_THEME);
  FabRecord *territory = fab_store_get_target (self->store, actor, FAB_ACTOR_TERRITORY);
  gboolean has_theme = theme != NULL && *theme != '\0' && !self->filtered;
  g_autoptr (GPtrArray) others =
      fab_teller_find_on_theme (self, has_theme ? theme : NULL, territory, actor, MAX_NAMES_ON_THEME);
  FabRecord *action = has_theme ? find_chance (chances, theme, actor) : NULL;
  g_autofree char *name = fab_teller_name (actor);
  g_autofree char *names = others->len > 0 ? fab_teller_names (self, others, MAX_NAMES_ON_THEME) : NULL;
  g_autofree char *title = action != NULL ? fab_teller_name (action) : NULL;

  if (names != NULL && title != NULL)
    return g_strdup_printf (_ ("%1$s has no link yet. On the same theme: %2$s, and the action “%3$s”."), name, names,
                            title);
  if (names != NULL)
    return g_strdup_printf (_ ("%1$s has no link yet. On the same theme: %2$s."), name, names);
  if (title != NULL)
    return g_strdup_printf (_ ("%1$s has no link yet. On the same theme: the action “%2$s”."), name, title);
  return g_strdup_printf (self->filtered ? _ ("%s has no link among those shown.") : _ ("%s has no link yet."), name);
}

/* Who is of elsewhere may have links there; the map of a territory doesn't show them. */
static gboolean
is_isolated (FabTeller *self, guint v)
{
  FabRecord *actor = fab_teller_get_actor (self, v);

  return actor != NULL && fab_analysis_get_actor (self->analysis, v)->degree == 0 && fab_teller_is_own (self, actor);
}

static void
tell_all_isolated (FabTeller *self, guint n)
{
  g_autofree char *count = fab_teller_count (self, n);
  g_autofree char *share = fab_teller_percent (self, (double)n / self->actors->len);
  const char *sentence =
      self->filtered
          ? ngettext ("%1$s actor has no link among those shown: %2$s of the actors shown.",
                      "%1$s actors have no link among those shown: %2$s of the actors shown.", n)
          : ngettext ("%1$s actor has no link: %2$s of the map.", "%1$s actors have no link: %2$s of the map.", n);
  FabFinding *finding = fab_teller_add (self, FAB_TOPIC_ISOLATED, 1e6, g_strdup_printf (sentence, count, share), NULL);

  for (guint v = 0; v < self->actors->len; v++)
    if (is_isolated (self, v))
      fab_finding_add_record (finding, fab_teller_get_actor (self, v));
}

/* Those that weigh on what happens, and care, come first. */
static double
weigh_isolated (FabTeller *self, guint v, gpointer data)
{
  FabRecord *actor = fab_teller_get_actor (self, v);

  if (!is_isolated (self, v))
    return 0;
  return 1 + (double)(fab_record_get_integer (actor, FAB_ACTOR_INFLUENCE) +
                      fab_record_get_integer (actor, FAB_ACTOR_INTEREST));
}

void
fab_teller_tell_isolated (FabTeller *self)
{
  guint n;
  g_autoptr (GArray) ranks = fab_teller_rank (self, weigh_isolated, NULL, &n);
  g_autoptr (GArray) chances = list_chances (self);

  for (guint i = 0; i < ranks->len; i++) {
    const FabRank *rank = &g_array_index (ranks, FabRank, i);
    FabRecord *actor = fab_teller_get_actor (self, rank->index);

    fab_finding_add_record (
        fab_teller_add (self, FAB_TOPIC_ISOLATED, rank->weight, say_isolated (self, chances, actor), NULL), actor);
  }
  if (n > 1)
    tell_all_isolated (self, n);
}

/* ---- Hubs and go-betweens ---- */

static double
get_mean_degree (FabTeller *self)
{
  return 2.0 * (double)fab_analysis_get_density (self->analysis).ties / self->actors->len;
}

static void
tell_hub (FabTeller *self, FabRecord *actor, const FabActorMeasures *measures)
{
  g_autofree char *name = fab_teller_name (actor);
  g_autofree char *degree = fab_teller_count (self, measures->degree);
  g_autofree char *links = fab_teller_count (self, measures->links);
  g_autofree char *share = fab_teller_percent (self, (double)measures->degree / (self->actors->len - 1));

  fab_finding_add_record (
      fab_teller_add (self, FAB_TOPIC_HUBS, measures->degree,
                      g_strdup_printf (ngettext ("%1$s is tied to %2$s other actor, %3$s of all.",
                                                 "%1$s is tied to %2$s other actors, %3$s of all.", measures->degree),
                                       name, degree, share),
                      g_strdup_printf (_ ("Degree %1$s, links %2$s"), degree, links)),
      actor);
}

static double
weigh_hub (FabTeller *self, guint v, gpointer least)
{
  guint degree = fab_analysis_get_actor (self->analysis, v)->degree;

  return degree >= *(double *)least ? degree : 0;
}

void
fab_teller_tell_hubs (FabTeller *self)
{
  double least = MAX (MIN_HUB_DEGREE, TIMES_THE_MEAN * get_mean_degree (self));
  g_autoptr (GArray) ranks = fab_teller_rank (self, weigh_hub, &least, NULL);

  for (guint i = 0; i < ranks->len; i++) {
    guint v = g_array_index (ranks, FabRank, i).index;

    tell_hub (self, fab_teller_get_actor (self, v), fab_analysis_get_actor (self->analysis, v));
  }
}

static guint
count_circles_around (FabTeller *self, guint v)
{
  g_autoptr (GHashTable) circles = g_hash_table_new (NULL, NULL);
  guint n;
  const guint *neighbours = fab_analysis_get_neighbours (self->analysis, v, &n);

  for (guint i = 0; i < n; i++)
    g_hash_table_add (circles, GUINT_TO_POINTER (fab_analysis_get_actor (self->analysis, neighbours[i])->circle));
  return g_hash_table_size (circles);
}

static char *
say_broker (FabTeller *self, guint v)
{
  guint n_circles = count_circles_around (self, v);
  g_autofree char *name = fab_teller_name (fab_teller_get_actor (self, v));
  g_autofree char *share = fab_teller_percent (self, fab_analysis_get_actor (self->analysis, v)->betweenness);
  g_autofree char *circles = fab_teller_count (self, n_circles);

  if (n_circles < 2)
    return g_strdup_printf (_ ("%1$s is on %2$s of the shortest paths between others."), name, share);
  return g_strdup_printf (ngettext ("%1$s is on %2$s of the shortest paths between others, and ties %3$s circle.",
                                    "%1$s is on %2$s of the shortest paths between others, and ties %3$s circles.",
                                    n_circles),
                          name, share, circles);
}

static double
weigh_broker (FabTeller *self, guint v, gpointer least)
{
  double betweenness = fab_analysis_get_actor (self->analysis, v)->betweenness;

  return betweenness >= *(double *)least ? betweenness : 0;
}

static double
get_mean_betweenness (FabTeller *self)
{
  double mean = 0;

  for (guint v = 0; v < self->actors->len; v++)
    mean += fab_analysis_get_actor (self->analysis, v)->betweenness / self->actors->len;
  return mean;
}

void
fab_teller_tell_brokers (FabTeller *self)
{
  double least = MAX (MIN_BETWEENNESS, TIMES_THE_MEAN * get_mean_betweenness (self));
  g_autoptr (GArray) ranks = fab_teller_rank (self, weigh_broker, &least, NULL);

  for (guint i = 0; i < ranks->len; i++) {
    const FabRank *rank = &g_array_index (ranks, FabRank, i);
    g_autofree char *number = fab_number_format_real (rank->weight, 3, self->language);

    fab_finding_add_record (fab_teller_add (self, FAB_TOPIC_BROKERS, rank->weight, say_broker (self, rank->index),
                                            g_strdup_printf (_ ("Betweenness %s"), number)),
                            fab_teller_get_actor (self, rank->index));
  }
}

/* ---- What holds by one thread ---- */

static void
tell_point (FabTeller *self, FabRecord *actor, const FabActorMeasures *measures)
{
  g_autofree char *name = fab_teller_name (actor);
  g_autofree char *count = fab_teller_count (self, measures->cut_off);

  fab_finding_add_record (
      fab_teller_add (self, FAB_TOPIC_CUTS, measures->cut_off,
                      g_strdup_printf (ngettext ("Without %1$s, %2$s other actor would be cut off from the rest.",
                                                 "Without %1$s, %2$s other actors would be cut off from the rest.",
                                                 measures->cut_off),
                                       name, count),
                      g_strdup (_ ("Articulation point"))),
      actor);
}

/* The link that is made, or one of several, between two actors. */
static gint64
find_relation (FabTeller *self, FabRecord *a, FabRecord *b)
{
  for (guint turn = 0; turn < 2; turn++) {
    g_autoptr (GPtrArray) relations =
        fab_store_get_referrers (self->store, turn == 0 ? a : b, FAB_TABLE_RELATION, FAB_RELATION_SOURCE);

    for (guint i = 0; i < relations->len; i++) {
      FabRecord *relation = g_ptr_array_index (relations, i);

      if (fab_record_get_ref (relation, FAB_RELATION_TARGET) == fab_record_get_key (turn == 0 ? b : a) &&
          !fab_teller_is_wished (self, relation))
        return fab_record_get_key (relation);
    }
  }
  return 0;
}

static void
tell_bridge (FabTeller *self, const FabBridge *bridge)
{
  FabRecord *ends[2] = { fab_store_get_record (self->store, bridge->actors[0]),
                         fab_store_get_record (self->store, bridge->actors[1]) };
  g_autofree char *first = NULL, *second = NULL, *count = fab_teller_count (self, bridge->cut_off);
  FabFinding *finding;

  if (ends[0] == NULL || ends[1] == NULL)
    return;
  first = fab_teller_name (ends[0]);
  second = fab_teller_name (ends[1]);
  finding = fab_teller_add (
      self, FAB_TOPIC_CUTS, bridge->cut_off,
      /* Translators: %3$s is how many actors are on the first one's side, itself included; it is two or more */
      g_strdup_printf (ngettext ("Without the link between %1$s and %2$s, %3$s actor would be cut off from the rest.",
                                 "Without the link between %1$s and %2$s, %3$s actors would be cut off from the rest.",
                                 bridge->cut_off),
                       first, second, count),
      g_strdup (_ ("Bridge")));
  fab_finding_add_record (finding, ends[0]);
  fab_finding_add_record (finding, ends[1]);
  fab_finding_set_relation (finding, find_relation (self, ends[0], ends[1]));
}

/* Whether all that an actor cuts off hangs on a bridge to it, which is told instead. */
static gboolean
is_end_of_bridge (const FabActorMeasures *measures, const FabBridge *bridges, guint n_bridges)
{
  for (guint i = 0; i < n_bridges && bridges[i].cut_off > measures->cut_off; i++)
    if (bridges[i].actors[0] == measures->key && bridges[i].cut_off == measures->cut_off + 1)
      return TRUE;
  return FALSE;
}

static double
weigh_point (FabTeller *self, guint v, gpointer data)
{
  guint cut_off = fab_analysis_get_actor (self->analysis, v)->cut_off;

  return cut_off > 1 ? cut_off : 0;
}

void
fab_teller_tell_cuts (FabTeller *self)
{
  guint n_bridges;
  const FabBridge *bridges = fab_analysis_get_bridges (self->analysis, &n_bridges);
  g_autoptr (GArray) ranks = fab_teller_rank (self, weigh_point, NULL, NULL);

  for (guint i = 0; i < ranks->len; i++) {
    guint v = g_array_index (ranks, FabRank, i).index;
    const FabActorMeasures *measures = fab_analysis_get_actor (self->analysis, v);

    if (!is_end_of_bridge (measures, bridges, n_bridges))
      tell_point (self, fab_teller_get_actor (self, v), measures);
  }
  for (guint i = 0; i < MIN (n_bridges, FAB_FINDINGS_MAX) && bridges[i].cut_off > 1; i++)
    tell_bridge (self, &bridges[i]);
}
