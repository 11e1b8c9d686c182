package dev.honeycomboperator.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Who uses the Secret, as far as it can be seen: the pods of its namespace. */
public sealed interface Consumers {

  /** The operator was not given the right to look at pods. */
  record Unseen() implements Consumers {}

  record Seen(List<Consumer> list) implements Consumers {
    public Seen {
      list = List.copyOf(list);
    }
  }

  /**
   * A pod that uses the Secret.
   *
   * @param workload what it is part of, such as {@code Deployment/collector}, or its own name
   * @param follows it mounts the Secret as a whole volume and nothing else; otherwise it has what
   *     there was when it started
   */
  record Consumer(String workload, boolean follows, Instant started) {

    boolean hasWhatWasThereAt(Instant swap, Duration sync, Instant now) {
      return started.isAfter(swap) || (follows && !now.isBefore(swap.plus(sync)));
    }
  }
}
