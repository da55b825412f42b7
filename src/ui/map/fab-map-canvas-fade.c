#include "fab-map-canvas-private.h"

#define DURATION 450

static void
on_share (double share, gpointer data)
{
  FabMapCanvas *self = data;

  self->fade_share = share;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_done (FabMapCanvas *self)
{
  g_clear_pointer (&self->fading, fab_map_picture_free);
  self->fade_still = self->fade_wanted;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * fab_map_canvas_crossfade:
 * @still: what is there stays where it is on the screen, because other places are shown next; otherwise the camera moves both
 *
 * What is about to change in the picture (its colours, who is left by the filter, where they stand) fades in rather than jump.
 */
void
fab_map_canvas_crossfade (FabMapCanvas *self, gboolean still)
{
  if (self->picture == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      !adw_get_enable_animations (GTK_WIDGET (self)))
    return;
  adw_animation_pause (self->fade_animation);
  g_clear_pointer (&self->fading, fab_map_picture_free);
  self->fade_wanted = TRUE;
  self->fade_still = still;
  self->fade_camera = self->camera;
  self->stale = TRUE;
  fab_map_canvas_camera_moved (self);
}

/* Actors that stand nowhere yet will do so in a moment. */
static gboolean
waits_for_places (FabMapCanvas *self)
{
  FabBox bounds;

  return self->scene != NULL && !fab_map_scene_get_bounds (self->scene, &bounds) && fab_map_model_is_busy (self->model);
}

/** fab_map_canvas_fade_takes: whether the picture that is ready may be shown; what was shown begins to fade where that was wanted */
gboolean
fab_map_canvas_fade_takes (FabMapCanvas *self)
{
  if (!self->fade_wanted)
    return TRUE;
  if (fab_map_renderer_is_busy (self->renderer) || self->stale || waits_for_places (self)) {
    if (!self->fade_still)
      return TRUE;
    /* What is shown is no longer what there is to see, and another picture has to be asked for. */
    fab_map_picture_free (fab_map_renderer_take (self->renderer));
    self->stale = TRUE;
    fab_map_canvas_camera_moved (self);
    return FALSE;
  }
  self->fade_wanted = FALSE;
  self->fading = g_steal_pointer (&self->picture);
  self->fade_share = 0;
  adw_animation_reset (self->fade_animation);
  adw_animation_play (self->fade_animation);
  return TRUE;
}

/** fab_map_canvas_snapshot_fade: both pictures, or the one that waits for the other */
void
fab_map_canvas_snapshot_fade (FabMapCanvas *self, GtkSnapshot *snapshot)
{
  const FabMapCamera *before = self->fade_still ? &self->fade_camera : &self->camera;

  if (self->fading == NULL) {
    if (self->picture != NULL)
      fab_map_canvas_snapshot_picture (self, self->picture, before, snapshot);
    return;
  }
  gtk_snapshot_push_cross_fade (snapshot, self->fade_share);
  fab_map_canvas_snapshot_picture (self, self->fading, before, snapshot);
  gtk_snapshot_pop (snapshot);
  if (self->picture != NULL)
    fab_map_canvas_snapshot_picture (self, self->picture, &self->camera, snapshot);
  gtk_snapshot_pop (snapshot);
}

void
fab_map_canvas_init_fade (FabMapCanvas *self)
{
  self->fade_animation = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, DURATION,
                                                  adw_callback_animation_target_new (on_share, self, NULL));
  g_signal_connect_object (self->fade_animation, "done", G_CALLBACK (on_done), self, G_CONNECT_SWAPPED);
}

void
fab_map_canvas_dispose_fade (FabMapCanvas *self)
{
  if (self->fade_animation != NULL)
    adw_animation_pause (self->fade_animation);
  g_clear_object (&self->fade_animation);
  g_clear_pointer (&self->fading, fab_map_picture_free);
}
