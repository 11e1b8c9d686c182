package dev.honeycomboperator.honeycomb;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Turns replies that are no success into {@link Problem}s, in words that help and never differ for
 * one problem.
 */
final class Verdict {

  private static final Pattern MANAGEMENT_KEY_ID = Pattern.compile("hc([a-z])mk_[a-z0-9]{26}");

  private final Endpoint endpoint;
  private final ManagementKey credential;

  Verdict(Endpoint endpoint, ManagementKey credential) {
    this.endpoint = endpoint;
    this.credential = credential;
  }

  /**
   * @param given what else of secrets was in the request
   */
  Problem problem(Operation operation, Reply reply, RateLimiter limiter, List<Sensitive> given) {
    var quotes = new Quotes(concat(given));
    var error = ErrorReply.of(reply);
    var said = error.said(quotes).map(text -> "; it says: " + text).orElse("");
    var status = reply.status();
    return switch (status) {
      case 401 -> new Problem.Unauthorized(unauthorized(operation));
      case 403 ->
          new Problem.Forbidden(
              text(operation, "Honeycomb forbids it (403)" + forbidden(operation) + said));
      case 404 ->
          new Problem.NotFound(text(operation, "Honeycomb knows no such thing (404)" + said));
      // What a gateway says when a request took too long; it may have been passed on.
      case 408 -> new Problem.NoReply(text(operation, endpoint + " timed the request out (408)"));
      case 409 ->
          new Problem.Conflict(text(operation, "it conflicts with what is there (409)" + said));
      case 429 ->
          new Problem.RateLimited(
              text(operation, "the rate limit of the team is used up (429)"),
              limiter.exhaustedFor(operation));
      default -> {
        if (status >= 500) {
          yield new Problem.ServerError(
              text(operation, "%s failed (%d)".formatted(endpoint, status)), status);
        }
        yield status >= 400
            ? new Problem.Rejected(
                text(operation, "Honeycomb rejects the request (%d)%s".formatted(status, said)),
                error.fields(quotes))
            : new Problem.Unintelligible(
                text(
                    operation,
                    "%s answered %d, which is not followed".formatted(endpoint, status)));
      }
    };
  }

  private static String forbidden(Operation operation) {
    var scope =
        switch (operation) {
          case LIST_ENVIRONMENTS -> "environments:read";
          case LIST_KEYS, GET_KEY -> "api-keys:read";
          case CREATE_KEY, UPDATE_KEY, DELETE_KEY -> "api-keys:write";
          case IDENTITY, INTROSPECT -> "";
        };
    return scope.isEmpty() ? "" : ": the management key may lack the scope " + scope;
  }

  private String unauthorized(Operation operation) {
    if (operation == Operation.INTROSPECT) {
      return text(operation, "Honeycomb does not accept the key's value (401)");
    }
    var id = MANAGEMENT_KEY_ID.matcher(credential.id());
    if (!id.matches()) {
      // Not quoted: who mixes up the two puts the secret here.
      return text(
          operation,
          "Honeycomb does not know the management key (401), whose id is not of the form hc?mk_ and 26"
              + " characters: are id and secret swapped?");
    }
    return text(
        operation,
        "Honeycomb does not know the management key %s (401): it is mistyped, revoked or disabled%s"
            .formatted(credential.id(), otherRegion(id.group(1).charAt(0)).orElse("")));
  }

  private Optional<String> otherRegion(char letter) {
    var home =
        switch (letter) {
          case 'a' -> "US";
          case 'b' -> "EU";
          default -> "other";
        };
    return endpoint
        .regionLetter()
        .filter(here -> here != letter)
        .map(
            here ->
                "; by the letter %s of its id it belongs to the %s region, while %s serves the %s region"
                    .formatted(letter, home, endpoint, here == 'a' ? "US" : "EU"));
  }

  private List<Sensitive> concat(List<Sensitive> given) {
    return Stream.concat(Stream.of(credential.secret()), given.stream()).toList();
  }

  private static String text(Operation operation, String what) {
    return operation.doing() + ": " + what;
  }
}
