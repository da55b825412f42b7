/* The overview, and who stands where: isolated actors, hubs, go-betweens, what holds by one thread. */
#include "fab-findings-private.h"

#define MIN_HUB_DEGREE     3
#define MIN_BETWEENNESS    0.02
#define TIMES_THE_MEAN     2.0
#define MAX_NAMES_ON_THEME 2

/* ---- Overview ---- */

static void
tell_size (FabTeller *self)
{
  guint n = fab_analysis_get_n_actors (self->analysis), n_links = fab_analysis_get_n_links (self->analysis);
  FabDensity density = fab_analysis_get_density (self->analysis);
  g_autofree char *actor_count = fab_teller_count (self, n);
  g_autofree char *link_count = fab_teller_count (self, n_links);
  g_autofree char *actors = g_strdup_printf (ngettext ("%s actor", "%s actors", n), actor_count);
  g_autofree char *links = g_strdup_printf (ngettext ("%s link", "%s links", n_links), link_count);
  g_autofree char *share =
      fab_teller_percent (self, density.possible > 0 ? (double)density.ties / (double)density.possible : 0);

  fab_teller_add (
      self, FAB_TOPIC_OVERVIEW, 9,
      /* TRANSLATORS: "110 actors and 203 links: 3.4% of all possible pairs are tied." */
      g_strdup_printf (_ ("%1$s and %2$s: %3$s of all possible pairs of actors are tied."), actors, links, share),
      NULL);
}

static void
tell_pieces (FabTeller *self)
{
  guint n_tied = 0, n_largest = 0, n_pieces = 0;
  g_autofree char *pieces = NULL, *largest = NULL, *tied = NULL;

  for (guint v = 0; v < self->actors->len; v++) {
    const FabActorMeasures *actor = fab_analysis_get_actor (self->analysis, v);

    n_tied += actor->degree > 0;
    n_largest += actor->degree > 0 && actor->component == 0;
    if (actor->degree > 0)
      n_pieces = MAX (n_pieces, actor->component + 1);
  }
  if (n_pieces == 0)
    return;
  if (n_pieces == 1) {
    fab_teller_add (
        self, FAB_TOPIC_OVERVIEW, 8,
        g_strdup (_ ("The map is in one piece: from every actor that has links, links lead to every other.")), NULL);
    return;
  }
  pieces = fab_teller_count (self, n_pieces);
  largest = fab_teller_count (self, n_largest);
  tied = fab_teller_count (self, n_tied);
  fab_teller_add (
      self, FAB_TOPIC_OVERVIEW, 8,
      g_strdup_printf (
          _ ("The map is in %1$s pieces that no link joins; the largest has %2$s of the %3$s actors with links."),
          pieces, largest, tied),
      NULL);
}

/** One kind of link, and how many there are. */
typedef struct {
  FabRecord *type; /* (nullable) */
  guint n;
} KindOfLink;

static int
compare_kinds_of_links (gconstpointer a, gconstpointer b)
{
  const KindOfLink *p = a, *q = b;

  return (q->n > p->n) - (q->n < p->n);
}

/* Between measured actors. */
static GArray *
count_kinds_of_links (FabTeller *self)
{
  GArray *kinds = g_array_new (FALSE, FALSE, sizeof (KindOfLink));
  GListModel *relations = fab_store_get_list (self->store, FAB_TABLE_RELATION);

  for (guint i = 0; i < g_list_model_get_n_items (relations); i++) {
    g_autoptr (FabRecord) relation = g_list_model_get_item (relations, i);
    KindOfLink kind = { fab_store_get_target (self->store, relation, FAB_RELATION_TYPE), 1 };
    guint k = 0;

    if (fab_analysis_find_actor (self->analysis, fab_record_get_ref (relation, FAB_RELATION_SOURCE)) == NULL ||
        fab_analysis_find_actor (self->analysis, fab_record_get_ref (relation, FAB_RELATION_TARGET)) == NULL ||
        (kind.type != NULL && fab_record_get_boolean (kind.type, FAB_RELATION_TYPE_WISHED)))
      continue;
    while (k < kinds->len && g_array_index (kinds, KindOfLink, k).type != kind.type)
      k++;
    if (k < kinds->len)
      g_array_index (kinds, KindOfLink, k).n++;
    else
      g_array_append_val (kinds, kind);
  }
  g_array_sort (kinds, compare_kinds_of_links);
  return kinds;
}

