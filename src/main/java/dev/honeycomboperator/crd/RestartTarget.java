package dev.honeycomboperator.crd;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

public record RestartTarget(
    @Required @JsonPropertyDescription("Deployment, DaemonSet or StatefulSet.") Kind kind,
    @Required
        @Size(min = 1, max = Api.MAX_NAME)
        @ValidationRule(value = Api.IS_NAME, message = Api.IS_NAME_IN_WORDS)
        @JsonPropertyDescription("Its metadata.name, in this namespace.")
        String name) {

  public enum Kind {
    @JsonProperty("Deployment")
    DEPLOYMENT,
    @JsonProperty("DaemonSet")
    DAEMON_SET,
    @JsonProperty("StatefulSet")
    STATEFUL_SET
  }
}
