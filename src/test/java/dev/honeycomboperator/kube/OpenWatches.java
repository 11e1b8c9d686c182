package dev.honeycomboperator.kube;

import io.fabric8.mockwebserver.http.WebSocket;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The watches that are open, so that all of them can be cut off at once. */
final class OpenWatches {
  private final Set<WebSocket> sockets = new HashSet<>();
  private int cuts;

  /** A watch accepted now, perhaps opened only after the next cut. */
  synchronized int era() {
    return cuts;
  }

  /** Whether the watch may open: not if it was accepted before a cut. */
  synchronized boolean open(WebSocket socket, int era) {
    return era == cuts && sockets.add(socket);
  }

  synchronized void closed(WebSocket socket) {
    sockets.remove(socket);
  }

  synchronized void cut() {
    cuts++;
    List.copyOf(sockets).forEach(socket -> socket.close(1001, "going away"));
  }
}
