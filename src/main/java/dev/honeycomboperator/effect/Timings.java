package dev.honeycomboperator.effect;

import java.time.Duration;

/**
 * How long things take and may take.
 *
 * @param settling how long after a POST ended a list may still not show what it made
 * @param proofPatience how long a new key may be refused before it is given up
 * @param issuance from POST to the Secret, at the longest
 * @param lease how long after its beginning a turn may still change the world
 * @param environmentsAge how old the list of environments may be in which one is not found
 */
public record Timings(
    Duration settling,
    Duration proofPatience,
    Duration issuance,
    Duration lease,
    Duration environmentsAge) {}
