package dev.honeycomboperator.honeycomb.fake;

import dev.honeycomboperator.honeycomb.Problem;
import java.time.Duration;
import java.util.List;

/**
 * What a caller in Java sees of a call that fails; the words are not the real client's, the kinds
 * are.
 */
final class JavaReply implements Core.Door {

  private final Route route;
  private Duration untilReset = Duration.ZERO;

  JavaReply(Route route) {
    this.route = route;
  }

  @Override
  public void budget(Budgets.Budget budget) {
    untilReset = budget.untilReset();
  }

  @Override
  public void slow(Duration by) {
    // Nobody measures time here.
  }

  Problem problem(Refusal refusal) {
    var message = text("%d %s".formatted(refusal.status(), refusal.title()));
    return switch (refusal.status()) {
      case 401 -> new Problem.Unauthorized(message);
      case 403 -> new Problem.Forbidden(message);
      case 404 -> new Problem.NotFound(message);
      case 409 -> new Problem.Conflict(message);
      case 429 -> new Problem.RateLimited(message, untilReset.plusSeconds(1));
      default -> new Problem.Rejected(message, fields(refusal));
    };
  }

  private static List<Problem.FieldError> fields(Refusal refusal) {
    return refusal.pointer().isEmpty()
        ? List.of()
        : List.of(
            new Problem.FieldError(refusal.pointer(), refusal.title() + ": " + refusal.detail()));
  }

  Problem problem(Fault.Manner manner) {
    return switch (manner) {
      case Fault.Manner.Status status -> problem(status.status());
      case Fault.Manner.BadGateway _ -> new Problem.ServerError(text("502"), 502);
      case Fault.Manner.Garbled _ -> new Problem.Unintelligible(text("the reply is HTML"));
      case Fault.Manner.Reset _, Fault.Manner.Silence _, Fault.Manner.Slow _ ->
          new Problem.NoReply(text("no reply"));
      case Fault.Manner.Refused _ -> new Problem.Refused(text("connection refused"));
      case Fault.Manner.RateLimited limited ->
          new Problem.RateLimited(text("429"), limited.retryAfter());
    };
  }

  private Problem problem(int status) {
    return status >= 500
        ? new Problem.ServerError(text(String.valueOf(status)), status)
        : problem(Refusal.broken(status));
  }

  private String text(String what) {
    return route + ": " + what;
  }
}
