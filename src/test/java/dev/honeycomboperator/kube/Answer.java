package dev.honeycomboperator.kube;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.mockwebserver.http.WebSocketListener;

/** How a call ends. */
sealed interface Answer {
  record Reply(int code, JsonNode body) implements Answer {}

  /** The connection stays open and the listener sends events on it. */
  record Events(WebSocketListener listener) implements Answer {}

  /** The connection is closed without a word. */
  record HangUp() implements Answer {}
}
