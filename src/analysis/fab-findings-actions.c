/* What lacks: kinds of actors around the actions, pilots, and links that are only wished. */
#include "fab-findings-private.h"

#include <string.h>

#define MIN_OTHER_ACTIONS 3
#define MAX_KINDS         32
#define MAX_CANDIDATES    3

/* ---- Kinds around an action ---- */

/** An action with the kinds of actors that have a role in it, a bit each. */
typedef struct {
  FabRecord *action;
  FabRecord *territory; /* (nullable) */
  const char *theme;
  guint32 kinds;
} Around;

static const FabChoices *
get_kinds (void)
{
  return fab_table_get (FAB_TABLE_ACTOR)->fields[FAB_ACTOR_KIND].choices;
}

static guint32
find_kinds_around (FabTeller *self, FabRecord *action)
{
  g_autoptr (GPtrArray) roles =
      fab_store_get_referrers (self->store, action, FAB_TABLE_ACTION_ROLE, FAB_ACTION_ROLE_ACTION);
  guint32 kinds = 0;

  for (guint i = 0; i < roles->len; i++) {
    FabRecord *actor = fab_store_get_target (self->store, g_ptr_array_index (roles, i), FAB_ACTION_ROLE_ACTOR);
    const FabChoice *kind =
        actor != NULL ? fab_choices_find (get_kinds (), fab_record_get_text (actor, FAB_ACTOR_KIND)) : NULL;

    if (kind != NULL && kind - get_kinds ()->choices < MAX_KINDS)
      kinds |= 1u << (kind - get_kinds ()->choices);
  }
  return kinds;
}

static gboolean
is_open (FabRecord *action)
{
  const char *status = fab_record_get_text (action, FAB_ACTION_STATUS);

  return g_strcmp0 (status, "done") != 0 && g_strcmp0 (status, "abandoned") != 0;
}

static GArray *
find_actions (FabTeller *self)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Around));

  for (guint i = 0; i < fab_store_get_count (self->store, FAB_TABLE_ACTION); i++) {
    FabRecord *action = fab_store_get_nth (self->store, FAB_TABLE_ACTION, i);
    Around around = { action, fab_territory_of (self->store, action), fab_record_get_text (action, FAB_ACTION_THEME),
                      find_kinds_around (self, action) };

    g_array_append_val (found, around);
  }
  return found;
}

/* The actors of an action, so that they can be shown. */
static void
add_actors_of (FabTeller *self, FabFinding *finding, FabRecord *action)
{
  g_autoptr (GPtrArray) roles =
      fab_store_get_referrers (self->store, action, FAB_TABLE_ACTION_ROLE, FAB_ACTION_ROLE_ACTION);

  for (guint i = 0; i < roles->len; i++) {
    gint64 actor = fab_record_get_ref (g_ptr_array_index (roles, i), FAB_ACTION_ROLE_ACTOR);

    if (fab_analysis_find_actor (self->analysis, actor) != NULL)
      fab_finding_add_actor (finding, actor);
  }
}

/** The kinds that lack around an action: how many of the other actions have each. */
typedef struct {
  guint n_others;
  guint n_with[MAX_KINDS];
  guint kinds[MAX_KINDS]; /* the most expected first */
  guint n_kinds;
} Missing;

/* "“Shop”, “Company”" */
static char *
name_kinds (const Missing *missing)
{
  char *all = NULL;

  for (guint i = 0; i < missing->n_kinds; i++) {
    g_autofree char *before = all;
    const char *label = fab_choices_get_label (get_kinds (), get_kinds ()->choices[missing->kinds[i]].code);
    g_autofree char *quoted = g_strdup_printf (C_ ("a name in a sentence", "“%s”"), label);

    all = before != NULL ? g_strdup_printf (_ ("%1$s, %2$s"), before, quoted) : g_strdup (quoted);
  }
  return all;
}

static char *
say_missing (FabTeller *self, const Around *around, const Missing *missing)
{
  guint n_with = missing->n_with[missing->kinds[0]];
  g_autofree char *title = fab_teller_name (around->action);
  g_autofree char *kinds = name_kinds (missing);
  g_autofree char *with = fab_teller_count (self, n_with);
  g_autofree char *others = fab_teller_count (self, missing->n_others);

  if (missing->n_kinds > 1)
    return g_strdup_printf (
        _ ("Around “%1$s”, nobody of these kinds: %2$s. At least half of the %3$s other actions on the theme "
           "“%4$s” have one."),
        title, kinds, others, around->theme);
  /* Translators: %2$s is a kind of actor in quotation marks, %5$s a theme */
  return g_strdup_printf (
      ngettext ("Around “%1$s”, nobody of the kind %2$s: %3$s of the %4$s other actions on the theme “%5$s” has one.",
                "Around “%1$s”, nobody of the kind %2$s: %3$s of the %4$s other actions on the theme “%5$s” have one.",
                n_with),
      title, kinds, with, others, around->theme);
}

