/* Whether there is enough on the map for a topic to have an answer: "all kinds of actors know one another about as well" says nothing of one kind. */
#include "fab-findings-private.h"

/** Fewer actors are no network. */
#define MIN_ACTORS 3
/** Ties between two kinds that the map's density lets expect, from which on too few of them would show. */
#define MIN_EXPECTED 2.0

static guint
count_tied (FabTeller *self)
{
  guint n = 0;

  for (guint v = 0; v < self->actors->len; v++)
    n += fab_analysis_get_actor (self->analysis, v)->degree > 0;
  return n;
}

/* Whether some two kinds have pairs enough that few ties between them, or many, would be told. */
static gboolean
can_compare_kinds (FabTeller *self)
{
  const FabChoices *kinds = fab_table_get (FAB_TABLE_ACTOR)->fields[FAB_ACTOR_KIND].choices;
  FabDensity all = fab_analysis_get_density (self->analysis);

  for (guint kind = 0; kind < kinds->n_choices; kind++)
    for (guint other = kind + 1; other < kinds->n_choices; other++) {
      FabDensity density = fab_analysis_get_kind_density (self->analysis, kind, other);

      if ((double)density.possible * (double)all.ties >= MIN_EXPECTED * (double)MAX (all.possible, 1))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_two_territories (FabTeller *self)
{
  gpointer first = NULL;

  for (guint v = 0; v < self->territories->len; v++) {
    gpointer territory = g_ptr_array_index (self->territories, v);

    if (territory != NULL && first != NULL && territory != first)
      return TRUE;
    first = first != NULL ? first : territory;
  }
  return FALSE;
}

/** fab_teller_can_look_into: whether a topic of which nothing was told has an answer all the same: that there is nothing of the kind */
gboolean
fab_teller_can_look_into (FabTeller *self, FabTopic topic)
{
  if (self->actors->len < MIN_ACTORS)
    return FALSE;
  switch (topic) {
  case FAB_TOPIC_HUBS:
  case FAB_TOPIC_BROKERS:
  case FAB_TOPIC_CUTS:
  case FAB_TOPIC_CIRCLES:
    return count_tied (self) >= MIN_ACTORS;
  case FAB_TOPIC_KINDS:
    return can_compare_kinds (self);
  case FAB_TOPIC_TERRITORIES:
    return has_two_territories (self);
  case FAB_TOPIC_ACTIONS:
    return fab_store_get_count (self->store, FAB_TABLE_ACTION) > 0;
  case FAB_TOPIC_OVERVIEW:
  case FAB_TOPIC_WORLDS:
    return FALSE; /* where there is something to say, they say it */
  default:
    return TRUE;
  }
}
