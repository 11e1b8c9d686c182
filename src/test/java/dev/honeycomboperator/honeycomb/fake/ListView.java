package dev.honeycomboperator.honeycomb.fake;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What lists show of a team's keys, which may lag behind what was written by some lists. */
final class ListView {

  private record Write(long seenFrom, String id, Optional<KeyState> state) {}

  private final Switches switches;
  private final Map<String, KeyState> shown = new LinkedHashMap<>();
  private final Deque<Write> unseen = new ArrayDeque<>();
  private long lists;

  ListView(Switches switches) {
    this.switches = switches;
  }

  void written(String id, Optional<KeyState> state) {
    unseen.add(new Write(lists + switches.listLag + 1, id, state));
  }

  /** A new list begins. */
  void begin() {
    lists++;
    unseen.removeIf(
        write -> {
          if (write.seenFrom() > lists) {
            return false;
          }
          write
              .state()
              .ifPresentOrElse(
                  state -> shown.put(write.id(), state), () -> shown.remove(write.id()));
          return true;
        });
  }

  Collection<KeyState> keys() {
    return List.copyOf(shown.values());
  }
}
