/* Who knows whom by kind, by world and by profile. */
#include "fab-findings-private.h"
#include "fab-text.h"

/* ---- Kinds ---- */

#define MIN_EXPECTED 2.0 /* ties that the map's density would give */
#define SELDOM       0.5 /* of those */
#define MIN_TIES     3
#define OFTEN        3.0

/* In the order of the choices of FAB_ACTOR_KIND. */
static const char *const plurals[] = {
  NC_ ("actors of a kind", "local authorities"),
  NC_ ("actors of a kind", "State services"),
  NC_ ("actors of a kind", "chambers"),
  NC_ ("actors of a kind", "companies"),
  NC_ ("actors of a kind", "shops"),
  NC_ ("actors of a kind", "associations"),
  NC_ ("actors of a kind", "research and training bodies"),
  NC_ ("actors of a kind", "social landlords"),
  NC_ ("actors of a kind", "land developers"),
  NC_ ("actors of a kind", "citizens’ groups"),
};

static char *
say_density (FabTeller *self, guint kind, guint other, FabDensity density, gboolean seldom)
{
  const char *first = g_dpgettext2 (NULL, "actors of a kind", plurals[kind]);
  const char *second = g_dpgettext2 (NULL, "actors of a kind", plurals[other]);
  g_autofree char *ties = fab_teller_count (self, density.ties);
  g_autofree char *possible = fab_teller_count (self, density.possible);

  if (kind == other)
    return g_strdup_printf (seldom
                                ? ngettext ("%1$s know one another little: %2$s tie of %3$s possible.",
                                            "%1$s know one another little: %2$s ties of %3$s possible.", density.ties)
                                : ngettext ("%1$s know one another well: %2$s tie of %3$s possible.",
                                            "%1$s know one another well: %2$s ties of %3$s possible.", density.ties),
                            first, ties, possible);
  return g_strdup_printf (
      seldom ? ngettext ("%1$s and %4$s know one another little: %2$s tie of %3$s possible.",
                         "%1$s and %4$s know one another little: %2$s ties of %3$s possible.", density.ties)
             : ngettext ("%1$s and %4$s know one another well: %2$s tie of %3$s possible.",
                         "%1$s and %4$s know one another well: %2$s ties of %3$s possible.", density.ties),
      first, ties, possible, second);
}

static void
add_actors_of_kinds (FabTeller *self, FabFinding *finding, guint kind, guint other)
{
  const FabChoices *kinds = fab_table_get (FAB_TABLE_ACTOR)->fields[FAB_ACTOR_KIND].choices;

  for (guint v = 0; v < self->actors->len; v++) {
    FabRecord *actor = fab_teller_get_actor (self, v);
    const char *code = actor != NULL ? fab_record_get_text (actor, FAB_ACTOR_KIND) : NULL;

    if (g_strcmp0 (code, kinds->choices[kind].code) == 0 || g_strcmp0 (code, kinds->choices[other].code) == 0)
      fab_finding_add_record (finding, actor);
  }
}

static void
tell_two_kinds (FabTeller *self, guint kind, guint other)
{
  FabDensity density = fab_analysis_get_kind_density (self->analysis, kind, other);
  FabDensity all = fab_analysis_get_density (self->analysis);
  double expected = (double)density.possible * (double)all.ties / (double)MAX (all.possible, 1);
  gboolean seldom = expected >= MIN_EXPECTED && (double)density.ties < SELDOM * expected;
  gboolean often = density.ties >= MIN_TIES && (double)density.ties >= OFTEN * expected;
  g_autofree char *number = NULL;

  if (!seldom && !often)
    return;
  number = fab_number_format_real (expected, 1, self->language);
  /* What lacks comes first: it is what one can act on. */
  add_actors_of_kinds (self,
                       fab_teller_add (self, FAB_TOPIC_KINDS,
                                       seldom ? 1e6 + expected - (double)density.ties : (double)density.ties - expected,
                                       say_density (self, kind, other, density, seldom),
                                       g_strdup_printf (_ ("%s expected by the density of the map"), number)),
                       kind, other);
}

void
fab_teller_tell_kinds (FabTeller *self)
{
  for (guint kind = 0; kind < G_N_ELEMENTS (plurals); kind++)
    for (guint other = kind; other < G_N_ELEMENTS (plurals); other++)
      tell_two_kinds (self, kind, other);
}

/* ---- Economic development and transition ---- */

enum {
  ECONOMY = 1 << 0,
  TRANSITION = 1 << 1,
};

/* Beginnings of words, folded, in French and English. */
static const char *const economy_words[] = { "econom", "commerc", "trade",    "industr", "emploi",
                                             "employ", "entrepr", "business", "artisan", "compan" };
