package dev.honeycomboperator.kube;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.StandardHttpClient;
import io.fabric8.kubernetes.client.http.StandardHttpClientBuilder;
import io.fabric8.kubernetes.client.http.StandardHttpHeaders;
import io.fabric8.kubernetes.client.http.StandardHttpRequest;
import io.fabric8.kubernetes.client.http.StandardHttpRequest.StringBodyContent;
import io.fabric8.kubernetes.client.http.StandardWebSocketBuilder;
import io.fabric8.kubernetes.client.http.WebSocket;
import io.fabric8.kubernetes.client.http.WebSocketResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Fabric8's client without its sockets: each request is a call of the API in the caller's thread,
 * for tests of very many short histories. There are no watches.
 */
final class DirectHttp
    extends StandardHttpClient<DirectHttp, DirectHttp.Factory, DirectHttp.Builder> {

  record Factory(Function<ApiRequest, Answer> api) implements HttpClient.Factory {
    @Override
    public Builder newBuilder() {
      return new Builder(this);
    }
  }

  static final class Builder extends StandardHttpClientBuilder<DirectHttp, Factory, Builder> {
    private Builder(Factory factory) {
      super(factory);
    }

    @Override
    protected Builder newInstance(Factory factory) {
      return new Builder(factory);
    }

    @Override
    public DirectHttp build() {
      return new DirectHttp(
          this, client == null ? new AtomicBoolean() : client.getClosed(), clientFactory.api());
    }
  }

  private final Function<ApiRequest, Answer> api;

  private DirectHttp(Builder builder, AtomicBoolean closed, Function<ApiRequest, Answer> api) {
    super(builder, closed);
    this.api = api;
  }

  @Override
  public CompletableFuture<HttpResponse<AsyncBody>> consumeBytesDirect(
      StandardHttpRequest request, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
    return switch (api.apply(asked(request))) {
      case Answer.Reply(int code, var json) ->
          CompletableFuture.completedFuture(
              new Reply(request, code, new Body(json.toString(), consumer)));
      case Answer.HangUp() -> CompletableFuture.failedFuture(new IOException("hung up"));
      case Answer.Events _ -> throw new UnsupportedOperationException("watch");
    };
  }

  private static ApiRequest asked(StandardHttpRequest request) {
    Map<String, String> headers = new HashMap<>();
    request
        .headers()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    if (request.getContentType() != null) {
      headers.put("content-type", request.getContentType());
    }
    var uri = request.uri();
    var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    var body = request.body() instanceof StringBodyContent text ? text.getContent() : "";
    return ApiRequest.of(request.method(), uri.getRawPath() + query, headers, body);
  }

  @Override
  public CompletableFuture<WebSocketResponse> buildWebSocketDirect(
      StandardWebSocketBuilder socket, WebSocket.Listener listener) {
    throw new UnsupportedOperationException("watch");
  }

  @Override
  protected void doClose() {}

  /** All of it at the first request, which the consumer follows by another. */
  private record Body(
      String text,
      AsyncBody.Consumer<List<ByteBuffer>> consumer,
      AtomicBoolean delivered,
      CompletableFuture<Void> done)
      implements AsyncBody {

    Body(String text, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
      this(text, consumer, new AtomicBoolean(), new CompletableFuture<>());
    }

    @Override
    public void consume() {
      if (delivered.getAndSet(true)) {
        done.complete(null);
        return;
      }
      try {
        consumer.consume(List.of(StandardCharsets.UTF_8.encode(text)), this);
      } catch (Exception e) {
        done.completeExceptionally(e);
      }
    }

    @Override
    public void cancel() {
      done.cancel(false);
    }
  }

  private static final class Reply extends StandardHttpHeaders implements HttpResponse<AsyncBody> {
    private final HttpRequest request;
    private final int code;
    private final AsyncBody body;

    private Reply(HttpRequest request, int code, AsyncBody body) {
      super(Map.of("content-type", List.of("application/json")));
      this.request = request;
      this.code = code;
      this.body = body;
    }

    @Override
    public int code() {
      return code;
    }

    @Override
    public AsyncBody body() {
      return body;
    }

    @Override
    public HttpRequest request() {
      return request;
    }

    @Override
    public Optional<HttpResponse<?>> previousResponse() {
      return Optional.empty();
    }
  }
}
