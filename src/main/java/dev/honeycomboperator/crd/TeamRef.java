package dev.honeycomboperator.crd;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

public record TeamRef(
    @Nullable
        @Default("HoneycombTeam")
        @JsonPropertyDescription(
            "HoneycombTeam: a team of this namespace. ClusterHoneycombTeam: one that serves several"
                + " namespaces.")
        TeamKind kind,
    @Required
        @Size(min = 1, max = Api.MAX_NAME)
        @ValidationRule(value = Api.IS_NAME, message = Api.IS_NAME_IN_WORDS)
        @JsonPropertyDescription("metadata.name of the team.")
        String name) {

  public enum TeamKind {
    @JsonProperty("HoneycombTeam")
    NAMESPACED,
    @JsonProperty("ClusterHoneycombTeam")
    CLUSTER
  }
}
