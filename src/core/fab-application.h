/* fab-application.h: the states that an application goes through, and how long an award is valid */
#pragma once

#include "fab-date.h"
#include "fab-store.h"

G_BEGIN_DECLS

/** A state that an application can go to from where it is. */
typedef struct {
  const char *state; /* its code */
  const char *label; /* translated */
  gboolean allowed;
  char *reason; /* (nullable) why not, for people */
} FabTransition;

void fab_transition_free (FabTransition *self);

GPtrArray *fab_application_list_transitions (FabStore *store, FabRecord *application);
gboolean fab_application_can_move (FabStore *store, FabRecord *application, const char *state, GError **error);
gboolean
fab_application_move (FabStore *store, FabRecord *application, const char *state, FabDate today, GError **error);

/* Awards */
FabDate fab_award_compute_end (FabStore *store, FabRecord *application, FabDate start);
FabDate fab_award_compute_follow_up (FabStore *store, FabRecord *application, FabDate start);
gboolean fab_award_is_valid (FabRecord *award, FabDate today);
FabRecord *fab_application_get_award (FabStore *store, FabRecord *application);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabTransition, fab_transition_free)

G_END_DECLS
