package dev.honeycomboperator.crd;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** The Secret with a management key, in the team's own namespace. */
@ValidationRule(
    value = CredentialRef.TWO_ENTRIES,
    fieldPath = ".secretKey",
    message = CredentialRef.TWO_ENTRIES_IN_WORDS)
public record CredentialRef(
    @Required
        @Size(min = 1, max = Api.MAX_NAME)
        @ValidationRule(value = Api.IS_NAME, message = Api.IS_NAME_IN_WORDS)
        @JsonPropertyDescription(NAME)
        String name,
    @Nullable
        @Default("id")
        @Size(min = 1, max = Api.MAX_NAME)
        @ValidationRule(value = Api.IS_ENTRY, message = Api.IS_ENTRY_IN_WORDS)
        @JsonPropertyDescription(ID_KEY)
        String idKey,
    @Nullable
        @Default("secret")
        @Size(min = 1, max = Api.MAX_NAME)
        @ValidationRule(value = Api.IS_ENTRY, message = Api.IS_ENTRY_IN_WORDS)
        @JsonPropertyDescription(SECRET_KEY)
        String secretKey) {

  static final String NAME = "metadata.name of the Secret.";
  static final String ID_KEY = "The Secret's entry that holds the id of the management key.";
  static final String SECRET_KEY =
      "The Secret's entry that holds the secret of the management key.";
  static final String TWO_ENTRIES = "self.idKey != self.secretKey";
  static final String TWO_ENTRIES_IN_WORDS =
      "must name another entry than idKey: a management key's id and secret are kept apart";

  InNamespace in(String namespace) {
    return new InNamespace(namespace, name, idKey, secretKey);
  }

  /** The same for a team that has no namespace. */
  @ValidationRule(
      value = CredentialRef.TWO_ENTRIES,
      fieldPath = ".secretKey",
      message = CredentialRef.TWO_ENTRIES_IN_WORDS)
  public record InNamespace(
      @Required
          @Size(min = 1, max = 63)
          @ValidationRule(
              value = "self.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$')",
              message =
                  "must be a namespace: lower-case letters, digits and '-', beginning and ending"
                      + " with a letter or digit")
          @JsonPropertyDescription("The namespace of the Secret.")
          String namespace,
      @Required
          @Size(min = 1, max = Api.MAX_NAME)
          @ValidationRule(value = Api.IS_NAME, message = Api.IS_NAME_IN_WORDS)
          @JsonPropertyDescription(NAME)
          String name,
      @Nullable
          @Default("id")
          @Size(min = 1, max = Api.MAX_NAME)
          @ValidationRule(value = Api.IS_ENTRY, message = Api.IS_ENTRY_IN_WORDS)
          @JsonPropertyDescription(ID_KEY)
          String idKey,
      @Nullable
          @Default("secret")
          @Size(min = 1, max = Api.MAX_NAME)
          @ValidationRule(value = Api.IS_ENTRY, message = Api.IS_ENTRY_IN_WORDS)
          @JsonPropertyDescription(SECRET_KEY)
          String secretKey) {}
}