static const char *const transition_words[] = { "transition", "ecolog",  "climat",   "energ",  "reemploi", "reuse",
                                                "dechet",     "waste",   "biodiv",   "eau",    "water",    "aliment",
                                                "food",       "mobilit", "environn", "nature", "recycl",   "sobriet" };

static gboolean
has_word (char **words, const char *const *beginnings, guint n)
{
  for (guint i = 0; words[i] != NULL; i++)
    for (guint b = 0; b < n; b++) {
      /* "eau" is a whole word: "eaux" and it, not what begins with it. */
      guint longest = strlen (beginnings[b]) < 4 ? strlen (beginnings[b]) + 1 : G_MAXUINT;

      if (g_str_has_prefix (words[i], beginnings[b]) && strlen (words[i]) <= longest)
        return TRUE;
    }
  return FALSE;
}

static guint
read_theme (const char *theme)
{
  g_autofree char *folded = fab_text_fold (theme);
  g_auto (GStrv) words = g_strsplit_set (folded, " ,;'-/", -1);
  guint worlds = 0;

  if (has_word (words, economy_words, G_N_ELEMENTS (economy_words)))
    worlds |= ECONOMY;
  if (has_word (words, transition_words, G_N_ELEMENTS (transition_words)))
    worlds |= TRANSITION;
  return worlds;
}

/* @themes: what was read already. */
static guint
get_worlds (FabRecord *actor, GHashTable *themes)
{
  const char *theme = fab_record_get_text (actor, FAB_ACTOR_THEME);
  const char *kind = fab_record_get_text (actor, FAB_ACTOR_KIND);
  gpointer worlds = NULL;

  if (theme != NULL && !g_hash_table_lookup_extended (themes, theme, NULL, &worlds)) {
    worlds = GUINT_TO_POINTER (read_theme (theme));
    g_hash_table_insert (themes, (gpointer)theme, worlds);
  }
  if (worlds != NULL)
    return GPOINTER_TO_UINT (worlds);
  if (g_strcmp0 (kind, "company") == 0 || g_strcmp0 (kind, "shop") == 0 || g_strcmp0 (kind, "chamber") == 0)
    return ECONOMY;
  return 0;
}

/** Who is of which world, and how they are tied. */
typedef struct {
  guint8 *of;   /* each actor's */
  guint n[2];   /* actors of economy alone, of transition alone */
  guint n_ties; /* between these */
} Worlds;

static void
count_around (FabTeller *self, const Worlds *worlds, guint v, guint counts[2])
{
  guint n;
  const guint *neighbours = fab_analysis_get_neighbours (self->analysis, v, &n);

  counts[0] = counts[1] = 0;
  for (guint i = 0; i < n; i++) {
    counts[0] += worlds->of[neighbours[i]] == ECONOMY;
    counts[1] += worlds->of[neighbours[i]] == TRANSITION;
  }
}

static double
weigh_who_ties (FabTeller *self, guint v, gpointer worlds)
{
  guint counts[2];

  count_around (self, worlds, v, counts);
  return counts[0] > 0 && counts[1] > 0 ? MIN (counts[0], counts[1]) + (double)(counts[0] + counts[1]) / 1e5 : 0;
}

static void
tell_who_ties (FabTeller *self, guint v, double weight, const guint counts[2])
{
  g_autofree char *name = fab_teller_name (fab_teller_get_actor (self, v));
  g_autofree char *economy = fab_teller_count (self, counts[0]);
  g_autofree char *transition = fab_teller_count (self, counts[1]);

  fab_finding_add_record (
      fab_teller_add (self, FAB_TOPIC_WORLDS, weight,
                      g_strdup_printf (_ ("%1$s ties both: economic development (%2$s) and transition (%3$s)."), name,
                                       economy, transition),
                      NULL),
      fab_teller_get_actor (self, v));
}

static void
tell_both_worlds (FabTeller *self, const Worlds *worlds)
{
  g_autofree char *economy = fab_teller_count (self, worlds->n[0]);
  g_autofree char *transition = fab_teller_count (self, worlds->n[1]);
  g_autofree char *ties = fab_teller_count (self, worlds->n_ties);
  const char *sentence =
      worlds->n_ties == 0
          ? _ ("There is no tie between the actors of economic development (%1$s) and those of transition (%2$s).")
          : ngettext (
                "Between the actors of economic development (%1$s) and those of transition (%2$s) there is %3$s tie.",
                "Between the actors of economic development (%1$s) and those of transition (%2$s) there are %3$s ties.",
                worlds->n_ties);
  FabFinding *finding =
      fab_teller_add (self, FAB_TOPIC_WORLDS, 1e6, g_strdup_printf (sentence, economy, transition, ties), NULL);

  for (guint v = 0; v < self->actors->len; v++)
    if (worlds->of[v] != 0)
      fab_finding_add_record (finding, fab_teller_get_actor (self, v));
}

