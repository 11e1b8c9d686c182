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
                + " Honeycomb accepted it. Stalled: a human must mend something.")
        List<Condition> conditions,
    @Nullable @JsonPropertyDescription("Id of the key that the Secret holds.") String keyId,
    @Nullable
        @JsonPropertyDescription(
            "Ids of keys that were handed out before and work until the overlap is over.")
        List<String> previousKeyIds,
    @Nullable @JsonPropertyDescription("Slug of the key's environment.") String environment,
    @Nullable @JsonPropertyDescription("Slug of the key's team.") String team,
    @Nullable @JsonPropertyDescription("metadata.name of the Secret that holds the key.")
        String secretName,
    @Nullable @JsonPropertyDescription("When Honeycomb created the key (RFC 3339).")
        String issuedAt) {

  public static final HoneycombApiKeyStatus EMPTY =
      new HoneycombApiKeyStatus(null, null, null, null, null, null, null, null);

  /** Every id that is on record as handed out, oldest first as far as is known. */
  public Stream<String> recordedIds() {
    return Stream.concat(
        Stream.ofNullable(previousKeyIds).flatMap(List::stream), Stream.ofNullable(keyId));
  }
}