static void
tell_kinds_of_links (FabTeller *self)
{
  g_autoptr (GArray) kinds = count_kinds_of_links (self);
  g_autofree char *all = NULL;

  for (guint k = 0; k < kinds->len; k++) {
    const KindOfLink *kind = &g_array_index (kinds, KindOfLink, k);
    g_autofree char *before = all;
    g_autofree char *count = fab_teller_count (self, kind->n);
    /* TRANSLATORS: a kind of link and how many there are: "Partnership 32" */
    g_autofree char *one =
        g_strdup_printf (C_ ("kind of link", "%1$s %2$s"),
                         kind->type != NULL ? fab_record_get_title (kind->type) : C_ ("kind of link", "Other"), count);

    all = before != NULL ? g_strdup_printf (_ ("%1$s, %2$s"), before, one) : g_strdup (one);
  }
  if (all != NULL)
    fab_teller_add (self, FAB_TOPIC_OVERVIEW, 7, g_strdup_printf (_ ("Links by kind: %s."), all), NULL);
}

static gboolean
has_role (FabTeller *self, FabRecord *actor)
{
  return fab_store_get_referrers (self->store, actor, FAB_TABLE_ACTION_ROLE, FAB_ACTION_ROLE_ACTOR)->len > 0;
}

static void
tell_who_acts (FabTeller *self)
{
  g_autoptr (GPtrArray) acting = g_ptr_array_new ();
  g_autofree char *some = NULL, *all = fab_teller_count (self, self->actors->len);
  FabFinding *finding;

  if (fab_store_get_count (self->store, FAB_TABLE_ACTION) == 0)
    return;
  for (guint v = 0; v < self->actors->len; v++) {
    FabRecord *actor = fab_teller_get_actor (self, v);

    if (actor != NULL && has_role (self, actor))
      g_ptr_array_add (acting, actor);
  }
  some = fab_teller_count (self, acting->len);
  finding = fab_teller_add (
      self, FAB_TOPIC_OVERVIEW, 6,
      g_strdup_printf (ngettext ("%1$s of %2$s actors has a role in an action of the roadmap.",
                                 "%1$s of %2$s actors have a role in an action of the roadmap.", acting->len),
                       some, all),
      NULL);
  for (guint i = 0; i < acting->len; i++)
    fab_finding_add_record (finding, g_ptr_array_index (acting, i));
}

void
fab_teller_tell_overview (FabTeller *self)
{
  tell_size (self);
  tell_pieces (self);
  tell_kinds_of_links (self);
  tell_who_acts (self);
}

/* ---- Isolated actors ---- */

/* (nullable): an action on a theme, that somebody could be asked to join. */
static FabRecord *
find_action_on_theme (FabTeller *self, const char *theme, FabRecord *actor)
{
  GListModel *actions = fab_store_get_list (self->store, FAB_TABLE_ACTION);

  for (guint i = 0; i < g_list_model_get_n_items (actions); i++) {
    g_autoptr (FabRecord) action = g_list_model_get_item (actions, i);
    FabRecord *own = fab_territory_of (self->store, action);

    if (g_strcmp0 (fab_record_get_text (action, FAB_ACTION_THEME), theme) == 0 &&
        (own == NULL || fab_record_get_key (own) == fab_record_get_ref (actor, FAB_ACTOR_TERRITORY)))
      return action;
  }
  return NULL;
}

static char *
say_isolated (FabTeller *self, FabRecord *actor)
{
  const char *theme = fab_record_get_text (actor, FAB_ACTOR_THEME);
  FabRecord *territory = fab_store_get_target (self->store, actor, FAB_ACTOR_TERRITORY);
  gboolean has_theme = theme != NULL && *theme != '\0' && !self->filtered;
  g_autoptr (GPtrArray) others =
      has_theme ? fab_teller_find_on_theme (self, theme, territory, actor) : g_ptr_array_new ();
  FabRecord *action = has_theme ? find_action_on_theme (self, theme, actor) : NULL;
  g_autofree char *name = fab_teller_name (actor);
  g_autofree char *names = NULL, *title = NULL;

  g_ptr_array_set_size (others, MIN (others->len, MAX_NAMES_ON_THEME));
  names = others->len > 0 ? fab_teller_names (self, others, MAX_NAMES_ON_THEME) : NULL;
  title = action != NULL ? fab_teller_name (action) : NULL;
  if (names != NULL && title != NULL)
    return g_strdup_printf (_ ("%1$s has no link yet. On the same theme: %2$s, and the action “%3$s”."), name, names,
                            title);
  if (names != NULL)
    return g_strdup_printf (_ ("%1$s has no link yet. On the same theme: %2$s."), name, names);
  if (title != NULL)
    return g_strdup_printf (_ ("%1$s has no link yet. On the same theme: the action “%2$s”."), name, title);
  return g_strdup_printf (self->filtered ? _ ("%s has no link among those shown.") : _ ("%s has no link yet."), name);
}

