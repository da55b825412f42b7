/* map-frames.c: how long the main thread takes of each frame while the map of a project of N actors is panned, zoomed and has an actor
 * dragged, and how long the main loop is held at most then, and when everybody is arranged anew and that is
 * undone, and while the list is shown, scrolled, sorted and searched
 *
 * map-frames N LINKS; needs a display. */
#include "fab-actors-page.h"
#include "fab-map-canvas-private.h"
#include "fab-ui-test.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define FRAMES 150

typedef enum { PAN, ZOOM, DRAG, N_GESTURES } Gesture;

static const char *gesture_names[] = { "pan", "zoom", "drag" };

typedef struct {
  FabMapCanvas *canvas;
  Gesture gesture;
  int step;
  FabPoint start;
  gint64 began;   /* of the frame, µs of the thread */
  GArray *shares; /* of double: what the main thread took of each frame, ms */
} Session;

/* What the main thread itself has worked, in µs: whatever else the machine does meanwhile. */
static gint64
get_thread_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

/* ---- How long the main loop is held ---- */

static gint64 busy_since, longest_hold; /* µs */

static int
poll_and_time (GPollFD *fds, guint n, int timeout)
{
  gint64 now = get_thread_time ();
  int result;

  longest_hold = busy_since != 0 ? MAX (longest_hold, now - busy_since) : 0;
  result = g_poll (fds, n, timeout);
  busy_since = get_thread_time ();
  return result;
}

static double
take_longest_hold (void)
{
  double hold = longest_hold / 1000.0;

  longest_hold = busy_since = 0;
  return hold;
}

static gboolean
go_on (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
iterate_for (double seconds)
{
  gint64 end = g_get_monotonic_time () + (gint64)(seconds * G_USEC_PER_SEC);
  guint wake = g_timeout_add (20, go_on, NULL);

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (wake);
}

/* ---- The project ---- */

static void
fill (FabStore *store, guint n_actors, guint n_links)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GPtrArray) actors = g_ptr_array_new ();

  fab_store_begin_baseline (store);
  for (guint i = 0; i < n_actors; i++) {
    g_autofree char *name = g_strdup_printf ("Association de quartier %u", i);

    g_ptr_array_add (actors, fab_store_insert (store, FAB_TABLE_ACTOR, NULL, FAB_ACTOR_NAME, FAB_TEXT (name),
                                               FAB_ACTOR_KIND, FAB_TEXT (i % 3 ? "association" : "company"), -1));
  }
  for (guint i = 0; i < n_links; i++) {
    guint source = g_rand_int_range (random, 0, n_actors), circle = source / 40 * 40;
    guint target = g_rand_double (random) < 0.1 ? (guint)g_rand_int_range (random, 0, n_actors)
                                                : circle + g_rand_int_range (random, 0, 40);

    if (target != source && target < n_actors)
      fab_store_insert (store, FAB_TABLE_RELATION, NULL, FAB_RELATION_SOURCE,
                        FAB_REF (g_ptr_array_index (actors, source)), FAB_RELATION_TARGET,
                        FAB_REF (g_ptr_array_index (actors, target)), -1);
  }
  g_assert_true (fab_store_commit (store, NULL));
}

static void
wait_until_drawn (FabMapModel *model, FabMapCanvas *canvas)
{
  do
    iterate_for (0.5);
  while (fab_map_model_is_busy (model) || !fab_map_canvas_is_sharp (canvas));
}

/* ---- Gestures ---- */

static FabPoint
find_actor (FabMapCanvas *canvas)
{
  const FabMapNode *node = fab_map_scene_get_node (canvas->scene, 3);

  return fab_map_canvas_from_scene (canvas, node->x, node->y);
}

static void
begin_gesture (Session *session)
{
  FabMapCanvas *canvas = session->canvas;

  session->start = session->gesture == DRAG ? find_actor (canvas) : (FabPoint){ 400, 300 };
  if (session->gesture != ZOOM)
    fab_map_canvas_start_tool (canvas, session->gesture == DRAG ? &fab_map_tool_move : &fab_map_tool_pan,
                               session->start);
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Session *session = data;
  FabMapCanvas *canvas = session->canvas;
  double angle = session->step++ / 12.0;
  FabPoint point = { session->start.x + 150 * sin (angle), session->start.y + 100 * sin (angle / 2) };

  if (session->gesture == ZOOM) {
    fab_map_camera_zoom_at (&canvas->camera, 800, 600, 400, 300, cos (angle) > 0 ? 1.03 : 1 / 1.03);
    fab_map_canvas_camera_moved (canvas);
  } else {
    canvas->tool->update (canvas, point, 0);
  }
  return G_SOURCE_CONTINUE;
}

static void
on_before_paint (GdkFrameClock *clock, Session *session)
{
  session->began = get_thread_time ();
}

static void
on_after_paint (GdkFrameClock *clock, Session *session)
{
  double share = (get_thread_time () - session->began) / 1000.0;

  if (session->began != 0)
    g_array_append_val (session->shares, share);
}

