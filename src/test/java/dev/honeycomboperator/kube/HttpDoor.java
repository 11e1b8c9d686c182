package dev.honeycomboperator.kube;

import io.fabric8.mockwebserver.dsl.HttpMethod;
import io.fabric8.mockwebserver.http.Buffer;
import io.fabric8.mockwebserver.http.Headers;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import io.fabric8.mockwebserver.http.WebSocket;
import io.fabric8.mockwebserver.http.WebSocketListener;
import io.fabric8.mockwebserver.vertx.ServerWebSocketHandler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Loopback HTTP before an API: Fabric8's own server can neither close a connection without a reply
 * nor stream a watch to a caller that asks for no WebSocket, as kubectl does not.
 */
final class HttpDoor implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final String JSON = "application/json";

  private final Vertx vertx = Vertx.vertx();
  private final Function<ApiRequest, Answer> api;
  private final HttpServer server;

  HttpDoor(Function<ApiRequest, Answer> api) {
    this.api = api;
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(LOOPBACK)
            .setPort(0)
            .setCompressionSupported(false)
            .setMaxInitialLineLength(16_384)
            .setWebSocketSubProtocols(List.of("v4.channel.k8s.io"));
    this.server =
        vertx
            .createHttpServer(options)
            .requestHandler(this::receive)
            .listen()
            .toCompletionStage()
            .toCompletableFuture()
            .orTimeout(10, TimeUnit.SECONDS)
            .join();
  }

  String url() {
    return "http://" + LOOPBACK + ":" + server.actualPort();
  }

  private void receive(HttpServerRequest http) {
    if (http.headers().contains("Upgrade", "websocket", true)) {
      serve(http, "");
    } else {
      http.body().onSuccess(body -> serve(http, body.toString()));
    }
  }

  private void serve(HttpServerRequest http, String body) {
    Map<String, String> headers = new HashMap<>();
    http.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    ApiRequest request = ApiRequest.of(http.method().name(), http.uri(), headers, body);
    switch (api.apply(request)) {
      case Answer.Reply(int code, var json) ->
          http.response().setStatusCode(code).putHeader("Content-Type", JSON).end(json.toString());
      case Answer.Events(WebSocketListener listener) when headers.containsKey("upgrade") ->
          upgrade(http, listener);
      case Answer.Events(WebSocketListener listener) -> stream(http.response(), listener);
      case Answer.HangUp() -> http.connection().close();
    }
  }

  private static void upgrade(HttpServerRequest http, WebSocketListener listener) {
    var recorded =
        new RecordedRequest(
            "HTTP/1.1", HttpMethod.GET, http.uri(), Headers.builder().build(), new Buffer());
    http.toWebSocket()
        .onSuccess(
            new ServerWebSocketHandler(
                recorded, new MockResponse().withWebSocketUpgrade(listener)));
  }

  private static void stream(HttpServerResponse response, WebSocketListener listener) {
    response.setChunked(true).putHeader("Content-Type", JSON);
    var socket = new Lines(response);
    response.closeHandler(_ -> listener.onClosed(socket, 1000, ""));
    response.writeHead();
    listener.onOpen(socket, new MockResponse());
  }

  /** Watch events as lines of a chunked reply. */
  private record Lines(HttpServerResponse response) implements WebSocket {
    @Override
    public RecordedRequest request() {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean send(String event) {
      return !response.ended() && !response.write(event + "\n").failed();
    }

    @Override
    public boolean send(byte[] bytes) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean close(int code, String reason) {
      if (!response.ended()) {
        response.end();
      }
      return true;
    }
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
  }
}
