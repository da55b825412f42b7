/* fab-project-private.h: a project's inside, shared by its files: state and timing (fab-project.c), what
 * is done in threads (-jobs) and opening (-open) */
#pragma once

#include "fab-project.h"

G_BEGIN_DECLS

/** The setting under which a project's backups lie; copies of a project share it. */
#define FAB_PROJECT_ID "project_id"

typedef enum {
  FAB_JOB_PUBLISH,
  FAB_JOB_OVERWRITE,
  FAB_JOB_SAVE_COPY,
  FAB_JOB_MOVE_TO,
  FAB_JOB_BACK_UP,
} FabJobKind;

/** Something that the publisher does in a thread. */
typedef struct {
  FabJobKind kind;
  FabPublisher *publisher;
  char *target;
  FabBackupReason reason;
  guint64 edits;  /* of the project when the job began: at least these are in what it writes */
  guint64 serial; /* jobs end in any order; the latest that began has the last word */
} FabJob;

struct _FabProject {
  GObject parent_instance;

  FabStore *store;
  FabSession *session; /* NULL once closed */
  FabPublisher *publisher;
  GMainContext *context;
  GFile *file;
  char *title;
  char *id;
  gboolean read_only;
  gboolean recovered;

  FabProjectState state;
  char *problem;
  gint64 saved_at;

  guint64 edits;     /* committed so far */
  guint64 published; /* of these, how many the document holds for sure */
  GError *failure;   /* why the last publishing failed, or NULL */
  guint64 last_serial;
  guint64 ended_serial;
  guint n_running;

  GSource *timer;
  gint64 first_unpublished; /* monotonic microseconds, 0 where there is none */
  guint quiet_ms;
  guint longest_ms;
  guint retry_ms;
};

/** What opening in a thread gives, and a project is made from in the caller's. */
typedef struct {
  FabSession *session;
  FabStore *store;
  gint64 saved_at; /* seconds since 1970, 0 for never */
  gboolean read_only;
  gboolean recovered; /* the work copy holds edits that the document lacks */
} FabOpened;

FabProject *fab_project_new (FabOpened *opened);
gboolean fab_project_publish_first (FabProject *self, gboolean overwrite, GError **error);
void fab_project_give_up (FabProject *self);
gboolean fab_project_check_open (FabProject *self, GError **error);
gboolean fab_project_is_published (FabProject *self);
void fab_project_update_state (FabProject *self);
void fab_project_clear_timer (FabProject *self);
void fab_project_job_ended (FabProject *self, FabJob *job, const GError *failure);
void fab_opened_free (FabOpened *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabOpened, fab_opened_free)

G_END_DECLS
