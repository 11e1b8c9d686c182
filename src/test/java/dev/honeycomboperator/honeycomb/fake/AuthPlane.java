package dev.honeycomboperator.honeycomb.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which values are let in. It learns what the management plane did, possibly later. */
final class AuthPlane {

  private record Turn(Instant from, boolean accepted) {}

  private record Holder(String keyId, List<Turn> turns) {
    boolean acceptedAt(Instant now) {
      return turns.stream()
          .filter(turn -> !turn.from().isAfter(now))
          .reduce((_, later) -> later)
          .map(Turn::accepted)
          .orElse(false);
    }
  }

  private final Map<String, Holder> byValue = new HashMap<>();
  private final Map<String, String> valueById = new HashMap<>();

  void register(String keyId, String value) {
    byValue.put(value, new Holder(keyId, new ArrayList<>()));
    valueById.put(keyId, value);
  }

  /** From {@code from} on the key is accepted or not; of two the one told last counts. */
  void turn(String keyId, boolean accepted, Instant from) {
    var value = valueById.get(keyId);
    var holder = value == null ? null : byValue.get(value);
    if (holder != null) {
      holder.turns().removeIf(turn -> turn.from().isAfter(from));
      holder.turns().add(new Turn(from, accepted));
    }
  }

  /** The id of the key whose value it is, if it is accepted. */
  Optional<String> admit(String value, Instant now) {
    return Optional.ofNullable(byValue.get(value))
        .filter(holder -> holder.acceptedAt(now))
        .map(Holder::keyId);
  }
}
