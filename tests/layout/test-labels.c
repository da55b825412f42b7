#include "fab-geometry.h"
#include "fab-labels.h"

#include "fab-random.h"

#include <glib.h>
#include <math.h>

static bool
covers_disc (FabBox box, const FabLabel *disc)
{
  float dx = fmaxf (0, fmaxf (box.left - disc->x, disc->x - box.right));
  float dy = fmaxf (0, fmaxf (box.top - disc->y, disc->y - box.bottom));

  return dx * dx + dy * dy < disc->radius * disc->radius;
}

static void
assert_nothing_covered (int n, const FabLabel *labels, const FabLabelPlace *places)
{
  for (int i = 0; i < n; i++) {
    FabBox box = fab_label_box (&labels[i], places[i], 3);

    if (places[i] == FAB_LABEL_HIDDEN)
      continue;
    for (int j = 0; j < n; j++) {
      if (i == j)
        continue;
      g_assert_false (covers_disc (box, &labels[j]));
      if (places[j] != FAB_LABEL_HIDDEN)
        g_assert_false (fab_box_meets (box, fab_label_box (&labels[j], places[j], 3)));
    }
  }
}

static void
test_crowd (void)
{
  enum { N = 400 };
  g_autofree FabLabel *labels = g_new (FabLabel, N);
  g_autofree FabLabelPlace *places = g_new (FabLabelPlace, N);
  FabRandom random = { 1 };

  for (int width = 3000; width >= 500; width -= 500) {
    int hidden, counted = 0;

    for (int i = 0; i < N; i++)
      labels[i] = (FabLabel){ .x = (float)(width * fab_random_unit (&random)),
                              .y = (float)(width * fab_random_unit (&random)),
                              .radius = 8,
                              .width = (float)(20 + 80 * fab_random_unit (&random)),
                              .height = 14,
                              .priority = (float)i };
    hidden = fab_labels_place (N, labels, 3, NULL, places);
    assert_nothing_covered (N, labels, places);
    for (int i = 0; i < N; i++)
      counted += places[i] == FAB_LABEL_HIDDEN;
    g_assert_cmpint (hidden, ==, counted);
    if (width == 3000)
      g_assert_cmpint (hidden, ==, 0);
  }
}

static void
test_priority (void)
{
  const FabLabel labels[] = {
    { .x = 0, .y = 0, .radius = 5, .width = 300, .height = 300, .priority = 1 },
    { .x = 10, .y = 0, .radius = 5, .width = 300, .height = 300, .priority = 2 },
  };
  FabLabelPlace places[2];

  g_assert_cmpint (fab_labels_place (2, labels, 3, NULL, places), ==, 0);
  g_assert_cmpint (places[1], ==, FAB_LABEL_RIGHT);
  g_assert_cmpint (places[0], ==, FAB_LABEL_LEFT);
}

/* A label avoids a link that passes to the right; a node without text has no place. */
static void
test_links (void)
{
  const FabLabel labels[] = {
    { .x = 0, .y = 0, .radius = 5, .width = 40, .height = 10 },
    { .x = 200, .y = 0, .radius = 5 },
  };
  const float segments[][4] = { { 5, 0, 195, 0 } };
  const FabLabelRoom room = { .n_segments = 1, .segments = segments };
  FabLabelPlace places[2];

  g_assert_cmpint (fab_labels_place (2, labels, 3, &room, places), ==, 0);
  g_assert_cmpint (places[0], ==, FAB_LABEL_BELOW);
  g_assert_cmpint (places[1], ==, FAB_LABEL_HIDDEN);
}

/* Where taking the best place for each in turn hides one, the other goes elsewhere. */
static void
test_improvement (void)
{
  const FabLabel labels[] = {
    { .x = 0, .y = 0, .radius = 5, .width = 40, .height = 10, .priority = 2 },
    { .x = 60, .y = 0, .radius = 5, .width = 40, .height = 10, .priority = 1 },
    { .x = 100, .y = 0, .radius = 20 }, /* nothing to the right of the second */
    { .x = 60, .y = 22, .radius = 12 },
    { .x = 60, .y = -22, .radius = 12 }, /* nor above or below */
  };
  FabLabelPlace places[5];

  g_assert_cmpint (fab_labels_place (5, labels, 3, NULL, places), ==, 0);
  g_assert_cmpint (places[1], ==, FAB_LABEL_LEFT);
  g_assert_cmpint (places[0], !=, FAB_LABEL_RIGHT);
}

/* The third can only be named where the second is, the second only where the first is: pushing goes on. */
static void
test_chain (void)
{
  enum { N = 3, WALLS = 5 };
  FabLabel labels[N + 2 * N * WALLS + 1];
  FabLabelPlace places[G_N_ELEMENTS (labels)];
  int n = N;

  for (int i = 0; i < N; i++) {
    labels[i] = (FabLabel){ .x = (float)(60 * i), .radius = 5, .width = 42, .height = 8, .priority = (float)(N - i) };
    for (int k = 0; k < WALLS; k++) {
      labels[n++] = (FabLabel){ .x = (float)(60 * i + 12 * (k - 2)), .y = 13, .radius = 7 };
      labels[n++] = (FabLabel){ .x = (float)(60 * i + 12 * (k - 2)), .y = -13, .radius = 7 };
    }
  }
  labels[n++] = (FabLabel){ .x = 60 * N, .radius = 20 };
  g_assert_cmpint (fab_labels_place (n, labels, 3, NULL, places), ==, 0);
  assert_nothing_covered (n, labels, places);
  for (int i = 0; i < N; i++)
    g_assert_cmpint (places[i], ==, FAB_LABEL_LEFT);
}

