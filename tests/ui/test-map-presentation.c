/* The map presented: its steps, the keys, clicks and the pointer that lead through them, what is said of an actor; and the flight between two views. */
#include "fab-map-canvas-private.h"
#include "fab-presentation-private.h"
#include "fab-ui-test.h"

#include <math.h>

#define PATIENCE (10 * G_USEC_PER_SEC)

static FabPresentation *
start (FabUiFixture *fixture, FabRecord *view)
{
  GtkWidget *from = adw_bin_new ();
  FabPresentation *presentation;

  fab_ui_test_show (fixture, from);
  presentation = fab_presentation_start (fixture->context, view, from);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (presentation));
  fab_ui_test_settle ();
  return presentation;
}

static void
finish (FabPresentation *presentation)
{
  g_object_add_weak_pointer (G_OBJECT (presentation), (gpointer *)&presentation);
  gtk_window_close (GTK_WINDOW (presentation));
  for (gint64 deadline = g_get_monotonic_time () + PATIENCE; presentation != NULL;) {
    g_assert_cmpint (g_get_monotonic_time (), <, deadline);
    g_main_context_iteration (NULL, FALSE);
  }
}

static void
wait_until_sharp (FabPresentation *self)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE;

  while (fab_map_model_is_busy (self->model) || !fab_map_canvas_is_sharp (self->canvas)) {
    g_assert_cmpint (g_get_monotonic_time (), <, deadline);
    g_main_context_iteration (NULL, FALSE);
  }
  fab_ui_test_settle ();
}

/* As the key would do it: what the window's controllers make of it. */
static gboolean
press (FabPresentation *self, guint key, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self));
  gboolean handled = FALSE;

  for (guint i = 0; !handled && i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
        gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
      g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &handled);
  }
  fab_ui_test_settle ();
  return handled;
}

static void
click (FabPresentation *self, double x, double y)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (self->stage);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (!GTK_IS_GESTURE_CLICK (controller) ||
        gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) != GDK_BUTTON_PRIMARY)
      continue;
    g_signal_emit_by_name (controller, "pressed", 1, x, y);
    g_signal_emit_by_name (controller, "released", 1, x, y);
  }
  fab_ui_test_settle ();
}

/* ---- The steps ---- */

static void
test_steps_of_views (FabUiFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) steps = fab_presentation_steps_new (fixture->store, NULL, "A title");
  const FabPresentationStep *cover = g_ptr_array_index (steps, 0), *last;
  FabRecord *view;

  g_assert_cmpuint (steps->len, ==, 1 + fab_store_get_count (fixture->store, FAB_TABLE_MAP_VIEW));
  g_assert_true (cover->is_cover);
  g_assert_nonnull (cover->note);
  last = g_ptr_array_index (steps, steps->len - 1);
  view = fab_store_get_record (fixture->store, last->view);
  g_assert_cmpstr (last->title, ==, fab_record_get_title (view));
  g_assert_cmpuint (fab_presentation_steps_find (steps, view), ==, steps->len - 1);
  g_assert_cmpuint (fab_presentation_steps_find (steps, NULL), ==, 0);
}

static void
remove_views (FabUiFixture *fixture)
{
  g_autoptr (GPtrArray) views = g_ptr_array_new ();

  fab_store_begin (fixture->store, "No views");
  for (guint n; (n = fab_store_get_count (fixture->store, FAB_TABLE_MAP_VIEW)) > views->len;) {
    g_autoptr (FabRecord) view =
        g_list_model_get_item (fab_store_get_list (fixture->store, FAB_TABLE_MAP_VIEW), views->len);

    g_ptr_array_add (views, view);
    g_assert_true (fab_store_delete (fixture->store, view, NULL));
  }
  g_assert_true (fab_store_commit (fixture->store, NULL));
}

static void
test_steps_by_themselves (FabUiFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (FabRecord) territory = g_list_model_get_item (fab_store_get_list (fixture->store, FAB_TABLE_TERRITORY), 0);
  const FabPresentationStep *step;

  remove_views (fixture);
  steps = fab_presentation_steps_new (fixture->store, NULL, NULL);
  g_assert_cmpuint (steps->len, ==, 2 + fab_store_get_count (fixture->store, FAB_TABLE_TERRITORY));
  own = fab_presentation_steps_new (fixture->store, territory, NULL);
  g_assert_cmpuint (own->len, ==, 2);
  step = g_ptr_array_index (own, 1);
  g_assert_cmpint (step->look.territory, ==, fab_record_get_key (territory));
}

