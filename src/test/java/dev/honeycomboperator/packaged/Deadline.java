package dev.honeycomboperator.packaged;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.awaitility.core.ConditionTimeoutException;

/** The one time limit of a whole run, and the waiting within it. */
public final class Deadline {
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private final Instant end;

  public Deadline(Duration patience) {
    this.end = Instant.now().plus(patience);
  }

  /**
   * Looks until there is something to see.
   *
   * @param what completes the sentence "... was not seen in time" when it is too late
   * @throws Unseen if the time is over
   */
  public <T> T see(Supplier<String> what, Supplier<Optional<T>> look) {
    Duration left = Duration.between(Instant.now(), end);
    try {
      return await()
          .pollInSameThread()
          .pollDelay(Duration.ZERO)
          .pollInterval(LOOK_EVERY)
          .atMost(left.compareTo(LOOK_EVERY) > 0 ? left : LOOK_EVERY.multipliedBy(2))
          .until(look::get, Optional::isPresent)
          .orElseThrow();
    } catch (ConditionTimeoutException _) {
      throw new Unseen(what.get() + " was not seen in time");
    }
  }

  public void seeThat(Supplier<String> what, Supplier<Boolean> look) {
    see(what, () -> look.get() ? Optional.of(true) : Optional.empty());
  }
}
