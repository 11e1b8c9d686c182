package dev.honeycomboperator.packaged;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged operator in a process of its own, with the Java that runs this one. */
public final class OperatorProcess implements AutoCloseable {
  public static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

  private static final Duration GRACE = Duration.ofSeconds(15);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Process process;
  private final int port;

  private OperatorProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts it.
   *
   * @param jvm options of its Java
   * @param settings as environment variables; what this process has inherited of that sort is
   *     dropped
   * @throws Unseen if it was not built
   */
  public static OperatorProcess start(List<String> jvm, Map<String, String> settings, Path log) {
    if (!Files.exists(JAR)) {
      throw new Unseen(JAR + " is missing: \"make demo\" and \"make soak\" build it");
    }
    int port = freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.addAll(List.of("-jar", JAR.toString()));
    var builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(OperatorProcess::wouldDisturb);
    environment.putAll(settings);
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
    environment.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      return new OperatorProcess(
          builder.redirectErrorStream(true).redirectOutput(log.toFile()).start(), port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean wouldDisturb(String variable) {
    return variable.startsWith("HONEYCOMB_")
        || variable.startsWith("KUBERNETES_")
        || variable.startsWith("QUARKUS_");
  }

  public long pid() {
    return process.pid();
  }

  /**
   * Whether its readiness probe says yes.
   *
   * @throws Unseen if it has ended
   */
  public boolean ready() {
    if (!process.isAlive()) {
      throw new Unseen("the operator ended with code " + process.exitValue());
    }
    var probe =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
            .timeout(Duration.ofSeconds(2))
            .build();
    try {
      return HTTP.send(probe, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What is to be done when it has ended, however that came. */
  public void onExit(Runnable ending) {
    var _ = process.onExit().thenRun(ending);
  }

  /** SIGKILL. */
  public void kill() {
    process.destroyForcibly();
  }

  /** SIGTERM. */
  public void terminate() {
    process.destroy();
  }

  /** SIGSTOP. */
  public void pause() {
    signal("STOP");
  }

  /** SIGCONT. */
  public void resume() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, String.valueOf(pid()))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
  }
}
