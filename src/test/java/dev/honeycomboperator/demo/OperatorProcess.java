package dev.honeycomboperator.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged operator in a process of its own, with the Java that runs this one. */
final class OperatorProcess implements AutoCloseable {
  static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
  static final Path LOG = Path.of("target", "demo", "operator.log");

  private static final int TAIL = 12;
  private static final int LINE = 240;
  private static final Duration GRACE = Duration.ofSeconds(15);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final int port;

  private OperatorProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts it.
   *
   * @param settings as environment variables; what this process has inherited of that sort is
   *     dropped
   * @throws Unseen if it was not built
   */
  static OperatorProcess start(Map<String, String> settings) {
    if (!Files.exists(JAR)) {
      throw new Unseen(JAR + " is missing: run \"make demo\", which builds it");
    }
    int port = freePort();
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            JAR.toString());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(OperatorProcess::wouldDisturb);
    environment.putAll(settings);
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
    environment.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");
    try {
      Files.createDirectories(LOG.getParent());
      return new OperatorProcess(
          builder.redirectErrorStream(true).redirectOutput(LOG.toFile()).start(), port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean wouldDisturb(String variable) {
    return variable.startsWith("HONEYCOMB_")
        || variable.startsWith("KUBERNETES_")
        || variable.startsWith("QUARKUS_");
  }

  long pid() {
    return process.pid();
  }

  /**
   * Whether its readiness probe says yes.
   *
   * @throws Unseen if it has ended
   */
  boolean ready() {
    if (!process.isAlive()) {
      throw new Unseen("the operator ended with code " + process.exitValue());
    }
    var probe =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
            .timeout(Duration.ofSeconds(2))
            .build();
    try {
      return http.send(probe, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The end of its log without stack traces. */
  static List<String> tail() {
    if (!Files.exists(LOG)) {
      return List.of();
    }
    try {
      List<String> lines =
          Files.readAllLines(LOG).stream().filter(OperatorProcess::readable).toList();
      return lines.subList(Math.max(0, lines.size() - TAIL), lines.size()).stream()
          .map(line -> line.substring(0, Math.min(LINE, line.length())))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean readable(String line) {
    return !line.isBlank() && !line.startsWith("\t");
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    process
        .onExit()
        .orTimeout(GRACE.toSeconds(), TimeUnit.SECONDS)
        .exceptionally(_ -> process.destroyForcibly())
        .join();
    http.close();
  }
}
