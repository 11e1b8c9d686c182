package dev.honeycomboperator.honeycomb.fake;

import java.util.concurrent.atomic.AtomicLong;

/** Counts what senders sent. */
public final class Events {

  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();

  void count(boolean admitted) {
    (admitted ? accepted : refused).incrementAndGet();
  }

  public long accepted() {
    return accepted.get();
  }

  /** Lost by their senders, which do not repeat after a 401. */
  public long refused() {
    return refused.get();
  }
}
