/* fab-components.h: the connected parts of a graph, each as a graph of its own */
#pragma once

#include "fab-job.h"

typedef struct {
  FabGraph graph; /* its arrays belong to the job */
  int *nodes;     /* which node of the whole each of its nodes is */
} FabComponent;

typedef struct {
  int n;
  FabComponent *items; /* the largest first */
} FabComponents;

/* Nodes of a component are numbered so that runs of them are near each other. */
bool fab_components_init (FabComponents *components, const FabGraph *graph, FabJob *job);

/* The part of a graph that @n nodes make up, as a component (which need not be connected). */
bool fab_component_init (FabComponent *component, const FabGraph *graph, const int *nodes, int n, FabJob *job);
