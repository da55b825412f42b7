/* fab-coarsen.h: a graph with ever fewer nodes that is still much the same */
#pragma once

#include "fab-job.h"

/* A graph whose nodes each stand for some nodes of the next finer one */
typedef struct {
  FabGraph graph;
  float *mass;   /* per node: how many of the finest nodes it stands for */
  float *weight; /* per neighbour: how many of the finest links it stands for */
  int *parent;   /* per node: which node of the next coarser graph holds it */
} FabLevel;

/* Joins nodes in pairs. @fine keeps in parent what became of each node. Returns: false when memory is short, or when
 * there was too little to join for it to be worth it */
bool fab_coarsen (FabLevel *fine, FabLevel *coarse, FabJob *job);