static int
compare (const void *a, const void *b)
{
  return *(const double *)a < *(const double *)b ? -1 : *(const double *)a > *(const double *)b;
}

static void
measure (FabMapCanvas *canvas, Gesture gesture, guint n_actors)
{
  Session session = { .canvas = canvas, .gesture = gesture, .shares = g_array_new (FALSE, FALSE, sizeof (double)) };
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (canvas));
  gulong before = g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint), &session);
  gulong after = g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), &session);
  gint64 start = g_get_monotonic_time ();
  guint tick;

  begin_gesture (&session);
  take_longest_hold ();
  tick = gtk_widget_add_tick_callback (GTK_WIDGET (canvas), on_tick, &session, NULL);
  while (session.shares->len < FRAMES)
    g_main_context_iteration (NULL, TRUE);
  double seconds = (g_get_monotonic_time () - start) / 1e6, hold = take_longest_hold ();

  gtk_widget_remove_tick_callback (GTK_WIDGET (canvas), tick);
  g_signal_handler_disconnect (clock, before);
  g_signal_handler_disconnect (clock, after);
  fab_map_canvas_cancel_tool (canvas);
  qsort (session.shares->data, session.shares->len, sizeof (double), compare);
  printf ("%u actors, %s: %.1f frames a second; main thread %.2f ms in the median, %.2f at the 95th percentile; held "
          "%.1f ms at most\n",
          n_actors, gesture_names[gesture], session.shares->len / seconds,
          g_array_index (session.shares, double, session.shares->len / 2),
          g_array_index (session.shares, double, session.shares->len * 95 / 100), hold);
  g_array_unref (session.shares);
  iterate_for (0.5);
}

/* ---- Arranging ---- */

static void
report_hold (guint n_actors, const char *what)
{
  printf ("%u actors, %s: held %.1f ms at most\n", n_actors, what, take_longest_hold ());
}

static void
measure_arranging (FabUiFixture *fixture, FabMapModel *model, FabMapCanvas *canvas, guint n_actors)
{
  take_longest_hold ();
  fab_map_model_arrange (model, FAB_MAP_LAYOUT_GRID, FALSE);
  wait_until_drawn (model, canvas);
  iterate_for (2);
  report_hold (n_actors, "arrange");
  gint64 start = get_thread_time ();

  g_assert_true (fab_store_undo (fixture->store, NULL));
  printf ("%u actors, undo itself: held %.1f ms at most\n", n_actors, (get_thread_time () - start) / 1000.0);
  take_longest_hold ();
  iterate_for (2);
  report_hold (n_actors, "after undo");
}

/* ---- The list ---- */

static void
scroll_through (GtkAdjustment *rows)
{
  for (int i = 0; i <= 100; i++) {
    gtk_adjustment_set_value (rows, gtk_adjustment_get_upper (rows) * (i * 37 % 101) / 100);
    iterate_for (0.02);
  }
}

static void
measure_list (FabActorsPage *page, guint n_actors)
{
  GtkWidget *view, *scroller, *search;

  take_longest_hold ();
  g_assert_true (fab_page_show_view (FAB_PAGE (page), "list"));
  iterate_for (3);
  report_hold (n_actors, "showing the list");
  view = fab_ui_test_find (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW, 0);
  scroller = gtk_widget_get_ancestor (view, GTK_TYPE_SCROLLED_WINDOW);
  scroll_through (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)));
  report_hold (n_actors, "scrolling the list");
  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (view),
                                  g_list_model_get_item (gtk_column_view_get_columns (GTK_COLUMN_VIEW (view)), 0),
                                  GTK_SORT_DESCENDING);
  iterate_for (2);
  report_hold (n_actors, "sorting the list");
  search = fab_ui_test_find (GTK_WIDGET (page), GTK_TYPE_SEARCH_ENTRY, 0);
  gtk_editable_set_text (GTK_EDITABLE (search), "quartier 12");
  iterate_for (2);
  report_hold (n_actors, "searching the list");
}

int
main (int argc, char **argv)
{
  guint n_actors = argc > 1 ? atoi (argv[1]) : 500, n_links = argc > 2 ? atoi (argv[2]) : 1000;
  FabUiFixture fixture = { 0 };
  FabActorsPage *page;
  FabMapCanvas *canvas;

  fab_ui_test_init (&argc, &argv);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  g_main_context_set_poll_func (NULL, poll_and_time);
  fab_ui_test_set_up (&fixture, NULL);
  fill (fixture.store, n_actors, n_links);
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), 1600, 1000);
  page = g_object_new (FAB_TYPE_ACTORS_PAGE, "context", fixture.context, NULL);
  fab_ui_test_show (&fixture, GTK_WIDGET (page));
  canvas = fab_actors_page_get_canvas (page);
  wait_until_drawn (fab_actors_page_get_model (page), canvas);
  for (Gesture gesture = PAN; gesture < N_GESTURES; gesture++)
    measure (canvas, gesture, n_actors);
  measure_arranging (&fixture, fab_actors_page_get_model (page), canvas, n_actors);
  measure_list (page, n_actors);
  fab_ui_test_tear_down (&fixture, NULL);
  return 0;
}
