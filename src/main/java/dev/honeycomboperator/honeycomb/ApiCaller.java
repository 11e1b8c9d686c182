package dev.honeycomboperator.honeycomb;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One call after another with one credential: limiter, request, reply, judgement, listener. */
final class ApiCaller {

  // Without parameters: Honeycomb compares the whole text.
  private static final String JSON_API = "application/vnd.api+json";

  /** Reads a document, or says which part is not as it should be. */
  @FunctionalInterface
  interface Decoder<T> {
    T decode(Json document) throws Json.Unexpected;
  }

  private final HttpTransport transport;
  private final Endpoint endpoint;
  private final ManagementKey credential;
  private final RateLimiter limiter;
  private final Verdict verdict;
  private final AtomicReference<@Nullable Duration> skew = new AtomicReference<>();

  ApiCaller(
      HttpTransport transport, Endpoint endpoint, ManagementKey credential, RateLimiter limiter) {
    this.transport = transport;
    this.endpoint = endpoint;
    this.credential = credential;
    this.limiter = limiter;
    this.verdict = new Verdict(endpoint, credential);
  }

  /** A request with the management key. */
  HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri)
        .header("Authorization", "Bearer " + credential.id() + ":" + credential.secret().reveal())
        .header("Accept", JSON_API)
        .header("User-Agent", transport.settings().userAgent());
  }

  HttpRequest.Builder request(URI uri, String method, String document) {
    return request(uri).header("Content-Type", JSON_API).method(method, new OneShotBody(document));
  }

  /** A request with the value of a key, which the caller has found fit for a header. */
  HttpRequest.Builder request(URI uri, Sensitive keyValue) {
    return HttpRequest.newBuilder(uri)
        .header("X-Honeycomb-Team", keyValue.reveal())
        .header("Accept", "application/json")
        .header("User-Agent", transport.settings().userAgent());
  }

  <T> T call(
      Operation operation, HttpRequest.Builder request, Decoder<T> decoder, Sensitive... given)
      throws HoneycombException {
    var wait = limiter.acquire(operation);
    if (wait.isPresent()) {
      throw new HoneycombException(
          new Problem.RateLimited(
              operation.doing() + ": not sent, the rate limit of the team is used up", wait.get()));
    }
    var started = System.nanoTime();
    var outcome = CallOutcome.SUCCESS;
    try {
      var reply = transport.send(operation, request.build(), endpoint);
      reply.date().ifPresent(date -> skew.set(Duration.between(transport.clock().instant(), date)));
      limiter.observe(operation, reply);
      if (!reply.successful()) {
        throw new HoneycombException(verdict.problem(operation, reply, limiter, List.of(given)));
      }
      return decoded(operation, reply, decoder);
    } catch (HoneycombException e) {
      outcome = CallOutcome.of(e.problem());
      throw e;
    } finally {
      transport
          .listener()
          .called(operation, outcome, Duration.ofNanos(System.nanoTime() - started));
    }
  }

  private <T> T decoded(Operation operation, Reply reply, Decoder<T> decoder)
      throws HoneycombException {
    try {
      if (reply.cutOff()) {
        throw new Json.Unexpected("it is too long");
      }
      return decoder.decode(reply.status() == 204 ? Json.nothing() : Json.document(reply.body()));
    } catch (Json.Unexpected e) {
      throw new HoneycombException(
          new Problem.Unintelligible(
              "%s: the reply of %s (%d) cannot be understood: %s"
                  .formatted(operation.doing(), endpoint, reply.status(), e.getMessage())));
    }
  }

  Optional<Duration> clockSkew() {
    return Optional.ofNullable(skew.get());
  }
}
