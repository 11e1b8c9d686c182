package dev.honeycomboperator.honeycomb;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What Honeycomb has said of a team's budgets: fixed windows per resource and action that refill at
 * once (API page "Rate Limits"). All management keys of a team draw on the same budgets, so its
 * clients should share one limiter. Knows nothing before the first reply, and then only forbids.
 */
public final class RateLimiter {

  // "reset" is cut to whole seconds: a call in the very second would still be too early.
  private static final Duration RESET_IS_TRUNCATED = Duration.ofSeconds(1);
  private static final Duration USUAL_WINDOW = Duration.ofMinutes(1);
  // No header may silence us for good.
  private static final Duration LONGEST = Duration.ofMinutes(15);
  // Two replies whose windows end this close together speak of the same window.
  private static final Duration SAME_WINDOW = Duration.ofSeconds(3);

  private static final Pattern REMAINING =
      Pattern.compile("(?:^|[,;\\s])remaining\\s*=\\s*(\\d{1,9})");
  private static final Pattern RESET = Pattern.compile("(?:^|[,;\\s])reset\\s*=\\s*(\\d{1,9})");
  private static final Pattern POLICY = Pattern.compile("\\d+\\s*;\\s*w\\s*=\\s*(\\d{1,9})");

  private record Window(int remaining, Instant resets) {
    boolean exhausted() {
      return remaining <= 0;
    }
  }

  private final InstantSource clock;
  private final Map<String, Window> windows = new HashMap<>();

  public RateLimiter(InstantSource clock) {
    this.clock = clock;
  }

  /** Takes one call out of the window; where none is left, answers how long to wait instead. */
  synchronized Optional<Duration> acquire(Operation operation) {
    var now = clock.instant();
    var window = windows.get(operation.window());
    if (window == null || !window.resets().isAfter(now)) {
      windows.remove(operation.window());
      return Optional.empty();
    }
    if (window.exhausted()) {
      return Optional.of(Duration.between(now, window.resets()));
    }
    windows.put(operation.window(), new Window(window.remaining() - 1, window.resets()));
    return Optional.empty();
  }

  /** How long the window stays used up; nothing of it is taken. */
  synchronized Duration exhaustedFor(Operation operation) {
    var now = clock.instant();
    var window = windows.get(operation.window());
    return window == null || !window.exhausted() || !window.resets().isAfter(now)
        ? Duration.ZERO
        : Duration.between(now, window.resets());
  }

  /** Learns from the headers of a reply. */
  synchronized void observe(Operation operation, Reply reply) {
    var now = clock.instant();
    seen(reply, now)
        .ifPresent(
            seen ->
                windows.merge(
                    operation.window(),
                    seen,
                    (known, _) -> known.resets().isAfter(now) ? merged(known, seen) : seen));
  }

  private static Optional<Window> seen(Reply reply, Instant now) {
    if (reply.status() == 429) {
      return Optional.of(new Window(0, now.plus(delay(reply, now))));
    }
    var reset = number(reply, "RateLimit", RESET);
    return number(reply, "RateLimit", REMAINING)
        .flatMap(
            remaining ->
                reset.map(
                    seconds ->
                        new Window(
                            remaining,
                            now.plus(
                                bounded(Duration.ofSeconds(seconds).plus(RESET_IS_TRUNCATED))))));
  }

  // Replies overtake each other, and calls under way are counted here before Honeycomb counts them.
  private static Window merged(Window known, Window seen) {
    var later = known.resets().isAfter(seen.resets()) ? known : seen;
    if (Duration.between(known.resets(), seen.resets()).abs().compareTo(SAME_WINDOW) <= 0) {
      return new Window(Math.min(known.remaining(), seen.remaining()), later.resets());
    }
    // Being told to stop outdoes what an earlier reply still promised.
    return seen.exhausted() && !known.exhausted() ? seen : later;
  }

  /** The longest that any header of a 429 asks for; a whole window when none says anything. */
  private static Duration delay(Reply reply, Instant now) {
    var serverNow = reply.date().orElse(now);
    return Stream.of(
            number(reply, "RateLimit", RESET)
                .map(seconds -> Duration.ofSeconds(seconds).plus(RESET_IS_TRUNCATED)),
            reply
                .header("Retry-After")
                .flatMap(text -> RetryAfter.parse(text, serverNow))
                .map(RetryAfter::delay))
        .flatMap(Optional::stream)
        .max(Duration::compareTo)
        .or(() -> policyWindow(reply))
        .map(RateLimiter::bounded)
        .orElse(USUAL_WINDOW);
  }

  // The documentation has one spelling, the OpenAPI file the other.
  private static Optional<Duration> policyWindow(Reply reply) {
    return number(reply, "RateLimit-Policy", POLICY)
        .or(() -> number(reply, "RateLimitPolicy", POLICY))
        .map(Duration::ofSeconds);
  }

  private static Optional<Integer> number(Reply reply, String header, Pattern pattern) {
    return reply
        .header(header)
        .map(pattern::matcher)
        .filter(Matcher::find)
        .map(found -> Integer.parseInt(found.group(1)));
  }

  private static Duration bounded(Duration asked) {
    if (asked.compareTo(RESET_IS_TRUNCATED) < 0) {
      return RESET_IS_TRUNCATED;
    }
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }
}
