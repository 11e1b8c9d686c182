package dev.honeycomboperator.decision;

import java.time.Instant;

/**
 * How far the list of the team's keys can be trusted for one resource.
 *
 * @param tainted a POST for this resource had an unknown outcome, and no list is fresh enough to
 *     show it
 * @param fresh this process listed late enough to see every request of its predecessors, and every
 *     change of its own of which it never heard
 * @param freshFrom when a list would be fresh for this resource
 */
public record Look(boolean tainted, boolean fresh, Instant freshFrom) {}
