package dev.honeycomboperator.demo;

import java.util.ArrayDeque;
import java.util.Deque;

/** What must be done at the end, however it comes: the last thing started goes first. */
final class Curtain {
  private final Deque<Runnable> endings = new ArrayDeque<>();

  synchronized void onFall(Runnable ending) {
    endings.push(ending);
  }

  synchronized void fall() {
    while (!endings.isEmpty()) {
      endings.pop().run();
    }
  }
}
