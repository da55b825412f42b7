/* fab-topic.h: what the map is asked about, and how each answer is worked out */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** In the order in which they are told. */
typedef enum {
  FAB_TOPIC_OVERVIEW,
  FAB_TOPIC_ISOLATED,
  FAB_TOPIC_HUBS,
  FAB_TOPIC_BROKERS,
  FAB_TOPIC_CUTS,
  FAB_TOPIC_CIRCLES,
  FAB_TOPIC_KINDS,
  FAB_TOPIC_WORLDS,
  FAB_TOPIC_TERRITORIES,
  FAB_TOPIC_PROFILES,
  FAB_TOPIC_ACTIONS,
  FAB_TOPIC_WISHES,
  FAB_N_TOPICS,
} FabTopic;

const char *fab_topic_get_code (FabTopic self);
const char *fab_topic_get_title (FabTopic self);
const char *fab_topic_get_definition (FabTopic self);
const char *fab_topic_get_none (FabTopic self);

G_END_DECLS
