package dev.honeycomboperator.soak;

import dev.honeycomboperator.packaged.OperatorProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One of the operator's Pods: its process is started again whenever it ends, as a kubelet does. */
final class Replica implements AutoCloseable {
  /** Started often and living shortly: what is compiled well comes too late. */
  private static final List<String> JVM =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m");

  private static final int PAUSE_MILLIS = 200;

  private final String name;
  private final Map<String, String> settings;
  private final History history;
  private int starts;
  private boolean over;
  private boolean paused;
  private OperatorProcess process;

  Replica(String name, Map<String, String> settings, History history) {
    this.name = name;
    this.settings = settings;
    this.history = history;
    this.process = started();
  }

  private OperatorProcess started() {
    starts++;
    OperatorProcess started = OperatorProcess.start(JVM, settings, log());
    history.tell("%s: start %d, process %d".formatted(name, starts, started.pid()));
    started.onExit(this::ended);
    return started;
  }

  private void ended() {
    history.tell("%s: ended".formatted(name));
    CompletableFuture.delayedExecutor(PAUSE_MILLIS, TimeUnit.MILLISECONDS).execute(this::again);
  }

  private synchronized void again() {
    if (!over) {
      paused = false;
      process = started();
    }
  }

  private Path log() {
    return History.FOLDER.resolve("%s-%03d.log".formatted(name, starts));
  }

  /** Whether it leads under this identity. */
  synchronized boolean leadsAs(String identity) {
    return said("Leading as " + identity);
  }

  /** Whether it has started as far as to lead or to wait for its turn, and runs. */
  synchronized boolean isUp() {
    return !paused && said("Listening on");
  }

  private boolean said(String words) {
    try {
      return Files.exists(log()) && Files.readString(log()).contains(words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized int starts() {
    return starts;
  }

  synchronized void kill() {
    process.kill();
  }

  synchronized void terminate() {
    // Who does not run cannot hear it.
    resume();
    process.terminate();
  }

  synchronized void pause() {
    paused = true;
    process.pause();
  }

  synchronized void resume() {
    if (paused) {
      paused = false;
      process.resume();
    }
  }

  @Override
  public synchronized void close() {
    over = true;
    resume();
    process.close();
  }

  @Override
  public String toString() {
    return name;
  }
}
