package dev.honeycomboperator.crd;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

public record PreviousKey(
    @JsonPropertyDescription("Its id at Honeycomb.") String id,
    @Nullable @JsonPropertyDescription("When another key took its place (RFC 3339).") String since,
    @Nullable
        @JsonPropertyDescription(
            "When it is disabled, or if it is disabled deleted, at the earliest; while Rotating is"
                + " WaitingForConsumers, at the latest (RFC 3339).")
        String mayGoAt,
    @Nullable @JsonPropertyDescription("Whether it is disabled at Honeycomb.") Boolean disabled,
    @Nullable
        @JsonPropertyDescription(
            "Workloads with pods that still use it, such as Deployment/collector.")
        List<String> waitingFor) {

  /** A key of which no more is known yet. */
  public static PreviousKey of(String id) {
    return new PreviousKey(id, null, null, null, null);
  }
}