static void
sort_worlds (FabTeller *self, Worlds *worlds)
{
  g_autoptr (GHashTable) themes = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint v = 0; v < self->actors->len; v++) {
    FabRecord *actor = fab_teller_get_actor (self, v);

    worlds->of[v] = actor != NULL ? get_worlds (actor, themes) : 0;
    worlds->n[0] += worlds->of[v] == ECONOMY;
    worlds->n[1] += worlds->of[v] == TRANSITION;
  }
  for (guint v = 0; v < self->actors->len; v++) {
    guint counts[2];

    count_around (self, worlds, v, counts);
    worlds->n_ties += worlds->of[v] == ECONOMY ? counts[1] : 0;
  }
}

void
fab_teller_tell_worlds (FabTeller *self)
{
  g_autofree guint8 *of = g_new0 (guint8, self->actors->len + 1);
  g_autoptr (GArray) ranks = NULL;
  Worlds worlds = { .of = of };

  sort_worlds (self, &worlds);
  if (worlds.n[0] == 0 || worlds.n[1] == 0)
    return;
  ranks = fab_teller_rank (self, weigh_who_ties, &worlds, NULL);
  for (guint i = 0; i < ranks->len; i++) {
    const FabRank *rank = &g_array_index (ranks, FabRank, i);
    guint counts[2];

    count_around (self, &worlds, rank->index, counts);
    tell_who_ties (self, rank->index, rank->weight, counts);
  }
  tell_both_worlds (self, &worlds);
}

/* ---- Profiles ---- */

static gboolean
has_profile (FabTeller *self, guint v, const char *profile)
{
  FabRecord *actor = fab_teller_get_actor (self, v);

  return actor != NULL && g_strcmp0 (fab_record_get_text (actor, FAB_ACTOR_PROFILE), profile) == 0;
}

static void
tell_how_many (FabTeller *self)
{
  static const char *const profiles[] = { "pioneer", "follower", "to_convince" };
  guint n[3] = { 0 };
  g_autofree char *pioneers = NULL, *followers = NULL, *others = NULL;

  for (guint v = 0; v < self->actors->len; v++)
    for (guint p = 0; p < 3; p++)
      n[p] += has_profile (self, v, profiles[p]);
  if (n[0] + n[1] + n[2] == 0)
    return;
  pioneers = fab_teller_count (self, n[0]);
  followers = fab_teller_count (self, n[1]);
  others = fab_teller_count (self, n[2]);
  fab_teller_add (
      self, FAB_TOPIC_PROFILES, 1e6,
      g_strdup_printf (_ ("Pioneers: %1$s; followers: %2$s; still to convince: %3$s."), pioneers, followers, others),
      NULL);
}

static void
tell_to_convince (FabTeller *self, guint v)
{
  g_autoptr (GPtrArray) pioneers = g_ptr_array_new ();
  g_autofree char *name = fab_teller_name (fab_teller_get_actor (self, v));
  g_autofree char *names = NULL;
  guint n;
  const guint *neighbours = fab_analysis_get_neighbours (self->analysis, v, &n);

  for (guint i = 0; i < n; i++)
    if (has_profile (self, neighbours[i], "pioneer"))
      g_ptr_array_add (pioneers, fab_teller_get_actor (self, neighbours[i]));
  fab_teller_sort_by_ties (self, pioneers);
  if (pioneers->len > 0)
    names = fab_teller_names (self, pioneers, FAB_FINDINGS_MAX_NAMES - 1);
  fab_finding_add_record (
      fab_teller_add (
          self, FAB_TOPIC_PROFILES, pioneers->len,
          pioneers->len > 0
              ? g_strdup_printf (_ ("%1$s, still to convince: tied to %2$s among the pioneers."), name, names)
              : g_strdup_printf (_ ("%s, still to convince: tied to no pioneer."), name),
          NULL),
      fab_teller_get_actor (self, v));
}

static double
weigh_to_convince (FabTeller *self, guint v, gpointer data)
{
  double n = 1;
  guint n_neighbours;
  const guint *neighbours = fab_analysis_get_neighbours (self->analysis, v, &n_neighbours);

  if (!has_profile (self, v, "to_convince"))
    return 0;
  for (guint i = 0; i < n_neighbours; i++)
    n += has_profile (self, neighbours[i], "pioneer");
  return n;
}

void
fab_teller_tell_profiles (FabTeller *self)
{
  g_autoptr (GArray) ranks = fab_teller_rank (self, weigh_to_convince, NULL, NULL);

  tell_how_many (self);
  for (guint i = 0; i < ranks->len; i++)
    tell_to_convince (self, g_array_index (ranks, FabRank, i).index);
}
