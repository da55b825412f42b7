#include "fab-findings-private.h"
#include "fab-text.h"

/* ---- What the tellers use ---- */

/**
 * fab_teller_add:
 * @marked: (transfer full): the sentence
 * @measure: (transfer full) (nullable): the number behind it, in words
 *
 * Returns: (transfer none): the finding, to which it may be added whom it is about
 */
FabFinding *
fab_teller_add (FabTeller *self, FabTopic topic, double weight, char *marked, char *measure)
{
  g_autofree char *sentence = fab_text_typeset (marked, self->language);
  g_autofree char *number = measure != NULL ? fab_text_typeset (measure, self->language) : NULL;
  FabFinding *finding = fab_finding_new (topic, weight, sentence, number);

  g_ptr_array_add (self->findings, finding);
  g_free (marked);
  g_free (measure);
  return finding;
}

char *
fab_teller_count (FabTeller *self, guint64 number)
{
  return fab_number_format ((gint64)number, self->language);
}

/** fab_teller_percent: (transfer full): a share from 0 to 1 as a percentage, with a decimal where it is small; a little is never nothing */
char *
fab_teller_percent (FabTeller *self, double share)
{
  double percent = share * 100;
  double rounded = percent < 9.95 ? (double)(gint64)(percent * 10 + 0.5) / 10 : (double)(gint64)(percent + 0.5);

  if (share > 0 && rounded == 0) {
    g_autofree char *least = fab_number_format_percent (0.1, self->language);

    /* Translators: %s is a percentage, in the middle of a sentence */
    return g_strdup_printf (_ ("less than %s"), least);
  }
  return fab_number_format_percent (rounded, self->language);
}

/** fab_teller_name: (transfer full): how a record is called, as a part of a sentence */
char *
fab_teller_name (FabRecord *record)
{
  const char *name =
      fab_record_get_table_id (record) == FAB_TABLE_ACTOR ? fab_record_get_text (record, FAB_ACTOR_SHORT_NAME) : NULL;

  return fab_finding_mark (record, name != NULL && *name != '\0' ? name : fab_record_get_title (record));
}

/* "A, B", of the first @n records. */
static char *
join_names (GPtrArray *records, guint n)
{
  char *all = fab_teller_name (g_ptr_array_index (records, 0));

  for (guint i = 1; i < n; i++) {
    g_autofree char *before = all;
    g_autofree char *name = fab_teller_name (g_ptr_array_index (records, i));

    /* Translators: names in a row, before the last one */
    all = g_strdup_printf (_ ("%1$s, %2$s"), before, name);
  }
  return all;
}

/**
 * fab_teller_names:
 * @records: one at least
 *
 * Returns: (transfer full): "A, B and C", or "A, B and 12 others"
 */
char *
fab_teller_names (FabTeller *self, GPtrArray *records, guint max_names)
{
  /* "and 1 other" takes as much room as a name. */
  guint n = records->len <= max_names + 1 ? records->len - 1 : max_names;
  g_autofree char *most = n > 0 ? join_names (records, n) : NULL;
  g_autofree char *last = NULL;
  guint others = records->len - n;

  if (n == 0)
    return fab_teller_name (g_ptr_array_index (records, 0));
  if (others == 1) {
    last = fab_teller_name (g_ptr_array_index (records, n));
    /* Translators: the end of names in a row */
    return g_strdup_printf (_ ("%1$s and %2$s"), most, last);
  }
  last = fab_teller_count (self, others);
  /* Translators: "the names and 12 others" */
  return g_strdup_printf (ngettext ("%1$s and %2$s other", "%1$s and %2$s others", others), most, last);
}

FabRecord *
fab_teller_get_actor (FabTeller *self, guint index)
{
  return g_ptr_array_index (self->actors, index);
}

const FabActorMeasures *
fab_teller_measure (FabTeller *self, FabRecord *actor)
{
  return fab_analysis_find_actor (self->analysis, fab_record_get_key (actor));
}

/** fab_teller_is_own: whether an actor is of the territory that is looked at, rather than tied to it from outside */
gboolean
fab_teller_is_own (FabTeller *self, FabRecord *actor)
{
  return self->territory == NULL ||
         fab_record_get_ref (actor, FAB_ACTOR_TERRITORY) == fab_record_get_key (self->territory);
}

/** fab_teller_is_wished: whether a link is of a kind that is only wished */
gboolean
fab_teller_is_wished (FabTeller *self, FabRecord *relation)
{
  FabRecord *type = fab_store_get_target (self->store, relation, FAB_RELATION_TYPE);

  return type != NULL && fab_record_get_boolean (type, FAB_RELATION_TYPE_WISHED);
}

void
fab_finding_add_record (FabFinding *self, FabRecord *record)
{
  fab_finding_add_actor (self, fab_record_get_key (record));
}

