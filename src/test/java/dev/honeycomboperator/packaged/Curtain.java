package dev.honeycomboperator.packaged;

import java.util.ArrayDeque;
import java.util.Deque;

/** What must be done at the end, however it comes: the last thing started goes first. */
public final class Curtain {
  private final Deque<Runnable> endings = new ArrayDeque<>();

  public synchronized void onFall(Runnable ending) {
    endings.push(ending);
  }

  public synchronized void fall() {
    while (!endings.isEmpty()) {
      endings.pop().run();
    }
  }
}
