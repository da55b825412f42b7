#include "fab-kernels.h"

#include "fab-limits.h"

/* One copy of a function for each generation of processors, chosen when the program starts. Sanitizers run before that
 * choice can be made, so they get a single copy. */
#if defined __x86_64__ && defined __gnu_linux__ && defined __has_attribute && !defined __SANITIZE_ADDRESS__ && \
    !defined __SANITIZE_THREAD__
#  if __has_attribute(target_clones) && !defined __clang__
#    define FAB_VECTOR __attribute__ ((target_clones ("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#  endif
#endif
#ifndef FAB_VECTOR
#  define FAB_VECTOR
#endif

/* Keeps two nodes on one spot from dividing by zero. */
static const float TINY = 1e-12f;

/* Distances are widened some at a time: compilers don't mix widths in a loop that runs backwards. */
enum { CHUNK = 256 };

FAB_VECTOR void
fab_kernel_descend (int n, const uint16_t *restrict distances, float unit, float rate, float *restrict x_forward,
                    float *restrict y_forward, float *restrict x_backward, float *restrict y_backward)
{
  float wanted[CHUNK];

  for (int first = 0; first < n; first += CHUNK) {
    int end = n - first < CHUNK ? n : first + CHUNK;

    for (int k = first; k < end; k++)
      wanted[k - first] = (float)distances[k] * unit;
    for (int k = first; k < end; k++) {
      float dx = x_forward[k] - x_backward[-k];
      float dy = y_forward[k] - y_backward[-k];
      float want = wanted[k - first];
      float inverse = 1.0f / sqrtf (dx * dx + dy * dy + TINY);
      float limit = rate / (want * want);
      float step = (limit < 0.5f ? limit : 0.5f) * (1.0f - want * inverse);

      x_forward[k] -= step * dx;
      y_forward[k] -= step * dy;
      x_backward[-k] += step * dx;
      y_backward[-k] += step * dy;
    }
  }
}

FAB_VECTOR void
fab_kernel_pair_stress (int n, const uint16_t *restrict distances, float unit, const float *restrict x_forward,
                        const float *restrict y_forward, const float *restrict x_backward,
                        const float *restrict y_backward, double sums[2])
{
  float wanted[CHUNK];
  float sum = 0, squares = 0;

  for (int first = 0; first < n; first += CHUNK) {
    int end = n - first < CHUNK ? n : first + CHUNK;

    for (int k = first; k < end; k++)
      wanted[k - first] = (float)distances[k] * unit;
    for (int k = first; k < end; k++) {
      float dx = x_forward[k] - x_backward[-k];
      float dy = y_forward[k] - y_backward[-k];
      float ratio = sqrtf (dx * dx + dy * dy) / wanted[k - first];

      sum += ratio;
      squares += ratio * ratio;
    }
  }
  sums[0] += (double)sum;
  sums[1] += (double)squares;
}

FAB_VECTOR void
fab_kernel_repel (int n, const float *restrict x_bodies, const float *restrict y_bodies, const float *restrict mass,
                  float x, float y, float force[2])
{
  float fx = 0, fy = 0;

  for (int k = 0; k < n; k++) {
    float dx = x - x_bodies[k];
    float dy = y - y_bodies[k];
    float square = dx * dx + dy * dy + 1e-4f;
    float inverse = 1.0f / sqrtf (square);
    float push = mass[k] * inverse * inverse * inverse;

    fx += push * dx;
    fy += push * dy;
  }
  force[0] = fx;
  force[1] = fy;
}

FAB_VECTOR void
fab_kernel_repel_far (int n, const float *restrict x_bodies, const float *restrict y_bodies, const float *restrict mass,
                      float x, float y, float force[2])
{
  float fx = 0, fy = 0;

  for (int k = 0; k < n; k++) {
    float dx = x - x_bodies[k];
    float dy = y - y_bodies[k];
    float push = mass[k] / (dx * dx + dy * dy + 1e-4f);

    fx += push * dx;
    fy += push * dy;
  }
  force[0] = fx;
  force[1] = fy;
}

FAB_VECTOR int
fab_kernel_count_near (int n, const float *restrict x, const float *restrict y, float ax, float ay, float bx, float by,
                       float reach)
{
  float dx = bx - ax, dy = by - ay;
  float inverse = 1.0f / fab_max (dx * dx + dy * dy, 1e-20f);
  float square = reach * reach;
  int count = 0;

  for (int k = 0; k < n; k++) {
    float px = x[k] - ax, py = y[k] - ay;
    float along = fab_clamp ((px * dx + py * dy) * inverse, 0, 1);
    float qx = px - along * dx, qy = py - along * dy;

    count += qx * qx + qy * qy < square ? 1 : 0;
  }
  return count;
}
