#include "fab-job.h"

#include <stdlib.h>

struct FabJobBlock {
  FabJobBlock *below;
  _Alignas (max_align_t) unsigned char bytes[];
};

void
fab_job_init (FabJob *job, const FabLayoutOptions *options)
{
  *job = (FabJob){
    .progress = options->progress,
    .data = options->data,
    .end = 1,
    .random = { options->seed },
  };
}

void
fab_job_release (FabJob *job, FabJobBlock *mark)
{
  while (job->blocks != mark) {
    FabJobBlock *block = job->blocks;

    job->blocks = block->below;
    free (block);
  }
}

FabLayoutStatus
fab_job_finish (FabJob *job)
{
  fab_job_release (job, NULL);
  return job->status;
}

void *
fab_job_alloc (FabJob *job, size_t count, size_t size)
{
  FabJobBlock *block = NULL;
  size_t bytes = 0;

  if (!__builtin_mul_overflow (count, size, &bytes) && !__builtin_add_overflow (bytes, sizeof *block, &bytes))
    block = calloc (1, bytes);
  if (block == NULL) {
    if (job->status == FAB_LAYOUT_DONE)
      job->status = FAB_LAYOUT_NO_MEMORY;
    return NULL;
  }
  block->below = job->blocks;
  job->blocks = block;
  return block->bytes;
}

FabJobBlock *
fab_job_mark (const FabJob *job)
{
  return job->blocks;
}

bool
fab_job_continues (FabJob *job, double fraction)
{
  double total = job->begin + (job->end - job->begin) * fraction;

  if (job->status != FAB_LAYOUT_DONE)
    return false;
  if (total > job->shown)
    job->shown = total;
  if (job->progress != NULL && job->progress (job->shown, job->data) != 0)
    job->status = FAB_LAYOUT_CANCELLED;
  return job->status == FAB_LAYOUT_DONE;
}

FabJobRange
fab_job_enter (FabJob *job, double from, double to)
{
  FabJobRange range = { job->begin, job->end };

  job->begin = range.begin + (range.end - range.begin) * from;
  job->end = range.begin + (range.end - range.begin) * to;
  return range;
}

void
fab_job_leave (FabJob *job, FabJobRange range)
{
  job->begin = range.begin;
  job->end = range.end;
}
