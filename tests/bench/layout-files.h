/* layout-files.h: graphs as lists of links, "N M" and then a line "u v" for each, counted from 0 */
#pragma once

#include "fab-graph.h"

FabGraph *layout_read_graph (const char *path);
