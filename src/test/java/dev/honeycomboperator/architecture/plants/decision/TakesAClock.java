package dev.honeycomboperator.architecture.plants.decision;

import java.time.Clock;

record TakesAClock(Clock clock) {}
