#include "fab-topic.h"

#include <glib/gi18n-lib.h>

/** Untranslated. */
typedef struct {
  const char *code;
  const char *title;
  const char *definition;
  const char *none; /* what is said where there is nothing to tell */
} Topic;

static const Topic topics[FAB_N_TOPICS] = {
  [FAB_TOPIC_OVERVIEW] = { "overview", N_ ("Overview"),
                           N_ ("A tie is a pair of actors with at least one link between them, whatever its direction. "
                               "Links that are only wished are "
                               "not counted, nor those of an actor to itself. The density is the share of all possible "
                               "pairs that are tied. A piece of "
                               "the map is a group of actors that links lead from one to another."),
                           N_ ("There are no actors.") },
  [FAB_TOPIC_ISOLATED] = { "isolated", N_ ("Isolated actors"),
                           N_ ("An actor is isolated when no link ties it to another; links that are only wished don’t "
                               "count. The actors named beside it "
                               "work on the same theme and have the most ties; the action named has the same theme."),
                           N_ ("No actor is isolated.") },
  [FAB_TOPIC_HUBS] = { "hubs", N_ ("Hubs"),
                       N_ ("The degree of an actor is the number of other actors that it is tied to; several links "
                           "with the same actor count once. Hubs are "
                           "those with at least three ties and twice the mean."),
                       N_ ("No actor is tied to many more than the others are.") },
  [FAB_TOPIC_BROKERS] = { "brokers", N_ ("Go-betweens"),
                          N_ ("For each pair of other actors, there are one or several shortest paths of links from "
                              "one to the other. The betweenness of an "
                              "actor is the share of these paths that pass through it, over all pairs (Freeman): 0 % "
                              "where nobody needs it to "
                              "meet, 100 % at the centre of a star. Those named have at least 2 %, and twice the "
                              "mean."),
                          N_ ("No actor stands between many others.") },
  [FAB_TOPIC_CUTS] = { "cuts", N_ ("What holds by one thread"),
                       N_ ("An actor is an articulation point, and a tie a bridge, when without it actors that could "
                           "reach one another no longer could. The number of actors cut off is that of all parts but "
                           "the largest. Those that cut off a single actor are not listed."),
                       N_ ("No single actor or tie holds the map together.") },
  [FAB_TOPIC_CIRCLES] = { "circles", N_ ("Circles"),
                          N_ ("Circles are groups whose actors have more links with one another than chance would give "
                              "them. They are found by the method "
                              "of Leiden, which looks for the greatest modularity; each actor is in one circle. A "
                              "circle is described by the theme and the "
                              "territory of at least half of its actors, and by the one with the most ties within. "
                              "Circles of one or two are not "
                              "listed."),
                          N_ ("There are no circles of three actors or more.") },
  [FAB_TOPIC_KINDS] = { "kinds", N_ ("Between kinds of actors"),
                        N_ ("For two kinds of actors, the ties between them are compared with all pairs that are "
                            "possible, and with what the density of "
                            "the whole map would give. Listed are those with less than half of that, where at least "
                            "two ties would be expected, and "
                            "those with at least three ties and three times as many."),
                        N_ ("All kinds of actors know one another about as well.") },
  [FAB_TOPIC_WORLDS] = { "worlds", N_ ("Economic development and transition"),
                         N_ ("An actor is of economic development when its theme speaks of economy, trade, industry, "
                             "employment or companies, and of "
                             "transition when its theme speaks of transition, ecology, climate, energy, reuse, waste, "
                             "biodiversity, water, food or "
                             "mobility; where the theme says neither, companies, shops and chambers are of economic "
                             "development. Those named have ties "
                             "with both; the smaller of the two numbers ranks them."),
                         N_ ("No actor is tied to both.") },
  [FAB_TOPIC_TERRITORIES] = { "territories", N_ ("Between territories"),
                              N_ ("The ties between actors of two different territories, and the actors tied to at "
                                  "least three territories other than "
                                  "their own. Actors without a territory, and those of the nation, are not counted as "
                                  "being of one."),
                              N_ ("There is no tie between two territories.") },
  [FAB_TOPIC_PROFILES] = { "profiles", N_ ("Pioneers, followers, still to convince"),
                           N_ ("The profile is what each actor’s sheet says. An actor that is still to convince and "
                               "has a tie with a pioneer may be "
                               "approached by it."),
                           N_ ("No actor has a profile.") },
  [FAB_TOPIC_ACTIONS] = { "actions", N_ ("Around the actions"),
                          N_ ("A kind of actor is missing around an action when none of that kind has a role in it, "
                              "though at least half of the other "
                              "actions on the same theme (three at least, that have actors) have one. For an action "
                              "without a pilot, the actors named "
                              "work on its theme and territory and have the most ties."),
                          N_ ("No kind of actor is missing around an action, and every action has a pilot.") },
  [FAB_TOPIC_WISHES] = { "wishes", N_ ("Links that are only wished"),
                         N_ ("Links of a kind that is only wished, between actors that no other link ties yet. Whoever "
                             "is tied to both could "
                             "introduce them."),
                         N_ ("No link is only wished.") },
};

/** fab_topic_get_code: a name that never changes, for programs */
const char *
fab_topic_get_code (FabTopic self)
{
  return topics[self].code;
}

const char *
fab_topic_get_title (FabTopic self)
{
  return _ (topics[self].title);
}

/** fab_topic_get_definition: how the answer is worked out, in plain words */
const char *
fab_topic_get_definition (FabTopic self)
{
  return _ (topics[self].definition);
}

/** fab_topic_get_none: the answer where there is nothing to tell */
const char *
fab_topic_get_none (FabTopic self)
{
  return _ (topics[self].none);
}
