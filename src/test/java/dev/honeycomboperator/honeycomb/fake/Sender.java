package dev.honeycomboperator.honeycomb.fake;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Sends an event every 10 ms as a collector does: with the key that it finds at that moment, and
 * once. What is answered 401 is lost.
 */
public final class Sender implements AutoCloseable {

  private static final int EVERY_MILLIS = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI events;
  private final Supplier<String> key;
  private final Set<String> keysUsed = ConcurrentHashMap.newKeySet();
  private final AtomicInteger delivered = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();
  private final Set<String> trouble = ConcurrentHashMap.newKeySet();

  public Sender(URI honeycomb, Supplier<String> key) {
    this.events = honeycomb.resolve("/1/events/collectors");
    this.key = key;
    var _ = clock.scheduleAtFixedRate(this::send, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void send() {
    try {
      var value = key.get();
      var request =
          HttpRequest.newBuilder(events)
              .header("X-Honeycomb-Team", value)
              .header("Content-Type", "application/json")
              .timeout(PATIENCE)
              .POST(BodyPublishers.ofString("{\"alive\":true}"))
              .build();
      var status = http.send(request, BodyHandlers.discarding()).statusCode();
      switch (status) {
        case 200 -> {
          delivered.incrementAndGet();
          keysUsed.add(value);
        }
        case 401 -> lost.incrementAndGet();
        default -> trouble.add("HTTP " + status);
      }
    } catch (IOException | RuntimeException e) {
      // A scheduler would say nothing and never send again.
      trouble.add(e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public int delivered() {
    return delivered.get();
  }

  public int lost() {
    return lost.get();
  }

  /** How many keys events were delivered with. */
  public int keysUsed() {
    return keysUsed.size();
  }

  /** Whatever else went wrong; says nothing of keys. */
  public Set<String> trouble() {
    return Set.copyOf(trouble);
  }

  @Override
  public void close() {
    clock.shutdown();
    http.close();
  }
}
