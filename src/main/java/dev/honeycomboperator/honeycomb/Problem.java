package dev.honeycomboperator.honeycomb;

import java.time.Duration;
import java.util.List;

/**
 * Every way in which a call fails (API page "Errors"). The texts are safe to show: they are made
 * here, and what they quote of a reply is cut, stripped of control characters and of the
 * credential.
 */
public sealed interface Problem {

  /** One sentence for a person; the same for the same problem, so without times and request ids. */
  String message();

  /** Whether the request may have been carried out although no usable reply came. */
  default boolean outcomeUnknown() {
    return false;
  }

  /** Whether it may pass without anybody doing anything. */
  default boolean isTransient() {
    return switch (this) {
      case RateLimited limited -> true;
      case Refused down -> true;
      case ServerError down -> true;
      case NoReply down -> true;
      case Unintelligible down -> true;
      case Unauthorized refused -> false;
      case Forbidden forbidden -> false;
      case NotFound unknown -> false;
      case Conflict conflict -> false;
      case Rejected rejected -> false;
    };
  }

  /** 401: the key is unknown here: mistyped, revoked, disabled, or of the other region. */
  record Unauthorized(String message) implements Problem {}

  /** 403: a scope is missing, or the team is barred from the Management API. */
  record Forbidden(String message) implements Problem {}

  /** 404: no such key, environment or team. */
  record NotFound(String message) implements Problem {}

  /** 409. */
  record Conflict(String message) implements Problem {}

  /**
   * 400, 413, 415, 422 and any other 4xx: the request itself is refused; repeating it does not
   * help.
   */
  record Rejected(String message, List<FieldError> errors) implements Problem {
    public Rejected {
      errors = List.copyOf(errors);
    }
  }

  /**
   * 429, or a request that was not sent because the window is known to be used up: nothing was
   * done.
   *
   * @param retryAfter from now
   */
  record RateLimited(String message, Duration retryAfter) implements Problem {}

  /** No connection was made, so nothing was sent. */
  record Refused(String message) implements Problem {}

  /** 5xx, also from a gateway on the way: the request may or may not have been carried out. */
  record ServerError(String message, int status) implements Problem {
    @Override
    public boolean outcomeUnknown() {
      return true;
    }
  }

  /** Time-out, reset, broken TLS: the request may or may not have been carried out. */
  record NoReply(String message) implements Problem {
    @Override
    public boolean outcomeUnknown() {
      return true;
    }
  }

  /** A reply of success that does not say what the contract demands (a proxy's page, say). */
  record Unintelligible(String message) implements Problem {
    @Override
    public boolean outcomeUnknown() {
      return true;
    }
  }

  /**
   * One entry of a 422.
   *
   * @param pointer JSON pointer into the request, empty when the reply has none
   */
  record FieldError(String pointer, String detail) {}
}
