package dev.honeycomboperator.crd;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.honeycomboperator.crd.HoneycombApiKeySpec.KeyKind;
import dev.honeycomboperator.crd.HoneycombTeamSpec.Region;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

@ValidationRule(
    value = "!(has(self.region) && has(self.endpoint))",
    message = "spec: set region or endpoint, not both")
public record ClusterHoneycombTeamSpec(
    @Nullable @JsonPropertyDescription(HoneycombTeamSpec.REGION) Region region,
    @Nullable
        @Pattern(HoneycombTeamSpec.HTTP_URL)
        @Size(max = 253)
        @JsonPropertyDescription(HoneycombTeamSpec.ENDPOINT)
        String endpoint,
    @Required @JsonPropertyDescription(HoneycombTeamSpec.MANAGEMENT_KEY)
        ManagementKeyRef managementKey,
    @Required @JsonPropertyDescription("Whose resources may use this team.")
        AllowedNamespaces allowedNamespaces,
    @Nullable @Default("[\"ingest\"]") @JsonPropertyDescription(HoneycombTeamSpec.ALLOWED_KEY_TYPES)
        List<KeyKind> allowedKeyTypes) {

  public record ManagementKeyRef(@Required CredentialRef.InNamespace secretRef) {}
}
