package dev.honeycomboperator.honeycomb.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Fixed windows per team, resource and action, refilled at once. */
final class Budgets {

  /** A window after a call, as the headers tell it. */
  record Budget(int limit, int remaining, Duration untilReset, Duration window, boolean exceeded) {}

  private record Window(Instant start, int used) {}

  private final Switches switches;
  private final Map<String, Window> windows = new HashMap<>();

  Budgets(Switches switches) {
    this.switches = switches;
  }

  synchronized Budget take(String team, String budget, Instant now) {
    var length = switches.window;
    var limit = switches.limit.applyAsInt(budget);
    var key = team + " " + budget;
    var window = windows.get(key);
    if (window == null || !now.isBefore(window.start().plus(length))) {
      window = new Window(now, 0);
    }
    var exceeded = window.used() >= limit;
    var after = exceeded ? window : new Window(window.start(), window.used() + 1);
    windows.put(key, after);
    return new Budget(
        limit,
        limit - after.used(),
        Duration.between(now, after.start().plus(length)),
        length,
        exceeded);
  }

  /** What a caller without a team is told. */
  Budget untouched(String budget) {
    var limit = switches.limit.applyAsInt(budget);
    return new Budget(limit, limit, switches.window, switches.window, false);
  }
}