/* A name covers the discs of dimmed nodes where there is no other place, and theirs make room. */
static void
test_claims (void)
{
  enum { N = 9 };
  FabLabel labels[N] = { { .radius = 5, .width = 40, .height = 10 } };
  FabLabelPlace places[N];

  for (int i = 1; i < N; i++)
    labels[i] = (FabLabel){ .x = (float)(24 * cos (i * G_PI / 4)),
                            .y = (float)(18 * sin (i * G_PI / 4)),
                            .radius = 8,
                            .width = 30,
                            .height = 10,
                            .priority = 100 };
  g_assert_cmpint (fab_labels_place (N, labels, 3, NULL, places), >=, 1);
  g_assert_cmpint (places[0], ==, FAB_LABEL_HIDDEN);
  for (int i = 1; i < N; i++)
    labels[i].claim = FAB_LABEL_YIELDS;
  fab_labels_place (N, labels, 3, NULL, places);
  g_assert_cmpint (places[0], !=, FAB_LABEL_HIDDEN);
  for (int i = 1; i < N; i++)
    if (places[i] != FAB_LABEL_HIDDEN)
      g_assert_false (
          fab_box_meets (fab_label_box (&labels[i], places[i], 3), fab_label_box (&labels[0], places[0], 3)));
}

/* Where there is no room beside the disc, a name may stand apart; its line keeps off discs and names, and from another's line. */
static void
test_leaders (void)
{
  enum { N = 11 };
  FabLabel labels[N];
  const FabBox page = { -150, -150, 150, 150 };
  const FabLabelRoom room = { .page = &page, .leaders = true };
  FabLabelPlace places[N];
  FabPoint from, to;

  for (int i = 0; i < 2; i++)
    labels[i] = (FabLabel){ .x = (float)(3 - 6 * i), .radius = 2, .width = 40, .height = 10 };
  for (int i = 2; i < N; i++)
    labels[i] =
        (FabLabel){ .x = (float)(26 * cos (i * 2 * G_PI / 9)), .y = (float)(26 * sin (i * 2 * G_PI / 9)), .radius = 6 };
  g_assert_cmpint (fab_labels_place (N, labels, 3, NULL, places), ==, 2);
  g_assert_cmpint (fab_labels_place (N, labels, 3, &room, places), ==, 0);
  assert_nothing_covered (N, labels, places);
  for (int i = 0; i < 2; i++) {
    FabBox box = fab_label_box (&labels[i], places[i], 3);

    g_assert_cmpint (places[i], >=, FAB_LABEL_FAR);
    g_assert_true (fab_label_leader (&labels[i], places[i], 3, &from, &to));
    g_assert_true (fab_box_holds (box, (float)to.x, (float)to.y));
    g_assert_true (box.left >= page.left && box.right <= page.right && box.top >= page.top);
    for (int j = 0; j < N; j++)
      g_assert_false (i != j &&
                      fab_segment_meets_disc (from, to, (FabPoint){ labels[j].x, labels[j].y }, labels[j].radius));
  }
}

/* What insists is shown, and others keep off it. */
static void
test_insisting (void)
{
  const FabLabel labels[] = {
    { .x = 50, .y = 50, .radius = 4, .width = 60, .height = 10, .priority = 9 },
    { .x = 60, .y = 50, .radius = 30, .width = 20, .height = 10, .claim = FAB_LABEL_INSISTS },
  };
  const FabBox page = { 20, 20, 90, 80 };
  const FabLabelRoom room = { .page = &page };
  FabLabelPlace places[2];

  g_assert_cmpint (fab_labels_place (2, labels, 3, &room, places), ==, 1);
  g_assert_cmpint (places[1], !=, FAB_LABEL_HIDDEN);
}

/* Nothing reaches over the page's edge or into the legend; a name that has no other place is hidden. */
static void
test_page (void)
{
  const FabLabel labels[] = {
    { .x = 95, .y = 50, .radius = 4, .width = 30, .height = 10 },
    { .x = 30, .y = 80, .radius = 4, .width = 30, .height = 10 },
    { .x = 96, .y = 96, .radius = 4, .width = 300, .height = 10 },
  };
  const FabBox page = { 0, 0, 100, 100 }, legend = { 34, 76, 100, 100 };
  const FabLabelRoom room = { .page = &page, .taken = &legend };
  FabLabelPlace places[3];

  g_assert_cmpint (fab_labels_place (3, labels, 3, &room, places), ==, 1);
  g_assert_cmpint (places[0], ==, FAB_LABEL_LEFT);
  g_assert_cmpint (places[2], ==, FAB_LABEL_HIDDEN);
  for (int i = 0; i < 2; i++) {
    FabBox box = fab_label_box (&labels[i], places[i], 3);

    g_assert_false (fab_box_meets (box, legend));
    g_assert_true (fab_box_holds (page, box.left, box.top) && fab_box_holds (page, box.right, box.bottom));
  }
}

static void
test_none (void)
{
  g_assert_cmpint (fab_labels_place (0, NULL, 3, NULL, NULL), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/labels/crowd", test_crowd);
  g_test_add_func ("/layout/labels/priority", test_priority);
  g_test_add_func ("/layout/labels/links", test_links);
  g_test_add_func ("/layout/labels/improvement", test_improvement);
  g_test_add_func ("/layout/labels/chain", test_chain);
  g_test_add_func ("/layout/labels/claims", test_claims);
  g_test_add_func ("/layout/labels/leaders", test_leaders);
  g_test_add_func ("/layout/labels/insisting", test_insisting);
  g_test_add_func ("/layout/labels/page", test_page);
  g_test_add_func ("/layout/labels/none", test_none);
  return g_test_run ();
}
