package dev.honeycomboperator.honeycomb.fake;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * As much of HTTP/1.1 as it takes to also misbehave: die before or within a reply, stay silent,
 * shut the port and open it again, tell any time in {@code Date}. The JDK's server does none of
 * these.
 */
public final class LoopbackServer {

  private static final byte[] HALF =
      "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{".getBytes(StandardCharsets.US_ASCII);
  private static final int LARGEST_BODY = 5_000_000;

  /** A request as it came; header names in any case. */
  public record Request(String method, String target, Map<String, String> headers, String body) {
    public String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  /** How a request ends. */
  public sealed interface Ending {
    record Reply(int status, Map<String, String> headers, String body) implements Ending {}

    /** Nothing but the end of the connection. */
    record Reset() implements Ending {}

    /** Half a reply and the end of the connection. */
    record Half() implements Ending {}

    /** Half a reply and then silence. */
    record Stall() implements Ending {}

    /** Nothing at all until the server is opened again or closed. */
    record Silence() implements Ending {}
  }

  /** Answers a request. */
  @FunctionalInterface
  public interface Handler {
    Ending handle(Request request);
  }

  private final Handler handler;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private volatile CountDownLatch silence = new CountDownLatch(1);
  private @Nullable ServerSocket listening;
  private Thread accepting = Thread.ofVirtual().unstarted(() -> {});
  private final int port;

  public LoopbackServer(int wantedPort, Handler handler) {
    this.handler = handler;
    this.port = listen(wantedPort);
  }

  public int port() {
    return port;
  }

  /** Ends every silence, and listens again after {@link #shut}. */
  public synchronized void open() {
    silence.countDown();
    silence = new CountDownLatch(1);
    if (listening == null) {
      listen(port);
    }
  }

  /** Refuses connections from here on and drops those there are. */
  public synchronized void shut() {
    silence.countDown();
    var socket = listening;
    listening = null;
    if (socket != null) {
      quietly(socket);
      untilNothingIsAccepted();
    }
    connections.forEach(LoopbackServer::quietly);
  }

  /** A port is shut only when nobody waits at it any more. */
  private void untilNothingIsAccepted() {
    try {
      accepting.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized int listen(int wantedPort) {
    try {
      var socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wantedPort), 200);
      listening = socket;
      accepting = Thread.ofVirtual().name("fake-honeycomb").start(() -> accept(socket));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(ServerSocket socket) {
    try {
      while (true) {
        var connection = socket.accept();
        connections.add(connection);
        Thread.ofVirtual().start(() -> serve(connection));
      }
    } catch (IOException e) {
      // Shut.
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      var in = new BufferedInputStream(connection.getInputStream());
      var request = read(in);
      while (request != null && answered(connection, request)) {
        request = read(in);
      }
    } catch (IOException e) {
      // The caller has gone, or the door was shut.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      connections.remove(connection);
    }
  }

  private boolean answered(Socket connection, Request request)
      throws IOException, InterruptedException {
    return switch (handler.handle(request)) {
      case Ending.Reply reply -> {
        connection.getOutputStream().write(bytes(reply));
        yield !request.header("connection").equalsIgnoreCase("close");
      }
      case Ending.Reset _ -> {
        // No lingering: the peer sees a reset, not an orderly end.
        connection.setSoLinger(true, 0);
        yield false;
      }
      case Ending.Half _ -> {
        connection.getOutputStream().write(HALF);
        yield false;
      }
      case Ending.Stall _ -> {
        connection.getOutputStream().write(HALF);
        silence.await();
        yield false;
      }
      case Ending.Silence _ -> {
        silence.await();
        yield false;
      }
    };
  }

  private static byte[] bytes(Ending.Reply reply) {
    var body = reply.body().getBytes(StandardCharsets.UTF_8);
    var head = new StringBuilder("HTTP/1.1 " + reply.status() + " \r\n");
    reply
        .headers()
        .forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    if (reply.status() != 204) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    var out = new ByteArrayOutputStream();
    out.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    out.writeBytes(body);
    return out.toByteArray();
  }

  private static @Nullable Request read(InputStream in) throws IOException {
    var first = line(in);
    if (first == null || first.isEmpty()) {
      return null;
    }
    var parts = first.split(" ", 3);
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    for (var line = line(in); line != null && !line.isEmpty(); line = line(in)) {
      var colon = line.indexOf(':');
      headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    return new Request(parts[0], parts[1], headers, body(in, headers));
  }

  private static String body(InputStream in, Map<String, String> headers) throws IOException {
    var length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
    if (length > LARGEST_BODY || headers.containsKey("Transfer-Encoding")) {
      throw new SocketException("a body that this server does not read");
    }
    var bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new SocketException("the caller has gone in the middle of a request");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static @Nullable String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (var b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        return null;
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  private static void quietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      // It is gone either way.
    }
  }
}
