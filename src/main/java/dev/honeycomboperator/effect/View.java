package dev.honeycomboperator.effect;

import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.decision.Desired;
import dev.honeycomboperator.decision.Observed;
import java.util.Optional;

/**
 * One look at the world: what a decision is made of, and what the act that follows needs besides.
 *
 * @param session of the team, if it is open
 */
public record View(
    HoneycombApiKey resource,
    Desired desired,
    Observed seen,
    KeySecret secret,
    Optional<TeamSession> session,
    ResourceMemory memory) {}
