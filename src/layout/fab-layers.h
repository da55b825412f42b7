/* fab-layers.h: the steps of the layered layout between its arcs and its places */
#pragma once

#include "fab-job.h"

/* A drawing in layers: nodes, and the points where long arcs pass through a layer */
typedef struct {
  int n_nodes;  /* real nodes come first */
  int n_points; /* all: nodes and passing points */
  int n_layers;
  int *layer;    /* per point */
  int *order;    /* points layer by layer, from left to right */
  int *first;    /* n_layers + 1: where each layer begins in order */
  int *place;    /* per point: where it is in its layer */
  FabGraph ties; /* between points of neighbouring layers, both ways */
} FabLayers;

/* Arcs all point downwards: those that close a cycle are turned round. Nodes go as far up as their arcs allow, then
 * down to what they lead to. */
bool fab_layers_init (FabLayers *layers, int n_nodes, int n_arcs, const int (*arcs)[2], FabJob *job);

/* Orders each layer so that few ties cross. */
void fab_layers_order (FabLayers *layers, FabJob *job);
