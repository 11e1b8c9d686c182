package dev.honeycomboperator.crd;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

@JsonClassDescription("Which key is wanted, and where it is handed out.")
@ValidationRule(
    value =
        "has(self.teamRef) ? has(oldSelf.teamRef) && self.teamRef == oldSelf.teamRef"
            + " : !has(oldSelf.teamRef)",
    fieldPath = ".teamRef",
    message =
        "cannot be changed; create another HoneycombApiKey for the other team and delete this one")
@ValidationRule(
    value =
        "self.type != 'ingest' || !has(self.permissions) || !("
            + Permissions.ANY_BUT_CREATE_DATASETS
            + ")",
    fieldPath = ".permissions",
    message =
        "an ingest key can be given createDatasets alone; remove the others or set spec.type:"
            + " configuration")
public record HoneycombApiKeySpec(
    @Nullable
        @JsonPropertyDescription(
            "The team that the key belongs to; the ClusterHoneycombTeam named default when left"
                + " out. It cannot be changed.")
        TeamRef teamRef,
    @Required
        @JsonPropertyDescription(
            "The environment that the key belongs to, by slug, name or id. A change means a new"
                + " key; the old one keeps working for the overlap.")
        EnvironmentRef environment,
    @Nullable
        @Default("ingest")
        @JsonPropertyDescription(
            "ingest: the key sends events; its value is its id followed by its secret."
                + " configuration: the key uses the API as far as its permissions go; its value is"
                + " its secret alone. A change means a new key; the old one keeps working for the"
                + " overlap.")
        KeyKind type,
    @Nullable
        @Size(min = 1, max = 60)
        @ValidationRule(
            value = "!self.contains('[k8s:')",
            message =
                "cannot contain '[k8s:', which begins the operator's mark; leave that part out")
        @JsonPropertyDescription(
            "The name under which Honeycomb lists the key, followed there by the operator's mark;"
                + " <namespace>/<name> of this resource when left out.")
        String displayName,
    @Nullable
        @Default("false")
        @JsonPropertyDescription(
            "A disabled key stays at Honeycomb and in the Secret, but nothing is accepted with it.")
        Boolean disabled,
    @Nullable
        @JsonPropertyDescription(
            "What the key may do; what is left out it may not. A change for an ingest key means a"
                + " new key; the old one keeps working for the overlap.")
        Permissions permissions,
    @Nullable
        @JsonPropertyDescription(
            "The Secret of this namespace in which the key is handed out. The operator creates it.")
        SecretTarget secret,
    @Nullable
        @JsonPropertyDescription(
            "When a key that works is replaced, and how the replaced one goes.")
        RotationSpec rotation,
    @Nullable
        @JsonPropertyDescription(
            "Where the ids of the key and of those before it are listed, for a Refinery that accepts"
                + " listed keys only. An id is no secret. Needs publishKeyIds in the operator's"
                + " chart.")
        KeyIds keyIds,
    @Nullable
        @Size(max = 16)
        @JsonPropertyDescription(
            "Workloads that read the key only when their pods start: restarted when it is replaced,"
                + " once for each key, one workload after the other. Needs restartWorkloads in the"
                + " operator's chart.")
        List<RestartTarget> restart,
    @Nullable
        @Default("Delete")
        @JsonPropertyDescription(
            "What becomes of the key at Honeycomb when this resource is deleted. Delete: it is"
                + " deleted. Disable: it is disabled and left to you. Retain: it is left to you as"
                + " it is, and so is the Secret.")
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
