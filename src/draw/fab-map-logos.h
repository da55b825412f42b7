/* fab-map-logos.h: logos of actors as small images
 *
 * What is in a document is anybody's: pictures are recognised by their first bytes (PNG, JPEG, SVG and nothing else), refused when they are larger than
 * a logo can be, and decoded small.
 */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/** Longest side of a decoded logo, in pixels. */
#define FAB_MAP_LOGO_SIDE 160

/** Logos by their document's fingerprint. For one thread; the images may be drawn in any. */
typedef struct _FabMapLogos FabMapLogos;

FabMapLogos *fab_map_logos_new (void);
void fab_map_logos_free (FabMapLogos *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabMapLogos, fab_map_logos_free)

gboolean fab_map_logos_lookup (FabMapLogos *self, const char *sha256, cairo_surface_t **logo);
cairo_surface_t *fab_map_logos_take (FabMapLogos *self, const char *sha256, GBytes *bytes);

cairo_surface_t *fab_map_logo_decode (GBytes *bytes, GError **error);

G_END_DECLS
