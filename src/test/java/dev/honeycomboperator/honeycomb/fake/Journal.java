package dev.honeycomboperator.honeycomb.fake;

import dev.honeycomboperator.honeycomb.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every call there was, in the order in which they ended. */
public final class Journal {

  private final List<Call> calls = new ArrayList<>();

  synchronized void add(Call call) {
    calls.add(call);
  }

  public synchronized List<Call> calls() {
    return List.copyOf(calls);
  }

  public List<Call> calls(Operation operation) {
    return calls().stream()
        .filter(call -> call.route().operation().equals(Optional.of(operation)))
        .toList();
  }

  /** For counting from here on. */
  public synchronized void clear() {
    calls.clear();
  }
}