static void
tell_all_isolated (FabTeller *self, GPtrArray *isolated)
{
  g_autofree char *count = fab_teller_count (self, isolated->len);
  g_autofree char *share = fab_teller_percent (self, (double)isolated->len / self->actors->len);
  FabFinding *finding =
      fab_teller_add (self, FAB_TOPIC_ISOLATED, 1e6,
                      g_strdup_printf (ngettext ("%1$s actor has no link: %2$s of the map.",
                                                 "%1$s actors have no link: %2$s of the map.", isolated->len),
                                       count, share),
                      NULL);

  for (guint i = 0; i < isolated->len; i++)
    fab_finding_add_record (finding, g_ptr_array_index (isolated, i));
}

/* Those that weigh on what happens, and care, come first. */
void
fab_teller_tell_isolated (FabTeller *self)
{
  g_autoptr (GPtrArray) isolated = g_ptr_array_new ();

  for (guint v = 0; v < self->actors->len; v++) {
    FabRecord *actor = fab_teller_get_actor (self, v);

    if (actor == NULL || fab_analysis_get_actor (self->analysis, v)->degree > 0)
      continue;
    g_ptr_array_add (isolated, actor);
    fab_finding_add_record (fab_teller_add (self, FAB_TOPIC_ISOLATED,
                                            (double)(fab_record_get_integer (actor, FAB_ACTOR_INFLUENCE) +
                                                     fab_record_get_integer (actor, FAB_ACTOR_INTEREST)),
                                            say_isolated (self, actor), NULL),
                            actor);
  }
  if (isolated->len > 1)
    tell_all_isolated (self, isolated);
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

void
fab_teller_tell_hubs (FabTeller *self)
{
  double least = MAX (MIN_HUB_DEGREE, TIMES_THE_MEAN * get_mean_degree (self));

  for (guint v = 0; v < self->actors->len; v++) {
    const FabActorMeasures *measures = fab_analysis_get_actor (self->analysis, v);
    FabRecord *actor = fab_teller_get_actor (self, v);

    if (actor != NULL && measures->degree >= least)
      tell_hub (self, actor, measures);
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

void
fab_teller_tell_brokers (FabTeller *self)
{
  double mean = 0;

  for (guint v = 0; v < self->actors->len; v++)
    mean += fab_analysis_get_actor (self->analysis, v)->betweenness / self->actors->len;
  for (guint v = 0; v < self->actors->len; v++) {
    double betweenness = fab_analysis_get_actor (self->analysis, v)->betweenness;
    g_autofree char *number = NULL;

    if (fab_teller_get_actor (self, v) == NULL || betweenness < MAX (MIN_BETWEENNESS, TIMES_THE_MEAN * mean))
      continue;
    number = fab_number_format_real (betweenness, 3, self->language);
    fab_finding_add_record (fab_teller_add (self, FAB_TOPIC_BROKERS, betweenness, say_broker (self, v),
                                            g_strdup_printf (_ ("Betweenness %s"), number)),
                            fab_teller_get_actor (self, v));
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

/* The link, or one of several, between two actors. */
static gint64
find_relation (FabTeller *self, FabRecord *a, FabRecord *b)
{
  for (guint turn = 0; turn < 2; turn++) {
    GPtrArray *relations =
        fab_store_get_referrers (self->store, turn == 0 ? a : b, FAB_TABLE_RELATION, FAB_RELATION_SOURCE);

    for (guint i = 0; i < relations->len; i++) {
      FabRecord *relation = g_ptr_array_index (relations, i);

      if (fab_record_get_ref (relation, FAB_RELATION_TARGET) == fab_record_get_key (turn == 0 ? b : a))
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
      /* TRANSLATORS: %3$s is how many actors are on the first one's side, itself included; it is two or more */
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

void
fab_teller_tell_cuts (FabTeller *self)
{
  guint n_bridges;
  const FabBridge *bridges = fab_analysis_get_bridges (self->analysis, &n_bridges);

  for (guint v = 0; v < self->actors->len; v++) {
    const FabActorMeasures *measures = fab_analysis_get_actor (self->analysis, v);

    if (fab_teller_get_actor (self, v) != NULL && measures->cut_off > 1 &&
        !is_end_of_bridge (measures, bridges, n_bridges))
      tell_point (self, fab_teller_get_actor (self, v), measures);
  }
  for (guint i = 0; i < n_bridges && bridges[i].cut_off > 1; i++)
    tell_bridge (self, &bridges[i]);
}
