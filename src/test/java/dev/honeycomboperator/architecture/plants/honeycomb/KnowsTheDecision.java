package dev.honeycomboperator.architecture.plants.honeycomb;

import dev.honeycomboperator.architecture.plants.decision.CallsHoneycomb;

record KnowsTheDecision(CallsHoneycomb decision) {}
