package dev.honeycomboperator.crd;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** The Secret with a management key, in the team's own namespace. */
public record CredentialRef(
    @Required @Size(min = 1, max = 253) String name,
    @Nullable @Default("id") @JsonPropertyDescription(ID_KEY) String idKey,
    @Nullable @Default("secret") @JsonPropertyDescription(SECRET_KEY) String secretKey) {

  static final String ID_KEY = "The entry that holds the management key's id.";
  static final String SECRET_KEY = "The entry that holds the management key's secret.";

  InNamespace in(String namespace) {
    return new InNamespace(namespace, name, idKey, secretKey);
  }

  /** The same for a team that has no namespace. */
  public record InNamespace(
      @Required @Size(min = 1, max = 63) String namespace,
      @Required @Size(min = 1, max = 253) String name,
      @Nullable @Default("id") @JsonPropertyDescription(ID_KEY) String idKey,
      @Nullable @Default("secret") @JsonPropertyDescription(SECRET_KEY) String secretKey) {}
}
