package dev.honeycomboperator.architecture.plants.crd;

import dev.honeycomboperator.architecture.plants.decision.CallsHoneycomb;

record Decides(CallsHoneycomb decision) {}