static int
compare_by_ties (gconstpointer a, gconstpointer b, gpointer data)
{
  const FabActorMeasures *p = fab_teller_measure (data, *(FabRecord **)a);
  const FabActorMeasures *q = fab_teller_measure (data, *(FabRecord **)b);

  if (p->degree != q->degree)
    return p->degree > q->degree ? -1 : 1;
  return g_strcmp0 (fab_record_get_title (*(FabRecord **)a), fab_record_get_title (*(FabRecord **)b));
}

/** fab_teller_sort_by_ties: @actors must have been measured */
void
fab_teller_sort_by_ties (FabTeller *self, GPtrArray *actors)
{
  g_ptr_array_sort_with_data (actors, compare_by_ties, self);
}

/* Actors with ties are listed by theme once, those with the most first. */
static void
list_themes (FabTeller *self)
{
  GHashTableIter iter;
  gpointer list;

  for (guint v = 0; v < self->actors->len; v++) {
    FabRecord *actor = fab_teller_get_actor (self, v);
    const char *theme = actor != NULL ? fab_record_get_text (actor, FAB_ACTOR_THEME) : NULL;
    GPtrArray *actors = theme != NULL ? g_hash_table_lookup (self->themes, theme) : NULL;

    if (theme == NULL || *theme == '\0' || fab_analysis_get_actor (self->analysis, v)->degree == 0)
      continue;
    if (actors == NULL) {
      actors = g_ptr_array_new ();
      g_hash_table_insert (self->themes, (gpointer)theme, actors);
    }
    g_ptr_array_add (actors, actor);
  }
  g_hash_table_iter_init (&iter, self->themes);
  while (g_hash_table_iter_next (&iter, NULL, &list))
    fab_teller_sort_by_ties (self, list);
}

/**
 * fab_teller_find_on_theme:
 * @theme: (nullable)
 * @territory: (nullable): theirs, or any
 * @but: (nullable): who is left out
 *
 * Returns: (transfer full): at most @max actors that have ties and work on a theme, those with the most ties first
 */
GPtrArray *
fab_teller_find_on_theme (FabTeller *self, const char *theme, FabRecord *territory, FabRecord *but, guint max)
{
  GPtrArray *actors = theme != NULL ? g_hash_table_lookup (self->themes, theme) : NULL;
  GPtrArray *found = g_ptr_array_new ();
  gint64 place = territory != NULL ? fab_record_get_key (territory) : 0;

  for (guint i = 0; actors != NULL && i < actors->len && found->len < max; i++) {
    FabRecord *actor = g_ptr_array_index (actors, i);

    if (actor != but && (place == 0 || fab_record_get_ref (actor, FAB_ACTOR_TERRITORY) == place))
      g_ptr_array_add (found, actor);
  }
  return found;
}

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  const FabRank *p = a, *q = b;

  if (p->weight > q->weight)
    return -1;
  if (p->weight < q->weight)
    return 1;
  return (p->index > q->index) - (p->index < q->index);
}

/**
 * fab_teller_rank:
 * @n_all: (out) (nullable): how many actors there is something to say of
 *
 * Returns: (transfer full): the FabRank of those of whom there is most to say, %FAB_FINDINGS_MAX at most
 */
GArray *
fab_teller_rank (FabTeller *self, FabWeigh weigh, gpointer data, guint *n_all)
{
  GArray *ranks = g_array_new (FALSE, FALSE, sizeof (FabRank));

  for (guint v = 0; v < self->actors->len; v++) {
    FabRank rank = { v, fab_teller_get_actor (self, v) != NULL ? weigh (self, v, data) : 0 };

    if (rank.weight > 0)
      g_array_append_val (ranks, rank);
  }
  g_array_sort (ranks, compare_ranks);
  if (n_all != NULL)
    *n_all = ranks->len;
  g_array_set_size (ranks, MIN (ranks->len, FAB_FINDINGS_MAX));
  return ranks;
}

/* ---- All topics ---- */

static int
compare_findings (gconstpointer a, gconstpointer b)
{
  FabFinding *p = *(FabFinding **)a, *q = *(FabFinding **)b;

  if (fab_finding_get_topic (p) != fab_finding_get_topic (q))
    return fab_finding_get_topic (p) < fab_finding_get_topic (q) ? -1 : 1;
  if (fab_finding_get_weight (p) > fab_finding_get_weight (q))
    return -1;
  if (fab_finding_get_weight (p) < fab_finding_get_weight (q))
    return 1;
  return fab_text_compare (fab_finding_get_text (p), fab_finding_get_text (q));
}

/* (nullable): an actor's own, and not the nation's. */
static FabRecord *
get_own_territory (FabTeller *self, FabRecord *actor)
{
  FabRecord *territory = actor != NULL ? fab_store_get_target (self->store, actor, FAB_ACTOR_TERRITORY) : NULL;

  if (territory == NULL || g_strcmp0 (fab_record_get_text (territory, FAB_TERRITORY_KIND), "nation") == 0)
    return NULL;
  return territory;
}

