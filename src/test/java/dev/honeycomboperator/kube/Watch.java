package dev.honeycomboperator.kube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.mockwebserver.http.RecordedRequest;
import io.fabric8.mockwebserver.http.Response;
import io.fabric8.mockwebserver.http.WebSocket;
import io.fabric8.mockwebserver.http.WebSocketListener;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A watch of Fabric8's mock that begins where the caller says. The mock itself always begins with
 * all that exists and knows no history, so what the caller has seen is left out, and a caller who
 * may have missed a removal is told {@code 410 Gone}, upon which informers list anew.
 */
final class Watch extends WebSocketListener {
  private static final Pattern SERVED_FIELDS =
      Pattern.compile("(metadata\\.(name|namespace)==?[^,!]+)?");

  private final ApiServer api;
  private final ResourceKind kind;
  private final long since;
  private final WebSocketListener fromNow;
  private final int era;

  private Watch(ApiServer api, ResourceKind kind, long since, WebSocketListener fromNow) {
    this.api = api;
    this.kind = kind;
    this.since = since;
    this.fromNow = fromNow;
    this.era = api.watches().era();
  }

  static Watch of(ApiServer api, ResourceKind kind, ApiRequest request) {
    if (request.parameter("labelSelector").contains("(")
        || !SERVED_FIELDS.matcher(request.parameter("fieldSelector")).matches()) {
      throw Refusal.badRequest("no watch by this selector here");
    }
    String version = request.parameter("resourceVersion");
    long since = version.isEmpty() ? 0 : Long.parseLong(version);
    return new Watch(api, kind, since, api.store().watch(request.uri()));
  }

  @Override
  public void onOpen(WebSocket socket, @Nullable Response response) {
    synchronized (api) {
      if (since > 0 && api.store().forgotten(kind, since)) {
        socket.send(gone().toString());
        refuse(socket);
        return;
      }
      if (api.watches().open(socket, era)) {
        fromNow.onOpen(new NewsOnly(socket, since), response);
      } else {
        refuse(socket);
      }
    }
  }

  private void refuse(WebSocket socket) {
    fromNow.onClosed(socket, 1001, "");
    socket.close(1001, "");
  }

  private ObjectNode gone() {
    ObjectNode event = JsonNodeFactory.instance.objectNode().put("type", "ERROR");
    return event.set("object", Refusal.gone(String.valueOf(since)).status());
  }

  @Override
  public void onClosing(WebSocket socket, int code, String reason) {
    socket.close(code, reason);
  }

  @Override
  public void onClosed(WebSocket socket, int code, String reason) {
    api.watches().closed(socket);
    fromNow.onClosed(socket, code, reason);
  }

  @Override
  public void onFailure(WebSocket socket, Throwable error, @Nullable Response response) {
    onClosed(socket, 1011, "");
  }

  private record NewsOnly(WebSocket socket, long since) implements WebSocket {
    @Override
    public RecordedRequest request() {
      return socket.request();
    }

    @Override
    public boolean send(String event) {
      return seen(Store.parse(event)) || socket.send(event);
    }

    private boolean seen(JsonNode event) {
      JsonNode version = event.path("object").path("metadata").path("resourceVersion");
      return "ADDED".equals(event.path("type").asText()) && version.asLong() <= since;
    }

    @Override
    public boolean send(byte[] bytes) {
      return socket.send(bytes);
    }

    @Override
    public boolean close(int code, String reason) {
      return socket.close(code, reason);
    }
  }
}
