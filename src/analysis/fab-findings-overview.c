/* The map as a whole: how many, how dense, by which links, and who acts. */
#include "fab-findings-private.h"

/** A share is said with one decimal: a smaller one would be none. */
#define LEAST_SHARE 0.001

static void
tell_size (FabTeller *self)
{
  guint n = fab_analysis_get_n_actors (self->analysis), n_links = fab_analysis_get_n_links (self->analysis);
  FabDensity density = fab_analysis_get_density (self->analysis);
  g_autofree char *actor_count = fab_teller_count (self, n);
  g_autofree char *link_count = fab_teller_count (self, n_links);
  g_autofree char *actors = g_strdup_printf (ngettext ("%s actor", "%s actors", n), actor_count);
  g_autofree char *links = g_strdup_printf (ngettext ("%s link", "%s links", n_links), link_count);
  g_autofree char *share = fab_teller_percent (self, (double)density.ties / (double)MAX (density.possible, 1));

  if (density.possible == 0) {
    fab_teller_add (self, FAB_TOPIC_OVERVIEW, 9, g_strdup (_ ("There is only one actor.")), NULL);
    return;
  }
  if (density.ties > 0 && density.ties < LEAST_SHARE * density.possible) {
    g_autofree char *least = fab_teller_percent (self, LEAST_SHARE);

    /* Translators: "10,000 actors and 19,997 links: less than 0.1% of all possible pairs are tied." */
    fab_teller_add (self, FAB_TOPIC_OVERVIEW, 9,
                    g_strdup_printf (_ ("%1$s and %2$s: less than %3$s of all possible pairs of actors are tied."),
                                     actors, links, least),
                    NULL);
    return;
  }
  fab_teller_add (
      self, FAB_TOPIC_OVERVIEW, 9,
      /* Translators: "110 actors and 203 links: 3.4% of all possible pairs are tied." */
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

/* Between two measured actors: those of an actor to itself are in no other number either. */
static GArray *
count_kinds_of_links (FabTeller *self, guint *n_wished)
{
  GArray *kinds = g_array_new (FALSE, FALSE, sizeof (KindOfLink));

  for (guint i = 0; i < fab_store_get_count (self->store, FAB_TABLE_RELATION); i++) {
    FabRecord *relation = fab_store_get_nth (self->store, FAB_TABLE_RELATION, i);
    KindOfLink kind = { fab_store_get_target (self->store, relation, FAB_RELATION_TYPE), 1 };
    gint64 source = fab_record_get_ref (relation, FAB_RELATION_SOURCE);
    gint64 target = fab_record_get_ref (relation, FAB_RELATION_TARGET);
    guint k = 0;

    if (source == target || fab_analysis_find_actor (self->analysis, source) == NULL ||
        fab_analysis_find_actor (self->analysis, target) == NULL)
      continue;
    if (fab_teller_is_wished (self, relation)) {
      ++*n_wished;
      continue;
    }
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

/* They are drawn, and in the legend: whoever counts there finds the same number here. */
static void
tell_wished (FabTeller *self, guint n)
{
  g_autofree char *count = fab_teller_count (self, n);

  if (n > 0)
    fab_teller_add (
        self, FAB_TOPIC_OVERVIEW, 6.5,
        g_strdup_printf (ngettext ("Beside them, %s link is only wished.", "Beside them, %s links are only wished.", n),
                         count),
        NULL);
}

static void
tell_kinds_of_links (FabTeller *self)
{
  guint n_wished = 0;
  g_autoptr (GArray) kinds = count_kinds_of_links (self, &n_wished);
  g_autofree char *all = NULL;

  for (guint k = 0; k < kinds->len; k++) {
    const KindOfLink *kind = &g_array_index (kinds, KindOfLink, k);
    g_autofree char *before = all;
    g_autofree char *count = fab_teller_count (self, kind->n);
    /* Translators: a kind of link and how many there are: "Partnership 32" */
    g_autofree char *one =
        g_strdup_printf (C_ ("kind of link", "%1$s %2$s"),
                         kind->type != NULL ? fab_record_get_title (kind->type) : C_ ("kind of link", "Other"), count);

    all = before != NULL ? g_strdup_printf (_ ("%1$s, %2$s"), before, one) : g_strdup (one);
  }
  if (all != NULL)
    fab_teller_add (self, FAB_TOPIC_OVERVIEW, 7, g_strdup_printf (_ ("Links by kind: %s."), all), NULL);
  tell_wished (self, n_wished);
}

static gboolean
has_role (FabTeller *self, FabRecord *actor)
{
  g_autoptr (GPtrArray) roles =
      fab_store_get_referrers (self->store, actor, FAB_TABLE_ACTION_ROLE, FAB_ACTION_ROLE_ACTOR);

  return roles->len > 0;
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
  /* A filter may leave links out; which ones, the measures don’t say. */
  if (!self->filtered)
    tell_kinds_of_links (self);
  tell_who_acts (self);
}
