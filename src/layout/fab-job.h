/* fab-job.h: what the steps of one layout share: memory that goes at the end, progress, cancelling, chance */
#pragma once

#include "fab-layout.h"
#include "fab-random.h"

typedef struct FabJobBlock FabJobBlock;

typedef struct {
  FabLayoutProgress progress;
  void *data;
  double begin, end; /* the range of the progress that belongs to the running step */
  double shown;
  FabLayoutStatus status; /* once it is not FAB_LAYOUT_DONE, every step returns at once */
  FabJobBlock *blocks;
  FabRandom random;
} FabJob;

typedef struct {
  double begin, end;
} FabJobRange;

void fab_job_init (FabJob *job, const FabLayoutOptions *options);

/* Frees all memory of the job. Returns: how it went */
FabLayoutStatus fab_job_finish (FabJob *job);

/* Memory of the job, all zero. Returns: (nullable): %NULL when memory is short; the job's status says so too */
void *fab_job_alloc (FabJob *job, size_t count, size_t size);

#define fab_job_new(job, Type, count) ((Type *)fab_job_alloc ((job), (count), sizeof (Type)))

/* Memory asked for after the mark was taken can be given back early, last in, first out. */
FabJobBlock *fab_job_mark (const FabJob *job);
void fab_job_release (FabJob *job, FabJobBlock *mark);

/* Says that @fraction of the running step is done. Returns: whether to go on */
bool fab_job_continues (FabJob *job, double fraction);

/* Narrows the progress to a part of the running step, and back. */
FabJobRange fab_job_enter (FabJob *job, double from, double to);
void fab_job_leave (FabJob *job, FabJobRange range);

static inline bool
fab_job_ok (const FabJob *job)
{
  return job->status == FAB_LAYOUT_DONE;
}