static void
test_steps_of_nothing (FabUiFixture *fixture, gconstpointer data)
{
  FabPresentation *presentation = start (fixture, NULL);

  g_assert_cmpuint (fab_presentation_get_n_steps (presentation), >=, 1);
  press (presentation, GDK_KEY_End, 0);
  finish (presentation);
}

/* ---- Going through them ---- */

static void
test_keys (FabUiFixture *fixture, gconstpointer data)
{
  FabPresentation *presentation = start (fixture, NULL);
  guint n = fab_presentation_get_n_steps (presentation);

  g_assert_cmpuint (fab_presentation_get_step (presentation), ==, 0);
  press (presentation, GDK_KEY_Left, 0);
  g_assert_cmpuint (fab_presentation_get_step (presentation), ==, 0);
  press (presentation, GDK_KEY_Right, 0);
  press (presentation, GDK_KEY_space, 0);
  g_assert_cmpuint (fab_presentation_get_step (presentation), ==, 2);
  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (presentation), "Qui nourrit la ville"));
  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (presentation), "3 / 7"));
  press (presentation, GDK_KEY_space, GDK_SHIFT_MASK);
  press (presentation, GDK_KEY_Page_Up, 0);
  g_assert_cmpuint (fab_presentation_get_step (presentation), ==, 0);
  press (presentation, GDK_KEY_End, 0);
  press (presentation, GDK_KEY_Page_Down, 0);
  g_assert_cmpuint (fab_presentation_get_step (presentation), ==, n - 1);
  press (presentation, GDK_KEY_Home, 0);
  g_assert_cmpuint (fab_presentation_get_step (presentation), ==, 0);
  g_assert_false (press (presentation, GDK_KEY_Tab, 0)); /* walks from actor to actor */
  finish (presentation);
}

static void
test_changes_nothing (FabUiFixture *fixture, gconstpointer data)
{
  FabPresentation *presentation = start (fixture, NULL);

  for (guint i = 1; i < fab_presentation_get_n_steps (presentation); i++) {
    press (presentation, GDK_KEY_Right, 0);
    wait_until_sharp (presentation);
  }
  finish (presentation);
  g_assert_null (fab_context_get_territory (fixture->context));
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_MAP_POSITION), ==, 0);
  g_assert_null (fab_store_get_undo_sentence (fixture->store));
}

static void
test_black_and_pointer (FabUiFixture *fixture, gconstpointer data)
{
  FabPresentation *presentation = start (fixture, NULL);

  press (presentation, GDK_KEY_b, 0);
  g_assert_true (gtk_widget_get_visible (presentation->black));
  press (presentation, GDK_KEY_Right, 0);
  g_assert_false (gtk_widget_get_visible (presentation->black));
  press (presentation, GDK_KEY_p, 0);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (presentation->pointer)));
  press (presentation, GDK_KEY_Escape, 0);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (presentation->pointer)));
  press (presentation, GDK_KEY_Control_L, 0);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (presentation->pointer)));
  finish (presentation);
}

static void
test_escape_leaves (FabUiFixture *fixture, gconstpointer data)
{
  FabPresentation *presentation = start (fixture, NULL);

  g_object_add_weak_pointer (G_OBJECT (presentation), (gpointer *)&presentation);
  press (presentation, GDK_KEY_Escape, 0);
  g_assert_null (presentation);
}

/* ---- Reading ---- */

static void
test_actor (FabUiFixture *fixture, gconstpointer data)
{
  FabPresentation *presentation = start (fixture, NULL);
  const FabMapNode *node;
  FabRecord *actor;
  FabPoint at;

  press (presentation, GDK_KEY_Right, 0);
  wait_until_sharp (presentation);
  node = fab_map_scene_get_node (presentation->canvas->scene, 3);
  actor = fab_store_get_record (fixture->store, node->key);
  at = fab_map_canvas_from_scene (presentation->canvas, node->x, node->y);
  click (presentation, at.x, at.y);
  g_assert_cmpuint (fab_presentation_get_step (presentation), ==, 1);
  g_assert_true (gtk_revealer_get_reveal_child (presentation->card_revealer));
  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (presentation->card), fab_record_get_title (actor)));
  press (presentation, GDK_KEY_Escape, 0);
  g_assert_false (gtk_revealer_get_reveal_child (presentation->card_revealer));
  click (presentation, gtk_widget_get_width (presentation->stage) - 2, 2);
  g_assert_cmpuint (fab_presentation_get_step (presentation), ==, 2);
  click (presentation, 2, 2);
  g_assert_cmpuint (fab_presentation_get_step (presentation), ==, 1);
  finish (presentation);
}

