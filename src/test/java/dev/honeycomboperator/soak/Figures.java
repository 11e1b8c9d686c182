package dev.honeycomboperator.soak;

import java.util.EnumMap;
import java.util.Map;

/** What was counted. */
final class Figures {

  enum Counter {
    KILLS("processes killed"),
    GRACEFUL_STOPS("processes stopped gracefully"),
    PAUSES("leaders paused past their lease"),
    KUBERNETES_OUTAGES("outages of the Kubernetes API"),
    KUBERNETES_FAULTS("faults of single Kubernetes calls"),
    HONEYCOMB_OUTAGES("outages and 429 storms of Honeycomb"),
    HONEYCOMB_FAULTS("faults of single Honeycomb calls"),
    CREATED("resources created"),
    CHANGED("resources changed"),
    DELETED("resources deleted"),
    NAMESPACES("namespaces deleted"),
    SECRETS("Secrets deleted or altered"),
    IN_UI("keys changed or deleted in Honeycomb"),
    CONFIRMATIONS("brakes confirmed"),
    CREDENTIALS("management keys rotated");

    private final String text;

    Counter(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  private final Map<Counter, Integer> counts = new EnumMap<>(Counter.class);

  synchronized void count(Counter counter) {
    counts.merge(counter, 1, Integer::sum);
  }

  synchronized int of(Counter counter) {
    return counts.getOrDefault(counter, 0);
  }
}
