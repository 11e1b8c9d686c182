package dev.honeycomboperator.crd;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was last seen. The Secret, not this, is the record of which key was handed out. */
public record HoneycombApiKeyStatus(
    @Nullable Long observedGeneration,
    @Nullable List<Condition> conditions,
    @Nullable @JsonPropertyDescription("The key that the Secret holds.") String keyId,
    @Nullable
        @JsonPropertyDescription(
            "Keys that were handed out before and work until the overlap is over.")
        List<String> previousKeyIds,
    @Nullable @JsonPropertyDescription("Slug of the key's environment.") String environment,
    @Nullable @JsonPropertyDescription("Slug of the key's team.") String team,
    @Nullable String secretName,
    @Nullable @JsonPropertyDescription("When Honeycomb created the key (RFC 3339).")
        String issuedAt) {

  public static final HoneycombApiKeyStatus EMPTY =
      new HoneycombApiKeyStatus(null, null, null, null, null, null, null, null);
}