static void
find_actors (FabTeller *self)
{
  for (guint v = 0; v < fab_analysis_get_n_actors (self->analysis); v++) {
    FabRecord *actor = fab_store_get_record (self->store, fab_analysis_get_actor (self->analysis, v)->key);

    g_ptr_array_add (self->actors, actor);
    g_ptr_array_add (self->territories, get_own_territory (self, actor));
  }
  list_themes (self);
}

/**
 * fab_findings_new:
 * @analysis: of @territory; records that are gone since it was made are not spoken of
 * @territory: (nullable): the territory that is looked at
 * @filtered: not all of its actors and links were measured
 * @language: that of the translations in use
 *
 * To be called in the store's thread.
 *
 * Returns: (transfer full) (element-type FabFinding): topic by topic, what matters most first; %FAB_FINDINGS_MAX of each
 *   at most, beside those that sum up. A topic that was looked into in vain has one that says so (fab_finding_is_none()); one for which
 *   there are too few actors, of one kind or territory, has none
 */
GPtrArray *
fab_findings_new (FabStore *store, FabAnalysis *analysis, FabRecord *territory, gboolean filtered, FabLanguage language)
{
  static void (*const tell[FAB_N_TOPICS]) (FabTeller *self) = {
    [FAB_TOPIC_OVERVIEW] = fab_teller_tell_overview,
    [FAB_TOPIC_ISOLATED] = fab_teller_tell_isolated,
    [FAB_TOPIC_HUBS] = fab_teller_tell_hubs,
    [FAB_TOPIC_BROKERS] = fab_teller_tell_brokers,
    [FAB_TOPIC_CUTS] = fab_teller_tell_cuts,
    [FAB_TOPIC_CIRCLES] = fab_teller_tell_circles,
    [FAB_TOPIC_KINDS] = fab_teller_tell_kinds,
    [FAB_TOPIC_WORLDS] = fab_teller_tell_worlds,
    [FAB_TOPIC_TERRITORIES] = fab_teller_tell_territories,
    [FAB_TOPIC_PROFILES] = fab_teller_tell_profiles,
    [FAB_TOPIC_ACTIONS] = fab_teller_tell_actions,
    [FAB_TOPIC_WISHES] = fab_teller_tell_wishes,
  };
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) actors = g_ptr_array_new ();
  g_autoptr (GPtrArray) territories = g_ptr_array_new ();
  g_autoptr (GHashTable) themes =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  FabTeller self = { store, analysis, territory, filtered, language, findings, actors, territories, themes };

  find_actors (&self);
  for (guint t = 0; t < FAB_N_TOPICS && fab_analysis_get_n_actors (analysis) > 0; t++) {
    guint before = findings->len;

    tell[t](&self);
    if (findings->len == before && fab_teller_can_look_into (&self, t))
      g_ptr_array_add (findings, fab_finding_new_none (t));
  }
  g_ptr_array_sort (findings, compare_findings);
  return findings;
}

/** fab_findings_of_topic: (transfer full) (element-type FabFinding): those of one topic */
GPtrArray *
fab_findings_of_topic (GPtrArray *findings, FabTopic topic)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < findings->len; i++)
    if (fab_finding_get_topic (g_ptr_array_index (findings, i)) == topic)
      g_ptr_array_add (chosen, g_object_ref (g_ptr_array_index (findings, i)));
  return chosen;
}

static void
append_topic (GString *text, GPtrArray *findings, FabTopic topic, guint max)
{
  g_autoptr (GPtrArray) chosen = fab_findings_of_topic (findings, topic);
  guint n = chosen->len <= max + 1 ? chosen->len : max;

  if (chosen->len == 0)
    return;
  g_string_append_printf (text, "%s%s\n", text->len > 0 ? "\n" : "", fab_topic_get_title (topic));
  for (guint i = 0; i < n; i++) {
    FabFinding *finding = g_ptr_array_index (chosen, i);

    g_string_append_printf (text, fab_finding_is_none (finding) ? "%s\n" : "– %s\n", fab_finding_get_text (finding));
  }
  if (n < chosen->len) {
    g_string_append_printf (text, ngettext ("… and %u more", "… and %u more", chosen->len - n), chosen->len - n);
    g_string_append_c (text, '\n');
  }
}

/**
 * fab_findings_to_text:
 * @max_of_topic: of the others of a topic, their number is said
 *
 * Returns: (transfer full): the findings under their titles, to be read or pasted somewhere; where there are none, that there are no actors
 */
char *
fab_findings_to_text (GPtrArray *findings, guint max_of_topic)
{
  GString *text = g_string_new (NULL);

  for (guint t = 0; t < FAB_N_TOPICS; t++)
    append_topic (text, findings, t, max_of_topic);
  if (text->len == 0)
    g_string_append_printf (text, "%s\n", fab_topic_get_none (FAB_TOPIC_OVERVIEW));
  return g_string_free (text, FALSE);
}