/** What the actions on a theme, that have actors, have around them. */
typedef struct {
  guint n;
  guint n_with[MAX_KINDS];
} OnTheme;

static GHashTable *
count_themes (const GArray *actions)
{
  GHashTable *themes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < actions->len; i++) {
    const Around *around = &g_array_index (actions, Around, i);
    OnTheme *theme;

    if (around->kinds == 0 || around->theme == NULL || *around->theme == '\0')
      continue;
    theme = g_hash_table_lookup (themes, around->theme);
    if (theme == NULL) {
      theme = g_new0 (OnTheme, 1);
      g_hash_table_insert (themes, (gpointer)around->theme, theme);
    }
    theme->n++;
    for (guint k = 0; k < MAX_KINDS; k++)
      theme->n_with[k] += (around->kinds >> k) & 1;
  }
  return themes;
}

/* Compares an action that has actors with the others on its theme. Returns: whether there was something to tell */
static gboolean
tell_missing_kinds (FabTeller *self, GHashTable *themes, const Around *around)
{
  const OnTheme *theme = around->theme != NULL ? g_hash_table_lookup (themes, around->theme) : NULL;
  Missing missing = { 0 };

  if (theme == NULL || around->kinds == 0 || theme->n - 1 < MIN_OTHER_ACTIONS)
    return FALSE;
  missing.n_others = theme->n - 1;
  memcpy (missing.n_with, theme->n_with, sizeof missing.n_with);
  for (guint n = missing.n_others; 2 * n >= missing.n_others; n--)
    for (guint k = 0; k < MIN (get_kinds ()->n_choices, MAX_KINDS); k++)
      if (missing.n_with[k] == n && ((around->kinds >> k) & 1) == 0)
        missing.kinds[missing.n_kinds++] = k;
  if (missing.n_kinds == 0)
    return FALSE;
  add_actors_of (self,
                 fab_teller_add (self, FAB_TOPIC_ACTIONS,
                                 (double)missing.n_with[missing.kinds[0]] / missing.n_others + missing.n_kinds / 1e3,
                                 say_missing (self, around, &missing), NULL),
                 around->action);
  return TRUE;
}

/* ---- Actions without a pilot ---- */

static gboolean
has_pilot (FabTeller *self, FabRecord *action)
{
  g_autoptr (GPtrArray) roles =
      fab_store_get_referrers (self->store, action, FAB_TABLE_ACTION_ROLE, FAB_ACTION_ROLE_ACTION);

  for (guint i = 0; i < roles->len; i++) {
    const char *role = fab_record_get_text (g_ptr_array_index (roles, i), FAB_ACTION_ROLE_ROLE);

    if (role != NULL && g_str_has_prefix (role, "pilot_"))
      return TRUE;
  }
  return FALSE;
}

static void
tell_no_pilot (FabTeller *self, const Around *around)
{
  g_autoptr (GPtrArray) candidates =
      fab_teller_find_on_theme (self, around->theme, around->territory, NULL, MAX_CANDIDATES);
  g_autofree char *title = fab_teller_name (around->action);
  g_autofree char *names = NULL;
  FabFinding *finding;

  if (candidates->len > 0)
    names = fab_teller_names (self, candidates, MAX_CANDIDATES);
  finding =
      fab_teller_add (self, FAB_TOPIC_ACTIONS, 2,
                      names != NULL ? g_strdup_printf (_ ("“%1$s” has no pilot. On its theme: %2$s."), title, names)
                                    : g_strdup_printf (_ ("“%s” has no pilot."), title),
                      NULL);
  for (guint i = 0; i < candidates->len; i++)
    fab_finding_add_record (finding, g_ptr_array_index (candidates, i));
}

void
fab_teller_tell_actions (FabTeller *self)
{
  g_autoptr (GArray) actions = find_actions (self);
  g_autoptr (GHashTable) themes = count_themes (actions);
  guint n_missing = 0, n_without = 0;

  for (guint i = 0; i < actions->len; i++) {
    const Around *around = &g_array_index (actions, Around, i);

    if (!fab_territory_shows (self->store, self->territory, around->action) || !is_open (around->action))
      continue;
    if (n_missing < FAB_FINDINGS_MAX)
      n_missing += tell_missing_kinds (self, themes, around);
    if (n_without < FAB_FINDINGS_MAX && !has_pilot (self, around->action)) {
      tell_no_pilot (self, around);
      n_without++;
    }
  }
}

/* ---- Wishes ---- */

