package dev.honeycomboperator.crd;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

@ValidationRule(
    value = "!has(self.atMost) || self.after == 'ConsumersUpdated'",
    fieldPath = ".atMost",
    message =
        "is for after: ConsumersUpdated; with Overlap a key goes when spec.rotation.retire.overlap is over")
public record Retire(
    @Nullable
        @Default("Overlap")
        @JsonPropertyDescription(
            "Overlap: when the overlap is over. ConsumersUpdated: when, besides, every pod of the"
                + " namespace that uses the Secret has the new value; needs watchPods in the"
                + " operator's chart.")
        After after,
    @Nullable
        @Size(min = 1, max = 32)
        @ValidationRule(
            value = TimeSpan.IS_FIVE_MINUTES,
            message =
                "must be a length of time such as 24h, 90m or PT36H, of at least 5m: a kubelet takes minutes to renew a mounted Secret")
        @JsonPropertyDescription(
            "How long a key works on after its successor was made, such as 24h; at least 5m. The"
                + " operator's setting when left out.")
        String overlap,
    @Nullable
        @Size(min = 1, max = 32)
        @ValidationRule(
            value = TimeSpan.IS_FIVE_MINUTES,
            message = "must be a length of time such as 14d, 336h or P14D, of at least 5m")
        @JsonPropertyDescription(
            "With ConsumersUpdated: how long after its successor was made a key goes whoever still"
                + " uses it; 336h when left out, never less than the overlap.")
        String atMost) {

  public enum After {
    @JsonProperty("Overlap")
    OVERLAP,
    @JsonProperty("ConsumersUpdated")
    CONSUMERS_UPDATED
  }
}
