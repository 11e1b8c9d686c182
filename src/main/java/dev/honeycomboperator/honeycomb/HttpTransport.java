package dev.honeycomboperator.honeycomb;

import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Sends requests, each at most once; one for the process, shared by the clients of all teams. */
public final class HttpTransport implements AutoCloseable {

  private static final int LARGEST_BODY = 4 * 1024 * 1024;

  private final HttpSettings settings;
  private final CallListener listener;
  private final Pause pause;
  private final InstantSource clock;
  private final HttpClient http;

  public HttpTransport(
      HttpSettings settings, CallListener listener, Pause pause, InstantSource clock) {
    this.settings = settings;
    this.listener = listener;
    this.pause = pause;
    this.clock = clock;
    this.http =
        HttpClient.newBuilder()
            // One connection a request under way: with HTTP/2, one reset would leave the outcome of
            // many open.
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.connectTimeout())
            .build();
  }

  HttpSettings settings() {
    return settings;
  }

  CallListener listener() {
    return listener;
  }

  Pause pause() {
    return pause;
  }

  InstantSource clock() {
    return clock;
  }

  /**
   * The reply, whatever its status.
   *
   * @throws HoneycombException with {@link Problem.Refused} or {@link Problem.NoReply}
   */
  Reply send(Operation operation, HttpRequest request, Endpoint endpoint)
      throws HoneycombException {
    Future<HttpResponse<BoundedBody.Text>> exchange =
        http.sendAsync(request, _ -> new BoundedBody(LARGEST_BODY));
    try {
      // HttpRequest.timeout would stop at the headers; a body can trickle for ever.
      var response = exchange.get(settings.requestTimeout().toMillis(), TimeUnit.MILLISECONDS);
      return new Reply(response.statusCode(), response.headers(), response.body());
    } catch (ExecutionException e) {
      throw new HoneycombException(failure(operation, endpoint, e.getCause()));
    } catch (TimeoutException e) {
      exchange.cancel(true);
      throw new HoneycombException(
          new Problem.NoReply(
              "%s: no reply from %s within %d ms"
                  .formatted(operation.doing(), endpoint, settings.requestTimeout().toMillis())));
    } catch (InterruptedException e) {
      exchange.cancel(true);
      Thread.currentThread().interrupt();
      throw new HoneycombException(
          new Problem.NoReply(
              "%s: interrupted before the reply of %s".formatted(operation.doing(), endpoint)));
    }
  }

  // Only the kind of an exception goes out: its message may quote what was sent.
  private static Problem failure(
      Operation operation, Endpoint endpoint, @Nullable Throwable cause) {
    // A connect time-out is no ConnectException, and is meant to fall to the other side: from here
    // it cannot
    // be told from a time-out that struck when the connection was made and the request on its way.
    return cause instanceof ConnectException
        ? new Problem.Refused(
            "%s: %s cannot be reached: connection refused or name unknown"
                .formatted(operation.doing(), endpoint))
        : new Problem.NoReply(
            "%s: no reply from %s (%s)"
                .formatted(
                    operation.doing(),
                    endpoint,
                    cause == null ? "unknown" : cause.getClass().getSimpleName()));
  }

  /** Ends at once; requests under way end in {@link Problem.NoReply}. */
  @Override
  public void close() {
    http.shutdownNow();
  }
}
