package dev.honeycomboperator.crd;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

public record TeamRef(
    @Nullable
        @Default("HoneycombTeam")
        @JsonPropertyDescription(
            "HoneycombTeam: one of this namespace. ClusterHoneycombTeam: one for several namespaces.")
        TeamKind kind,
    @Required @Size(min = 1, max = 253) String name) {

  public enum TeamKind {
    @JsonProperty("HoneycombTeam")
    NAMESPACED,
    @JsonProperty("ClusterHoneycombTeam")
    CLUSTER
  }
}
