package dev.honeycomboperator.architecture.plants.effect;

import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;

record KnowsTheFramework(UpdateControl<?> control) {}
