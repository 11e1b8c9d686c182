package dev.honeycomboperator.crd;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.honeycomboperator.crd.HoneycombApiKeySpec.KeyKind;
import dev.honeycomboperator.crd.HoneycombTeamSpec.Region;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

@JsonClassDescription(
    "Where the team lives, by which management key it is reached, and whom it serves.")
@ValidationRule(
    value = HoneycombTeamSpec.ONE_ADDRESS,
    fieldPath = ".endpoint",
    message = HoneycombTeamSpec.ONE_ADDRESS_IN_WORDS)
public record ClusterHoneycombTeamSpec(
    @Nullable @JsonPropertyDescription(HoneycombTeamSpec.REGION) Region region,
    @Nullable
        @Size(min = 1, max = 253)
        @ValidationRule(
            value = HoneycombTeamSpec.IS_BASE_URL,
            message = HoneycombTeamSpec.IS_BASE_URL_IN_WORDS)
        @JsonPropertyDescription(HoneycombTeamSpec.ENDPOINT)
        String endpoint,
    @Required @JsonPropertyDescription(HoneycombTeamSpec.MANAGEMENT_KEY)
        ManagementKeyRef managementKey,
    @Required @JsonPropertyDescription("The namespaces whose resources may use this team.")
        AllowedNamespaces allowedNamespaces,
    @Nullable
        @Default("[\"ingest\"]")
        @Size(max = 2)
        @JsonPropertyDescription(HoneycombTeamSpec.ALLOWED_KEY_TYPES)
        List<KeyKind> allowedKeyTypes) {

  public record ManagementKeyRef(
      @Required @JsonPropertyDescription(HoneycombTeamSpec.SECRET_REF)
          CredentialRef.InNamespace secretRef) {}
}
