package dev.honeycomboperator.crd;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.honeycomboperator.crd.HoneycombApiKeySpec.KeyKind;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

@JsonClassDescription("Where the team lives and by which management key it is reached.")
@ValidationRule(
    value = HoneycombTeamSpec.ONE_ADDRESS,
    fieldPath = ".endpoint",
    message = HoneycombTeamSpec.ONE_ADDRESS_IN_WORDS)
public record HoneycombTeamSpec(
    @Nullable @JsonPropertyDescription(REGION) Region region,
    @Nullable
        @Size(min = 1, max = 253)
        @ValidationRule(value = IS_BASE_URL, message = IS_BASE_URL_IN_WORDS)
        @JsonPropertyDescription(ENDPOINT)
        String endpoint,
    @Required @JsonPropertyDescription(MANAGEMENT_KEY) ManagementKeyRef managementKey,
    @Nullable @Default("[\"ingest\"]") @Size(max = 2) @JsonPropertyDescription(ALLOWED_KEY_TYPES)
        List<KeyKind> allowedKeyTypes) {

  static final String REGION =
      "The region of the team: us (https://api.honeycomb.io) or eu (https://api.eu1.honeycomb.io);"
          + " us when neither region nor endpoint is given.";
  static final String ENDPOINT =
      "Base URL of another API than a region's; the operator must be configured to allow it.";
  static final String MANAGEMENT_KEY =
      "A management key of the team with the scopes api-keys:write and environments:read. Team"
          + " owners create it in Honeycomb's UI.";
  static final String SECRET_REF = "The Secret that holds the management key.";
  static final String ALLOWED_KEY_TYPES =
      "The types of key that resources may ask for. Configuration keys can change what is in an"
          + " environment, so they must be allowed on purpose.";

  static final String ONE_ADDRESS = "!(has(self.region) && has(self.endpoint))";
  static final String ONE_ADDRESS_IN_WORDS = "set either region or endpoint, not both";
  static final String IS_BASE_URL = "self.matches('^https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?/?$')";
  static final String IS_BASE_URL_IN_WORDS =
      "must be a scheme and a host, such as https://api.honeycomb.io, without path, query or user";

  public enum Region {
    @JsonProperty("us")
    US,
    @JsonProperty("eu")
    EU
  }

  public record ManagementKeyRef(
      @Required @JsonPropertyDescription(SECRET_REF) CredentialRef secretRef) {}
}
