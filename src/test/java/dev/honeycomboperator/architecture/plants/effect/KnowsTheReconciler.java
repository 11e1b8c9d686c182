package dev.honeycomboperator.architecture.plants.effect;

import dev.honeycomboperator.architecture.plants.TheReconciler;

record KnowsTheReconciler(TheReconciler reconciler) {}
