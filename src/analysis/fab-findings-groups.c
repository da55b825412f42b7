/* Circles, and what ties territories. */
#include "fab-findings-private.h"

#define MIN_CIRCLE      3
#define MIN_TERRITORIES 3

/* ---- Circles ---- */

/** A circle, as it is described. */
typedef struct {
  GPtrArray *actors;     /* those with the most ties within first */
  const char *theme;     /* (nullable): of at least half */
  const char *territory; /* (nullable): of at least half */
} Circle;

static guint
count_ties_within (FabAnalysis *analysis, guint v)
{
  guint circle = fab_analysis_get_actor (analysis, v)->circle, n, within = 0;
  const guint *neighbours = fab_analysis_get_neighbours (analysis, v, &n);

  for (guint i = 0; i < n; i++)
    within += fab_analysis_get_actor (analysis, neighbours[i])->circle == circle;
  return within;
}

/** One member, for sorting. */
typedef struct {
  FabRecord *actor;
  guint ties;
} Member;

static int
compare_members (gconstpointer a, gconstpointer b)
{
  const Member *p = a, *q = b;

  if (p->ties != q->ties)
    return p->ties > q->ties ? -1 : 1;
  return g_strcmp0 (fab_record_get_title (p->actor), fab_record_get_title (q->actor));
}

/* The members of all circles, by their numbers. */
static GPtrArray *
list_members (FabStore *store, FabAnalysis *analysis)
{
  GPtrArray *circles = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);

  for (guint c = 0; c < fab_analysis_get_n_circles (analysis); c++)
    g_ptr_array_add (circles, g_array_new (FALSE, FALSE, sizeof (Member)));
  for (guint v = 0; v < fab_analysis_get_n_actors (analysis); v++) {
    const FabActorMeasures *measures = fab_analysis_get_actor (analysis, v);
    Member member = { fab_store_get_record (store, measures->key), 0 };

    if (member.actor == NULL || measures->circle == FAB_NO_CIRCLE)
      continue;
    member.ties = count_ties_within (analysis, v);
    g_array_append_val ((GArray *)g_ptr_array_index (circles, measures->circle), member);
  }
  return circles;
}

/* (transfer full): the actors of a circle, the one in its middle first. */
static GPtrArray *
sort_members (GArray *members)
{
  GPtrArray *actors = g_ptr_array_new ();

  g_array_sort (members, compare_members);
  for (guint i = 0; i < members->len; i++)
    g_ptr_array_add (actors, g_array_index (members, Member, i).actor);
  return actors;
}

static const char *
get_territory_name (FabStore *store, FabRecord *actor)
{
  FabRecord *territory = fab_store_get_target (store, actor, FAB_ACTOR_TERRITORY);

  return territory != NULL ? fab_record_get_title (territory) : NULL;
}

static const char *
get_theme (FabStore *store, FabRecord *actor)
{
  return fab_record_get_text (actor, FAB_ACTOR_THEME);
}

/* (nullable): what at least half of the actors have in common. */
static const char *
find_common (FabStore *store, GPtrArray *actors, const char *(*get) (FabStore *store, FabRecord *actor))
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < actors->len; i++) {
    const char *value = get (store, g_ptr_array_index (actors, i));
    guint n;

    if (value == NULL || *value == '\0')
      continue;
    n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, value)) + 1;
    if (2 * n >= actors->len)
      return value;
    g_hash_table_insert (counts, (gpointer)value, GUINT_TO_POINTER (n));
  }
  return NULL;
}

static void
circle_init (Circle *self, FabStore *store, GPtrArray *actors)
{
  self->actors = actors;
  self->theme = find_common (store, actors, get_theme);
  self->territory = find_common (store, actors, get_territory_name);
}

/* (nullable) (transfer full): "Food, Lorient" */
static char *
circle_describe (const Circle *self)
{
  if (self->theme != NULL && self->territory != NULL)
    return g_strdup_printf (_ ("%1$s, %2$s"), self->theme, self->territory);
  return g_strdup (self->theme != NULL ? self->theme : self->territory);
}

/* @circle has @MIN_CIRCLE actors at least. */
static char *
say_circle (FabTeller *self, const Circle *circle)
{
  g_autofree char *about = circle_describe (circle);
  g_autofree char *count = fab_teller_count (self, circle->actors->len);
  g_autofree char *middle = fab_teller_name (g_ptr_array_index (circle->actors, 0));
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();
  g_autofree char *others = NULL;

  for (guint i = 1; i < circle->actors->len; i++)
    g_ptr_array_add (rest, g_ptr_array_index (circle->actors, i));
  others = fab_teller_names (self, rest, FAB_FINDINGS_MAX_NAMES - 1);
  if (about == NULL)
    return g_strdup_printf (
        ngettext ("%1$s actor around %2$s: %3$s.", "%1$s actors around %2$s: %3$s.", circle->actors->len), count,
        middle, others);
  /* Translators: "Food, Lorient: 12 actors around Optim'ism, with A, B and 9 others." */
  return g_strdup_printf (ngettext ("%4$s: %1$s actor around %2$s, with %3$s.",
                                    "%4$s: %1$s actors around %2$s, with %3$s.", circle->actors->len),
                          count, middle, others, about);
}