/* Those that are tied to both ends of a wish, by their indexes. Returns: whether the two are tied already */
static gboolean
find_between (FabTeller *self, gint64 source, gint64 target, GPtrArray *between)
{
  const FabActorMeasures *first = fab_analysis_get_actor (self->analysis, 0);
  const FabActorMeasures *ends[2] = { fab_analysis_find_actor (self->analysis, source),
                                      fab_analysis_find_actor (self->analysis, target) };
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  const guint *neighbours;
  guint n;

  if (ends[0] == NULL || ends[1] == NULL)
    return FALSE;
  neighbours = fab_analysis_get_neighbours (self->analysis, ends[0] - first, &n);
  for (guint i = 0; i < n; i++)
    g_hash_table_add (known, GUINT_TO_POINTER (neighbours[i]));
  if (g_hash_table_contains (known, GUINT_TO_POINTER ((guint)(ends[1] - first))))
    return TRUE;
  neighbours = fab_analysis_get_neighbours (self->analysis, ends[1] - first, &n);
  for (guint i = 0; i < n; i++)
    if (g_hash_table_contains (known, GUINT_TO_POINTER (neighbours[i])) &&
        fab_teller_get_actor (self, neighbours[i]) != NULL)
      g_ptr_array_add (between, fab_teller_get_actor (self, neighbours[i]));
  fab_teller_sort_by_ties (self, between);
  return FALSE;
}

/* "A and B (what it is about)" */
static char *
say_both (FabRecord *relation, FabRecord *source, FabRecord *target)
{
  const char *about = fab_record_get_text (relation, FAB_RELATION_LABEL);
  g_autofree char *first = fab_teller_name (source);
  g_autofree char *second = fab_teller_name (target);

  if (about == NULL || *about == '\0')
    return g_strdup_printf (_ ("%1$s and %2$s"), first, second);
  /* Translators: two actors, and what the link between them is about */
  return g_strdup_printf (_ ("%1$s and %2$s (%3$s)"), first, second, about);
}

/* Returns: whether the wish is still one; where not @may_add, it is only counted */
static gboolean
tell_wish (FabTeller *self, FabRecord *relation, FabRecord *source, FabRecord *target, gboolean may_add)
{
  g_autoptr (GPtrArray) between = g_ptr_array_new ();
  g_autofree char *both = NULL, *names = NULL;
  FabFinding *finding;

  if (find_between (self, fab_record_get_key (source), fab_record_get_key (target), between))
    return FALSE;
  if (!may_add)
    return TRUE;
  both = say_both (relation, source, target);
  if (between->len > 0)
    names = fab_teller_names (self, between, FAB_FINDINGS_MAX_NAMES - 1);
  finding = fab_teller_add (self, FAB_TOPIC_WISHES, between->len,
                            names == NULL
                                ? g_strdup_printf (_ ("To be made: %s."), both)
                                : g_strdup_printf (ngettext ("To be made: %1$s. %2$s is tied to both.",
                                                             "To be made: %1$s. %2$s are tied to both.", between->len),
                                                   both, names),
                            NULL);
  fab_finding_add_record (finding, source);
  fab_finding_add_record (finding, target);
  fab_finding_set_relation (finding, fab_record_get_key (relation));
  return TRUE;
}

static void
tell_all_wishes (FabTeller *self, guint n_wishes)
{
  g_autofree char *count = fab_teller_count (self, n_wishes);

  fab_teller_add (
      self, FAB_TOPIC_WISHES, 1e6,
      g_strdup_printf (ngettext ("%s link is only wished, between actors that no other link ties.",
                                 "%s links are only wished, between actors that no other link ties.", n_wishes),
                       count),
      NULL);
}

/* One end of the territory is enough, and on this map: the other is who is missing. */
static gboolean
is_about (FabTeller *self, FabRecord *source, FabRecord *target)
{
  return (fab_teller_measure (self, source) != NULL && fab_teller_is_own (self, source)) ||
         (fab_teller_measure (self, target) != NULL && fab_teller_is_own (self, target));
}

void
fab_teller_tell_wishes (FabTeller *self)
{
  guint n_wishes = 0;

  for (guint i = 0; i < fab_store_get_count (self->store, FAB_TABLE_RELATION); i++) {
    FabRecord *relation = fab_store_get_nth (self->store, FAB_TABLE_RELATION, i);
    FabRecord *source = fab_store_get_target (self->store, relation, FAB_RELATION_SOURCE);
    FabRecord *target = fab_store_get_target (self->store, relation, FAB_RELATION_TARGET);

    if (source != NULL && target != NULL && source != target && fab_teller_is_wished (self, relation) &&
        is_about (self, source, target))
      n_wishes += tell_wish (self, relation, source, target, n_wishes < FAB_FINDINGS_MAX);
  }
  if (n_wishes > 1)
    tell_all_wishes (self, n_wishes);
}
