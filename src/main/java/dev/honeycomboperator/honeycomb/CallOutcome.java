package dev.honeycomboperator.honeycomb;

import java.util.Locale;

/**
 * How a call ended: success or the kind of its {@link Problem}; a closed vocabulary for metrics.
 */
public enum CallOutcome {
  SUCCESS,
  UNAUTHORIZED,
  FORBIDDEN,
  NOT_FOUND,
  CONFLICT,
  REJECTED,
  RATE_LIMITED,
  REFUSED,
  SERVER_ERROR,
  NO_REPLY,
  UNINTELLIGIBLE;

  public static CallOutcome of(Problem problem) {
    return switch (problem) {
      case Problem.Unauthorized _ -> UNAUTHORIZED;
      case Problem.Forbidden _ -> FORBIDDEN;
      case Problem.NotFound _ -> NOT_FOUND;
      case Problem.Conflict _ -> CONFLICT;
      case Problem.Rejected _ -> REJECTED;
      case Problem.RateLimited _ -> RATE_LIMITED;
      case Problem.Refused _ -> REFUSED;
      case Problem.ServerError _ -> SERVER_ERROR;
      case Problem.NoReply _ -> NO_REPLY;
      case Problem.Unintelligible _ -> UNINTELLIGIBLE;
    };
  }

  /** For metrics: {@code not_found}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
