/**
 * What to do, and nothing of how: pure functions on immutable values, without I/O, clock, log or
 * Kubernetes. Start at {@link dev.honeycomboperator.decision.Decision}; {@link
 * dev.honeycomboperator.decision.Observed} is all that it knows of the world, {@link
 * dev.honeycomboperator.decision.Move} all that it can answer, {@link
 * dev.honeycomboperator.decision.Reason} every way of being kept from it.
 */
@NullMarked
package dev.honeycomboperator.decision;

import org.jspecify.annotations.NullMarked;
