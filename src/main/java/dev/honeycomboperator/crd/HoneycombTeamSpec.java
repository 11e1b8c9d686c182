package dev.honeycomboperator.crd;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.honeycomboperator.crd.HoneycombApiKeySpec.KeyKind;
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
public record HoneycombTeamSpec(
    @Nullable @JsonPropertyDescription(REGION) Region region,
    @Nullable @Pattern(HTTP_URL) @Size(max = 253) @JsonPropertyDescription(ENDPOINT)
        String endpoint,
    @Required @JsonPropertyDescription(MANAGEMENT_KEY) ManagementKeyRef managementKey,
    @Nullable @Default("[\"ingest\"]") @JsonPropertyDescription(ALLOWED_KEY_TYPES)
        List<KeyKind> allowedKeyTypes) {

  static final String REGION =
      "Where the team lives; us when neither region nor endpoint is given.";
  static final String ENDPOINT =
      "Base URL of the API instead of a region's; the operator must be configured to allow it.";
  static final String HTTP_URL = "^https?://[^/@?#]+/?$";
  static final String MANAGEMENT_KEY =
      "A management key with the scopes api-keys:write and environments:read.";
  static final String ALLOWED_KEY_TYPES =
      "Which types of key may be asked for; configuration keys must be allowed on purpose.";

  public enum Region {
    @JsonProperty("us")
    US,
    @JsonProperty("eu")
    EU
  }

  public record ManagementKeyRef(@Required CredentialRef secretRef) {}
}
