#include "fab-stress.h"

#include <math.h>

/* Stochastic gradient descent on all pairs (Zheng, Pawar & Goodman 2018), with a rate that decays from @first_rate to
 * @last_rate. Within a round of the table the order of the pairs doesn't matter, so only the rounds are shuffled. */
void
fab_stress_descend (const FabPairTable *table, int steps, double first_rate, double last_rate, FabJob *job, float *x,
                    float *y)
{
  FabJobBlock *mark = fab_job_mark (job);
  int *rounds = fab_job_new (job, int, table->n_rounds);
  double decay = steps > 1 ? log (first_rate / last_rate) / (steps - 1) : 0;

  for (int r = 0; rounds != NULL && r < table->n_rounds; r++)
    rounds[r] = r;
  for (int step = 0; step < steps && fab_job_continues (job, (double)step / steps); step++) {
    double rate = first_rate * exp (-decay * step);

    fab_random_shuffle (&job->random, table->n_rounds, rounds);
    fab_pair_table_descend (table, rounds, (float)(0.5 * rate), x, y);
  }
  fab_job_release (job, mark);
}
