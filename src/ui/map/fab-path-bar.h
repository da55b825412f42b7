/* fab-path-bar.h: the path looked at, as a chip with the way to the next one and to the one before */
#pragma once

#include <adwaita.h>

#include "fab-path-guide.h"

G_BEGIN_DECLS

GtkWidget *fab_path_bar_new (FabPathGuide *guide);

G_END_DECLS