static void
tell_modularity (FabTeller *self, guint n_circles)
{
  g_autofree char *count = fab_teller_count (self, n_circles);
  g_autofree char *number = fab_number_format_real (fab_analysis_get_modularity (self->analysis), 2, self->language);

  fab_teller_add (self, FAB_TOPIC_CIRCLES, 1e6,
                  g_strdup_printf (ngettext ("The actors with links form %s circle of three or more.",
                                             "The actors with links form %s circles of three or more.", n_circles),
                                   count),
                  g_strdup_printf (_ ("Modularity %s"), number));
}

static void
tell_circle (FabTeller *self, GArray *members)
{
  Circle circle;
  FabFinding *finding;

  circle_init (&circle, self->store, sort_members (members));
  finding = fab_teller_add (self, FAB_TOPIC_CIRCLES, members->len, say_circle (self, &circle), NULL);
  for (guint i = 0; i < circle.actors->len; i++)
    fab_finding_add_record (finding, g_ptr_array_index (circle.actors, i));
  g_ptr_array_unref (circle.actors);
}

void
fab_teller_tell_circles (FabTeller *self)
{
  g_autoptr (GPtrArray) circles = list_members (self->store, self->analysis);
  guint n = 0;

  /* The largest come first. */
  for (guint c = 0; c < circles->len; c++) {
    GArray *members = g_ptr_array_index (circles, c);

    if (members->len < MIN_CIRCLE)
      continue;
    if (n++ < FAB_FINDINGS_MAX)
      tell_circle (self, members);
  }
  if (n > 0)
    tell_modularity (self, n);
}

/* ---- Territories ---- */

/* Returns: how many territories other than its own an actor is tied to */
static guint
count_territories_around (FabTeller *self, guint v)
{
  g_autoptr (GHashTable) territories = g_hash_table_new (NULL, NULL);
  guint n;
  const guint *neighbours = fab_analysis_get_neighbours (self->analysis, v, &n);

  for (guint i = 0; i < n; i++) {
    FabRecord *other = g_ptr_array_index (self->territories, neighbours[i]);

    if (other != NULL && other != g_ptr_array_index (self->territories, v))
      g_hash_table_add (territories, other);
  }
  return g_hash_table_size (territories);
}

/* More territories first, then more ties. */
static double
weigh_between (FabTeller *self, guint v, gpointer data)
{
  guint degree = fab_analysis_get_actor (self->analysis, v)->degree;
  guint n = degree >= MIN_TERRITORIES ? count_territories_around (self, v) : 0;

  return n >= MIN_TERRITORIES ? n + (double)degree / 1e6 : 0;
}

static void
tell_actor_between (FabTeller *self, const FabRank *rank)
{
  guint n = (guint)rank->weight;
  FabRecord *actor = fab_teller_get_actor (self, rank->index);
  g_autofree char *name = fab_teller_name (actor);
  g_autofree char *count = fab_teller_count (self, n);

  fab_finding_add_record (fab_teller_add (self, FAB_TOPIC_TERRITORIES, rank->weight,
                                          g_strdup_printf (ngettext ("%1$s is tied to actors of %2$s territory.",
                                                                     "%1$s is tied to actors of %2$s territories.", n),
                                                           name, count),
                                          NULL),
                          actor);
}

/* Ties between actors of two territories, each counted once. */
static guint
count_ties_between (FabTeller *self)
{
  guint n_between = 0;

  for (guint v = 0; v < self->actors->len; v++) {
    FabRecord *own = g_ptr_array_index (self->territories, v);
    guint n;
    const guint *neighbours = fab_analysis_get_neighbours (self->analysis, v, &n);

    for (guint i = 0; i < n && own != NULL; i++) {
      FabRecord *other = g_ptr_array_index (self->territories, neighbours[i]);

      n_between += neighbours[i] > v && other != NULL && other != own;
    }
  }
  return n_between;
}

void
fab_teller_tell_territories (FabTeller *self)
{
  g_autoptr (GArray) ranks = fab_teller_rank (self, weigh_between, NULL, NULL);
  guint n_between = count_ties_between (self);
  g_autofree char *between = fab_teller_count (self, n_between);

  for (guint i = 0; i < ranks->len; i++)
    tell_actor_between (self, &g_array_index (ranks, FabRank, i));
  if (n_between > 0)
    fab_teller_add (self, FAB_TOPIC_TERRITORIES, 1e6,
                    g_strdup_printf (ngettext ("%s tie joins actors of two different territories directly.",
                                               "%s ties join actors of two different territories directly.", n_between),
                                     between),
                    NULL);
}
