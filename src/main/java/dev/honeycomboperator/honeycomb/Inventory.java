package dev.honeycomboperator.honeycomb;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * What is known of a team's keys: one paged list, kept current by the writes of this process.
 * Absence from it is only a hint; {@link #isGone} is knowledge. Safe for use by many threads.
 */
public final class Inventory {

  private final InstantSource clock;
  private final Duration lag;
  private final ReentrantLock refreshing = new ReentrantLock();

  private final Map<String, ApiKey> keys = new LinkedHashMap<>();
  private final Map<String, Map<String, ApiKey>> byBracket = new HashMap<>();
  private final Map<String, Set<String>> bracketsSeen = new HashMap<>();
  private final Set<String> gone = new HashSet<>();
  private final List<Write> writes = new ArrayList<>();
  private Optional<Instant> listedAt = Optional.empty();

  /** {@code key} is empty for a key that is gone. */
  private record Write(Instant at, String id, Optional<ApiKey> key) {}

  /**
   * @param lag how much longer than a list's beginning our own writes outweigh what it shows, since
   *     a list may lag behind them
   */
  public Inventory(InstantSource clock, Duration lag) {
    this.clock = clock;
    this.lag = lag;
  }

  /**
   * The last complete list, and our writes since.
   *
   * @param listedAt when it began
   */
  public record Snapshot(Optional<Instant> listedAt, List<ApiKey> keys) {}

  public synchronized Snapshot snapshot() {
    return new Snapshot(listedAt, List.copyOf(keys.values()));
  }

  /** When the last complete list began. */
  public synchronized Optional<Instant> listedAt() {
    return listedAt;
  }

  /**
   * Lists all keys, unless a list that began at {@code since} or later is there already; many
   * callers share one list.
   */
  public void refresh(Honeycomb honeycomb, Instant since) throws HoneycombException {
    refreshing.lock();
    try {
      if (listedAt().filter(at -> !at.isBefore(since)).isEmpty()) {
        var began = clock.instant();
        replaceBy(honeycomb.keys(), began);
      }
    } finally {
      refreshing.unlock();
    }
  }

  private synchronized void replaceBy(List<ApiKey> listed, Instant began) {
    keys.clear();
    byBracket.clear();
    listed.forEach(this::enter);
    writes.removeIf(write -> write.at().isBefore(began.minus(lag)));
    writes.forEach(this::apply);
    listedAt = Optional.of(began);
  }

  /** Takes in a key as Honeycomb showed it in reply to a request of ours. */
  public synchronized void put(ApiKey key) {
    note(new Write(clock.instant(), key.id(), Optional.of(key)));
  }

  /** Takes in that a key is gone: we deleted it, or its absence was confirmed. */
  public synchronized void remove(String id) {
    note(new Write(clock.instant(), id, Optional.empty()));
  }

  /** Takes in that a change of a key may have been made or not: whoever needs it asks for it. */
  public synchronized void forget(String id) {
    writes.removeIf(write -> write.id().equals(id));
    strike(id);
  }

  private void note(Write write) {
    writes.add(write);
    apply(write);
  }

  private void apply(Write write) {
    write
        .key()
        .ifPresentOrElse(
            this::enter,
            () -> {
              strike(write.id());
              gone.add(write.id());
            });
  }

  /** The keys whose names end with this bracket: what begins with their last {@code [}. */
  public synchronized List<ApiKey> withBracket(String bracket) {
    return List.copyOf(byBracket.getOrDefault(bracket, Map.of()).values());
  }

  public synchronized Optional<ApiKey> find(String id) {
    return Optional.ofNullable(keys.get(id));
  }

  /** Whether this process ever saw the key under this bracket. */
  public synchronized boolean wasSeenWith(String id, String bracket) {
    return bracketsSeen.getOrDefault(id, Set.of()).contains(bracket);
  }

  /** Whether the key is known to be gone, which is more than not being listed. */
  public synchronized boolean isGone(String id) {
    return gone.contains(id);
  }

  /** How many keys end with a bracket that {@code wanted} accepts. */
  public synchronized int count(Predicate<String> wanted) {
    return byBracket.entrySet().stream()
        .filter(entry -> wanted.test(entry.getKey()))
        .mapToInt(entry -> entry.getValue().size())
        .sum();
  }

  private void enter(ApiKey key) {
    strike(key.id());
    keys.put(key.id(), key);
    gone.remove(key.id());
    var bracket = bracket(key.name());
    if (!bracket.isEmpty()) {
      byBracket.computeIfAbsent(bracket, none -> new LinkedHashMap<>()).put(key.id(), key);
      bracketsSeen.computeIfAbsent(key.id(), none -> new HashSet<>()).add(bracket);
    }
  }

  private void strike(String id) {
    var known = Optional.ofNullable(keys.remove(id));
    known.ifPresent(
        key ->
            byBracket.computeIfPresent(
                bracket(key.name()),
                (bracket, others) -> {
                  others.remove(id);
                  return others.isEmpty() ? null : others;
                }));
  }

  private static String bracket(String name) {
    var start = name.endsWith("]") ? name.lastIndexOf('[') : -1;
    return start < 0 ? "" : name.substring(start);
  }
}
