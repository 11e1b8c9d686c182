package dev.honeycomboperator.effect;

import dev.honeycomboperator.decision.Desired;
import dev.honeycomboperator.decision.Look;
import dev.honeycomboperator.honeycomb.HoneycombException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether the list of a team's keys began late enough to show every POST that could still have
 * landed, ours and those of the process before us; and a new list, when one is needed and would be.
 */
final class Freshness {

  private final Duration settling;
  private final Supplier<Instant> leadingSince;
  private final InstantSource clock;

  Freshness(Duration settling, Supplier<Instant> leadingSince, InstantSource clock) {
    this.settling = settling;
    this.leadingSince = leadingSince;
    this.clock = clock;
  }

  Look look(Desired desired, TeamSession team, ResourceMemory memory) throws HoneycombException {
    var look = lookAtList(team, memory);
    var needed = look.tainted() || (!look.fresh() && desired.deletion().isPresent());
    if (needed && !clock.instant().isBefore(look.freshFrom())) {
      team.inventory().refresh(team.honeycomb(), look.freshFrom());
      look = lookAtList(team, memory);
    }
    if (!look.tainted()) {
      memory.postOutcomeKnown();
    }
    return look;
  }

  private Look lookAtList(TeamSession team, ResourceMemory memory) {
    var changesFresh = settled(leadingSince.get(), memory.unknownChangeEnded());
    var resourceFresh = settled(leadingSince.get(), memory.unknownPostEnded());
    var listed = team.inventory().listedAt();
    return new Look(
        memory.unknownPostEnded().isPresent()
            && listed.filter(at -> !at.isBefore(resourceFresh)).isEmpty(),
        listed.filter(at -> !at.isBefore(changesFresh)).isPresent(),
        resourceFresh.isAfter(changesFresh) ? resourceFresh : changesFresh);
  }

  /** What was on its way at either time has arrived by then. */
  private Instant settled(Instant one, Optional<Instant> other) {
    return other.filter(one::isBefore).orElse(one).plus(settling);
  }
}
