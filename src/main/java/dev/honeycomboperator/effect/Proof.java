package dev.honeycomboperator.effect;

import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.HoneycombException;
import dev.honeycomboperator.honeycomb.IssuedKey;
import dev.honeycomboperator.honeycomb.KeyIdentity;
import dev.honeycomboperator.honeycomb.KeyType;
import dev.honeycomboperator.honeycomb.Pause;
import dev.honeycomboperator.honeycomb.Problem;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Shows that a new key works before anybody depends on it: Honeycomb, asked with the key itself,
 * must answer with the expected id, environment and team (API page "Auth").
 */
final class Proof {

  enum Verdict {
    PROVEN,
    REFUSED,
    /** Honeycomb could not be asked. */
    UNAVAILABLE
  }

  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);

  private final Duration patience;
  private final Pause pause;
  private final InstantSource clock;

  Proof(Duration patience, Pause pause, InstantSource clock) {
    this.patience = patience;
    this.pause = pause;
    this.clock = clock;
  }

  /**
   * Asks again while the key is refused, since a new key may take a while to reach Honeycomb's
   * front door.
   */
  Verdict of(IssuedKey issued, TeamSession team) throws InterruptedException {
    var giveUp = clock.instant().plus(patience);
    var wait = FIRST_PAUSE;
    while (true) {
      try {
        return fits(team.honeycomb().introspect(issued.value()), issued.key(), team)
            ? Verdict.PROVEN
            : Verdict.REFUSED;
      } catch (HoneycombException e) {
        if (!(e.problem() instanceof Problem.Unauthorized)) {
          return Verdict.UNAVAILABLE;
        }
      }
      if (clock.instant().plus(wait).isAfter(giveUp)) {
        return Verdict.REFUSED;
      }
      pause.pause(wait);
      wait =
          wait.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait.multipliedBy(2);
    }
  }

  static boolean fits(KeyIdentity identity, ApiKey key, TeamSession team) {
    // Of a configuration key Honeycomb may show an id of another, older form here.
    return (key.type() == KeyType.CONFIGURATION || identity.id().equals(key.id()))
        && identity.teamSlug().equals(team.identity().teamSlug())
        && team.environments().stream()
            .filter(known -> key.environmentId().filter(known.id()::equals).isPresent())
            .allMatch(known -> known.slug().equals(identity.environmentSlug()));
  }
}