static void
move_mouse (FabPresentation *self, double x, double y)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (self->stage);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (GTK_IS_EVENT_CONTROLLER_MOTION (controller))
      g_signal_emit_by_name (controller, "motion", x, y);
  }
}

static void
test_dwelling (FabUiFixture *fixture, gconstpointer data)
{
  FabPresentation *presentation = start (fixture, NULL);
  gint64 deadline = g_get_monotonic_time () + PATIENCE;
  const FabMapNode *node;
  FabPoint at;

  press (presentation, GDK_KEY_Right, 0);
  wait_until_sharp (presentation);
  node = fab_map_scene_get_node (presentation->canvas->scene, 3);
  at = fab_map_canvas_from_scene (presentation->canvas, node->x, node->y);
  move_mouse (presentation, at.x, at.y);
  while (!gtk_revealer_get_reveal_child (presentation->card_revealer)) {
    g_assert_cmpint (g_get_monotonic_time (), <, deadline);
    g_main_context_iteration (NULL, FALSE);
  }
  move_mouse (presentation, 1, 1);
  g_assert_false (gtk_revealer_get_reveal_child (presentation->card_revealer));
  finish (presentation);
}

/* ---- The flight ---- */

static void
check_flight (FabMapCamera from, FabMapCamera to)
{
  FabMapFlight flight;
  FabMapCamera first, last, before;
  double farthest = MIN (from.zoom, to.zoom);

  fab_map_flight_init (&flight, &from, &to, 1000);
  first = fab_map_flight_at (&flight, 1e-9);
  last = fab_map_flight_at (&flight, 1 - 1e-9);
  g_assert_cmpfloat_with_epsilon (first.x, from.x, 1e-3);
  g_assert_cmpfloat_with_epsilon (first.zoom, from.zoom, 1e-5);
  g_assert_cmpfloat_with_epsilon (last.x, to.x, 1e-3);
  g_assert_cmpfloat_with_epsilon (last.y, to.y, 1e-3);
  g_assert_cmpfloat_with_epsilon (last.zoom, to.zoom, 1e-5);
  before = from;
  for (guint i = 1; i <= 100; i++) {
    FabMapCamera now = fab_map_flight_at (&flight, i / 100.0);

    g_assert_true (isfinite (now.x) && isfinite (now.y) && now.zoom > 0);
    /* What people see moves evenly: never by more than a part of the view. */
    g_assert_cmpfloat (hypot (now.x - before.x, now.y - before.y) * MIN (now.zoom, before.zoom), <, 150);
    farthest = MIN (farthest, now.zoom);
    before = now;
  }
  if (hypot (to.x - from.x, to.y - from.y) * from.zoom > 5000)
    g_assert_cmpfloat (farthest, <, MIN (from.zoom, to.zoom)); /* a long way is seen from above */
}

static void
test_flight (void)
{
  check_flight ((FabMapCamera){ 0, 0, 1 }, (FabMapCamera){ 0, 0, 1 });
  check_flight ((FabMapCamera){ 0, 0, 1 }, (FabMapCamera){ 0, 0, 4 });
  check_flight ((FabMapCamera){ 5, 5, 2 }, (FabMapCamera){ -800, 300, 0.3 });
  check_flight ((FabMapCamera){ 0, 0, 1.5 }, (FabMapCamera){ 9000, -2000, 1.5 });
  check_flight ((FabMapCamera){ 0, 0, 0.02 }, (FabMapCamera){ 90, 2, 8 });
}

int
main (int argc, char *argv[])
{
  g_setenv ("GTK_A11Y", "none", TRUE); /* GTK 4.18 crashes on an announcement under "test" */
  fab_ui_test_init (&argc, &argv);
#define DEMO(path, function) \
  g_test_add (path, FabUiFixture, "demo", fab_ui_test_set_up, function, fab_ui_test_tear_down)
  DEMO ("/presentation/steps/views", test_steps_of_views);
  DEMO ("/presentation/steps/by-themselves", test_steps_by_themselves);
  g_test_add ("/presentation/steps/nothing", FabUiFixture, NULL, fab_ui_test_set_up, test_steps_of_nothing,
              fab_ui_test_tear_down);
  DEMO ("/presentation/keys", test_keys);
  DEMO ("/presentation/changes-nothing", test_changes_nothing);
  DEMO ("/presentation/black", test_black_and_pointer);
  DEMO ("/presentation/escape", test_escape_leaves);
  DEMO ("/presentation/actor", test_actor);
  DEMO ("/presentation/dwelling", test_dwelling);
  g_test_add_func ("/presentation/flight", test_flight);
  return g_test_run ();
}
