package dev.honeycomboperator.crd;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

@JsonClassDescription(
    "What the operator last saw. The Secret, not this, is the record of which key was handed out.")
public record HoneycombApiKeyStatus(
    @Nullable @JsonPropertyDescription("metadata.generation of the spec that was last acted on.")
        Long observedGeneration,
    @Nullable
        @JsonPropertyDescription(
            "Ready: the key exists and is enabled as asked, and the Secret holds it. Verified:"
                + " Honeycomb accepted it. Rotating: a replaced key is not deleted yet. Stalled: a"
                + " human must mend something.")
        List<Condition> conditions,
    @Nullable @JsonPropertyDescription("Id of the key that the Secret holds.") String keyId,
    @Nullable
        @JsonPropertyDescription(
            "Keys that were handed out before and are not deleted yet, oldest first.")
        List<PreviousKey> previous,
    @Nullable @JsonPropertyDescription("Slug of the key's environment.") String environment,
    @Nullable @JsonPropertyDescription("Slug of the key's team.") String team,
    @Nullable @JsonPropertyDescription("metadata.name of the Secret that holds the key.")
        String secretName,
    @Nullable @JsonPropertyDescription("When Honeycomb created the key (RFC 3339).")
        String issuedAt,
    @Nullable
        @JsonPropertyDescription(
            "When the key is replaced by schedule, unless something holds that up (RFC 3339).")
        String nextRotation) {

  public static final HoneycombApiKeyStatus EMPTY =
      new HoneycombApiKeyStatus(null, null, null, null, null, null, null, null, null);

  /** Of keys that were handed out before. */
  public List<String> previousIds() {
    return Stream.ofNullable(previous).flatMap(List::stream).map(PreviousKey::id).toList();
  }

  /** Every id that is on record as handed out, oldest first as far as is known. */
  public Stream<String> recordedIds() {
    return Stream.concat(previousIds().stream(), Stream.ofNullable(keyId));
  }
}
