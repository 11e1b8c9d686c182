package dev.honeycomboperator.crd;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

@ValidationRule(
    value =
        "has(self.teamRef) == has(oldSelf.teamRef) && (!has(self.teamRef) || self.teamRef =="
            + " oldSelf.teamRef)",
    fieldPath = ".teamRef",
    message =
        "spec.teamRef cannot be changed; create another HoneycombApiKey for the other team and"
            + " delete this one")
@ValidationRule(
    value =
        "(has(self.secret) && has(self.secret.name)) == (has(oldSelf.secret) &&"
            + " has(oldSelf.secret.name)) && (!has(self.secret) || !has(self.secret.name) ||"
            + " self.secret.name == oldSelf.secret.name)",
    fieldPath = ".secret",
    message =
        "spec.secret.name cannot be changed, collectors may mount the Secret; create another"
            + " HoneycombApiKey with the new name and delete this one when nothing uses it")
@ValidationRule(
    value =
        "self.type != 'ingest' || !has(self.permissions) || !("
            + Permissions.ANY_BUT_CREATE_DATASETS
            + ")",
    fieldPath = ".permissions",
    message =
        "spec.permissions: an ingest key can only be given createDatasets; set spec.type:"
            + " configuration for the others")
public record HoneycombApiKeySpec(
    @Nullable
        @JsonPropertyDescription(
            "The team that the key belongs to; left out: the ClusterHoneycombTeam named 'default'.")
        TeamRef teamRef,
    @Required
        @JsonPropertyDescription(
            "The environment that the key sends to. A change means a new key; the old one keeps"
                + " working for the overlap.")
        EnvironmentRef environment,
    @Nullable
        @Default("ingest")
        @JsonPropertyDescription(
            "ingest: sends events, its value is the id followed by the secret. configuration: uses"
                + " the API, its value is the secret alone.")
        KeyKind type,
    @Nullable
        @Size(min = 1, max = 60)
        @ValidationRule(
            value = "!self.contains('[k8s:')",
            message = "spec.displayName cannot contain '[k8s:', which begins the operator's mark")
        @JsonPropertyDescription(
            "How Honeycomb's UI lists the key, followed by the operator's mark; default:"
                + " <namespace>/<name>.")
        String displayName,
    @Nullable
        @Default("false")
        @JsonPropertyDescription(
            "A disabled key exists, but Honeycomb refuses what is sent with it.")
        Boolean disabled,
    @Nullable @JsonPropertyDescription("What the key may do; what is left out it may not.")
        Permissions permissions,
    @Nullable @JsonPropertyDescription("The Secret that receives the key.") SecretTarget secret,
    @Nullable
        @Default("Delete")
        @JsonPropertyDescription(
            "What becomes of the key at Honeycomb when this resource is deleted. Delete: deleted."
                + " Disable: disabled and left to you. Retain: left to you as it is, with the"
                + " Secret.")
        DeletionPolicy deletionPolicy) {

  public enum KeyKind {
    @JsonProperty("ingest")
    INGEST,
    @JsonProperty("configuration")
    CONFIGURATION
  }

  public enum DeletionPolicy {
    @JsonProperty("Delete")
    DELETE,
    @JsonProperty("Disable")
    DISABLE,
    @JsonProperty("Retain")
    RETAIN
  }
}
