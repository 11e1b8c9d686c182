package dev.honeycomboperator.decision;

import dev.honeycomboperator.honeycomb.Problem;
import java.time.Duration;
import java.util.Optional;

/** What came of a move. */
public sealed interface Outcome {

  /** As meant. */
  record Done() implements Outcome {}

  /**
   * A key was handed out.
   *
   * @param proven whether Honeycomb was seen to accept it first
   */
  record HandedOut(String keyId, boolean proven) implements Outcome {}

  /** The world was not as it had looked, or the turn took too long: nothing more was done. */
  record Dropped() implements Outcome {}

  /**
   * Not as meant; tried again later.
   *
   * @param retryAfter the least wait, if it is known
   */
  record Failed(Reason reason, String message, Optional<Duration> retryAfter) implements Outcome {}

  static Failed failed(Reason reason, String message) {
    return new Failed(reason, message, Optional.empty());
  }

  static Failed of(Problem problem) {
    return switch (problem) {
      case Problem.Unauthorized refused -> failed(Reason.CREDENTIAL_REFUSED, refused.message());
      case Problem.Forbidden forbidden -> failed(Reason.FORBIDDEN, forbidden.message());
      case Problem.NotFound unknown -> failed(Reason.REJECTED, unknown.message());
      case Problem.Conflict conflict -> failed(Reason.REJECTED, conflict.message());
      case Problem.Rejected rejected -> failed(Reason.REJECTED, rejected.message());
      case Problem.RateLimited limited ->
          new Failed(Reason.RATE_LIMITED, limited.message(), Optional.of(limited.retryAfter()));
      case Problem.Refused down -> failed(Reason.HONEYCOMB_UNAVAILABLE, down.message());
      case Problem.ServerError down -> failed(Reason.HONEYCOMB_UNAVAILABLE, down.message());
      case Problem.NoReply down -> failed(Reason.HONEYCOMB_UNAVAILABLE, down.message());
      case Problem.Unintelligible down -> failed(Reason.HONEYCOMB_UNAVAILABLE, down.message());
    };
  }
}
