/* fab-kernels.h: the innermost loops of the layouts, written so that compilers turn them into vector code
 *
 * They are compiled with relaxed floating-point rules: no argument may be infinite or NaN.
 */
#pragma once

#include <stdint.h>

/* One round of stochastic gradient descent: for each k, the nodes forward[k] and backward[-k] move towards (or away
 * from) each other until they stand distances[k] * unit apart, as far as @rate allows. All these nodes differ. */
void fab_kernel_descend (int n, const uint16_t *distances, float unit, float rate, float *x_forward, float *y_forward,
                         float *x_backward, float *y_backward);

/* The same, only adding up what stress the pairs have: with e = length / wanted, sums[0] += e, sums[1] += e². */
void fab_kernel_pair_stress (int n, const uint16_t *distances, float unit, const float *x_forward,
                             const float *y_forward, const float *x_backward, const float *y_backward, double sums[2]);

/* Repulsion on a point at (x, y) by n bodies of some mass each: mass / distance², away from each. */
void fab_kernel_repel (int n, const float *x_bodies, const float *y_bodies, const float *mass, float x, float y,
                       float force[2]);

/* The same by mass / distance, which reaches farther */
void fab_kernel_repel_far (int n, const float *x_bodies, const float *y_bodies, const float *mass, float x, float y,
                           float force[2]);

/* How many of n points lie nearer than @reach to the segment from (ax, ay) to (bx, by) */
int fab_kernel_count_near (int n, const float *x, const float *y, float ax, float ay, float bx, float by, float reach);
